"""A file as a tree of plain nodes, each with its line, and the faults found while reading it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from skillcheck.errors import MOST_FAULTS_SHOWN, FileFaults
from skillcheck.model.fault import Fault

SHOWN = 60
"""How much of a foreign text a fault quotes."""
FEWEST_NODES, BYTES_A_NODE = 50_000, 20
"""A file may have so many nodes (keys do not count), and one more for so many bytes. Prose has one in 60 bytes and a table
of parameters one in 25, while 2 MB of empty list entries would take a second to read."""
MOST_KEPT = 1_000
"""Faults that are kept; whoever mends so many reads the file again anyway."""
MOST_COMPARED = 20_000
"""Names that are compared with what is unknown, a tenth of a second of them."""
NO_LINES: Final[Mapping[str, int]] = MappingProxyType({})


class Node:
    """A text, a list of nodes, or a map of names to nodes; `file` and `line` say where it stands.

    No dataclass: a large file has a million of them, and a dictionary of its own in each text would double their cost.
    """

    __slots__ = ("file", "key_lines", "line", "value")

    def __init__(
        self,
        value: "str | list[Node] | dict[str, Node]",
        file: str,
        line: int,
        key_lines: Mapping[str, int] = NO_LINES,
    ) -> None:
        self.value = value
        self.file = file
        self.line = line
        self.key_lines = key_lines

    @property
    def text(self) -> str | None:
        """The scalar, None for lists and maps."""
        return self.value if isinstance(self.value, str) else None

    @property
    def items(self) -> "list[Node]":
        """The nodes of a list, none for others."""
        return self.value if isinstance(self.value, list) else []

    @property
    def map(self) -> "dict[str, Node]":
        """The nodes of a map, none for others."""
        return self.value if isinstance(self.value, dict) else {}

    def key(self, name: str) -> "Node":
        """A key of the map as a node of its own, for faults that are about the key."""
        return Node(name, self.map[name].file, self.key_lines.get(name, self.line))


class Reading:
    """The faults found so far in one file and what it extends; a broken file can have millions, so most are only counted."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.more = 0
        self.compared = 0
        """How many names were looked at for one that is near."""

    def note(self, fault: Fault) -> None:
        """Keep a fault, or count it."""
        if len(self.faults) < MOST_KEPT:
            self.faults.append(fault)
        else:
            self.more += 1

    def take(self, faults: Iterable[Fault], more: int = 0) -> None:
        """Keep the faults that another reading found."""
        for fault in faults:
            self.note(fault)
        self.more += more

    def wrong(self, node: Node, where: str, what: str) -> Any:
        """Note a fault at `node`; gives None, which stands for what could not be read."""
        self.note(Fault(node.file, node.line, where, what))

    def unknown(self, node: Node, where: str, known: Iterable[str], what: str = "there is no") -> Any:
        """Note that the text of `node` names nothing, with the nearest of what is known."""
        name = node.text or ""
        near = self._near(name[:80], known)
        hint = f"; did you mean “{near[0]}”?" if near else ""
        return self.wrong(node, where, f"{what} “{name[:SHOWN]}”{hint}")

    def _near(self, name: str, known: Iterable[str]) -> list[str]:
        """The nearest of what is known, as long as looking for it does not take too long."""
        if len(self.faults) >= MOST_FAULTS_SHOWN or self.compared > MOST_COMPARED:
            return []
        import difflib

        names = [name for name in known if name]
        self.compared += len(names)
        return difflib.get_close_matches(name, names, n=1, cutoff=0.5)

    def settle(self, remedy: str = "") -> None:
        """Raises: FileFaults with all faults, by file and line, if there are any."""
        if self.faults:
            ordered = sorted(self.faults, key=lambda fault: (fault.file, fault.line))
            raise FileFaults(tuple(ordered), remedy, self.more)
