"""YAML (and JSON, which is YAML) from strangers as a tree of plain nodes, each with its line.

Built from libyaml's event stream with budgets. Anchors, aliases, tags, merge keys and repeated keys are refused, and every
scalar stays text: what it means is decided by the shape that reads it.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from skillcheck.errors import FileFaults
from skillcheck.model.fault import Fault
from skillcheck.store.files import read_bytes
from skillcheck.store.node import Node, Reading

DEEPEST = 32
LONGEST = 20_000
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What PyYAML raises on tiny broken files, found by fuzzing it.
BROKEN = (
    yaml.YAMLError, ValueError, OverflowError, IndexError, KeyError, AttributeError, RecursionError,
)  # fmt: skip


def load(path: str, reading: Reading) -> Node:
    """The tree of a file (`-`: standard input). Raises: FileFaults."""
    return parse(read_bytes(path), "standard input" if path == "-" else path, reading)


def parse(data: bytes, file: str, reading: Reading) -> Node:
    """The tree of `data`, which came from `file`; faults that leave a tree are noted in `reading`.

    Raises: FileFaults where no tree can be had, with the faults up to there.
    """
    try:
        text = data.decode("utf-8-sig")
        return _document(yaml.parse(text, Loader=LOADER), file, reading)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        fault = Fault(file, line, "", "is not UTF-8 text")
    except _TooMuch as error:
        fault = error.fault
    except BROKEN as error:
        fault = _broken(error, file, text)
    raise FileFaults((*reading.faults, fault))


class _TooMuch(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def _document(events: Iterator[Any], file: str, reading: Reading) -> Node:
    root: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                raise _TooMuch(Fault(file, _line(event), "", "holds a second document"))
            root = _node(next(events), events, file, reading, 1)
    if root is None:
        raise _TooMuch(Fault(file, 0, "", "is empty"))
    return root


def _node(event: Any, events: Iterator[Any], file: str, reading: Reading, depth: int) -> Node:
    line = _line(event)
    if depth > DEEPEST:
        raise _TooMuch(Fault(file, line, "", f"is nested more than {DEEPEST} levels deep"))
    _refuse(event, file, line, reading)
    if isinstance(event, yaml.ScalarEvent):
        if len(event.value) > LONGEST:
            raise _TooMuch(Fault(file, line, "", f"a text is longer than {LONGEST:,} characters"))
        return Node(event.value, file, line)
    if isinstance(event, yaml.SequenceStartEvent):
        return Node(_list(events, file, reading, depth), file, line)
    if isinstance(event, yaml.MappingStartEvent):
        return _map(Node({}, file, line), events, reading, depth)
    return Node("", file, line)  # an alias: refused above


def _list(events: Iterator[Any], file: str, reading: Reading, depth: int) -> list[Node]:
    found = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        found.append(_node(event, events, file, reading, depth + 1))
    return found


def _map(node: Node, events: Iterator[Any], reading: Reading, depth: int) -> Node:
    found = node.map
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        line = _line(event)
        key = _node(event, events, node.file, reading, depth + 1).text
        value = _node(next(events), events, node.file, reading, depth + 1)
        if key is None:
            reading.faults.append(Fault(node.file, line, "", "a list or a map can't be a key"))
        elif key == "<<":
            reading.faults.append(Fault(node.file, line, "", "merge keys (<<) are not allowed: write it out"))
        elif key in found:
            first = node.key_lines[key]
            reading.faults.append(Fault(node.file, line, key, f"stands here twice; first in line {first}"))
        else:
            found[key], node.key_lines[key] = value, line
    return node


def _refuse(event: Any, file: str, line: int, reading: Reading) -> None:
    if isinstance(event, yaml.AliasEvent):
        reading.faults.append(
            Fault(file, line, "", f"aliases (*{event.anchor}) are not allowed: write it out")
        )
    elif event.anchor is not None:
        reading.faults.append(Fault(file, line, "", f"anchors (&{event.anchor}) are not allowed"))
    if getattr(event, "tag", None) is not None:
        reading.faults.append(Fault(file, line, "", f"tags ({event.tag}) are not allowed"))


def _broken(error: Exception, file: str, text: str) -> Fault:
    if isinstance(error, yaml.reader.ReaderError):
        before = text.partition(chr(error.character))[0]
        what = f"holds a character that is not allowed (U+{error.character:04X})"
        return Fault(file, before.count("\n") + 1, "", what)
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "is not readable as YAML"
    if mark is None:
        return Fault(file, 0, "", str(problem))
    return Fault(file, mark.line + 1, "", f"column {mark.column + 1}: {problem}")


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
