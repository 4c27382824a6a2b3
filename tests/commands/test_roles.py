"""`skillcheck roles`: what each role asks, and how two differ."""

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import parsed
from tests.conftest import Run


def test_roles_have_the_promised_keys(small: Catalogue, run: Run) -> None:
    found = parsed(run("roles", "-f", "json"))
    assert list(found) == ["skillcheck", "kind", "roles"]
    assert (found["skillcheck"], found["kind"]) == (1, "roles")
    assert [role["id"] for role in found["roles"]] == ["desk-lead", "clerk"]
    assert found["roles"][1] == {
        "id": "clerk",
        "name": "Clerk",
        "skills": {"order": {"importance": 5, "target": 4}, "sums": {"importance": 1, "target": 2}},
    }


@pytest.mark.parametrize("said", ["clerk", "CLERK", "Clerk", "cl"])
def test_one_role_by_id_name_or_start(said: str, small: Catalogue, run: Run) -> None:
    found = parsed(run("roles", said, "-f", "json"))
    assert [role["id"] for role in found["roles"]] == ["clerk"]


@pytest.mark.parametrize(
    "words",
    [
        ("roles", "clrek"),
        ("roles", "compare", "clrek", "desk-lead"),
        ("roles", "compare", "desk-lead", "clrek"),
    ],
)
def test_an_unknown_role_brings_a_suggestion(words: tuple[str, ...], small: Catalogue, run: Run) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean clerk?" in ran.err


def test_a_comparison_has_the_largest_difference_first(small: Catalogue, run: Run) -> None:
    found = parsed(run("roles", "compare", "desk-lead", "clerk", "-f", "json"))
    assert (found["kind"], found["a"], found["b"]) == ("comparison", "desk-lead", "clerk")
    # differences of weight: listening 5 - 0, caring 3 - 0, order 5 - 4, sums 2 - 1
    assert [row["skill"] for row in found["skills"]] == ["listening", "caring", "order", "sums"]
    assert found["skills"][0]["b"] is None
    assert found["skills"][2]["a"] == {"importance": 4, "target": 3.5}
    assert found["skills"][2]["b"] == {"importance": 5, "target": 4}


@pytest.mark.parametrize("format_", ["terminal", "plain", "md", "csv"])
@pytest.mark.parametrize("words", [(), ("desk-lead",), ("compare", "clerk", "desk-lead")])
def test_every_format_shows_the_roles(
    words: tuple[str, ...], format_: str, small: Catalogue, run: Run
) -> None:
    ran = run("roles", *words, "-f", format_)
    assert ran.code == 0
    assert ran.err == "" or (format_ == "csv" and "Left out of the table" in ran.err)
    assert "desk-lead" in ran.out or "Desk lead" in ran.out or "listening" in ran.out


@pytest.mark.parametrize("words", [("clerk", "desk-lead"), ("compare", "clerk"), ("compare",)])
def test_too_many_or_too_few_roles(words: tuple[str, ...], small: Catalogue, run: Run) -> None:
    ran = run("roles", *words)
    assert (ran.code, ran.out) == (2, "")
