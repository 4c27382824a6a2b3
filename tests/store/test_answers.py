"""An answers file: YAML or JSON, every fault with its line at once, nothing taken from a file that has one."""

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from skillcheck.errors import FileFaults
from skillcheck.model.calendar import local_time
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.fault import Fault
from skillcheck.store import answers
from skillcheck.store import catalogue as catalogues
from skillcheck.store.shape import NO_MOMENT
from tests.store.conftest import Write
from tests.store.trees import changed

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HEAD = "version: 1\nanswers:\n"


def read(path: str, catalogue: Catalogue) -> answers.AnswerSheet:
    """The answers in a file, on a morning."""
    return answers.read(path, catalogue, NOW)


def faults(path: str, catalogue: Catalogue) -> list[str]:
    """Everything that is wrong with an answers file."""
    with pytest.raises(FileFaults) as found:
        read(path, catalogue)
    return [fault.sentence for fault in found.value.faults if isinstance(fault, Fault)]


def test_a_sheet_has_the_answers_the_role_and_the_time(small: Catalogue, write: Write) -> None:
    text = (
        "version: 1\nrole: clerk\ntaken_at: 2026-11-22T10:00:00Z\n"
        "answers: {listening-1: 4, listening-s: b, caring-2: n/a}\n"
    )
    assert read(write(text), small) == answers.AnswerSheet(
        {"listening-1": "4", "listening-s": "b", "caring-2": "n/a"},
        "clerk",
        datetime(2026, 11, 22, 10, tzinfo=UTC),
    )


def test_role_and_time_can_be_left_out(small: Catalogue, write: Write) -> None:
    assert read(write(HEAD + "  sums-1: 3\n"), small) == answers.AnswerSheet({"sums-1": "3"}, "", None)


def test_json_is_read_too(small: Catalogue, write: Write) -> None:
    text = json.dumps(
        {"version": 1, "answers": {"order-1": 5, "order-s": "c", "order-2": "n/a"}}, indent="\t"
    )
    sheet = read(write(text), small)
    assert sheet.answers == {"order-1": "5", "order-s": "c", "order-2": "n/a"}


RESULT: dict[str, Any] = {
    "skillcheck": 1, "kind": "export", "answers": {"order-1": "5", "order-s": "c"}, "gaps": [{"skill": "order"}],
    "assessment": {"id": "r1", "role": "clerk", "taken_at": "2026-11-22T10:00:00+00:00", "length": "full"},
}  # fmt: skip


def test_a_result_is_read_with_its_role_and_time(small: Catalogue, write: Write) -> None:
    assert read(write(json.dumps(RESULT)), small) == answers.AnswerSheet(
        {"order-1": "5", "order-s": "c"}, "clerk", datetime(2026, 11, 22, 10, tzinfo=UTC), "r1", "full"
    )


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("skillcheck", 2, "skillcheck: made for a newer skillcheck (format 2; this one reads 1)"),
        ("kind", "exprot", "kind: “exprot” must be “export”"),
        (
            "assessment",
            {"id": "r1", "role": "clark"},
            "assessment.role: there is no “clark”; did you mean “clerk”?",
        ),
        ("assessment", {"id": "r1", "taken_at": "now"}, f"assessment.taken_at: {NO_MOMENT}"),
        (
            "answers",
            {"order-1": "6"},
            "answers.order-1: “6” is not an answer here: write 1, 2, 3, 4, 5 or n/a",
        ),
    ],
)
def test_a_fault_of_a_result_is_told_where_it_stands_there(
    key: str, value: object, fault: str, small: Catalogue, write: Write
) -> None:
    path = write(json.dumps({**RESULT, key: value}))
    assert faults(path, small) == [f"{path}:1: {fault}"]


def test_a_sheet_without_answers_is_empty(small: Catalogue, write: Write) -> None:
    assert read(write("version: 1\nanswers: {}\n"), small).answers == {}


def test_standard_input_is_read(small: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((HEAD + "  sums-1: 3\n").encode())))
    assert read("-", small).answers == {"sums-1": "3"}


@pytest.mark.parametrize("spelling", ["n/a", "N/A", "na", "NA", "n", "N", "'n/a '"])
@pytest.mark.parametrize("item", ["sums-1", "order-s"])
def test_not_applicable_has_several_spellings(
    item: str, spelling: str, small: Catalogue, write: Write
) -> None:
    assert read(write(f"{HEAD}  {item}: {spelling}\n"), small).answers == {item: "n/a"}


