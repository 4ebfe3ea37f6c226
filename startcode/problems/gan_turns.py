"""What the two kinds of turns of a generative adversarial network must do, and training in turns."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from startcode import layers
from startcode.checks import Check, Dict, Tuple
from startcode.problems.gan import Array, Parameters, bce, bce_slope, step_down

__all__ = [
    "Players",
    "check_d_step",
    "check_g_step",
    "check_training_in_turns",
]

Update = Callable[[Parameters, Parameters], Parameters]
Step = Callable[..., tuple[Parameters, float]]
Rates = tuple[float, float]  # of the generator and of the discriminator
NO_RNG = -1  # noted when a sampler is called with something else than a generator
STUCK = "{} came back as it went in: is what `update` returns kept?"
DETACHED = "all slopes of the generator are 0: they have to come back through the discriminator, by its dx."


@dataclass(frozen=True)
class Players:
    """The parts that a turn is made of, a learner's own or ours; `noise` as sample_noise."""

    noise: Callable[[int, int, np.random.Generator], Array]
    g_forward: Callable[[Array, Parameters], tuple[Array, list[Array]]]
    d_forward: Callable[[Array, Parameters], tuple[Array, list[Array]]]
    d_backward: Callable[[Array, list[Array], Parameters], tuple[Parameters, Array]]
    g_backward: Callable[[Array, list[Array], Parameters], Parameters]

    def fakes(self, G: Parameters, m: int, rng: np.random.Generator) -> tuple[Array, list[Array]]:
        """What the generator makes of fresh noise, and its cache."""
        return self.g_forward(self.noise(m, G["W1"].shape[1], rng), G)

    def d_turn(
        self,
        D: Parameters,
        G: Parameters,
        real: Array,
        rng: np.random.Generator,
        weights: tuple[float, float] = (1, 1),
        targets: tuple[float, float] = (1, 0),
    ) -> tuple[float, Parameters]:
        """Loss and slopes of the discriminator, real and fake examples with these weights and targets."""
        fake, _ = self.fakes(G, real.shape[1], rng)
        logits, cache = self.d_forward(np.concatenate([real, fake], axis=1), D)
        halves, slopes, loss = np.split(logits, 2, axis=1), [], 0.0
        for verdict, target, weight in zip(halves, targets, weights, strict=True):
            slopes.append(weight * bce_slope(verdict, target))
            loss += weight * bce(verdict, target)
        return loss, self.d_backward(np.concatenate(slopes, axis=1), cache, D)[0]

    def one_cache(self, D: Parameters, G: Parameters, real: Array, rng: np.random.Generator) -> Parameters:
        """Slopes of the discriminator where both ways back use the cache of the fakes."""
        fake, _ = self.fakes(G, real.shape[1], rng)
        verdict, cache = self.d_forward(fake, D)
        message = bce_slope(self.d_forward(real, D)[0], 1.0) + bce_slope(verdict, 0.0)
        return self.d_backward(message, cache, D)[0]

    def g_turn(
        self, G: Parameters, D: Parameters, m: int, rng: np.random.Generator, target: float = 1.0
    ) -> tuple[float, Parameters]:
        """Loss and slopes of the generator that wants its fakes to be called `target`."""
        made, trip = self.fakes(G, m, rng)
        verdict, cache = self.d_forward(made, D)
        back = self.d_backward(bce_slope(verdict, target), cache, D)[1]
        return bce(verdict, target), self.g_backward(back, trip, G)


def check_d_step(check: Check, players: Players, given: tuple[Any, ...]) -> None:
    """What the learner's `d_step(D, G, real, update, rng)` must do with D, G and real examples."""
    D, G, real = given
    one, other = check.rng.spawn(2)
    loss, grads = _check_turn(check, "D", D, G, lambda update, rng: (D, G, real, update, rng), (one, other))
    turn = partial(players.d_turn, D, G, real)
    right, slopes = turn(_again(one))
    slips = {
        "the real examples alone": (1, 0),
        "the fakes alone": (0, 1),
        "the mean of both, where their sum is meant": (0.5, 0.5),
        "stepping uphill": (-1, -1),
    }
    known = {words: turn(_again(one), weights) for words, weights in slips.items()}
    known["real and fake examples exchanged"] = turn(_again(one), targets=(0, 1))
    known["one cache for both: each way back has its own"] = right, players.one_cache(D, G, real, _again(one))
    because = "that of the discriminator on the real examples and on fakes made of fresh noise"
    check.close("loss", loss, right, because=because, suspects={words: value[0] for words, value in known.items()})
    for name, slope in slopes.items():
        because = "the slope for real examples plus that for fakes"
        wrong = {words: value[1][name] for words, value in known.items()}
        check.close(f'grads["{name}"]', grads[name], slope, because=because, suspects=wrong)


