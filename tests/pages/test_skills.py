"""The list of skills."""

from skillcheck import formats
from skillcheck.model.catalogue import Catalogue, ListEntry
from skillcheck.model.document import Table
from skillcheck.model.form import Look
from skillcheck.pages import skills
from tests.pages.results import seen
from tests.pages.screens import drawn, said


def test_without_an_assessment_each_skill_is_a_line_below_its_cluster(small: Catalogue) -> None:
    page = skills.page(tuple(small.skills.values()), small, None)
    assert said(drawn(page)).startswith("Skills 4 skills People Listening Caring Work Order Sums")
    plain = formats.render("plain", page, Look())
    assert "Listening: Taking in what the other person says before answering." in plain


def test_with_one_each_has_its_gauge_and_a_word_if_it_was_asked_and_the_word_alone_if_not(
    small: Catalogue,
) -> None:
    result = seen(small, {"order-1": "1", "order-2": "5", "order-s": "a", "sums-1": "n/a"}, "clerk")
    shown = drawn(skills.page(tuple(small.skills.values()), small, None, result=result))
    told = {row.split()[0]: row for row in shown.splitlines() if row}
    assert "━●━" in told["Order"]
    assert told["Order"].endswith("no. 1 to work on")
    assert told["Sums"].split() == ["Sums", "does", "not", "apply"]
    assert told["Listening"].split() == ["Listening", "not", "in", "your", "role"]
    assert "Clerk: 2 of 2 asked" in said(shown)


def test_a_line_has_neither_an_id_nor_a_definition(builtin: Catalogue) -> None:
    chosen = [builtin.skills["conflict-resolution"], builtin.skills["time-management"]]
    shown = drawn(skills.page(chosen, builtin, None), keys=True)
    assert "conflict-resolution\n" not in shown
    assert all(skill.definition[:30] not in shown for skill in chosen)


def test_programs_get_the_promised_keys(small: Catalogue) -> None:
    page = skills.page((small.skills["listening"], small.skills["sums"]), small, None)
    assert (page.kind, page.rows) == ("skills", "skills")
    first, last = page.data["skills"]
    assert (
        first.items()
        >= {
            "id": "listening",
            "name": "Listening",
            "cluster": "people",
            "definition": "Taking in what the other person says before answering.",
            "lists": [{"list": "two", "entry": 1}],
            "match": None,
            "mine": None,
        }.items()
    )
    assert (last["id"], last["lists"]) == ("sums", [])
    assert {column.partition(".")[0] for column in page.columns} <= set(first)


def test_programs_get_where_the_person_stands(small: Catalogue) -> None:
    result = seen(small, {"order-1": "1", "order-2": "5"})
    page = skills.page((small.skills["order"], small.skills["sums"]), small, None, result=result)
    mine, none = (skill["mine"] for skill in page.data["skills"])
    assert mine.items() >= {"level": result.gaps[0].estimate.level, "target": 3.5, "rank": 1}.items()
    assert none is None


def test_a_source_list_shows_its_entries_in_its_order(small: Catalogue) -> None:
    chosen = (small.skills["order"], small.skills["listening"])
    page = skills.page(chosen, small, small.lists["two"])
    assert page.title == "Two that matter"
    assert page.blocks[0] == Table(
        ("entry", "covered by"), (("1. Hearing", "Listening"), ("2. Order", "Order"))
    )


def test_programs_get_the_skills_of_a_list_in_its_order(small: Catalogue) -> None:
    page = skills.page((small.skills["order"], small.skills["listening"]), small, small.lists["two"])
    assert [skill["id"] for skill in page.data["skills"]] == ["listening", "order"]


def test_an_entry_that_two_skills_cover_names_both(small: Catalogue) -> None:
    both = small.skills["caring"]._replace(lists=(ListEntry("two", 1),))
    page = skills.page((small.skills["listening"], both), small, small.lists["two"])
    table = page.blocks[0]
    assert isinstance(table, Table)
    assert table.rows == (("1. Hearing", "Listening, Caring"),)


def test_a_skill_that_covers_two_entries_is_one_skill_for_programs(small: Catalogue) -> None:
    both = small.skills["listening"]._replace(lists=(ListEntry("two", 1), ListEntry("two", 2)))
    page = skills.page((both,), small, small.lists["two"])
    table = page.blocks[0]
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["1. Hearing", "2. Order"]
    assert [skill["id"] for skill in page.data["skills"]] == ["listening"]


def test_where_nothing_fits_it_says_how_to_see_all(small: Catalogue) -> None:
    page = skills.page((), small, None)
    assert "Nothing fits. See them all: skillcheck list" in drawn(page)
    assert page.data == {"skills": []}