@pytest.mark.parametrize(("written", "option"), [("B", "b"), ("'b'", "b"), ("' b '", "b")])
def test_an_option_is_read_in_any_case(written: str, option: str, small: Catalogue, write: Write) -> None:
    assert read(write(f"{HEAD}  order-s: {written}\n"), small).answers == {"order-s": option}


def test_an_option_called_n_is_that_option(small: Catalogue, write: Write) -> None:
    own = catalogues.read(
        write(changed(("        - text: Ask who", "        - id: n\n          text: Ask who")))
    )
    assert read(write(HEAD + "  order-s: n\n", "answers.yaml"), own).answers == {"order-s": "n"}


@pytest.mark.parametrize(
    ("item", "answer", "choices"),
    [
        ("sums-1", "0", "1, 2, 3, 4, 5 or n/a"),
        ("sums-1", "6", "1, 2, 3, 4, 5 or n/a"),
        ("sums-1", "3.0", "1, 2, 3, 4, 5 or n/a"),
        ("sums-1", "04", "1, 2, 3, 4, 5 or n/a"),
        ("sums-1", "-1", "1, 2, 3, 4, 5 or n/a"),
        ("sums-1", "４", "1, 2, 3, 4, 5 or n/a"),
        ("sums-1", "a", "1, 2, 3, 4, 5 or n/a"),
        ("order-s", "d", "a, b, c or n/a"),
        ("order-s", "1", "a, b, c or n/a"),
        ("caring-s", "c", "a, b or n/a"),
        ("sums-1", "null", "1, 2, 3, 4, 5 or n/a"),
        ("sums-1", "true", "1, 2, 3, 4, 5 or n/a"),
    ],
)
def test_an_answer_that_the_item_does_not_have_names_those_that_it_has(
    item: str, answer: str, choices: str, small: Catalogue, write: Write
) -> None:
    path = write(f"{HEAD}  {item}: {answer}\n")
    assert faults(path, small) == [
        f"{path}:3: answers.{item}: “{answer}” is not an answer here: write {choices}"
    ]


def test_all_faults_come_at_once_with_their_lines(small: Catalogue, write: Write) -> None:
    path = write(
        "version: 1\n"
        "role: clark\n"
        "taken_at: yesterday\n"
        "by: me\n"
        "answers:\n"
        "  listening-1: 9\n"
        "  listning-2: 3\n"
        "  order-1: 4\n"
        "  order-1: 5\n"
        "  order-s: x\n"
    )
    assert faults(path, small) == [
        f"{path}:2: role: there is no “clark”; did you mean “clerk”?",
        f"{path}:3: taken_at: {NO_MOMENT}",
        f"{path}:4: known are version, answers, role, taken_at, not “by”",
        f"{path}:6: answers.listening-1: “9” is not an answer here: write 1, 2, 3, 4, 5 or n/a",
        f"{path}:7: answers.listning-2: the catalogue has no item “listning-2”; did you mean “listening-2”?",
        f"{path}:9: order-1: stands here twice; first in line 8",
        f"{path}:10: answers.order-s: “x” is not an answer here: write a, b, c or n/a",
    ]


def test_the_person_is_told_that_nothing_was_saved(small: Catalogue, write: Write) -> None:
    with pytest.raises(FileFaults) as found:
        read(write(HEAD + "  sums-1: 9\n"), small)
    assert str(found.value).endswith("\nNothing was saved. Mend the file, then try again.")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("answers: {}\n", 1, "version: is missing"),
        ("version: 1\nanswers: [4, 5]\n", 2, "answers: must be a map of names to values"),
        ("version: 0\nanswers: {}\n", 1, "version: 0 must be a whole number from 1 to 1"),
        (
            "version: 1\nrole: [a]\nanswers: {}\n",
            2,
            "role: must be a text: “[” at its start makes a list or a map of it; put the text in quotes",
        ),
        ("version: 1\nanswers: {}\n---\n", 3, "holds a second document"),
    ],
)
def test_a_sheet_of_a_wrong_shape_says_what_is_wrong(
    text: str, line: int, what: str, small: Catalogue, write: Write
) -> None:
    path = write(text)
    assert faults(path, small) == [f"{path}:{line}: {what}"]


@pytest.mark.parametrize(
    "text", ["version: 1\n", "[]\n", "q1,q2\n3,4\n", '{"responses": {"q1": 3}}', "a: b: c\n"]
)
def test_what_holds_no_answers_at_all_is_one_sentence_that_says_how_they_look(
    text: str, small: Catalogue, write: Write
) -> None:
    path = write(text)
    (sentence,) = faults(path, small)
    assert sentence.startswith(
        f"{path}: is not a file of answers. One looks like this: {{version: 1, answers:"
    )


