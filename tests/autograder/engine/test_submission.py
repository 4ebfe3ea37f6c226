import linecache

import nbformat
import numpy as np
import pytest

from autograder.engine.learner.raised import CELL
from autograder.engine.limits import GradingLimits
from autograder.engine.plain import PlainProcess
from autograder.engine.results import Outcome
from autograder.engine.submission import grade_notebook
from autograder.errors import MachineError
from startcode.optional import LIBRARIES
from tests.autograder.engine.small_notebooks import FAST, answered, grade, notebook, one
from tests.missing import without_keras

CHAIN = """
#[given]
import numpy as np
#[solution sigmoid]
def sigmoid(z):
    ### START CODE HERE ###
    s = 1 / (1 + np.exp(-z))
    ### END CODE HERE ###
    return s
#[test sigmoid 2]
assert sigmoid(0) == 0.5
#[given]
def layer(x):
    return sigmoid(2 * x)
#[solution predict]
def predict(x):
    ### START CODE HERE ###
    p = layer(x) > 0.5
    ### END CODE HERE ###
    return p
#[test predict 3]
assert predict(1.0) and not predict(-1.0)
"""
WRONG_SIGMOID = "def sigmoid(z):\n    return -z"


def our_sigmoid(z):
    return 1 / (1 + np.exp(-z))


def test_the_source_itself_gets_all_points():
    result = grade(notebook(CHAIN))
    assert (result.score, result.max_score) == (5, 5)
    assert [e.name for e in result.exercises] == ["sigmoid", "predict"]
    assert [e.grade_id for e in result.exercises] == ["test_sigmoid", "test_predict"]


def test_a_wrong_answer_spoils_what_builds_on_it_without_references():
    result = grade(notebook(CHAIN), answered(notebook(CHAIN), sigmoid=WRONG_SIGMOID))
    assert [e.points for e in result.exercises] == [0, 0]


def test_what_builds_on_a_wrong_answer_is_graded_with_the_reference():
    source = notebook(CHAIN)
    result = grade(source, answered(source, sigmoid=WRONG_SIGMOID), references={"sigmoid": our_sigmoid})
    sigmoid, predict = result.exercises
    assert (sigmoid.points, predict.points) == (0, 3)
    assert predict.graded_with == ("sigmoid",)
    assert predict.message.startswith("This depends on sigmoid, which is not right yet: graded with ours.")


def test_what_waits_for_an_exercise_that_was_not_begun_is_graded_with_the_reference():
    source = notebook("""
#[given]
import numpy as np
from startcode import checks
#[solution sigmoid]
def sigmoid(z):
    ### START CODE HERE ###
    s = 1 / (1 + np.exp(-z))
    ### END CODE HERE ###
    return s
#[test sigmoid 2]
with checks.exercise("sigmoid") as check:
    check.close("sigmoid", check.call(0.0), 0.5)
#[solution predict]
def predict(x):
    return sigmoid(x) > 0.5
#[test predict 3]
with checks.exercise("predict") as check:
    check.that(check.uses("sigmoid")(1.0) > 0.5 and check.call(1.0), "predict is wrong")
""")
    blank = "def sigmoid(z):\n    ### START CODE HERE ###\n    s = None\n    ### END CODE HERE ###\n    return s"
    submitted = answered(source, sigmoid=blank)
    assert [e.outcome for e in grade(source, submitted).exercises] == [Outcome.NOT_ATTEMPTED] * 2
    result = grade(source, submitted, references={"sigmoid": our_sigmoid})
    assert [e.points for e in result.exercises] == [0, 3]
    assert result.exercises[1].graded_with == ("sigmoid",)


@pytest.mark.parametrize("named", ['check.uses("double")', "double"])
def test_what_a_test_compares_with_is_lent_as_well(named):
    source = notebook(f"""
#[given]
from startcode import checks
#[solution double]
def double(x):
    return 2 * x
#[test double 1]
with checks.exercise("double") as check:
    check.close("double", check.call(3.0), 6.0)
#[solution twice]
def twice(x):
    return x + x
#[test twice 1]
with checks.exercise("twice") as check:
    check.close("twice", check.call(3.0), {named}(3.0))
""")
    wrong = answered(source, double="def double(x):\n    return 0 * x")
    assert [e.points for e in grade(source, wrong).exercises] == [0, 0]
    found = grade(source, wrong, references={"double": lambda x: 2 * x}).exercises[1]
    assert (found.points, found.graded_with) == (1, ("double",))


