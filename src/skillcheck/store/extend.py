"""An organisation's catalogue on top of the built-in one: add, change or drop skills and roles, as trees."""

from collections.abc import Mapping, Set
from typing import Annotated, Any, NamedTuple

from skillcheck.model.shape import Id, Mark, Pattern, shape_of
from skillcheck.store.node import Node, Reading
from skillcheck.store.shape import read_node

LISTS = ("clusters", "lists", "skills", "roles")


class Drop(NamedTuple):
    """Ids of what is taken away."""

    skills: tuple[Id, ...] = ()
    roles: tuple[Id, ...] = ()


class Changes(NamedTuple):
    """What a file says of the one that it changes, beside the changes."""

    extends: Annotated[str, Pattern("builtin", "is not known: write “extends: builtin”, or leave it out", 64)]
    drop: Drop = Drop()


def extend(base: Node, changes: Node, reading: Reading) -> Node:
    """Return `base` with `changes`; each node keeps the file and line that it came from.

    An entry with a known id changes the keys that it names (of a role's skills, those that it names); one with a new id is
    added. `drop` takes skills and roles away, with what refers to them.
    """
    keys = read_node(shape_of(Annotated[Changes, Mark.OPEN]), changes, "", reading) or {}
    root = _merge_maps(base, changes)
    for key in LISTS:
        if key in base.map and key in changes.map and isinstance(changes.map[key].value, list):
            root.map[key] = _merge_lists(base.map[key], changes.map[key], key, reading)
    for key in Changes._fields:
        root.map.pop(key, None)
    if keys.get("drop"):
        _drop(root, keys["drop"], changes.map["drop"], reading)
    return root


def _merge_lists(base: Node, changes: Node, key: str, reading: Reading) -> Node:
    entries: dict[object, Node] = {entry.word("id"): entry for entry in base.items}
    ids: set[str] = set()
    for entry in changes.items:
        id_ = entry.word("id")
        if id_ and id_ in ids:
            reading.wrong(entry, f"{key}.{id_}", "stands here twice")
        ids.add(id_)
        other = entries.get(id_)
        entries[id_ or id(entry)] = _merge_entry(other, entry) if other else entry
    return changes._replace(value=list(entries.values()))


def _merge_entry(base: Node, changes: Node) -> Node:
    entry = _merge_maps(base, changes)
    if "statements" in changes.map and "practices" in base.map and "practices" not in changes.map:
        # Others have taken the place of the statements that the practices train.
        practices = [_without_keys(practice, {"trains"}) for practice in base.entries("practices")]
        _put_entries(entry, "practices", practices)
    if "skills" in base.map and "skills" in changes.map and changes.map["skills"].map:
        entry.map["skills"] = _merge_maps(base.map["skills"], changes.map["skills"])
    return entry


def _merge_maps(base: Node, changes: Node) -> Node:
    key_lines = {**base.key_lines, **changes.key_lines}
    return changes._replace(value={**base.map, **changes.map}, key_lines=key_lines)


def _drop(root: Node, drop: Mapping[str, Any], node: Node, reading: Reading) -> None:
    """Take skills and roles out of `root`, and such skills out of what relates to them, needs them or asks for them."""
    for key, names in drop.items():
        entries = root.entries(key)
        ids = {entry.word("id") for entry in entries}
        for number, name in enumerate(names or (), 1):
            if name is not None and name not in ids:
                wrong = node.map[key].items[number - 1]
                reading.wrong(wrong, f"drop.{key}.{number}", f"there is no “{name}” to drop")
        dropped = set(names or ())
        _put_entries(root, key, [entry for entry in entries if entry.word("id") not in dropped])
        if key == "skills":
            for part in ("skills", "roles"):
                _put_entries(root, part, [_without(entry, dropped) for entry in root.entries(part)])


def _without(entry: Node, dropped: Set[str]) -> Node:
    """Return a skill or a role without what it says of the skills that are dropped."""
    copy = _without_keys(entry, set())
    for key in ("related", "needs"):
        if copy.entries(key):
            _put_entries(copy, key, [node for node in copy.entries(key) if node.text not in dropped])
    if demands := copy.map.get("skills"):
        copy.map["skills"] = _without_keys(demands, dropped)
    return copy


def _without_keys(node: Node, keys: Set[str]) -> Node:
    return node._replace(value={key: value for key, value in node.map.items() if key not in keys})


def _put_entries(node: Node, key: str, entries: list[Node]) -> None:
    node.map[key] = node.map[key]._replace(value=entries)
