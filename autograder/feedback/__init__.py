"""What a learner gets back: one page of HTML for each notebook, with no hidden test in it.

gradebook, autograded notebook, source notebook --compose--> Page --render--> HTML --write--> feedback/
"""

from autograder.feedback.write import feedback

__all__ = ["feedback"]
