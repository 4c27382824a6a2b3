"""The built-in catalogue covers every entry of the source lists, and the roles follow the lists."""

from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "data" / "coverage.tsv").read_text("utf-8").splitlines()[1:]
]
SKILL_ROWS = [
    (list_, int(entry), set(by.split())) for list_, entry, by in ROWS if list_ != "goal-achievement"
]
SKILLS = {skill for _, _, by in SKILL_ROWS for skill in by}
ROLE_LISTS = {
    "client-services-manager": {"office-client-services"},
    "customer-service-manager": {
        "customer-service-essentials",
        "service-manager-qualities",
        "service-manager-thirty",
    },
    "customer-relations-manager": {"customer-relations"},
}


def test_the_facts_are_all_there() -> None:
    assert (len(ROWS), len(SKILL_ROWS), len(SKILLS)) == (74, 64, 44)


def test_the_catalogue_has_just_these_skills(builtin: Catalogue) -> None:
    assert set(builtin.skills) == SKILLS


@pytest.mark.parametrize(("list_", "entry", "by"), SKILL_ROWS)
def test_each_entry_is_covered_by_its_skills(
    list_: str, entry: int, by: set[str], builtin: Catalogue
) -> None:
    found = {
        skill.id
        for skill in builtin.skills.values()
        if any((e.list, e.entry) == (list_, entry) for e in skill.lists)
    }
    assert found == by


def test_the_lists_have_as_many_entries_as_the_facts(builtin: Catalogue) -> None:
    for source in builtin.lists.values():
        assert len(source.entries) == sum(list_ == source.id for list_, _, _ in SKILL_ROWS)


@pytest.mark.parametrize("role", ROLE_LISTS)
def test_a_role_of_the_lists_has_all_their_skills(role: str, builtin: Catalogue) -> None:
    wanted = {skill for list_, _, by in SKILL_ROWS if list_ in ROLE_LISTS[role] for skill in by}
    assert wanted <= set(builtin.roles[role].skills)


def test_the_role_of_all_skills_weighs_them_alike(builtin: Catalogue) -> None:
    demands = builtin.roles["all"].skills
    assert set(demands) == SKILLS
    assert {(d.importance, d.target) for d in demands.values()} == {(3, 4)}


def test_the_two_roles_by_judgement_have_about_their_size(builtin: Catalogue) -> None:
    assert 13 <= len(builtin.roles["team-lead"].skills) <= 25
    assert 22 <= len(builtin.roles["head-of-service"].skills) <= 30
    assert len(builtin.roles) == 6
