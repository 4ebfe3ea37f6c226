"""Progress as plain text: in a terminal, and on a page without HTML."""

from collections.abc import Sequence

from startcode.progress.standing import Standing
from startcode.progress.states import State

VISIBLE = "By the checks that you can see; who grades may have more of them."


def text(standings: Sequence[Standing], notices: Sequence[str], *, is_single: bool) -> str:
    """One notebook, exercise by exercise, or a line for each notebook."""
    lines = list(notices)
    if is_single:
        for standing in standings:
            lines += _exercises(standing)
    elif standings:
        lines += [*_table(standings), "", _legend(standings), go_on(standings), VISIBLE]
    return "\n".join(lines)


def next_step(standing: Standing) -> str:
    """What to do now in one notebook."""
    if standing.next is None:
        return "All of its exercises are done."
    return f"Next: {standing.next.exercise.name}."


def shown(standings: Sequence[Standing]) -> list[State]:
    """The states that a legend explains: a skipped exercise is rare."""
    return [state for state in State if state is not State.SKIPPED or any(one.of(state) for one in standings)]


def _exercises(standing: Standing) -> list[str]:
    width = max((len(item.exercise.name) for item in standing.items), default=0)
    state = max(len(state) for state in State)
    rows = [
        f"  {item.state.sign} {item.state:{state}}  {item.exercise.name:{width}}  {item.exercise.about}".rstrip()
        for item in standing.items
    ]
    return [f"{standing.lesson}: {standing.count}, {standing.points}", *rows, next_step(standing), VISIBLE]


def _table(standings: Sequence[Standing]) -> list[str]:
    names = max(len(standing.lesson) for standing in standings)
    strips = ["".join(item.state.sign for item in standing.items) for standing in standings]
    width = max(map(len, strips))
    return [
        f"{standing.lesson:{names}}  {strip:{width}}  {standing.count}, {standing.points}"
        for standing, strip in zip(standings, strips, strict=True)
    ]


def _legend(standings: Sequence[Standing]) -> str:
    return "   ".join(f"{state.sign} {state}" for state in shown(standings))


def go_on(standings: Sequence[Standing]) -> str:
    """Where to go on: in the first notebook that is begun and not finished, else in the first that is not finished."""
    left = [standing for standing in standings if standing.next]
    if not left:
        return "All exercises are done."
    at = next((standing for standing in left if standing.is_begun), left[0])
    assert at.next
    return f"Next: {at.next.exercise.name} in {at.lesson}."
