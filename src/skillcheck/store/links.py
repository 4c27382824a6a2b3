"""What must hold between the parts of a catalogue: ids are unique, references lead somewhere, `needs` has no circle.

Works on the tree, so that these faults are found beside those of shape, in one go.
"""

from collections.abc import Iterator, Set
from unicodedata import normalize

from skillcheck.store.build import LETTERS, scenario_id, statement_id
from skillcheck.store.node import Node, Reading
from skillcheck.store.shape import NUMBER, label

OUTWARD = ("id", "name", "cluster", "aliases", "related", "needs", "lists")
"""What of a skill leads to other parts of the catalogue, or is led to; `between` looks at nothing else of it."""

SKILL = "skill "
"""Before the id of a skill among the ids of items, of which none has a blank."""


def check(root: Node, reading: Reading) -> None:
    """Note what is wrong between the parts of the catalogue in `root`."""
    items: dict[str, str] = {}
    for node in _entries(root, "skills"):
        within(node, items, reading)
    between(root, reading)


def within(node: Node, items: dict[str, str], reading: Reading) -> None:
    """Note what is wrong inside of one skill, and with its questions.

    `items` holds the ids of all items so far, each with its skill; those of this skill are added. A second skill of the same
    id is not looked into, since all of its items would be there twice.
    """
    id_ = _text(node, "id")
    if id_ and SKILL + id_ not in items:
        items[SKILL + id_] = id_
        _questions(node, id_, items, reading)
        _unique(_entries(node, "practices"), f"skills.{id_}.practices", "id", reading)


def between(root: Node, reading: Reading) -> None:
    """Note what is wrong between skills, and with what else the catalogue has."""
    for key in ("clusters", "lists", "skills", "roles"):
        _unique(_entries(root, key), key, "id", reading)
    skills = {id_: node for node in _entries(root, "skills") if (id_ := _text(node, "id"))}
    clusters = {_text(node, "id") for node in _entries(root, "clusters")}
    lists = {_text(node, "id"): len(_entries(node, "entries")) for node in _entries(root, "lists")}
    for id_, node in skills.items():
        where = f"skills.{id_}"
        if "cluster" in node.map:
            _leads(node.map["cluster"], clusters, f"{where}.cluster", reading)
        for key in ("related", "needs"):
            _references(node, key, id_, skills.keys(), reading)
        _list_entries(node, lists, where, reading)
    for number, role in enumerate(_entries(root, "roles"), 1):
        _role(role, f"roles.{label(role, number)}.skills", skills.keys(), reading)
    _names(skills, reading)
    _circle(skills, reading)


def _entries(node: Node, key: str) -> list[Node]:
    inner = node.map.get(key)
    return inner.items if inner else []


def _text(node: Node, key: str) -> str:
    inner = node.map.get(key)
    return (inner.text or "") if inner else ""


def _unique(nodes: list[Node], where: str, key: str, reading: Reading) -> None:
    seen: dict[str, int] = {}
    for node in nodes:
        name = _text(node, key)
        if name and name in seen:
            reading.wrong(node, f"{where}.{name[:80]}", f"is there twice; first in line {seen[name]}")
        seen.setdefault(name, node.line)


def _leads(node: Node, known: Set[str], where: str, reading: Reading) -> None:
    if node.text and node.text not in known:
        reading.unknown(node, where, known)


def _references(node: Node, key: str, own: str, known: Set[str], reading: Reading) -> None:
    for number, at in enumerate(_entries(node, key), 1):
        where = f"skills.{own}.{key}.{number}"
        _leads(at, known, where, reading)
        if at.text == own:
            reading.wrong(at, where, "is the skill itself")


def _list_entries(node: Node, lists: dict[str, int], where: str, reading: Reading) -> None:
    for number, at in enumerate(_entries(node, "lists"), 1):
        if "list" in at.map:
            _leads(at.map["list"], lists.keys(), f"{where}.lists.{number}", reading)
        last, entry = lists.get(_text(at, "list")), _text(at, "entry")
        if last is not None and NUMBER.fullmatch(entry) and float(entry) > last:
            what = f"“{_text(at, 'list')}” has {last} entries, not {entry}"
            reading.wrong(at, f"{where}.lists.{number}", what)


