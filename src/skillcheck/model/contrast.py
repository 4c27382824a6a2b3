"""What a person says about a skill, beside what they chose in its scenarios."""

from typing import NamedTuple


class Contrast(NamedTuple):
    """A skill's self-rating and its scenario choices, on 1-5.

    `rated` is the plain mean of the scored statements; `low`-`high` is where the choices alone put the level, as likely
    inside as outside. `difference` is rating minus choices on the scale of levels, before any shrinking, `sd` its
    standard error; `differs` says whether it is beyond chance.
    """

    skill: str
    rated: float
    low: float
    high: float
    difference: float
    sd: float
    differs: bool
