"""Which optional library a test needs."""

from autograder.authoring.libraries import library_of


def test_a_test_says_which_library_it_needs():
    assert library_of('with checks.exercise("build", needs="keras") as check:\n    pass') == "keras"


def test_most_tests_need_none_and_other_words_that_look_alike_mean_nothing():
    for text in ['with checks.exercise("build") as check:\n    pass', 'f(needs="keras")', "needs = 'keras'", "with ("]:
        assert library_of(text) == ""
