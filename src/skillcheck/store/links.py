"""What must hold between the parts of a catalogue: item ids are unique, references lead somewhere, `needs` has no circle.

Works on the tree, so that these faults are found beside those of shape, in one go.
"""

from collections.abc import Collection, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from skillcheck import questions
from skillcheck.model.names import bare
from skillcheck.model.shape import own_id
from skillcheck.store.node import Node, Reading
from skillcheck.store.shape import NUMBER

MOST_CIRCLES = 10
"""Circles that are told at once: each takes a look at all skills, and a large file can have thousands."""


def check(root: Node, reading: Reading) -> None:
    """Note what is wrong between the parts of the catalogue in `root`; of two skills with one id, look at the first."""
    skills, roles = _by_id(root.entries("skills")), _by_id(root.entries("roles"))
    clusters = {node.word("id") for node in root.entries("clusters")}
    lists = {node.word("id"): len(node.entries("entries")) for node in root.entries("lists")}
    items: dict[str, str] = {}
    for id_, node in skills.items():
        where = f"skills.{id_}"
        if "cluster" in node.map:
            _check_leads(node.map["cluster"], clusters, f"{where}.cluster", reading)
        for key in ("related", "needs"):
            for number, other in enumerate(node.entries(key), 1):
                _check_leads(other, skills, f"{where}.{key}.{number}", reading)
                if other.text == id_:
                    reading.wrong(other, f"{where}.{key}.{number}", "is the skill itself")
        _check_lists(node, lists, where, reading)
        _check_items(node, id_, items, reading)
        _check_trains(node, id_, reading)
    for number, role in enumerate(root.entries("roles"), 1):
        _check_role(role, f"roles.{role.label(number)}.skills", skills, reading)
    _check_names("skills", skills, reading)
    _check_names("roles", roles, reading)
    _check_circles(skills, reading)


def _by_id(nodes: Sequence[Node]) -> dict[str, Node]:
    """Return the nodes by their ids, of two with one id the first, without those that have none."""
    ids: dict[str, Node] = {}
    for node in nodes:
        if id_ := node.word("id"):
            ids.setdefault(id_, node)
    return ids


def _check_leads(node: Node, ids: Collection[str], where: str, reading: Reading) -> None:
    if node.text and node.text not in ids:
        reading.unknown(node, where, ids)


def _check_lists(node: Node, lists: dict[str, int], where: str, reading: Reading) -> None:
    for number, at in enumerate(node.entries("lists"), 1):
        if "list" in at.map:
            _check_leads(at.map["list"], lists, f"{where}.lists.{number}", reading)
        last, entry = lists.get(at.word("list")), at.word("entry")
        if last is not None and NUMBER.fullmatch(entry) and float(entry) > last:
            what = f"“{at.word('list')}” has {last} entries, not {entry}"
            reading.wrong(at, f"{where}.lists.{number}", what)


def _check_items(node: Node, skill: str, taken: dict[str, str], reading: Reading) -> None:
    """Note item ids that are `taken`, by which skill, and take those of this one."""
    where = f"skills.{skill}"
    items = [pair for key in questions.KINDS for pair in _items(node, skill, key)]
    for id_, item in items:
        if id_ in taken:
            reading.wrong(item, where, f"the item id “{id_[:80]}” is taken by skills.{taken[id_]}")
        taken.setdefault(id_, skill)
    if not items:
        reading.wrong(node, where, f"has no question: write {' or '.join(questions.KINDS)}")


def _items(node: Node, skill: str, key: str) -> Iterator[tuple[str, Node]]:
    """Yield the questions of a kind that a skill has, with the ids that they have or get."""
    kind = questions.KINDS[key]
    singles = [node.map[kind.single]] if kind.single in node.map else []
    for number, item in enumerate([*singles, *node.entries(key)], 1):
        yield item.word("id") or own_id(kind.type, skill, number), item


def _check_trains(node: Node, skill: str, reading: Reading) -> None:
    """Note practices that train what is no statement of the skill."""
    statements = [id_ for id_, _ in _items(node, skill, "statements")]
    for number, practice in enumerate(node.entries("practices"), 1):
        for at in practice.entries("trains"):
            if at.text and at.text not in statements:
                where = f"skills.{skill}.practices.{practice.label(number)}.trains"
                reading.unknown(at, where, statements, "trains a statement of this skill, and there is no")


def _check_role(role: Node, where: str, skills: Collection[str], reading: Reading) -> None:
    demands = role.map.get("skills")
    if demands is None:
        return
    if demands.value == {}:
        reading.wrong(demands, where, "names no skill")
    for id_ in demands.map:
        _check_leads(demands.key(id_), skills, f"{where}.{id_[:80]}", reading)


def _check_names(part: str, nodes: dict[str, Node], reading: Reading) -> None:
    """Note names and aliases that lead to two skills, or two roles; those that look alike are the same."""
    owners = {id_: id_ for id_ in nodes}
    for id_, node in nodes.items():
        names = [node.map["name"]] if "name" in node.map else []
        for at in (*names, *node.entries("aliases")):
            name = bare(at.text or "")
            if owners.setdefault(name, id_) != id_:
                reading.wrong(at, f"{part}.{id_}", f"“{name[:60]}” already names {owners[name]}")


def _check_circles(skills: dict[str, Node], reading: Reading) -> None:
    """Note each circle of `needs`, at the first of its skills."""
    places = {id_: place for place, id_ in enumerate(skills)}
    needs = {
        id_: [text for at in node.entries("needs") if (text := at.text or "") in skills and text != id_]
        for id_, node in skills.items()
    }
    for _ in range(MOST_CIRCLES):
        try:
            TopologicalSorter(needs).prepare()
            return
        except CycleError as error:
            ring = error.args[1][:0:-1]
        first = ring.index(min(ring, key=places.__getitem__))
        ring = ring[first:] + ring[:first]
        shown = ", ".join(ring[:5]) + (" …" if len(ring) > 5 else "")
        reading.wrong(skills[ring[0]].map["needs"], f"skills.{ring[0]}.needs", f"goes in a circle: {shown}")
        for id_ in ring:
            del needs[id_]
