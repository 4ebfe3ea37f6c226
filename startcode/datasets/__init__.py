"""The data that lessons read or draw, found wherever a notebook runs, and checked before a lesson sees it.

cats, pictures     pictures from files (`places` finds them, `hdf5` reads them)
faces              drawn people: who they are stays, light and expression change
scenes             drawn streets with a box around every object
planar             points of the plane, drawn at random
ring               clouds on a ring, without labels
shapes             small grey pictures of simple shapes, drawn at random
tables             measured tables
sounds             ten seconds with spoken words, drawn as a picture of their frequencies
names              first names, one a line
reviews            short reviews of restaurants, with their stars
phrases            French sentences with their English translations
words, glove       sentences and questions about words; vectors of words from a file of your own
dates              dates as people write them, and by ISO 8601
digits, mnist      handwritten digits, few and many (`idx` reads the original files, `download` fetches)
"""

from startcode.datasets.cats import CatData, load_cats
from startcode.datasets.dates import DateData, coded_dates, load_dates
from startcode.datasets.digits import DigitsData, load_digits
from startcode.datasets.faces import FaceData, draw_faces
from startcode.datasets.glove import load_glove
from startcode.datasets.mnist import MnistData, load_mnist
from startcode.datasets.names import load_names
from startcode.datasets.phrases import PhraseData, load_phrases
from startcode.datasets.pictures import load_picture
from startcode.datasets.planar import blobs, circles, flower, gaussian_quantiles, moons
from startcode.datasets.reviews import Review, ReviewData, load_reviews
from startcode.datasets.ring import RING_SPREAD, ring_centers, ring_of_gaussians
from startcode.datasets.scenes import SceneData, load_scenes
from startcode.datasets.shapes import ShapeData, draw_shapes
from startcode.datasets.sounds import WORDS, draw_background, draw_word
from startcode.datasets.tables import TableData, load_tumours
from startcode.datasets.words import Analogy, load_analogies, load_corpus

__all__ = [
    "RING_SPREAD",
    "WORDS",
    "Analogy",
    "CatData",
    "DateData",
    "DigitsData",
    "FaceData",
    "MnistData",
    "PhraseData",
    "Review",
    "ReviewData",
    "SceneData",
    "ShapeData",
    "TableData",
    "blobs",
    "circles",
    "coded_dates",
    "draw_background",
    "draw_faces",
    "draw_shapes",
    "draw_word",
    "flower",
    "gaussian_quantiles",
    "load_analogies",
    "load_cats",
    "load_corpus",
    "load_dates",
    "load_digits",
    "load_glove",
    "load_mnist",
    "load_names",
    "load_phrases",
    "load_picture",
    "load_reviews",
    "load_scenes",
    "load_tumours",
    "moons",
    "ring_centers",
    "ring_of_gaussians",
]
