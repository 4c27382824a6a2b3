"""YAML (and JSON, which is YAML) from strangers as a tree of plain nodes, each with its line.

Built from the event stream of libyaml, or of PyYAML's own parser where libyaml is missing, with budgets. Anchors, aliases,
tags, merge keys and repeated keys are refused, and every scalar stays text: what it means is decided by the annotation
that it is read for.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from skillcheck.errors import FileFaults
from skillcheck.model.fault import Fault
from skillcheck.store.encodings import decode
from skillcheck.store.files import name_of, read_bytes
from skillcheck.store.node import BYTES_A_NODE, FEWEST_NODES, Node, Reading
from skillcheck.store.slips import BREAKS, CUT, Slip, find_slip, is_cut

DEEPEST = 32
LONGEST = 20_000
TOO_DEEP = f"is nested more than {DEEPEST} levels deep"
TOO_LONG = f"a text is longer than {LONGEST:,} characters"
LIBYAML_TOO_DEEP = "maximum nesting depth"
ENTRY_KEYS = ("id", "text", "title", "name")
NEXT = "; the next entry of a list begins with “- ”"
"""What a repeated key may mean, where it is one with which entries begin."""
MOST_TAGS = 16
"""libyaml compares each line that declares a tag with all before it: 26 MB of them take minutes."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BLANKS = "\ufeff \t\r\n"
SURROGATES = re.compile(
    r"\\\\|\\u(?P<pair>d[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2})|\\u(?P<half>d[89a-f][0-9a-f]{2})",
    re.IGNORECASE,
)
"""An escaped backslash; the two halves that JSON makes of a rare character; or one half alone."""
# What PyYAML raises on tiny broken files, found by fuzzing it.
BROKEN = (
    yaml.YAMLError, ValueError, OverflowError, IndexError, KeyError, AttributeError, RecursionError,
)  # fmt: skip


def load(path: str, reading: Reading) -> Node:
    """Return the tree of a file (`-`: standard input). Raises: FileFaults."""
    return parse(read_bytes(path), name_of(path), reading)


def parse(data: bytes, file: str, reading: Reading) -> Node:
    """Return the tree of `data`, which came from `file`; faults that leave a tree are noted in `reading`.

    Raises: FileFaults where no tree can be had, with the faults up to there; NotYaml where it is none.
    """
    # the parsers guess at UTF-16, and do not tell where a wrong byte stands
    text = reading.texts[file] = decode(data, file)
    if text.count("%TAG") > MOST_TAGS:
        what = f"says %TAG more than {MOST_TAGS} times; none is of use here"
        raise _end(reading, Fault(file, 0, "", what))
    try:
        return _Tree(LOADER(_readable(text, file)), file, reading, len(data)).document()
    except BROKEN as error:
        raise _end(reading, _describe(error, file, text), NotYaml) from error


class NotYaml(FileFaults):
    """The text of a file breaks the rules of YAML."""


def _end(reading: Reading, fault: Fault, kind: type[FileFaults] = FileFaults) -> FileFaults:
    """Return the error for a fault after which nothing can be read, with those that were noted in other lines."""
    before = [other for other in reading.faults if other.line != fault.line]
    return kind((*before, fault))