def test_a_reference_does_not_help_an_answer_that_is_wrong_itself():
    source = notebook(CHAIN)
    wrong = answered(source, sigmoid=WRONG_SIGMOID, predict="def predict(x):\n    return layer(x)")
    assert grade(source, wrong, references={"sigmoid": our_sigmoid}).score == 0


def test_where_two_answers_are_wrong_the_message_tells_of_the_one_that_is_tested():
    source = notebook("""
#[given]
import numpy as np
from startcode import checks
#[solution double]
def double(x):
    return 2 * x
#[test double 1]
with checks.exercise("double") as check:
    check.close("double", check.call(3.0), 6.0)
#[solution quadruple]
def quadruple(x):
    return double(double(x))
#[test quadruple 1]
with checks.exercise("quadruple") as check:
    check.close("quadruple", check.call(np.array([3.0, 5.0, 8.0])), np.array([12.0, 20.0, 32.0]))
""")
    wrong = answered(
        source, double="def double(x):\n    return 0 * x", quadruple="def quadruple(x):\n    return -double(double(x))"
    )
    alone = grade(source, wrong).exercises[1]
    lent = grade(source, wrong, references={"double": lambda x: 2 * x}).exercises[1]
    assert alone.diagnosis != "sign"
    assert (lent.points, lent.graded_with, lent.diagnosis) == (0, ("double",), "sign")
    assert lent.message.startswith("This depends on double, which is not right yet: graded with ours.")


def test_a_reference_is_never_lent_for_the_exercise_under_test():
    source = notebook(CHAIN)
    result = grade(source, answered(source, sigmoid=WRONG_SIGMOID), references={"sigmoid": our_sigmoid})
    assert result.exercises[0].graded_with == ()


def test_a_stolen_reference_cannot_be_used_afterwards():
    source = notebook(
        CHAIN.replace("#[test predict 3]", "#[test predict 3]\npredict(0.0)")
        + """
#[solution last]
def last(z):
    return sigmoid(z)
#[test last 1]
assert last(0) == 0.5
"""
    )
    thief = "kept = []\ndef predict(x):\n    kept.append(sigmoid)\n    return layer(x) > 0.5"
    last = "def last(z):\n    return kept[-1](z)"
    submitted = answered(source, sigmoid=WRONG_SIGMOID, predict=thief, last=last)
    result = grade(source, submitted, references={"sigmoid": our_sigmoid})
    assert result.exercises[1].points == 3
    assert result.exercises[2].points == 0


@pytest.mark.parametrize("call", ["open(path).read()", "np.load(path)", "__import__('os').listdir(path)"])
def test_a_reference_that_could_read_files_is_not_lent(call):
    source = notebook(f"""
#[given]
import numpy as np
#[solution read]
def read(path):
    return {call}
#[test read 1]
assert read("x")
#[solution first]
def first(path):
    return read(path)[0]
#[test first 1]
assert first("x") == "a"
""")
    wrong = answered(source, read="def read(path):\n    return ''")
    result = grade(source, wrong, references={"read": lambda path: "abc"})
    assert [e.graded_with for e in result.exercises] == [(), ()]
    assert result.score == 0


def test_points_earned_elsewhere_stay_when_the_process_dies():
    source = notebook("""
#[solution a]
def a():
    return 1
#[test a 1]
assert a() == 1
#[solution b]
def b():
    return 2
#[test b 1]
assert b() == 2
#[solution c]
def c():
    return a() + 2
#[test c 1]
assert c() == 3 and a() == 1
""")
    result = grade(source, answered(source, b="import os\ndef b():\n    os._exit(3)"))
    assert [e.outcome for e in result.exercises] == [Outcome.PASSED, Outcome.CRASHED, Outcome.PASSED]


def test_a_cell_that_kills_the_process_is_left_out_when_the_others_are_replayed():
    source = notebook("""
#[solution a]
def a():
    return 1
#[solution b]
def b():
    return 2
#[test a 1]
assert a() == 1
#[test b 1]
assert b() == 2
""")
    result = grade(source, answered(source, b="import os\nos._exit(3)"))
    assert [e.points for e in result.exercises] == [1, 0]
    assert result.exercises[1].outcome is Outcome.CRASHED


