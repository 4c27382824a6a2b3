"""The whole result to hand on."""

import pytest
from pymarkdown.api import PyMarkdownApi

from skillcheck import formats
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import NewestLevel, Point
from skillcheck.model.document import Document, Heading, Paragraph, Standing, Standings, Tone
from skillcheck.model.estimate import Explanation, Step
from skillcheck.model.form import Look
from skillcheck.model.result import Notice
from skillcheck.pages import card, choices, explain, export, gaps, roles, skills, words
from skillcheck.pages.choices import Choice
from skillcheck.questions.scenario import Scenario
from tests.pages.results import ALL, AT, BEST, seen, wide
from tests.pages.screens import said

BARE = Explanation({})
LINE = Evidence(3, "listening", "Said it back, CANARY.", AT)


def chosen(catalogue: Catalogue) -> list[Choice]:
    """The least effective way to act, taken in a scene."""
    skill = catalogue.skills["listening"]
    (scene,) = skill.of_kind(Scenario)
    return [Choice(skill, scene, scene.options[2])]


def shown(page: Document, format_: str = "md") -> str:
    """The words of the page."""
    return said(formats.render(format_, page, Look()))


def test_it_goes_from_one_sentence_to_the_picture_to_what_to_do_to_how_sure_it_is(small: Catalogue) -> None:
    text = shown(export.page(seen(small, ALL), (), BARE, chosen(small)), "plain")
    parts = (
        "Desk lead, 22 November 2026",
        "Of the 4 skills looked at, listening, caring and order matter most to work on next",
        "1 Listening On Monday: When a call begins, I say back the first point.",
        "What to work on",
        "Now: Between Building up and Steady; the role asks for Strong. Typical of Steady: Says back what was heard.",
        "Next: Strong. Asks what is behind it.",
        "What the choices lead to",
        "The choice, the least effective of the three",
        "How sure this is",
        "10 of 10 questions were asked",
        "2026-11-22-abcdef",
    )
    places = [text.find(part) for part in parts]
    assert places == sorted(places), dict(zip(parts, places, strict=True))
    assert -1 not in places


def test_the_picture_has_every_skill_of_the_role_and_of_those_not_asked_nothing_but_that(
    small: Catalogue,
) -> None:
    (picture,) = (
        block
        for block in export.page(seen(small, {"order-1": "2", "sums-1": "n/a"}), (), BARE).blocks
        if isinstance(block, Standings)
    )
    rows = {row.name: row for row in picture.rows}
    assert set(rows) == {"Listening", "Caring", "Order", "Sums"}
    assert rows["Order"].gauge
    assert rows["Order"].rank == 1
    for name, told in (("Listening", "not asked"), ("Caring", "not asked"), ("Sums", "does not apply")):
        assert rows[name] == Standing(name, None, (told,), told, group=rows[name].group)


def test_where_every_target_is_met_there_is_nothing_to_work_on(small: Catalogue) -> None:
    text = shown(export.page(seen(small, BEST), (), BARE))
    assert "Each of the 4 skills looked at meets what the role asks." in text
    assert "What to work on" not in text
    assert "On Monday" not in text


def test_no_more_than_three_choices_are_told(small: Catalogue) -> None:
    text = shown(export.page(seen(small, ALL), (), BARE, [*chosen(small)] * 5))
    assert text.count("the least effective of the three") == 3


def test_programs_get_what_gaps_gives_and_more(small: Catalogue) -> None:
    result = seen(small, ALL)
    data, simple = export.page(result, (), BARE).data, gaps.page(result).data
    promised = {"assessment", "agreement", "gaps", "not_assessed", "notices", "answers"}
    assert promised <= set(data)
    assert promised <= set(export.EMPTY.data)
    assert data["answers"] == ALL
    assert data["assessment"] == simple["assessment"]
    assert [{k: v for k, v in row.items() if k != "why"} for row in data["gaps"]] == simple["gaps"]
    assert [row["why"] for row in data["gaps"]] == [explain.why(gap, result, BARE) for gap in result.gaps]


def test_that_it_is_no_whole_result_stands_above_all_and_other_remarks_where_it_says_how_sure_it_is(
    small: Catalogue,
) -> None:
    long_run = Notice("long-run", "4 was the answer 14 times in a row.")
    unfinished = Notice("unfinished", "UNFINISHED: 2 answers so far.")
    page = export.page(seen(small, ALL)._replace(notices=(long_run, unfinished)), (), BARE)
    assert page.blocks[0] == Paragraph(unfinished.text, Tone.STRONG)
    place = page.blocks.index(Paragraph(long_run.text, Tone.QUIET))
    assert place > page.blocks.index(Heading("How sure this is"))
    assert page.data["notices"] == [long_run._asdict(), unfinished._asdict()]


