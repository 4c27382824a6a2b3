"""Reading texts as trees, for the tests of what looks at trees."""

from typing import Any

from skillcheck.errors import FileFaults
from skillcheck.store.node import Node, Reading
from skillcheck.store.tree import parse
from tests.conftest import SMALL

SMALL_TEXT = SMALL.read_text("utf-8")


def tree(text: str, file: str = "f") -> Node:
    """The tree of a text without faults."""
    reading = Reading()
    root = parse(text.encode(), file, reading)
    reading.settle()
    return root


def plain(node: Node) -> Any:
    """The same as texts, lists and dicts."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return [plain(entry) for entry in node.value]
    return {key: plain(value) for key, value in node.value.items()}


def settled(reading: Reading) -> list[str]:
    """The faults that were noted, as the person sees them."""
    try:
        reading.settle()
    except FileFaults as found:
        return [str(fault) for fault in found.faults]
    return []


def changed(*swaps: tuple[str, str], text: str = SMALL_TEXT) -> str:
    """The small catalogue with the first occurrence of each text replaced by another."""
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def line_of(text: str, part: str) -> int:
    """The line, from 1, in which `part` begins for the first time."""
    return text[: text.index(part)].count("\n") + 1
