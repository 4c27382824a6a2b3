"""`soak keys`: an assessment in a real terminal, interrupted at every keystroke, and taken up again where it was."""

import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from random import Random

from bench.soak import Told
from bench.soak.book import Book, kept
from bench.soak.script import BEGIN, CUTS, EPISODES, QUESTIONS, ROLE, SCREEN, SMALL, Keystroke
from bench.soak.tally import Tally

assert sys.platform != "win32"  # signals and pseudo-terminals are POSIX

from bench.soak.interruption import (  # noqa: E402 - elsewhere there is none
    AFTERWARDS,
    KEYS,
    STOP,
    WAYS,
    WINDOW,
    Interruption,
)
from bench.terminal import STOPPED, Terminal  # noqa: E402 - as above

LONGEST_WAIT = 0.03
"""Seconds between a key and the interruption in the long run: some times what the program takes for a key."""


def run(amount: int, seed: int, told: Told) -> Tally:
    """At least so many interruptions, in rounds through every keystroke and every way."""
    found, rng = Tally(), Random(seed)
    for way in cycle(WAYS):
        if found.trials >= amount:
            return found
        delays = [rng.choice((AFTERWARDS, 0.0, rng.uniform(0, LONGEST_WAIT))) for _ in CUTS]
        with tempfile.TemporaryDirectory() as folder:
            found.add(chain(way, delays, Path(folder)))
        told(f"keys: {found.trials} interruptions, {len(found.faults)} faults")
    return found


def chain(way: str, delays: list[float | None], folder: Path) -> Tally:
    """One assessment, interrupted in this way at every keystroke, after the delay of its number, and resumed each time.

    It ends with the first fault.
    """
    variables = {
        "SKILLCHECK_CATALOGUE": str(SMALL),
        "SKILLCHECK_HOME": str(folder / "home"),
        "SKILLCHECK_CACHE": str(folder / "cache"),
        "SKILLCHECK_PLAIN": "",
        "TERM": "xterm-256color",
    }
    found, book = Tally(), Book()
    for (episode, cut), delay in zip(CUTS, delays, strict=True):
        found.trial(way)
        one = Interruption(way, episode, cut, delay)
        for what in _faults(one, book, variables, folder / "home"):
            found.fault(f"{one}: {what}")
        if found.faults:  # what comes after it goes on from nobody knows where, and waits for it
            break
    found.acknowledged, found.lost = book.acknowledged, book.lost
    return found


def _faults(one: Interruption, book: Book, variables: Mapping[str, str], home: Path) -> Iterator[str]:
    """What is wrong with an interruption; the book is brought to what is on disk then."""
    more = ("--resume",) if book.answers else ("--new", "--role", ROLE, "--length", "full")
    terminal = Terminal("assess", *more, variables=variables)
    try:
        yield from _opened(terminal, one, book)
        yield from _interrupted(terminal, one, _typed(terminal, one, book))
        yield from book.settled(*kept(home), exactly=one.delay is None)
    except AssertionError as never:
        yield str(never)
    finally:
        terminal.close()


def _opened(terminal: Terminal, one: Interruption, book: Book) -> Iterator[str]:
    """Come to the place where the episode begins: the very question that was open, if one was."""
    if not book.answers:
        terminal.see(BEGIN)
        if one.episode == 0:
            return
        terminal.type(" ")
    terminal.see(f"{len(book.answers)} of {QUESTIONS},", SCREEN)
    yield from book.opened(terminal.text)
    due = [k for episode in EPISODES[: one.episode] for k in episode if k.does == "answer"]
    for keystroke in due[len(book.answers) :]:  # one that an interruption came before
        _acknowledged(terminal, keystroke, book)


def _acknowledged(terminal: Terminal, keystroke: Keystroke, book: Book, *, last: bool = False) -> None:
    """Type a key, and wait until the screen says that it was taken."""
    before = terminal.redraws
    book.typed(keystroke)
    terminal.type(keystroke.key)
    terminal.wait(
        lambda: (last or terminal.redraws > before) and keystroke.shows in terminal.text, keystroke.shows
    )
    book.acknowledge(terminal.text)


def _typed(terminal: Terminal, one: Interruption, book: Book) -> str:
    """Type the keys before the interruption; the last one, where that is not to be acknowledged, is left to be typed."""
    if not one.keys:
        return ""
    *keys, last = one.keys
    for keystroke in keys:
        _acknowledged(terminal, keystroke, book)
    if one.delay is AFTERWARDS:
        _acknowledged(terminal, last, book, last=one.last)
        return ""
    book.typed(last)
    return last.key


def _interrupted(terminal: Terminal, one: Interruption, key: str) -> Iterator[str]:
    """Interrupt, after a last key if one is left, wait for the end, and look at what is left of the terminal."""
    _strike(terminal, one, key)
    if one.way == STOP:
        yield from _went_on(terminal)
    ended = terminal.end()
    if ended not in one.codes:
        yield f"exit code {ended}"
    if "Traceback" in terminal.text:
        yield f"a traceback: {terminal.text[-600:]}"
    if one.way not in (WINDOW, "SIGKILL") and not terminal.as_before:
        yield "the terminal is not as it was"


def _strike(terminal: Terminal, one: Interruption, key: str) -> None:
    """Type the key, and interrupt when its time has come; another key comes in one piece with it where that is at once."""
    way, _ = WAYS[one.way]
    if one.way in KEYS and not one.delay:
        terminal.type(f"{key}{way}")
        return
    terminal.type(key)
    terminal.pause(one.delay or 0.0)
    if isinstance(way, signal.Signals):
        with suppress(ProcessLookupError):  # it is over
            terminal.send(way)
    elif one.way == WINDOW:
        terminal.hang_up()
    else:
        terminal.type(way)


def _went_on(terminal: Terminal) -> Iterator[str]:
    """From the background back to the screen, and then to an end."""
    terminal.wait(lambda: STOPPED in terminal.text or terminal.over, STOPPED)
    if terminal.over:
        return
    if not terminal.as_before:
        yield "the terminal is not as it was while the program is stopped"
    before = terminal.redraws
    terminal.type("fg\n")
    terminal.wait(lambda: terminal.redraws > before or terminal.over, "the screen again")
    with suppress(ProcessLookupError):
        terminal.send(signal.SIGTERM)
