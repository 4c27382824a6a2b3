"""Results of several people: what export writes is read; every fault of every file at once."""

import json
from pathlib import Path
from typing import Any

import pytest

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue
from skillcheck.store import answers
from skillcheck.store.answers import AnswerSheet
from tests.store.conftest import Write

ANSWERS = {"sums-1": "3", "listening-s": "b", "order-2": "n/a"}


def exported(id_: str = "r1", **changes: Any) -> str:
    """A result as export writes it, one key a line."""
    whole = {
        "skillcheck": 1, "kind": "export", "assessment": {"id": id_, "role": "clerk", "catalogue_digest": "0123"},
        "gaps": [{"skill": "sums", "why": {"items": [{"id": "sums-1"}]}}], "answers": ANSWERS,
    }  # fmt: skip
    return json.dumps({**whole, **changes}, indent=1)


def faults(catalogue: Catalogue, *paths: str) -> list[str]:
    """Everything that is wrong with the files, each without its folder."""
    with pytest.raises(FileFaults) as found:
        answers.read_results(paths, catalogue)
    return [str(fault).replace(str(Path(paths[0]).parent) + "/", "") for fault in found.value.faults]


def test_a_result_has_its_id_its_answers_and_its_catalogue(small: Catalogue, write: Write) -> None:
    assert answers.read_results([write(exported())], small) == (
        AnswerSheet(ANSWERS, "clerk", id="r1", catalogue_digest="0123"),
    )


def test_several_results_stay_in_their_order(small: Catalogue, write: Write) -> None:
    paths = [write(exported(id_), f"{id_}.json") for id_ in ("r9", "r1", "r5")]
    assert [sheet.id for sheet in answers.read_results(paths, small)] == ["r9", "r1", "r5"]


def test_numbers_are_answers_too(small: Catalogue, write: Write) -> None:
    (sheet,) = answers.read_results([write(exported(answers={"sums-1": 5}))], small)
    assert sheet.answers == {"sums-1": "5"}


def test_no_file_is_no_result(small: Catalogue) -> None:
    assert answers.read_results([], small) == ()


def test_a_character_that_json_escapes_as_a_pair_is_read(small: Catalogue, write: Write) -> None:
    text = exported(note="😀")
    assert "\\ud83d\\ude00" in text
    assert answers.read_results([write(text)], small)


def test_a_result_without_a_digest_is_of_an_unknown_catalogue(small: Catalogue, write: Write) -> None:
    assert answers.read_results([write(exported(assessment={"id": "r1"}))], small)[0].catalogue_digest == ""


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"skillcheck": 2}, ":2: skillcheck: made for a newer skillcheck (format 2; this one reads 1)"),
        ({"skillcheck": True}, ":2: skillcheck: “true” must be a whole number from 1 to 1"),
        ({"skillcheck": None}, ":2: skillcheck: “null” must be a whole number from 1 to 1"),
        ({"kind": "gaps"}, ": is the page “gaps” of skillcheck, for programs, and not a skillcheck result"),
        ({"assessment": None}, ":4: assessment: must be a map with id"),
        ({"assessment": {"role": "clerk"}}, ":4: assessment.id: is missing"),
        ({"assessment": {"id": ["r1"]}}, ":5: assessment.id: must be a text"),
        ({"assessment": {"id": ""}}, ":5: assessment.id: has no value"),
        ({"assessment": {"id": "x" * 101}}, "is longer than 100 characters"),
        ({"answers": ["3"]}, "answers: must be a map"),
    ],
)
def test_what_is_no_result_is_refused(
    changes: dict[str, Any], fault: str, small: Catalogue, write: Write
) -> None:
    (found,) = faults(small, write(exported(**changes)))
    assert fault in found


@pytest.mark.parametrize("text", ["[]", "null", "3", '"export"', "{}"])
def test_other_json_is_refused_and_the_right_one_is_named(text: str, small: Catalogue, write: Write) -> None:
    with pytest.raises(FileFaults, match="skillcheck export -f json"):
        answers.read_results([write(text)], small)


@pytest.mark.parametrize("answer", ["6", "0", "a", "", None, True, 3.0, 6, ["3"], {"3": 3}])
def test_an_answer_that_there_is_not_is_named_with_its_line(
    answer: Any, small: Catalogue, write: Write
) -> None:
    text = exported(answers={"order-1": "2", "sums-1": answer})
    line = next(n for n, row in enumerate(text.splitlines(), 1) if '"sums-1":' in row)
    (found,) = faults(small, write(text))
    assert f":{line}: answers.sums-1: " in found


def test_an_unknown_question_is_named_with_the_nearest_known_one(small: Catalogue, write: Write) -> None:
    (found,) = faults(small, write(exported(answers={"sumz-1": "2"})))
    assert "answers.sumz-1: the catalogue has no item “sumz-1”; did you mean “sums-1”?" in found


def test_the_same_result_twice_is_refused(small: Catalogue, write: Write) -> None:
    one, other = write(exported(), "one.json"), write(exported(), "other.json")
    (found,) = faults(small, one, other)
    assert found.startswith("other.json")
    assert "“r1” is the result in" in found


def test_the_faults_of_all_files_come_at_once(small: Catalogue, write: Write) -> None:
    bad = write(exported(answers={"sums-1": "9", "nothing": "1"}), "bad.json")
    broken, good = write("{", "broken.json"), write(exported("r2"), "good.json")
    found = faults(small, bad, broken, good, str(Path(good).with_name("missing.json")))
    assert len(found) == 4
    assert sorted({fault.partition(":")[0] for fault in found}) == ["bad.json", "broken.json", "missing.json"]
