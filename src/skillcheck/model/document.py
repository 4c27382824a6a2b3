"""The waist of the hourglass: a page of any kind, before it takes the form of any format."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, NamedTuple, TypeVar, cast

from skillcheck.model.calendar import Calendar


class Gauge(NamedTuple):
    """A level with its range and target on 1-5; a target of 0 means that there is none.

    An `inferred` one was not asked about: it is shown without decimals.
    """

    level: float
    low: float
    high: float
    target: float = 0.0
    inferred: bool = False


Cell = str | Gauge


class Heading(NamedTuple):
    """A title inside the page; `level` 2 or 3."""

    text: str
    level: int = 2


class Tone(Enum):
    """How a paragraph is said: as usual, in passing, or as what the page is about."""

    USUAL = "usual"
    QUIET = "quiet"
    STRONG = "strong"


class Paragraph(NamedTuple):
    """Running text."""

    text: str
    tone: Tone = Tone.USUAL


class Press(Enum):
    """What one presses a key for: to answer, to go on, to pick something, to write a line, or to change one."""

    ANSWER = "answer"
    GO_ON = "go on"
    PICK = "pick"
    WRITE = "write"
    CHANGE = "change"


class Hint(NamedTuple):
    """What one can do now: each format says by which kind of key, and then `text`, as ` to go on, q to leave.`"""

    press: Press
    text: str
    tone: Tone = Tone.QUIET


class Bullets(NamedTuple):
    """A list of short texts; `numbered` where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


class Facts(NamedTuple):
    """Names with their values."""

    pairs: tuple[tuple[str, str], ...]


class Table(NamedTuple):
    """Rows of cells; the first column names the row.

    `notes` are none, or one a row (may be empty) that stands below it; `note_name` says what they are.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    note_name: str = ""


class Commands(NamedTuple):
    """What to type next: command lines, each with what it does."""

    pairs: tuple[tuple[str, str], ...]


class Choices(NamedTuple):
    """What can be picked: the key, what it stands for; `chosen` is the key picked before, if any."""

    pairs: tuple[tuple[str, str], ...]
    chosen: str = ""


class Progress(NamedTuple):
    """How far one is: `done` of `total`, and what that means in words."""

    done: int
    total: int
    text: str


class Chart(NamedTuple):
    """Levels over time, each with its label; a table beside it has the same, for formats that draw none."""

    points: tuple[tuple[str, Gauge], ...]


class Mark(Enum):
    """What a bar beside some lines says, besides the words in them."""

    NEXT = "next"
    GOOD = "good"
    CARE = "care"
    QUIET = "quiet"


class Bar(NamedTuple):
    """Lines to look at first, each a thought; the first one is a name."""

    lines: tuple[str, ...]


class Step(NamedTuple):
    """The one next step, the key that takes it, and what to know about it."""

    text: str
    key: str
    lines: tuple[str, ...] = ()


class Outcome(NamedTuple):
    """A way of acting under its name, and what it leads to (may be empty)."""

    name: str
    text: str
    because: str
    mark: Mark = Mark.QUIET


class Keys(NamedTuple):
    """The last line of a screen: keys, each with what it does."""

    pairs: tuple[tuple[str, str], ...]


class Overleaf(NamedTuple):
    """The end of a side of paper: what comes after it is not seen with what came before."""


Block = (
    Heading
    | Paragraph
    | Hint
    | Bullets
    | Facts
    | Table
    | Commands
    | Choices
    | Progress
    | Chart
    | Bar
    | Step
    | Outcome
    | Keys
    | Overleaf
)


class Flashcard(NamedTuple):
    """A question with its answer for a program that asks by cards; `id` stays the same in every export."""

    id: str
    front: tuple[str, ...]
    back: tuple[str, ...]
    tag: str = ""


class Document(NamedTuple):
    """A page: its blocks for readers, its `data` for programs.

    `kind` names the JSON shape; `rows` is the key of `data` whose list of maps makes the rows of a CSV (empty: `data` is
    the one row), `columns` the keys of each map that make its columns. `calendar` is what calendar formats show, None
    for pages that have nothing for one. `aside` stands beside the title, in passing; `flashcards` are for programs that ask
    by cards. `saved` says what was kept before the page, which stays where the page itself can't be written.
    """

    title: str
    kind: str
    data: Mapping[str, Any]
    rows: str
    columns: tuple[str, ...]
    blocks: tuple[Block, ...]
    calendar: Calendar | None = None
    aside: str = ""
    flashcards: tuple[Flashcard, ...] = ()
    saved: str = ""


_T = TypeVar("_T")


def change_texts(value: _T, change: Callable[[str], str]) -> _T:
    """Return a block, or a tuple of blocks, with `change` made to each text in it."""
    if isinstance(value, str):
        return cast("_T", change(value))
    if isinstance(value, tuple):
        parts = [change_texts(part, change) for part in value]
        return cast("_T", value._make(parts) if hasattr(value, "_make") else tuple(parts))
    return value
