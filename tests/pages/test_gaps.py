"""Where to work next: what the page says, what it must not say, and all its numbers for programs."""

import json

import pytest

from skillcheck import formats
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import UP, Change, Comparison, Point
from skillcheck.model.document import Commands, Paragraph, Tone
from skillcheck.model.estimate import Explanation
from skillcheck.model.form import Look
from skillcheck.model.result import Notice, Result
from skillcheck.pages import explain, gaps
from tests.pages.results import ALL, AT, BEST, assessment, seen, wide
from tests.pages.screens import NUMBER, answers_to, drawn, said

MANAGER = "customer-service-manager"
HALF = {id_: answer for id_, answer in ALL.items() if id_.startswith(("listening", "sums"))}
PROMISED = {
    "rank", "tied_with", "skill", "name", "cluster", "level", "low", "high", "target", "importance",
    "gap", "priority", "top5", "answered", "basis", "practices", "weakest",
}  # fmt: skip
READ = ("terminal", "plain", "md")


@pytest.fixture(scope="module")
def manager(builtin: Catalogue) -> Result:
    """What a manager of customer service answered to two thirds of what is asked."""
    return seen(builtin, answers_to(builtin, MANAGER), MANAGER)


def test_five_stand_on_one_axis_with_how_much_was_asked_and_how_sure_it_is(manager: Result) -> None:
    shown = drawn(gaps.page(manager))
    rows = shown.splitlines()
    assert said(rows[0]) == "Where to work next Customer service manager, 22 November 2026"
    first = next(number for number, row in enumerate(rows) if row.startswith("1 "))
    for place, gap in enumerate(manager.gaps[:5]):
        row = rows[first + place]
        assert row.startswith(f"{gap.rank}  {manager.catalogue.skills[gap.skill].name}")
        assert f"{gap.estimate.answered} of {gap.estimate.items}" in row
        assert row.endswith(("very sure", "fairly sure", "a coin's toss", "a guess"))
    assert len({rows[first + place].index("─") for place in range(5)}) == 1
    assert "your own view; not for hiring or pay" in said(shown)


def test_what_to_do_on_monday_is_the_cue_and_the_first_step_of_the_first(manager: Result) -> None:
    first = manager.gaps[0]
    skill = manager.catalogue.skills[first.skill]
    (practice,) = (one for one in skill.practices if one.id == first.practices[0])
    shown = said(drawn(gaps.page(manager)))
    assert f"On Monday: {skill.name} {practice.cue} First step: {practice.steps[0]}" in shown


@pytest.mark.parametrize("format_", READ)
def test_of_a_skill_that_was_not_asked_nothing_is_said(format_: str, manager: Result) -> None:
    shown = said(formats.render(format_, gaps.page(manager), Look()))
    asked = {gap.skill for gap in manager.gaps}
    for skill in manager.role.skills:
        if skill not in asked:
            assert manager.catalogue.skills[skill].name not in shown
    assert f"Not looked at: {len(manager.not_asked)} skills. Nothing is said about them." in shown


def test_no_more_than_twenty_numbers_stand_on_the_first_screen(manager: Result) -> None:
    shown = drawn(gaps.page(manager))
    assert len(NUMBER.findall(shown)) <= 20
    assert not any(sign in shown for sign in ("%", "too close", "weight", "score"))


def test_each_key_of_the_page_has_a_command_and_a_pipe_has_the_commands_alone(manager: Result) -> None:
    page = gaps.page(manager)
    (commands,) = (block for block in page.blocks if isinstance(block, Commands))
    assert {"Enter", "c", "p", "w", "x"} <= set(commands.keys)
    plain = formats.render("plain", page, Look())
    for command, what in commands.pairs:
        assert command.startswith("skillcheck ")
        assert command in plain
        assert what in drawn(page)
    assert "Enter" not in plain


def test_programs_get_every_assessed_skill_with_the_promised_keys(small: Catalogue) -> None:
    page = gaps.page(seen(small, ALL))
    assert page.kind == "gaps"
    assert {"assessment", "agreement", "gaps", "strengths", "not_asked", "not_applicable"} <= set(page.data)
    assert {"not_assessed", "notices"} <= set(page.data)
    assert len(page.data["gaps"]) == 4
    assert all(set(row) >= PROMISED for row in page.data["gaps"])
    assert set(gaps.COLUMNS) >= PROMISED


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


def test_where_every_target_is_met_it_says_so_and_names_the_strongest(small: Catalogue) -> None:
    page = gaps.page(seen(small, BEST))
    shown = said(drawn(page))
    assert "Every skill that has a level meets what your role asks." in shown
    # the furthest above what the role asks; one answer about sums is too few to call it a strength
    assert "Strongest for this role: Order and Listening." in shown
    assert "To look through another role: skillcheck gaps --role clerk" in shown
    for absent in ("On Monday", "skillcheck show", "skillcheck plan new"):
        assert absent not in formats.render("plain", page, Look())
    above = {row["skill"]: row["level"] - row["target"] for row in page.data["gaps"]}
    assert page.data["strengths"] == sorted(("listening", "order", "caring"), key=lambda id_: -above[id_])
    assert [row["gap"] for row in page.data["gaps"]] == [0, 0, 0, 0]


