"""`skillcheck gaps`: the ranked gaps as text, as data and as a gate."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skillcheck.app.opening import history_to_write
from skillcheck.model.assessment import REVIEW, THEN, Assessment, Response
from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import kept_as, parsed
from tests.conftest import SMALL, Run

KEYS = [
    "rank", "tied_with", "skill", "name", "cluster", "level", "low", "high", "target", "importance",
    "gap", "priority", "top5", "answered", "basis", "practices", "weakest",
]  # fmt: skip


def test_the_numbers_can_be_checked_with_a_calculator(assessed: str, run: Run) -> None:
    found = parsed(run("gaps", "-f", "json"))
    rows = [(g["rank"], g["skill"]) for g in found["gaps"]]
    assert rows == [(1, "listening"), (2, "order"), (3, "sums"), (4, "caring")]
    for gap in found["gaps"]:
        assert gap["gap"] == pytest.approx(max(0, gap["target"] - gap["level"]))
        assert gap["priority"] == pytest.approx(gap["importance"] * gap["gap"])


def test_the_keys_are_the_promised_ones_in_their_order(assessed: str, run: Run) -> None:
    found = parsed(run("gaps", "-f", "json"))
    assert (found["skillcheck"], found["kind"]) == (1, "gaps")
    assert list(found) == [
        "skillcheck", "kind", "assessment", "agreement", "gaps", "strengths", "not_asked", "not_applicable",
        "not_assessed", "role_names", "notices",
    ]  # fmt: skip
    assert list(found["assessment"]) == [
        "id", "role", "taken_at", "length", "asked", "items", "minutes", "catalogue_digest", "finished",
    ]  # fmt: skip
    assert [list(gap) for gap in found["gaps"]] == [KEYS] * 4


def test_answers_that_contradict_each_other_bring_a_remark_with_what_to_do(
    small: Catalogue, run: Run
) -> None:
    fives = ", ".join(f"{skill}-{n}: 5" for skill in ("listening", "caring", "order") for n in (1, 2))
    run("assess", "--answers", "-", stdin=f"version: 1\nrole: desk-lead\nanswers: {{{fives}}}\n")
    (notice,) = parsed(run("gaps", "-f", "json"))["notices"]
    assert list(notice) == ["id", "text"]
    assert notice["id"] == "reversed-twins"
    assert notice["text"] == "Opposite statements got like answers 3 of 3 times. Answer again in a week."
    assert notice["text"] in run("gaps").out
    assert notice["text"] in run("export").out


def test_every_range_holds_its_level_and_has_a_width(assessed: str, run: Run) -> None:
    for gap in parsed(run("gaps", "-f", "json"))["gaps"]:
        assert 1 <= gap["low"] < gap["level"] < gap["high"] <= 5
        assert 0 <= gap["top5"] <= 1


def test_the_practices_that_suit_the_level_come_first(assessed: str, run: Run) -> None:
    first = parsed(run("gaps", "-f", "json"))["gaps"][0]
    assert first["practices"] == ["listening-p1", "listening-p2"]  # level 2.8: one is as near as the other


def test_ties_are_mutual_and_between_neighbours(assessed: str, run: Run) -> None:
    gaps = {gap["skill"]: gap for gap in parsed(run("gaps", "-f", "json"))["gaps"]}
    for gap in gaps.values():
        for other in gap["tied_with"]:
            assert gap["skill"] in gaps[other]["tied_with"]
            assert abs(gap["rank"] - gaps[other]["rank"]) == 1


def test_another_role_sees_the_same_answers_otherwise(assessed: str, run: Run) -> None:
    found = parsed(run("gaps", "--role", "clerk", "-f", "json"))
    assert found["assessment"]["role"] == "clerk"
    levels = {g["skill"]: g["level"] for g in parsed(run("gaps", "-f", "json"))["gaps"]}
    for gap in found["gaps"]:
        assert gap["level"] == pytest.approx(levels[gap["skill"]])
    demands = [(g["skill"], g["importance"], g["target"]) for g in found["gaps"]]
    assert demands == [("order", 5, 4), ("sums", 1, 2)]


def test_top_shows_the_largest(assessed: str, run: Run) -> None:
    assert [g["rank"] for g in parsed(run("gaps", "--top", "2", "-f", "json"))["gaps"]] == [1, 2]
    assert len(parsed(run("gaps", "--top", "99", "-f", "json"))["gaps"]) == 4


def test_explain_adds_every_term(assessed: str, run: Run) -> None:
    gaps = parsed(run("gaps", "--explain", "-f", "json"))["gaps"]
    assert [list(gap) for gap in gaps] == [[*KEYS, "why"]] * 4
    why = gaps[0]["why"]
    assert why["importance"] == 5
    assert why["target"] == 4
    assert [(i["id"], i["answer"], i["score"]) for i in why["items"]] == [
        ("listening-1", "3", 3),
        ("listening-2", "4", 2),  # reversed
        ("listening-s", "a", 2),
    ]
    assert why["mean_answer"] == 2.5  # of the statements
    assert why["open"] == 0


def test_explain_says_more_in_text_too(assessed: str, run: Run) -> None:
    short, long = run("gaps").out, run("gaps", "--explain").out
    assert len(long) > len(short)
    assert "Why in this order" in long


@pytest.mark.parametrize("length", ["quick", "full"])
def test_a_quick_one_says_that_it_is_a_first_look(length: str, assessed: str, run: Run) -> None:
    kept_as(assessed, length)
    notices = [notice["id"] for notice in parsed(run("gaps", "-f", "json"))["notices"]]
    assert ("first-look" in notices) is (length == "quick")
    assert ("This is a first look" in run("gaps").out) is (length == "quick")


def test_readers_get_one_decimal_and_programs_all(assessed: str, run: Run) -> None:
    assert "2.80" not in run("gaps").out
    assert "2.80152638" in run("gaps", "-f", "json").out


def test_csv_has_the_same_names_and_one_row_a_gap(assessed: str, run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("gaps", "-f", "csv").out)))
    assert list(rows[0]) == KEYS
    assert [row["skill"] for row in rows] == ["listening", "order", "sums", "caring"]
    assert float(rows[0]["level"]) == round(parsed(run("gaps", "-f", "json"))["gaps"][0]["level"], 3)


def test_no_cell_of_a_csv_runs_as_a_formula(assessed: str, tmp_path: Path, run: Run) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text(SMALL.read_text("utf-8").replace("name: Sums", "name: '=1+1'"), encoding="utf-8")
    rows = list(
        csv.DictReader(io.StringIO(run("gaps", "--catalogue", str(ours), "-f", "csv").out)),
    )
    assert [row["name"] for row in rows if row["skill"] == "sums"] == ["'=1+1"]


def test_the_gate_closes_below_its_level_and_the_result_is_printed(assessed: str, run: Run) -> None:
    ran = run("gaps", "--fail-under", "2.6", "-f", "json")
    assert ran.code == 1
    assert len(parsed(ran)["gaps"]) == 4
    assert ran.err == "Below 2.6: order 2.4, sums 2.2\n"


def test_a_level_just_below_the_gate_is_told_apart_from_it(assessed: str, run: Run) -> None:
    level = min(gap["level"] for gap in parsed(run("gaps", "-f", "json"))["gaps"])
    bound = f"{level + 0.0004:.4f}"
    said = run("gaps", "--fail-under", bound).err
    assert said.startswith(f"Below {float(bound):g}: sums ")
    assert float(said.split()[-1]) < float(bound)


def test_a_gate_without_anything_measured_is_closed(small: Catalogue, run: Run) -> None:
    assert run("gaps").code == 5
    ran = run("gaps", "--fail-under", "2", "-f", "json")
    assert (ran.code, parsed(ran)["gaps"]) == (1, [])
    assert "Nothing is measured" in ran.err


@pytest.mark.parametrize(("level", "code"), [("1", 0), ("2.2", 0), ("2.23", 1), ("5", 1)])
def test_the_gate_is_open_at_its_level(level: str, code: int, assessed: str, run: Run) -> None:
    assert run("gaps", "--fail-under", level).code == code


@pytest.mark.parametrize(
    "words",
    [
        ("--top", "0"),
        ("--top", "-1"),
        ("--top", "two"),
        ("--fail-under", "0.9"),
        ("--fail-under", "5.1"),
        ("--fail-under", "nan"),
        ("--fail-under", "much"),
        ("--role", "nobody"),
        ("--assessment", "nothing"),
        ("--assessment", "\udcff"),
        ("--tpo", "3"),
        ("surplus",),
    ],
)
def test_wrong_usage_prints_no_result(words: tuple[str, ...], assessed: str, run: Run) -> None:
    ran = run("gaps", *words, "-f", "json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_an_older_assessment_by_the_start_of_its_id(assessed: str, run: Run) -> None:
    sheet = "version: 1\ntaken_at: 2026-11-23T00:00:00Z\nanswers: {sums-1: 3}\n"
    run("assess", "--answers", "-", stdin=sheet)
    assert parsed(run("gaps", "-f", "json"))["assessment"]["id"] != assessed
    ran = run("gaps", "--assessment", "2026-11-22", "-f", "json")
    assert parsed(ran)["assessment"]["id"] == assessed


def test_a_start_that_several_share_is_refused(assessed: str, answers_file: Path, run: Run) -> None:
    run("assess", "--answers", str(answers_file))
    ran = run("gaps", "--assessment", "2026-11")
    assert ran.code == 2
    assert "Several" in ran.err


def test_nothing_yet_says_what_to_type(small: Catalogue, home: Path, run: Run) -> None:
    ran = run("gaps")
    assert (ran.code, ran.out) == (5, "")
    assert "skillcheck assess" in ran.err
    assert not home.exists()


def test_nothing_yet_still_parses(small: Catalogue, run: Run) -> None:
    ran = run("gaps", "-f", "json")
    assert ran.code == 5
    assert parsed(ran) == {
        "skillcheck": 1, "kind": "gaps", "assessment": None, "agreement": None, "gaps": [],
        "strengths": [], "not_asked": [], "not_applicable": [], "not_assessed": [], "role_names": 0, "notices": [],
    }  # fmt: skip


def test_a_role_that_the_catalogue_no_longer_has_is_said(assessed: str, tmp_path: Path, run: Run) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text(SMALL.read_text("utf-8").replace("id: desk-lead", "id: front"), encoding="utf-8")
    ran = run("gaps", "--catalogue", str(ours))
    assert ran.code == 2
    assert "--role" in ran.err
    assert run("gaps", "--catalogue", str(ours), "--role", "front").code == 0


def test_a_catalogue_that_changed_since_is_said(assessed: str, tmp_path: Path, run: Run) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text(SMALL.read_text("utf-8").replace("name: Sums", "name: Costs"), encoding="utf-8")
    ran = run("gaps", "--catalogue", str(ours), "-f", "json")
    assert "another catalogue" in ran.err
    assert parsed(ran)["gaps"][2]["name"] == "Costs"
    assert run("gaps").err == ""


def test_answers_to_questions_that_are_gone_do_not_count(assessed: str, tmp_path: Path, run: Run) -> None:
    ours = tmp_path / "ours.yaml"
    gone = "    statements:\n      - text: I look up the cost before I agree.\n"
    other = "    statements:\n      - id: sums-now\n        text: I look up the cost.\n"
    text = SMALL.read_text("utf-8")
    assert gone in text
    ours.write_text(text.replace(gone, other), encoding="utf-8")
    found = parsed(run("gaps", "--catalogue", str(ours), "-f", "json"))
    assert found["not_assessed"] == ["sums"]


AGAIN = """\
version: 1
role: clerk
taken_at: 2026-11-23T10:00:00Z
answers: {order-1: 5, order-2: 1, order-s: b, sums-1: 1, listening-1: n/a}
"""


@pytest.fixture
def again(assessed: str, run: Run) -> str:
    """A later assessment in which order (2 before, now 5) was rated anew; its id."""
    return str(parsed(run("assess", "--answers", "-", "-f", "json", stdin=AGAIN))["assessment"]["id"])


def test_what_has_changed_since_stands_with_each_gap(assessed: str, again: str, run: Run) -> None:
    found = parsed(run("gaps", "--since", assessed, "-f", "json"))
    changes = {row["skill"]: row["change"] for row in found["gaps"]}
    assert {skill: change["verdict"] for skill, change in changes.items()} == {
        "order": "up",
        "sums": "unclear",
    }
    assert (changes["order"]["from"], changes["order"]["to"]) == (assessed, again)
    assert changes["order"]["difference"] == pytest.approx(1.84641, abs=1e-5)
    assert (found["since"]["assessment"], found["since"]["up"], found["since"]["unclear"]) == (assessed, 1, 1)


def test_without_since_there_is_none(again: str, run: Run) -> None:
    found = parsed(run("gaps", "-f", "json"))
    assert "since" not in found
    assert not any("change" in row for row in found["gaps"])


@pytest.mark.parametrize("format_", ["terminal", "plain", "md"])
def test_every_format_says_what_has_changed(format_: str, assessed: str, again: str, run: Run) -> None:
    ran = run("gaps", "--since", assessed, "--explain", "-f", format_)
    assert ran.code == 0, ran.err
    assert "clearly up: Order 2.4 to 4.3. Clearly down: none." in " ".join(ran.out.split())


def test_a_table_for_spreadsheets_has_the_change_in_columns(assessed: str, again: str, run: Run) -> None:
    header, *rows = run("gaps", "--since", assessed, "-f", "csv").out.splitlines()
    assert header.endswith(",change.difference,change.verdict")
    assert sorted(row.rpartition(",")[2] for row in rows) == ["unclear", "up"]


@pytest.mark.parametrize("shown", ["itself", "an earlier one"])
def test_only_an_assessment_from_before_can_be_compared_with(
    shown: str, assessed: str, again: str, run: Run
) -> None:
    words = ("--assessment", assessed) if shown == "an earlier one" else ()
    ran = run("gaps", *words, "--since", again)
    assert (ran.code, ran.out) == (2, "")
    assert "--since takes an assessment from before" in ran.err
    assert "skillcheck history" in ran.err


def test_an_unknown_assessment_to_compare_with_is_said(assessed: str, run: Run) -> None:
    ran = run("gaps", "--since", "1999")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no assessment “1999”" in ran.err


def test_what_to_type_next_is_about_the_result_that_is_shown(assessed: str, run: Run) -> None:
    out = run("gaps", "--role", "clerk").out
    for command in ("gaps --explain --role clerk", "export --open --role clerk", "plan new --role clerk"):
        assert f"skillcheck {command}:" in out
    out = run("gaps", "--assessment", assessed).out
    assert f"skillcheck gaps --explain --assessment {assessed}:" in out
    assert "plan new" not in out


@pytest.mark.parametrize(("length", "code"), [(REVIEW, 0), (THEN, 2)])
def test_a_review_can_be_compared_and_a_then_rating_not(
    length: str, code: int, assessed: str, again: str, run: Run
) -> None:
    kept_as(again, length)
    ran = run("gaps", "--assessment", again, "--since", assessed)
    assert ran.code == code, ran.err
    assert ("then-rating" in ran.err) is (code == 2)


@pytest.mark.parametrize("length", [REVIEW, THEN])
def test_what_is_about_one_skill_is_not_the_newest(length: str, assessed: str, again: str, run: Run) -> None:
    kept_as(again, length)
    assert parsed(run("gaps", "-f", "json"))["assessment"]["id"] == assessed


@pytest.mark.parametrize("command", ["gaps", "export"])
@pytest.mark.parametrize(
    ("today", "notices"), [("2027-03-22", []), ("2027-03-23", ["old"]), ("2026-11-01", [])]
)
def test_a_result_of_long_ago_is_said_to_be_old(
    command: str, today: str, notices: list[str], assessed: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", today)
    found = parsed(run(command, "-f", "json"))
    assert [notice["id"] for notice in found["notices"]] == notices
    assert ("121 days old. Take a new one: skillcheck assess" in run(command).out) is bool(notices)


def test_a_result_chosen_by_its_id_is_called_old_without_asking_for_another(
    assessed: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2027-03-23")
    shown = run("gaps", "--assessment", assessed).out
    assert "This is 121 days old." in shown
    assert "Take a new one" not in shown


@pytest.mark.parametrize("command", ["gaps", "export"])
def test_a_then_rating_is_no_result(command: str, assessed: str, again: str, run: Run) -> None:
    kept_as(again, THEN)
    ran = run(command, "--assessment", again)
    assert (ran.code, ran.out) == (2, "")
    assert f"{again} is a then-rating" in ran.err
    assert "skillcheck history SKILL" in ran.err


@pytest.mark.parametrize("command", ["gaps", "export"])
def test_a_review_says_that_it_is_about_one_skill(command: str, assessed: str, run: Run) -> None:
    answers = "version: 1\nrole: desk-lead\nanswers: {listening-1: 4, listening-2: 2}\n"
    review = parsed(run("assess", "--answers", "-", "-f", "json", stdin=answers))["assessment"]["id"]
    kept_as(review, REVIEW)
    found = parsed(run(command, "--assessment", review, "-f", "json"))
    assert (found["assessment"]["asked"], found["assessment"]["items"]) == (2, 3)
    assert "one-skill" in [notice["id"] for notice in found["notices"]]
    told = run(command, "--assessment", review).out
    assert "This is a review: it rated one skill again" in told
    assert "would change" not in told


@pytest.fixture
def unfinished(small: Catalogue) -> str:
    """The id of an assessment with two answers that was stopped."""
    at = datetime(2026, 11, 23, tzinfo=UTC)
    responses = (Response("order-1", "2", at), Response("order-2", "4", at))
    waiting = Assessment(
        "2026-11-23-abcdef", "clerk", "adaptive", at, small.digest, False, responses, "expert-2"
    )
    with history_to_write() as history:
        history.start(waiting)
    return waiting.id


@pytest.mark.parametrize("command", ["gaps", "export"])
def test_an_unfinished_assessment_is_no_result_and_it_is_said_how_to_go_on(
    command: str, unfinished: str, run: Run
) -> None:
    ran = run(command, "-f", "json")
    assert (ran.code, parsed(ran)["gaps"]) == (5, [])
    assert "not finished (2 answers)" in ran.err
    assert "skillcheck assess --resume" in ran.err


@pytest.mark.parametrize("command", ["gaps", "export"])
def test_an_unfinished_assessment_that_is_named_says_so_first_and_loudly(
    command: str, unfinished: str, run: Run
) -> None:
    found = parsed(run(command, "--assessment", unfinished, "-f", "json"))
    assert found["assessment"]["finished"] is False
    assert found["notices"][0]["id"] == "unfinished"
    assert "UNFINISHED: 2 answers so far" in run(command, "--assessment", unfinished).out


def test_an_unfinished_assessment_does_not_hide_the_finished_one(
    assessed: str, unfinished: str, run: Run
) -> None:
    assert parsed(run("gaps", "-f", "json"))["assessment"]["id"] == assessed


def test_a_result_of_the_first_edition_says_that_it_is_counted_anew(assessed: str, run: Run) -> None:
    assert parsed(run("gaps", "-f", "json"))["notices"] == []
    with history_to_write() as history, history.connection:
        history.connection.execute("UPDATE assessments SET parameters = 'expert-1'")
    ran = run("gaps", "-f", "json")
    assert [notice["id"] for notice in parsed(ran)["notices"]] == ["recounted"]
    assert "The way of counting has changed" in run("gaps").out
