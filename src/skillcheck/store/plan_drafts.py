"""A file of goals to put into a plan, each part of a goal as it is written there."""

from typing import NamedTuple

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.fault import Fault
from skillcheck.store.node import Node, Reading
from skillcheck.store.plan_file import check_names
from skillcheck.store.plan_shape import DRAFTS, VERSION
from skillcheck.store.shape import refuse_newer
from skillcheck.store.tree import load

REMEDY = "Nothing was planned. Mend the file, then try again."


class DraftsFile(NamedTuple):
    """The goals of a file: the words of each by part, None where they name no skill; with the faults found so far."""

    goals: tuple[dict[str, str] | None, ...]
    tree: Node
    faults: tuple[Fault, ...]


def read(path: str, catalogue: Catalogue) -> DraftsFile:
    """What a file (`-`: standard input) says. Raises: FileFaults where that can't be told at all."""
    reading = Reading()
    root = load(path, reading)
    refuse_newer(root, VERSION)
    values = DRAFTS.read(root, "", reading) or {}
    check_names(root, reading, catalogue)
    goals = values.get("goals")
    if goals is None:
        reading.settle(REMEDY)
    return DraftsFile(tuple(_words(each, catalogue) for each in goals or ()), root, tuple(reading.faults))


def _words(values: dict[str, str | None] | None, catalogue: Catalogue) -> dict[str, str] | None:
    words = {key: text for key, text in (values or {}).items() if text is not None}
    return words if words.get("skill") in catalogue.skills else None
