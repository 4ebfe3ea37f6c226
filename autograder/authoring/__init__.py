"""From an author's text to a lesson: its cells, its rules, and what stands in the place of an answer."""
