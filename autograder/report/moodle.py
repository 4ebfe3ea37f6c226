"""Grades for Moodle: `nbgrader export --exporter=autograder.report.moodle.MoodleExporter`.

Moodle asks on import which column tells the student ("Map from"): the username is the student's id here, the ID number
is `lms_user_id` of nbgrader's database. A column of grades is mapped to a grade item there; a dash is no grade.
"""

from collections.abc import Iterator

from autograder.report.lms import Column, Line, LmsExporter, number
from autograder.report.tables import harmless

NO_GRADE = "-"


class MoodleExporter(LmsExporter):
    """The CSV that Moodle imports into its gradebook."""

    file = "moodle.csv"

    def rows(self, columns: list[Column], lines: list[Line]) -> Iterator[list[str]]:
        """Headings, students."""
        yield ["Username", "ID number", "First name", "Last name", "Email address", *map(self.heading, columns)]
        for line in lines:
            scores = (number(line.scores.get(column.name)) or NO_GRADE for column in columns)
            names = map(harmless, (line.first_name, line.last_name))
            yield [line.student, line.lms_id, *names, line.email, *scores]
