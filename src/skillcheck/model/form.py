"""A question as it is put to a person, and what they reply."""

from enum import Enum
from typing import NamedTuple

WORDS_A_SECOND = 238 / 60
"""Silent reading of non-fiction by adults (Brysbaert 2019, Journal of Memory and Language 109)."""


def reading_seconds(text: str) -> float:
    """Return how long it takes to read `text` once."""
    return len(text.split()) / WORDS_A_SECOND


class Choice(NamedTuple):
    """A possible answer: the `key` that picks it, the `value` that is kept, the `label` that is read."""

    key: str
    value: str
    label: str


class Form(NamedTuple):
    """One question: a lead that sets the scene, the text, and what can be chosen.

    A `framed` one has the same lead each time, which then need not be read again.
    """

    item: str
    lead: str
    text: str
    choices: tuple[Choice, ...]
    framed: bool = False


class Action(Enum):
    """What a person can do at a question; the value is the word that help and messages use."""

    ANSWER = "answer"
    BACK = "back"
    FORWARD = "keep"
    CARD = "card"
    EVIDENCE = "evidence"
    QUIT = "save and stop"


class Reply(NamedTuple):
    """An action, and for an answer its value."""

    action: Action
    value: str = ""


class Span(NamedTuple):
    """How many questions an assessment takes: `low` to `high` for eight of ten people, `usual` for one in the middle."""

    low: int
    usual: int
    high: int


class SessionProgress(NamedTuple):
    """How far an assessment has come: questions `asked`, of about `total`, with the time that is left.

    `share` (0-1) is how much is done; it never goes back, while `total` may rise. `span` is what was promised at the start:
    the same number thrice where the questions are fixed. `enough` is how settled the result is (0-1) where it stops; 0 where
    it does not stop by itself.
    """

    asked: int
    total: int
    seconds_left: float
    enough: float = 0.0
    share: float = 0.0
    span: Span = Span(0, 0, 0)


class Look(NamedTuple):
    """How a result may look: columns, colour, and whether line-drawing characters can be shown.

    `bold` is bold, dim and reverse without colour, `palette` the colours that there are (standard: 16, 256, truecolor),
    `keys` whether a person is there to press them.
    """

    width: int = 80
    colour: bool = False
    unicode: bool = True
    bold: bool = False
    palette: str = "256"
    keys: bool = False
