"""Two ways to ask: everything in a fixed order, or what tells most until the top is settled."""

from collections.abc import Mapping
from math import ceil
from types import MappingProxyType
from typing import NamedTuple, Protocol

from skillcheck.measure import adaptive, quiz, select, session, stopping
from skillcheck.measure.quiz import Quiz, Standing
from skillcheck.measure.session import Session
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Item, Role
from skillcheck.model.form import Course
from skillcheck.model.parameters import Parameters

SLOWEST_RISE = 0.005
"""The least that a question is taken to add to the agreement, when guessing how many are left."""


class Asking(Protocol):
    """How an assessment goes on from the answers that it has."""

    def seen(self, answers: Mapping[str, str]) -> "Asking":
        """The same with these answers (item id to answer, in the order in which they were first given)."""

    def following(self, state: Session) -> Item | None:
        """The question to show; None when the assessment is done."""

    def course(self, state: Session) -> Course:
        """How far it has come."""


class InOrder(NamedTuple):
    """Every question, in the order of the session."""

    def seen(self, answers: Mapping[str, str]) -> "InOrder":  # noqa: ARG002 - the session has them
        """Itself: the order does not depend on answers."""
        return self

    def following(self, state: Session) -> Item | None:
        """The revisited question, else the first open one."""
        return session.next_item(state)

    def course(self, state: Session) -> Course:
        """Questions answered, of all."""
        return Course(state.answered, len(state.order), state.seconds_left)


class UntilSettled(NamedTuple):
    """The most telling question, until the predicted agreement is `enough`.

    `answers` are those that `standing` has taken in; `first` is the agreement before any answer.
    """

    own: Quiz
    enough: float
    usual_part: float
    standing: Standing
    first: float
    answers: Mapping[str, str] = MappingProxyType({})

    def seen(self, answers: Mapping[str, str]) -> "UntilSettled":
        """With one more answer the standing is carried on; with a changed one it is made anew, in the same order."""
        known = list(self.answers.items())
        given = list(answers.items())
        if given == known:
            return self
        if given[: len(known)] == known:
            standing = quiz.followed(self.own, dict(given[len(known) :]), self.standing)
        else:
            standing = quiz.followed(self.own, answers)
        return self._replace(standing=standing, answers=dict(answers))

    def following(self, state: Session) -> Item | None:
        """The revisited question, else the most telling one; None once the top is settled."""
        if state.revisited:
            return session.next_item(state)
        if stopping.settled(self.own, self.standing, self.enough):
            return None
        question = adaptive.choose(self.own, self.standing)
        return question.item if question else None

    def course(self, state: Session) -> Course:
        """Predicted agreement, of what is enough; with a guess at the questions left."""
        agreement = stopping.agreement(self.own, self.standing)
        left = self._left(state.answered, agreement)
        return Course(state.answered, state.answered + left, left * self._each(), agreement, self.enough)

    def _each(self) -> float:
        """Seconds a question takes: of the cheapest kind that is open, since dearer ones are hardly chosen."""
        left = [question for questions in self.standing.open for question in questions]
        cheapest = min((question.cost for question in left), default=0)
        times = [question.item.seconds for question in left if question.cost == cheapest]
        return sum(times) / max(len(times), 1)

    def _left(self, asked: int, agreement: float) -> int:
        """At first what people usually need, then from how fast the agreement has risen so far."""
        usual = ceil(self.usual_part * len(self.own.questions))
        if asked < usual / 2:
            return usual - asked
        rise = max((agreement - self.first) / asked, SLOWEST_RISE)
        most = max(stopping.most(self.own) - asked, 1)
        return min(max(ceil((self.enough - agreement) / rise), stopping.FEWEST - asked, 1), most)


def asking(
    catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters
) -> tuple[Asking, Session]:
    """How `assessment` is asked, and its walk so far; the same again for the same assessment."""
    skills = catalogue.skills_of(role)
    order = select.spread(select.chosen(skills, assessment.length), assessment.id)
    state = Session(order, assessment.answers)
    if assessment.length != select.ADAPTIVE:
        return InOrder(), state
    own = quiz.quiz(skills, [role.skills[skill.id] for skill in skills], parameters, assessment.id)
    standing = quiz.start(own)
    way = UntilSettled(
        own,
        stopping.ENOUGH[assessment.thoroughness],
        stopping.USUAL_PART[assessment.thoroughness],
        standing,
        stopping.agreement(own, standing),
    )
    return way.seen(assessment.answers), state
