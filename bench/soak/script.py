"""An assessment as keys: what each shows, and what it leads to once it is acknowledged."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SMALL = ROOT / "tests" / "data" / "small.yaml"
ROLE, QUESTIONS = "clerk", 4
BEGIN, SCREEN = "Press any key to begin", "q save and stop"
GOAL = "listening"
LINE = "W"
"""All that the line of evidence says: each of its keys is a keystroke to interrupt at."""


@dataclass(frozen=True, slots=True)
class Keystroke:
    """A key, and what stands on the screen when the program has taken it; `does` is what is then acknowledged."""

    key: str
    shows: str
    does: str = ""


Episode = tuple[Keystroke, ...]
"""Keystrokes from a question that is open to the next screen with one; the interrupted come back to where it began."""

AGAIN = (Keystroke("b", "Enter keeps your answer"), Keystroke("2", SCREEN, "change"))
CARD = (Keystroke("?", "Press any key to go back"), Keystroke(" ", SCREEN))
EVIDENCE = (
    Keystroke("e", "Evidence for"),
    Keystroke(LINE, f"> {LINE}"),
    Keystroke("\r", "Noted for", "note"),
)
EPISODES: tuple[Episode, ...] = (
    (Keystroke(" ", SCREEN),),
    (Keystroke("3", SCREEN, "answer"),),
    CARD,
    EVIDENCE,
    (Keystroke("b", "Enter keeps your answer"), Keystroke("\r", SCREEN)),
    AGAIN,
    (Keystroke("x", "Press 1 to"),),
    (Keystroke("n", SCREEN, "answer"),),
    (Keystroke("1", SCREEN, "answer"),),
    (Keystroke("2", "Where to work next", "answer"),),
)
LAST = len(EPISODES) - 1
"""The episode that ends the assessment."""
CUTS: tuple[tuple[int, int], ...] = (
    (0, 0),
    *((number, cut) for number, episode in enumerate(EPISODES) for cut in range(1, len(episode) + 1)),
)
"""Where to interrupt: in the episode of this number after so many of its keys; first at the first screen."""
