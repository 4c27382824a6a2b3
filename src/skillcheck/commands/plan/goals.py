"""The plan and its goals, as the sub-commands look them up and change them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from typer import Argument

from skillcheck.app.opening import find_id, history_to_read, warn_if_readable_by_others
from skillcheck.console.streams import say
from skillcheck.errors import NothingYet, SkillcheckError, UsageFault
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.names import find
from skillcheck.model.plan import LONGEST, Entry, Plan, Progress
from skillcheck.pages.plan import NOTHING
from skillcheck.planning.progress import open_goals, progress
from skillcheck.store import plans


def _goal_ids(incomplete: str) -> list[str]:
    """The open goals that a word on the command line may become; none where the plan can't be read."""
    from skillcheck.app.opening import open_catalogue, today

    try:
        plan = plans.load(open_catalogue(None))
        goals = open_goals(plan, today()) if plan else ()
    except SkillcheckError:
        return []
    return [one.goal.id for one in goals if one.goal.id.startswith(incomplete)]


GoalArgument = Annotated[
    str | None,
    Argument(
        metavar="GOAL",
        autocompletion=_goal_ids,
        help="Id of a goal, or its skill. Not needed where only one is open.",
    ),
]


def the_plan(catalogue: Catalogue) -> Plan:
    """The plan. Raises: NothingYet, FileFaults, HistoryFault."""
    plan = plans.load(catalogue)
    warn_if_readable_by_others()
    if plan is None or not plan.goals:
        raise NothingYet(f"{NOTHING} {_first_step()}")
    return plan


def the_goal(plan: Plan, chosen: str | None, catalogue: Catalogue, today: date) -> Progress:
    """The open goal that is meant; without a word the only one. Raises: NothingYet, UsageFault."""
    open_ = {one.goal.id: one for one in open_goals(plan, today)}
    if chosen is not None:
        return _named(plan, chosen, open_, catalogue, today)
    if not open_:
        raise NothingYet("No goal is open. Begin the next one: skillcheck plan new")
    if len(open_) > 1:
        raise UsageFault(f"Which goal? There are {', '.join(open_)}.")
    return next(iter(open_.values()))


def any_goal(plan: Plan, chosen: str, catalogue: Catalogue, today: date) -> Progress:
    """The goal that is meant, open or not. Raises: UnknownName."""
    all_ = {one.goal.id: one for one in progress(plan, today)}
    return all_[find_id("goal", chosen, _names(all_, catalogue), "skillcheck plan")]


def add(entries: Sequence[Entry], plan: Plan, catalogue: Catalogue, today: date) -> None:
    """Put entries into the plan's log, and say what is unusual about that. Raises: FileFaults, HistoryFault."""
    last = max((entry.day for entry in plan.log), default=today)
    if today < last:
        say(
            f"The clock says {today}, before the plan's last note ({last}). Notes stay in the order in which they came."
        )
    say_where_kept(plans.add_entries(entries, catalogue))


def say_where_kept(kept: object) -> None:
    """Tell that their file had to be written anew, if it had."""
    if kept:
        say(
            f"The plan was written anew, in skillcheck's own layout. Your file, with its comments, is kept as {kept}"
        )


def line(text: str | None, option: str) -> str:
    """A line that they wrote, without blanks around it. Raises: UsageFault."""
    found_line = (text or "").strip()
    if len(found_line) > LONGEST:
        raise UsageFault(f"{option} takes up to {LONGEST:,} characters; these are {len(found_line):,}.")
    if any("\ud800" <= char <= "\udfff" for char in found_line):
        raise UsageFault(f"The text of {option} holds bytes that are not UTF-8. Write it anew.")
    return found_line


def _first_step() -> str:
    with history_to_read() as history:
        if history is None or history.is_empty():
            return "Take an assessment first: skillcheck assess"
    return "Make a plan from your newest assessment: skillcheck plan new"


def _named(
    plan: Plan, chosen: str, open_: Mapping[str, Progress], catalogue: Catalogue, today: date
) -> Progress:
    """The open goal of this name. Raises: UnknownName, and UsageFault for one that is over."""
    id_, _ = find(chosen, _names(open_, catalogue))
    if id_:
        return open_[id_]
    one = any_goal(plan, chosen, catalogue, today)
    raise UsageFault(
        f"The goal {one.goal.id} was {one.state} on {one.ended}. Begin another: skillcheck plan new"
    )


def _names(goals: Mapping[str, Progress], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Goal id to what its skill is called."""
    skills = catalogue.skills
    return {
        id_: (skills[one.goal.skill].name, *skills[one.goal.skill].aliases)
        if one.goal.skill in skills
        else ()
        for id_, one in goals.items()
    }
