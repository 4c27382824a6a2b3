"""Nodes and the faults found while reading."""

import pytest

from skillcheck.errors import FileFaults
from skillcheck.store.node import Node, Reading
from tests.store.trees import settled, tree


@pytest.mark.parametrize(
    ("text", "scalar", "items", "keys"),
    [("word", "word", 0, []), ("[a, b]", None, 2, []), ("{a: 1, b: 2}", None, 0, ["a", "b"])],
)
def test_a_node_is_a_text_or_a_list_or_a_map_and_empty_as_the_others(
    text: str, scalar: str | None, items: int, keys: list[str]
) -> None:
    node = tree(text)
    assert (node.text, len(node.items), list(node.map)) == (scalar, items, keys)


def test_a_key_as_a_node_stands_in_its_own_line_and_not_in_its_values() -> None:
    key = tree("first: 1\nkey:\n  - value\n").key("key")
    assert (key.text, key.file, key.line) == ("key", "f", 2)


def test_faults_are_raised_by_file_and_line_whatever_the_order_they_were_found_in() -> None:
    reading = Reading()
    for file, line in (("b", 2), ("a", 10), ("b", 1), ("a", 9)):
        reading.wrong(Node("", file, line), "x", "is wrong")
    assert settled(reading) == [f"{place}: x: is wrong" for place in ("a:9", "a:10", "b:1", "b:2")]


def test_without_faults_nothing_is_raised() -> None:
    Reading().settle("Mend it.")


def test_the_remedy_comes_after_the_faults() -> None:
    reading = Reading()
    reading.wrong(Node("", "a", 1), "", "is wrong")
    with pytest.raises(FileFaults) as found:
        reading.settle("Mend it.")
    assert str(found.value) == "a:1: is wrong\nMend it."


def test_an_unknown_name_names_the_nearest_known_one() -> None:
    reading = Reading()
    reading.unknown(Node("listenning", "f", 3), "role", ["order", "listening", ""])
    assert settled(reading) == ["f:3: role: there is no “listenning”; did you mean “listening”?"]


def test_an_unknown_name_near_nothing_is_given_no_hint() -> None:
    reading = Reading()
    reading.unknown(Node("zzz", "f", 3), "role", ["order", "listening"])
    assert settled(reading) == ["f:3: role: there is no “zzz”"]


def test_a_fault_quotes_sixty_characters_of_a_strangers_text_at_most() -> None:
    reading = Reading()
    reading.unknown(Node("x" * 5000, "f", 1), "role", ["order"])
    assert settled(reading) == [f"f:1: role: there is no “{'x' * 60}”"]


def test_of_very_many_faults_most_are_only_counted_on_the_screen() -> None:
    reading = Reading()
    for line in range(5_000):
        reading.wrong(Node("", "a", line), "x", "is wrong")
    with pytest.raises(FileFaults) as found:
        reading.settle()
    assert str(found.value).endswith("… and 4,950 more faults.")


def test_near_names_are_looked_for_only_as_long_as_that_is_quick() -> None:
    known = [f"name-{number:04}" for number in range(9_000)]
    reading = Reading()
    for line in range(60):
        reading.unknown(Node("nmae-0001", "a", line), "x", known)
    hinted = [fault for fault in reading.faults if "did you mean “name-0001”?" in fault.what]
    assert (len(hinted), len(reading.faults)) == (3, 60)


def test_the_first_unknown_name_is_always_looked_up() -> None:
    reading = Reading()
    reading.unknown(Node("nmae-0001", "a", 1), "x", [f"name-{number:05}" for number in range(30_000)])
    assert "did you mean" in reading.faults[0].what
