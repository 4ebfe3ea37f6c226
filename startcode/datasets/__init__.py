"""The data that lessons read or draw, found wherever a notebook runs, and checked before a lesson sees it.

cats, pictures     pictures from files (`places` finds them, `hdf5` reads them)
planar             points of the plane, drawn at random
tables             measured tables
digits, mnist      handwritten digits, few and many (`idx` reads the original files, `download` fetches)
"""

from startcode.datasets.cats import CatData, load_cats
from startcode.datasets.digits import DigitsData, load_digits
from startcode.datasets.mnist import MnistData, load_mnist
from startcode.datasets.pictures import load_picture
from startcode.datasets.planar import blobs, circles, flower, gaussian_quantiles, moons
from startcode.datasets.tables import TableData, load_tumours

__all__ = [
    "CatData",
    "DigitsData",
    "MnistData",
    "TableData",
    "blobs",
    "circles",
    "flower",
    "gaussian_quantiles",
    "load_cats",
    "load_digits",
    "load_mnist",
    "load_picture",
    "load_tumours",
    "moons",
]
