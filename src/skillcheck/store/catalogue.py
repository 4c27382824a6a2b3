"""Reading a catalogue: the file, what it extends, every fault at once."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.fault import Fault
from skillcheck.model.names import find_near
from skillcheck.model.shape import shape_of
from skillcheck.store import files, kinds, links
from skillcheck.store.extend import Changes, extend
from skillcheck.store.node import Node, Reading
from skillcheck.store.shape import read_node
from skillcheck.store.tree import load
from skillcheck.store.values import make

DIGEST_DIGITS = 12


def read(path: str) -> Catalogue:
    """Return the catalogue in a file. Raises: FileFaults with all faults, in the order of the lines."""
    return read_with_tree(path)[0]


def read_with_tree(path: str) -> tuple[Catalogue, Node, list[Fault]]:
    """Return the catalogue, the tree that it came from, which knows the lines, and warnings. Raises: FileFaults."""
    keys, root, warnings = read_keys(path)
    return make(Catalogue, keys), root, warnings


def read_keys(path: str) -> tuple[dict[str, Any], Node, list[Fault]]:
    """Return the checked keys of a file, plain data out of which the catalogue is made, and as above."""
    reading = Reading()
    root = kinds.load(path, (kinds.CATALOGUE,), reading)
    _refuse_near(root, reading)
    if "extends" in root.map:
        root = extend(load(str(files.builtin_catalogue()), reading), root, reading)
    keys = read_node(shape_of(Catalogue), root, "", reading)
    links.check(root, reading)
    reading.settle()
    keys["digest"] = digest(keys)
    if "parameters" in keys:
        folder = Path(root.map["parameters"].file).absolute().parent
        keys["parameters"] = str(folder / keys["parameters"])
    return keys, root, sorted(reading.warnings, key=lambda fault: (fault.file, fault.line))


def _refuse_near(root: Node, reading: Reading) -> None:
    """Refuse keys near those by which a file changes another, before all that is missing then. Raises: FileFaults."""
    for key in root.map:
        if key not in kinds.CATALOGUE.keys and find_near(key[:80], Changes._fields):
            reading.unknown(root.key(key), "", Changes._fields, "there is no key")
            reading.settle()


def fault_at(root: Node, where: str, what: str, rule: str = "") -> Fault:
    """Return a fault at the line of `where`, or of the nearest part around it that has one."""
    node = root
    for part in where.split("."):
        entries = {name: entry for n, entry in enumerate(node.items, 1) for name in (str(n), entry.label(n))}
        inner = node.map.get(part) or entries.get(part)
        if inner is None:
            break
        node = inner
    return Fault(node.file, node.line, where, what, rule)


def starter() -> str:
    """Return a small file that extends the built-in catalogue, to begin one's own from."""
    return (Path(__file__).parent / "starter.yaml").read_text(encoding="utf-8")


def digest(keys: Mapping[str, Any]) -> str:
    """Return 12 hexadecimal digits that change with any text, number or order of a catalogue, not with layout or comments.

    Results keep it, so the bytes that it is made of must stay the same from version to version: each skill with its place,
    then the rest. The parameters change no question, so a catalogue with them is the same.
    """
    from hashlib import sha256  # as in `questions.wording`: a start finds the digest in the cache

    hasher = sha256()
    for place, skill in enumerate(keys["skills"]):
        hasher.update(_json([place, skill]))
    hasher.update(_json({key: part for key, part in keys.items() if key not in ("skills", "parameters")}))
    return hasher.hexdigest()[:DIGEST_DIGITS]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
