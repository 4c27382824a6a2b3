"""From the rows of a history to values and back; a value's fields are the columns of its table.

The file may have been written to by others, so what counting relies on is checked: texts that are texts, days of a sensible
year, finite seconds.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import partial
from math import isfinite
from typing import Any, TypeVar, get_type_hints

from skillcheck.model.assessment import Assessment, Evidence, Response
from skillcheck.model.calendar import FIRST_DAY, LAST_DAY
from skillcheck.model.plan import CheckIn, Edit, Goal, Review, Tick

TABLES: Mapping[str, type] = {"assessments": Assessment, "responses": Response, "evidence": Evidence}
KINDS = {"goal": Goal, "done": Tick, "missed": Tick, "checkin": CheckIn, "review": Review, "edit": Edit}
"""What an entry can be, by the word that stands with it."""
Value = TypeVar("Value")


def _checked(type_: type, cell: Any) -> Any:
    if not isinstance(cell, type_):
        raise TypeError
    return cell


def _seconds(cell: Any) -> float:
    return float(cell) if isfinite(cell) else 0.0


def _moment(cell: Any) -> datetime:
    moment = datetime.fromisoformat(cell)
    if moment.tzinfo is None or not FIRST_DAY <= moment.date() <= LAST_DAY:
        raise ValueError
    return moment


READERS: Mapping[type, Callable[[Any], Any]] = {
    str: partial(_checked, str),
    int: partial(_checked, int),
    bool: lambda cell: bool(_checked(int, cell)),
    float: _seconds,
    datetime: _moment,
}
COLUMNS = {
    kind: {column: READERS[type_] for column, type_ in get_type_hints(kind).items() if type_ in READERS}
    for kind in TABLES.values()
}
"""What reads each column of a value; the answers of an assessment are in a table of their own."""


def value(kind: type[Value], row: sqlite3.Row, **more: Any) -> Value:
    """Return the value that a row holds, with `more` that other tables hold. Raises: sqlite3.DataError."""
    try:
        return kind(**{column: read(row[column]) for column, read in COLUMNS[kind].items()}, **more)
    except (ValueError, TypeError, IndexError) as error:
        raise sqlite3.DataError("not what we write") from error


def row(value: Any) -> dict[str, Any]:
    """Return the columns of a value, with times as texts."""
    cells = {column: getattr(value, column) for column in COLUMNS[type(value)]}
    return {
        column: cell.isoformat() if isinstance(cell, datetime) else cell for column, cell in cells.items()
    }


def read_entry(row: sqlite3.Row) -> Any:
    """Return the goal or the entry that a row of the plan holds. Raises: sqlite3.DataError where it is damaged."""
    try:
        return KINDS[row["what"]](**_read_fields(json.loads(row["content"])))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise sqlite3.DataError("not what we write") from error


def _read_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a value as they were before they were JSON, which has no word for days, times and tuples."""
    values = dict(fields)
    for key in values.keys() & {"day", "committed", "start", "due"}:
        if values[key] is not None:
            values[key] = date.fromisoformat(values[key])
            if not FIRST_DAY <= values[key] <= LAST_DAY:
                raise ValueError(f"“{values[key]}” is no day of a plan")
    if "at" in values:
        values["at"] = time.fromisoformat(values["at"])
    if "days" in values:
        values["days"] = tuple(values["days"])
    return {**values, "changes": _read_fields(values["changes"])} if "changes" in values else values
