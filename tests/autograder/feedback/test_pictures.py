"""Which pictures may stand on a page?"""

import base64

import pytest

from autograder.feedback.pictures import MAX_BYTES, MAX_PIXELS, picture_address

from .papers import png


def test_a_png_becomes_a_data_address():
    assert picture_address(png()) == f"data:image/png;base64,{png()}"


def test_a_png_in_lines_is_the_same_picture():
    assert picture_address([png()[:20] + "\n", png()[20:]]) == picture_address(png())


@pytest.mark.parametrize(
    "other",
    [
        None,
        7,
        "",
        "no base64 at all!",
        base64.b64encode(b"<svg onload=alert(1)>").decode(),
        base64.b64encode(b"\xff\xd8\xff jpeg").decode(),
        base64.b64encode(b"\x89PNG\r\n\x1a\n").decode(),
        base64.b64encode(b"GIF89a--" + base64.b64decode(png())[8:]).decode(),
        png() + '" onload="alert(1)',
    ],
)
def test_anything_else_is_no_picture(other):
    assert picture_address(other) == ""


def test_a_picture_that_would_unfold_to_gigabytes_is_refused():
    assert picture_address(png(MAX_PIXELS, 1))
    assert picture_address(png(MAX_PIXELS + 1, 1)) == ""
    assert picture_address(png(1, 2**31)) == ""


def test_a_picture_that_is_too_large_is_refused():
    whole = base64.b64decode(png())
    assert picture_address(base64.b64encode(whole + b"\0" * MAX_BYTES).decode()) == ""
    assert picture_address("A" * 3 * MAX_BYTES) == ""
