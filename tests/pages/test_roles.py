"""Roles, one or all, and two side by side."""

from skillcheck import formats
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Card, Cards, Commands, Document, Paragraph, Table, Tone
from skillcheck.model.form import Look
from skillcheck.pages import roles


def compared(small: Catalogue, one: str, other: str) -> Document:
    return roles.comparison(small.roles[one], small.roles[other], small)


def test_one_role_with_its_skills_the_weightiest_first(small: Catalogue) -> None:
    page = roles.page([small.roles["desk-lead"]], small)
    assert page.title == "Desk lead"
    assert page.blocks == (
        Paragraph("Runs the desk."),
        Table(
            ("skill", "importance", "asks for", "why"),
            (
                ("Listening", "5", "4", "The desk hears it first."),
                ("Order", "4", "3.5", ""),
                ("Caring", "3", "4", ""),
                ("Sums", "2", "3", ""),
            ),
        ),
        Commands((("skillcheck assess --role desk-lead", "assess yourself for this role"),)),
    )


def test_a_role_without_a_description_has_no_empty_paragraph(small: Catalogue) -> None:
    assert not any(isinstance(b, Paragraph) for b in roles.page([small.roles["clerk"]], small).blocks)


def test_each_role_stands_with_its_size_a_line_and_the_id_to_type(small: Catalogue) -> None:
    page = roles.page(tuple(small.roles.values()), small)
    assert page.blocks == (
        Cards(
            (
                Card("Desk lead", (Paragraph("Runs the desk. (desk-lead)"),), "4 skills"),
                Card("Clerk", (Paragraph("(clerk)"),), "2 skills"),
            )
        ),
        Commands((("skillcheck roles desk-lead", "what a role asks of each skill"),)),
    )


def test_programs_get_the_promised_keys(small: Catalogue) -> None:
    page = roles.page([small.roles["clerk"]], small)
    assert page.kind == "roles"
    assert page.data == {
        "roles": [
            {
                "id": "clerk",
                "name": "Clerk",
                "skills": {
                    "order": {"importance": 5.0, "target": 4.0},
                    "sums": {"importance": 1.0, "target": 2.0},
                },
            }
        ]
    }


def test_two_roles_side_by_side_the_largest_difference_in_weight_first(small: Catalogue) -> None:
    page = compared(small, "desk-lead", "clerk")
    assert page.title == "Desk lead and Clerk"
    assert page.blocks[0] == Paragraph(
        "Importance 1-5, then target level 1-5; “-”: the role does not ask for it.", Tone.QUIET
    )
    # differences of weight: listening 5 - 0, caring 3 - 0, order 5 - 4 and sums 2 - 1 (in catalogue order)
    assert page.blocks[-1] == Table(
        ("skill", "Desk lead", "Clerk"),
        (
            ("Listening", "5, target 4", "-"),
            ("Caring", "3, target 4", "-"),
            ("Order", "4, target 3.5", "5, target 4"),
            ("Sums", "2, target 3", "1, target 2"),
        ),
    )


def test_the_other_way_round_the_order_is_the_same(small: Catalogue) -> None:
    one, other = compared(small, "desk-lead", "clerk"), compared(small, "clerk", "desk-lead")
    assert [s["skill"] for s in one.data["skills"]] == [s["skill"] for s in other.data["skills"]]
    assert [s["a"] for s in one.data["skills"]] == [s["b"] for s in other.data["skills"]]


def test_programs_get_both_demands_and_nothing_where_there_is_none(small: Catalogue) -> None:
    page = compared(small, "desk-lead", "clerk")
    assert (page.kind, page.data["a"], page.data["b"]) == ("comparison", "desk-lead", "clerk")
    assert (
        page.data["skills"][0].items()
        >= {
            "skill": "listening",
            "name": "Listening",
            "a": {"importance": 5.0, "target": 4.0},
            "b": None,
        }.items()
    )


def test_a_role_compared_with_itself_keeps_the_order_of_the_catalogue(small: Catalogue) -> None:
    skills = compared(small, "desk-lead", "desk-lead").data["skills"]
    assert [skill["skill"] for skill in skills] == ["listening", "caring", "order", "sums"]


def test_the_csv_of_a_comparison_leaves_empty_what_is_not_asked(small: Catalogue) -> None:
    lines = formats.render("csv", compared(small, "desk-lead", "clerk"), Look()).splitlines()
    assert lines[0] == "skill,name,a,b"
    assert lines[1].endswith(",")
