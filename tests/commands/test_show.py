"""`skillcheck show`: finding a skill, and its card."""

from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import parsed
from tests.conftest import SMALL, Run


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("listening", "listening"),
        ("LISTENING", "listening"),
        ("Listening", "listening"),
        ("hearing out", "listening"),
        ("Hearing-Out", "listening"),
        ("EARS", "listening"),
        ("li", "listening"),
        ("hear", "listening"),
        ("tidy", ""),
        ("tidi", "order"),
        ("  order ", "order"),
        ("c", "caring"),
    ],
)
def test_a_skill_by_id_name_alias_any_case_or_start(
    said: str, meant: str, small: Catalogue, run: Run
) -> None:
    ran = run("show", said, "-f", "json")
    assert ran.code == (0 if meant else 2)
    assert not meant or parsed(ran)["id"] == meant


@pytest.mark.parametrize(
    ("said", "near"), [("lisening", "listening"), ("odrer", "order"), ("ear s", "listening")]
)
def test_an_unknown_skill_brings_a_suggestion(said: str, near: str, small: Catalogue, run: Run) -> None:
    ran = run("show", said)
    assert (ran.code, ran.out) == (2, "")
    assert f"Did you mean {near}?" in ran.err


@pytest.fixture
def crowd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue with five skills whose names begin alike."""
    head, _, tail = SMALL.read_text("utf-8").partition("roles:\n")
    skill = head[head.index("  - id: sums") :]
    more = [
        skill.replace("id: sums", f"id: report-{n}").replace("name: Sums", f"name: Report {n}")
        for n in ("one", "two", "three", "four", "five")
    ]
    path = tmp_path / "crowd.yaml"
    path.write_text(f"{head}{''.join(more)}roles:\n{tail}", encoding="utf-8")
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", str(path))


def test_a_start_that_several_share_brings_three_suggestions(crowd: None, run: Run) -> None:
    ran = run("show", "report")
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean report-one, report-two or report-three?" in ran.err


def test_nothing_like_it_brings_no_suggestion(small: Catalogue, run: Run) -> None:
    ran = run("show", "quantum")
    assert ran.code == 2
    assert "mean" not in ran.err
    assert "skillcheck list" in ran.err


def test_the_card_has_the_promised_keys_in_their_order(small: Catalogue, run: Run) -> None:
    card = parsed(run("show", "listening", "-f", "json"))
    promised = [
        "skillcheck", "kind", "id", "name", "cluster", "aliases", "definition", "why", "example", "levels",
        "statements", "scenarios", "practices", "resources", "related", "needs", "lists", "examples", "reach",
        "overdone", "not_when", "phrases", "ask_yourself", "ask_a_colleague", "mine", "evidence",
    ]  # fmt: skip
    assert [key for key in card if key in promised] == promised
    assert (card["skillcheck"], card["kind"], card["mine"]) == (1, "skill", None)
    assert card["aliases"] == ["hearing out", "ears"]
    assert (card["related"], card["needs"]) == (["caring"], [])


@pytest.mark.parametrize(
    ("key", "entry"),
    [
        (
            "statements",
            {
                "id": "listening-2",
                "text": "I answer before the customer has finished.",
                "reversed": True,
            },
        ),
        (
            "practices",
            {
                "id": "listening-p1",
                "title": "Say it back",
                "levels": [1, 2],
                "steps": ["Pick the first call of the day.", "Say back what you heard in one sentence."],
                "cue": "When a call begins, I say back the first point.",
                "done_when": "I have done this in ten calls.",
                "minutes": 5,
                "effort": 1,
            },
        ),
        ("resources", {"title": "On hearing", "by": "A. Author", "kind": "book", "year": 1999}),
        ("lists", {"list": "two", "entry": 1}),
    ],
)
def test_the_parts_of_a_card_have_the_promised_keys(
    key: str, entry: dict[str, object], small: Catalogue, run: Run
) -> None:
    assert any(entry.items() <= one.items() for one in parsed(run("show", "listening", "-f", "json"))[key])


def test_a_scenario_has_its_options_with_score_and_reason(small: Catalogue, run: Run) -> None:
    (scenario,) = parsed(run("show", "listening", "-f", "json"))["scenarios"]
    assert scenario.keys() >= {"id", "situation", "question", "use", "options"}
    assert scenario["id"] == "listening-s"
    assert [option["id"] for option in scenario["options"]] == ["a", "b", "c"]
    assert scenario["options"][1] == {
        "id": "b",
        "text": "Say back the story in a sentence.",
        "score": 5,
        "because": "The guest nods and answers short questions.",
    }


def test_the_levels_are_keyed_one_to_five(small: Catalogue, run: Run) -> None:
    levels = parsed(run("show", "order", "-f", "json"))["levels"]
    assert list(levels) == ["1", "2", "3", "4", "5"]
    assert levels["5"] == "Has a system that runs alone."


def test_once_assessed_the_card_has_my_level_and_target(assessed: str, run: Run) -> None:
    mine = parsed(run("show", "listening", "-f", "json"))["mine"]
    assert list(mine)[:5] == ["level", "low", "high", "target", "taken_at"]
    assert mine["level"] == pytest.approx(2.80153, abs=1e-5)
    assert mine["low"] < mine["level"] < mine["high"]
    assert (mine["target"], mine["taken_at"]) == (4, "2026-11-22T08:00:00+00:00")


def test_my_level_is_the_one_that_gaps_shows(assessed: str, run: Run) -> None:
    gap = parsed(run("gaps", "-f", "json"))["gaps"][0]
    mine = parsed(run("show", "listening", "-f", "json"))["mine"]
    assert [mine[key] for key in ("level", "low", "high")] == [gap[key] for key in ("level", "low", "high")]


def test_my_level_comes_from_the_newest_assessment_that_has_one(assessed: str, run: Run) -> None:
    run("assess", "--answers", "-", "--role", "clerk", stdin="version: 1\nanswers: {sums-1: 5}\n")
    assert parsed(run("show", "sums", "-f", "json"))["mine"]["level"] == pytest.approx(4.12398, abs=1e-5)
    assert parsed(run("show", "listening", "-f", "json"))["mine"]["level"] == pytest.approx(2.80153, abs=1e-5)


def test_a_skill_outside_the_role_has_a_level_without_a_target(answers_file: Path, run: Run) -> None:
    run("assess", "--answers", str(answers_file), "--role", "clerk")
    mine = parsed(run("show", "caring", "-f", "json"))["mine"]
    assert (mine["level"], mine["target"]) == (pytest.approx(3.94947, abs=1e-5), None)


def test_the_level_of_one_skill_tells_nothing_on_another_card(small: Catalogue, run: Run) -> None:
    run("assess", "--answers", "-", "--role", "clerk", stdin="version: 1\nanswers: {sums-1: 5}\n")
    assert parsed(run("show", "order", "-f", "json"))["mine"] is None


@pytest.mark.parametrize("format_", ["terminal", "plain", "md"])
@pytest.mark.parametrize("skill", ["listening", "caring", "order", "sums"])
def test_a_card_can_be_read_whatever_it_leaves_out(
    skill: str, format_: str, small: Catalogue, run: Run
) -> None:
    ran = run("show", skill, "-f", format_)
    assert (ran.code, ran.err) == (0, "")
    for text in (small.skills[skill].name, small.skills[skill].levels[4]):
        assert text in ran.out


def test_the_card_names_the_lists_that_name_the_skill(small: Catalogue, run: Run) -> None:
    assert "Two that matter" in run("show", "order").out
    assert "Two that matter" not in run("show", "caring").out


def test_a_skill_is_needed(small: Catalogue, run: Run) -> None:
    ran = run("show")
    assert (ran.code, ran.out) == (2, "")
    assert "SKILL" in ran.err


def test_my_evidence_stands_in_my_card(assessed: str, run: Run) -> None:
    run("evidence", "add", "listening", "Named her worry.")
    run("evidence", "add", "order", "Wrote it down.")
    found = parsed(run("show", "listening", "-f", "json"))["evidence"]
    assert [(line["skill"], line["text"]) for line in found] == [("listening", "Named her worry.")]
    assert "2026-11-24: Named her worry." in run("show", "listening").out


@pytest.mark.parametrize(("words", "told"), [((), False), (("--include", "evidence"), True)])
def test_a_card_in_a_file_has_my_evidence_only_where_i_say_so(
    words: tuple[str, ...], told: bool, assessed: str, run: Run, tmp_path: Path
) -> None:
    run("evidence", "add", "listening", "Named her worry.")
    for name in ("card.md", "card.json"):
        assert run("show", "listening", "-o", name, *words).code == 0
        assert ("Named her worry." in (tmp_path / name).read_text("utf-8")) is told


def test_only_private_parts_can_be_included(small: Catalogue, run: Run) -> None:
    ran = run("show", "listening", "--include", "notes")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(("today", "days", "old"), [("2027-03-22", 120, False), ("2027-03-23", 121, True)])
def test_a_level_of_long_ago_is_said_to_be_old(
    today: str, days: int, old: bool, assessed: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", today)
    mine = parsed(run("show", "listening", "-f", "json"))["mine"]
    assert (mine["age_days"], mine["old"]) == (days, old)
    assert ("121 days old. Take a new one: skillcheck assess" in run("show", "listening").out) is old
