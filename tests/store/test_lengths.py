"""How many questions are promised: as counted for our own catalogue, by the share of questions for any other."""

import json

import pytest

from skillcheck.model.catalogue import Catalogue
from skillcheck.store import files, lengths
from skillcheck.store.lengths import read_span


def test_the_lengths_were_counted_for_the_catalogue_that_we_ship(builtin: Catalogue) -> None:
    counted = json.loads(files.builtin_catalogue().with_name(lengths.NAME).read_text("utf-8"))
    assert counted["catalogue"] == builtin.digest, "run: python -m tools.lengths"
    assert set(counted["roles"]) == set(builtin.roles)


@pytest.mark.parametrize("length", ["adaptive", "thorough"])
def test_each_role_has_a_span(builtin: Catalogue, length: str) -> None:
    for role in builtin.roles.values():
        items = sum(len(skill.items) for skill in builtin.skills_of(role))
        span = read_span(builtin, role, length)
        assert span
        assert 8 <= span.low <= span.usual <= span.high <= items


def test_another_catalogue_is_promised_the_share_of_the_role_of_its_size(
    builtin: Catalogue, small: Catalogue
) -> None:
    role = builtin.roles["team-lead"]
    changed = read_span(builtin._replace(digest="other"), role, "adaptive")
    assert changed == read_span(builtin, role, "adaptive")
    span = read_span(small, small.roles["desk-lead"], "adaptive")
    assert span
    assert 1 <= span.low <= span.usual <= span.high <= 10


@pytest.mark.parametrize("length", ["full", "quick"])
def test_what_asks_a_fixed_number_has_no_span(small: Catalogue, length: str) -> None:
    assert read_span(small, small.roles["clerk"], length) is None


def test_a_catalogue_without_questions_for_the_role_has_none(small: Catalogue) -> None:
    empty = small._replace(skills={})
    assert read_span(empty, small.roles["clerk"], "adaptive") is None
