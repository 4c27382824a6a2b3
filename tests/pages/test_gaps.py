"""The ranked gaps as a page."""

import json

import pytest

from skillcheck import formats
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import UP, Change, Comparison, Point
from skillcheck.model.document import Commands, Document, Gauge, Paragraph, Table, Tone
from skillcheck.model.estimate import Explanation, Gap
from skillcheck.model.form import Look
from skillcheck.model.result import Notice
from skillcheck.pages import change, explain, gaps, words
from skillcheck.questions.statement import Statement
from tests.pages.results import ALL, AT, BEST, assessment, seen, wide

HALF = {id_: answer for id_, answer in ALL.items() if id_.startswith(("listening", "sums"))}


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def gauge(gap: Gap) -> Gauge:
    return Gauge(gap.estimate.level, gap.estimate.low, gap.estimate.high, gap.demand.target)


def test_the_whole_page(small: Catalogue) -> None:
    result = seen(small, ALL)
    page = gaps.page(result)
    assert page.title == "Where to work next: Desk lead, 2026-11-22"
    assert page.blocks == (
        Paragraph(f"10 of 10 answered; {words.BRIEF_CAUTION}", Tone.QUIET),
        Table(
            ("", "level 1-5", "target", "weight"),
            (
                ("1. Listening", gauge(result.gaps[0]), "4", "5"),
                ("2. Caring", gauge(result.gaps[1]), "4", "3"),
                ("3. Order", gauge(result.gaps[2]), "3.5", "4"),
            ),
            ("Say it back (5 min)", "", ""),
            "practice",
        ),
        Paragraph(
            "Too close to call: 2 and 3. Your role names 3 of the first 3 whoever answers.", Tone.QUIET
        ),
        Commands(
            (
                ("skillcheck show listening", "what to do, step by step"),
                ("skillcheck gaps --explain", "why these, number by number"),
                ("skillcheck plan new", "make one of them a goal, for Monday"),
            )
        ),
    )


def test_programs_get_every_assessed_skill_with_the_promised_keys(small: Catalogue) -> None:
    page = gaps.page(seen(small, ALL))
    assert page.kind == "gaps"
    assert {"assessment", "agreement", "gaps", "strengths", "not_asked", "not_applicable"} <= set(page.data)
    assert {"not_assessed", "notices"} <= set(page.data)
    promised = {
        "rank", "tied_with", "skill", "name", "cluster", "level", "low", "high", "target", "importance",
        "gap", "priority", "top5", "answered", "basis", "practices", "weakest",
    }  # fmt: skip
    assert len(page.data["gaps"]) == 4
    assert all(promised <= set(row) for row in page.data["gaps"])
    assert promised <= set(gaps.COLUMNS)


def test_programs_get_unrounded_numbers(small: Catalogue) -> None:
    result = seen(small, ALL)
    first, second, third, last = gaps.page(result).data["gaps"]
    assert first["level"] == result.gaps[0].estimate.level
    assert first["gap"] == pytest.approx(4 - first["level"], abs=1e-12)
    assert first["priority"] == pytest.approx(5 * first["gap"], abs=1e-12)
    assert (first["target"], first["importance"], first["answered"]) == (4, 5, 3)
    assert first["low"] < first["level"] < first["high"]
    assert first["top5"] > 0.9  # of four skills all are among the five, if they are gaps at all
    assert (second["tied_with"], third["tied_with"]) == (["order"], ["caring"])
    assert (last["skill"], last["cluster"], last["gap"], last["priority"]) == ("sums", "work", 0, 0)


def test_programs_get_the_practice_that_suits_the_level_first(small: Catalogue) -> None:
    low, high = (gaps.page(seen(small, answers)).data["gaps"] for answers in (ALL, BEST))
    practices = {row["skill"]: row["practices"] for row in low}
    assert practices == {
        "listening": ["listening-p1", "listening-p2"], "order": [], "caring": [], "sums": [],
    }  # fmt: skip
    assert next(row for row in high if row["skill"] == "listening")["practices"][0] == "listening-p2"


def test_programs_get_the_assessment_with_the_promised_keys(small: Catalogue) -> None:
    assert (
        gaps.page(seen(small, ALL)).data["assessment"].items()
        >= {
            "id": "2026-11-22-abcdef",
            "role": "desk-lead",
            "taken_at": AT,
            "length": "full",
            "asked": 10,
            "items": 10,
            "minutes": 1.0,  # ten answers of six seconds
            "catalogue_digest": "0123456789ab",
            "finished": True,
        }.items()
    )


