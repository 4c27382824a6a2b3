"""`skillcheck history import`, and answers from an export: what one machine wrote, another one has again."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillcheck.app.opening import history_to_write
from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import parsed
from tests.conftest import Run

MORE = ("--include", "evidence")


@pytest.fixture
def exported(assessed: str, tmp_path: Path, run: Run) -> Path:
    """An export with a line of evidence."""
    run("evidence", "add", "order", "Sorted: “all” of it\\n # twice")
    file = tmp_path / "me.json"
    assert run("export", "-f", "json", *MORE, "-o", str(file)).code == 0
    return file


@pytest.fixture
def elsewhere(exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same on another machine."""
    monkeypatch.setenv("SKILLCHECK_HOME", str(tmp_path / "elsewhere"))
    return exported


def test_what_was_exported_is_the_same_on_another_machine(assessed: str, elsewhere: Path, run: Run) -> None:
    ran = run("history", "import", str(elsewhere), "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    assert (
        parsed(ran)["imported"][0].items()
        >= {"id": assessed, "already_here": False, "state": "finished"}.items()
    )
    assert parsed(ran)["evidence"] == 1
    assert json.loads(run("export", "-f", "json", *MORE).out) == json.loads(elsewhere.read_text("utf-8"))


def test_an_answer_that_an_export_has_twice_is_counted_once(elsewhere: Path, run: Run) -> None:
    export = json.loads(elsewhere.read_text("utf-8"))
    export["responses"].append(export["responses"][0])
    ran = run("history", "import", "-", stdin=json.dumps(export))
    assert ran.code == 0, ran.err
    kept = len(export["responses"]) - 1
    assert f"with {kept} answers" in ran.out
    assert f"with {kept + 1} answers" not in ran.out


@pytest.mark.parametrize("again", ["import", "answers", "answers as another role"])
def test_the_same_once_more_is_already_here(again: str, assessed: str, exported: Path, run: Run) -> None:
    before = run("export", "-f", "json", *MORE).out
    words = {
        "import": ("history", "import", str(exported)),
        "answers": ("assess", "--answers", str(exported)),
        "answers as another role": ("assess", "--answers", str(exported), "--role", "clerk"),
    }[again]
    ran = run(*words)
    assert ran.code == 0
    assert "lready here" in ran.out + ran.err
    assert assessed in ran.out + ran.err
    assert run("export", "-f", "json", *MORE).out == before
    assert len(parsed(run("history", "-f", "json"))["assessments"]) == 1


def test_answers_from_an_export_keep_its_id_time_and_length(assessed: str, elsewhere: Path, run: Run) -> None:
    ran = run("assess", "--answers", str(elsewhere), "-f", "json")
    assert ran.code == 0, ran.err
    about = parsed(ran)["assessment"]
    assert (
        about.items()
        >= {
            key: json.loads(elsewhere.read_text("utf-8"))["assessment"][key]
            for key in ("id", "taken_at", "length", "role")
        }.items()
    )
    assert "Already here" in run("history", "import", str(elsewhere)).out


