"""`soak keys`: an assessment in a real terminal, interrupted at every keystroke, and taken up again where it was."""

import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random
from time import sleep
from typing import NamedTuple

from bench.soak import Trial
from bench.soak.home import read, variables

assert sys.platform != "win32"  # signals and pseudo-terminals are POSIX

from bench.terminal import STOPPED, Terminal  # noqa: E402 - elsewhere there is none

NEW, QUESTIONS = ("--new", "--role", "clerk", "--length", "full"), 4
BEGIN, SCREEN = "Before you begin", "q stop"
LINE = "W"  # all that a line of evidence says: each of its keys is a keystroke to interrupt at


class Keystroke(NamedTuple):
    """A key, what stands on the screen when the program has taken it, and what is more (or less) on disk then."""

    key: str
    shows: str
    change: Mapping[str, int] = {}


EPISODES: tuple[tuple[Keystroke, ...], ...] = (
    (Keystroke("\r", SCREEN),),
    (Keystroke("3", SCREEN, {"3": 1}),),
    (Keystroke("?", "Press any key to go back"), Keystroke(" ", SCREEN)),
    (Keystroke("e", "Evidence for"), Keystroke(LINE, f"> {LINE}"), Keystroke("\r", "Noted for", {LINE: 1})),
    (Keystroke("b", "Enter keep"), Keystroke("\r", SCREEN)),
    (Keystroke("b", "Enter keep"), Keystroke("2", SCREEN, {"2": 1, "3": -1})),
    (Keystroke("x", "Press 1 to"),),
    (Keystroke("n", SCREEN, {"n": 1}),),
    (Keystroke("1", SCREEN, {"1": 1}),),
    (Keystroke("2", "That was the last question", {"2": 1}),),
)
"""Keystrokes from an open question to the next screen with one; the interrupted come back to where theirs began."""
CUTS = ((0, 0), *((number, cut) for number, keys in enumerate(EPISODES) for cut in range(1, len(keys) + 1)))
"""Where to interrupt: in the episode of this number after so many of its keys; first at the first screen."""
WINDOW, STOP, KILL = "closed window", "stop and go on", "SIGKILL"
WAYS: dict[str, tuple[str | signal.Signals, int]] = {
    "SIGINT": (signal.SIGINT, 130),
    "SIGTERM": (signal.SIGTERM, 143),
    "SIGHUP": (signal.SIGHUP, 129),
    "SIGQUIT": (signal.SIGQUIT, 131),
    KILL: (signal.SIGKILL, 137),
    "Ctrl-C": ("\x03", 130),
    "Ctrl-D": ("\x04", 130),
    WINDOW: ("", 129),
    STOP: (signal.SIGTSTP, 143),
}
"""How each interrupts, and the exit code then; what was stopped and went on is ended by SIGTERM."""
INTERRUPTED, INTERRUPT, LEFT = 130, "\x03", "Your line waits here"
ALL_ASKED = {0, 4}
"""Exit codes where the last answer came first; 4 if the window was closed while the result was on its way to it."""
KEYS = {
    "a": "1",
    "b": "2",
    "c": "3",
    "n/a": "n",
}  # answers on disk to the keys that gave them, where these differ
LONGEST_WAIT = 0.03
"""Seconds between a key and the interruption in the long run: some times what the program takes for a key."""
AFTERWARDS = None  # no delay at all, but an interruption when the key has been acknowledged
Kept = Counter[str]
"""What is on disk: how many answers by the key that gave them, and how many lines of evidence."""


def run(amount: int, seed: int) -> Iterator[Trial]:
    """Interrupt at least so often, in rounds through every keystroke and every way."""
    dice, trials = Random(seed), 0
    for way in cycle(WAYS):
        if trials >= amount:
            return
        delays = [dice.choice((AFTERWARDS, 0.0, dice.uniform(0, LONGEST_WAIT))) for _ in CUTS]
        with tempfile.TemporaryDirectory() as folder:
            for trial in interrupt_everywhere(way, delays, Path(folder)):
                trials += 1
                yield trial


