"""Reading a catalogue: the file, what it extends, every fault at once."""

from pathlib import Path
from typing import Any

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.fault import Fault
from skillcheck.store import build, files, links
from skillcheck.store.catalogue_shape import CATALOGUE, EXTENDS, VERSION
from skillcheck.store.digest import digest
from skillcheck.store.extend import extended
from skillcheck.store.node import Node, Reading
from skillcheck.store.shape import label, refuse_newer
from skillcheck.store.tree import load


def read(path: str) -> Catalogue:
    """Return the catalogue in a file. Raises: FileFaults with all faults, in the order of the lines."""
    return build.catalogue(*read_values(path))


def read_values(path: str) -> tuple[dict[str, Any], str]:
    """Return the checked values of a catalogue file, and their digest. Raises: FileFaults."""
    values, _ = _checked(path)
    return values, digest(values)


def read_with_tree(path: str) -> tuple[Catalogue, Node]:
    """Return the catalogue with the tree that it came from, which knows the lines. Raises: FileFaults."""
    values, root = _checked(path)
    return build.catalogue(values, digest(values)), root


def _checked(path: str) -> tuple[dict[str, Any], Node]:
    reading = Reading()
    root = _whole(load(path, reading), reading)
    values = CATALOGUE.read(root, "", reading)
    links.check(root, reading)
    reading.settle()
    if "parameters" in values:
        node = root.map["parameters"]
        values["parameters"] = str((Path(node.file).parent / values["parameters"]).absolute())
    return values, root


def fault_at(root: Node, where: str, what: str, rule: str) -> Fault:
    """A fault of style at the line of `where`, or of the nearest part around it that has one."""
    node = root
    for part in where.split("."):
        inner = node.map.get(part) or next(
            (entry for n, entry in enumerate(node.items, 1) if part in (label(entry, n), str(n))), None
        )
        if inner is None:
            break
        node = inner
    return Fault(node.file, node.line, where, what, rule)


def starter() -> str:
    """A small file that extends the built-in catalogue, to begin one's own from."""
    return (Path(__file__).parent / "starter.yaml").read_text(encoding="utf-8")


def _whole(own: Node, reading: Reading) -> Node:
    """The tree of a file, on top of the built-in catalogue's where it says so."""
    refuse_newer(own, VERSION)
    if "extends" not in own.map:
        return own
    EXTENDS.read(own.map["extends"], "extends", reading)
    return extended(load(str(files.builtin_catalogue()), reading), own, reading)
