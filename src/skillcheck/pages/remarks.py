"""Remarks on how the answers were given, and where ratings and choices tell different stories."""

from collections.abc import Iterable
from typing import Any

from skillcheck.model.document import Block, Bullets, Heading, Paragraph, Tone
from skillcheck.model.result import Contrast, Notice, Result
from skillcheck.model.shape import plain
from skillcheck.model.text import decimal


def blocks(notices: Iterable[Notice]) -> tuple[Paragraph, ...]:
    """One quiet line each."""
    return tuple(Paragraph(notice.text, Tone.QUIET) for notice in notices)


def data(notices: Iterable[Notice]) -> list[dict[str, str]]:
    """The same for programs."""
    return [{"id": notice.id, "text": notice.text} for notice in notices]


def choices(result: Result) -> list[Block]:
    """A section with every skill whose choices differ from its rating by more than chance; nothing without one."""
    names = result.catalogue.skills
    told = tuple(f"{names[c.skill].name}: {_lower(sentence(c))}" for c in result.contrasts if c.differs)
    return [Heading("Where your choices differ", 3), Bullets(told)] if told else []


def sentence(contrast: Contrast) -> str:
    """`You rate 4.5; your choices look like 2-3.` in whole levels, as a choice tells no more than that."""
    low, high = (int(level + 0.5) for level in (contrast.low, contrast.high))
    levels = f"{low}-{high}" if high > low else f"{low}"
    return f"You rate {decimal(contrast.rated).removesuffix('.0')}; your choices look like {levels}."


def choices_data(contrast: Contrast) -> dict[str, Any]:
    """A contrast as JSON has it, unrounded, whether it differs or not."""
    found: dict[str, Any] = plain(contrast)
    return found


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
