from pathlib import Path

import pytest

from bench import sheet
from bench.scale import Range
from skillcheck.errors import FileFaults
from tests.bench import sheets

LISTED = [sheets.ITEMS, "a-1,a,x,0", "a-2,a,x,1", "b-1,b,y,0"]
GIVEN = ["a-1,a-2,b-1", "1,5,3", "5,4,2", "3,1,4"]


def faults_of(folder: Path, given: list[str], listed: list[str]) -> list[str]:
    """What is wrong, a fault a line, without the folder."""
    with pytest.raises(FileFaults) as raised:
        sheet.read(sheets.file(folder, "R.csv", given), sheets.file(folder, "I.csv", listed))
    assert raised.value.exit_code == 3
    return str(raised.value).replace(f"{folder}/", "").splitlines()


def test_a_sheet_becomes_skills_and_people_on_one_to_five(tmp_path: Path) -> None:
    read = sheet.read(sheets.file(tmp_path, "R.csv", GIVEN), sheets.file(tmp_path, "I.csv", LISTED))
    assert [(skill.id, skill.cluster, [item.id for item in skill.items]) for skill in read.skills] == [
        ("a", "x", ["a-1", "a-2"]),
        ("b", "y", ["b-1"]),
    ]
    assert read.range == Range(1, 5)
    assert read.people[0] == {"a-1": 1.0, "a-2": 1.0, "b-1": 3.0}
    assert read.people[1] == {"a-1": 5.0, "a-2": 2.0, "b-1": 2.0}


def test_columns_may_stand_in_any_order_and_cells_be_left_out(tmp_path: Path) -> None:
    given = ["b-1,a-2,a-1", "3,5,", "2,NA,5", "4,1,1"]
    read = sheet.read(sheets.file(tmp_path, "R.csv", given), sheets.file(tmp_path, "I.csv", LISTED))
    assert [sorted(person) for person in read.people] == [
        ["a-2", "b-1"],
        ["a-1", "b-1"],
        ["a-1", "a-2", "b-1"],
    ]


def test_a_sheet_survives_being_written_and_read(tmp_path: Path) -> None:
    made = sheets.sheet(30)
    assert sheet.read(*sheets.written(tmp_path, made)) == made


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["a-1,b-1", "1,2"], ["R.csv:1: a-2: this column is missing"]),
        (
            ["a-1,extra,b-1", "1,2,3"],
            [
                "R.csv:1: a-2: this column is missing",
                "R.csv:1: extra: the list of items has no such item",
            ],
        ),
        (GIVEN[:2], ["R.csv: there are answers of 1 of the at least 2 people needed"]),
        (GIVEN[:1], ["R.csv: there are answers of 0 of the at least 2 people needed"]),
        (
            [*GIVEN, "2.5,x,1", "1,1,¹"],
            [
                "R.csv:5: a-1: “2.5” is not a whole number",
                "R.csv:5: a-2: “x” is not a whole number",
                "R.csv:6: b-1: “¹” is not a whole number",
            ],
        ),
        (
            [*GIVEN, *GIVEN[1:], "1,99,-40"],
            [
                "R.csv:8: a-2: 99 is out of the range 1-5 of the other answers",
                "R.csv:8: b-1: -40 is out of the range 1-5 of the other answers",
            ],
        ),
        (
            ["a-1,a-2,b-1", "1,5,3", "4,5,3", "2,5,"],
            ["R.csv:1: a-2: everybody gave the same answer", "R.csv:1: b-1: everybody gave the same answer"],
        ),
        (["a-1,a-2,b-1", "1,5,", "4,3,"], ["R.csv:1: b-1: nobody answered this"]),
        (["a-1,a-2,b-1", "NA,,", ",,NA"], ["R.csv: nobody answered anything"]),
        (["a-1,a-2,b-1", "1,5,3", "4,5"], ["R.csv:3: this row has 2 cells, the header has 3"]),
    ],
)
def test_every_fault_of_the_answers_is_said_with_line_and_column(
    tmp_path: Path, given: list[str], expected: list[str]
) -> None:
    assert faults_of(tmp_path, given, LISTED) == expected


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (
            ["item,skill", "a-1,a"],
            ["I.csv:1: cluster: this column is missing", "I.csv:1: reversed: this column is missing"],
        ),
        ([sheets.ITEMS], ["I.csv:1: there is no item below the header"]),
        (
            [sheets.ITEMS, "a-1,a,x,0", "a-1,a,y,2", ",b,y,0"],
            [
                "I.csv:3: reversed: “2” is neither 0 nor 1",
                "I.csv:3: item: “a-1” is there already, on line 2",
                "I.csv:3: cluster: “a” stands in the cluster “x” above",
                "I.csv:4: item: this cell is empty",
            ],
        ),
    ],
)
def test_every_fault_of_the_items_is_said_with_line_and_column(
    tmp_path: Path, listed: list[str], expected: list[str]
) -> None:
    assert faults_of(tmp_path, GIVEN, listed) == expected
