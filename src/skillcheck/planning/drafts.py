"""From a skill and what a person decides to a goal."""

from datetime import date

from skillcheck.model.catalogue import Skill
from skillcheck.model.draft import Draft
from skillcheck.model.plan import LONGEST, Goal

STRONG = 4
"""The level that is pictured where no target is known."""


def filled(draft: Draft, skill: Skill, target: float | None, today: date) -> Draft:
    """The draft with what its practice and skill can say in place of what is open; it starts today at the earliest."""
    chosen = next((p for p in skill.practices if p.id == draft.practice), None)
    if chosen:
        draft = draft._replace(
            action=draft.action or chosen.title[:LONGEST],
            cue=draft.cue or chosen.cue[:LONGEST],
            done_when=draft.done_when or chosen.done_when[:LONGEST],
            minutes=draft.minutes or chosen.minutes,
        )
    level = int((target or STRONG) + 0.5)
    picture = skill.levels[level - 1][:LONGEST]
    return draft._replace(picture=draft.picture or picture, start=draft.start or today)


def goal(draft: Draft, level: float | None, target: float | None, assessment: str, committed: date) -> Goal:
    """The goal that a SMART draft stands for, under the skill's id; the level with two decimals, as it is read by people.

    Raises: ValueError where a date is open.
    """
    if draft.start is None or draft.due is None:
        raise ValueError("A goal needs its start and its due date.")
    return Goal(
        id=draft.skill,
        skill=draft.skill,
        role=draft.role,
        why=draft.why,
        practice=draft.practice,
        action=draft.action,
        cue=draft.cue,
        done_when=draft.done_when,
        picture=draft.picture,
        level=None if level is None else round(level, 2),
        target=target,
        assessment=assessment,
        committed=committed,
        start=draft.start,
        due=draft.due,
        days=draft.days,
        at=draft.at,
        minutes=draft.minutes,
        checkin=draft.checkin,
        tell=draft.tell,
    )
