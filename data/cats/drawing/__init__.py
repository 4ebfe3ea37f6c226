"""A small picture book that draws itself: `draw(rng, cat)` gives one scene of 64 by 64 pixels.

shapes -> canvas -> coats, heads, bodies, things, places -> scenes
"""

from .scenes import Subject, cast, draw

__all__ = ["Subject", "cast", "draw"]
