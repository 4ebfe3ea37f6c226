"""Grading notebooks with no class and no database: self-study, and how tests drive the engine.

notebook --lookup--> its lesson --grade--> Checked --> a table, or one JSON object to a line
"""

from autograder.checking.checked import Checked, check_notebook
from autograder.checking.command import run

__all__ = ["Checked", "check_notebook", "run"]
