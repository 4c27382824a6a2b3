"""Self-ratings that stand far above what the person chose in the scenarios."""

from collections.abc import Sequence
from math import sqrt

from skillcheck.model.contrast import Contrast
from skillcheck.model.notice import Notice

LENIENCY, LENIENCY_SD = 0.27, 0.25
"""What is usual, in levels: self-ratings exceed others' by a third of a standard deviation of .8 (Heidemeier and Moser 2009,
Journal of Applied Psychology 94), and people differ in that by about a quarter of a level."""
FAR = 3.0
"""Standard errors above the usual from which on it is not chance: 1.3 of 1,000, one-sided."""


def notice(contrasts: Sequence[Contrast]) -> Notice | None:
    """A remark where ratings exceed choices, over all skills that have both, by far more than is usual.

    d = sum(d_s / sd_s^2) / sum(1 / sd_s^2);  z = (d - leniency) / sqrt(1 / sum(1 / sd_s^2) + leniency's variance).
    """
    weights = [one.sd**-2 for one in contrasts]
    if not weights:
        return None
    mean = sum(w * one.difference for w, one in zip(weights, contrasts, strict=True)) / sum(weights)
    if mean < LENIENCY + FAR * sqrt(1 / sum(weights) + LENIENCY_SD**2):
        return None
    return Notice(
        "above-scenarios",
        "Your ratings stand far above your choices. Ask a colleague who sees your work.",
    )