def test_where_no_gap_is_shown_there_is_no_why_and_no_key_to_it(small: Catalogue) -> None:
    page = gaps.page(seen(small, BEST), None, Explanation({}))
    (commands,) = (block for block in page.blocks if isinstance(block, Commands))
    assert "w" not in commands.keys
    assert "Why these" not in said(drawn(page))
    alone = small._replace(roles={"desk-lead": small.roles["desk-lead"]})
    assert "another role" not in said(drawn(gaps.page(seen(alone, BEST))))


@pytest.mark.parametrize(
    ("taken_for", "command"),
    [
        ("desk-lead", "skillcheck assess --length full"),
        ("clerk", "skillcheck assess --length full --role desk-lead"),
    ],
)
def test_where_all_that_was_asked_is_met_one_can_be_asked_about_the_rest(
    taken_for: str, command: str, small: Catalogue
) -> None:
    result = seen(small, {id_: BEST[id_] for id_ in BEST if id_.startswith("listening")})
    page = gaps.page(result._replace(assessment=result.assessment._replace(role=taken_for)))
    (commands,) = (block for block in page.blocks if isinstance(block, Commands))
    assert command in [line for line, _ in commands.pairs]
    assert "be asked about every skill" in said(drawn(page))
    (nothing_left,) = (block for block in gaps.page(seen(small, BEST)).blocks if isinstance(block, Commands))
    assert not any("assess" in line for line, _ in nothing_left.pairs)


@pytest.mark.parametrize("kept", [True, False])
def test_a_remark_on_some_answers_says_where_they_are_kept(kept: bool, small: Catalogue) -> None:
    notice = Notice("reversed-twins", "Opposite statements got like answers.")
    page = gaps.page(seen(small, ALL)._replace(notices=(notice,)), kept=kept)
    see = " See your answers: skillcheck answers" if kept else ""
    assert page.blocks[0] == Paragraph(notice.text + see, Tone.STRONG)
    assert page.data["notices"] == [notice._asdict()]


def test_strongest_is_said_of_those_that_were_asked_where_others_were_not(small: Catalogue) -> None:
    page = gaps.page(seen(small, {id_: BEST[id_] for id_ in BEST if id_.startswith("listening")}))
    shown = said(drawn(page))
    assert "Strongest of those asked twice or more, for this role: Listening." in shown
    assert "Not looked at: 3 skills." in shown
    assert page.data["not_asked"] == ["caring", "order", "sums"]


def test_what_does_not_apply_is_told_apart_from_what_was_not_asked(small: Catalogue) -> None:
    page = gaps.page(seen(small, {**HALF, **dict.fromkeys(("caring-1", "caring-2", "caring-s"), "n/a")}))
    assert "Does not apply to you: Caring." in said(drawn(page))
    assert (page.data["not_applicable"], page.data["not_asked"]) == (["caring"], ["order"])
    assert page.data["not_assessed"] == ["caring", "order"]
    assert {row["skill"] for row in page.data["gaps"]} == {"listening", "sums"}


def test_without_any_answer_it_says_so(small: Catalogue) -> None:
    page = gaps.page(seen(small, {"sums-1": "n/a"}))
    assert "No skill of this role has an answer yet." in said(drawn(page))
    assert page.data["gaps"] == []


@pytest.mark.parametrize(
    ("count", "told"),
    [(2, "First and second could change places"), (4, "Each could change places with the next")],
)
def test_an_order_that_the_answers_leave_open_is_said_in_one_line(
    count: int, told: str, small: Catalogue
) -> None:
    page = gaps.page(seen(wide(small, count), {f"s{n}-1": "2" for n in range(1, count + 1)}, "wide"))
    assert [row["skill"] for row in page.data["gaps"]] == [f"s{n}" for n in range(1, count + 1)]
    assert f"{told}: take the one you care for." in said(drawn(page))


def test_every_pair_whose_order_is_open_is_named(small: Catalogue) -> None:
    answers = {f"s{n}-1": answer for n, answer in enumerate("11335", 1)}
    page = gaps.page(seen(wide(small, 5), answers, "wide"))
    ties = [row["tied_with"] for row in page.data["gaps"][:4]]
    assert ties == [["s2"], ["s1"], ["s4"], ["s3"]]
    assert "First and second, or third and fourth could change places" in said(drawn(page))


