"""Reviews are read in their parts, and what is no such file is refused with its line."""

import pytest

from startcode.datasets import load_reviews
from startcode.errors import DatasetError


def test_the_courses_reviews_have_two_parts_and_the_groups_that_are_promised():
    reviews = load_reviews()
    assert (len(reviews.train), len(reviews.test)) == (4000, 800)
    assert {review.group for review in reviews.train} == {"plain", "negated"}
    assert {review.group for review in reviews.test} == {"plain", "negated", "lacking"}
    assert {review.stars for review in reviews.train} == {1, 2, 3, 4, 5}
    assert not {review.text for review in reviews.train} & {review.text for review in reviews.test}


def test_a_file_of_ones_own_may_be_read(tmp_path):
    (tmp_path / "mine.tsv").write_text("train\tplain\t4\tgood soup\ntest\tother\t1\tno soup\n")
    reviews = load_reviews(tmp_path / "mine.tsv")
    assert reviews.train == (("good soup", 4, "plain"),)
    assert reviews.test[0].stars == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "there is no such file"),
        (b"\xff\xfe\x00", "cannot be read as text"),
        (b"train\tplain\t4\tgood\ntest\tplain\t2\n", "line 2: there are 3 fields"),
        (b"train\tplain\t6\tgood\n", "the stars are '6'"),
        (b"dev\tplain\t3\tgood\n", "the part is 'dev'"),
        (b"train\tplain\t3\t \n", "the text ' '"),
        (b"train\tplain\t3\tgood\n", "no review of the part test"),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path, content, told):
    file = tmp_path / "reviews.tsv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DatasetError) as refused:
        load_reviews(file)
    assert told in str(refused.value)
