"""What must hold between the parts of a catalogue, each fault at its own line."""

import pytest

from skillcheck.store import links
from skillcheck.store.node import Reading
from tests.store.trees import SMALL_TEXT, changed, line_of, settled, tree


def faults(text: str) -> list[str]:
    """What is wrong between the parts of a text `f`."""
    reading = Reading()
    links.check(tree(text), reading)
    return settled(reading)


SUMS = "  - id: sums\n    name: Sums\n    cluster: work\n"
NEEDS = "    needs:\n      - listening\n"

ONE_FAULT: dict[str, tuple[tuple[str, str], str, str]] = {
    # what is replaced in the small catalogue, the text at whose line the fault is, the fault
    "a cluster that is not there": (
        (SUMS, SUMS.replace("work", "wrok")),
        "    cluster: wrok",
        "skills.sums.cluster: there is no “wrok”; did you mean “work”?",
    ),
    "a related skill that is not there": (
        ("    related:\n      - caring\n", "    related:\n      - carring\n"),
        "      - carring",
        "skills.listening.related.1: there is no “carring”; did you mean “caring”?",
    ),
    "a needed skill that is not there": (
        (NEEDS, "    needs:\n      - listening\n      - zzz\n"),
        "      - zzz",
        "skills.caring.needs.2: there is no “zzz”",
    ),
    "a practice that trains a statement of another skill": (
        ("      - title: Say it back\n", "      - title: Say it back\n        trains:\n          - caring-1\n"),
        "          - caring-1",
        "skills.listening.practices.1.trains: trains a statement of this skill, and there is no “caring-1”",
    ),
    "a role whose name looks like another's": (
        ("  - id: clerk\n    name: Clerk", "  - id: clerk\n    name: D\u00adesk le\u200bad\ufe0f"),
        "    name: D\u00adesk",
        "roles.clerk: “desk lead” already names desk-lead",
    ),
    "a skill that needs itself": (
        (NEEDS, "    needs:\n      - caring\n"),
        "      - caring\n  - id: order",
        "skills.caring.needs.1: is the skill itself",
    ),
    "a skill related to itself": (
        ("    related:\n      - caring\n", "    related:\n      - listening\n"),
        "      - listening\n",
        "skills.listening.related.1: is the skill itself",
    ),
    "a list that is not there": (
        ("      - list: two\n        entry: 2", "      - list: too\n        entry: 2"),
        "      - list: too",
        "skills.order.lists.1: there is no “too”; did you mean “two”?",
    ),
    "an entry after the last of its list": (
        ("      - list: two\n        entry: 2", "      - list: two\n        entry: 3"),
        "      - list: two\n        entry: 3",
        "skills.order.lists.1: “two” has 2 entries, not 3",
    ),
    "no question": (
        ("    statements:\n      - text: I look up the cost before I agree.\n", ""),
        "  - id: sums",
        "skills.sums: has no question: write statements or scenarios",
    ),
    "the id of another skill's item": (
        ("      - text: I look up", "      - id: caring-s\n        text: I look up"),
        "      - id: caring-s",
        "skills.sums: the item id “caring-s” is taken by skills.caring",
    ),
    "a role for a skill that is not there": (
        ("      caring:\n        importance: 3", "      carin:\n        importance: 3"),
        "      carin:",
        "roles.desk-lead.skills.carin: there is no “carin”; did you mean “caring”?",
    ),
    "a name that names another skill": (
        ("    name: Sums", "    name: ORDER"),
        "    name: ORDER",
        "skills.sums: “order” already names order",
    ),
    "a name that looks like another's": (
        ("    name: Sums", "    name: \uff2frder"),
        "    name: \uff2frder",
        "skills.sums: “order” already names order",
    ),
    "an alias that is another skill's id": (
        ("      - tidiness", "      - Caring"),
        "      - Caring",
        "skills.order: “caring” already names caring",
    ),
    "an alias of two skills": (
        ("      - tidiness", "      - EARS"),
        "      - EARS",
        "skills.order: “ears” already names listening",
    ),
}  # fmt: skip


