"""From a catalogue's file to its rows, skill by skill: the whole tree of a large file would take twenty times its size."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from skillcheck.model.names import fold, names
from skillcheck.store import links, sources
from skillcheck.store.catalogue_shape import AROUND_SKILLS, EXTENDS, SKILL, VERSION
from skillcheck.store.digest import Digest
from skillcheck.store.extend import extended
from skillcheck.store.files import builtin_catalogue
from skillcheck.store.indexed import BETWEEN_SKILLS, short
from skillcheck.store.node import Node, Reading
from skillcheck.store.rows import MADE_BY, Writer
from skillcheck.store.shape import label, refuse_newer
from skillcheck.store.sources import Source
from skillcheck.store.tree import parse

BLOCK = 256
"""Skills that are written together, and whose short forms share a row: some 60 KB, read in half a millisecond."""

Progress = Callable[[float], None]
"""Is told from time to time how much is done, 0-1."""


Values = dict[str, Any]


@contextmanager
def _collector_off() -> Iterator[None]:
    """Reading makes a million values and no circle; looking for circles among them would take as long once more.

    As a decorator, so that most of them are gone before the collector begins again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_collector_off()
def compiled(own: Source, writer: Writer, progress: Progress) -> list[Source]:
    """Write the rows of the catalogue in `own`; the files that it is made of, `own` first.

    Raises: FileFaults with all faults; what was written is then of no use.
    """
    reading, skills = Reading(), Skills(writer, progress, own.data.count(b"\n") + 1)
    try:
        root = parse(own.data, own.path, reading, {"skills": skills})
        refuse_newer(root, VERSION)
        made_of = [own]
        if "extends" in root.map:
            made_of.append(base := _base(own))
            writer.clear()
            reading, skills = Reading(), Skills(writer, progress, 0)
            root = _merged(own, base, reading, skills)
        _finish(root, skills, reading, writer, made_of)
    finally:
        progress(1.0)
    return made_of


class Skills:
    """Takes the skills of a file as they come: checks each, writes it, and keeps what its links to others need."""

    def __init__(self, writer: Writer, progress: Progress, lines: int) -> None:
        self.found = Reading()
        self.items: dict[str, str] = {}
        self.called: dict[str, tuple[str, ...]] = {}
        self.digest = Digest()
        self.count = 0
        self.blocks: list[str] = []
        self._writer = writer
        self._progress = progress
        self._lines = lines
        self._block: list[Values] = []

    def __call__(self, node: Node) -> Node:
        """Take a skill; what of it must be kept until all are there."""
        self.count += 1
        values = SKILL.read(node, f"skills.{label(node, self.count)}", self.found)
        links.within(node, self.items, self.found)
        if not self.found.faults:
            self._block.append(values)
            self.called[values["id"]] = (values["name"], *values.get("aliases", ()))
        if self.count % BLOCK == 0:
            self.write()
            self._progress(node.line / self._lines if self._lines else 0.0)
        outward = {key: node.map[key] for key in links.OUTWARD if key in node.map}
        return Node(outward, node.file, node.line)

    def write(self) -> None:
        """Write the skills that were not written yet."""
        block, self._block = self._block, []
        first = len(self.called) - len(block)
        key = f"{first:06}"
        self.blocks.append(key)
        taken = ((one["id"], self.digest.skill(first + n, one)) for n, one in enumerate(block))
        self._writer.put_json("skill", taken)
        self._writer.put("short", [(key, [short(one) for one in block])])
        self._writer.put("spoken", [(key, BETWEEN_SKILLS.join(map(_spoken, block)))])


def _base(own: Source) -> Source:
    """The catalogue that `own` extends, as it was while `own` was as it is. Raises: FileFaults."""
    base = sources.read(str(builtin_catalogue()))
    if sources.facts(own.path) != own.facts:
        raise sources.changed(own.path)
    return base


def _merged(own: Source, base: Source, reading: Reading, skills: Skills) -> Node:
    """The tree of both; its skills are given to `skills`."""
    changes = parse(own.data, own.path, reading)
    EXTENDS.read(changes.map["extends"], "extends", reading)
    root = extended(parse(base.data, base.path, reading), changes, reading)
    whole = root.map["skills"]
    if isinstance(whole.value, list):
        root.map["skills"] = Node([skills(entry) for entry in whole.value], whole.file, whole.line)
    return root


def _finish(root: Node, skills: Skills, reading: Reading, writer: Writer, made_of: list[Source]) -> None:
    values: Values = AROUND_SKILLS.read(root, "", reading)
    links.between(root, reading)
    reading.take(skills.found.faults, skills.found.more)
    reading.settle()
    skills.write()
    roles = {role["id"]: role for role in values["roles"]}
    writer.put("role", roles.items())
    writer.put("part", [("skills", list(skills.called)), ("roles", list(roles)), ("blocks", skills.blocks)])
    writer.put_list(
        "item", {id_: own for id_, own in skills.items.items() if not id_.startswith(links.SKILL)}
    )
    writer.put_list("skill name", names(skills.called).by_name)
    writer.put_list("role name", names({id_: (role["name"],) for id_, role in roles.items()}).by_name)
    writer.put("part", [("around", {k: v for k, v in values.items() if k not in ("skills", "roles")})])
    sums = [source.sum for source in made_of]
    writer.finish({"made by": MADE_BY, "sums": sums, "digest": skills.digest.whole(values)})


def _spoken(skill: Values) -> str:
    """As Skill.spoken."""
    texts = (skill["id"], skill["name"], *skill.get("aliases", ()), skill["definition"])
    return "\n".join([fold(text) for text in texts])
