"""What we plug into stock nbgrader: `nbgrader generate_feedback` and the formgrader's button give learners our page.

Its own page shows every cell of the graded notebook, hidden tests too.
"""

from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from traitlets import default

from autograder.course import Course
from autograder.feedback.pages import Pages


class LearnersPage(Exporter):  # type: ignore[misc]  # nbconvert is untyped
    """From a graded notebook, by its name only, to the page of feedback."""

    @default("file_extension")  # type: ignore[untyped-decorator]
    def _file_extension_default(self) -> str:
        return ".html"

    def from_filename(self, filename: str, resources: Any = None, **_: Any) -> tuple[str, Any]:  # noqa: ANN401
        """The page of the notebook that nbgrader is about to convert."""
        about = resources["nbgrader"]
        pages = Pages.of(Course(Path(self.parent.coursedir.root)), about["assignment"], [about["student"]])
        (standing,) = [row for row in pages.standings if row.notebook == Path(filename).stem]
        resources["output_extension"] = self.file_extension
        return pages.page(standing), resources
