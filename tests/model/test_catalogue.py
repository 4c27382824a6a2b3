"""The catalogue finds what belongs together."""

from skillcheck.model.catalogue import Catalogue


def test_the_questions_of_a_skill_are_its_statements_then_its_scenarios(small: Catalogue) -> None:
    assert [item.id for item in small.skills["listening"].items] == [
        "listening-1",
        "listening-2",
        "listening-s",
    ]


def test_the_skills_of_a_role_stand_in_the_order_of_the_catalogue(small: Catalogue) -> None:
    role = small.roles["desk-lead"]
    turned = role._replace(skills=dict(reversed([*role.skills.items()])))
    assert [skill.id for skill in small.skills_of(turned)] == ["listening", "caring", "order", "sums"]


def test_a_role_has_only_its_own_skills(small: Catalogue) -> None:
    assert [skill.id for skill in small.skills_of(small.roles["clerk"])] == ["order", "sums"]


def test_each_question_has_the_skill_that_it_is_about(small: Catalogue) -> None:
    owners = {item: skill.id for item, skill in small.owners().items()}
    assert owners == {
        **dict.fromkeys(("listening-1", "listening-2", "listening-s"), "listening"),
        **dict.fromkeys(("caring-1", "caring-2", "caring-s"), "caring"),
        **dict.fromkeys(("order-1", "order-2", "order-s"), "order"),
        "sums-1": "sums",
    }
