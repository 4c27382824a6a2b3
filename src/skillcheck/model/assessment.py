"""An assessment: who was asked what, when, and what they answered."""

from datetime import datetime
from typing import NamedTuple

NOT_APPLICABLE = "n/a"
QUICK, ADAPTIVE, THOROUGH, FULL = LENGTHS = ("quick", "adaptive", "thorough", "full")
"""Lengths of an assessment of a role's skills: until its top is settled, every question, one question a skill."""
REVIEW = "review"
"""The length of an assessment that rates one skill again, when a goal about it is due."""
THEN = "then"
"""The length of one that rates how a skill was at an earlier time, as it is seen now."""
OLD = 120
"""Days after which an assessment is old: its questions are about four weeks, and a quarter of a year of work on a gap is
over by then, with a month to spare."""


class Response(NamedTuple):
    """One answer. `answer` is `1`-`5` for a statement, an option id for a scenario, `n/a` where it did not apply.

    `at` is aware and in UTC; `seconds` is how long the question stood on the screen (0: not known). `wording` is the digest
    of what the question then said (empty: not known).
    """

    item: str
    answer: str
    at: datetime
    seconds: float = 0.0
    wording: str = ""


class Assessment(NamedTuple):
    """One sitting, finished or not; `responses` stand in the order in which they were first given.

    `length` is one of `LENGTHS`, or, of one skill alone, `review` or `then`; `parameters` is the version of those that it
    was asked with. `about` is the id of the assessment whose time a then-rating is about; empty for all others.
    `catalogue` is the path of the catalogue whose questions were asked, empty for the built-in one.
    """

    id: str
    role: str
    length: str
    taken_at: datetime
    catalogue_digest: str
    finished: bool = False
    responses: tuple[Response, ...] = ()
    parameters: str = ""
    about: str = ""
    catalogue: str = ""

    @property
    def adapts(self) -> bool:
        """Tell whether its questions depend on the answers, and end when the top is settled."""
        return self.length in (ADAPTIVE, THOROUGH)

    @property
    def covers_role(self) -> bool:
        """Tell whether it asks about the skills of a role, not about one skill alone."""
        return self.length not in (REVIEW, THEN)

    @property
    def state(self) -> str:
        """Return `finished` or `unfinished`."""
        return "finished" if self.finished else "unfinished"

    @property
    def answers(self) -> dict[str, str]:
        """Map item ids to answers, in the order of the responses."""
        return {response.item: response.answer for response in self.responses}

    @property
    def asked(self) -> int:
        """Count the questions that were asked, and answered."""
        return len(self.responses)

    @property
    def minutes(self) -> float:
        """Return the time spent on the questions, in minutes; 0 where it is not known."""
        return sum(response.seconds for response in self.responses) / 60


class Evidence(NamedTuple):
    """A line that the person wrote down about a skill: what happened, what they did."""

    id: int
    skill: str
    text: str
    at: datetime
    assessment: str = ""
