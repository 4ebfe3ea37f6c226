"""The mistakes that people make with this package, and who can mend each.

StartCodeError
├── AuthorError     the text of a lesson                        the author
├── NotebookError   a notebook that cannot be read or matched   learner or instructor
├── CourseError     a folder or week that is not there          the instructor
└── MachineError    something that this machine lacks           whoever runs it
"""

from startcode.errors import StartCodeError

__all__ = ["AuthorError", "CourseError", "MachineError", "NotebookError", "StartCodeError"]


class AuthorError(StartCodeError):
    """A mistake in the text of a lesson; `where` names the file and the line."""


class NotebookError(StartCodeError):
    """A notebook that cannot be read, or that belongs to no lesson."""


class CourseError(StartCodeError):
    """A course folder, week, student or database that is not there."""


class MachineError(StartCodeError):
    """Something that this machine lacks or forbids."""
