"""A file as a tree of plain nodes, each with its line, and the faults found while reading it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from skillcheck.errors import MOST_FAULTS_SHOWN, FileFaults
from skillcheck.model.fault import Fault
from skillcheck.model.names import find_near
from skillcheck.store.slips import BREAKS

SHOWN = 60
"""How much of a foreign text a fault quotes."""
FEWEST_NODES, BYTES_A_NODE = 50_000, 20
"""A file may have so many nodes (keys do not count), and one more for so many bytes. Prose has one in 60 bytes and a table
of parameters one in 25, while 2 MB of empty list entries would take a second to read."""
MOST_COMPARED = 20_000
"""Names that are compared with what is unknown, a tenth of a second of them."""
NO_LINES: Final[Mapping[str, int]] = MappingProxyType({})


def join(where: str, key: str) -> str:
    """Return the path of what stands under a key at `where`, which is empty for the file as a whole."""
    return f"{where}.{key}" if where else key


class Node(NamedTuple):
    """A text, a list of nodes, or a map of names to nodes; `file` and `line` say where it stands.

    `cut` is the warning that a comment follows, which may have been meant as part of the text.
    """

    value: "str | list[Node] | dict[str, Node]"
    file: str
    line: int
    key_lines: Mapping[str, int] = NO_LINES
    cut: Fault | None = None

    @property
    def text(self) -> str | None:
        """Return the scalar; None for lists and maps."""
        return self.value if isinstance(self.value, str) else None

    @property
    def items(self) -> "list[Node]":
        """Return the nodes of a list; none for others."""
        return self.value if isinstance(self.value, list) else []

    @property
    def map(self) -> "dict[str, Node]":
        """Return the nodes of a map; none for others."""
        return self.value if isinstance(self.value, dict) else {}

    def entries(self, key: str) -> "list[Node]":
        """Return the nodes of the list under a key of the map; none where there is no such list."""
        inner = self.map.get(key)
        return inner.items if inner else []

    def word(self, key: str) -> str:
        """Return the text under a key of the map; an empty one where there is none."""
        inner = self.map.get(key)
        return (inner.text or "") if inner else ""

    def key(self, name: str) -> "Node":
        """Return a key of the map as a node of its own, for faults that are about the key."""
        return Node(name, self.map[name].file, self.key_lines.get(name, self.line))

    def label(self, number: int) -> str:
        """Return how the entry of a list is called in a path: by its id where it has one, else by its number."""
        return self.word("id")[:80] or str(number)


class Reading:
    """The faults found so far in one file and what it extends; times are read only where there is a `now`."""

    def __init__(self, now: datetime | None = None) -> None:
        self.now = now
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        """What can be read, but hardly as it was meant."""
        self.texts: dict[str, str] = {}
        """The text of each file, from which a fault shows its line."""
        self.compared = 0
        """How many names were looked at for one that is near."""

    def note(self, fault: Fault) -> None:
        """Keep a fault."""
        self.faults.append(fault)

    def take(self, error: FileFaults) -> None:
        """Keep the faults that another reading ended with."""
        self.faults += error.faults

    def line(self, file: str, number: int) -> str:
        """Return a line of a file that was read, counted from 1; an empty one where it is not there."""
        return (BREAKS.split(self.texts.get(file, ""))[number - 1 :] or [""])[0]

    def wrong(self, node: Node, where: str, what: str, before: str = "") -> Any:
        """Note a fault at `node`; where its line has the text `before`, at the end of that.

        Return None, which stands for what could not be read.
        """
        text = self.line(node.file, node.line) if before else ""
        place = text.find(before)
        column = place + len(before) if before and place >= 0 else 0
        self.note(Fault(node.file, node.line, where, what, column=column, text=text if column else ""))

    def unknown(self, node: Node, where: str, known: Iterable[str], what: str = "there is no") -> Any:
        """Note that the text of `node` names nothing, with the nearest of what is known."""
        name, names = node.text or "", [*known]
        near: list[str] = []
        if len(self.faults) < MOST_FAULTS_SHOWN and self.compared <= MOST_COMPARED:
            self.compared += len(names)
            near = find_near(name[:80], names)
        hint = f"; did you mean “{near[0]}”?" if near else ""
        return self.wrong(node, where, f"{what} “{name[:SHOWN]}”{hint}")

    def settle(self, remedy: str = "") -> None:
        """Raises: FileFaults with all faults, by file and line, if there are any."""
        if self.faults:
            ordered = sorted([*self.faults, *self.warnings], key=lambda fault: (fault.file, fault.line))
            raise FileFaults(tuple(ordered), remedy)
