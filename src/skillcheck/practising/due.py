"""What is due on a day: the top gaps first, one scene of a skill after the other, as much as the day has time for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from skillcheck.model.practice import Due, Exercise, Limits, Retention
from skillcheck.practising.memory import recall

TOMORROW = timedelta(days=1)
Standings = Mapping[tuple[str, str], Retention]
"""By what is practised, and its id."""
NEVER = Retention()


def choose_due(
    exercises: Sequence[Exercise], standings: Standings, day: date, limits: Limits, spent: float = 0.0
) -> tuple[Due, ...]:
    """Return what of the `exercises`, which stand in the order of their skills, is due on a day, the first one first.

    `spent` are seconds of practice on this day by now. What was begun and broken off comes first. The scenes of a skill take
    turns: what was not seen for longest comes first, then it is another skill's turn. On a day without any, at least one
    comes, however long it is. Where it may come `early`, all come that were not seen on this day, the nearest first.
    """
    dues = [_make_due(exercise, _find(standings, exercise), day) for exercise in exercises]
    new_left = limits.new - sum(due.standing.since == day for due in dues)
    chosen: list[Due] = []
    seconds = spent
    for due in _rotate(dues, day, early=limits.early):
        is_new = not due.standing.seen and not due.standing.begun
        if is_new and new_left <= 0:
            continue
        if seconds + due.exercise.seconds > limits.seconds and (chosen or spent):
            continue
        chosen.append(due)
        seconds += due.exercise.seconds
        new_left -= is_new
    return tuple(chosen)


def find_next(
    exercises: Iterable[Exercise], standings: Standings, day: date, chosen: Iterable[Due] = ()
) -> date | None:
    """Return the next day after `day` on which one of the `exercises` but those `chosen` comes up; None without any."""
    now = [due.exercise for due in chosen]
    days = [
        max(_find(standings, exercise).due or day, day + TOMORROW)
        for exercise in exercises
        if exercise not in now
    ]
    return min(days, default=None)


def _find(standings: Standings, exercise: Exercise) -> Retention:
    return standings.get((exercise.what, exercise.about), NEVER)


def _make_due(exercise: Exercise, standing: Retention, day: date) -> Due:
    """Return the exercise with its day: what was broken off is due at once."""
    when = standing.due or day
    chance = recall(standing.memory, day) if standing.memory else None
    return Due(exercise, standing, min(when, day) if standing.begun else when, chance)


def _may_come(due: Due, day: date, *, early: bool) -> bool:
    """Tell whether something may come on this day. Nothing comes twice on a day, but what was broken off goes on."""
    if due.standing.begun:
        return True
    had_today = due.standing.last is not None and due.standing.last >= day
    return not had_today and (early or due.due <= day)


def _rotate(dues: Sequence[Due], day: date, *, early: bool) -> list[Due]:
    """Return what may come on this day, in the order in which it comes up."""
    waiting = [due for due in dues if _may_come(due, day, early=early)]
    had_today = {due.exercise.skill for due in dues if due.standing.last == day}
    latest = max((due.standing.number for due in dues), default=0)
    turns: dict[str, list[Due]] = {}
    for due in sorted(waiting, key=lambda due: (not due.standing.seen, due.standing.number)):
        turns.setdefault(due.exercise.skill, []).append(due)
    ranked = sorted(
        waiting,
        key=lambda due: (
            due.standing.begun is None,
            turns[due.exercise.skill].index(due) + (due.exercise.skill in had_today),
            due.exercise.tier,
            not due.standing.seen,
            due.due,
        ),
    )
    if len(ranked) > 1 and 0 < ranked[0].standing.number == latest and not ranked[0].standing.begun:
        ranked[:2] = ranked[1], ranked[0]  # not the same scene twice running
    return ranked
