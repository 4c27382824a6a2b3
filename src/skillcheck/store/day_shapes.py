"""Shapes of what a plan holds beside texts and numbers: days, times of day, one word of several."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, time
from typing import Any, NamedTuple

from skillcheck.model.calendar import FIRST_DAY, LAST_DAY
from skillcheck.store.node import SHOWN, Node, Reading

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
TIME = re.compile(r"([01]?\d|2[0-3]):[0-5]\d", re.ASCII)


class Day(NamedTuple):
    """A day as 2026-11-24."""

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """A date."""
        text = node.text or ""
        if not DAY.fullmatch(text):
            return reading.wrong(node, where, f"“{text[:SHOWN]}” must be a day as in 2026-11-24")
        with suppress(ValueError):
            if FIRST_DAY <= (found := date.fromisoformat(text)) <= LAST_DAY:
                return found
        return reading.wrong(node, where, f"there is no day {text}")

    def schema(self) -> dict[str, Any]:
        """A string of the format date."""
        return {"type": "string", "format": "date"}


class TimeOfDay(NamedTuple):
    """A time as 09:00."""

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """A time without seconds."""
        text = node.text or ""
        if not TIME.fullmatch(text):
            return reading.wrong(node, where, f"“{text[:SHOWN]}” must be a time from 00:00 to 23:59")
        hour, minute = text.split(":")
        return time(int(hour), int(minute))

    def schema(self) -> dict[str, Any]:
        """A string of this form."""
        return {"type": "string", "pattern": f"^{TIME.pattern}$"}


class OneOf(NamedTuple):
    """One of a few words, each of which stands for a value."""

    words: Mapping[str, Any]

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """The value of the word."""
        if node.text is not None and node.text in self.words:
            return self.words[node.text]
        return reading.unknown(node, where, self.words, f"must be one of {', '.join(self.words)}, not")

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.words)}


class Words(NamedTuple):
    """A few words, `most` characters together, as a text or as a list."""

    most: int

    def read(self, node: Node, where: str, reading: Reading) -> Any:
        """The words as one text, with commas between those of a list."""
        parts = [part.text for part in node.items] if node.text is None else [node.text]
        text = ", ".join(part or "" for part in parts).strip()
        if not text or None in parts:
            return reading.wrong(node, where, "must be a text, or a list of words")
        if len(text) > self.most:
            return reading.wrong(node, where, f"is longer than {self.most:,} characters")
        return text

    def schema(self) -> dict[str, Any]:
        """A string, or an array of strings."""
        text = {"type": "string", "minLength": 1, "maxLength": self.most}
        return {"anyOf": [text, {"type": "array", "minItems": 1, "items": text}]}


def each(words: Iterable[str]) -> OneOf:
    """Words that stand for themselves."""
    return OneOf({word: word for word in words})