def _questions(node: Node, own: str, taken: dict[str, str], reading: Reading) -> None:
    where = f"skills.{own}"
    count = 0
    for id_, at in _items(node, own):
        count += 1
        if id_ in taken:
            reading.wrong(at, where, f"the item id “{id_[:80]}” is taken by skills.{taken[id_]}")
        taken.setdefault(id_, own)
    if not count:
        reading.wrong(node, where, "has no question: write statements or a scenario")
    for scenario in _scenarios(node):
        options = _entries(scenario, "options")
        names = [_text(o, "id") or letter for o, letter in zip(options, LETTERS, strict=False)]
        if len(set(names)) < len(names):
            reading.wrong(scenario, where, "two options of a scenario have the same id")


def _items(node: Node, own: str) -> Iterator[tuple[str, Node]]:
    for number, at in enumerate(_entries(node, "statements"), 1):
        yield _text(at, "id") or statement_id(own, number), at
    for number, at in enumerate(_scenarios(node), 1):
        yield _text(at, "id") or scenario_id(own, number), at


def _scenarios(node: Node) -> list[Node]:
    return [
        *([node.map["scenario"]] if "scenario" in node.map else []),
        *_entries(node, "scenarios"),
    ]


def _role(role: Node, where: str, known: Set[str], reading: Reading) -> None:
    skills = role.map.get("skills")
    if skills is None:
        return
    if skills.value == {}:
        reading.wrong(skills, where, "names no skill")
    for id_ in skills.map:
        _leads(skills.key(id_), known, f"{where}.{id_[:80]}", reading)


def _names(skills: dict[str, Node], reading: Reading) -> None:
    """Names and aliases lead to one skill each, in any case."""
    owners = {id_: id_ for id_ in skills}
    for id_, node in skills.items():
        spoken = [node.map["name"]] if "name" in node.map else []
        for at in (*spoken, *_entries(node, "aliases")):
            name = alike(at.text or "")
            if owners.setdefault(name, id_) != id_:
                reading.wrong(at, f"skills.{id_}", f"“{name[:60]}” already names {owners[name]}")


def alike(name: str) -> str:
    """The same for names that look alike: in any case, in half or full width, as one character or several."""
    return name.casefold().strip() if name.isascii() else normalize("NFKC", name).casefold().strip()


def _circle(skills: dict[str, Node], reading: Reading) -> None:
    """Note each circle of `needs`: take away skills whose needs are met until none is left, or rings (Kahn 1962)."""
    left = {
        id_: dict.fromkeys(t for at in _entries(node, "needs") if (t := at.text or "") in skills and t != id_)
        for id_, node in skills.items()
    }
    needed_by: dict[str, list[str]] = {}
    for id_, needs in left.items():
        for need in needs:
            needed_by.setdefault(need, []).append(id_)
    _take(left, needed_by, [id_ for id_, needs in left.items() if not needs])
    for first in skills:
        while first in left:
            ring = _ring(first, left)
            at = skills[ring[0]].map["needs"]
            reading.wrong(
                at,
                f"skills.{ring[0]}.needs",
                f"goes in a circle: {', '.join(ring[:5])}{' …' if len(ring) > 5 else ''}",
            )
            _take(left, needed_by, ring)


def _take(left: dict[str, dict[str, None]], needed_by: dict[str, list[str]], met: list[str]) -> None:
    """Take the skills in `met` out of `left`, and with them all whose needs are met by that."""
    met = list(met)
    while met:
        gone = met.pop()
        left.pop(gone, None)
        for id_ in needed_by.pop(gone, ()):
            if id_ in left:
                left[id_].pop(gone, None)
                met += [] if left[id_] else [id_]


def _ring(first: str, needs: dict[str, dict[str, None]]) -> list[str]:
    """The ring that one comes to from `first`, where each skill needs another."""
    walked: dict[str, None] = {}
    while first not in walked:
        walked[first] = None
        first = next(iter(needs[first]))
    ring = list(walked)
    return ring[ring.index(first) :]
