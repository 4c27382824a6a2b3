"""Pages as a screen shows them, and all that a person must be able to read on one."""

import re
from collections.abc import Iterator
from typing import Any

from skillcheck import formats
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Commands, Document, Standing, Standings
from skillcheck.model.form import Look

NUMBER = re.compile(r"\d+(?:\.\d+)?")
BARS = re.compile(r"(?m)[▌●◆━─┃○→]|^>")


def drawn(document: Document, columns: int = 80, *, keys: bool = True) -> str:
    """The page on a screen so wide, with the keys that one can press, or without."""
    return formats.render("terminal", document, Look(columns, keys=keys))


def said(text: str) -> str:
    """All words of a page, one blank between them: a sentence is found however it is broken in lines."""
    return " ".join(BARS.sub(" ", text).split())


def words_of(document: Document) -> set[str]:
    """Every word on the page; of a command what it does, and no column, as a narrow screen has neither."""
    blocks = [one._replace(levels=()) if isinstance(one, Standings) else one for one in document.blocks]
    texts = [document.title, document.aside, *_texts(tuple(blocks))]
    return {word for text in texts for word in BARS.sub(" ", text).split()}


def cut(document: Document, columns: int) -> set[str]:
    """The words that are not whole on a screen so wide, and the lines that are wider, but for commands to be copied."""
    text = drawn(document, columns)
    shown = {word.rstrip(":.") for word in said(text).split()}
    missing = {word for word in words_of(document) if word.rstrip(":.") not in shown}
    wide = {line for line in text.splitlines() if len(line) > columns and not line.startswith("skillcheck ")}
    return missing | wide


def answers_to(catalogue: Catalogue, role: str) -> dict[str, str]:
    """Answers to two thirds of a role's skills, some of them of each kind: low, high, and in scenes."""
    answers: dict[str, str] = {}
    for number, skill in enumerate(catalogue.skills_of(catalogue.roles[role])):
        if number % 3 == 2:
            continue
        for place, item in enumerate(skill.items):
            usual = ("1", "2", "3", "5")[(number + place // 2) % 4]
            answers[item.id] = usual if item.rated else tuple(item.answers)[number % len(item.answers)]
    return answers


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Commands):
        yield from (what for _, what in value.pairs)
    elif isinstance(value, tuple):
        fields = getattr(value, "_fields", None)
        unseen = ("words",) if isinstance(value, Standing) else ("command", "columns", "ends")
        for name, part in zip(fields or [""] * len(value), value, strict=True):
            if name not in unseen:
                yield from _texts(part)
