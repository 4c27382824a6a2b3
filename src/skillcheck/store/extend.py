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
    drop = (read_node(shape_of(Annotated[Changes, Mark.OPEN]), changes, "", reading) or {}).get("drop")
    merged = _merge_maps(base, changes)
    for key in LISTS:
        if key in base.map and key in changes.map and isinstance(changes.map[key].value, list):
            merged.map[key] = _merge_lists(base.map[key], changes.map[key], key, reading)
    for key in ("extends", "drop"):
        merged.map.pop(key, None)
    if drop:
        _drop(merged, drop, changes.map["drop"], reading)
    return merged


def _merge_lists(base: Node, changes: Node, key: str, reading: Reading) -> Node:
    entries: dict[object, Node] = {entry.word("id"): entry for entry in base.items}
    changed: set[str] = set()
    for entry in changes.items:
        id_ = entry.word("id")
        if id_ and id_ in changed:
            reading.wrong(entry, f"{key}.{id_}", "stands here twice")
        changed.add(id_)
        known = entries.get(id_)
        entries[id_ or id(entry)] = _merge_entry(known, entry) if known else entry
    return changes._replace(value=list(entries.values()))


def _merge_entry(base: Node, changes: Node) -> Node:
    merged = _merge_maps(base, changes)
    if "statements" in changes.map and "practices" in base.map and "practices" not in changes.map:
        merged.map["practices"] = _forget_statements(base.map["practices"])
    if "skills" in base.map and "skills" in changes.map and changes.map["skills"].map:
        merged.map["skills"] = _merge_maps(base.map["skills"], changes.map["skills"])
    return merged


def _forget_statements(practices: Node) -> Node:
    """Return practices without the statements that they train, since others have taken the place of those."""
    kept = [
        practice._replace(value={key: value for key, value in practice.map.items() if key != "trains"})
        for practice in practices.items
    ]
    return practices._replace(value=kept)


def _merge_maps(base: Node, changes: Node) -> Node:
    both = {**base.map, **changes.map}
    return changes._replace(value=both, key_lines={**base.key_lines, **changes.key_lines})


def _drop(merged: Node, drop: Mapping[str, Any], node: Node, reading: Reading) -> None:
    """Take skills and roles out of `merged`, and such skills out of what relates to them, needs them or asks for them."""
    for key, names in drop.items():
        known = {entry.word("id") for entry in merged.entries(key)}
        for number, name in enumerate(names or (), 1):
            if name is not None and name not in known:
                wrong = node.map[key].items[number - 1]
                reading.wrong(wrong, f"drop.{key}.{number}", f"there is no “{name}” to drop")
        gone = set(names or ())
        _keep(merged, key, [entry for entry in merged.entries(key) if entry.word("id") not in gone])
        if key == "skills":
            for part in ("skills", "roles"):
                _keep(merged, part, [_without(entry, gone) for entry in merged.entries(part)])


def _keep(node: Node, key: str, entries: list[Node]) -> None:
    node.map[key] = node.map[key]._replace(value=entries)


def _without(entry: Node, gone: Set[str]) -> Node:
    """Return a skill or a role without what it says of the skills that are gone."""
    copy = entry._replace(value=dict(entry.map))
    for key in ("related", "needs"):
        if copy.entries(key):
            _keep(copy, key, [node for node in copy.entries(key) if node.text not in gone])
    if asked := copy.map.get("skills"):
        kept = {id_: demand for id_, demand in asked.map.items() if id_ not in gone}
        copy.map["skills"] = asked._replace(value=kept)
    return copy
