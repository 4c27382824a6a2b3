"""The kinds of question: a new kind is one new file and one line in `KINDS`."""

from importlib import import_module
from typing import Final, cast

from skillcheck.model.assessment import NOT_APPLICABLE
from skillcheck.model.catalogue import Item, Scale
from skillcheck.model.form import Form
from skillcheck.questions.contract import Kind

KINDS: Final[dict[str, str]] = {
    "statement": "skillcheck.questions.statement",
    "scenario": "skillcheck.questions.scenario",
}


def kind_of(item: Item) -> Kind:
    """The kind that an item is of."""
    return cast("Kind", import_module(KINDS[item.kind]))


def form(item: Item, scale: Scale) -> Form:
    """How to ask `item`."""
    return kind_of(item).form(item, scale)


def values(item: Item) -> tuple[str, ...]:
    """The answers that `item` can be given, besides `n/a`."""
    return kind_of(item).values(item)


def score(item: Item, answer: str) -> float | None:
    """An answer on 1-5, higher for better; None for `n/a`.

    Raises: ValueError if the item has no such answer.
    """
    if answer == NOT_APPLICABLE:
        return None
    if answer not in values(item):
        raise ValueError(f"{item.id} has no answer {answer!r}")
    return kind_of(item).score(item, answer)


def wording(item: Item) -> str:
    """12 hexadecimal digits that change with anything that `item` says or counts."""
    import json
    from hashlib import sha256

    content = json.dumps(kind_of(item).content(item), sort_keys=True, separators=(",", ":"))
    return sha256(content.encode()).hexdigest()[:12]


def cost(item: Item) -> float:
    """What asking `item` costs, in statements."""
    return kind_of(item).COST


def seconds(item: Item) -> float:
    """How long an unhurried reader takes over `item`, in seconds."""
    return kind_of(item).seconds(item)
