"""An organisation's catalogue on top of the built-in one: add, change or drop skills and roles, as trees."""

from skillcheck.store.catalogue_shape import DROP
from skillcheck.store.node import Node, Reading

BY_ID = ("clusters", "lists", "skills", "roles")


def extended(base: Node, own: Node, reading: Reading) -> Node:
    """`base` with the changes of `own`; each node keeps the file and line that it came from.

    An entry with a known id changes the keys that it names (of a role's skills, those that it names); one with a new id is
    added. `drop` takes skills and roles away, with what refers to them.
    """
    merged = Node(dict(base.map), own.file, own.line, {**base.key_lines, **own.key_lines})
    for key, value in own.map.items():
        if key in ("extends", "drop"):
            continue
        if key in BY_ID and key in base.map and isinstance(value.value, list):
            merged.map[key] = _merged_list(base.map[key], value, key, reading)
        else:
            merged.map[key] = value
    if "drop" in own.map:
        _drop(merged, own.map["drop"], reading)
    return merged


def _merged_list(base: Node, own: Node, key: str, reading: Reading) -> Node:
    entries: dict[object, Node] = {_id(entry): entry for entry in base.items}
    mine: set[str] = set()
    for entry in own.items:
        id_ = _id(entry)
        if id_ and id_ in mine:
            reading.wrong(entry, f"{key}.{id_}", "stands here twice")
        mine.add(id_)
        known = entries.get(id_)
        entries[id_ or id(entry)] = _merged_map(known, entry) if known else entry
    return Node(list(entries.values()), own.file, own.line)


def _merged_map(base: Node, own: Node) -> Node:
    changed = {
        key: _merged_map(base.map[key], value) if key == "skills" and key in base.map and value.map else value
        for key, value in own.map.items()
    }
    lines = {**base.key_lines, **own.key_lines}
    return Node({**base.map, **changed}, own.file, own.line, lines)


def _drop(merged: Node, drop: Node, reading: Reading) -> None:
    wanted = DROP.read(drop, "drop", reading)
    for key, names in (wanted or {}).items():
        known = {_id(entry) for entry in merged.map[key].items}
        for number, name in enumerate(names or (), 1):
            if name is not None and name not in known:
                node = drop.map[key].items[number - 1]
                reading.wrong(node, f"drop.{key}.{number}", f"there is no “{name}” to drop")
        gone = set(names or ())
        kept = [entry for entry in merged.map[key].items if _id(entry) not in gone]
        merged.map[key] = Node(kept, merged.map[key].file, merged.map[key].line)
        if key == "skills":
            _forget(merged, gone)


def _forget(merged: Node, gone: set[str]) -> None:
    """Take dropped skills out of the roles, and out of what other skills relate to and need."""
    skills, roles = merged.map["skills"], merged.map["roles"]
    merged.map["skills"] = Node([_without(entry, gone) for entry in skills.items], skills.file, skills.line)
    merged.map["roles"] = Node([_without(entry, gone) for entry in roles.items], roles.file, roles.line)


def _without(entry: Node, gone: set[str]) -> Node:
    changed = dict(entry.map)
    for key in ("related", "needs"):
        if key in changed:
            kept = [node for node in changed[key].items if node.text not in gone]
            changed[key] = Node(kept, changed[key].file, changed[key].line)
    if "skills" in changed:
        own = changed["skills"]
        left = {key: value for key, value in own.map.items() if key not in gone}
        changed["skills"] = Node(left, own.file, own.line, own.key_lines)
    return Node(changed, entry.file, entry.line, entry.key_lines)


def _id(entry: Node) -> str:
    own = entry.map.get("id")
    return (own.text or "") if own else ""
