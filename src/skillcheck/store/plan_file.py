"""The plan's file of the first edition, which comes into the history once: read whole, every fault with its line."""

import re
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from skillcheck.model.calendar import FIRST_DAY, LAST_DAY
from skillcheck.model.plan import CUE, CUE_FORM, LONGEST, WEEKDAYS, CheckIn, Entry, Goal, Plan, Review, Tick
from skillcheck.store.node import SHOWN, Node, Reading, join
from skillcheck.store.plan_rows import OUTCOMES
from skillcheck.store.tree import load

ID, ID_FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), "lower-case words joined by hyphens"
KINDS: dict[str, type[Entry]] = {"done": Tick, "missed": Tick, "checkin": CheckIn, "review": Review}
OPTIONAL = "role practice picture level target assessment committed at checkin tell rung obstacle".split()
"""What a goal may leave out."""


def read(file: Path) -> Plan:
    """Return the plan in a file. Raises: FileFaults with all that is wrong."""
    reading = Reading()
    root = load(str(file), reading)
    head = _read_map(root, "", ("version", "id", "timezone", "goals", "log"), ("log",), reading)
    goals: dict[str, Any] = {}
    for number, node in enumerate(head.get("goals", ()), 1):
        where = f"goals.{number}"
        goal = _read_map(node, where, Goal._fields, OPTIONAL, reading)
        if goal.get("id") in goals:
            reading.wrong(node.map["id"], f"{where}.id", "is the id of another goal, too")
        if goal.get("due", LAST_DAY) < goal.get("start", FIRST_DAY):
            reading.wrong(node.map["due"], f"{where}.due", f"is before the start, {goal['start']}")
        goals[goal.get("id", where)] = {"role": "", "committed": goal.get("start"), **goal}
    log = []
    for number, node in enumerate(head.get("log", ()), 1):
        kind: Any = KINDS.get(node.map.get("what", node).text or "", Tick)
        entry = _read_map(node, f"log.{number}", kind._fields, kind._field_defaults, reading)
        if "goal" in entry and entry["goal"] not in goals:
            reading.unknown(node.map["goal"], f"log.{number}.goal", goals, "the plan has no goal")
        log.append((kind, entry))
    reading.settle()
    return Plan(
        head["id"],
        head["timezone"],
        goals=tuple(Goal(**goal) for goal in goals.values()),
        log=tuple(kind(**entry) for kind, entry in log),
    )


def _read_map(
    node: Node, where: str, keys: Collection[str], optional: Collection[str], reading: Reading
) -> dict[str, Any]:
    """Return the values of a map that can be read; note what is missing, unknown or wrong."""
    values = {}
    for key in {**dict.fromkeys(keys), **node.map}:
        if key in node.map and key in keys:
            try:
                values[key] = _read_value(key, node.map[key])
            except ValueError as error:
                reading.wrong(node.map[key], join(where, key), str(error))
        elif key in node.map:
            reading.unknown(node.key(key), where, keys, f"known are {', '.join(keys)}, not")
        elif key not in optional:
            reading.wrong(node, join(where, key), "is missing")
    return values


def _read_value(key: str, node: Node) -> Any:
    """Return the value of a key. Raises: ValueError with what it must be."""
    if key == "days":
        return tuple(sorted({_read_value("checkin", day) for day in _read_value("log", node)}))
    if key in ("goals", "log"):
        if isinstance(node.value, list):
            return node.value
        raise ValueError("must be a list")
    convert, form = FORMS.get(key, (str, f"a text of up to {LONGEST:,} characters"))
    text = (node.text or "").strip()
    with suppress(ValueError, LookupError, OSError):
        if 0 < len(text) <= LONGEST:
            return convert(text)
    raise ValueError(f"“{text[:SHOWN]}” must be {form}")


def _check(value: Any, fits: object) -> Any:
    """Return the value where it fits. Raises: ValueError."""
    if not fits:
        raise ValueError
    return value


def _read_day(text: str) -> Any:
    day = date.fromisoformat(text)
    return _check(day, str(day) == text and FIRST_DAY <= day <= LAST_DAY)


FORMS: dict[str, tuple[Callable[[str], Any], str]] = {
    "version": (lambda text: _check(text, text == "1"), "1"),
    "timezone": (lambda text: ZoneInfo(text).key, "a time zone as in Europe/Berlin, or UTC"),
    **dict.fromkeys(("id", "skill", "goal"), (lambda text: _check(text, ID.fullmatch(text)), ID_FORM)),
    **dict.fromkeys(("day", "committed", "start", "due"), (_read_day, "a day as in 2026-11-24")),
    "at": (lambda text: datetime.strptime(text, "%H:%M").time(), "a time as in 09:00"),  # noqa: DTZ007
    "checkin": (WEEKDAYS.index, f"one of {', '.join(WEEKDAYS)}"),
    "cue": (lambda text: _check(text, CUE.fullmatch(text)), f"an if-then line: {CUE_FORM}"),
    "minutes": (lambda text: _check(int(text), 1 <= int(text) <= 600), "a whole number from 1 to 600"),
    **dict.fromkeys(("came_up", "acted"), (lambda text: _check(int(text), int(text) >= 0), "a whole number")),
    **dict.fromkeys(("level", "target"), (lambda text: _check(float(text), 1 <= float(text) <= 5), "a number from 1 to 5")),
    "what": (lambda text: _check(text, text in KINDS), f"one of {', '.join(KINDS)}"),
    "outcome": (lambda text: _check(text, text in OUTCOMES), f"one of {', '.join(OUTCOMES)}"),
}  # fmt: skip
"""What gives the value of a text by its key, or fails, and what the text must be; other keys have any text."""
