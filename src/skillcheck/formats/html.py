"""One file for a browser, to print or to hand on: no script, and nothing that is fetched from anywhere."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, StrictUndefined

from skillcheck.formats.chart import lay_out
from skillcheck.model import document as doc
from skillcheck.model.form import Look

TEMPLATE = Environment(
    autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
).from_string(Path(__file__).with_name("page.html.j2").read_text("utf-8"))
SHEET, LETTERS = 710, (5.0, 9.5)
"""Points of height that a sheet of A4 has below the title and beside a legend; the sizes that a chart's letters may have."""


class Part(NamedTuple):
    """A heading with what stands below it: blocks with their kinds, and further parts with headings of their own."""

    heading: str
    blocks: tuple[tuple[str, Any], ...]
    parts: tuple["Part", ...]


def render(document: doc.Document, look: Look) -> str:
    """Return a whole page; where the stream can't show every character, those beyond ASCII go as references."""
    blocks = document.blocks
    last = blocks[-1] if blocks else None
    footer = last.text if isinstance(last, doc.Paragraph) and last.tone is doc.Tone.QUIET else ""
    blocks = blocks[:-1] if footer else blocks
    page = TEMPLATE.render(
        document=document,
        part=_divide("", blocks),
        footer=footer,
        letters=_letters(blocks),
        percent=_percent,
    )
    page = "\n".join(filter(None, map(str.strip, page.splitlines()))) + "\n"
    return page if look.unicode else page.encode("ascii", "xmlcharrefreplace").decode()


def _divide(heading: str, blocks: Sequence[doc.Block]) -> Part:
    """Return blocks as a tree: a heading holds what follows it, up to the next one that is as large."""
    headings = [(place, block) for place, block in enumerate(blocks) if isinstance(block, doc.Heading)]
    if not headings:
        return Part(heading, tuple(_with_kinds(blocks)), ())
    largest = min(block.level for _, block in headings)
    places = [(place, block.text) for place, block in headings if block.level == largest]
    ends = [place for place, _ in places[1:]] + [len(blocks)]
    above = _divide(heading, blocks[: places[0][0]])
    below = (_divide(text, blocks[place + 1 : end]) for (place, text), end in zip(places, ends, strict=True))
    return above._replace(parts=(*above.parts, *below))


def _with_kinds(blocks: Sequence[doc.Block]) -> Iterator[tuple[str, Any]]:
    """Yield each block with the name of its kind: outcomes in a row as one, standings laid out."""
    for kind, group in groupby(blocks, type):
        if kind is doc.Outcome:
            yield "Outcomes", tuple(group)
            continue
        for block in group:
            if isinstance(block, doc.Standings) and block.has_gauges:
                yield "Chart", (block, lay_out(block))
            else:
                yield kind.__name__, block


def _letters(blocks: Sequence[doc.Block]) -> str:
    """Return how large a chart's letters are on paper, in points: as large as what stands beside it on a page allows."""
    room, height = SHEET, 0.0
    for block in blocks:
        match block:
            case doc.Heading():
                break
            case doc.Paragraph(text):
                room -= 8 + 16 * (1 + len(text) // 80)
            case doc.Cards(cards):
                lines = [sum(1 + len(line.name + line.text) // 34 for line in card.lines) for card in cards]
                room -= 50 + 13 * max(lines, default=0)
            case doc.Standings(rows) if rows:
                height = max(height, lay_out(block).height)
    least, most = LETTERS
    return f"{min(max(room / height if height else most, least), most):.1f}"


def _percent(level: float) -> str:
    """Return where a level stands on an axis, in percent from its left."""
    return f"{(level - 1) * 25:.1f}"
