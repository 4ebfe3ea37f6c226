"""Networks that have learnt already, with weights from the folder data/.

detector = pretrained.scene_detector()
volume = detector.volume(X)

scenes     finds cars, people, signs and more in drawn streets
"""

from startcode.pretrained.scenes import SceneDetector, scene_detector

__all__ = ["SceneDetector", "scene_detector"]
