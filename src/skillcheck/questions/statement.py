"""A behaviour that is rated by how often it happened in the last four weeks."""

from typing import Annotated, Any, NamedTuple

from skillcheck.model.catalogue import AVERAGE, Scale, typical_answer
from skillcheck.model.form import Choice, Form, reading_seconds
from skillcheck.model.shape import Id, OwnId, Rating, Rung

LEAD = "In the last four weeks, when it came up, how often was this so?"
ANSWERS = ("1", "2", "3", "4", "5")
DECIDING_SECONDS = 1.5
TYPICAL = {2: 4.1, 3: 3.7, 4: 3.2, 5: 2.6}
"""What an ordinary manager's answer counts by rung, where the file has no guess: the harder the act, the less often."""


class Statement(NamedTuple):
    """A behaviour, rated 1-5 by how often it happened; a reversed one names a bad habit.

    `rung` is the level whose act it asks about (0: the file names none), `typical` what an ordinary manager's answer counts
    on average (1-5, in the direction that it is scored; 0: not guessed).
    """

    id: Annotated[Id, OwnId(lambda skill, number: f"{skill}-{number}")]
    text: str
    reversed: bool = False
    rung: Rung = 0
    typical: Rating = 0.0

    @property
    def rated(self) -> bool:
        """Return True: people rate themselves."""
        return True

    @property
    def measures(self) -> bool:
        """Return True: statements measure."""
        return True

    @property
    def guess(self) -> tuple[float, float, float]:
        """Return intercept, loading and residual variance."""
        return typical_answer(self.typical or TYPICAL.get(self.rung, AVERAGE)), 1.0, 0.88**2

    @property
    def cost(self) -> float:
        """Return 1: costs are counted in statements."""
        return 1.0

    @property
    def seconds(self) -> float:
        """Return the time for reading the statement and picking a frequency."""
        return reading_seconds(self.text) + DECIDING_SECONDS

    @property
    def answers(self) -> tuple[str, ...]:
        """Return `1` to `5`."""
        return ANSWERS

    @property
    def content(self) -> dict[str, Any]:
        """Return the text, and which way it counts."""
        return {"text": self.text, "reversed": self.reversed}

    def form(self, scale: Scale) -> Form:
        """Return the statement with the five frequencies."""
        choices = tuple(Choice(key, key, label) for key, label in zip(ANSWERS, scale.frequency, strict=True))
        return Form(self.id, LEAD, self.text, choices, framed=True)

    def score(self, answer: str) -> float:
        """Return the frequency itself; 6 - frequency where the statement is reversed."""
        frequency = float(answer)
        return 6 - frequency if self.reversed else frequency
