"""The kinds of question: a new kind is one new file, and one line in `KINDS`."""

import json
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from skillcheck.model.assessment import NOT_APPLICABLE
from skillcheck.model.catalogue import Item
from skillcheck.questions.scenario import Scenario
from skillcheck.questions.statement import Statement


class Kind(NamedTuple):
    """The class of a kind of question, and the key that stands for a list of one in a file (empty: there is none)."""

    type: type[Item]
    single: str = ""


# By the key under which a skill has a list of them, in files and for programs.
KINDS: Final[Mapping[str, Kind]] = {
    "statements": Kind(Statement),
    "scenarios": Kind(Scenario, single="scenario"),
}


def by_key(items: Sequence[Item]) -> dict[str, list[Item]]:
    """Return the questions of a skill under the key of each kind, those without any included."""
    return {key: [item for item in items if isinstance(item, kind.type)] for key, kind in KINDS.items()}


def score(item: Item, answer: str) -> float | None:
    """Return an answer on 1-5, higher for better; None for `n/a`.

    Raises: ValueError if the item has no such answer.
    """
    if answer == NOT_APPLICABLE:
        return None
    if answer not in item.answers:
        raise ValueError(f"{item.id} has no answer {answer!r}")
    return item.score(answer)


def wording(item: Item) -> str:
    """Return 12 hexadecimal digits that change with anything that `item` says or counts."""
    from hashlib import sha256  # with OpenSSL behind it, a twentieth of a start; few commands need it

    content = json.dumps(item.content, sort_keys=True, separators=(",", ":"))
    return sha256(content.encode()).hexdigest()[:12]
