"""The whole result to hand on."""

import pytest
from pymarkdown.api import PyMarkdownApi

from skillcheck import formats
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import NewestLevel, Point
from skillcheck.model.document import Document, Facts, Gauge, Heading, Paragraph, Table, Tone
from skillcheck.model.estimate import Explanation, Step
from skillcheck.model.form import Look
from skillcheck.model.result import Notice
from skillcheck.pages import card, explain, export, gaps, roles, skills, words
from tests.pages.results import ALL, AT, BEST, seen, wide

BARE = Explanation({})
LINE = Evidence(3, "listening", "Said it back, CANARY.", AT)


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]


def test_it_goes_from_the_gaps_to_what_to_do_to_the_profile_to_the_method(small: Catalogue) -> None:
    assert headings(export.page(seen(small, ALL), (), BARE)) == [
        (2, "Where to work next"),
        (2, "What to do"),
        (3, "1. Listening"),
        (4, "Say it back (for level 1 to 2)"),
        (3, "2. Caring"),
        (3, "3. Order"),
        (2, "Profile"),
        (3, "People"),
        (3, "Work"),
        (2, "How the numbers come about"),
        (3, "Rank 1: Listening"),
        (3, "Rank 2: Caring"),
        (3, "Rank 3: Order"),
    ]


def test_it_begins_with_what_was_assessed_and_whose_view_that_is(small: Catalogue) -> None:
    page = export.page(seen(small, ALL), (), BARE)
    assert page.title == "Skill assessment: Desk lead"
    assert page.blocks[:2] == (
        Facts(
            (
                ("Date", "2026-11-22"),
                ("Role", "Desk lead"),
                ("Length", "full, 10 of 10 questions answered"),
                ("Assessment", "2026-11-22-abcdef"),
                ("Catalogue", "Small catalogue (0123456789ab)"),
            )
        ),
        Paragraph(words.CAUTION),
    )


def test_the_profile_has_every_assessed_skill_below_its_cluster(small: Catalogue) -> None:
    result = seen(small, ALL)
    by_skill = {
        g.skill: Gauge(g.estimate.level, g.estimate.low, g.estimate.high, g.demand.target)
        for g in result.gaps
    }
    tables = [b for b in export.page(result, (), BARE).blocks if isinstance(b, Table)][1:]
    assert tables == [
        Table(
            ("skill", "level", "target"),
            (("Listening", by_skill["listening"], "4"), ("Caring", by_skill["caring"], "4")),
        ),
        Table(
            ("skill", "level", "target"),
            (("Order", by_skill["order"], "3.5"), ("Sums", by_skill["sums"], "3")),
        ),
    ]


def test_a_cluster_without_an_assessed_skill_is_left_out(small: Catalogue) -> None:
    assert (3, "Work") not in headings(export.page(seen(small, {"listening-1": "2"}), (), BARE))


def test_where_every_target_is_met_there_is_nothing_to_do(small: Catalogue) -> None:
    titles = [text for _, text in headings(export.page(seen(small, BEST), (), BARE))]
    assert "What to do" not in titles
    assert titles[-1] == "How the numbers come about"


def test_every_other_skill_is_named_below_the_gaps(small: Catalogue) -> None:
    many = wide(small, 20)
    page = export.page(seen(many, {f"s{n}-1": "2" for n in range(1, 19)}, "wide"), (), BARE)
    rest = ", ".join(f"Skill {n}" for n in range(6, 19))
    assert Paragraph(f"Also below target: {rest}.") in page.blocks
    assert Paragraph("Not asked: Skill 19, Skill 20.") in page.blocks


def test_programs_get_what_gaps_gives_and_more(small: Catalogue) -> None:
    result = seen(small, ALL)
    data, simple = export.page(result, (), BARE).data, gaps.page(result).data
    promised = {"assessment", "agreement", "gaps", "not_assessed", "notices", "choices", "answers"}
    assert promised <= set(data)
    assert promised - {"choices"} <= set(export.empty("").data)
    assert data["answers"] == ALL
    assert data["assessment"] == simple["assessment"]
    assert [{k: v for k, v in row.items() if k != "why"} for row in data["gaps"]] == simple["gaps"]
    assert [row["why"] for row in data["gaps"]] == [explain.why(gap, result, BARE) for gap in result.gaps]


def test_notices_on_the_answers_stand_at_the_top(small: Catalogue) -> None:
    notice = Notice("long-run", "4 was the answer 14 times in a row.")
    page = export.page(seen(small, ALL)._replace(notices=(notice,)), (), BARE)
    assert page.blocks[2] == Paragraph(notice.text, Tone.QUIET)
    assert page.data["notices"] == [{"id": "long-run", "text": notice.text}]


def test_why_what_was_asked_is_for_programs_alone(small: Catalogue) -> None:
    page = export.page(seen(small, ALL), (), Explanation({}, (Step("order-1", "order", 0.5),)))
    assert (2, "Why these questions") not in headings(page)
    assert page.data["gaps"][2]["why"]["asked_when"] == [{"item": "order-1", "number": 1, "chance": 0.5}]


@pytest.mark.parametrize("format_", formats.FORMATS)
def test_evidence_is_nowhere_unless_it_is_given(small: Catalogue, format_: str) -> None:
    shown = formats.render(format_, export.page(seen(small, ALL), (), BARE), Look())
    assert "evidence" not in shown.casefold()


def test_evidence_that_is_given_is_in_it(small: Catalogue) -> None:
    page = export.page(seen(small, ALL), (LINE,), BARE)
    assert (2, "Evidence") in headings(page)
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
        "export": export.page(result, (LINE,), BARE),
        "export of few": export.page(half, (), BARE),
        "export of many": export.page(broad, (), BARE),
        "export without gaps": export.page(best, (), BARE),
        "card": card.page(skill, catalogue),
        "my card": card.page(skill, catalogue, newest),
        "short card": card.page(catalogue.skills["sums"], catalogue),
        "skills": skills.page(tuple(catalogue.skills.values()), catalogue, None),
        "a list": skills.page((skill, catalogue.skills["order"]), catalogue, catalogue.lists["two"]),
        "roles": roles.page(tuple(catalogue.roles.values()), catalogue),
        "a role": roles.page((catalogue.roles["desk-lead"],), catalogue),
        "two roles": roles.comparison(catalogue.roles["desk-lead"], catalogue.roles["clerk"], catalogue),
    }


def test_every_page_passes_the_markdown_linter(small: Catalogue) -> None:
    linter = PyMarkdownApi()
    found = [
        (name, fault.line_number, fault.rule_id, fault.rule_name)
        for name, page in documents(small).items()
        for fault in linter.scan_string(formats.render("md", page, Look())).scan_failures
    ]
    assert found == []


def test_the_markdown_of_the_builtin_catalogue_passes_the_linter(builtin: Catalogue) -> None:
    role = next(iter(builtin.roles.values()))
    answers = {skill.items[0].id: "2" for skill in builtin.skills_of(role)}
    result = seen(builtin, answers, role.id)
    pages = [
        export.page(result, (), BARE),
        gaps.page(result),
        *(card.page(skill, builtin) for skill in list(builtin.skills.values())[:3]),
    ]
    linter = PyMarkdownApi()
    found = [
        (page.title, fault.line_number, fault.rule_id)
        for page in pages
        for fault in linter.scan_string(formats.render("md", page, Look())).scan_failures
    ]
    assert found == []
