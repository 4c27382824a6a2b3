"""Frozen dataclasses of ours behave as Python's own."""

import dataclasses
import pickle
from typing import Any, ClassVar

import pytest

from skillcheck.model import frozen


class Plain:
    """A class to make values of."""

    kind: ClassVar[str] = "plain"
    name: str
    parts: tuple[Any, ...] = ()
    level: float = 3.0

    @property
    def loud(self) -> str:
        """Its name, loud."""
        return self.name.upper()


OURS: Any = frozen.dataclass(frozen=True, slots=True)(Plain)
PYTHONS: Any = dataclasses.dataclass(frozen=True, slots=True)(Plain)
BOTH = pytest.mark.parametrize("made", [OURS, PYTHONS], ids=["ours", "Python's"])


@frozen.dataclass(frozen=True, slots=True)
class Bag:
    """Something with a default that is made anew."""

    things: dict[str, int] = frozen.field(default_factory=dict)


@BOTH
def test_values_are_made_by_place_and_by_name_with_defaults(made: Any) -> None:
    assert made("a", (1,), 2.0) == made(level=2.0, name="a", parts=(1,))
    assert (made("a").parts, made("a").level, made("a").kind, made("a").loud) == ((), 3.0, "plain", "A")


@BOTH
def test_a_field_too_few_or_too_many_is_refused(made: Any) -> None:
    for wrong in (lambda: made(), lambda: made("a", (), 1.0, 2), lambda: made("a", colour=1)):
        with pytest.raises(TypeError):
            wrong()


@BOTH
def test_values_are_equal_by_class_and_fields_and_can_be_keys(made: Any) -> None:
    assert made("a") == made("a") != made("b")
    assert made("a") != ("a", (), 3.0)
    assert {made("a"): 1}[made("a")] == 1
    assert OURS("a") != PYTHONS("a")


@BOTH
def test_nothing_can_be_changed_or_added(made: Any) -> None:
    value = made("a")
    for change in (
        lambda: setattr(value, "name", "b"),
        lambda: setattr(value, "other", 1),
        lambda: delattr(value, "name"),
    ):
        with pytest.raises((AttributeError, TypeError)):
            change()
    assert value == made("a")
    assert not hasattr(value, "__dict__")


@BOTH
def test_it_shows_and_matches_its_fields(made: Any) -> None:
    assert repr(made("a")) == "Plain(name='a', parts=(), level=3.0)"
    match made("a", (1, 2)):
        case made(name, (one, _), level=level):
            assert (name, one, level) == ("a", 1, 3.0)


@BOTH
@pytest.mark.parametrize("module", [dataclasses, frozen], ids=["Python's replace", "our replace"])
def test_it_can_be_replaced_and_told_as_a_dict(module: Any, made: Any) -> None:
    if module is frozen and made is PYTHONS:
        pytest.skip("our own functions are for our own values")
    value = made("a", (made("b"), {"k": [made("c")]}))
    assert module.replace(value, name="z") == made("z", value.parts)
    inner = {"parts": (), "level": 3.0}
    assert module.asdict(value) == {
        "name": "a",
        "parts": ({"name": "b", **inner}, {"k": [{"name": "c", **inner}]}),
        "level": 3.0,
    }
    with pytest.raises(TypeError):
        module.replace(value, colour=1)


def test_dataclasses_takes_it_for_one_of_its_own() -> None:
    assert dataclasses.is_dataclass(OURS)
    assert [field.name for field in dataclasses.fields(OURS)] == ["name", "parts", "level"]


def test_a_made_default_is_not_shared() -> None:
    assert Bag().things == {}
    assert Bag().things is not Bag().things
    assert Bag({"a": 1}).things == {"a": 1}


def test_it_goes_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(Bag({"a": 1}))) == Bag({"a": 1})


@pytest.mark.parametrize("module", [frozen, dataclasses], ids=["ours", "Python's"])
def test_a_class_takes_over_the_fields_of_another(module: Any) -> None:
    make = module.dataclass(frozen=True, slots=True)
    base = make(type("Base", (), {"__annotations__": {"name": "str"}}))
    more = make(type("More", (base,), {"__annotations__": {"colour": "str", "size": "int"}, "size": 1}))
    value = more("a", "red")
    assert (value.name, value.colour, value.size) == ("a", "red", 1)
    assert module.replace(value, name="b") == more("b", "red", 1) != base("b")
    assert base("a") == base("a")
