"""nbgrader, pointed at this course. Read by its commands, by the formgrader and by `autograder`.

The course is the folder where this file stands, so a copy of it (`make demo`) serves the copy.
"""

from pathlib import Path

from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    ComputeChecksums,
    LockCells,
    OverwriteKernelspec,
)

from autograder.feedback.dropin import LearnersPage
from autograder.grading.dropin import SandboxedExecute, SaveGrades, SubmissionExporter, find_renamed
from autograder.publishing.preprocessors import ClearAnswers, ClearHidden, FoldTests, RefuseLeaks, SaveCellsAtOnce

c = get_config()  # noqa: F821  (traitlets defines it)

c.CourseDirectory.root = str(Path(__file__).absolute().parent)
c.CourseDirectory.course_id = "start-code"

# Folders copied recursively (collecting, autograding) leave these behind. Data sets are found through
# startcode.datasets wherever a notebook runs, so no copy of them is needed.
c.CourseDirectory.ignore = [".ipynb_checkpoints", ".startcode", "__pycache__", "*.pyc", "feedback", "data", "*.h5"]

# source -> release. The order matters:
c.GenerateAssignment.preprocessors = [
    LockCells,  # learners cannot delete a test by accident
    ClearAnswers,  # before SaveCellsAtOnce: the database holds the learner's version of a solution cell ...
    ClearOutput,
    CheckCellMetadata,  # ... and no damaged metadata
    ComputeChecksums,
    SaveCellsAtOnce,  # before ClearHidden: the database holds the tests whole and puts them back for grading
    ClearHidden,
    FoldTests,  # after SaveCellsAtOnce: who grades finds them open
    ComputeChecksums,  # again, for the tests have changed
    CheckCellMetadata,
    RefuseLeaks,  # last: it looks at what would be handed out
]

# Lessons train networks: a cell may take minutes, and a kernel on a busy machine a while to start.
c.ExecutePreprocessor.timeout = 300
c.ExecutePreprocessor.startup_timeout = 120

# submitted -> autograded, with the sandbox and the engine of `autograder grade`. The engine itself puts back what a
# learner deleted, doubled or changed, so nbgrader's own DeduplicateIds and OverwriteCells have no place here.
c.Autograde.exporter_class = SubmissionExporter
c.Autograde.pre_convert_hook = find_renamed
c.Autograde.sanitize_preprocessors = [ClearOutput, OverwriteKernelspec]
c.Autograde.autograde_preprocessors = [
    SandboxedExecute,  # first: what the others look at comes from it
    SaveGrades,
    AssignLatePenalties,  # after SaveGrades: a penalty is a part of the score
    CheckCellMetadata,
]

# autograded -> feedback: the page of `autograder feedback`, with no hidden test in it.
c.GenerateFeedback.exporter_class = LearnersPage
c.GenerateFeedback.preprocessors = []
