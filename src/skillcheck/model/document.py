"""The waist of the hourglass: a page of any kind, before it takes the form of any format."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, NamedTuple, TypeVar, cast

from skillcheck.model.calendar import Calendar


class Gauge(NamedTuple):
    """A level with its likely range and its target on 1-5; a target of 0 means that there is none."""

    level: float
    low: float
    high: float
    target: float = 0.0


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
    """Running text, after a `name` that says what it is about, if it has one.

    A `spare` one goes where a screen is too low, the highest first (0: it stays).
    """

    text: str
    tone: Tone = Tone.USUAL
    name: str = ""
    spare: int = 0


class Accent(Enum):
    """What a bar beside a text says: yours or next, works well, take care, one of the rest."""

    YOU = "you"
    GOOD = "good"
    CARE = "care"
    REST = "rest"


class Press(Enum):
    """What one presses a key for: to go on, to pick something, to write a line, or to change one."""

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
    """Rows of cells; the first column names the row. `yours` is the place of the row where the person is (-1: none)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    yours: int = -1


class Commands(NamedTuple):
    """What to type next: command lines, each with what it does; `keys` are none, or one a line that does the same."""

    pairs: tuple[tuple[str, str], ...]
    keys: tuple[str, ...] = ()


class Step(NamedTuple):
    """The one thing to look at first: in `text`, with some lines; `key` does it, and so does `command`, if any."""

    text: str
    lines: tuple[Paragraph, ...] = ()
    key: str = ""
    command: str = ""
    accent: Accent = Accent.YOU


class Outcome(NamedTuple):
    """A way of acting, called `name`, and what it leads to."""

    name: str
    text: str
    leads_to: str
    accent: Accent = Accent.REST


class Standing(NamedTuple):
    """Where a skill stands: its gauge (None: nothing is known), cells for the further columns, and all of it in `words`.

    `rank` is its place in an order (0: it has none), `group` the heading that it stands below (empty: none).
    """

    name: str
    gauge: Gauge | None = None
    cells: tuple[str, ...] = ()
    words: str = ""
    rank: int = 0
    group: str = ""


class Standings(NamedTuple):
    """Skills, or one skill at several times, on one axis from the first to the last of the words `ends`.

    `aside` is said beside the legend; `levels` are words for all levels of the axis, for formats that have the room.
    """

    rows: tuple[Standing, ...]
    columns: tuple[str, ...] = ()
    ends: tuple[str, str] = ("first steps", "shapes others")
    legend: bool = True
    aside: str = ""
    levels: tuple[str, ...] = ()

    @property
    def ranked(self) -> list[Standing]:
        """Return the rows that have a rank, in that order."""
        return sorted((row for row in self.rows if row.rank), key=lambda row: row.rank)

    @property
    def has_gauges(self) -> bool:
        """Tell whether anything is known of any row."""
        return any(row.gauge for row in self.rows)

    @property
    def has_targets(self) -> bool:
        """Tell whether any row has a target."""
        return any(row.gauge and row.gauge.target for row in self.rows)


class Card(NamedTuple):
    """A few lines about one thing, one of several; `aside` is said beside its title."""

    title: str
    lines: tuple[Paragraph, ...]
    aside: str = ""


class Cards(NamedTuple):
    """Cards side by side."""

    cards: tuple[Card, ...]


class Box(NamedTuple):
    """A box to tick on paper, and whether it is `ticked` by now."""

    text: str
    ticked: bool = False


class Boxes(NamedTuple):
    """Rows of boxes, each with a name; for paper alone, so that only HTML draws them."""

    rows: tuple[tuple[str, tuple[Box, ...]], ...]


class Choices(NamedTuple):
    """What can be picked: the key, what it stands for; `chosen` is the key picked before, if any.

    `scaled` ones are steps of a scale, from nothing to all.
    """

    pairs: tuple[tuple[str, str], ...]
    chosen: str = ""
    scaled: bool = False


class Progress(NamedTuple):
    """How far one is: `done` of `total`, and what that means in words."""

    done: int
    total: int
    text: str


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
    | Step
    | Outcome
    | Standings
    | Cards
    | Overleaf
    | Boxes
)


class Key(NamedTuple):
    """A key on a screen, what it does, and the command that does the same (empty: the screen itself does it)."""

    key: str
    text: str
    command: str = ""


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
    for pages that have nothing for one. `aside` is said beside the title, `keys` are what one can press on a screen,
    `flashcards` are for programs that ask by cards. `saved` says what was kept before the page, which stays where the page
    itself can't be written.
    """

    title: str
    kind: str
    data: Mapping[str, Any]
    rows: str = ""
    columns: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    calendar: Calendar | None = None
    aside: str = ""
    keys: tuple[Key, ...] = ()
    flashcards: tuple[Flashcard, ...] = ()
    saved: str = ""


def make_commands(rows: Iterable[tuple[str, str, str]]) -> Commands:
    """Return commands with their keys from rows of a key, a command line and what both do."""
    keys, lines, texts = zip(*rows, strict=True)
    return Commands(tuple(zip(lines, texts, strict=True)), keys)


def make_screen(title: str, *blocks: Block, aside: str = "", keys: tuple[Key, ...] = ()) -> Document:
    """Return a page that is only for a person at a screen, and has nothing for programs."""
    return Document(title, "screen", {}, blocks=blocks, aside=aside, keys=keys)


_T = TypeVar("_T")


def change_texts(value: _T, change: Callable[[str], str]) -> _T:
    """Return a block, or a tuple of blocks, with `change` made to each text in it."""
    if isinstance(value, str):
        return cast("_T", change(value))
    if isinstance(value, tuple):
        parts = [change_texts(part, change) for part in value]
        return cast("_T", value._make(parts) if hasattr(value, "_make") else tuple(parts))
    return value
