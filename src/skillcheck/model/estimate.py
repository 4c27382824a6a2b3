"""A level with its range, the gap to what a role asks, and where both come from."""

from collections.abc import Mapping
from typing import NamedTuple

from skillcheck.model.catalogue import Demand


class LevelEstimate(NamedTuple):
    """A skill's level on 1-5, `low`-`high` its 80 % range, `sd` what is not known of the skill, on the same scale.

    `answered` of `items` questions were answered; questions that did not apply are in neither. `mean_answer` is the plain
    mean of the scored answers (1-5; None without any), `predicted` what the model expects of a further question. `error` is
    the standard error of `level` as a measurement of the skill: larger than `sd`, as a level leans on its own answers alone.
    """

    skill: str
    level: float
    low: float
    high: float
    sd: float
    answered: int
    items: int
    mean_answer: float | None
    predicted: float
    error: float

    @property
    def basis(self) -> str:
        """Name what the level rests on: `asked` all questions, `mixed`, or `inferred` from related skills alone."""
        if not self.answered:
            return "inferred"
        return "asked" if self.answered == self.items else "mixed"


class Step(NamedTuple):
    """A question of an adaptive assessment; `chance` is the probability that its skill then had to belong to the top."""

    item: str
    skill: str
    chance: float


class Explanation(NamedTuple):
    """The sources of a result.

    `contributions` map each skill to what each skill's answers add to its mean, in level points. `steps` are the questions
    of an adaptive assessment in their order; empty for others.
    """

    contributions: Mapping[str, Mapping[str, float]]
    steps: tuple[Step, ...] = ()


class Agreement(NamedTuple):
    """The agreement of the top that is shown with the full quiz's: `predicted` 0-1, `stop` where it was enough, or None."""

    predicted: float
    stop: float | None


class Gap(NamedTuple):
    """A skill against its demand: `gap` = max(0, target - level), `priority` = importance x gap.

    `rank` counts from 1, `tied_with` holds the neighbours in rank that are too close to call, `top` is the
    probability of being among the five highest priorities, `practices` are ids, best suited first.
    """

    rank: int
    estimate: LevelEstimate
    demand: Demand
    gap: float
    priority: float
    top: float
    tied_with: tuple[str, ...]
    practices: tuple[str, ...]

    @property
    def skill(self) -> str:
        """Return the skill's id."""
        return self.estimate.skill

    @property
    def met(self) -> bool:
        """Tell whether the level reaches the target: a strength."""
        return self.gap == 0
