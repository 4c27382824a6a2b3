"""What must be on disk: answers and lines as they were acknowledged, and what a last key may have added."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.soak.script import LINE, SMALL, Keystroke
from skillcheck.model.assessment import NOT_APPLICABLE
from skillcheck.questions.scenario import Scenario
from skillcheck.store import catalogue

Kept = tuple[dict[str, str], list[str]]
"""Answers by item in their order, and lines of evidence."""


class Book:
    """The books of one assessment, from the person's side: what the screen has shown, and no look at the disk.

    `acknowledged` counts what had to be on disk, at each interruption anew; `lost` what of that was not.
    """

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}
        self.lines: list[str] = []
        self.acknowledged = 0
        self.lost = 0
        self._items = {
            item.id: item for skill in catalogue.read(str(SMALL)).skills.values() for item in skill.items
        }
        self._shown = ""
        self._open = ""
        self._pending: Kept = {}, []

    def opened(self, screen: str) -> Iterator[str]:
        """Note the question on the screen; a sentence where another one was open."""
        self._shown = self._item(screen)
        expected, self._open = self._open, self._shown
        self._pending = dict(self.answers), list(self.lines)
        if self._shown in self.answers:
            yield f"resumed at {self._shown}, which had been answered"
        elif expected not in ("", self._shown):
            yield f"resumed at {self._shown}, not at {expected}"

    def typed(self, keystroke: Keystroke) -> None:
        """A key was typed: from now on its effect may be on disk."""
        self._pending = dict(self.answers), list(self.lines)
        if keystroke.does == "note":
            self._pending[1].append(LINE)
        elif keystroke.does:
            self._pending[0][self._shown] = self._value(keystroke.key)

    def acknowledge(self, screen: str) -> None:
        """The screen has shown that the key was taken: from now on its effect must be on disk."""
        self.answers, self.lines = dict(self._pending[0]), list(self._pending[1])
        shown = self._item(screen)
        if shown:
            self._shown = shown
            if shown not in self.answers:
                self._open = shown

    def settled(self, answers: dict[str, str], lines: list[str], *, exactly: bool) -> Iterator[str]:
        """Compare with what is on disk, and go on from there; a sentence where that is not what it must be."""
        sure, maybe = (self.answers, self.lines), self._pending
        self.acknowledged += len(self.answers) + len(self.lines)
        if (answers, lines) != sure and (exactly or (answers, lines) != maybe):
            yield f"kept {answers} {lines}, and acknowledged were {sure}"
        self.lost += sum(answers.get(item) not in (value, maybe[0][item]) for item, value in sure[0].items())
        self.lost += max(len(sure[1]) - len(lines), 0)
        if self._open in answers or not answers:  # what was not begun begins with another question
            self._open = ""
        self.answers, self.lines = dict(answers), list(lines)

    def _item(self, screen: str) -> str:
        """The item whose words are on the screen; empty for none."""
        found = [
            id_
            for id_, item in self._items.items()
            if item.content["situation" if isinstance(item, Scenario) else "text"] in screen
        ]
        return found[0] if len(found) == 1 else ""

    def _value(self, key: str) -> str:
        if key == "n":
            return NOT_APPLICABLE
        return "abc"[int(key) - 1] if isinstance(self._items[self._shown], Scenario) else key


def kept(home: Path) -> Kept:
    """What is on disk, read from outside."""
    file = home / "history.db"
    if not file.exists():
        return {}, []
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        answers = database.execute("SELECT item, answer FROM responses ORDER BY seq").fetchall()
        lines = database.execute("SELECT text FROM evidence ORDER BY id").fetchall()
    return dict(answers), [line for (line,) in lines]