def test_each_answer_keeps_its_time_and_what_its_question_said(
    assessed: str, exported: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with history_to_write() as history:
        before = history.assessments()
    monkeypatch.setenv("SKILLCHECK_HOME", str(tmp_path / "elsewhere"))
    assert run("history", "import", str(exported)).code == 0
    with history_to_write() as history:
        (after,) = history.assessments()
    assert after.responses == before[0].responses
    assert after == before[0]._replace(catalogue="")


def test_an_older_one_stands_before_what_is_newer_and_that_is_said(
    assessed: str, elsewhere: Path, run: Run
) -> None:
    sheet = "version: 1\nrole: clerk\ntaken_at: 2026-11-23\nanswers: {sums-1: 3}\n"
    newer = parsed(run("assess", "--answers", "-", "-f", "json", stdin=sheet))["assessment"]["id"]
    ran = run("history", "import", str(elsewhere))
    assert f"It is kept before {newer}" in ran.err
    assert [a["id"] for a in parsed(run("history", "-f", "json"))["assessments"]] == [newer, assessed]


def test_evidence_that_is_here_is_not_doubled(assessed: str, exported: Path, run: Run) -> None:
    run("evidence", "remove", "1")
    run("evidence", "add", "sums", "mine")
    for number in (1, 0):
        assert parsed(run("history", "import", str(exported), "-f", "json"))["evidence"] == number
    texts = [line["text"] for line in parsed(run("evidence", "list", "-f", "json"))["evidence"]]
    assert sorted(texts) == ["Sorted: “all” of it\\n # twice", "mine"]


def test_an_export_of_before_has_its_answers(elsewhere: Path, run: Run) -> None:
    export = json.loads(elsewhere.read_text("utf-8"))
    for key in ("responses", "evidence"):
        del export[key]
    del export["assessment"]["finished"]
    ran = run("history", "import", "-", stdin=json.dumps(export))
    assert ran.code == 0, ran.err
    assert parsed(run("export", "-f", "json"))["answers"] == export["answers"]
    assert parsed(run("gaps", "-f", "json"))["gaps"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(str.strip))
def test_any_text_of_evidence_comes_through(text: str, assessed: str, run: Run) -> None:
    """Whatever we write as JSON, we can read."""
    run("evidence", "add", "order", "--", text)
    export = run("export", "-f", "json", *MORE).out
    for line in parsed(run("evidence", "list", "-f", "json"))["evidence"]:
        run("evidence", "remove", str(line["id"]))
    ran = run("history", "import", "-", stdin=export)
    assert ran.code == 0, ran.err
    texts = [line["text"] for line in parsed(run("evidence", "list", "-f", "json"))["evidence"]]
    assert texts == [text.strip()]
    for line in parsed(run("evidence", "list", "-f", "json"))["evidence"]:
        run("evidence", "remove", str(line["id"]))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"skillcheck": 9}, "made for a newer skillcheck"),
        ({"kind": "gaps"}, "is the page “gaps” of skillcheck"),
        ({"assessment": {"id": "A b"}}, "assessment.id: “A b” must be lower-case words"),
        ({"assessment": {"taken_at": "2999-01-01"}}, "assessment.taken_at: “2999-01-01” is still to come"),
        ({"assessment": {"length": "long"}}, "assessment.length: “long” must be one of"),
        ({"assessment": {"finished": "maybe"}}, "assessment.finished: must be true or false"),
        ({"responses": [{"item": "sums-1", "answer": "3", "at": "never"}]}, "responses.1.at: must be a day"),
        ({"responses": [{"item": "sums-1", "answer": "3", "at": "1970-01-01T00:00:00+00:01"}]}, "1.at: must be a day"),
        ({"responses": [{"item": "a-1", "answer": "3", "at": "2026-11-22", "seconds": -1}]}, "must be a number of seconds"),
        ({"evidence": [{"skill": "order", "at": "2026-11-22"}]}, "text: is missing"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place_and_nothing_is_taken_in(
    change: dict[str, object], fault: str, elsewhere: Path, run: Run
) -> None:
    export = json.loads(elsewhere.read_text("utf-8"))
    inner = change.get("assessment")
    export |= {"assessment": {**export["assessment"], **inner}} if isinstance(inner, dict) else change
    ran = run("history", "import", "-", stdin=json.dumps(export, indent=1))
    assert (ran.code, ran.out) == (3, "")
    assert fault in ran.err
    assert run("history").code == 5


@pytest.mark.parametrize(
    "text",
    [
        "", "{}", "[]", "version: 1\nanswers: {sums-1: 3}\n", "version: 1\nrole: clerk\nanswers: {sums-1: 3}\n",
        '{"skillcheck": 1, "kind": "plan", "plan": null, "goals": []}', "no such thing", "\0",
    ],
)  # fmt: skip
def test_what_is_no_export_is_refused_in_a_sentence(text: str, small: Catalogue, run: Run) -> None:
    ran = run("history", "import", "-", stdin=text)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.count("\n") == 1
    assert "catalogue" not in ran.err
    assert run("history").code == 5