def check_g_step(check: Check, players: Players, given: tuple[Any, ...], m: int) -> None:
    """What the learner's `g_step(G, D, batch, update, rng)` must do."""
    D, G, _ = given
    one, other = check.rng.spawn(2)
    loss, grads = _check_turn(check, "G", G, D, lambda update, rng: (G, D, m, update, rng), (one, other))
    right, slopes = players.g_turn(G, D, m, _again(one))
    worse, worse_slopes = players.g_turn(G, D, m, _again(one), 0.0)
    wrong = "target 0 for the generator: it learns to be found out"
    suspects = {wrong: worse, "ln(1 − D), the saturating loss": -worse}
    check.close("loss", loss, right, because="generator_loss of fakes made of fresh noise", suspects=suspects)
    check.that(any(np.any(grads[name]) for name in slopes), DETACHED, diagnosis="detached", rung=2)
    for name, slope in slopes.items():
        because, known = "the slope that comes back through both networks", {wrong: worse_slopes[name]}
        check.close(
            f'grads["{name}"]', grads[name], slope, because=because, suspects=known | {"stepping uphill": -slope}
        )


def _check_turn(
    check: Check,
    own: str,
    mine: Parameters,
    theirs: Parameters,
    arguments: Callable[[Update, np.random.Generator], tuple[Any, ...]],
    rngs: tuple[np.random.Generator, np.random.Generator],
) -> tuple[float, Parameters]:
    """What holds for both steps; the loss, and the slopes that were handed to `update`."""
    form = Tuple(**{own: Dict(**{name: value.shape for name, value in mine.items()}), "loss": ()})
    moved, _ = _watched(check, own, arguments, rngs[0], None)[1]
    told = f"`update` got the parameters of the other network; this step moves {own} alone."
    check.that(not _equal(moved, theirs), told, diagnosis="other-network", rung=1)
    check.that(_equal(moved, mine), f"`update` is to get {own} as it came in.", diagnosis="not-its-own", rung=1)
    turns = [_watched(check, own, arguments, rng, form) for rng in (*rngs, rngs[0])]
    (new, loss), (_, grads) = turns[0]
    missing = sorted({f"d{name}" for name in mine} - set(grads))
    told = f"the slopes that `update` got lack {', '.join(missing)}."
    check.that(not missing, told, diagnosis="missing-slopes", rung=1)
    found = {f"d{name}": grads[f"d{name}"] for name in mine}
    flat = not any(np.any(value) for value in found.values())
    check.that(flat or not _equal(new, mine), STUCK.format(own), diagnosis="not-kept", rung=1)
    told = f"{own} is not what `update` returned."
    check.that(flat or _equal(new, step_down(mine, found)), told, diagnosis="not-returned", rung=1)
    told = "two different rng give the same loss: is the noise the same each time?"
    check.that(loss != turns[1][0][1], told, diagnosis="noise-fixed", rung=2)
    told = "the same rng gives two losses: draw the noise from the rng that comes in."
    check.that(loss == turns[2][0][1], told, diagnosis="global generator", rung=2)
    told = "the same arguments give two sets of slopes: do slopes of earlier turns remain?"
    check.that(_equal(found, turns[2][1][1]), told, diagnosis="remembers", rung=2)
    return float(loss), found


def _watched(
    check: Check,
    own: str,
    arguments: Callable[[Update, np.random.Generator], tuple[Any, ...]],
    rng: np.random.Generator,
    form: Tuple | None,
) -> tuple[Any, tuple[Parameters, Parameters]]:
    """What the step returns, and what it handed to `update`, which it must call once."""
    calls: list[tuple[Parameters, Parameters]] = []

    def update(parameters: Parameters, grads: Parameters) -> Parameters:
        calls.append((parameters, grads))
        shapes = {name: slope.shape for name, slope in grads.items()}
        fitting = all(shapes.get(f"d{name}") == value.shape for name, value in parameters.items())
        return step_down(parameters, grads) if fitting else parameters

    result = check.call(*arguments(update, _again(rng)), returns=form)
    told = f"`update` was called {len(calls)} times; a step calls it once, for {own}."
    check.that(len(calls) == 1, told, diagnosis="updates", rung=1)
    return result, calls[0]


def _again(rng: np.random.Generator) -> np.random.Generator:
    """Another generator in the state of this one."""
    copy = np.random.Generator(type(rng.bit_generator)())
    copy.bit_generator.state = rng.bit_generator.state
    return copy


