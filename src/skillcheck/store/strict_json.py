"""JSON from strangers: bounded in size, depth and numbers, every key once, nothing that JSON does not have.

What other programs write as JSON is read here and not as YAML, which refuses the escaped surrogate pairs that JSON makes of
rare characters.
"""

import json
import re
from collections import Counter
from functools import cached_property
from math import isfinite
from typing import Any

from skillcheck.errors import FileFaults
from skillcheck.model.fault import Fault
from skillcheck.store.files import STDIN, read_bytes
from skillcheck.store.node import BYTES_A_NODE, FEWEST_NODES, SHOWN, Reading

LARGEST = 8 * 1024 * 1024
"""A result about 400 skills of five questions takes 2 MB."""
DEEPEST = 32
LONGEST_NUMBER = 40
"""Characters; an unrounded number of ours has 24 at most."""
# The quote at the end may be missing, or each quote of a broken text would be tried up to the end of the text.
BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
KEYS = re.compile(r'("(?:[^"\\\n]++|\\.)*+"?)[ \t\r\n]*+(:?)')


class Text:
    """The text of a file called `file`; it knows the lines of its keys."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    @cached_property
    def lines(self) -> dict[str, list[int]]:
        """Each key, as it is written with its quotes, with its lines."""
        found: dict[str, list[int]] = {}
        line, end = 1, 0
        for match in KEYS.finditer(self.text):
            line, end = line + self.text.count("\n", end, match.start()), match.start()
            if match[2]:
                found.setdefault(match[1], []).append(line)
        return found

    def fault(self, key: str, where: str, what: str) -> Fault:
        """A fault at the last place of `key`; without a line where the text has it elsewhere too, or spells it otherwise."""
        lines = self.lines.get(json.dumps(key), [])
        return Fault(self.file, lines[-1] if len(lines) == 1 else 0, where, what)


def load(path: str) -> tuple[Any, Text]:
    """The value in a file (`-`: standard input), and its text. Raises: FileFaults."""
    name = "standard input" if path == STDIN else path
    data = read_bytes(path)
    if len(data) > LARGEST:
        raise FileFaults((Fault(name, 0, "", f"is larger than {LARGEST >> 20} MB"),))
    try:
        text = Text(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileFaults((Fault(name, line, "", "is not UTF-8 text"),)) from None
    return _parsed(text), text


def _parsed(text: Text) -> Any:
    found = Reading()
    _refuse_bulk(text)
    _refuse_depth(text)
    try:
        value = json.loads(
            text.text,
            parse_constant=lambda name: found.note(Fault(text.file, 0, "", f"{name} is no number")),
            parse_int=lambda digits: _number(digits, text, found),
            parse_float=lambda digits: _number(digits, text, found),
            object_pairs_hook=lambda pairs: _object(pairs, text, found),
        )
    except json.JSONDecodeError as error:
        what = f"column {error.colno}: {error.msg[:1].lower()}{error.msg[1:]}"
        found.note(Fault(text.file, error.lineno, "", f"is not readable as JSON: {what}"))
    if found.faults:
        raise FileFaults(tuple(found.faults), more=found.more)
    return value


def _refuse_bulk(text: Text) -> None:
    """Raises: FileFaults for more entries than a file of its size may have."""
    if text.text.count(",") > FEWEST_NODES + len(text.text) // BYTES_A_NODE:
        raise FileFaults((Fault(text.file, 0, "", "holds more entries than a file of its size may"),))


def _refuse_depth(text: Text) -> None:
    """Raises: FileFaults before the parser recurses."""
    depth = 0
    for match in BRACKETS.finditer(text.text):
        first = match[0][0]
        depth += (first in "[{") - (first in "]}")
        if depth > DEEPEST:
            line = text.text.count("\n", 0, match.start()) + 1
            raise FileFaults((Fault(text.file, line, "", f"is nested more than {DEEPEST} levels deep"),))


def _number(digits: str, text: Text, found: Reading) -> int | float | None:
    if len(digits) <= LONGEST_NUMBER and isfinite(value := float(digits)):
        return int(value) if digits.lstrip("-").isdecimal() else value
    found.note(Fault(text.file, 0, "", f"{digits[:SHOWN]} is too large or too long for a number here"))
    return None


def _object(pairs: list[tuple[str, Any]], text: Text, found: Reading) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        for key in [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]:
            lines = text.lines.get(json.dumps(key), [])
            line = lines[1] if len(lines) == 2 else 0
            found.note(Fault(text.file, line, key[:SHOWN], "stands here twice"))
    return value
