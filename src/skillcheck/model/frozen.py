"""Frozen dataclasses at a small part of what they cost a start; to type checkers they are Python's own.

`dataclasses` compiles six functions for each class, and imports `inspect`: together two bare starts of Python for the fifty
classes that one command needs. Here only `__init__` is compiled, for the first value, and the rest is shared. All that
`dataclasses` can do with its own (`replace`, `asdict`, `fields`) it can do with these, since they describe themselves
to it when it asks.
"""

from typing import TYPE_CHECKING, Any, ClassVar, get_origin

if TYPE_CHECKING:
    from dataclasses import asdict as asdict
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace
else:

    def dataclass(*, frozen, slots):
        """Make a class of annotated names a frozen dataclass with slots."""
        assert frozen
        assert slots
        return _made

    def field(*, default_factory):
        """A default that is made anew for each value."""
        return _Factory(default_factory)

    def replace(value, /, **changes):
        """The value with some fields changed."""
        return type(value)(**{**dict(zip(value.__match_args__, _values(value), strict=True)), **changes})

    def asdict(value):
        """Field names to values, values inside turned likewise."""
        return {name: _plain(inner) for name, inner in zip(value.__match_args__, _values(value), strict=True)}


class _Factory:
    def __init__(self, make: Any) -> None:
        self.make = make


class _Fields:
    """What `dataclasses` looks for in a class of its own: the fields, made by itself when it looks."""

    def __get__(self, value: object, cls: type) -> dict[str, Any]:
        import dataclasses

        names: tuple[str, ...] = getattr(cls, "__match_args__")  # noqa: B009 - types don't know it
        return {field.name: field for field in dataclasses.fields(dataclasses.make_dataclass("Told", names))}


def _made(cls: type) -> type:
    own = vars(cls)
    hints = own.get("__annotations__", {})
    new = tuple(name for name, hint in hints.items() if get_origin(hint) is not ClassVar)
    names = (*getattr(cls, "__match_args__", ()), *new)
    defaults = {**getattr(cls, "__defaults__", {}), **{name: own[name] for name in new if name in own}}
    kept = {name: value for name, value in own.items() if name not in (*new, "__dict__", "__weakref__")}
    made = {
        "__slots__": new,
        "__match_args__": names,
        "__defaults__": defaults,
        "__init__": _init(names, defaults),
    }
    return type(cls)(cls.__name__, cls.__bases__, {**SHARED, **made, **kept})


def _init(names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """`__init__`, which puts one with the names as parameters in its own place when the first value is made."""

    def first(self: Any, *given: Any, **named: Any) -> None:
        type(self).__init__ = _compiled(names, defaults)
        type(self).__init__(self, *given, **named)

    return first


def _compiled(names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    parameters = [f"{name}=default_{name}" if name in defaults else name for name in names]
    values = [_value(name, defaults.get(name)) for name in names]
    lines = [f"    put(self, {name!r}, {value})" for name, value in zip(names, values, strict=True)]
    text = "\n".join([f"def __init__(self, {', '.join(parameters)}):", *lines, "    return None"])
    scope = {f"default_{name}": default for name, default in defaults.items()}
    made: dict[str, Any] = {}
    exec(text, {"put": object.__setattr__, **scope}, made)  # noqa: S102 - of names in our own source alone
    return made["__init__"]


def _value(name: str, default: Any) -> str:
    if isinstance(default, _Factory):
        return f"default_{name}.make() if {name} is default_{name} else {name}"
    return name


def _values(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in self.__match_args__])


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return type(value)(map(_plain, value))
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return asdict(value) if "__dataclass_fields__" in vars(type(value)) else value


def _eq(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if other.__class__ is self.__class__ else NotImplemented


def _repr(self: Any) -> str:
    told = (f"{name}={value!r}" for name, value in zip(self.__match_args__, _values(self), strict=True))
    return f"{type(self).__qualname__}({', '.join(told)})"


def _refuse(self: Any, name: str, value: object = None) -> None:  # noqa: ARG001 - as Python calls it
    raise AttributeError(f"a {type(self).__name__} is frozen: {name} can't be changed")


SHARED: dict[str, Any] = {
    "__eq__": _eq,
    "__hash__": lambda self: hash(_values(self)),
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": lambda self: (type(self), _values(self)),
    "__dataclass_fields__": _Fields(),
}
