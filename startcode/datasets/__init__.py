"""The data that lessons read or draw, found wherever a notebook runs, and checked before a lesson sees it.

cats, pictures     pictures from files (`places` finds them, `hdf5` reads them)
faces              drawn people: who they are stays, light and expression change
scenes             drawn streets with a box around every object
planar             points of the plane, drawn at random
ring               clouds on a ring, without labels
tables             measured tables
names              first names, one a line
digits, mnist      handwritten digits, few and many (`idx` reads the original files, `download` fetches)
"""

from startcode.datasets.cats import CatData, load_cats
from startcode.datasets.digits import DigitsData, load_digits
from startcode.datasets.faces import FaceData, draw_faces
from startcode.datasets.mnist import MnistData, load_mnist
from startcode.datasets.names import load_names
from startcode.datasets.pictures import load_picture
from startcode.datasets.planar import blobs, circles, flower, gaussian_quantiles, moons
from startcode.datasets.ring import RING_SPREAD, ring_centers, ring_of_gaussians
from startcode.datasets.scenes import SceneData, load_scenes
from startcode.datasets.tables import TableData, load_tumours

__all__ = [
    "RING_SPREAD",
    "CatData",
    "DigitsData",
    "FaceData",
    "MnistData",
    "SceneData",
    "TableData",
    "blobs",
    "circles",
    "draw_faces",
    "flower",
    "gaussian_quantiles",
    "load_cats",
    "load_digits",
    "load_mnist",
    "load_names",
    "load_picture",
    "load_scenes",
    "load_tumours",
    "moons",
    "ring_centers",
    "ring_of_gaussians",
]
