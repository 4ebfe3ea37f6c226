"""A street that draws itself: `draw(rng)` gives one scene of 96 by 128 pixels, and what is in it.

canvas -> colours -> vehicles, people, signs, houses, places -> scenes
"""

from .scenes import CLASSES, Scene, draw

__all__ = ["CLASSES", "Scene", "draw"]
