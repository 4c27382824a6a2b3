"""One answer many times in a row, whatever was asked."""

from collections.abc import Sequence
from itertools import groupby

from skillcheck.measure.notices.given import Given, ratings
from skillcheck.model.notice import Notice

PART = 0.5
"""Longest run that is nothing special, of all ratings (Curran 2016, Journal of Experimental Social Psychology 66)."""
SHORTEST, LONGEST = 9, 14
"""Bounds of that: the longest runs of the five answers among 983 willing people were 6, 9, 10, 14 and 9 (Costa and McCrae on
the NEO inventories, in Johnson 2005, Journal of Research in Personality 39). Of careful people drawn from the measurement
model, less than 1 of 1,000 has nine in a row among eleven, or fourteen among 176."""


def notice(answers: Sequence[Given]) -> Notice | None:
    """A remark where the same key was pressed for half of the statements in a row, at least 9 and at most 14.

    Scenarios are passed over, as their options are different things each time.
    """
    own = ratings(answers)
    runs = [(len(list(run)), key) for key, run in groupby(rating.key for rating in own)]
    length, key = max(runs, default=(0, 0))
    if length < min(max(PART * len(own), SHORTEST), LONGEST):
        return None
    return Notice(
        "long-run",
        f"{key} was the answer {length} times in a row. If in doubt, answer again in a week.",
    )
