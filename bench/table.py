"""Reading a CSV file as a table: a header, then rows with the lines they stand on."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from skillcheck.errors import FileFaults
from skillcheck.model.fault import Fault

LARGEST = 256 * 1024 * 1024
"""Bytes: two hundred times the largest sheet at hand, and still only some seconds to read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its columns, with the line that it ends on."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's columns and rows; blanks around cells are gone, empty rows left out."""

    path: str
    line: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def fault(self, line: int, column: str, what: str) -> Fault:
        """A fault of this file; line 0 stands for the file as a whole."""
        return Fault(self.path, line, column, what)


def read(path: str) -> Table:
    """The table in a file. Raises: FileFaults with all rows and columns that don't fit together."""
    (header_line, columns), *rest = _lines(path)
    twice = [name for name, count in Counter(columns).items() if count > 1]
    faults = [Fault(path, header_line, name, "this column is there twice") for name in twice]
    faults += [
        Fault(path, line, "", f"this row has {len(cells)} cells, the header has {len(columns)}")
        for line, cells in rest
        if len(cells) != len(columns)
    ]
    settle(faults)
    rows = tuple(Row(line, dict(zip(columns, cells, strict=True))) for line, cells in rest)
    return Table(path, header_line, tuple(columns), rows)


def settle(faults: Sequence[Fault]) -> None:
    """Raises: FileFaults if there are any, in the order of the lines."""
    if faults:
        ordered: list[Fault] = sorted(faults, key=lambda fault: fault.line)
        raise FileFaults(tuple(ordered))


def _lines(path: str) -> list[tuple[int, list[str]]]:
    try:
        if Path(path).stat().st_size > LARGEST:
            raise FileFaults((Fault(path, 0, "", "it is larger than 256 MB"),))
        text = Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise FileFaults((Fault(path, 0, "", error.strerror or "it can't be read"),)) from error
    except UnicodeDecodeError as error:
        raise FileFaults((Fault(path, 0, "", "it is not text in UTF-8"),)) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        lines = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader if cells]
    except csv.Error as error:
        raise FileFaults((Fault(path, reader.line_num, "", f"this is not CSV: {error}"),)) from error
    if not lines:
        raise FileFaults((Fault(path, 0, "", "it is empty"),))
    return lines
