"""Networks that have learnt already, with weights from the folder data/.

detector = pretrained.scene_detector()
volume = detector.volume(X)

dates      reads dates as people write them, with attention or without
reviews    vectors of the words of reviews
scenes     finds cars, people, signs and more in drawn streets
translator  reads French sentences, and says how likely every English token comes next
words      a vector for every word of the corpus
"""

from startcode.pretrained.dates import DateReader, date_reader
from startcode.pretrained.reviews import review_vectors
from startcode.pretrained.scenes import SceneDetector, scene_detector
from startcode.pretrained.translator import Translator, translator
from startcode.pretrained.words import word_vectors

__all__ = [
    "DateReader",
    "SceneDetector",
    "Translator",
    "date_reader",
    "review_vectors",
    "scene_detector",
    "translator",
    "word_vectors",
]