@pytest.mark.parametrize("rung", [2, 3])
def test_where_a_practice_makes_firm_what_is_there_the_ladder_is_quoted_once(
    rung: int, small: Catalogue
) -> None:
    skill = small.skills["listening"]
    practices = tuple(practice._replace(rung=rung) for practice in skill.practices)
    catalogue = small._replace(skills={**small.skills, "listening": skill._replace(practices=practices)})
    text = shown(export.page(seen(catalogue, ALL), (), BARE), "plain")
    section = text.partition("What to work on")[2].partition("2. Caring")[0]
    assert f"To make firm: {small.scale.levels[rung - 1]}. {skill.levels[rung - 1]}" in section
    assert "Now: Between Building up and Steady; the role asks for Strong. To make firm:" in section
    assert sum(section.count(level) for level in skill.levels) == 1


def test_why_what_was_asked_is_for_programs(small: Catalogue) -> None:
    page = export.page(seen(small, ALL), (), Explanation({}, (Step("order-1", "order", 0.5),)))
    assert page.data["gaps"][2]["why"]["asked_when"] == [{"item": "order-1", "number": 1, "chance": 0.5}]


@pytest.mark.parametrize("format_", formats.FORMATS)
def test_evidence_is_nowhere_unless_it_is_given(small: Catalogue, format_: str) -> None:
    shown = formats.render(format_, export.page(seen(small, ALL), (), BARE), Look())
    assert "evidence" not in shown.casefold()


def test_evidence_that_is_given_is_in_it(small: Catalogue) -> None:
    page = export.page(seen(small, ALL), (LINE,), BARE)
    assert page.data["evidence"] == [
        {"id": 3, "skill": "listening", "at": AT, "text": "Said it back, CANARY."}
    ]
    for format_ in ("terminal", "plain", "md", "json"):
        assert "CANARY" in formats.render(format_, page, Look())


def documents(catalogue: Catalogue) -> dict[str, Document]:
    """Each page that one would keep as Markdown, in its different states."""
    result, best, half = (seen(catalogue, a) for a in (ALL, BEST, {"order-1": "2", "order-2": "n/a"}))
    many = wide(catalogue, 12)
    broad = seen(many, {f"s{n}-1": "2" for n in range(1, 12)}, "wide")
    skill = catalogue.skills["listening"]
    newest = NewestLevel(Point(result.assessment, result.gaps[0].estimate), 4.0)
    return {
        "gaps": gaps.page(result),
        "gaps of few": gaps.page(half),
        "gaps of many": gaps.page(broad),
        "no gaps": gaps.page(best),
        "gaps explained": gaps.page(result, None, BARE),
        "export": export.page(result, (LINE,), BARE, chosen(catalogue)),
        "export of few": export.page(half, (), BARE),
        "export of many": export.page(broad, (), BARE),
        "export without gaps": export.page(best, (), BARE),
        "choices": choices.page(chosen(catalogue)),
        "card": card.page(skill, catalogue),
        "my card": card.page(skill, catalogue, newest),
        "short card": card.page(catalogue.skills["sums"], catalogue),
        "skills": skills.page(tuple(catalogue.skills.values()), catalogue, None),
        "a list": skills.page((skill, catalogue.skills["order"]), catalogue, catalogue.lists["two"]),
        "roles": roles.page(tuple(catalogue.roles.values()), catalogue),
        "a role": roles.page((catalogue.roles["desk-lead"],), catalogue),
        "two roles": roles.comparison(catalogue.roles["desk-lead"], catalogue.roles["clerk"], catalogue),
    }


def faults(page: Document) -> list[tuple[str, int, str]]:
    """What the linter finds; the rows of tables are not wrapped, and may be as long as they are."""
    text = formats.render("md", page, Look())
    lines = text.splitlines()
    return [
        (page.title, fault.line_number, fault.rule_id)
        for fault in PyMarkdownApi().scan_string(text).scan_failures
        if not (fault.rule_id == "MD013" and lines[fault.line_number - 1].startswith("|"))
    ]


def test_every_page_passes_the_markdown_linter(small: Catalogue) -> None:
    found = {name: faults(page) for name, page in documents(small).items()}
    assert {name: them for name, them in found.items() if them} == {}


def test_the_markdown_of_the_builtin_catalogue_passes_the_linter(builtin: Catalogue) -> None:
    role = next(iter(builtin.roles.values()))
    result = seen(builtin, {skill.items[0].id: "2" for skill in builtin.skills_of(role)}, role.id)
    cards = [card.page(skill, builtin) for skill in list(builtin.skills.values())[:3]]
    assert [faults(page) for page in (export.page(result, (), BARE), gaps.page(result), *cards)] == [[]] * 5


def test_the_level_has_one_name_in_the_chart_and_below_it(small: Catalogue) -> None:
    text = shown(export.page(seen(small, ALL), (), BARE), "plain")
    levels = {}
    for gap in seen(small, ALL).shown:
        level = words.place(gap.estimate.level, small.scale)
        levels[gap.skill] = level
        assert f"Now: {level[0].upper()}{level[1:]}; the role asks for " in text
    assert levels
