"""A page as one file of HTML: nothing is fetched, nothing is run, and all text is escaped."""

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from autograder.feedback.page import Item, Page, ShownCell, Tone
from autograder.feedback.plain import plain


def render(page: Page) -> str:
    """The HTML of `page`."""
    return _template().render(page=page, next_item=next_item(page))


def next_item(page: Page) -> Item | None:
    """The first exercise that is still to be done: later ones build on it."""
    open_items = (item for item in page.items if item.tone is not Tone.GOOD and item.check)
    return next(open_items, None) if page.is_readable else None


@lru_cache(maxsize=1)
def _template() -> Template:
    found = environment("autograder.feedback")
    found.filters["html_of"] = _html_of
    found.globals["css"] = css()
    return found.get_template("feedback.j2")


def environment(package: str) -> Environment:
    """Where the templates of `package` are, with what all pages share: everything that is not Markup is escaped."""
    found = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"points": points, "plain": plain, "with_code": with_code}
    return found


def css() -> Markup:
    """The look of all pages."""
    return Markup(environment("autograder.feedback").get_template("feedback.css").render())  # noqa: S704  (our own file)


def points(number: float) -> str:
    """Points with at most two decimals, and none where they are whole."""
    return f"{round(number, 2):.10g}"


def with_code(text: str) -> Markup:
    """`text`, escaped, with what stands between backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # one of them has no partner
        return Markup.escape(text)
    shown = [Markup("<code>{}</code>").format(part) if odd % 2 else escape(part) for odd, part in enumerate(parts)]
    return Markup("").join(shown)


def _html_of(cell: ShownCell) -> Markup:
    return Markup(cell.html)  # noqa: S704  (made by `markup`, which escapes)