def test_the_small_catalogue_holds_together() -> None:
    assert faults(SMALL_TEXT) == []


@pytest.mark.parametrize("case", ONE_FAULT)
def test_a_broken_link_is_one_fault_at_its_line(case: str) -> None:
    swap, at, what = ONE_FAULT[case]
    text = changed(swap)
    assert faults(text) == [f"f:{line_of(text, at)}: {what}"]


def test_a_role_that_asks_for_nothing_is_a_fault() -> None:
    text = (
        SMALL_TEXT[: SMALL_TEXT.index("  - id: clerk")] + "  - id: clerk\n    name: Clerk\n    skills: {}\n"
    )
    assert faults(text) == [f"f:{line_of(text, '    skills: {}')}: roles.clerk.skills: names no skill"]


def test_an_alias_that_repeats_the_skills_own_name_is_no_fault() -> None:
    assert faults(changed(("      - tidiness", "      - ORDER"))) == []


def skills(**needs: str) -> str:
    """A catalogue of skills (one letter each) that need those of the letters."""
    entries = [
        f"  - {{id: {name}, name: {name}, statements: [{{text: x}}], needs: [{', '.join(others)}]}}\n"
        for name, others in needs.items()
    ]
    return "skills:\n" + "".join(entries)


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ({"a": "b", "b": "c", "c": ""}, []),
        ({"a": "bc", "b": "d", "c": "d", "d": ""}, []),
        ({"a": "b", "b": "a"}, ["f:2: skills.a.needs: goes in a circle: a, b"]),
        ({"a": "b", "b": "c", "c": "a"}, ["f:2: skills.a.needs: goes in a circle: a, b, c"]),
        (
            {"a": "b", "b": "c", "c": "d", "d": "e", "e": "g", "g": "a"},
            ["f:2: skills.a.needs: goes in a circle: a, b, c, d, e …"],
        ),
        # A skill that leads to a circle, and one that the circle needs, are not in it.
        ({"x": "a", "a": "bz", "b": "a", "z": ""}, ["f:3: skills.a.needs: goes in a circle: a, b"]),
        # Of skills that lead to each other in many ways, one circle is told at a time.
        ({"a": "bc", "b": "ac", "c": "ab"}, ["f:2: skills.a.needs: goes in a circle: a, b"]),
        # Two circles are two faults, also where one leads to the other.
        (
            {"a": "b", "b": "ac", "c": "d", "d": "c"},
            [
                "f:2: skills.a.needs: goes in a circle: a, b",
                "f:4: skills.c.needs: goes in a circle: c, d",
            ],
        ),
    ],
)
def test_a_circle_of_needs_is_named_with_the_skills_in_it(needs: dict[str, str], expected: list[str]) -> None:
    assert faults(skills(**needs)) == expected


def test_of_very_many_circles_ten_are_told() -> None:
    text = "skills:\n" + "".join(
        f"  - {{id: a{n}, name: a{n}, statements: [{{text: x}}], needs: [b{n}]}}\n"
        f"  - {{id: b{n}, name: b{n}, statements: [{{text: x}}], needs: [a{n}]}}\n"
        for n in range(3_000)
    )
    assert faults(text) == [
        f"f:{2 * n + 2}: skills.a{n}.needs: goes in a circle: a{n}, b{n}" for n in range(10)
    ]


def test_the_faults_of_two_skills_come_together() -> None:
    text = changed((SUMS, SUMS.replace("work", "wrok")), (NEEDS, "    needs:\n      - zzz\n"))
    assert len(faults(text)) == 2


@pytest.mark.parametrize(
    "text", ["[]", "word", "skills: word", "skills: [word, [], {}]", "roles: [{skills: []}]"]
)
def test_a_tree_of_a_wrong_shape_does_not_end_the_check(text: str) -> None:
    faults(text)