class _Tree:
    """One pass over the events of a file."""

    def __init__(self, loader: Any, file: str, reading: Reading, size: int) -> None:
        self.get: Callable[[], Any] = loader.get_event
        self.file = file
        self.reading = reading
        self.left = FEWEST_NODES + size // BYTES_A_NODE
        self.lines = [*BREAKS.split(reading.texts[file]), ""]  # a text may end below the last line

    def document(self) -> Node:
        """Return the one document of the file."""
        root: Node | None = None
        while not isinstance(event := self.get(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self._too_much(event, "holds a second document")
                root = self._node(self.get(), 1)
        if root is None:
            raise _end(self.reading, Fault(self.file, 0, "", "is empty"))
        return root

    def _node(self, event: Any, depth: int) -> Node:
        kind = event.__class__
        if depth > DEEPEST:
            raise self._too_much(event, TOO_DEEP)
        self.left -= 1
        if self.left < 0:
            raise self._too_much(event, "holds more entries than a file of its size may")
        if event.anchor is not None or (kind is not AliasEvent and event.tag is not None):
            self._refuse(event)
        line = event.start_mark.line + 1
        if kind is ScalarEvent:
            value = event.value
            if len(value) > LONGEST:
                raise self._too_much(event, TOO_LONG)
            return Node(value, self.file, line, cut=None if event.style else self._find_cut(event))
        if kind is SequenceStartEvent:
            nodes = []
            while (inner := self.get()).__class__ is not SequenceEndEvent:
                nodes.append(self._node(inner, depth + 1))
            return Node(nodes, self.file, line)
        if kind is AliasEvent:
            return Node("", self.file, line)
        return self._map(line, depth)

    def _find_cut(self, event: Any) -> Fault | None:
        """Return the warning of a comment behind a text without quotes, which may belong to the text."""
        end = event.end_mark
        text = self.lines[end.line]
        if "#" not in text or not is_cut(text, end.column):
            return None
        return Fault(self.file, end.line + 1, "", CUT, "comment", text.index("#", end.column) + 1, text)

    def _map(self, line: int, depth: int) -> Node:
        nodes: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while (event := self.get()).__class__ is not MappingEndEvent:
            at = event.start_mark.line + 1
            key = self._node(event, depth + 1).value
            self.left += 1  # keys do not count
            value = self._node(self.get(), depth + 1)
            if not isinstance(key, str):
                self._note(at, "", "a list or a map can't be a key")
            elif key == "<<":
                self._note(at, "", "merge keys (<<) are not allowed: write it out")
            elif key in nodes:
                hint = NEXT if key in ENTRY_KEYS else ""
                self._note(at, key, f"stands here twice; first in line {lines[key]}{hint}")
            else:
                nodes[key], lines[key] = value, at
        return Node(nodes, self.file, line, lines)

    def _refuse(self, event: Any) -> None:
        """Note what begins with one of `* & !`, which most authors take for a text."""
        if isinstance(event, AliasEvent):
            problems = [f"aliases (*{event.anchor}) are not allowed: write it out, or"]
        else:
            problems = [f"anchors (&{event.anchor}) are not allowed:"] if event.anchor is not None else []
            problems += [f"tags ({event.tag}) are not allowed:"] if event.tag is not None else []
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        text = self.reading.line(self.file, line)
        for problem in problems:
            what = f"{problem} put the text in quotes"
            self.reading.note(Fault(self.file, line, "", what, column=column, text=text))

    def _note(self, line: int, where: str, what: str) -> None:
        self.reading.note(Fault(self.file, line, where, what))

    def _too_much(self, event: Any, what: str) -> FileFaults:
        return _end(self.reading, Fault(self.file, event.start_mark.line + 1, "", what))


def _readable(text: str, file: str) -> str:
    """Return the same, where it is JSON, without what YAML does not have of it: halves of characters.

    PyYAML's own parser does not take tabs for blanks, either; at the start of a line in JSON, blanks are nothing but layout.
    Raises: FileFaults where half a character stands alone, which each parser takes for another text.
    """
    if not _is_json(text):
        return text

    def join(match: re.Match[str]) -> str:
        if match["half"]:
            before = BREAKS.split(text[: match.start()])
            what = "this is half of a character (a surrogate) without its other half: leave it out"
            line = BREAKS.split(text)[len(before) - 1]
            raise FileFaults((Fault(file, len(before), "", what, column=len(before[-1]) + 1, text=line),))
        if match["pair"]:
            char = bytes.fromhex(match["pair"].replace("\\u", "")).decode("utf-16-be")
            return f"\\U{ord(char):08X}"
        return match[0]

    if issubclass(LOADER, yaml.reader.Reader):
        text = re.sub(r"(?m)^[\t ]+", lambda match: " " * len(match[0]), text)
    return SURROGATES.sub(join, text)


def _is_json(text: str) -> bool:
    return text.lstrip(BLANKS)[:1] in ("{", "[")


def _describe(error: Exception, file: str, text: str) -> Fault:
    if isinstance(error, yaml.reader.ReaderError):
        code = error.character if isinstance(error.character, int) else ord(error.character)
        line = text.partition(chr(code))[0].count("\n") + 1
        return Fault(file, line, "", f"holds a character that is not allowed (U+{code:04X})")
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "is not readable as YAML"
    if mark is None:
        return Fault(file, 0, "", str(problem))
    if LIBYAML_TOO_DEEP in problem:  # from 0.2.6 on it has a bound of its own, met while it looks ahead
        return Fault(file, mark.line + 1, "", TOO_DEEP)
    slip = Slip(mark.line, mark.column, "a comma, a colon or a closing bracket is missing before this place")
    if not _is_json(text):
        around = getattr(error, "context_mark", None)
        context = (around.line, around.column) if around else None
        problem = f"{getattr(error, 'context', None) or ''} {problem}".strip()
        slip = find_slip(text, mark.line, mark.column, problem, context)
    shown = (BREAKS.split(text)[slip.line :] or [""])[0]
    return Fault(file, slip.line + 1, "", slip.what, column=min(slip.column, len(shown)) + 1, text=shown)
