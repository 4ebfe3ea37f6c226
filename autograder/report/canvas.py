"""Grades for Canvas: `nbgrader export --exporter=autograder.report.canvas.CanvasExporter`.

Canvas finds a student by its own ID, else by the SIS user id, else by the login id, else by the name. Ours goes to the
login id (`CanvasExporter.student_column`); the ID is `lms_user_id` of nbgrader's database. A column goes to the
assignment whose ID stands in brackets behind its name, or that has the same name, else Canvas offers to make one.
"""

from collections.abc import Iterator

from traitlets import Enum

from autograder.report.lms import Column, Line, LmsExporter, number
from autograder.report.tables import harmless

SIS_USER, LOGIN = "SIS User ID", "SIS Login ID"
POINTS_POSSIBLE = "    Points Possible"  # Canvas writes the blanks too


class CanvasExporter(LmsExporter):
    """The CSV that Canvas imports in its gradebook."""

    file = "canvas.csv"
    student_column = Enum([SIS_USER, LOGIN], LOGIN, help="What a student's id is in Canvas.").tag(config=True)

    def rows(self, columns: list[Column], lines: list[Line]) -> Iterator[list[str]]:
        """Headings, the points of each assignment, students."""
        yield ["Student", "ID", SIS_USER, LOGIN, "Section", *map(self.heading, columns)]
        yield [POINTS_POSSIBLE, "", "", "", "", *(number(column.most) for column in columns)]
        for line in lines:
            scores = (number(line.scores.get(column.name)) for column in columns)
            yield [_name(line), line.lms_id, *self._ids(line), "", *scores]

    def _ids(self, line: Line) -> list[str]:
        return [line.student, ""] if self.student_column == SIS_USER else ["", line.student]


def _name(line: Line) -> str:
    """ "Last, First", as Canvas sorts them."""
    return harmless(", ".join(filter(None, [line.last_name, line.first_name])) or line.student)
