"""Walk through an assessment: which questions, in which order, how far it has come, and the way back."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from math import ceil
from types import MappingProxyType
from typing import NamedTuple

from skillcheck import questions
from skillcheck.measure import adaptive, stopping
from skillcheck.measure import quiz as quizzes
from skillcheck.measure.quiz import QuizState
from skillcheck.model.assessment import ADAPTIVE, QUICK, Assessment
from skillcheck.model.catalogue import Catalogue, Item, Role, Skill
from skillcheck.model.form import SessionProgress
from skillcheck.model.parameters import Parameters

GETTING_STARTED = 180.0
"""Seconds of expected reading that the prior of the pace is worth."""
SLOWEST_RISE = 0.005
"""The least that a question is taken to add to the agreement, when guessing how many are left."""


class Session(NamedTuple):
    """`order` holds the items to ask; `answers` maps item ids to answers in the order in which they were first given.

    `revisited` is the id of the answered item that the person went back to; empty at the front. An adaptive session has the
    `state` of its quiz, which chooses the next item in place of the order, and ends it as `thoroughness` says.
    """

    order: tuple[Item, ...]
    answers: Mapping[str, str] = MappingProxyType({})
    revisited: str = ""
    state: QuizState | None = None
    thoroughness: str = "normal"


def open_session(catalogue: Catalogue, role: Role, assessment: Assessment, parameters: Parameters) -> Session:
    """Return the session of `assessment` as far as it has come; the same for the same assessment."""
    skills = catalogue.skills_of(role)
    order = spread(items_to_ask(skills, assessment.length), assessment.id)
    if assessment.length != ADAPTIVE:
        return Session(order, assessment.answers)
    quiz = quizzes.make_quiz(skills, [role.skills[skill.id] for skill in skills], parameters, order)
    state = quizzes.answer_all(quiz, assessment.answers)
    return Session(order, assessment.answers, state=state, thoroughness=assessment.thoroughness)


def items_to_ask(skills: Iterable[Skill], length: str) -> dict[str, tuple[Item, ...]]:
    """Return skill ids with the items that an assessment of this length asks.

    `quick` asks the first statement of each skill that is not reversed (any item where there is none); all others have
    every item, among which `adaptive` chooses.
    """
    if length != QUICK:
        return {skill.id: skill.items for skill in skills}
    return {
        skill.id: (next((s for s in skill.statements if not s.reversed), skill.items[0]),) for skill in skills
    }


def spread(items: Mapping[str, tuple[Item, ...]], seed: str) -> tuple[Item, ...]:
    """Return all `items`, no two neighbours of one skill wherever that is possible; the same for the same seed.

    The skill with the most items left goes next; ties are broken by a hash of the seed, anew in each round.
    """
    left = {skill: sorted(group, key=lambda item: _hash(seed, item.id, "")) for skill, group in items.items()}
    order: list[Item] = []
    last = ""
    while any(left.values()):
        open_skills = [skill for skill, group in left.items() if group and skill != last] or [last]
        last = max(
            open_skills, key=lambda skill: (len(left[skill]), _hash(seed, skill, str(len(left[skill]))))
        )
        order.append(left[last].pop())
    return tuple(order)


def _hash(seed: str, name: str, round_: str) -> str:
    return sha256(f"{seed}/{name}/{round_}".encode()).hexdigest()


def next_item(session: Session) -> Item | None:
    """Return the revisited item, else the most telling or the first open one; None when the assessment is done."""
    if session.revisited:
        return next(item for item in session.order if item.id == session.revisited)
    if session.state is None:
        return next((item for item in session.order if item.id not in session.answers), None)
    if stopping.is_settled(session.state, stopping.ENOUGH[session.thoroughness]):
        return None
    question = adaptive.choose(session.state)
    return question.item if question else None


def record(session: Session, item: Item, answer: str) -> Session:
    """Return the session with one more answer, at the front again."""
    answers = {**session.answers, item.id: answer}
    state = session.state
    if state and item.id in session.answers:
        state = quizzes.answer_all(state.quiz, answers)
    elif state:
        state = quizzes.answer(state, state.quiz.questions[item.id], questions.score(item, answer))
    return session._replace(answers=answers, revisited="", state=state)


def go_back(session: Session) -> Session:
    """Return the session one answered item back; the same session at the very first one."""
    answered = _answered(session)
    place = answered.index(session.revisited) if session.revisited else len(answered)
    return session._replace(revisited=answered[place - 1]) if place else session


def go_forward(session: Session) -> Session:
    """Return the session one answered item forward, keeping its answer; the same session at the front."""
    if not session.revisited:
        return session
    answered = _answered(session)
    place = answered.index(session.revisited) + 1
    return session._replace(revisited=answered[place] if place < len(answered) else "")


def _answered(session: Session) -> list[str]:
    """Return the ids of the answered items, in the order of answering, without those that are not asked here."""
    asked = {item.id for item in session.order}
    return [item for item in session.answers if item in asked]


def progress(session: Session) -> SessionProgress:
    """Return how many questions were answered, of how many, with the seconds that an unhurried reader has left.

    An adaptive session has the predicted agreement, of what is enough, and a guess at the questions left.
    """
    answered = len(_answered(session))
    if session.state is None:
        left = [item for item in session.order if item.id not in session.answers]
        return SessionProgress(answered, len(session.order), sum(questions.seconds(item) for item in left))
    agreement = stopping.agreement(session.state)
    questions_left = _guess_left(session.state, answered, agreement, session.thoroughness)
    seconds_left = questions_left * _seconds_each(session.state)
    enough = stopping.ENOUGH[session.thoroughness]
    return SessionProgress(answered, answered + questions_left, seconds_left, agreement, enough)


def _guess_left(state: QuizState, answered: int, agreement: float, thoroughness: str) -> int:
    """Guess the number of questions left: at first what people usually need, then by how fast the agreement rises."""
    usual = ceil(stopping.USUAL_PART[thoroughness] * len(state.quiz.questions))
    if answered < usual / 2:
        return usual - answered
    first = stopping.agreement(quizzes.start(state.quiz))
    rise = max((agreement - first) / answered, SLOWEST_RISE)
    most = max(stopping.most_questions(state.quiz) - answered, 1)
    missing = stopping.ENOUGH[thoroughness] - agreement
    return min(max(ceil(missing / rise), stopping.FEWEST - answered, 1), most)


def _seconds_each(state: QuizState) -> float:
    """Return the seconds of a question of the cheapest kind that is open, since dearer ones are hardly chosen."""
    left = [question for open_ in state.open for question in open_]
    cheapest = min((question.cost for question in left), default=0)
    times = [questions.seconds(question.item) for question in left if question.cost == cheapest]
    return sum(times) / max(len(times), 1)


def pace(expected: float, spent: float) -> float:
    """Return this person's time over an unhurried reader's: 1 at first, their own after a minute or two."""
    return (GETTING_STARTED + spent) / (GETTING_STARTED + expected)