def test_where_every_target_is_met_it_says_so_and_names_the_strengths(small: Catalogue) -> None:
    page = gaps.page(seen(small, BEST))
    assert not any(isinstance(block, Table) for block in page.blocks)
    assert texts(page)[1].startswith("Every skill that was asked about meets its target.")
    # One answer about sums is too few to call it a strength.
    assert texts(page)[2] == "Strongest of those asked: Listening, Order, Caring."
    assert page.data["strengths"] == ["listening", "order", "caring"]
    assert [row["gap"] for row in page.data["gaps"]] == [0, 0, 0, 0]


def test_where_every_target_is_met_no_card_is_recommended(small: Catalogue) -> None:
    commands = next(b for b in gaps.page(seen(small, BEST)).blocks if isinstance(b, Commands))
    assert not any("show" in command for command, _ in commands.pairs)


def test_skills_without_an_answer_are_named(small: Catalogue) -> None:
    page = gaps.page(seen(small, HALF))
    assert "Not asked: Caring, Order." in texts(page)
    assert page.data["not_assessed"] == page.data["not_asked"] == ["caring", "order"]
    assert [row["skill"] for row in page.data["gaps"]] == ["listening", "sums"]
    assert texts(page)[0].startswith("4 of 10 answered")


def test_without_any_answer_it_says_so(small: Catalogue) -> None:
    page = gaps.page(seen(small, {"sums-1": "n/a"}))
    assert "No skill of this role has an answer yet." in texts(page)
    assert page.data["gaps"] == []
    assert page.data["not_assessed"] == ["listening", "caring", "order", "sums"]
    assert page.data["not_applicable"] == ["sums"]
    assert "Does not apply to you: Sums." in texts(page)


def test_top_shows_that_many_and_names_the_rest(small: Catalogue) -> None:
    page = gaps.page(seen(small, ALL), 1)
    assert [row[0] for row in table(page).rows] == ["1. Listening"]
    assert "Also below target: Caring, Order." in texts(page)
    assert [row["skill"] for row in page.data["gaps"]] == ["listening"]


def test_a_tie_with_a_gap_that_is_not_shown_is_not_told_by_its_number(small: Catalogue) -> None:
    page = gaps.page(seen(small, ALL), 2)
    assert not any(text.startswith("Too close") for text in texts(page))


def test_five_are_shown_of_many_and_programs_get_all(small: Catalogue) -> None:
    many = wide(small, 12)
    page = gaps.page(seen(many, {f"s{n}-1": "1" if n < 6 else "2" for n in range(1, 13)}, "wide"))
    assert len(table(page).rows) == 5
    assert len(page.data["gaps"]) == 12
    assert "Also below target: Skill 6, Skill 7, Skill 8, Skill 9 and 3 more." in texts(page)


def test_whoever_asks_for_a_number_gets_every_other_named(small: Catalogue) -> None:
    many = wide(small, 12)
    page = gaps.page(seen(many, {f"s{n}-1": "2" for n in range(1, 13)}, "wide"), 1)
    assert any(text.endswith("Skill 11, Skill 12.") for text in texts(page))


def test_more_than_five_skills_come_with_a_chance_to_be_among_the_first_five(small: Catalogue) -> None:
    many = wide(small, 10)
    page = gaps.page(seen(many, {f"s{n}-1": "2" for n in range(1, 11)}, "wide"))
    assert table(page).columns == ("", "level 1-5", "target", "weight", "top five")
    assert {row[-1] for row in table(page).rows} == {"5 in 10"}  # ten alike share five places


def test_of_gaps_alike_the_first_in_the_catalogue_comes_first(small: Catalogue) -> None:
    many = wide(small, 3)
    page = gaps.page(seen(many, {"s3-1": "2", "s1-1": "2", "s2-1": "2"}, "wide"))
    assert [row["skill"] for row in page.data["gaps"]] == ["s1", "s2", "s3"]
    assert any(text.startswith("Too close to call: 1 and 2; 2 and 3.") for text in texts(page))


