"""A question as it is put to a person, and what they reply."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Choice:
    """A possible answer: the `key` that picks it, the `value` that is kept, the `label` that is read."""

    key: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Form:
    """One question: a lead that sets the scene, the text, and what can be chosen."""

    item: str
    lead: str
    text: str
    choices: tuple[Choice, ...]


class Action(Enum):
    """What a person can do at a question; the value is the word that help and messages use."""

    ANSWER = "answer"
    BACK = "back"
    FORWARD = "keep"
    CARD = "card"
    EVIDENCE = "evidence"
    QUIT = "save and stop"


@dataclass(frozen=True, slots=True)
class Reply:
    """An action, and for an answer its value."""

    action: Action
    value: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a result may look: columns, colour, and whether line-drawing characters can be shown."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
