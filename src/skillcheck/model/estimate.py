"""A level with its range, the gap to what a role asks, and where both come from."""

from collections.abc import Mapping
from typing import NamedTuple

from skillcheck.model.catalogue import Demand


class LevelEstimate(NamedTuple):
    """A skill's level on 1-5, `low`-`high` its 80 % range around it, `sd` how unsure the level is, on the same scale.

    The level is what many more questions about the skill would show; low < level < high. `answered` of `items` questions
    were answered; questions that did not apply are in neither. `mean_answer` is the plain mean of the scored statements
    (1-5; None without any), `typical` the level of somebody with ordinary answers. `learnt` (0-1) is how much of what was
    not known of the skill before the answers is known by them.
    """

    skill: str
    level: float
    low: float
    high: float
    sd: float
    answered: int
    items: int
    mean_answer: float | None
    typical: float
    learnt: float = 1.0

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

    `contributions` map each skill to what each skill's answers add to its level, in points. `steps` are the questions
    of an adaptive assessment in their order; empty for others.
    """

    contributions: Mapping[str, Mapping[str, float]]
    steps: tuple[Step, ...] = ()


class Agreement(NamedTuple):
    """The chance (0-1) that the five shown are the right ones: `predicted`, and `stop` where it was enough, or None."""

    predicted: float
    stop: float | None


class Gap(NamedTuple):
    """A skill against its demand: `gap` = max(0, target - level), `priority` = importance x gap.

    `rank` counts from 1, `tied_with` holds the neighbours in rank that are too close to call, `top` is the probability of
    being among the five largest gaps. `weakest` is the id of the statement to work on first, empty where the skill has no
    rungs; `practices` are ids, those that train it first.
    """

    rank: int
    estimate: LevelEstimate
    demand: Demand
    gap: float
    priority: float
    top: float
    tied_with: tuple[str, ...]
    practices: tuple[str, ...]
    weakest: str = ""

    @property
    def skill(self) -> str:
        """Return the skill's id."""
        return self.estimate.skill

    @property
    def met(self) -> bool:
        """Tell whether the level reaches the target."""
        return self.gap == 0

    @property
    def from_role(self) -> float:
        """Return the part of the priority that anybody with ordinary answers would have: importance x (target - typical)."""
        return self.demand.urgency(self.estimate.typical)

    @property
    def from_answers(self) -> float:
        """Return the part that is this person's own: importance x (typical - level); negative where they do better."""
        return self.demand.importance * (self.estimate.typical - self.estimate.level)
