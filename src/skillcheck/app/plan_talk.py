"""Asking a person at a terminal about a plan: menus, lines that are there to be changed, and a goal part by part."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from skillcheck.app.asking import GOES_BACK, Draft
from skillcheck.app.goals import Book
from skillcheck.app.sitting import DIGITS, Sitting, number_choices
from skillcheck.console import person
from skillcheck.model.catalogue import Skill
from skillcheck.model.form import Choice
from skillcheck.model.plan import Goal
from skillcheck.pages import planning
from skillcheck.pages.planning import Question
from skillcheck.pages.words import practice_label
from skillcheck.planning.goal import PARTS, QUESTIONS, Lack, Part, set_part, set_practice
from skillcheck.planning.progress import follow
from skillcheck.planning.slots import find_free_time

OWN = "own"
LINE = "line"
CHANGE_LINE = (LINE, "Change a line")
"""A choice beside the verdicts on a goal."""
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

    A time of day is proposed at which `others` leave room. `check` gives what a goal lacks that it must not lack.
    """

    draft: Draft
    sitting: Sitting
    skill: Skill
    practices: Sequence[str]
    decided: Collection[str]
    others: Sequence[Goal]
    check: Callable[[Goal], Sequence[Lack]]
    today: date


def ask_goal(making: Making, goal: Goal, verdicts: Sequence[Choice]) -> Goal | None:
    """Return the goal that they make of one in the making; None when they leave, or choose but the first verdict.

    As often as they like, they change a line before.
    """
    wished: Goal | None = goal
    for part in QUESTIONS:
        if wished and part.key not in making.decided:
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
    choices = [Choice(key, part.key, part.title) for key, part in zip(LINE_KEYS, QUESTIONS, strict=True)]
    key = choose(making.sitting, planning.ask_what_to_change(making.skill.name), choices)
    before = dict(making.draft.words)
    changed = _ask_part(making, goal, PARTS[key], GOES_BACK) if key else None
    while changed and (lacks := making.check(changed)):
        changed = _ask_part(making, changed, PARTS[lacks[0].key], GOES_BACK)
    if changed is None:
        making.draft.go_back(before)
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
    making.draft.words.pop("action", None)  # the one takes the place of the other
    making.draft.finish(partial(making.draft.note, "practice", "" if id_ == OWN else id_))
    return goal._replace(practice="", action="") if id_ == OWN else set_practice(goal, practices[id_])


def _ask_part(making: Making, goal: Goal, part: Part, leave: str = "leaves") -> Goal | None:
    if part.key == "action":
        chosen = _ask_practice(making, goal)
        if chosen is None or chosen.practice:
            return chosen
        goal = chosen
    if part.key == "at":
        goal = goal._replace(at=find_free_time(making.others, goal.days, goal.minutes, goal.at))

    def read(text: str) -> Goal:
        changed = set_part(goal, part.key, text, making.skill, making.today)
        for lack in making.check(changed):
            if lack.key == part.key:
                raise ValueError(f"{lack.what}." if text else f"Write {lack.what}.")
        return changed

    title = f"{making.skill.name}: {part.title[0].lower()}{part.title[1:]}"
    usual = part.write(getattr(goal, part.key)) or part.usual
    return making.draft.ask(part.key, title, part.help, usual, read, leave)
