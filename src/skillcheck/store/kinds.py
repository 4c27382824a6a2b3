"""What kind of file one is: ours of the kind that was asked for, ours of another, or none of ours, said in one sentence."""

import re
from collections.abc import Collection
from typing import Any, Final, NamedTuple

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue, Role, Skill
from skillcheck.model.fault import Fault
from skillcheck.model.names import find_near
from skillcheck.store.files import name_of, read_bytes
from skillcheck.store.node import SHOWN, Node, Reading
from skillcheck.store.shape import keys_of
from skillcheck.store.tree import NotYaml, parse

FORMAT, VERSION = 1, re.compile(r"\d+(\.\d+)?", re.ASCII)
"""The format of all our files; a later one may have a number of any length."""
EXPORT = "export"
"""The one page for programs that is read again."""
LOOKED_AT = 20
"""Entries of a list whose keys are compared with ours."""


def _keys(value: Any) -> frozenset[str]:
    keys = keys_of(value)
    return frozenset([*keys.needed, *keys.optional])


class Kind(NamedTuple):
    """A kind of file: its `telling` keys, of which it has one at least, all of its `keys`, and how it looks.

    `entries` are the keys of the entries of its lists, by the key of the list.
    """

    name: str
    telling: frozenset[str]
    keys: frozenset[str]
    looks: str
    entries: tuple[tuple[str, frozenset[str]], ...] = ()

    def owns(self, root: Node) -> bool:
        """Tell whether a file is of this kind, slips of the pen included: most of its keys are known, or nearly.

        Where its lists have entries, those alone decide: a name like `skills` is any tool's. No `keys`: the telling ones do.
        """
        if not self.keys:
            return any(key in self.telling for key in root.map)
        entries = [(entry, keys) for key, keys in self.entries for entry in root.entries(key)[:LOOKED_AT]]
        hits = [_is_known(key, keys) for node, keys in entries or [(root, self.keys)] for key in node.map]
        return 2 * sum(hits) >= len(hits) > 0 and any(_is_known(key, self.telling) for key in root.map)

    def speaks_in(self, data: bytes) -> bool:
        """Tell whether a text that can't be read as YAML has one of the telling keys where a key may stand."""
        begins = "|".join(sorted(self.telling))
        return bool(re.search(rf"(?:^|[{{,])\W*({begins})\W*:".encode(), data, re.MULTILINE))


def _is_known(key: str, keys: Collection[str]) -> bool:
    return key in keys or bool(find_near(key[:80], keys))


CATALOGUE: Final = Kind(
    "a skillcheck catalogue",
    frozenset({"extends", "skills", "roles", "scale", "clusters"}),
    _keys(Catalogue) | {"extends", "drop"},
    "One begins with “version: 1” and then has “extends: builtin”, or skills and roles of its own",
    (("skills", _keys(Skill)), ("roles", _keys(Role))),
)
ANSWERS: Final = Kind(
    "a file of answers",
    frozenset({"answers"}),
    frozenset({"version", "role", "taken_at", "answers"}),
    "One looks like this: {version: 1, answers: {empathy-1: 4, empathy-2: n/a}}",
)
RESULT: Final = Kind(
    "a skillcheck result",
    frozenset({"skillcheck"}),
    frozenset(),
    "One is what “skillcheck export -f json” writes",
)
KINDS: Final = (RESULT, ANSWERS, CATALOGUE)  # the most telling first


def load(path: str, kinds: tuple[Kind, ...], reading: Reading) -> Node:
    """Return the tree of a file (`-`: standard input) of one of `kinds`.

    Raises: FileFaults, with one sentence alone where it is of none of them, or of a later format.
    """
    data, file = read_bytes(path), name_of(path)
    try:
        root = parse(data, file, reading)
    except NotYaml:
        if not any(kind.speaks_in(data) for kind in kinds):
            raise _refusal(file, kinds[0], "") from None
        raise
    owner = next((kind for kind in KINDS if kind.owns(root)), None)
    if owner not in kinds:
        refuse_newer(root, also=f", or for another program: it is not {kinds[0].name}")
        raise _refusal(file, kinds[0], owner.name if owner else "")
    refuse_newer(root, "skillcheck" if owner == RESULT else "version")
    page = root.word("kind") if owner == RESULT else ""
    if page and not find_near(page, (EXPORT,)):
        raise _refusal(file, kinds[0], f"the page “{page[:SHOWN]}” of skillcheck, for programs")
    return root


def _refusal(file: str, kind: Kind, other: str) -> FileFaults:
    what = f"is {other}, and not {kind.name}" if other else f"is not {kind.name}"
    return FileFaults((Fault(file, 0, "", f"{what}. {kind.looks}."),))


def refuse_newer(root: Node, key: str = "version", also: str = "") -> None:
    """Raises: FileFaults where the `key` of `root` names a later format than all our files have, whatever else it holds."""
    text = root.word(key)
    if VERSION.fullmatch(text) and float(text) > FORMAT:
        node = root.map[key]
        what = f"made for a newer skillcheck (format {text[:SHOWN]}; this one reads {FORMAT}){also}"
        raise FileFaults((Fault(node.file, node.line, key, what),), "Nothing was changed.")
