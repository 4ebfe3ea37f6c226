"""What the verdicts add up to."""

import re

import pytest

from autograder.audit.plan import make_plan
from autograder.audit.run import audit
from autograder.errors import AuthorError

from .tiny import BLUNT, VARIANTS, here, script, tiny_course

SAME = "mu = np.mean(X, axis=-1, keepdims=True)"
MARK = '[[equivalent]]\nexercise = "centre"\nreason = "It is the same."\nmutants = ["{}"]\n'


def audited(course, **options):
    plan = make_plan(script(course), **options)
    (done,) = audit([plan], here(plan))
    return done


@pytest.fixture(scope="module")
def sharp(tmp_path_factory):
    (exercise,) = audited(tiny_course(tmp_path_factory.mktemp("sharp"))).exercises
    return exercise


@pytest.fixture(scope="module")
def blunt(tmp_path_factory):
    (exercise,) = audited(tiny_course(tmp_path_factory.mktemp("blunt"), BLUNT)).exercises
    return exercise


def test_sharp_tests_notice_every_mutant(sharp):
    assert sharp.mutants > 40
    assert sharp.killed == sharp.mutants
    assert sharp.survivors == ()
    assert 0 < sharp.crashed < sharp.killed


def test_blunt_tests_let_mutants_survive_and_each_is_shown_by_its_diff(blunt):
    assert 0 < blunt.killed < blunt.mutants
    assert len(blunt.survivors) == blunt.mutants - blunt.killed
    assert "- Z = X - mu\n+ Z = X + mu" in blunt.survivors
    assert any("zeros(centre)" in diff for diff in blunt.hollow_survivors)


def test_variants_are_judged(sharp, blunt):
    assert (sharp.wrong_variants, sharp.wrong_caught, sharp.right_variants, sharp.right_accepted) == (2, 2, 1, 1)
    assert blunt.wrong_kept == ("minus forgotten", "the other axis")


def test_a_right_variant_that_loses_points_is_named(tmp_path):
    right = '# %% right="centre" name="whole numbers"\ndef centre(X):\n    return np.round(X)\n'
    (exercise,) = audited(tiny_course(tmp_path, variants=VARIANTS + right)).exercises
    assert exercise.right_lost == ("whole numbers",)
    assert (exercise.right_variants, exercise.right_accepted) == (2, 1)


def test_diagnoses_are_counted_as_right_none_or_wrong(tmp_path):
    odd = '# %% wrong="centre" name="{}" diagnosis="{}"\ndef centre(X):\n    return {}\n'
    more = odd.format("misread", "axis", "np.mean(X, axis=1, keepdims=True) - X")
    more += odd.format("odd", "centre", "np.sin(X * X) + np.cos(3 * X.T.reshape(3, 4))")
    (exercise,) = audited(tiny_course(tmp_path, variants=VARIANTS + more)).exercises
    assert exercise.misdiagnosed == ("misread",)
    assert exercise.undiagnosed >= 1
    assert exercise.diagnosed + exercise.undiagnosed + len(exercise.misdiagnosed) == exercise.wrong_variants == 4


def test_a_marked_mutant_counts_neither_as_killed_nor_as_survivor(tmp_path):
    course = tiny_course(tmp_path, BLUNT, marks=MARK.format("Z = X + mu"))
    (exercise,) = audited(course).exercises
    assert exercise.equivalent == ("- Z = X - mu\n+ Z = X + mu",)
    assert "- Z = X - mu\n+ Z = X + mu" not in exercise.survivors


def test_a_mark_that_the_tests_contradict_is_an_error(tmp_path):
    done = audited(tiny_course(tmp_path, marks=MARK.format("Z = X + mu")))
    (error,) = done.errors
    assert str(error) == ('course/week01/areas.audit.toml: centre: the tests notice "Z = X + mu". Delete the mark.')


def test_a_mark_must_hold_for_more_than_one_random_stream(tmp_path):
    lucky = "check.call(X); check.that(check.rng.random() < 0.9 or centre(X)[0, 0] < 0, 'bad luck')"
    done = audited(tiny_course(tmp_path, lucky, marks=MARK.format("Z = X + mu")))
    assert [re.search(r'notice "(.*)"', str(error))[1] for error in done.errors] == ["Z = X + mu"]


def test_a_sample_is_a_part_that_depends_on_the_seed_only(tmp_path):
    path = script(tiny_course(tmp_path))
    every = make_plan(path).mutants
    some, again, others = (make_plan(path, sample=0.3, seed=seed).mutants for seed in (1, 1, 2))
    assert some == again
    assert some != others
    assert set(some) < set(every)
    assert 0.1 < len(some) / len(every) < 0.5


def test_what_was_tried_is_told_mutant_by_mutant(tmp_path):
    done = audited(tiny_course(tmp_path, BLUNT), sample=0.3)
    assert len(done.tried) == done.exercises[0].mutants
    assert {diff for (_, diff), survived in done.tried.items() if survived} == set(done.exercises[0].survivors)


def test_a_reference_that_fails_its_own_tests_is_told_first(tmp_path):
    with pytest.raises(AuthorError, match=r"week01/areas, centre: the reference answer does not pass its own tests"):
        audited(tiny_course(tmp_path, "check.that(False, 'never')"))
