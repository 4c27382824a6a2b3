"""From the rows of a history to values and back; a value's fields are the columns of its table.

The file may have been written to by others, so what counting relies on is checked: texts that are texts, days of a sensible
year, finite seconds.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from math import isfinite
from typing import Any, NamedTuple, NewType, TypeVar, get_type_hints

from skillcheck.model.assessment import Assessment, Evidence, Response
from skillcheck.model.calendar import FIRST_DAY, LAST_DAY, can_be
from skillcheck.model.practice import OwnScene, Repetition
from skillcheck.model.shape import ID

MOST = 2**30
"""Nobody does anything so often; and a sum of a few such counts is a number that calendars still take."""
Count = NewType("Count", int)
LONGEST_REST = timedelta(days=366)
"""What is practised on the last day comes up after it, within a year."""


class Head(NamedTuple):
    """The row of a plan: its id, its time zone, the id of the plan of an old file that came in, how much was taken back."""

    id: str
    timezone: str
    taken_in: str
    undone: Count


class Draft(NamedTuple):
    """The row of a goal to be: its skill, and what was typed, as JSON."""

    skill: str
    words: str


class ReadScene(NamedTuple):
    """The row of a scene whose reasons were read."""

    scene: str


TABLES: Mapping[str, type] = {
    "assessments": Assessment,
    "responses": Response,
    "evidence": Evidence,
    "plan": Head,
    "drafts": Draft,
    "practice": Repetition,
    "own_scenes": OwnScene,
    "scenes_read": ReadScene,
}
Value = TypeVar("Value")


def _check(type_: type, cell: Any) -> Any:
    if not isinstance(cell, type_):
        raise TypeError
    return cell


def read_id(cell: Any) -> str:
    """Return an id, which stands in command lines that are printed. Raises: TypeError, ValueError."""
    id_: str = _check(str, cell)
    if not re.fullmatch(ID.regex, id_):
        raise ValueError
    return id_


def _seconds(cell: Any) -> float:
    return float(cell) if isfinite(cell) else 0.0


def _moment(cell: Any) -> datetime:
    moment = datetime.fromisoformat(cell)
    if moment.tzinfo is None or not can_be(moment):
        raise ValueError
    return moment


def _day(cell: Any) -> date:
    day = date.fromisoformat(cell)
    if not FIRST_DAY <= day <= LAST_DAY + LONGEST_REST:
        raise ValueError
    return day


def _count(cell: Any) -> int:
    count: int = _check(int, cell)
    if not 0 <= count <= MOST:
        raise ValueError
    return count


READERS: Mapping[type, Callable[[Any], Any]] = {
    str: partial(_check, str),
    int: partial(_check, int),
    Count: _count,
    bool: lambda cell: bool(_check(int, cell)),
    float: _seconds,
    date: _day,
    datetime: _moment,
}
COLUMNS = {
    kind: {column: READERS[type_] for column, type_ in get_type_hints(kind).items() if type_ in READERS}
    for kind in TABLES.values()
}
"""What reads each column of a value; the answers of an assessment are in a table of their own."""
COLUMNS[Assessment]["id"] = read_id


def value(kind: type[Value], row: sqlite3.Row, **more: Any) -> Value:
    """Return the value that a row holds, with `more` that other tables hold. Raises: sqlite3.DataError."""
    with tell_damage():
        return kind(**{column: read(row[column]) for column, read in COLUMNS[kind].items()}, **more)


@contextmanager
def tell_damage() -> Iterator[None]:
    """Take what can't be read for damage. Raises: sqlite3.DataError."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise sqlite3.DataError("not what we write") from error


def row(value: Any) -> dict[str, Any]:
    """Return the columns of a value, with times as texts."""
    cells = {column: getattr(value, column) for column in COLUMNS[type(value)]}
    return {column: cell.isoformat() if isinstance(cell, date) else cell for column, cell in cells.items()}
