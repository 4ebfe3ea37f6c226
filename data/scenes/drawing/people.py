"""People on foot and on a bicycle, a little broader than in life: at this size a thin one would vanish."""

from __future__ import annotations

import numpy as np

from .canvas import Pen
from .colours import CLOTHES, HAIR, INK, PAINTS, SKINS, mix, one_of


def pedestrian(pen: Pen, rng: np.random.Generator, dusk: bool) -> None:
    """Somebody 1.4 to 1.85 metres tall who walks or stands, in trousers or a skirt, at times with a bag or a hat."""
    del dusk  # people carry no lamps
    tall = float(rng.uniform(1.4, 1.85)) / 1.8
    body = Pen(pen.canvas, pen.x, pen.y, pen.scale * tall, pen.owner, pen.turned)
    top, legs, skin, hair = one_of(rng, CLOTHES), one_of(rng, CLOTHES), one_of(rng, SKINS), one_of(rng, HAIR)
    stride = float(rng.uniform(0.0, 0.28))
    swing = float(rng.uniform(0.0, 0.2))
    body.shadow(0.42, 0.25)
    if rng.random() < 0.25:
        body.box(0.2, 0.62, 0.46, 0.98, mix(one_of(rng, CLOTHES), INK, 0.2))
    skirt = rng.random() < 0.3
    for side in (-1, 1):
        body.line((side * 0.07, 0.85), (side * stride, 0.05), colour=skin if skirt else legs, thick=0.17)
        body.line((side * stride + 0.03, 0.04), (side * stride - 0.1, 0.04), colour=INK, thick=0.1)
    if skirt:
        body.outline((-0.3, 0.5), (-0.16, 0.95), (0.16, 0.95), (0.3, 0.5), colour=legs)
    for side in (-1, 1):
        body.line((side * 0.2, 1.36), (side * (0.26 + swing), 0.86), colour=mix(top, INK, 0.2), thick=0.13)
    body.outline((-0.22, 0.8), (-0.27, 1.4), (-0.15, 1.5), (0.15, 1.5), (0.27, 1.4), (0.22, 0.8), colour=top)
    _head(body, rng, 0.0, 1.64, skin, hair)


def rider(pen: Pen, rng: np.random.Generator) -> None:
    """Somebody who sits on a bicycle and leans forward, to the left."""
    top, legs, skin = one_of(rng, CLOTHES), one_of(rng, CLOTHES), one_of(rng, SKINS)
    knee = (-0.12, float(rng.uniform(0.62, 0.8)))
    pen.line((0.24, 0.95), knee, (0.08, 0.2), colour=legs, thick=0.17)
    pen.outline((0.1, 0.9), (0.36, 0.95), (0.16, 1.5), (-0.12, 1.5), colour=top)
    pen.line((-0.02, 1.42), (-0.2, 1.15), (-0.36, 1.1), colour=mix(top, INK, 0.2), thick=0.12)
    _head(pen, rng, -0.08, 1.68, skin, one_of(rng, PAINTS))


def _head(
    pen: Pen,
    rng: np.random.Generator,
    x: float,
    y: float,
    skin: tuple[float, float, float],
    hair: tuple[float, float, float],
) -> None:
    pen.disc(x, y, 0.17, hair)
    pen.disc(x - 0.03, y - 0.05, 0.14, skin)
    if rng.random() < 0.2:
        pen.box(x - 0.24, y + 0.08, x + 0.2, y + 0.15, mix(hair, INK, 0.5))
