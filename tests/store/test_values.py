"""Values out of plain data: the ids and the defaults that a file may leave out, and what a catalogue says."""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

import pytest

from skillcheck.model.catalogue import Catalogue, Demand, ListEntry, Practice, Resource
from skillcheck.model.shape import REQUIRED, FiveTexts, Id, Level, Mark, OwnId, Rating, Size, shape_of
from skillcheck.questions.scenario import Option, Scenario
from skillcheck.questions.statement import Statement
from skillcheck.store.node import Reading
from skillcheck.store.shape import keys_of, read_node
from skillcheck.store.values import make
from tests.store.trees import SMALL_TEXT, changed, settled, tree


class Leg(NamedTuple):
    """An entry that may leave out its id."""

    id: Annotated[Id, OwnId(lambda owner, number: f"{owner}-leg-{number}")]
    length: Rating


class Price(NamedTuple):
    """A value without an id."""

    euros: Rating


class Paw(NamedTuple):
    """An entry that must have its id."""

    id: Id
    soft: bool = True


class Animal(NamedTuple):
    """A value with each kind of field."""

    id: Id
    name: str = "Somebody"
    seen: FiveTexts = REQUIRED
    born: Level = 3
    words: tuple[str, ...] = ()
    legs: Annotated[tuple[Leg, ...], Size(1, 4)] = ()
    paws: Annotated[Mapping[str, Paw], Mark.BY_ID, Size(1)] = REQUIRED
    likes: Mapping[str, Price] = REQUIRED
    tail: Leg = REQUIRED
    digest: Annotated[str, Mark.FILLED] = "none"


ANIMAL = """\
id: cat
seen: {5: e, 1: a, 2: b, 3: c, 4: d}
legs: [{length: 1}, {id: own, length: 2.5}, {length: 3}]
paws: [{id: left}, {id: right, soft: false}]
likes: {milk: {euros: 4}}
tail: {id: long, length: 5}
"""
CAT = Animal(
    "cat",
    seen=("a", "b", "c", "d", "e"),
    legs=(Leg("cat-leg-1", 1.0), Leg("own", 2.5), Leg("cat-leg-3", 3.0)),
    paws={"left": Paw("left"), "right": Paw("right", soft=False)},
    likes={"milk": Price(4.0)},
    tail=Leg("long", 5.0),
)


def test_a_value_is_made_of_the_keys_that_were_read() -> None:
    reading = Reading()
    keys = read_node(shape_of(Animal), tree(ANIMAL), "", reading)
    assert settled(reading) == []
    assert make(Animal, keys) == CAT
    assert make(Animal, {**keys, "digest": "filled"}).digest == "filled"


def test_what_a_file_must_have_and_may_have_follows_from_the_defaults() -> None:
    keys = keys_of(Animal)
    assert list(keys.needed) == ["id", "seen", "paws", "likes", "tail"]
    assert list(keys.optional) == ["name", "born", "words", "legs"]


def built(text: str) -> Catalogue:
    """The catalogue of a text that has no fault of shape."""
    reading = Reading()
    keys = read_node(shape_of(Catalogue), tree(text), "", reading)
    assert settled(reading) == []
    return make(Catalogue, keys)


def test_everything_stands_in_the_order_of_the_file() -> None:
    whole = built(SMALL_TEXT)
    assert list(whole.clusters) == ["people", "work"]
    assert list(whole.skills) == ["listening", "caring", "order", "sums"]
    assert list(whole.roles) == ["desk-lead", "clerk"]
    assert list(whole.roles["desk-lead"].skills) == ["listening", "caring", "order", "sums"]


def test_the_scale_has_five_labels_of_each_kind_in_the_order_of_the_numbers() -> None:
    scale = built(
        changed(("    1: First steps\n    2: Building up", "    2: Building up\n    1: First steps"))
    ).scale
    assert scale.levels == ("First steps", "Building up", "Steady", "Strong", "Shapes others")
    assert scale.frequency[0] == "Not once"


def test_items_without_an_id_are_numbered_within_their_skill() -> None:
    items = [item.id for skill in built(SMALL_TEXT).skills.values() for item in skill.items]
    assert items == [
        "listening-1", "listening-2", "listening-s", "caring-1", "caring-2", "caring-s",
        "order-1", "order-2", "order-s", "sums-1",
    ]  # fmt: skip


def test_an_own_id_wins_and_the_number_goes_on_counting() -> None:
    text = changed(("      - text: I say back", "      - id: says-back\n        text: I say back"))
    statements = built(text).skills["listening"].of_kind(Statement)
    assert [statement.id for statement in statements] == ["says-back", "listening-2"]


def test_a_single_scenario_comes_before_the_list_of_scenarios() -> None:
    more = (
        "    scenarios:\n      - situation: A second one.\n        options:\n          - text: This.\n"
        "            score: 1\n          - text: That.\n            score: 2\n    scenario:\n      situation: Two people"
    )
    scenarios = (
        built(changed(("    scenario:\n      situation: Two people", more))).skills["order"].of_kind(Scenario)
    )
    assert [(s.id, s.situation[:5]) for s in scenarios] == [("order-s", "Two p"), ("order-s2", "A sec")]


def test_options_are_lettered_in_their_order() -> None:
    options = built(SMALL_TEXT).skills["order"].of_kind(Scenario)[0].options
    assert options == (
        Option("a", "Send it to both.", 3.0, ""),
        Option("b", "Put it where both can find it.", 5.0, ""),
        Option("c", "Ask who was first.", 1.0, ""),
    )


