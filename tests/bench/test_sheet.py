"""Answer sheets: what they become, and what can be wrong with one."""

from pathlib import Path

import pytest

from bench import sheet
from skillcheck.errors import FileFaults
from skillcheck.questions.statement import Statement
from tests.bench import sheets

LISTED = [sheets.ITEMS, "a-1,a,x,0", "a-2,a,x,1", "b-1,b,y,false"]
GIVEN = ["b-1,a-2,a-1", "3,6,1", "2,NA,6", "1,1,", "", "4, 5,2"]


def test_a_sheet_becomes_skills_and_people_on_one_to_five(tmp_path: Path) -> None:
    read = sheet.read(sheets.file(tmp_path, "R.csv", GIVEN), sheets.file(tmp_path, "I.csv", LISTED))
    assert [(skill.id, skill.cluster, [item.id for item in skill.items]) for skill in read.skills] == [
        ("a", "x", ["a-1", "a-2"]),
        ("b", "y", ["b-1"]),
    ]
    assert (read.low, read.high) == (1, 6)
    assert read.people[0] == pytest.approx({"b-1": 2.6, "a-2": 1.0, "a-1": 1.0})
    assert [sorted(person) for person in read.people[1:3]] == [["a-1", "b-1"], ["a-2", "b-1"]]
    assert read.people[3]["a-2"] == pytest.approx(6 - 4.2)


def test_guesses_of_typical_answers_may_stand_beside_the_items(tmp_path: Path) -> None:
    listed = [f"{sheets.ITEMS},typical", "a-1,a,x,0,4.04", "a-2,a,x,1,", "b-1,b,y,false,2"]
    read = sheet.read(sheets.file(tmp_path, "R.csv", GIVEN), sheets.file(tmp_path, "I.csv", listed))
    assert [item.typical for skill in read.skills for item in skill.of_kind(Statement)] == [4.04, 0, 2]


def test_a_sheet_survives_being_written_and_read(tmp_path: Path) -> None:
    made = sheets.sheet(30)
    assert sheet.read(*sheets.written(tmp_path, made)) == made


@pytest.mark.parametrize(
    ("given", "listed", "expected"),
    [
        (["a-1,b-1", "1,2"], LISTED, "R.csv: there is no column “a-2”"),
        (["a-1,a-2,b-1", "1,5,3", "1,5"], LISTED, "R.csv: there is no column “b-1”"),
        ([*GIVEN, "2.5,1,1"], LISTED, "R.csv: invalid literal for int() with base 10: '2.5'"),
        (["a-1,a-2,b-1", "1,1,1", "1,1,1"], LISTED, "R.csv: everybody answered everything alike"),
        (["a-1,a-2,b-1"], LISTED, "R.csv: there must be a header, and rows"),
        ([], LISTED, "R.csv: there must be a header, and rows"),
        (['a-1,a-2,b-1', '"1'], LISTED, "R.csv: this can't be read as CSV in UTF-8: unexpected end of data"),
        (GIVEN, ["item,skill", "a-1,a"], "I.csv: there is no column “cluster”"),
        (GIVEN, [*LISTED, "c-1,c,x,2"], "I.csv: “reversed” is 0 or 1, “typical” a number: '2'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(given: list[str], listed: list[str], expected: str, tmp_path: Path) -> None:
    with pytest.raises(FileFaults) as raised:
        sheet.read(sheets.file(tmp_path, "R.csv", given), sheets.file(tmp_path, "I.csv", listed))
    assert f"{raised.value}".startswith(f"{tmp_path}/{expected}")


def test_a_file_that_is_not_there_or_not_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "I.csv").write_bytes(b"\xff\xfe")
    for path in (tmp_path / "none.csv", tmp_path / "I.csv"):
        with pytest.raises(FileFaults, match="can't be read as CSV in UTF-8"):
            sheet.read("", str(path))