def test_a_process_that_dies_again_and_again_is_given_up():
    calls = "\n".join(f"#[test t{n} 1]\na()" for n in range(9))
    source = notebook(f"#[solution a]\ndef a():\n    return 1\n{calls}")
    result = grade(source, answered(source, a="import os\ndef a():\n    os._exit(3)"))
    assert result.score == 0
    assert {e.outcome for e in result.exercises} == {Outcome.CRASHED}


def test_a_cell_that_never_ends_costs_its_own_exercise_only():
    source = notebook(CHAIN)
    loop = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\nwhile True:\n    pass"
    assert grade(source, answered(source, sigmoid=loop)).score == 5


def test_a_notebook_has_a_total_budget():
    tests = "\n".join(f"#[test t{n} 1]\na()" for n in range(5))
    source = notebook(f"#[solution a]\ndef a():\n    return 1\n{tests}")
    slow = answered(source, a="import time\ndef a():\n    time.sleep(0.3)")
    limits = GradingLimits(call_seconds=1, cell_seconds=1, test_seconds=1, total_seconds=0.7, grace_seconds=0.1)
    result = grade(source, slow, limits=limits)
    assert result.exercises[0].outcome is Outcome.PASSED
    assert result.exercises[-1].outcome is Outcome.TIMED_OUT
    assert result.seconds < 3


def test_a_test_that_loops_on_what_the_learner_gives_is_stopped():
    source = notebook(
        """
#[solution done]
def done():
    return True
#[test done 1]
while not done():
    pass
while not ready:
    pass
#[solution ready]
ready = True
#[test other 1]
assert True
""".replace("#[solution ready]\nready = True\n", "")
    )
    source.cells[1].source = "while not done():\n    pass\nstuck = done()\nwhile stuck is not True:\n    pass"
    limits = GradingLimits(call_seconds=1, cell_seconds=1, test_seconds=0.3, total_seconds=5, grace_seconds=0.1)
    result = grade(source, answered(source, done="def done():\n    return 1"), limits=limits)
    assert [e.outcome for e in result.exercises] == [Outcome.TIMED_OUT, Outcome.PASSED]


def test_a_sandbox_that_cannot_be_opened_stops_the_grading_and_blames_nobody():
    def refuse():
        raise MachineError("sandbox", "is not there.", "Install it.")

    with pytest.raises(MachineError):
        grade_notebook(notebook(CHAIN), notebook(CHAIN), open_sandbox=refuse, limits=FAST)


def test_experiments_are_not_run():
    source = notebook("""
#[experiment]
raise RuntimeError("an experiment was run")
#[solution a]
a = 1
#[test a 1]
assert a == 1
""")
    result = grade(source)
    assert result.score == 1
    assert result.executed.cells[0].outputs == []


def test_an_exercise_that_was_not_begun_is_not_attempted():
    source = notebook(CHAIN)
    blank = (
        "def sigmoid(z):\n    ### START CODE HERE ### (≈ 1 line)\n    s = None\n    ### END CODE HERE ###\n    return s"
    )
    result = grade(source, answered(source, sigmoid=blank))
    assert result.exercises[0].outcome is Outcome.NOT_ATTEMPTED
    assert result.exercises[0].traceback is None


def test_a_cell_that_does_not_compile_is_named_as_the_reason():
    source = notebook(CHAIN)
    result = grade(source, answered(source, sigmoid="def sigmoid(z:\n    return z"))
    sigmoid = result.exercises[0]
    assert sigmoid.outcome is Outcome.CRASHED
    assert "SyntaxError" in sigmoid.message
    assert "line 1" in sigmoid.message


def test_the_traceback_is_the_learners_own():
    source = notebook(CHAIN)
    broken = "def helper(z):\n    return z / 0\n\ndef sigmoid(z):\n    return helper(z)"
    sigmoid = grade(source, answered(source, sigmoid=broken)).exercises[0]
    assert sigmoid.outcome is Outcome.CRASHED
    assert sigmoid.traceback.splitlines() == [
        "  in sigmoid, line 5:  return helper(z)",
        "  in helper, line 2:  return z / 0",
        "ZeroDivisionError: division by zero",
    ]


