"""What a person wants of a goal, from the command line's words to a draft."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from skillcheck.commands.plan.goals import line
from skillcheck.errors import UsageFault
from skillcheck.model.catalogue import Skill
from skillcheck.model.draft import Draft, Lack
from skillcheck.planning import times

OPTIONS = {
    "why": "--why TEXT",
    "action": "--practice ID or --action TEXT",
    "cue": "--cue TEXT",
    "done_when": "--done-when TEXT",
    "start": "--start DAY",
    "due": "--due DAY",
    "days": "--days DAYS",
    "minutes": "--minutes N",
}
"""How each part of a draft is called on the command line."""
MOST_MINUTES = 600


def draft_of(skill: str, role: str, words: Mapping[str, str | None], today: date) -> Draft:
    """The draft that the options say; `words` maps a part of it to what was typed. Raises: UsageFault."""
    found = Draft(skill, role)
    for key, text in words.items():
        if text is not None:
            option = f"--{key.replace('_', '-')}"
            try:
                found = with_part(found, key, line(text, option), today)
            except ValueError as error:
                raise UsageFault(f"{option}: {error}") from None
    return found


def with_part(draft: Draft, key: str, text: str, today: date) -> Draft:
    """The draft with one part as it was written. Raises: ValueError with what to write."""
    readers: dict[str, Callable[[str], Any]] = {
        "start": lambda typed: times.day(typed, today),
        "due": lambda typed: times.day(typed, draft.start or today),
        "days": times.weekdays,
        "at": times.time_of_day,
        "minutes": lambda typed: times.whole(typed, 1, MOST_MINUTES),
        "checkin": _one_day,
    }
    return draft._replace(**{key: readers.get(key, str)(text)})


def the_practice(skill: Skill, text: str) -> str:
    """The id of the practice that is meant: its id, or the number at its end. Raises: ValueError with what there is."""
    ids = {practice.id: practice.title for practice in skill.practices}
    for id_ in (text, f"{skill.id}-{text}", f"{skill.id}-p{text}"):
        if id_ in ids:
            return id_
    known = "; ".join(f"{id_} ({title})" for id_, title in ids.items())
    raise ValueError(f"{skill.name} has no practice “{text}”. There are {known}; or an action of your own.")


def said(lacks: tuple[Lack, ...], skill: Skill) -> str:
    """What a goal still needs, as one message that names the options."""
    lines = [f"  {OPTIONS[lack.key]}: {lack.what} ({lack.part})" for lack in lacks]
    known = [f"    {practice.id}: {practice.title}" for practice in skill.practices]
    offered = (
        ["  The practices of this skill are:", *known]
        if known and "action" in {lack.key for lack in lacks}
        else []
    )
    return "\n".join([f"The goal for {skill.name} still needs:", *lines, *offered])


def _one_day(text: str) -> int:
    found = times.weekdays(text)
    if len(found) != 1:
        raise ValueError("Name one weekday to look back on, as in fri.")
    return found[0]
