"""Small pictures for the card of a failing visible check: where is a result wrong, and how far off?

    |got - expected|, right or wrong --grid--> squares --svg--> inline SVG, for a light or a dark page
                                     --steps-> "right up to time step 3, wrong from step 4 on"

A picture shows places and sizes of errors, never an expected value; hidden tests have none.
"""

from startcode.checks.pictures.picture import Picture, picture_of
from startcode.checks.pictures.steps import Steps, steps_of

__all__ = ["Picture", "Steps", "picture_of", "steps_of"]
