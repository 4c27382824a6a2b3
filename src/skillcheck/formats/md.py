"""Markdown that reads well as it is: lines of at most 80 characters, but for the rows of tables."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from skillcheck.formats.gauge import BOTH, SPAN, has_both
from skillcheck.formats.gauge import line as drawn
from skillcheck.model import document as doc
from skillcheck.model.form import Look

WIDTH = 80
QUOTE = "> "
ACTIVE = re.compile(
    r"[\\`*_\[\]<>|~]|&(?=[#\w])|(?<=http):|(?<=https):|(?<=ftp):|(?<=mailto):|(?<=xmpp):|(?<=www)\.|(?<=\w)@(?=\w)",
    re.IGNORECASE,
)
"""What would be HTML, a link, an image, emphasis or code."""
BLOCK_START = re.compile(r"^(\d+(?=[.)])|(?=[-+=:#]))")
"""Where a line would begin a heading, a list or a rule: before its mark, or between its number and the mark."""


def render(document: doc.Document, look: Look) -> str:  # noqa: ARG001 - the reader's program has the look
    """Return the page with one title; blocks stand apart by one empty line."""
    aside = "\n".join(_wrap(_escape(document.aside))) if document.aside else ""
    parts = [_heading(1, document.title), aside, *("\n".join(_lines(block)) for block in document.blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(block: doc.Block) -> Iterator[str]:  # noqa: C901 - one case a kind of block
    match block:
        case doc.Heading(text, level):
            yield _heading(level, text.rstrip(" .:!?,;"))
        case doc.Paragraph():
            yield from _wrap(_sentence(block))
        case doc.Progress(text=text):
            yield from _wrap(_escape(text))
        case doc.Step(text, lines, _, command):
            sentences = [_bold(text)] if text else []
            sentences += map(_sentence, lines)
            sentences += [_code(command)] if command else []
            for number, sentence in enumerate(sentences):
                yield from [QUOTE.rstrip()] if number else []
                yield from _wrap(sentence, QUOTE)
        case doc.Outcome(name, text, leads_to):
            yield from _wrap(f"{_bold(name)} {_escape(text)}")
            if leads_to:
                yield ""
                yield from _wrap(_escape(leads_to), QUOTE)
        case doc.Overleaf():
            yield "---"
        case doc.Standings():
            yield from _standings(block)
        case doc.Cards(cards):
            yield from _cards(cards)
        case doc.Bullets(items, numbered):
            for number, item in enumerate(items, 1):
                yield from _wrap(_escape(item), f"{number}. " if numbered else "- ")
        case doc.Facts(pairs):
            for name, value in pairs:
                yield from _wrap(f"{_escape(name)}: {_escape(value)}", "- ")
        case doc.Commands(pairs):
            for command, what in pairs:
                yield from _wrap(f"{_code(command)}: {_escape(what)}", "- ")
        case doc.Choices(pairs):
            for key, label in pairs:
                yield from _wrap(_escape(label), f"{key}. ")
        case doc.Table():
            yield from _table(block)


def _heading(level: int, text: str) -> str:
    """Return a heading; a # at its end would be taken for the end mark that Markdown allows there."""
    shown = _escape(text)
    return f"{'#' * level} {shown[:-1]}\\#" if shown.endswith("#") else f"{'#' * level} {shown}"


def _table(table: doc.Table) -> Iterator[str]:
    rows = [[_escape(cell) for cell in row] for row in (table.columns, *table.rows)]
    if table.yours >= 0:
        rows[table.yours + 1][0] += " (you)"
    # as long as the column is wide, since pandoc gives it its share of the line by that
    rows.insert(1, ["-" * min(max(3, *map(cell_len, column)), WIDTH) for column in zip(*rows, strict=True)])
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _standings(block: doc.Standings) -> Iterator[str]:
    """Yield the chart as text in a block of code, then the same in words: first those with a rank, in their order."""
    if block.has_gauges:
        lines = [line.rstrip() for line in _chart(block)]
        fence = "`" * max(3, *(len(ticks) + 1 for line in lines for ticks in re.findall("`+", line)), 3)
        yield from (f"{fence}text", *lines, fence, "")
    if block.aside:
        yield from (*_wrap(_escape(block.aside)), "")
    if block.ranked:
        rows = tuple((f"{row.rank}", row.name, row.words) for row in block.ranked)
        yield from _table(doc.Table(("", "to work on first", "where it stands"), rows))
    if len(block.ranked) < len(block.rows):
        yield from [""] if block.ranked else []
        pairs = tuple((row.name, row.words) for row in block.rows)
        yield from _table(doc.Table(("all skills" if block.ranked else "", "where it stands"), pairs))


def _chart(block: doc.Standings) -> Iterator[str]:
    """Yield a line a row below its group: the rank, the name, the scale with the level on it, and what its cells say."""
    axis = block.ends[0] + block.ends[1].rjust(SPAN - len(block.ends[0]))
    rows = [("", axis, *block.columns)]
    rows += [(row.name, drawn(row.gauge) if row.gauge else "", *row.cells) for row in block.rows]
    widths = [max(map(cell_len, column)) for column in zip_longest(*rows, fillvalue="")]
    first, *lines = (
        "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=False))
        for row in rows
    )
    yield f"  {first}"
    group = ""
    for row, line in zip(block.rows, lines, strict=True):
        if row.group != group:
            yield row.group
        group = row.group
        yield f"{row.rank or ' '} {line}"
    if block.legend:
        asks = ", ┃ what the role asks" if block.has_targets else ""
        both = f", {BOTH} both" if has_both(block.rows) else ""
        yield " " * (widths[0] + 4) + f"● level, ━ likely{asks}{both}"


def _cards(cards: Sequence[doc.Card]) -> Iterator[str]:
    """Yield a table where each card says the same things of something else, and running text where it does not."""
    names = [line.name for line in cards[0].lines] if cards else []
    same = all([line.name for line in card.lines] == names for card in cards)
    if len(cards) > 1 and all(names) and names and same:
        rows = tuple((card.title, *(line.text for line in card.lines)) for card in cards)
        yield from _table(doc.Table(("", *names), rows))
        return
    for number, card in enumerate(cards):
        yield from [""] if number else []
        yield from _wrap(f"{_bold(card.title)} {_escape(card.aside)}")
        for line in card.lines:
            yield ""
            yield from _wrap(_sentence(line))


def _sentence(paragraph: doc.Paragraph) -> str:
    name = f"**{_escape(paragraph.name)}:** " if paragraph.name else ""
    return name + _escape(paragraph.text)


def _code(command: str) -> str:
    return f"`{command.replace('`', '')}`"


def _bold(text: str) -> str:
    """Return what a text is about; it ends with a full stop, or a whole line of it would be taken for a heading."""
    return f"**{_escape(text.rstrip('.'))}.**"


def _wrap(text: str, mark: str = "") -> Iterator[str]:
    """Yield `text` in lines of at most 80, the first one after `mark`; none begins a heading or a list of its own."""
    lines = textwrap.wrap(text, WIDTH - len(mark) - 1, break_long_words=False, break_on_hyphens=False)
    further = mark if mark == QUOTE else " " * len(mark)
    for number, line in enumerate(lines or [""]):
        yield (further if number else mark) + BLOCK_START.sub(r"\1\\", line)


def _escape(text: str) -> str:
    """Return inert text in which nothing acts, and no blanks at the start make it code."""
    return ACTIVE.sub(r"\\\g<0>", text).strip()
