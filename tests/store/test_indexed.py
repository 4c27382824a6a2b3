"""Each question to a catalogue has the same answer from memory and from the compiled form."""

import pytest

from skillcheck.core.match import find_among
from skillcheck.model.catalogue import Catalogue
from skillcheck.store import cache, files
from skillcheck.store import catalogue as catalogues
from tests.store.conftest import Write
from tests.store.trees import changed


@pytest.fixture
def compiled() -> Catalogue:
    return cache.opened(str(files.builtin_catalogue()), lambda done: None)


TEXTS = [
    "empathy",
    "EMPATHY",
    "em",
    "e",
    "",
    "perspective taking",
    "conflit",
    "xyzzy",
    "\ud800",
    "x" * 10_000,
    "‐",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_name_means_the_same(text: str, builtin: Catalogue, compiled: Catalogue) -> None:
    assert find_among(text, compiled.skill_names()) == find_among(text, builtin.skill_names())
    assert find_among(text, compiled.role_names()) == find_among(text, builtin.role_names())


@pytest.mark.parametrize("text", [*TEXTS, "customer", "team-lead", "  listen "])
def test_a_search_finds_the_same(text: str, builtin: Catalogue, compiled: Catalogue) -> None:
    assert compiled.summaries(text) == builtin.summaries(text)


def test_all_names_are_the_same(builtin: Catalogue, compiled: Catalogue) -> None:
    assert compiled.skill_names().spoken() == builtin.skill_names().spoken()


def test_skills_items_and_owners_are_the_same(builtin: Catalogue, compiled: Catalogue) -> None:
    items = [*reversed(builtin.owners()), "gone-1"]
    ids = [*reversed(builtin.skills), "gone", "empathy"]
    assert compiled.owners() == builtin.owners()
    assert list(compiled.owned(items).items()) == list(builtin.owned(items).items())
    assert compiled.items(items) == builtin.items(items)
    assert compiled.some(ids) == builtin.some(ids)
    for role in builtin.roles.values():
        assert compiled.skills_of(compiled.roles[role.id]) == builtin.skills_of(role)


def test_what_is_not_there_is_not_found(compiled: Catalogue) -> None:
    assert "gone" not in compiled.skills
    assert compiled.skills.get("gone") is None
    with pytest.raises(KeyError):
        compiled.roles["gone"]


@pytest.mark.parametrize("text", ['"so"', "\\", "\\n", 'to" \\ é', "é", "n", '"', "\udcff", "\x00"])
def test_a_search_for_what_json_writes_in_another_way_finds_the_same(text: str, write: Write) -> None:
    path = write(changed(("Taking in what", 'Taking "so" to" \\ É what')))
    assert cache.opened(path, lambda done: None).summaries(text) == catalogues.read(path).summaries(text)
