"""From the rows of a plan to values: its entries, and what was typed of goals to be.

An entry is JSON, which others may have written to: each part of it is what the annotations of its value say, and within what
the program itself writes; anything else is damage.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from skillcheck.model.calendar import FIRST_DAY, LAST_DAY
from skillcheck.model.plan import CLOSED, DROPPED, EXTENDED, CheckIn, Edit, Entry, Goal, Review, Tick
from skillcheck.store.history_rows import READERS, Draft, read_id, tell_damage, value

KINDS = {"goal": Goal, "done": Tick, "missed": Tick, "checkin": CheckIn, "review": Review, "edit": Edit}
"""What an entry can be, by the word that stands with it."""
MOST = 2**31
WITHIN: Mapping[str, tuple[float, float]] = {
    **dict.fromkeys(("days", "checkin"), (0, 6)),
    **dict.fromkeys(("level", "target"), (1, 5)),
    **dict.fromkeys(("came_up", "acted"), (0, MOST)),
    "minutes": (1, 24 * 60),
}
"""The smallest and the largest number of a part; for others, any will do."""
IDS = ("id", "skill", "goal")
"""Parts that stand in command lines which are printed."""
OUTCOMES = (CLOSED, EXTENDED, DROPPED)


def read_draft(row: sqlite3.Row) -> tuple[str, dict[str, str]]:
    """Return the skill of a goal to be, and what was typed of it, by part. Raises: sqlite3.DataError where it is damaged."""
    draft = value(Draft, row)
    with tell_damage():
        return draft.skill, {key: READERS[str](text) for key, text in json.loads(draft.words).items()}


def read_entry(row: sqlite3.Row) -> Any:
    """Return the goal or the entry that a row of the plan holds. Raises: sqlite3.DataError where it is damaged."""
    with tell_damage():
        kind, content = KINDS[row["what"]], json.loads(row["content"])
        entry = kind(**{key: _read(key, _hints(kind)[key], cell) for key, cell in content.items()})
        if getattr(entry, "what", "goal") != row["what"] or (
            isinstance(entry, Review) and entry.outcome not in OUTCOMES
        ):
            raise ValueError
        return entry


def read_plan(rows: Iterable[sqlite3.Row]) -> tuple[tuple[Goal, ...], tuple[Entry, ...]]:
    """Return the goals and the entries that the rows of a plan hold, in their order.

    Raises: sqlite3.DataError where one is damaged, two goals have one id, or an entry is about no goal before it.
    """
    goals: dict[str, Goal] = {}
    log: list[Entry] = []
    for row in rows:
        entry = read_entry(row)
        is_goal = isinstance(entry, Goal)
        if is_goal == ((entry.id if is_goal else entry.goal) in goals):
            raise sqlite3.DataError("not what we write")
        if is_goal:
            goals[entry.id] = entry
        else:
            log.append(entry)
    return tuple(goals.values()), tuple(log)


def _read(key: str, hint: Any, cell: Any) -> Any:
    """Return a part as its annotation has it. Raises: ValueError, TypeError, KeyError."""
    if type(None) in get_args(hint):
        return None if cell is None else _read(key, get_args(hint)[0], cell)
    if get_origin(hint) is tuple:
        return tuple(_read(key, int, entry) for entry in cell)
    if get_origin(hint) is Mapping:  # what an edit has changed
        if "id" in cell:  # all that was noted knows its goal by it
            raise ValueError
        return {name: _read(name, _hints(Goal)[name], inner) for name, inner in cell.items()}
    if key in IDS:
        return read_id(cell)
    part = PARTS[hint](cell)
    low, high = WITHIN.get(key, (part, part))
    if not low <= part <= high:
        raise ValueError
    return part


def _read_day(text: str) -> date:
    day = date.fromisoformat(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError
    return day


def _read_time(text: str) -> time:
    at = time.fromisoformat(text)
    if at.tzinfo:
        raise ValueError
    return at


PARTS: Mapping[type, Callable[[Any], Any]] = {**READERS, date: _read_day, time: _read_time}


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
