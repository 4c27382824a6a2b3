from pathlib import Path

import pytest

from bench import table
from skillcheck.errors import FileFaults


def test_a_table_has_columns_and_rows_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes('\ufeffa, b\r\n\r\n1,"2"\r\n3,\r\n'.encode())
    read = table.read(str(path))
    assert read.columns == ("a", "b")
    assert [(row.line, row.cells) for row in read.rows] == [
        (3, {"a": "1", "b": "2"}),
        (4, {"a": "3", "b": ""}),
    ]


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (b"", ["{}: it is empty"]),
        (b"\xff\xfe", ["{}: it is not text in UTF-8"]),
        (
            b"a,b,a\n1,2,3\n1\n",
            ["{}:1: a: this column is there twice", "{}:3: this row has 1 cells, the header has 3"],
        ),
        (b'a\n"1\n', ["{}:2: this is not CSV: unexpected end of data"]),
    ],
)
def test_what_is_no_table_is_said_with_its_line(tmp_path: Path, content: bytes, faults: list[str]) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(FileFaults) as raised:
        table.read(str(path))
    assert str(raised.value).splitlines() == [fault.format(path) for fault in faults]


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FileFaults, match="No such file"):
        table.read(str(tmp_path / "none.csv"))