def _equal(one: Parameters, other: Parameters) -> bool:
    return one.keys() == other.keys() and all(np.array_equal(value, other[name]) for name, value in one.items())


@dataclass(frozen=True)
class _Game:
    """Training in turns with a learner's own steps; real examples come from a stream of their own."""

    d_step: Step
    g_step: Step
    D: Parameters
    G: Parameters
    batch: int
    rates: Rates = (0.013, 0.037)

    def sampler(self) -> tuple[Callable[[int, np.random.Generator], Array], list[int]]:
        """A source of real examples, always the same ones, and how many it was asked for each time."""
        asked: list[int] = []

        def draw(count: int, rng: np.random.Generator) -> Array:
            asked.append(int(count) if isinstance(rng, np.random.Generator) else NO_RNG)
            own = np.random.default_rng([len(asked), 15])
            return np.asarray(0.7 + own.normal(size=(self.D["W1"].shape[1], int(count))))

        return draw, asked

    def play(self, steps: int, slip: str = "") -> tuple[Parameters, Parameters, Array]:
        """G, D and losses after so many steps, with one of the slips or none."""
        draw, _ = self.sampler()
        rng, G, D, losses = self.rng(), self.G, self.D, []
        g_adam, d_adam = (
            layers.Adam(rate, beta1=0.5) for rate in (self.rates[::-1] if slip == "rates" else self.rates)
        )
        g_update, d_update = (lambda p, g: g_adam.step(p, g)), (lambda p, g: d_adam.step(p, g))
        first = draw(self.batch, rng)
        for step in range(steps):
            real = first if step == 0 or slip == "same" else draw(self.batch, rng)
            if slip == "faker first":
                G, g_loss = self.g_step(G, D, self.batch, g_update, rng)
            before = D
            D, d_loss = self.d_step(D, G, real, d_update, rng)
            if slip != "faker first":
                G, g_loss = self.g_step(G, before if slip == "old judge" else D, self.batch, g_update, rng)
            losses.append((d_loss, g_loss))
        return G, D, np.array(losses).reshape(steps, 2)

    def rng(self) -> np.random.Generator:
        """The generator that the program gets, always in the same state."""
        return np.random.default_rng([self.batch, 16])


SLIPS = {
    "the same real examples at every step: fresh ones are wanted": "same",
    "the faker's turn before the judge's": "faker first",
    "the faker playing against the judge of before its turn": "old judge",
    "the two learning rates, or the two updates, exchanged": "rates",
}


def check_training_in_turns(check: Check, d_step: Step, g_step: Step, given: tuple[Any, ...], batch: int) -> None:
    """What the learner's `train_gan(real_sampler, G, D, ...)` must do, with their own steps."""
    D, G, _ = given
    game, steps = _Game(d_step, g_step, D, G, batch), 3
    sampler, asked = game.sampler()
    settings: dict[str, Any] = {
        "steps": steps,
        "batch": batch,
        "g_rate": game.rates[0],
        "d_rate": game.rates[1],
        "rng": game.rng(),
    }
    both = {key: Dict(**{name: value.shape for name, value in net.items()}) for key, net in (("G", G), ("D", D))}
    got = check.call(sampler, G, D, **settings, returns=Tuple(**both, losses=(steps, 2)))
    for name, before, after in (("G", G, got[0]), ("D", D, got[1])):
        moved = any(np.any(after[key] != value) for key, value in before.items())
        check.that(
            moved,
            f"{name} has not moved in {steps} steps: is what its step returns kept?",
            diagnosis="not-kept",
            rung=1,
        )
    told = f"the sampler was asked for {asked} examples; {steps} steps ask {steps} times for {batch}."
    wanted_rng = "real_sampler takes how many examples are wanted, and rng."
    check.that(NO_RNG not in asked, wanted_rng, diagnosis="sampler without rng", rung=1)
    check.that(len(asked) != 1, f"{told} Fresh ones are wanted at every step.", diagnosis="same real examples", rung=1)
    check.that(asked == [batch] * steps, told, diagnosis="asked", rung=1)
    wanted = check.run(partial(game.play, steps))
    known = {}
    if not all(_close(one, other) for one, other in zip(got, wanted, strict=True)):
        known = {words: check.run(partial(game.play, steps, slip)) for words, slip in SLIPS.items()}
    check.close("train_gan", got, wanted, because="your own d_step and g_step in turns, D first", suspects=known)


def _close(one: Any, other: Any) -> bool:  # noqa: ANN401 - parameters or losses
    if isinstance(one, dict):
        return all(np.allclose(one[name], value) for name, value in other.items())
    return bool(np.allclose(one, other))
