"""A file of goals to put into a plan: every fault with its line, nothing taken from a file that has one."""

from typing import Any

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.draft import Draft
from skillcheck.store.node import Node, Reading
from skillcheck.store.plan_file import check_goals
from skillcheck.store.plan_shape import DRAFTS, VERSION
from skillcheck.store.shape import label, refuse_newer
from skillcheck.store.tree import load

REMEDY = "Nothing was planned. Mend the file, then try again."


def read(path: str, catalogue: Catalogue) -> tuple[tuple[Draft, ...], Node]:
    """The drafts in a file (`-`: standard input), and the tree with their lines. Raises: FileFaults with all faults."""
    reading = Reading()
    root = load(path, reading)
    refuse_newer(root, VERSION)
    values = DRAFTS.read(root, "", reading) or {}
    check_goals(root, reading, catalogue)
    for number, node in enumerate(root.map["goals"].items if "goals" in root.map else (), 1):
        _check_practice(node, f"goals.{label(node, number)}", catalogue, reading)
    reading.settle(REMEDY)
    return tuple(_draft(each) for each in values["goals"]), root


def _check_practice(node: Node, where: str, catalogue: Catalogue, reading: Reading) -> None:
    skill = catalogue.skills.get((node.map["skill"].text or "") if "skill" in node.map else "")
    practice = node.map.get("practice")
    if skill and practice and practice.text not in {p.id for p in skill.practices}:
        reading.unknown(
            practice, f"{where}.practice", [p.id for p in skill.practices], f"{skill.id} has no practice"
        )


def _draft(values: dict[str, Any]) -> Draft:
    return Draft(**{**values, "days": tuple(sorted(set(values.get("days", ()))))})
