"""Answers that came before their question can have been read."""

from collections.abc import Sequence

from skillcheck.measure.notices.given import Given
from skillcheck.model.notice import Notice

FASTEST = 0.3
"""Part of an unhurried reader's time that nobody can do with. It is 790 words a minute: most people read 175-300 (Brysbaert
2019, Journal of Memory and Language 109), and above 400 understanding is lost (Rayner and others 2016, Psychological Science
in the Public Interest 17). For our statements it is 1.3-1.8 seconds."""
FLOOR = 1.0
"""Seconds below which no answer was thought about, however short its question (Wood, Harms, Lowman and DeSimone 2017, Social
Psychological and Personality Science 8; Huang and others 2012, Journal of Business and Psychology 27, say 2)."""
PART, FEWEST = 1 / 3, 5
"""Fast answers that are a habit: a third, and five. One in 1,000 simulated careful people has a quarter of eleven, or a
sixth of more: they read up to twice as fast as usual, with times that vary by 40 % from question to question."""


def notice(answers: Sequence[Given]) -> Notice | None:
    """A remark where many of the answers with a known time were too fast to have been read."""
    timed = [one for one in answers if one.seconds > 0]
    fast = sum(one.seconds < max(FLOOR, FASTEST * one.item.seconds) for one in timed)
    if fast < max(PART * len(timed), FEWEST):
        return None
    return Notice(
        "fast-answers",
        f"{fast} of {len(timed)} answers came faster than one can read. Take it again with more time.",
    )
