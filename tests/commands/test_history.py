"""`skillcheck history`: past assessments, one skill's course, and deleting."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from skillcheck.app.opening import history_to_write
from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import ANSWERS, parsed
from tests.conftest import DATA, SMALL, Run

LATER = "version: 1\nrole: clerk\ntaken_at: 2026-11-23T09:30:00Z\nanswers: {sums-1: 3}\n"


@pytest.fixture
def two(assessed: str, run: Run) -> list[str]:
    """The ids of two assessments, the older one first."""
    run("assess", "--answers", "-", stdin=LATER)
    return [a["id"] for a in reversed(parsed(run("history", "-f", "json"))["assessments"])]


def test_assessments_have_the_promised_keys_and_the_newest_is_first(two: list[str], run: Run) -> None:
    found = parsed(run("history", "-f", "json"))
    assert (found["skillcheck"], found["kind"]) == (1, "history")
    assert found["assessments"] == [
        {
            "id": two[1],
            "role": "clerk",
            "taken_at": "2026-11-23T09:30:00+00:00",
            "length": "full",
            "asked": 1,
            "state": "finished",
        },
        {
            "id": two[0],
            "role": "desk-lead",
            "taken_at": "2026-11-22T08:00:00+00:00",
            "length": "full",
            "asked": 10,
            "state": "finished",
        },
    ]


def test_a_course_goes_from_the_oldest_to_the_newest(two: list[str], run: Run) -> None:
    found = parsed(run("history", "sums", "-f", "json"))
    assert found["kind"] == "history"
    keys = [
        "assessment",
        "taken_at",
        "level",
        "low",
        "high",
        "answered",
        "items",
        "length",
        "catalogue_digest",
    ]
    assert [list(point) for point in found["points"]] == [keys] * 2
    assert [(p["assessment"], p["level"]) for p in found["points"]] == [
        (two[0], pytest.approx(2.22160, abs=1e-5)),
        (two[1], pytest.approx(3.21900, abs=1e-5)),
    ]


def test_a_course_leaves_out_assessments_without_an_answer_about_the_skill(two: list[str], run: Run) -> None:
    found = parsed(run("history", "EARS", "-f", "json"))
    assert [(p["assessment"], p["level"]) for p in found["points"]] == [
        (two[0], pytest.approx(2.80153, abs=1e-5))
    ]


def test_the_course_agrees_with_the_card(two: list[str], run: Run) -> None:
    mine = parsed(run("show", "sums", "-f", "json"))["mine"]
    last = parsed(run("history", "sums", "-f", "json"))["points"][-1]
    assert (last["level"], last["taken_at"]) == (mine["level"], mine["taken_at"])


@pytest.mark.parametrize("format_", ["terminal", "plain", "md", "csv"])
def test_every_format_names_every_assessment(format_: str, two: list[str], run: Run) -> None:
    ran = run("history", "-f", format_)
    assert ran.code == 0
    assert ran.err == "" or (format_ == "csv" and "Left out of the table" in ran.err)
    assert all(id_ in ran.out for id_ in two)


def test_an_unknown_skill_brings_a_suggestion(assessed: str, run: Run) -> None:
    ran = run("history", "lisening")
    assert (ran.code, ran.out) == (2, "")
    assert "listening" in ran.err


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ((), {"assessments": []}),
        (
            ("sums",),
            {"skill": "sums", "points": [], "left_out": 0, "changes": [], "overall": None, "then": []},
        ),
    ],
)
def test_nothing_yet_still_parses(
    words: tuple[str, ...], rest: dict[str, object], small: Catalogue, home: Path, run: Run
) -> None:
    ran = run("history", *words, "-f", "json")
    assert ran.code == 5
    assert "skillcheck assess" in ran.err
    assert parsed(ran) == {"skillcheck": 1, "kind": "history", **rest}
    assert not home.exists()


def test_deleting_one_leaves_the_other(two: list[str], run: Run) -> None:
    ran = run("history", "delete", two[0], "-f", "json")
    assert ran.code == 0
    assert parsed(ran)["deleted"] == [{"id": two[0]}]
    assert [a["id"] for a in parsed(run("history", "-f", "json"))["assessments"]] == [two[1]]
    assert run("gaps", "--assessment", two[0]).code == 2


def test_deleting_all_leaves_nothing_to_show(two: list[str], run: Run) -> None:
    run("evidence", "add", "order", "A line.")
    ran = run("history", "delete", "--all", "-f", "json")
    assert ran.code == 0
    assert {entry["id"] for entry in parsed(ran)["deleted"]} == set(two)
    assert run("gaps").code == 5
    assert run("history").code == 5
    assert parsed(run("evidence", "list", "-f", "json"))["evidence"] == []


def test_deleting_all_leaves_no_byte_of_it_on_disk(small: Catalogue, home: Path, run: Run) -> None:
    run("evidence", "add", "order", "canary-bird")
    run("assess", "--answers", "-", stdin=ANSWERS)
    run("history", "delete", "--all")
    left = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"canary-bird" not in left
    assert b"listening-1" not in left


@pytest.mark.parametrize(
    ("words", "code"),
    [((), 2), (("2026",), 2), (("nothing",), 2), (("",), 2), (("2026-11", "--all"), 2), (("\udcff",), 2)],
)
def test_deleting_something_unclear_deletes_nothing(
    words: tuple[str, ...], code: int, two: list[str], run: Run
) -> None:
    ran = run("history", "delete", *words)
    assert (ran.code, ran.out) == (code, "")
    assert "skillcheck history" in ran.err
    assert len(parsed(run("history", "-f", "json"))["assessments"]) == 2


@pytest.mark.parametrize("which", ["--all", "2026"])
def test_deleting_where_there_is_nothing_still_parses(
    which: str, small: Catalogue, home: Path, run: Run
) -> None:
    ran = run("history", "delete", which, "-f", "json")
    assert ran.code == 5
    assert parsed(ran) == {"skillcheck": 1, "kind": "deleted", "deleted": [], "plan": False}
    assert not home.exists()


def test_a_course_says_what_has_changed_and_how_sure_that_is(two: list[str], run: Run) -> None:
    # One question, 1 before and 3 now: too few to tell
    overall = parsed(run("history", "sums", "-f", "json"))["overall"]
    assert (overall["from"], overall["to"], overall["difference"]) == (
        two[0],
        two[1],
        pytest.approx(0.99740, abs=1e-5),
    )
    assert overall["verdict"] == "unclear"
    assert "First to last, 2.2 to 3.2: too small to tell (" in run("history", "sums").out


def test_reworded_questions_are_not_compared(
    two: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = SMALL.read_text("utf-8").replace("I look up the cost", "I reckon the cost")
    assert "I reckon" in text
    (tmp_path / "reworded.yaml").write_text(text, "utf-8")
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", str(tmp_path / "reworded.yaml"))
    run("assess", "--answers", "-", stdin=LATER)
    changes = parsed(run("history", "sums", "-f", "json"))["changes"]
    assert [(change["verdict"], change["reasons"]) for change in changes] == [
        ("unclear", []),
        ("incomparable", ["reworded questions"]),
    ]


def test_a_then_rating_is_shown_beside_the_course(two: list[str], run: Run) -> None:
    with history_to_write() as history, history.connection:
        history.connection.execute("UPDATE assessments SET length = 'then', about = ? WHERE id = ?", two)
    found = parsed(run("history", "sums", "-f", "json"))
    assert [point["assessment"] for point in found["points"]] == [two[0]]
    (then,) = found["then"]
    assert (then["assessment"], then["about"]) == (two[1], two[0])
    assert (then["level"], then["said_then"]) == pytest.approx((3.21900, 2.22160), abs=1e-5)
    assert "Looking back" in run("history", "sums").out
    assert "length: looking back" in run("history").out
    assert parsed(run("history", "-f", "json"))["assessments"][0]["length"] == "then"


def test_a_history_of_the_first_format_has_its_course(home: Path, run: Run) -> None:
    home.mkdir(mode=0o700)
    (home / "history.db").write_bytes((DATA / "golden" / "history-1.db").read_bytes())
    (home / "history.db").chmod(0o600)
    ran = run("history", "communication", "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    assert [point["answered"] for point in parsed(ran)["points"]] == [5, 1]
    assert (home / "history.db").read_bytes() == (DATA / "golden" / "history-1.db").read_bytes()


def test_deleting_all_takes_the_plan_too(assessed: str, home: Path, run: Run) -> None:
    words = ("--why", "canary-bird", "--practice", "1", "--due", "2w", "--days", "mon")
    assert run("plan", "new", "listening", *words).code == 0
    ran = run("history", "delete", "--all", "-f", "json")
    assert (ran.code, parsed(ran)["deleted"], parsed(ran)["plan"]) == (0, [{"id": assessed}], True)
    assert run("plan").code == 5
    assert not [path for path in home.rglob("*") if path.is_file() and b"canary-bird" in path.read_bytes()]


def test_a_long_course_shows_its_newest_ratings_and_says_how_many_others_there_are(
    two: list[str], run: Run
) -> None:
    found = parsed(run("history", "sums", "--last", "1", "-f", "json"))
    assert ([p["assessment"] for p in found["points"]], found["left_out"]) == ([two[1]], 1)
    told = run("history", "sums", "--last", "1", "-f", "plain").out
    assert "1 earlier rating left out; all of them: skillcheck history sums --last 2" in told


@pytest.mark.parametrize("enough", [("--last", "2"), ("--last", "3"), ()])
def test_a_course_that_fits_leaves_nothing_out(enough: tuple[str, ...], two: list[str], run: Run) -> None:
    found = parsed(run("history", "sums", *enough, "-f", "json"))
    assert (len(found["points"]), found["left_out"]) == (2, 0)
    assert "left out" not in run("history", "sums", *enough, "-f", "plain").out


def test_deleting_all_while_another_is_saving_deletes_nothing(assessed: str, home: Path, run: Run) -> None:
    (home / "plan.yaml").write_text("version: 1\n")
    with closing(sqlite3.connect(home / "history.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        ran = run("history", "delete", "--all")
    assert (ran.code, (home / "plan.yaml").exists()) == (4, True)
    assert len(parsed(run("history", "-f", "json"))["assessments"]) == 1


def test_deleting_all_takes_what_stands_beside_a_history_that_is_gone(
    small: Catalogue, home: Path, run: Run
) -> None:
    home.mkdir()
    for name in ("history-damaged-20261122T100000Z.db", "plan-before.yaml", "history.db-wal"):
        (home / name).write_text("canary")
    assert run("history", "delete", "--all").code == 0
    assert list(home.iterdir()) == []


def test_deleting_one_names_the_copies_that_may_still_hold_it(assessed: str, home: Path, run: Run) -> None:
    copy = home / "history-before-20261122T100000Z.db"
    copy.touch(mode=0o600)
    ran = run("history", "delete", assessed)
    assert (ran.code, copy.exists()) == (0, True)
    assert f"Copies of the history may still hold it: {copy}." in ran.err