def test_what_the_learner_prints_comes_in_order_between_what_the_test_prints():
    source = notebook("""
#[solution f]
def f():
    print("learner")
#[test f 1]
print("before")
f()
print("after")
### BEGIN HIDDEN TESTS
print("secret")
f()
### END HIDDEN TESTS
""")
    result = grade(source)
    assert result.exercises[0].output == "before\nlearner\nafter\n"
    assert result.executed.cells[1].outputs[0]["text"] == "before\nlearner\nafter\nsecret\nlearner\n"


def test_nothing_of_a_hidden_test_is_in_any_text_for_the_learner():
    source = notebook("""
#[solution f]
def f(x):
    return x
#[test f 1]
assert f(1) == 1
### BEGIN HIDDEN TESTS
secret = 987654
assert f(secret) == 987654, f"secret is {secret}"
### END HIDDEN TESTS
""")
    wrong = "def f(x):\n    print(x)\n    if x > 1:\n        raise ValueError(f'got {x}')\n    return x"
    for answer in (wrong, "def f(x):\n    print(x)\n    return 1"):
        result = one(source, answered(source, f=answer))
        assert result.points == 0
        assert "987654" not in f"{result.message}{result.traceback}{result.output}"
        assert "secret" not in f"{result.message}{result.traceback}{result.output}"


def test_a_failing_visible_test_shows_its_line():
    source = notebook("#[solution f]\ndef f():\n    return 1\n#[test f 1]\nassert f() == 1, 'f gives 1'")
    result = one(source, answered(source, f="def f():\n    return 2"))
    assert result.message == "This test fails: assert f() == 1, 'f gives 1'\nf gives 1"


def test_a_marked_test_runs_in_the_sandbox_and_says_so():
    source = notebook("""
#[solution f]
def f():
    return 1
#[sandbox f 2]
assert f.__globals__ is globals() and f() == 1
""")
    right, wrong = one(source), one(source, answered(source, f="def f():\n    return 2"))
    assert (right.points, right.ran_in_sandbox) == (2, True)
    assert (wrong.points, wrong.ran_in_sandbox) == (0, True)
    assert one(notebook("#[solution f]\nf = 1\n#[test f 1]\nassert f")).ran_in_sandbox is False


def test_a_marked_test_reports_through_the_checks():
    source = notebook("""
#[given]
from startcode import checks
#[solution f]
def f(x):
    return x + 1
#[sandbox f 2]
with checks.exercise("f") as check:
    check.close("f(1)", check.call(1), 2)
""")
    assert one(source).points == 2
    wrong = one(source, answered(source, f="def f(x):\n    return x"))
    assert wrong.points == 0
    assert "f(1)" in wrong.message


def test_the_executed_notebook_is_valid_and_has_the_instructors_tests():
    source = notebook(CHAIN)
    submitted = answered(source, sigmoid=WRONG_SIGMOID)
    submitted.cells[2].source = "pass"
    submitted.cells.append(nbformat.v4.new_code_cell("1 + 1"))
    executed = grade(source, submitted).executed
    nbformat.validate(executed)
    assert executed.cells[2].source == "assert sigmoid(0) == 0.5"
    assert executed.cells[2].outputs[0].output_type == "error"
    assert executed.cells[-1].outputs[0].data["text/plain"] == "2"


def test_ipython_features_of_learners_are_taken_calmly():
    source = notebook("#[solution f]\ndef f():\n    return 1\n#[test f 1]\nassert f() == 1")
    odd = """%matplotlib inline
!pip install everything
files = !ls
%load_ext autoreload
%time x = 3
def f():
    return 1 + len(files)
f?
"""
    assert one(source, answered(source, f=odd)).points == 1
    assert one(source, answered(source, f="%%time\ndef f():\n    return 1")).points == 1
    assert one(source, answered(source, f="%%html\n<b>f</b>")).points == 0
    assert one(source, answered(source, f="import asyncio\nawait asyncio.sleep(0)\ndef f():\n    return 1")).points == 1


def test_warnings_of_the_learners_code_cost_nothing_and_reach_the_test():
    source = notebook("""
#[given]
import numpy as np
import warnings
#[solution f]
def f(x):
    return np.log(x)
f(0.0)
#[test f 1]
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    f(0.0)
assert [w.category for w in seen] == [RuntimeWarning]
x = f(0.0)
""")
    assert one(source).points == 1


