"""The data that lessons read or draw, found wherever a notebook runs, and checked before a lesson sees it."""

from startcode.datasets.cats import CatData, load_cats, load_picture

__all__ = ["CatData", "load_cats", "load_picture"]
