"""Asking a person at a terminal about a plan: menus, lines that are there to be changed, and a goal part by part."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from skillcheck.app.asking import ask_line
from skillcheck.app.goals import Book
from skillcheck.app.sitting import DIGITS, Sitting, keep_leaving, number_choices, save
from skillcheck.console import person
from skillcheck.model.catalogue import Skill
from skillcheck.model.form import Choice
from skillcheck.model.plan import Goal
from skillcheck.pages import planning
from skillcheck.pages.planning import Question
from skillcheck.pages.words import practice_label
from skillcheck.planning.goal import PARTS, QUESTIONS, Lack, Part, find_lacks, set_part, set_practice
from skillcheck.planning.progress import follow
from skillcheck.planning.slots import find_free_time
from skillcheck.store import plans

OWN = "own"
LINE = "line"
CHANGE_LINE = (LINE, "Change a line")
"""A choice beside the verdicts on a goal."""
LEAVES = "leaves"
LINE_KEYS = DIGITS + "abc"
"""The keys of a goal's lines, of which there are more than digits."""


def sit_down(book: Book, *, by_lines: bool) -> Sitting:
    """Return a conversation with the person at this terminal; use its `who.keyboard` as a context around it."""
    return Sitting(person.meet(single_keys=not by_lines), book.catalogue, book.history)


def choose(sitting: Sitting, question: Question, choices: Sequence[Choice]) -> str:
    """Return the value of the choice that they make; empty when they leave."""
    return sitting.choose(choices, partial(planning.menu, question, choices))


class Making(NamedTuple):
    """How a goal is asked for: the skill, its practices in the order in which they suit, the parts that are `decided`.

    A time of day is proposed at which `others` leave room. `lacks` are those that the goal has from before, which may stay.
    What they type goes into `draft` at once, and into the history with it where that is `kept`.
    """

    sitting: Sitting
    skill: Skill
    practices: Sequence[str]
    decided: Collection[str]
    others: Sequence[Goal]
    lacks: Collection[Lack]
    draft: dict[str, str]
    today: date
    kept: bool = True

    def record(self, key: str, text: str) -> None:
        """Keep the words of a part, or that there are none. Raises: HistoryFault."""
        self.draft[key] = text
        if not text:
            del self.draft[key]
        if self.kept:
            plans.keep_draft(self.sitting.history, self.skill.id, self.draft)


def ask_goal(making: Making, goal: Goal, verdicts: Sequence[Choice]) -> Goal | None:
    """Return the goal that they make of one in the making; None when they leave, or choose but the first verdict.

    As often as they like, they change a line before.
    """
    wished: Goal | None = goal
    if "practice" not in making.decided and "action" not in making.decided:
        wished = _ask_practice(making, goal)
    for part in QUESTIONS:
        if wished and part.key not in making.decided and not (part.key == "action" and wished.practice):
            wished = _ask_part(making, wished, part)
    while wished:
        standing = follow(wished, (), making.today)
        question = planning.ask_whether_to_keep(standing, making.sitting.catalogue)
        verdict = choose(making.sitting, question, verdicts)
        if verdict != LINE:
            return wished if verdict == verdicts[0].value else None
        wished = _change_line(making, wished)
    return None


def _change_line(making: Making, goal: Goal) -> Goal:
    """Return the goal with a line of their choice changed, and with what no longer fits that; as it was if they go back."""
    titles = {"practice": PARTS["action"].title} | {part.key: part.title for part in QUESTIONS}
    del titles["action"]
    choices = [
        Choice(key, value, title) for key, (value, title) in zip(LINE_KEYS, titles.items(), strict=True)
    ]
    key = choose(making.sitting, planning.ask_what_to_change(making.skill.name), choices)
    changed: Goal | None = goal
    if key == "practice":
        changed = _ask_practice(making, goal)
        key = "action" if changed and not changed.practice else ""
    if changed and key:
        changed = _ask_part(making, changed, PARTS[key], "goes back")
    while changed and (lacks := _find_new_lacks(making, changed)):
        changed = _ask_part(making, changed, PARTS[lacks[0].key], "goes back")
    return changed or goal


def _ask_practice(making: Making, goal: Goal) -> Goal | None:
    practices = {practice.id: practice for practice in making.skill.practices}
    present = goal.practice or (OWN if goal.action else "")
    labels = [(id_, practice_label(practices[id_])) for id_ in making.practices]
    cues = {id_: practices[id_].cue for id_ in making.practices}
    labels = [*labels[: len(DIGITS) - 1], (OWN, "something of my own")]
    choices = number_choices(
        (id_, f"{label}, as before" if id_ == present else label) for id_, label in labels
    )
    id_ = choose(making.sitting, planning.practices(making.skill.name, cues), choices)
    if id_ in ("", present):
        return goal if id_ else None
    save(making.sitting, partial(making.record, "practice", "" if id_ == OWN else id_))
    return goal._replace(practice="", action="") if id_ == OWN else set_practice(goal, practices[id_])


def _find_new_lacks(making: Making, goal: Goal) -> list[Lack]:
    return [lack for lack in find_lacks(goal, making.today) if lack not in making.lacks]


def _ask_part(making: Making, goal: Goal, part: Part, leave: str = LEAVES) -> Goal | None:
    if part.key == "at":
        goal = goal._replace(at=find_free_time(making.others, goal.days, goal.minutes, goal.at))
    usual = part.write(getattr(goal, part.key)) or part.usual

    def read(text: str) -> Goal:
        changed = set_part(goal, part.key, text, making.skill, making.today)
        for lack in _find_new_lacks(making, changed):
            if lack.key == part.key:
                raise ValueError(f"{lack.what[0].upper()}{lack.what[1:]}." if text else f"Write {lack.what}.")
        if text != usual:
            save(making.sitting, partial(making.record, part.key, text))
        return changed

    def keep(text: str) -> None:
        if text != usual:
            keep_leaving(partial(making.record, part.key, text), text)

    title = f"{making.skill.name}: {part.title[0].lower()}{part.title[1:]}"
    escaped = keep if making.kept and leave == LEAVES else str  # “What you typed is kept”, they are told then
    return ask_line(making.sitting, title, part.help, usual, read, leave, keep, escaped)
