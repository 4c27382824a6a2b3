"""The list of skills."""

from skillcheck.model.catalogue import Catalogue, ListEntry
from skillcheck.model.document import Commands, Paragraph, Table, Tone
from skillcheck.pages import skills


def test_all_skills_with_what_they_are(small: Catalogue) -> None:
    page = skills.page(tuple(small.skills.values()), small, None)
    assert page.title == "Small catalogue"
    assert page.blocks == (
        Paragraph("4 skills", Tone.QUIET),
        Table(
            ("skill", "what it is"),
            (
                ("Listening", "Taking in what the other person says before answering."),
                ("Caring", "Acting to make someone's day easier."),
                ("Order", "Keeping records so that others find what they need."),
                ("Sums", "Knowing what things cost."),
            ),
        ),
        Commands((("skillcheck show listening", "the whole card of a skill"),)),
    )


def test_programs_get_the_promised_keys(small: Catalogue) -> None:
    page = skills.page((small.skills["listening"], small.skills["sums"]), small, None)
    assert (page.kind, page.rows) == ("skills", "skills")
    assert page.data == {
        "skills": [
            {
                "id": "listening",
                "name": "Listening",
                "cluster": "people",
                "definition": "Taking in what the other person says before answering.",
                "lists": [{"list": "two", "entry": 1}],
                "match": None,
            },
            {
                "id": "sums",
                "name": "Sums",
                "cluster": "work",
                "definition": "Knowing what things cost.",
                "lists": [],
                "match": None,
            },
        ]
    }
    assert list(page.columns) == list(page.data["skills"][0])


def test_a_source_list_shows_its_entries_in_its_order(small: Catalogue) -> None:
    chosen = (small.skills["order"], small.skills["listening"])
    page = skills.page(chosen, small, small.lists["two"])
    assert page.title == "Two that matter"
    assert page.blocks[1] == Table(
        ("entry", "covered by"),
        (("1. Hearing", "Listening"), ("2. Order", "Order")),
    )


def test_programs_get_the_skills_of_a_list_in_its_order(small: Catalogue) -> None:
    page = skills.page((small.skills["order"], small.skills["listening"]), small, small.lists["two"])
    assert [skill["id"] for skill in page.data["skills"]] == ["listening", "order"]


def test_an_entry_that_two_skills_cover_names_both(small: Catalogue) -> None:
    both = small.skills["caring"]._replace(lists=(ListEntry("two", 1),))
    page = skills.page((small.skills["listening"], both), small, small.lists["two"])
    table = page.blocks[1]
    assert isinstance(table, Table)
    assert table.rows == (("1. Hearing", "Listening, Caring"),)


def test_a_skill_that_covers_two_entries_is_one_skill_for_programs(small: Catalogue) -> None:
    both = small.skills["listening"]._replace(lists=(ListEntry("two", 1), ListEntry("two", 2)))
    page = skills.page((both,), small, small.lists["two"])
    table = page.blocks[1]
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["1. Hearing", "2. Order"]
    assert [skill["id"] for skill in page.data["skills"]] == ["listening"]


def test_where_nothing_fits_it_says_how_to_see_all(small: Catalogue) -> None:
    page = skills.page((), small, None)
    assert page.blocks == (
        Paragraph("0 skills", Tone.QUIET),
        Paragraph("Nothing fits. See them all: skillcheck list"),
    )
    assert page.data == {"skills": []}