def test_a_notice_is_a_quiet_line_below_the_gaps(small: Catalogue) -> None:
    notice = Notice("long-run", "4 was the answer 14 times in a row.")
    page = gaps.page(seen(small, ALL)._replace(notices=(notice,)))
    assert page.blocks[-2] == Paragraph(notice.text, Tone.QUIET)
    assert page.data["notices"] == [{"id": "long-run", "text": notice.text}]


def test_with_a_notice_fewer_skills_are_named_so_that_it_fits(small: Catalogue) -> None:
    many = wide(small, 12)
    result = seen(many, {f"s{n}-1": "1" if n < 6 else "2" for n in range(1, 13)}, "wide")
    page = gaps.page(result._replace(notices=(Notice("long-run", "A line."),)))
    assert "Also below target: Skill 6, Skill 7 and 5 more." in texts(page)


@pytest.mark.parametrize("length", ["quick", "full"])
def test_with_one_notice_the_page_fits_a_screen_of_80x24(builtin: Catalogue, length: str) -> None:
    # every third skill low, every third high; a line stays free for the prompt
    role = builtin.roles["customer-service-manager"]
    answers = {
        item.id: str((1, 3, 5)[number % 3])
        for number, skill in enumerate(builtin.skills_of(role))
        for item in (skill.of_kind(Statement) if length == "full" else skill.items[:1])
    }
    result = seen(builtin, answers, role.id)._replace(notices=(Notice("flat-profile", "x" * 79 + "."),))
    assert gaps.page(result).data["gaps"][-1]["gap"] == 0
    assert len(formats.render("terminal", gaps.page(result), Look(80)).splitlines()) <= 23


def test_what_has_changed_and_why_stand_before_what_to_type_next(small: Catalogue) -> None:
    result = seen(small, ALL)
    comparison = Comparison(assessment(ALL, id_="one"), {"order": change_of_order(small)}, 0.05)
    page = gaps.page(result, None, Explanation({}), comparison)
    assert page.blocks[3:-1] == (
        *change.blocks(comparison, small),
        *explain.blocks(result, 5, Explanation({})),
    )
    assert isinstance(page.blocks[-1], Commands)
    verdicts = {row["skill"]: row["change"] and row["change"]["verdict"] for row in page.data["gaps"]}
    assert verdicts == {"listening": None, "order": "up", "caring": None, "sums": None}
    since = page.data["since"]
    assert (since["assessment"], since["up"], since["unclear"], since["by_chance"]) == ("one", 1, 0, 0.05)
    assert page.columns[-2:] == ("change.difference", "change.verdict")
    whys = [explain.why(gap, result, Explanation({})) for gap in result.gaps]
    assert [row["why"] for row in page.data["gaps"]] == whys


def change_of_order(small: Catalogue) -> Change:
    """A clear change for the better."""
    estimate = seen(small, ALL).gaps[2].estimate
    points = (Point(assessment(ALL, id_=id_), estimate) for id_ in ("one", "other"))
    return Change(*points, 0.37, 0.7, UP)


def test_what_is_kept_nowhere_is_not_pointed_at(small: Catalogue) -> None:
    result = seen(small, ALL)
    page = gaps.unsaved_page(result)
    assert page.blocks[:-2] == gaps.page(result).blocks[:-1]
    assert page.blocks[-1] == Commands((("skillcheck show listening", "what to do, step by step"),))
    assert isinstance(gaps.unsaved_page(seen(small, BEST)).blocks[-1], Paragraph)


def test_before_any_assessment_the_keys_are_the_same(small: Catalogue) -> None:
    assert set(gaps.empty("").data) == set(gaps.page(seen(small, ALL)).data)
    assert gaps.empty("").data["assessment"] is None


def test_the_json_of_it_parses_with_its_kind(small: Catalogue) -> None:
    whole = json.loads(formats.render("json", gaps.page(seen(small, ALL)), Look()))
    assert (whole["skillcheck"], whole["kind"]) == (1, "gaps")


def test_the_csv_of_it_has_one_row_a_gap(small: Catalogue) -> None:
    lines = formats.render("csv", gaps.page(seen(small, ALL)), Look()).splitlines()
    assert lines[0] == ",".join(gaps.COLUMNS)
    assert [line.split(",")[0] for line in lines[1:]] == ["1", "2", "3", "4"]
    assert lines[1].endswith(",listening-p1 listening-p2,")
