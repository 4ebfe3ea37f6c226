"""The checks that a test cell may ask for; each raises a Failure with the kind of mistake."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from startcode.checks.calls import Call, call, copies, same
from startcode.checks.failure import Failure
from startcode.checks.find import find
from startcode.checks.numeric import Vector, central_difference, compare_gradients
from startcode.checks.recent import Recent
from startcode.checks.shape import Form, demand, leaves, refit
from startcode.checks.values import Context, Tolerance, as_float64, demand_close, is_single, wrong
from startcode.grading import seed

NAMING = ("type", "missing-key")  # mistakes whose messages name classes or keys of what came
LOOSER = 1e4  # times as much for an answer in single precision
HARMLESS = "This costs no points, but it is worth a look."


class Check:
    """The learner's function under test, and the random inputs drawn for it.

    After a visible check has failed, `inputs`, `got` and `expected` hold what it saw.
    """

    def __init__(self, name: str, namespace: Mapping[str, Any]) -> None:
        self.name, self._namespace = name, namespace
        self.blocked: Failure | None = None
        try:
            self._function: Callable[..., Any] | None = find(name, namespace)
        except Failure as failure:
            self._function, self.blocked = None, failure
        self.rng = np.random.default_rng(seed())
        self.sizes: dict[str, int] = {}
        self.passed = 0
        self.remarks: list[str] = []
        self.used: list[str] = []  # earlier exercises that it was compared with
        self.got: Any = None
        self.expected: Any = None
        self._arguments: dict[str, Any] = {}
        self._recent = Recent()
        self._form: Form = None
        self._hidden = False

    @property
    def function(self) -> Callable[..., Any]:
        """The learner's function itself; a Failure when there is none to test."""
        if self.blocked is not None:
            raise self.blocked
        assert self._function is not None
        return self._function

    @property
    def inputs(self) -> dict[str, Any]:
        """The arguments, by name, of the visible call that was checked last."""
        return {} if self._hidden else self._arguments

    def draw(self, problem: Callable[..., Any], **sizes: Any) -> Any:  # noqa: ANN401 - whatever `problem` takes and gives
        """Random arguments `problem(rng, **sizes)`; the names of whole-number sizes are used in messages ("m is 5")."""
        _ = self.function
        self.sizes = {key: value for key, value in sizes.items() if type(value) is int}
        return problem(self.rng, **sizes)

    def call(self, *values: Any, returns: Form = None, quiet: bool = False, **named: Any) -> Any:  # noqa: ANN401
        """Call the learner's function with copies of the arguments; what it returns must have the form `returns`.

        The result comes back as plain tuples, dicts, numbers and arrays. A function that changes its arguments fails.
        What NumPy warns of becomes a remark, unless `quiet`.
        """
        self._arguments = _by_name(values, named, self.function)
        self._remember(None, None)
        done = call(self.name, self.function, self._arguments, by_position=len(values))
        for text in () if quiet else done.warned:
            self.remark(f"NumPy warned: {text}. {HARMLESS}")
        self._remember(done.result, None)
        if returns is not None:
            self._form = returns
            done.result = self._demand(self.name, done.result, returns)
        self._demand_unchanged(done)
        self._recent.add(done.arguments, done.result)
        self.passed += 1
        return done.result

    def run(self, action: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever it gives
        """What `action()` gives: code of the test that works with the learner's objects, where copies would not do.

        A Failure with the learner's own traceback if it raises.
        """
        _ = self.function
        done = call(self.name, action, {}, by_position=0)
        self.passed += 1
        return done.result

    def that(self, holds: object, message: str, *, diagnosis: str | None = None, rung: int | None = None) -> None:
        """A property in the author's words: `message` says what is wrong when it does not hold."""
        _ = self.function
        if not bool(holds):
            raise Failure(message, diagnosis=diagnosis, rung=rung)
        self.passed += 1

    def close(
        self,
        name: str,
        got: Any,  # noqa: ANN401 - numbers, arrays, tuples or dicts of them
        expected: Any,  # noqa: ANN401
        *,
        because: str = "",
        suspects: Mapping[str, Any] | None = None,
        within: Tolerance | None = None,
        rung: int | None = None,
        time_axis: int | Mapping[str, int] | None = None,
    ) -> None:
        """`got` equals `expected` (rtol 1e-6, atol 1e-9 in float64; 1e-3 in float32), else the mistake is named.

        `because` says in the message why this value is expected; `suspects` maps a mistake in words to the wrong value
        that it gives. Tuples and dicts are compared leaf by leaf. With `time_axis` the message says up to which time
        step the value is right; the parts of a tuple or dict have theirs by name, `{"a": -1, "y_pred": -1}`.
        """
        _ = self.function
        self._arguments = self._recent.inputs_of(got) or self._arguments
        asked = Context(suspects=suspects or {}, because=because, within=within, rung=rung)
        self._compare(name, got, expected, self._form, asked, time_axis)
        self.passed += 1

    def gradient(
        self,
        name: str,
        got: Any,  # noqa: ANN401 - a number or an array
        *,
        of: Callable[[Any], Any],
        at: Any,  # noqa: ANN401
        suspects: Mapping[str, Any] | None = None,
        time_axis: int | None = None,
    ) -> None:
        """`got` is the gradient of the learner's own `of` at `at`, by central differences.

        A suspect may be another function of the same argument: its slope is then the wrong value, measured only if it
        is needed. Passed by a constant cost with a zero gradient: check values as well.
        """
        arguments = self._arguments
        slope = self._slope(of, at, got)
        analytic = as_float64(got).reshape(slope.shape)
        looser = LOOSER if is_single(got) else 1.0
        right, holds = compare_gradients(analytic, slope, looser)
        slopes = {} if holds else suspects or {}
        known = {words: self._suspected(other, at, got) for words, other in slopes.items()}
        self._arguments = self._recent.inputs_of(got) or arguments
        self._remember(analytic, slope)
        if not holds:
            because = "the slope that is measured when one entry at a time is moved a little"
            asked = Context(suspects=known, because=because, time_axis=time_axis)
            raise wrong(name, analytic, slope, right, self._context(asked))
        self.passed += 1

    def _suspected(self, other: Any, at: Any, got: object) -> Any:  # noqa: ANN401 - a value, or what has a slope
        """The wrong value that a suspect stands for; None if the learner's code does not get that far."""
        try:
            return self._slope(other, at, got) if callable(other) else other
        except Failure:
            return None

    def _slope(self, of: Callable[[Any], Any], at: Any, got: object) -> Vector:  # noqa: ANN401 - a number or an array
        """The measured slope, as precise as the kind of number allows; the calls that it takes are not counted."""
        before, self._recent = (self._recent, self.passed), Recent()
        try:
            return central_difference(of, at, 1e-2 if is_single(got) else 1e-5)
        finally:
            self._recent, self.passed = before

    def uses(self, other: str) -> Callable[..., Any]:
        """An earlier exercise of the learner, to compare with; a Failure that says so when it is not finished."""
        try:
            function = find(other, self._namespace)
        except Failure as failure:
            message = f"{self.name} builds on {other}, which is not done yet: finish {other} first."
            raise Failure(message, diagnosis="depends", outcome=failure.outcome) from failure
        self.used.append(other)

        def earlier(*values: Any) -> Any:  # noqa: ANN401 - the earlier function's own result
            return call(other, function, _by_name(values, {}, function), by_position=len(values)).result

        return earlier

    def repeatable(self, *values: Any, **named: Any) -> None:  # noqa: ANN401 - the learner's arguments
        """Two calls with the same arguments give the same answer."""
        first, second = (self.call(*values, **named) for _ in range(2))
        keeps = "does it keep something between calls, or draw random numbers of its own?"
        message = f"{self.name} gives two answers for the same arguments: {keeps}"
        self.that(same(first, second), message, diagnosis="remembers", rung=1)

    def against(
        self,
        ours: Callable[..., Any],
        problem: Callable[..., Any],
        sizes: Sequence[Mapping[str, Any]],
        *,
        rounds: int = 2,
        returns: Form = None,
        part: Callable[[Any], Any] = lambda result: result,
        within: Tolerance | None = None,
    ) -> None:
        """Compare with the reference on fresh random arguments; from here on messages show no values.

        `returns` is the form whose names are used in messages (default: that of the last visible call), with the shapes
        of what the reference gives; `part` picks what is compared out of both results.
        """
        self.hide()
        for size in (size for size in sizes for _ in range(rounds)):
            drawn = self.draw(problem, **size)
            values = drawn if isinstance(drawn, tuple) else (drawn,)
            expected, got = part(ours(*copies(values))), part(self.call(*values))
            self._compare(self.name, got, expected, returns or self._form, Context(within=within))
        self.passed += 1

    def hide(self) -> None:
        """From here on messages tell the kind of mistake only: what follows is hidden from the learner."""
        self._hidden = True
        self.got, self.expected = None, None

    def remark(self, text: str) -> None:
        """Tell the learner something that costs no points."""
        if text not in self.remarks:
            self.remarks.append(text)

    def _demand(self, name: str, got: object, form: Form) -> Any:  # noqa: ANN401 - what the form says
        """As `demand`; where a check is hidden, no name that the learner's code chose is repeated to them."""
        try:
            return demand(name, got, form, self.sizes)
        except Failure as failure:
            if not self._hidden or failure.diagnosis not in NAMING:
                raise
            message = f"{name} is of another kind than what is wanted."
            raise Failure(message, diagnosis=failure.diagnosis, rung=failure.rung) from None

    def _compare(
        self,
        name: str,
        got: object,
        expected: object,
        form: Form,
        asked: Context,
        time_axis: int | Mapping[str, int] | None = None,
    ) -> None:
        """Both taken apart along the form, leaf by leaf."""
        form = refit(form, expected)
        given = leaves(name, self._demand(name, got, form), form)
        guesses = {words: leaves(name, guess, form) for words, guess in asked.suspects.items()}
        for place, (key, value) in enumerate(leaves(name, expected, form)):
            leaf = given[place][1]
            self._remember(leaf, value)
            shown = key if key == name or name == self.name else f"{key} of {name}"
            known = {words: guess[place][1] for words, guess in guesses.items()}
            time = time_axis.get(key) if isinstance(time_axis, Mapping) else time_axis
            demand_close(shown, leaf, value, self._context(replace(asked, suspects=known, time_axis=time)))

    def _context(self, asked: Context) -> Context:
        return replace(asked, sizes=self.sizes, inputs=self._arguments, hidden=self._hidden)

    def _demand_unchanged(self, done: Call) -> None:
        if done.changed:
            names = ", ".join(done.changed)
            raise Failure(
                f"{self.name} changes its argument {names}: whoever called it finds another {names} afterwards. "
                "Work on a copy, or write `x = x - ...` where `x -= ...` stands.",
                diagnosis="changes-argument",
                rung=1,
            )

    def _remember(self, got: object, expected: object) -> None:
        if not self._hidden:
            self.got, self.expected = got, expected


def _by_name(values: tuple[Any, ...], named: dict[str, Any], function: Callable[..., Any]) -> dict[str, Any]:
    """The arguments under the names that the function gives them."""
    try:
        names = list(inspect.signature(function).parameters)[: len(values)]
    except (TypeError, ValueError):
        names = []
    names += [f"argument {position + 1}" for position in range(len(names), len(values))]
    return {**dict(zip(names, values, strict=True)), **named}
