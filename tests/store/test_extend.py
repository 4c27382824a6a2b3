"""An organisation's catalogue on top of another: add, change, drop, and faults in the right one of the two files."""

from typing import Any

import pytest

from skillcheck.model.catalogue import Catalogue, Demand, Skill
from skillcheck.model.shape import shape_of
from skillcheck.store import links
from skillcheck.store.extend import extend
from skillcheck.store.node import Node, Reading
from skillcheck.store.shape import keys_of, read_node
from skillcheck.store.values import make
from tests.store.trees import SMALL_TEXT, changed, line_of, plain, settled, tree

KEYS = keys_of(Skill)
SKILL_KEYS = (*KEYS.needed, *KEYS.optional)
HEAD = "version: 1\nextends: builtin\n"
NEW_SKILL = """\
skills:
  - id: handover
    name: Handover
    cluster: work
    definition: Passing on what is open.
    levels: {1: a, 2: b, 3: c, 4: d, 5: e}
    statements:
      - text: I write down what is open.
"""


def merged(own: str) -> tuple[Node, Reading]:
    """The small catalogue (`base.yaml`) with these changes (`own.yaml`), and what was noted on the way."""
    reading = Reading()
    return extend(tree(SMALL_TEXT, "base.yaml"), tree(own, "own.yaml"), reading), reading


def faults(own: str) -> list[str]:
    """Everything that is wrong with the small catalogue and these changes."""
    root, reading = merged(HEAD + own)
    read_node(shape_of(Catalogue), root, "", reading)
    links.check(root, reading)
    return settled(reading)


def catalogue(own: str) -> Catalogue:
    """The small catalogue with these changes, which have no fault."""
    root, reading = merged(HEAD + own)
    values = read_node(shape_of(Catalogue), root, "", reading)
    links.check(root, reading)
    assert settled(reading) == []
    return make(Catalogue, values)


def base() -> dict[str, Any]:
    """The small catalogue as plain values."""
    found: dict[str, Any] = plain(tree(SMALL_TEXT))
    return found


@pytest.mark.parametrize("own", ["", "skills: []\n", "roles: []\n", "drop: {}\n", "drop: {skills: []}\n"])
def test_a_file_that_changes_nothing_gives_the_base(own: str) -> None:
    root, reading = merged(HEAD + own)
    assert (plain(root), settled(reading)) == (base(), [])


def test_a_name_of_its_own_takes_the_place_of_the_bases() -> None:
    assert catalogue("name: Ours\n").name == "Ours"


def test_a_skill_with_a_new_id_is_added_at_the_end() -> None:
    assert list(catalogue(NEW_SKILL).skills) == ["listening", "caring", "order", "sums", "handover"]


def test_a_skill_with_a_known_id_changes_the_keys_that_it_names_and_keeps_its_place() -> None:
    whole = catalogue("skills:\n  - id: order\n    definition: Ours.\n")
    before = make(Catalogue, read_node(shape_of(Catalogue), tree(SMALL_TEXT), "", Reading())).skills["order"]
    after = whole.skills["order"]
    assert list(whole.skills) == ["listening", "caring", "order", "sums"]
    assert after.definition == "Ours."
    assert (after.name, after.levels, after.items) == (before.name, before.levels, before.items)


def test_a_list_of_a_skill_is_replaced_as_a_whole() -> None:
    whole = catalogue("skills:\n  - id: listening\n    aliases: [open ears]\n")
    assert whole.skills["listening"].aliases == ("open ears",)


def test_one_weight_of_a_role_changes_and_all_others_stay() -> None:
    own = "roles:\n  - id: desk-lead\n    skills:\n      sums: {importance: 5, target: 4.5}\n"
    role = catalogue(own).roles["desk-lead"]
    assert {skill: (d.importance, d.target) for skill, d in role.skills.items()} == {
        "listening": (5, 4),
        "caring": (3, 4),
        "order": (4, 3.5),
        "sums": (5, 4.5),
    }
    assert (role.name, role.about) == ("Desk lead", "Runs the desk.")


def test_a_role_asks_for_a_new_skill_after_those_that_it_had() -> None:
    own = NEW_SKILL + "roles:\n  - id: clerk\n    skills:\n      handover: {importance: 2, target: 3}\n"
    role = catalogue(own).roles["clerk"]
    assert list(role.skills) == ["order", "sums", "handover"]
    assert role.skills["handover"] == Demand(2.0, 3.0)


def test_a_new_role_is_added_and_the_others_stay() -> None:
    own = "roles:\n  - {id: boss, name: Boss, skills: {sums: {importance: 1, target: 2}}}\n"
    assert list(catalogue(own).roles) == ["desk-lead", "clerk", "boss"]


def test_a_new_cluster_and_a_new_list_are_added() -> None:
    own = "clusters: [{id: own, name: Own}]\nlists: [{id: own-list, title: Own, entries: [One]}]\n"
    whole = catalogue(own)
    assert (list(whole.clusters), list(whole.lists)) == (["people", "work", "own"], ["two", "own-list"])


def test_a_dropped_role_is_gone() -> None:
    assert list(catalogue("drop: {roles: [clerk]}\n").roles) == ["desk-lead"]


def test_a_dropped_skill_is_gone_with_all_that_refers_to_it() -> None:
    whole = catalogue("drop: {skills: [listening]}\n")  # caring needs it, desk-lead asks for it
    assert list(whole.skills) == ["caring", "order", "sums"]
    assert whole.skills["caring"].needs == ()
    assert list(whole.roles["desk-lead"].skills) == ["caring", "order", "sums"]