def test_a_sheet_for_a_newer_skillcheck_is_refused_as_such(small: Catalogue, write: Write) -> None:
    path = write("version: 3\nanswers: {later: [1]}\n")
    expected = f"{path}:1: version: made for a newer skillcheck (format 3; this one reads 1)"
    assert faults(path, small) == [expected]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-11-22T10:00:00Z", datetime(2026, 11, 22, 10, tzinfo=UTC)),
        ("2026-11-22T10:00:00+02:00", datetime(2026, 11, 22, 8, tzinfo=UTC)),
        ("2026-11-22 10:00:00-05:30", datetime(2026, 11, 22, 15, 30, tzinfo=UTC)),
        ("'2026-11-22T10:00:00.250+00:00'", datetime(2026, 11, 22, 10, 0, 0, 250_000, tzinfo=UTC)),
    ],
)
def test_a_time_with_its_offset_becomes_utc(
    written: str, expected: datetime, small: Catalogue, write: Write
) -> None:
    assert read(write(f"taken_at: {written}\n{HEAD}  sums-1: 1\n"), small).taken_at == expected


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-22T10:00:00",
        "20261122T10",
        "2026-11-31",
        "0001-01-01",
        "9999-12-31",
        "10:00",
        "22.11.2026",
        "1763805600",
        "0001-01-01T00:00:00+14:00",
        "1970-01-01T00:00:00+14:00",
        "2999-12-31T23:59:59-00:01",
        "2026-13-01T00:00:00Z",
        "now",
    ],
)
def test_a_time_that_can_be_misread_is_refused(written: str, small: Catalogue, write: Write) -> None:
    path = write(f"taken_at: {written}\n{HEAD}  sums-1: 1\n")
    assert faults(path, small) == [f"{path}:1: taken_at: {NO_MOMENT}"]


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati", "UTC"])
def test_a_day_without_a_time_is_that_day_where_the_person_is(
    zone: str, small: Catalogue, write: Write, set_zone: Callable[[str], None]
) -> None:
    set_zone(zone)
    for text in ("2026-11-22", "2026-11-23", "1970-01-02"):
        taken_at = read(write(f"taken_at: {text}\n{HEAD}  sums-1: 1\n"), small).taken_at
        assert taken_at
        assert taken_at.tzinfo is UTC
        assert f"{local_time(taken_at):%Y-%m-%d}" == text
    today = read(write(f"taken_at: {local_time(NOW):%Y-%m-%d}\n{HEAD}  sums-1: 1\n"), small)
    assert today.taken_at == NOW


def test_a_day_that_began_before_all_counting_is_refused_there(
    small: Catalogue, write: Write, set_zone: Callable[[str], None]
) -> None:
    set_zone("<+13>-13")
    path = write(f"taken_at: 1970-01-01\n{HEAD}  sums-1: 1\n")
    assert faults(path, small) == [f"{path}:1: taken_at: {NO_MOMENT}"]


@pytest.mark.parametrize(
    "written",
    ["2026-11-24T09:00:01Z", "2026-11-24T10:00:00+00:59", "2026-11-26", "2999-12-31", "2027-01-01T00:00:00Z"],
)
@pytest.mark.parametrize("of_result", [False, True])
def test_a_time_to_come_is_refused_with_its_line(
    written: str, of_result: bool, small: Catalogue, write: Write
) -> None:
    about = {**RESULT["assessment"], "taken_at": written}
    text = (
        json.dumps({**RESULT, "assessment": about})
        if of_result
        else f"version: 1\ntaken_at: {written}\nanswers: {{}}\n"
    )
    (fault,) = faults(path := write(text), small)
    place = "1: assessment.taken_at" if of_result else "2: taken_at"
    assert fault.startswith(f"{path}:{place}: “{written}” is still to come: it is 2026-11-24")


def test_a_whole_result_is_taken_for_one_whatever_else_it_holds(small: Catalogue, write: Write) -> None:
    more = {f"other_{number}": [] for number in range(20)}
    whole = {
        "skillcheck": 1,
        "kind": "export",
        "assessment": {"id": "x"},
        "answers": {"order-1": "3"},
        **more,
    }
    assert read(write(json.dumps(whole)), small).answers == {"order-1": "3"}
