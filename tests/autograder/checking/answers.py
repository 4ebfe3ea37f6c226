"""Answers to the exercises of the tiny course."""

RIGHT = {
    "area": "def area(width, height):\n    return height * width",
    "Square": "class Square:\n    def __init__(self, side):\n        self.side = side",
    "why": "Since it is a product.",
}
