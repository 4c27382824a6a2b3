"""A skill's level at several times, and what has changed between two of them."""

from collections.abc import Mapping
from typing import NamedTuple

from skillcheck.model.assessment import Assessment
from skillcheck.model.estimate import LevelEstimate
from skillcheck.model.result import Notice

UP, UNCLEAR, DOWN, INCOMPARABLE = "up", "unclear", "down", "incomparable"


class Point(NamedTuple):
    """A skill's level in an assessment, which holds all its responses, also to questions that are gone since."""

    assessment: Assessment
    estimate: LevelEstimate


class Change(NamedTuple):
    """From one level of a skill to a later one: `up` or `down` beyond noise, `unclear`, or `incomparable`.

    `sd` is the standard error of the difference, `least` the smallest difference that is clear, in level points. `reasons`
    are why the two can't be compared, `remarks` what to know where they can; short phrases.
    """

    earlier: Point
    later: Point
    sd: float
    least: float
    verdict: str
    reasons: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def difference(self) -> float:
        """Return the later level minus the earlier one, in level points."""
        return self.later.estimate.level - self.earlier.estimate.level

    @property
    def reliable_change(self) -> float:
        """Return the reliable change index: the difference in its standard errors."""
        return self.difference / self.sd


class Comparison(NamedTuple):
    """An assessment beside an earlier one: the change of each skill that both asked about, by skill id.

    `by_chance` of those that can be compared would look clear though nothing had changed.
    """

    earlier: Assessment
    changes: Mapping[str, Change]
    by_chance: float


class Trend(NamedTuple):
    """One skill over time, in the order of saving: its points, the `changes` from each to the next, and in all.

    `overall` is None with fewer than two points. `then` are the then-ratings, which are no points: they are seen from a
    later time than they are about. So many `left_out` ratings came before the first point.
    """

    skill: str
    points: tuple[Point, ...]
    changes: tuple[Change, ...]
    overall: Change | None
    then: tuple[Point, ...] = ()
    left_out: int = 0


class NewestLevel(NamedTuple):
    """A skill's newest level, for its card, `days` old; `target` is None where the assessment's role does not ask for it.

    `change` is the step that led to it, `practice` the id of the one to begin with (may be empty).
    """

    point: Point
    target: float | None
    days: int = 0
    notices: tuple[Notice, ...] = ()
    change: Change | None = None
    practice: str = ""