@pytest.mark.parametrize(
    ("skills", "about"),
    [(5, "that your role asks for more."), (6, "that it is among the five largest gaps of this role.")],
)
def test_it_says_what_the_words_for_how_sure_are_about(skills: int, about: str, small: Catalogue) -> None:
    assert f"How sure: {about}" in said(drawn(gaps.page(seen(wide(small, skills), {"s1-1": "2"}, "wide"))))


def test_it_says_how_many_of_those_shown_the_role_would_name_but_not_of_a_part_of_them(
    small: Catalogue,
) -> None:
    result = seen(small, ALL)
    for by_role, told in ((0, "name none of these"), (1, "name one of these"), (3, "name all of these")):
        page = gaps.page(result._replace(role_names=by_role))
        assert f"The role alone, by what most people answer, would {told}." in said(drawn(page))
        assert "The role alone" not in said(drawn(gaps.page(result._replace(role_names=by_role), 2)))


def test_a_skill_of_which_nothing_applied_is_not_called_not_looked_at(small: Catalogue) -> None:
    shown = said(drawn(gaps.page(seen(small, {**HALF, "caring-1": "n/a"}))))
    assert "Asked, and nothing applied so far: Caring. Not looked at: 1 skill." in shown


def test_five_are_shown_of_many_or_as_many_as_one_asks_for(small: Catalogue) -> None:
    result = seen(wide(small, 12), {f"s{n}-1": "1" if n < 6 else "2" for n in range(1, 13)}, "wide")
    for top, shown, told in ((None, 5, 12), (1, 1, 1), (8, 8, 8)):
        page = gaps.page(result, top)
        assert drawn(page).count("━●━") == shown
        assert len(page.data["gaps"]) == told


def test_what_may_void_a_result_stands_above_it_and_any_other_notice_below(small: Catalogue) -> None:
    loud, quiet = Notice("unfinished", "UNFINISHED: 2 answers so far."), Notice("recounted", "Counted anew.")
    page = gaps.page(seen(small, ALL)._replace(notices=(quiet, loud)))
    assert page.blocks[0] == Paragraph(loud.text, Tone.STRONG)
    for format_ in READ:
        shown = said(formats.render(format_, page, Look()))
        assert shown.index(loud.text) < shown.index("Listening") < shown.index(quiet.text)
    assert page.data["notices"] == [notice._asdict() for notice in (quiet, loud)]


def test_what_has_changed_and_why_stand_before_what_to_type_next(small: Catalogue) -> None:
    result = seen(small, ALL)
    estimate = next(gap.estimate for gap in result.gaps if gap.skill == "order")
    points = (Point(assessment(ALL, id_=id_), estimate) for id_ in ("one", "other"))
    comparison = Comparison(assessment(ALL, id_="one"), {"order": Change(*points, 0.37, 0.7, UP)}, 0.05)
    page = gaps.page(result, None, Explanation({}), comparison)
    shown = said(drawn(page, keys=False))
    assert (
        shown.index("clearly up: Order") < shown.index("Why these") < shown.index("skillcheck show listening")
    )
    verdicts = {row["skill"]: row["change"] and row["change"]["verdict"] for row in page.data["gaps"]}
    assert verdicts == {"listening": None, "order": "up", "caring": None, "sums": None}
    since = page.data["since"]
    assert (since["assessment"], since["up"], since["unclear"], since["by_chance"]) == ("one", 1, 0, 0.05)
    assert page.columns[-2:] == ("change.difference", "change.verdict")
    whys = [explain.why(gap, result, Explanation({})) for gap in result.gaps]
    assert [row["why"] for row in page.data["gaps"]] == whys


def test_what_is_kept_nowhere_is_not_pointed_at(small: Catalogue) -> None:
    for answers in (ALL, BEST):
        page = gaps.page(seen(small, answers), kept=False)
        shown = said(formats.render("plain", page, Look()))
        assert "None of this is kept." in shown
        for command in ("plan", "choices", "export", "gaps --explain"):
            assert f"skillcheck {command}" not in shown


def test_before_any_assessment_the_keys_are_the_same(small: Catalogue) -> None:
    assert set(gaps.EMPTY.data) == set(gaps.page(seen(small, ALL)).data)
    assert gaps.EMPTY.data["assessment"] is None


def test_the_json_of_it_parses_with_its_kind(small: Catalogue) -> None:
    whole = json.loads(formats.render("json", gaps.page(seen(small, ALL)), Look()))
    assert (whole["skillcheck"], whole["kind"]) == (1, "gaps")


def test_the_csv_of_it_has_one_row_a_gap(small: Catalogue) -> None:
    lines = formats.render("csv", gaps.page(seen(small, ALL)), Look()).splitlines()
    assert lines[0] == ",".join(gaps.COLUMNS)
    assert [line.split(",")[0] for line in lines[1:]] == ["1", "2", "3", "4"]
    assert lines[1].endswith(",listening-p1 listening-p2,")