def interrupt_everywhere(way: str, delays: list[float | None], folder: Path) -> Iterator[Trial]:
    """Interrupt one assessment in this way at every keystroke, after the delay of its number, and resume it each time.

    It ends with the first fault: what comes after it goes on from nobody knows where.
    """
    kept = Kept()
    for (episode, cut), delay in zip(CUTS, delays, strict=True):
        more = ("--resume",) if _count_answers(kept) else NEW
        terminal = Terminal("assess", *more, variables={**variables(folder), "SKILLCHECK_PLAIN": ""})
        sure, maybe, faults = kept, kept, list[str]()
        try:
            sure, left = _type(terminal, kept, episode, cut, delay)
            maybe = sure + Kept(left.change if left else {})
            over = _count_answers(maybe) == QUESTIONS
            faults += _interrupt(terminal, way, left.key if left else "", delay or 0.0, over=over)
        except AssertionError as error:
            faults.append(str(error))
        finally:
            terminal.close()
        kept = look(folder)
        if kept not in (sure, maybe):
            faults.append(f"kept is {kept}, and acknowledged was {sure}")
        place = f"after {cut} keys of episode {episode}, delay {delay}"
        lost = 0 if kept == maybe else (sure - kept).total()
        yield Trial(way, sure.total(), lost, tuple(f"{place}: {fault}" for fault in faults))
        if faults:
            return


def look(folder: Path) -> Kept:
    """Return what the next skillcheck finds of the assessment."""
    kept = Kept(line["text"] for line in read(folder, "evidence", "list")["evidence"])
    for assessment in read(folder, "history")["assessments"]:
        answers = read(folder, "export", "--assessment", assessment["id"])["answers"].values()
        kept.update(KEYS.get(answer, answer) for answer in answers)
    return kept


def _count_answers(kept: Kept) -> int:
    return kept.total() - kept[LINE]


def _progress(kept: Kept) -> str:
    return f"Question {_count_answers(kept) + 1} of {QUESTIONS}"


def _type(
    terminal: Terminal, kept: Kept, episode: int, cut: int, delay: float | None
) -> tuple[Kept, Keystroke | None]:
    """Type the keys before an interruption; return what must be on disk then, and the last key if that is still to type."""
    due: list[Keystroke] = []
    if not _count_answers(kept):
        terminal.see(BEGIN)
        terminal.type("\r" if episode else "")
    if _count_answers(kept) or episode:
        terminal.see(_progress(kept), SCREEN)
        answers = [key for keys in EPISODES[:episode] for key in keys if key.change == {key.key: 1}]
        due = answers[_count_answers(kept) :]  # what an interruption came before
    keys = [*due, *EPISODES[episode][:cut]]
    left = keys.pop() if keys and delay is not AFTERWARDS else None
    for keystroke in keys:
        kept = kept + Kept(keystroke.change)
        if keystroke.shows == SCREEN:
            terminal.anew(partial(terminal.type, keystroke.key))
            terminal.see(_progress(kept))
        else:
            terminal.type(keystroke.key)
            terminal.see(keystroke.shows)
    return kept, left


def _interrupt(terminal: Terminal, way: str, key: str, delay: float, *, over: bool) -> Iterator[str]:
    """Type a key that is left, interrupt so many seconds later, and say what is wrong with the end."""
    how, code = WAYS[way]
    keys = how if isinstance(how, str) else ""
    terminal.type(key if delay else key + keys)  # at once means in one piece
    sleep(delay)
    terminal.type(keys if delay else "")
    if way == WINDOW:
        terminal.hang_up()
    if isinstance(how, signal.Signals):
        _send(terminal, how)
    if code == INTERRUPTED:
        terminal.wait(lambda: terminal.ended() or LEFT in terminal.text, "the end, or the line left")
        if not terminal.ended():  # the first one leaves a line that is being written
            terminal.type(keys or INTERRUPT)
    if way == STOP:
        terminal.wait(lambda: STOPPED in terminal.text or terminal.ended(), STOPPED)
        if not terminal.as_before:
            yield "the terminal is not as it was while the program is stopped"
        before = terminal.redraws
        terminal.type("fg\n")
        terminal.wait(lambda: terminal.redraws > before or terminal.ended(), "the screen again")
        _send(terminal, signal.SIGTERM)
    if terminal.end() not in {code, *(ALL_ASKED if over else ())}:
        yield f"exit code {terminal.end()}"
    if "Traceback" in terminal.text:
        yield f"a traceback: {terminal.text[-600:]}"
    if way not in (WINDOW, KILL) and not terminal.as_before:
        yield "the terminal is not as it was"


def _send(terminal: Terminal, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):  # it is over
        terminal.send(number)