def test_a_pickle_of_the_learner_is_not_loaded():
    source = notebook("""
#[given]
import pickle
#[solution save]
def save():
    with open("x.pkl", "wb") as f:
        pickle.dump([1, 2], f)
#[test save 1]
save()
assert pickle.load(open("x.pkl", "rb")) == [1, 2]
""")
    hostile = """
class Evil:
    def __reduce__(self):
        return (print, ("the grader was reached",))
def save():
    with open("x.pkl", "wb") as f:
        pickle.dump(Evil(), f)
"""
    assert one(source).points == 1
    result = one(source, answered(source, save=hostile))
    assert result.points == 0
    assert "UnpicklingError" in result.message


def test_text_of_the_learner_is_never_evaluated_by_the_grader(capfd):
    source = notebook("""
#[solution code]
code = "1 + 1"
#[test code 1]
assert eval(code) == 2
exec(code)
exec(compile(code, "x", "exec"))
assert eval("3") == 3
""")
    hostile = "code = \"__import__('os').write(1, b'reached') and 2\""
    assert one(source).points == 1
    one(source, answered(source, code=hostile))
    assert "reached" not in capfd.readouterr().out


def test_the_callers_random_numbers_go_on_as_before():
    source = notebook("#[given]\nimport numpy as np\nnp.random.seed(3)\n#[test t 1]\nassert np.random.rand() < 2")
    before = np.random.get_state()[1].tobytes()
    assert one(source).points == 1
    assert np.random.get_state()[1].tobytes() == before


def test_no_text_of_a_learner_stays_behind_for_the_next():
    assert one(notebook("#[solution f]\ndef f():\n    return 1\n#[test f 1]\nassert f() == 1")).points == 1
    assert [name for name in linecache.cache if name.startswith(CELL)] == []


def test_two_gradings_give_the_same_result():
    source = notebook(CHAIN)
    submitted = answered(source, sigmoid=WRONG_SIGMOID)
    first, second = (grade(source, submitted, references={"sigmoid": our_sigmoid}) for _ in range(2))
    assert first.exercises == second.exercises
    assert first.executed == second.executed


def test_the_grader_leaves_no_process_and_no_working_folder_behind(tmp_path, monkeypatch):
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = []

    def opened():
        made.append(PlainProcess())
        return made[-1]

    grade_notebook(notebook(CHAIN), notebook(CHAIN), open_sandbox=opened, limits=FAST)
    assert list(tmp_path.iterdir()) == []
    assert made[0].outcome() == "killed"


NEEDING = """
#[given]
from startcode import checks
#[solution double]
def double(x):
    ### START CODE HERE ###
    y = x + x
    ### END CODE HERE ###
    return y
#[sandbox double 0]
with checks.exercise("double", needs="keras") as check:
    check.close("double", check.call(3.0), 6.0)
"""


def test_what_needs_a_missing_library_is_skipped_and_does_not_run():
    source = notebook(NEEDING)
    with without_keras():
        result = grade(source)
        untouched = one(source, answered(source, double=UNTOUCHED))
    (found,) = result.exercises
    assert (found.outcome, found.points, found.max_points) == (Outcome.SKIPPED, 0, 0)
    assert found.message.startswith("Keras is not installed here")
    assert not found.ran_in_sandbox
    assert untouched.outcome is Outcome.NOT_ATTEMPTED
    (cell,) = [cell for cell in result.executed.cells if "test_double" in str(cell.metadata)]
    assert [output.output_type for output in cell.outputs] == ["stream"]


@pytest.mark.parametrize(("answer", "outcome"), [("x + x", Outcome.PASSED), ("x", Outcome.FAILED)])
def test_what_needs_a_library_that_is_there_is_judged_and_worth_nothing(monkeypatch, answer, outcome):
    monkeypatch.setitem(LIBRARIES, "keras", ("Keras", ("json",)))
    source = notebook(NEEDING)
    found = one(source, answered(source, double=f"def double(x):\n    return {answer}"))
    assert (found.outcome, found.points, found.max_points) == (outcome, 0, 0)


UNTOUCHED = """def double(x):
    ### START CODE HERE ###
    y = None
    ### END CODE HERE ###
    return y
"""
