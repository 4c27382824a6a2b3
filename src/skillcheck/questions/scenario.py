"""A situation with a few ways to act, of which the person picks the one they would take."""

from typing import Annotated, Any, NamedTuple

from skillcheck.model.catalogue import AVERAGE, Scale, typical_answer
from skillcheck.model.form import Choice, Form, reading_seconds
from skillcheck.model.shape import REQUIRED, Id, OwnId, Pattern, Rating, Size

LETTERS = "abcdefghi"
"""The ids of options; a tenth one would have none, and is refused."""
DECIDING_SECONDS = 4.0
MEASURE = "measure"


class Option(NamedTuple):
    """One way to act; `score` is its effectiveness, 1-5, `because` says what it leads to."""

    id: Annotated[Id, OwnId(lambda _, number: LETTERS[number - 1 : number])]
    text: str
    score: Rating
    because: str = ""


class Scenario(NamedTuple):
    """A situation with a few plausible ways to act, to `measure` or to `practise`.

    `typical` is the effectiveness (1-5) of what an ordinary manager would choose, on average (0: not guessed).
    """

    id: Annotated[Id, OwnId(lambda skill, number: f"{skill}-s{number if number > 1 else ''}")]
    situation: str
    question: str = "What do you do?"
    use: Annotated[str, Pattern("measure|practise", "is not known: write measure or practise", 64)] = MEASURE
    options: Annotated[tuple[Option, ...], Size(2, len(LETTERS))] = REQUIRED
    typical: Rating = 0.0

    @property
    def rated(self) -> bool:
        """Return False: people choose."""
        return False

    @property
    def reversed(self) -> bool:
        """Return False: each option has its own score."""
        return False

    @property
    def measures(self) -> bool:
        """Return False where it is kept for practice."""
        return self.use == MEASURE

    @property
    def guess(self) -> tuple[float, float, float]:
        """Return intercept, loading and residual variance."""
        return typical_answer(self.typical or AVERAGE), 0.6, 1.0

    @property
    def cost(self) -> float:
        """Return 3: a scenario takes as long to read as three statements."""
        return 3.0

    @property
    def seconds(self) -> float:
        """Return the time for reading the situation with all options, and picking one."""
        texts = (self.situation, self.question, *(option.text for option in self.options))
        return reading_seconds(" ".join(texts)) + DECIDING_SECONDS

    @property
    def answers(self) -> tuple[str, ...]:
        """Return the ids of the options."""
        return tuple(option.id for option in self.options)

    @property
    def content(self) -> dict[str, Any]:
        """Return situation, question, and each option with its score; what one leads to is not seen while answering."""
        options = [{"id": option.id, "text": option.text, "score": option.score} for option in self.options]
        return {"situation": self.situation, "question": self.question, "options": options}

    def form(self, scale: Scale) -> Form:  # noqa: ARG002 - a scenario has its own answers
        """Return the situation with its options on the keys 1, 2, 3, ..."""
        choices = tuple(
            Choice(str(number), option.id, option.text) for number, option in enumerate(self.options, 1)
        )
        return Form(self.id, self.situation, self.question, choices)

    def score(self, answer: str) -> float:
        """Return the effectiveness of the option."""
        return next(option.score for option in self.options if option.id == answer)