def test_a_dropped_skill_is_no_longer_related_to_others() -> None:
    assert catalogue("drop: {skills: [caring]}\n").skills["listening"].related == ()


def test_skills_and_roles_are_dropped_together() -> None:
    whole = catalogue("drop:\n  roles: [desk-lead]\n  skills: [caring, listening]\n")
    assert (list(whole.skills), list(whole.roles)) == (["order", "sums"], ["clerk"])


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (
            "drop:\n  skills:\n    - order\n    - oder\n",
            ["own.yaml:6: drop.skills.2: there is no “oder” to drop"],
        ),
        ("drop:\n  roles: [boss]\n", ["own.yaml:4: drop.roles.1: there is no “boss” to drop"]),
        ("drop: [order]\n", ["own.yaml:3: drop: must be a map with skills, roles"]),
        (
            "drop:\n  clusters: [work]\n",
            ["own.yaml:4: drop: known are skills, roles, not “clusters”"],
        ),
    ],
)
def test_what_can_not_be_dropped_is_told_in_the_own_file(own: str, expected: list[str]) -> None:
    assert faults(own) == expected


def test_an_id_that_stands_twice_in_the_own_file_is_a_fault() -> None:
    own = "skills:\n  - {id: order, why: a}\n  - {id: order, why: b}\n"
    assert faults(own) == ["own.yaml:5: skills.order: stands here twice"]


def test_entries_without_an_id_miss_their_id_and_nothing_else() -> None:
    own = "clusters:\n  - name: One\n  - name: Two\n"
    assert faults(own) == [
        "own.yaml:4: clusters.3.id: is missing",
        "own.yaml:5: clusters.4.id: is missing",
    ]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (
            "skills:\n  - id: order\n    wyh: x\n",
            f"own.yaml:5: skills.order: known are {', '.join(SKILL_KEYS)}, not “wyh”; did you mean “why”?",
        ),
        (
            "skills:\n  - id: order\n    cluster: wrok\n",
            "own.yaml:5: skills.order.cluster: there is no “wrok”; did you mean “work”?",
        ),
        (
            "skills:\n  - id: order\n    levels: {1: a, 2: b, 3: c, 4: d}\n",
            "own.yaml:5: skills.order.levels.5: is missing",
        ),
        (
            "roles:\n  - id: clerk\n    skills:\n      sums:\n        importance: 9\n        target: 2\n",
            "own.yaml:7: roles.clerk.skills.sums.importance: 9 must be a number from 1 to 5",
        ),
        (
            "roles:\n  - id: clerk\n    skills:\n      smus: {importance: 1, target: 1}\n",
            "own.yaml:6: roles.clerk.skills.smus: there is no “smus”; did you mean “sums”?",
        ),
        ("skills: word\n", "own.yaml:3: skills: must be a list: begin each entry with a dash and a blank"),
        (
            "skills:\n  - word\n",
            "own.yaml:4: skills.5: must be a map with id, name, cluster, definition, levels",
        ),
    ],
)
def test_a_fault_of_the_change_is_told_in_the_own_file(own: str, expected: str) -> None:
    assert expected in faults(own)


def test_a_key_that_was_changed_stands_in_the_own_file_and_one_that_was_not_in_the_base() -> None:
    order = merged(HEAD + "skills:\n  - id: order\n    definition: Ours.\n")[0].map["skills"].items[2]
    changed, kept = order.key("definition"), order.key("cluster")
    assert (changed.file, changed.line) == ("own.yaml", 5)
    assert (kept.file, kept.line) == ("base.yaml", line_of(SMALL_TEXT, "    name: Order") + 1)


def test_a_fault_of_the_base_is_told_in_the_base() -> None:
    broken = SMALL_TEXT.replace("        importance: 2", "        importance: 7")
    reading = Reading()
    root = extend(tree(broken, "base.yaml"), tree(HEAD + NEW_SKILL, "own.yaml"), reading)
    read_node(shape_of(Catalogue), root, "", reading)
    line = line_of(broken, "        importance: 7")
    where = "roles.desk-lead.skills.sums.importance"
    assert settled(reading) == [f"base.yaml:{line}: {where}: 7 must be a number from 1 to 5"]


def test_the_base_is_left_as_it_was() -> None:
    under = tree(SMALL_TEXT)
    extend(under, tree(HEAD + "skills: [{id: order, why: x}]\ndrop: {skills: [listening]}\n"), Reading())
    assert plain(under) == base()


TRAINED = changed(
    ("      - title: Say it back\n", "      - title: Say it back\n        trains: [listening-2]\n")
)


def test_other_statements_leave_the_practices_without_what_they_train() -> None:
    own = HEAD + "skills:\n  - id: listening\n    statements:\n      - text: I let them finish.\n"
    reading = Reading()
    root = extend(tree(TRAINED, "base.yaml"), tree(own, "own.yaml"), reading)
    values = read_node(shape_of(Catalogue), root, "", reading)
    links.check(root, reading)
    assert settled(reading) == []
    practice = make(Catalogue, values).skills["listening"].practices[0]
    assert (practice.title, practice.trains) == ("Say it back", ())


def test_an_example_of_ones_own_takes_the_place_of_the_first() -> None:
    first, second = (
        Skill("x", "X", "c", examples=("One.", "Two."), levels=()),
        Skill("x", "X", "c", example="O.", levels=()),
    )
    assert first.scenes_told == ("One.", "Two.")
    assert first._replace(example="Ours.").scenes_told == ("Ours.", "Two.")
    assert second.scenes_told == ("O.",)