def test_nine_options_have_nine_letters() -> None:
    options = "".join(f"\n        - text: Way {n}.\n          score: 1" for n in range(6))
    text = changed(
        (
            "        - text: Ask who was first.\n          score: 1",
            options.lstrip("\n") + "\n        - text: Ask\n          score: 1",
        )
    )
    found = built(text).skills["order"].of_kind(Scenario)[0].options
    assert "".join(option.id for option in found) == "abcdefghi"


def test_a_scenario_without_a_question_asks_what_one_does() -> None:
    skills = built(SMALL_TEXT).skills
    assert skills["caring"].of_kind(Scenario)[0].question == "What do you do?"
    assert skills["listening"].of_kind(Scenario)[0].question == "What do you do first?"


def test_a_practice_keeps_what_it_says_and_has_an_id_of_its_own() -> None:
    first = built(SMALL_TEXT).skills["listening"].practices[0]
    assert first == Practice(
        "listening-p1",
        "Say it back",
        (1, 2),
        steps=("Pick the first call of the day.", "Say back what you heard in one sentence."),
        cue="When a call begins, I say back the first point.",
        done_when="I have done this in ten calls.",
        minutes=5,
        effort=1,
    )


def test_a_practice_that_names_no_levels_suits_all() -> None:
    text = changed(("        levels:\n          - 4\n          - 5\n", ""))
    second = built(text).skills["listening"].practices[1]
    assert (second.id, second.suits, second.minutes) == ("listening-p2", (1, 2, 3, 4, 5), 0)


def test_what_a_skill_leaves_out_is_empty() -> None:
    sums = built(SMALL_TEXT).skills["sums"]
    left_out: list[Any] = [sums.why, sums.example, *(
        getattr(sums, name) for name in ("aliases", "practices", "resources", "related", "needs", "lists")
    )]  # fmt: skip
    assert not any(left_out)


def test_what_a_skill_names_is_kept() -> None:
    skills = built(SMALL_TEXT).skills
    assert skills["listening"].aliases == ("hearing out", "ears")
    assert skills["listening"].related == ("caring",)
    assert skills["listening"].lists == (ListEntry("two", 1),)
    assert skills["listening"].resources == (Resource("On hearing", "A. Author", "book", 1999),)
    assert skills["caring"].needs == ("listening",)
    assert skills["listening"].of_kind(Statement)[1] == Statement(
        "listening-2", "I answer before the customer has finished.", reversed=True
    )


def test_a_role_asks_with_numbers_and_says_why() -> None:
    role = built(SMALL_TEXT).roles["desk-lead"]
    assert role.about == "Runs the desk."
    assert role.skills["listening"] == Demand(5.0, 4.0, "The desk hears it first.")
    assert role.skills["order"] == Demand(4.0, 3.5, "")


SECOND_EDITION = changed(
    (
        "      - text: I say back what the customer told me.\n",
        "      - text: I say back what the customer told me.\n        rung: 3\n        typical: 3.4\n",
    ),
    (
        "      - situation: A guest at the desk",
        "      - use: practise\n        situation: A guest at the desk",
    ),
    (
        "      - title: Say it back\n        levels:\n          - 1\n          - 2\n",
        "      - title: Say it back\n        rung: 3\n        trains: [listening-1]\n",
    ),
    (
        "    why: People who feel heard",
        "    reach: The team listens.\n    phrases: {say: [Go on.], drop: I know.}\n    why: People who feel heard",
    ),
)


def test_the_second_editions_keys_are_read() -> None:
    skill = built(SECOND_EDITION).skills["listening"]
    statement, practice = skill.of_kind(Statement)[0], skill.practices[0]
    assert (statement.rung, statement.typical) == (3, 3.4)
    assert (practice.rung, practice.trains, practice.suits) == (3, ("listening-1",), (2,))
    assert (skill.reach, skill.phrases.say, skill.phrases.drop) == (
        "The team listens.",
        ("Go on.",),
        "I know.",
    )


def test_what_is_kept_for_practice_measures_nothing() -> None:
    skill = built(SECOND_EDITION).skills["listening"]
    assert [item.id for item in skill.items] == ["listening-1", "listening-2"]
    assert [scene.id for scene in skill.of_kind(Scenario)] == ["listening-s"]


def test_a_key_may_be_a_word_of_python() -> None:
    text = changed(
        (
            "    resources:\n",
            "    resources:\n      - {title: T, by: B, for: The second part., url: https://a.b/c}\n",
        )
    )
    resource = built(text).skills["listening"].resources[0]
    assert (resource.for_, resource.url) == ("The second part.", "https://a.b/c")


@pytest.mark.parametrize(
    ("was", "wrong", "what"),
    [
        ("rung: 3\n        typical", "rung: 6\n        typical", "6 must be a whole number from 2 to 5"),
        ("typical: 3.4", "typical: 0", "0 must be a number from 1 to 5"),
        ("use: practise", "use: play", "“play” is not known: write measure or practise"),
    ],
)
def test_what_the_new_keys_can_not_be(was: str, wrong: str, what: str) -> None:
    reading = Reading()
    read_node(shape_of(Catalogue), tree(SECOND_EDITION.replace(was, wrong)), "", reading)
    (fault,) = settled(reading)
    assert fault.endswith(what)
