"""A file as a tree of plain nodes, each with its line, and the faults found while reading it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from skillcheck.errors import FileFaults
from skillcheck.model.fault import Fault

SHOWN = 60
"""How much of a foreign text a fault quotes."""
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


@dataclass(slots=True)
class Reading:
    """The faults found so far in one file and what it extends."""

    faults: list[Fault] = field(default_factory=list)

    def wrong(self, node: Node, where: str, what: str) -> Any:
        """Note a fault at `node`; gives None, which stands for what could not be read."""
        self.faults.append(Fault(node.file, node.line, where, what))

    def unknown(self, node: Node, where: str, known: Iterable[str], what: str = "there is no") -> Any:
        """Note that the text of `node` names nothing, with the nearest of what is known."""
        import difflib

        name = node.text or ""
        near = difflib.get_close_matches(name[:80], [k for k in known if k], n=1, cutoff=0.5)
        hint = f"; did you mean “{near[0]}”?" if near else ""
        return self.wrong(node, where, f"{what} “{name[:SHOWN]}”{hint}")

    def settle(self, remedy: str = "") -> None:
        """Raises: FileFaults with all faults, by file and line, if there are any."""
        if self.faults:
            ordered = sorted(self.faults, key=lambda fault: (fault.file, fault.line))
            raise FileFaults(tuple(ordered), remedy)
