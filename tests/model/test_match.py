"""What a person means by a name."""

import pytest

from skillcheck.model.names import bare, find, find_near

NAMES = {
    "listening": ("Listening", "hearing out", "ears"),
    "lists": ("Keeping lists", "order"),
    "order-taking": ("Taking orders",),
    "conflict": ("Handling conflict", "Straßenstreit"),
    "conflict-of-interest": ("Conflict of interest",),
    "coaching": ("Coaching",),
    "couching": ("Couching",),
    "poaching": ("Poaching",),
    "roaching": ("Roaching",),
}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("listening", "listening", id="id"),
        pytest.param("Keeping lists", "lists", id="name"),
        pytest.param("ears", "listening", id="alias"),
        pytest.param("EARS", "listening", id="any case"),
        pytest.param("STRASSENSTREIT", "conflict", id="any case, also where that changes the length"),
        pytest.param("  hearing   out ", "listening", id="blanks around and between"),
        pytest.param("Hearing-Out", "listening", id="hyphens for blanks"),
        pytest.param("order_taking", "order-taking", id="underscores for hyphens"),
        pytest.param("order taking", "order-taking", id="blanks for hyphens"),
        pytest.param("liste", "listening", id="prefix of an id"),
        pytest.param("hear", "listening", id="prefix of an alias"),
        pytest.param("coach", "coaching", id="prefix of id and name of the same skill"),
        pytest.param("taking o", "order-taking", id="prefix of two words"),
        pytest.param(
            "conflict o", "conflict-of-interest", id="prefix of one, although another id is shorter"
        ),
        pytest.param("conflict", "conflict", id="whole id, although others begin with it"),
        pytest.param("order", "lists", id="whole alias, although an id begins with it"),
    ],
)
def test_a_name_is_found_as_people_type_it(text: str, meant: str) -> None:
    assert find(text, NAMES) == (meant, ())


def test_an_id_wins_over_the_name_of_another() -> None:
    assert find("order", {"order": ("Tidiness",), "service": ("Order",)}) == ("order", ())


@pytest.mark.parametrize(
    ("text", "near"),
    [
        pytest.param("list", ("listening", "lists"), id="prefix of two, in the order of the catalogue"),
        pytest.param("listning", ("listening",), id="a letter missing"),
        pytest.param("handlign conflict", ("conflict",), id="two letters swapped in a name"),
    ],
)
def test_what_is_not_clear_leads_to_what_may_be_meant(text: str, near: tuple[str, ...]) -> None:
    id_, others = find(text, NAMES)
    assert (id_, others[: len(near)]) == ("", near)


def test_no_more_than_three_are_suggested_and_each_once() -> None:
    id_, near = find("oaching", NAMES)
    assert id_ == ""
    assert len(near) == len(set(near)) == 3


def test_a_skill_with_several_names_alike_is_suggested_once() -> None:
    names = {"teamwork": ("Team work", "teamworks"), "sums": ("Sums",)}
    assert find("teamwrk", names) == ("", ("teamwork",))


@pytest.mark.parametrize("text", ["", "   ", "-", "xyzzy", "\x1b[31m", "x" * 10_000])
def test_nonsense_means_nothing(text: str) -> None:
    assert find(text, NAMES) == ("", ())


def test_among_no_names_nothing_is_found() -> None:
    assert find("listening", {}) == ("", ())


@pytest.mark.parametrize(
    ("typed", "known", "near"),
    [
        ("quality", "lists", False),
        ("empaty", "empathy", True),
        ("gap", "gaps", True),
        ("csz", "csv", True),
        ("txet", "text", True),
        ("hello", "halo", True),
        ("abc", "abd", True),
        ("ab", "ac", False),
    ],
)
def test_a_near_name_shares_two_thirds_of_its_letters(typed: str, known: str, near: bool) -> None:
    assert (find_near(typed, [known]) == [known]) is near


@pytest.mark.parametrize(
    "other",
    [
        "Caf\u00e9", "Cafe\u0301", "CAF\u00c9", "\uff23af\u00e9", "Ca\u200bf\u00e9", "Caf\ufe0f\u00e9", "Caf\U000e0101\u00e9",  # noqa: E501
        "Ca\u00adf\u00e9", "\u2060Caf\u00e9", "Ca\u034ff\u00e9", "Caf\u180b\u00e9", "Ca\u3164f\u00e9", "Ca\u200df\u00e9",
    ],
)  # fmt: skip
def test_names_that_look_alike_are_one_name(other: str) -> None:
    assert bare(other) == bare("Café")
    assert find(other, {"coffee": ("Café",)}) == ("coffee", ())
