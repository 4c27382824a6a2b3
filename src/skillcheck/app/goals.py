"""The plan as use cases open it: to read, to change, to find its goals by their names, and what goals are made from."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from skillcheck.app import opening
from skillcheck.app.course import rate_again
from skillcheck.app.opening import (
    count_days_since,
    find_assessment,
    find_id,
    history_to_read,
    history_to_write,
    load_plan,
    take_in_old_plan,
)
from skillcheck.app.result import make_result
from skillcheck.console.streams import say
from skillcheck.errors import NothingYet, UsageFault
from skillcheck.measure.gaps import rank_again
from skillcheck.model.assessment import OLD
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.document import Document
from skillcheck.model.estimate import Gap
from skillcheck.model.names import find
from skillcheck.model.plan import Entry, Goal, Plan, Progress
from skillcheck.pages import noted
from skillcheck.pages.plan import NOTHING
from skillcheck.planning.goal import begin
from skillcheck.planning.progress import open_goals, progress
from skillcheck.store import database, plans
from skillcheck.store.diagnosis import unheard
from skillcheck.store.history import History
from skillcheck.store.zone import local_zone

FIRST = f"{NOTHING} Take an assessment first: skillcheck assess"
NEXT = f"{NOTHING} Make a plan from your newest assessment: skillcheck plan new"
NONE_OPEN = "No goal is open. Begin the next one: skillcheck plan new"


class Book(NamedTuple):
    """The plan open to be changed on a day, as it was when it was opened."""

    history: History
    catalogue: Catalogue
    plan: Plan
    today: date

    def find(self, text: str | None) -> Progress:
        """Return the open goal that is meant; without a word the only one. Raises: NothingYet, UsageFault, UnknownName."""
        refuse_nothing(self.plan, self.history, noted.nothing())
        running = {standing.goal.id: standing for standing in open_goals(self.plan, self.today)}
        if text is None:
            if not running:
                raise NothingYet(NONE_OPEN, noted.nothing())
            if len(running) > 1:
                raise UsageFault(f"Which goal? There are {', '.join(running)}.")
            return next(iter(running.values()))
        id_, _ = find(text, _name(running, self.catalogue))
        if id_:
            return running[id_]
        standing = find_goal(self.plan, text, self.catalogue, self.today)
        ended = f"The goal {standing.goal.id} was {standing.state} on {standing.ended}."
        raise UsageFault(f"{ended} Begin another: skillcheck plan new")

    def open_goals(self) -> list[Goal]:
        """Return the goals that are neither closed nor dropped."""
        return [standing.goal for standing in open_goals(self.plan, self.today)]

    def note(self, entry: Entry) -> tuple[Entry, Progress]:
        """Keep an entry; return it with its goal as it stands then. Raises: HistoryFault, UsageFault."""
        last = max((other.day for other in self.plan.log), default=self.today)
        if self.today < last:
            jumped = f"The clock says {self.today}, before the plan's last note ({last})."
            say(f"{jumped} Notes stay in the order in which they came.")
        plans.add_entry(self.history, entry)
        return entry, self.stand(entry.goal)

    def stand(self, id_: str) -> Progress:
        """Return the goal with this id as it stands in the history by now."""
        standings = progress(plans.load(self.history), self.today)
        return next(standing for standing in standings if standing.goal.id == id_)


class Basis(NamedTuple):
    """What goals are made from: the gaps of a role by skill in rank order, and the ids of the assessments behind them.

    `remark` says that the newest is old; `option` names the role on a command line where it is not that of the newest.
    """

    book: Book
    role: str
    gaps: Mapping[str, Gap]
    sources: Mapping[str, str]
    remark: str
    option: str

    def begin(self, skill: Skill) -> Goal:
        """Return a goal in the making for a skill."""
        source = self.sources.get(skill.id, "")
        return begin(skill, self.role, self.gaps.get(skill.id), source, self.book.today)


@contextmanager
def open_plan(catalogue: Catalogue, empty: Document | None = None) -> Iterator[Book]:
    """Open the plan, which may be without goals, to change it.

    The file that a plan was in before it was in the history comes in first, once, and that is said.
    Raises: NothingYet without a history, with the `empty` page; HistoryFault.
    """
    if not database.is_there() and not plans.find_old_file(None):
        raise NothingYet(FIRST, empty or noted.nothing())
    with history_to_write() as history:
        take_in_old_plan(history)
        yield Book(history, catalogue, plans.load(history), opening.today())


def list_goals() -> list[str]:
    """Return the ids of the open goals. Raises: HistoryFault."""
    with history_to_read() as history:
        return [standing.goal.id for standing in open_goals(load_plan(history, unheard), opening.today())]


def refuse_nothing(plan: Plan, history: History, empty: Document) -> None:
    """Raise NothingYet where nothing is planned, with the `empty` page for programs."""
    if not plan.goals:
        raise NothingYet(FIRST if history.is_empty() else NEXT, empty)


def read_basis(book: Book, role: str | None) -> Basis:
    """Return what goals are made from, seen through the role. Raises: NothingYet, UnknownName, UsageFault."""
    catalogue, parameters = book.catalogue, opening.open_parameters(book.catalogue)
    newest = find_assessment(book.history, None)
    again = rate_again(newest, catalogue, parameters, book.history)
    result = make_result(catalogue, newest, role, parameters)
    again = {id_: point for id_, point in again.items() if id_ in result.role.skills}
    gaps = rank_again(result.gaps, again, catalogue.pick_skills(again), result.role) if again else result.gaps
    sources = {gap.skill: (again.get(gap.skill) or result).assessment.id for gap in gaps}
    days, remark = count_days_since(newest), ""
    if days > OLD:
        age = f"Your newest assessment is {days:,} days old."
        remark = f"{age} If much has changed, take a new one: skillcheck assess"
    option = "" if result.role.id == newest.role else f" --role {result.role.id}"
    return Basis(book, result.role.id, {gap.skill: gap for gap in gaps}, sources, remark, option)


def keep_goal(book: Book, goal: Goal) -> Goal:
    """Put a goal into the plan. Raises: HistoryFault, UsageFault where it is there by now, or all was deleted meanwhile."""

    def check(plan: Plan) -> None:
        if book.history.is_empty():
            raise UsageFault("All was deleted meanwhile. Nothing was planned.")
        refuse_double(plan, goal, book.today)

    return plans.add_goal(book.history, goal, Plan(secrets.token_hex(4), local_zone()), check)


def refuse_double(plan: Plan, goal: Goal, today: date) -> None:
    """Raise UsageFault where the goal's skill and role have an open goal already."""
    for standing in open_goals(plan, today):
        if (standing.goal.skill, standing.goal.role) == (goal.skill, goal.role):
            there = f"There is an open goal for {goal.skill} already."
            raise UsageFault(f"{there} End it first: skillcheck plan review {standing.goal.id}")


def find_goal(plan: Plan, text: str, catalogue: Catalogue, today: date) -> Progress:
    """Return the goal that is meant, open or not. Raises: UnknownName."""
    goals = {standing.goal.id: standing for standing in progress(plan, today)}
    return goals[find_id("goal", text, _name(goals, catalogue), "skillcheck plan")]


def _name(goals: Mapping[str, Progress], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return goal id to what its skill is called."""
    names = catalogue.skill_names()
    return {id_: names.get(standing.goal.skill, ()) for id_, standing in goals.items()}
