"""Asking a person at a terminal about a plan: menus, lines that are there to be changed, and a goal part by part."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import NamedTuple

from skillcheck.app.asking import ask_line
from skillcheck.app.goals import Book
from skillcheck.app.sitting import DIGITS, Sitting, number_choices, save
from skillcheck.console import person
from skillcheck.errors import HistoryFault
from skillcheck.model.catalogue import Skill
from skillcheck.model.form import Choice
from skillcheck.model.plan import Goal
from skillcheck.pages import planning
from skillcheck.pages.planning import Question
from skillcheck.pages.words import practice_label
from skillcheck.planning.goal import QUESTIONS, Lack, Part, find_lacks, set_part, set_practice
from skillcheck.planning.progress import follow
from skillcheck.planning.slots import find_free_time
from skillcheck.store import plans

OWN = "own"


def sit_down(book: Book, *, by_lines: bool) -> Sitting:
    """Return a conversation with the person at this terminal; use its `who.keyboard` as a context around it."""
    return Sitting(person.meet(single_keys=not by_lines), book.catalogue, book.history)


def choose(sitting: Sitting, question: Question, choices: Sequence[Choice]) -> str:
    """Return the value of the choice that they make; empty when they leave."""
    return sitting.choose(choices, partial(planning.menu, question, choices))


class Making(NamedTuple):
    """How a goal is asked for: the skill, its practices in the order in which they suit, the parts that are `decided`.

    A time of day is proposed at which `others` leave room. `lacks` are those that the goal has from before, which may stay.
    What they type goes into `draft`, and into the history with it, at once; None keeps nothing.
    """

    sitting: Sitting
    skill: Skill
    practices: Sequence[str]
    decided: Collection[str]
    others: Sequence[Goal]
    lacks: Collection[Lack]
    draft: dict[str, str] | None
    today: date

    def record(self, key: str, text: str) -> None:
        """Keep the words of a part, or that there are none. Raises: HistoryFault."""
        if self.draft is not None:
            self.draft[key] = text
            if not text:
                del self.draft[key]
            plans.keep_draft(self.sitting.history, self.skill.id, self.draft)


def ask_goal(making: Making, goal: Goal, verdicts: Sequence[Choice]) -> Goal | None:
    """Return the goal that they make of one in the making; None when they leave, or choose but the first verdict."""
    wished: Goal | None = goal
    if "practice" not in making.decided and "action" not in making.decided:
        wished = _ask_practice(making, goal)
    for part in QUESTIONS:
        if wished and part.key not in making.decided and not (part.key == "action" and wished.practice):
            wished = _ask_part(making, wished, part)
    if not wished:
        return None
    standing = follow(wished, (), making.today)
    question = planning.whole(standing, making.sitting.catalogue)
    return wished if choose(making.sitting, question, verdicts) == verdicts[0].value else None


def _ask_practice(making: Making, goal: Goal) -> Goal | None:
    practices = {practice.id: practice for practice in making.skill.practices}
    present = goal.practice or (OWN if goal.action else "")
    labels = [(id_, practice_label(practices[id_])) for id_ in making.practices]
    labels = [*labels[: len(DIGITS) - 1], (OWN, "something of my own")]
    choices = number_choices(
        (id_, f"{label}, as before" if id_ == present else label) for id_, label in labels
    )
    id_ = choose(making.sitting, planning.practices(making.skill.name), choices)
    if id_ in ("", present):
        return goal if id_ else None
    save(making.sitting, partial(making.record, "practice", "" if id_ == OWN else id_))
    return goal._replace(practice="", action="") if id_ == OWN else set_practice(goal, practices[id_])


def _ask_part(making: Making, goal: Goal, part: Part) -> Goal | None:
    if part.key == "at":
        goal = goal._replace(at=find_free_time(making.others, goal.days, goal.minutes, goal.at))
    usual = part.write(getattr(goal, part.key)) or part.usual

    def read(text: str) -> Goal:
        changed = set_part(goal, part.key, text, making.skill, making.today)
        for lack in find_lacks(changed, making.today):
            if lack.key == part.key and lack not in making.lacks:
                what = f"{lack.what[0].upper()}{lack.what[1:]}"
                raise ValueError(f"{what}." if text else f"{what} is needed.")
        if text != usual:
            save(making.sitting, partial(making.record, part.key, text))
        return changed

    def keep(text: str) -> None:
        with suppress(HistoryFault):  # they are on their way out
            if text != usual:
                making.record(part.key, text)

    title = f"{making.skill.name}: {part.title[0].lower()}{part.title[1:]}"
    return ask_line(making.sitting, title, part.help, usual, read, keep=keep)
