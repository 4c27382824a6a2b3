"""`skillcheck list`: the skills, filtered."""

from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import parsed
from tests.conftest import Run


@pytest.mark.parametrize(
    ("words", "skills"),
    [
        ((), "listening caring order sums"),
        (("--role", "clerk"), "order sums"),
        (("--role", "Desk Lead"), "listening caring order sums"),
        (("--cluster", "people"), "listening caring"),
        (("--cluster", "WORK"), "order sums"),
        (("--list", "two"), "listening order"),
        (("--list", "Two that matter"), "listening order"),
        (("--search", "COST"), "sums"),
        (("--search", "ears"), "listening"),
        (("--search", "record"), "order"),
        (("--search", "zebra"), ""),
        (("--role", "clerk", "--list", "two"), "order"),
        (("--cluster", "people", "--search", "cost"), ""),
    ],
)
def test_filters_leave_what_fits(words: tuple[str, ...], skills: str, small: Catalogue, run: Run) -> None:
    ran = run("list", *words, "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    assert [skill["id"] for skill in parsed(ran)["skills"]] == skills.split()


def test_a_skill_has_the_promised_keys(small: Catalogue, run: Run) -> None:
    found = parsed(run("list", "-f", "json"))
    assert list(found) == ["skillcheck", "kind", "skills"]
    assert (found["skillcheck"], found["kind"]) == (1, "skills")
    assert (
        found["skills"][0].items()
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


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("--role", "desk-led"), "desk-lead"),
        (("--cluster", "poeple"), "people"),
        (("--list", "tow"), "two"),
    ],
)
def test_what_is_unknown_brings_a_suggestion(
    words: tuple[str, ...], near: str, small: Catalogue, run: Run
) -> None:
    ran = run("list", *words)
    assert (ran.code, ran.out) == (2, "")
    assert f"Did you mean {near}?" in ran.err


def test_a_source_list_is_read_in_its_own_words_and_order(small: Catalogue, run: Run) -> None:
    out = run("list", "--list", "two").out
    assert 0 < out.index("1. Hearing") < out.index("2. Order")


@pytest.mark.parametrize("format_", ["terminal", "plain", "md", "csv"])
def test_every_format_names_every_skill(format_: str, small: Catalogue, run: Run) -> None:
    out = run("list", "-f", format_).out
    assert all(skill.name in out for skill in small.skills.values())


def test_nothing_found_is_said_and_is_no_failure(small: Catalogue, run: Run) -> None:
    ran = run("list", "--search", "zebra")
    assert ran.code == 0
    assert "skillcheck list" in ran.out


@pytest.mark.parametrize(
    ("text", "skill", "line"),
    [
        ("hear", "listening", "hearing out"),
        ("LISTENS", "listening", "Listening"),
        ("costs", "sums", "Knowing what things cost."),
    ],
)
def test_a_search_shows_the_line_that_matched(
    text: str, skill: str, line: str, small: Catalogue, run: Run
) -> None:
    found = parsed(run("list", "--search", text, "-f", "json"))["skills"]
    assert (found[0]["id"], found[0]["match"]) == (skill, line)
    assert line in run("list", "--search", text).out


def test_a_word_that_names_no_skill_offers_what_the_search_finds(run: Run, builtin: Catalogue) -> None:
    best = parsed(run("list", "--search", "furious", "-f", "json"))["skills"]
    word = "furious" if best else "angry"
    offered = run("show", word).err
    assert "Did you mean" in offered


def test_a_table_in_a_file_begins_with_a_mark_and_one_in_a_pipe_does_not(
    small: Catalogue, tmp_path: Path, run: Run
) -> None:
    assert run("list", "-o", "skills.csv").code == 0
    assert (tmp_path / "skills.csv").read_bytes().startswith(b"\xef\xbb\xbfid,name")
    assert run("list", "-f", "csv").out.startswith("id,name")
    assert run("list", "-f", "json", "-o", "skills.json").code == 0
    assert (tmp_path / "skills.json").read_bytes().startswith(b"{")


def test_what_has_no_room_in_a_table_is_said(assessed: str, run: Run) -> None:
    ran = run("gaps", "-f", "csv")
    assert "Left out of the table, and all in -f json: assessment" in ran.err
    assert run("list", "-f", "csv").err == ""
