"""Goals from a file: all that is wrong with them at once, each with its line."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from skillcheck.commands.plan.wishes import the_practice, with_part
from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.draft import Draft, Lack
from skillcheck.model.fault import Fault
from skillcheck.planning import smart
from skillcheck.store import catalogue as catalogues
from skillcheck.store import plan_drafts
from skillcheck.store.plan_drafts import DraftsFile

FIRST = ("start",)
"""Parts that others count from: `due: 4w` is four weeks from the start on."""
PRACTICE, FILLED = "practice", ("action", "cue", "done_when", "minutes")
"""A part that may fill others in: none of them is missed before it can be read."""


class Drafted(NamedTuple):
    """A draft of what a goal in a file says, and by part what could not be read of it."""

    draft: Draft
    unread: Mapping[str, str] = MappingProxyType({})


def drafted(words: Mapping[str, str], skill: Skill, today: date) -> Drafted:
    """What the words of a goal say, by part, as an option of that name would take them."""
    draft, unread = Draft(words["skill"]), {}
    for key in sorted(words, key=lambda key: key not in FIRST):
        try:
            text = the_practice(skill, words[key]) if key == PRACTICE else words[key]
            draft = with_part(draft, key, text, today)
        except ValueError as error:
            unread[key] = str(error)
    return Drafted(draft, unread)


def whole_drafts(
    file: DraftsFile, catalogue: Catalogue, whole: Callable[[Draft], Draft], today: date
) -> list[Draft]:
    """The drafts of a file, made `whole` and SMART. Raises: FileFaults with all that is wrong."""
    faults: list[Fault] = list(file.faults)
    drafts: list[Draft] = []
    for number, words in enumerate(file.goals, 1):
        if words is None:
            continue
        found = drafted(words, catalogue.skills[words["skill"]], today)
        drafts.append(whole(found.draft))
        faults += _faults(file, number, found, smart.lacks(drafts[-1], today))
    if faults:
        ordered = sorted(faults, key=lambda fault: fault.line)
        raise FileFaults(tuple(ordered), plan_drafts.REMEDY)
    return drafts


def _faults(file: DraftsFile, number: int, found: Drafted, lacks: tuple[Lack, ...]) -> Iterator[Fault]:
    """What could not be read, and what is missing beside that and beside the faults of the shape."""
    known = {fault.where for fault in file.faults}
    said = dict(found.unread)
    open_ = FILLED if PRACTICE in found.unread else ()
    for lack in lacks:
        if lack.key not in open_:
            said.setdefault(lack.key, f"{lack.what} ({lack.part})")
    for key, what in said.items():
        fault = catalogues.fault_at(file.tree, f"goals.{number}.{key}", what, "")
        if fault.where not in known:
            yield fault
