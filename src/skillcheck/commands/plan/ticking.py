"""Noting that a day's practice was done or missed."""

from datetime import date

from skillcheck.app.opening import open_catalogue, today
from skillcheck.commands.deliver import delivery
from skillcheck.commands.plan.goals import add, line, the_goal, the_plan
from skillcheck.errors import UsageFault
from skillcheck.model.plan import DONE, Goal, Tick
from skillcheck.pages import noted as page
from skillcheck.planning.progress import progress
from skillcheck.planning.times import past_day


def tick(
    what: str,
    goal: str | None,
    note: str | None,
    on: str | None,
    *,
    catalogue: str | None,
    format_: str | None,
    output: str | None,
    force: bool,
) -> None:
    """Put `what` (done or missed) into the log, and show how the goal stands now."""
    way = delivery(format_, output, force=force)
    written = line(note, "--note" if what == DONE else "--why")
    whole = open_catalogue(catalogue)
    day = _day(on, today())
    plan = the_plan(whole)
    before = the_goal(plan, goal, whole, today())
    _refuse_outside(before.goal, day)
    entry = Tick(day, before.goal.id, what, written)
    add([entry], plan, whole, today())
    after = next(one for one in progress(the_plan(whole), today()) if one.goal.id == before.goal.id)
    way.send(page.page([(entry, after)], whole))


def _day(text: str | None, today: date) -> date:
    """Raises: UsageFault for what is no day, or one to come."""
    if text is None:
        return today
    try:
        return past_day(text, today)
    except ValueError as error:
        raise UsageFault(f"--day: {error}") from None


def _refuse_outside(goal: Goal, day: date) -> None:
    """Raises: UsageFault for a day that is not within the goal's time, where it would count in nothing."""
    if goal.runs_on(day):
        return
    todo = f" To go on with it, extend it: skillcheck plan review {goal.id}" if day > goal.due else ""
    raise UsageFault(
        f"The goal {goal.id} is from {goal.start} to {goal.due}; {day} is outside of that.{todo}"
    )
