"""Walk through an assessment: which questions, in which order, how far it has come, and the way back."""

from collections.abc import Iterable, Mapping
from math import ceil
from types import MappingProxyType
from typing import NamedTuple

from skillcheck import questions
from skillcheck.measure import quiz as quizzes
from skillcheck.measure import stopping
from skillcheck.measure.quiz import QuizState
from skillcheck.model.assessment import QUICK, Assessment
from skillcheck.model.catalogue import Catalogue, Item, Role, Skill
from skillcheck.model.form import SessionProgress, Span
from skillcheck.model.parameters import Parameters

SHARES = (0.20, 0.30, 0.45)
"""The parts of all items that are promised where nobody has counted: what eight of ten needed, and one in the middle."""
LEAST_PROGRESS = 0.05
"""How settled the top is taken to be at least, when guessing how many questions are left."""
FOLLOWING = 0.25
"""How much of a new guess is taken over each time: guesses jump, and who counts along should see no jump."""
SCENES = 3
"""Skills whose scenes follow the statements: more would make it long, and these come first."""


class Session(NamedTuple):
    """`order` holds the items to ask; `answers` maps item ids to answers in the order in which they were first given.

    `revisited` is the id of the answered item that the person went back to; empty at the front. An adaptive session has the
    `state` of its quiz, which chooses the next item in place of the order, the agreement before any answer (`first`) and
    that to stop at (`enough`), the `span` that was promised, and the `share` that was done at most so far.
    """

    order: tuple[Item, ...]
    answers: Mapping[str, str] = MappingProxyType({})
    revisited: str = ""
    state: QuizState | None = None
    first: float = 0.0
    enough: float = 0.0
    span: Span = Span(0, 0, 0)
    share: float = 0.0


def open_session(
    catalogue: Catalogue,
    role: Role,
    assessment: Assessment,
    parameters: Parameters,
    span: Span | None = None,
) -> Session:
    """Return the session of `assessment` as far as it has come; the same for the same assessment.

    `span` is how many questions the role takes, where somebody has counted.
    """
    skills = catalogue.skills_of(role)
    order = spread(items_to_ask(skills, assessment.length), assessment.id)
    if not assessment.adapts:
        return Session(order, assessment.answers)
    state = quizzes.start(quizzes.make_quiz(skills, role.skills, parameters, order))
    first = stopping.agreement(state)
    enough = stopping.final_agreement(first, assessment.length)
    counts = span or [round(share * len(order)) for share in SHARES]
    fewest = min(stopping.FEWEST, len(order))  # no assessment ends before
    span = Span(*(max(count, fewest) for count in counts))
    session = Session(order, state=state, first=first, enough=enough, span=span)
    for id_, answer in assessment.answers.items():
        session = _record(session, id_, answer)
    return session


def items_to_ask(skills: Iterable[Skill], length: str) -> dict[str, tuple[Item, ...]]:
    """Return skill ids with the items that an assessment of this length asks.

    `quick` asks the first statement of each skill that is not reversed (any item where there is none); all others have
    every item, among which `adaptive` chooses.
    """
    if length != QUICK:
        return {skill.id: skill.items for skill in skills}
    plain = {skill.id: [item for item in skill.items if item.rated and not item.reversed] for skill in skills}
    return {skill.id: (*plain[skill.id], *skill.items)[:1] for skill in skills}


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
    from hashlib import sha256  # a thirtieth of a start, as in `questions.wording`

    return sha256(f"{seed}/{name}/{round_}".encode()).hexdigest()


def next_item(session: Session) -> Item | None:
    """Return the revisited item, else the most telling or the first open one; None when the assessment is done."""
    if session.revisited:
        return next(item for item in session.order if item.id == session.revisited)
    if session.state is None:
        return next((item for item in session.order if item.id not in session.answers), None)
    question = stopping.next_question(session.state, session.enough)
    return question.item if question else None


def scenes_to_follow(session: Session) -> tuple[Item, ...]:
    """Return the scenes that are worth asking once the statements are done: those of the first skills shown, if still open.

    They check the order, and are what one learns from. Empty for a session that does not choose its questions.
    """
    state = session.state
    if state is None:
        return ()
    shown = quizzes.places_shown(quizzes.urgencies(state), min(state.quiz.top, SCENES))
    return tuple(q.item for place in shown for q in state.open if q.place == place and not q.item.rated)


def record(session: Session, item: Item, answer: str) -> Session:
    """Return the session with one more answer, at the front again."""
    return _record(session, item.id, answer)


def _record(session: Session, id_: str, answer: str) -> Session:
    """Do the same by the id of an item, which may be none that is asked here."""
    again = id_ in session.answers
    session = session._replace(answers={**session.answers, id_: answer}, revisited="")
    question = session.state.quiz.questions.get(id_) if session.state else None
    if session.state is None or question is None:  # a fixed form, or an item that is not asked here
        return session
    if again:
        state = quizzes.answer_all(session.state.quiz, session.answers)
    else:
        state = quizzes.answer(session.state, question, questions.score(question.item, answer))
    total = session.state.asked / session.share if session.share else session.span.usual
    session = session._replace(state=state)
    guess = state.asked + _guess_left(session, state)
    share = state.asked / (total + FOLLOWING * (guess - total))
    return session._replace(share=max(session.share, min(share, 1.0)))


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

    An adaptive session has the agreement that is enough, and a guess at the questions left.
    """
    answered = len(_answered(session))
    if session.state is None:
        left = [item for item in session.order if item.id not in session.answers]
        total = len(session.order)
        seconds = sum(item.seconds for item in left)
        return SessionProgress(
            answered, total, seconds, share=answered / max(total, 1), span=Span(total, total, total)
        )
    total = round(answered / session.share) if session.share else session.span.usual
    total = max(total, answered + 1)
    seconds = (total - answered) * _seconds_each(session.state)
    return SessionProgress(answered, total, seconds, session.enough, session.share, session.span)


def _guess_left(session: Session, state: QuizState) -> int:
    """Guess the number of questions left: at first what people usually need, later by how far the agreement has come."""
    gained, wanted = stopping.agreement(state) - session.first, session.enough - session.first
    settled = min(max(gained / max(wanted, LEAST_PROGRESS), LEAST_PROGRESS), 1.0)
    by_agreement = state.asked * (1 - settled) / settled
    by_usual = max(session.span.usual - state.asked, 0)
    weight = min(state.asked / session.span.usual, 1.0)
    most = max(stopping.most_questions(state.quiz) - state.asked, 1)
    least = max(stopping.FEWEST - state.asked, 1)
    return min(max(ceil(weight * by_agreement + (1 - weight) * by_usual), least), most)


def _seconds_each(state: QuizState) -> float:
    """Return the seconds of a question of the cheapest kind that is open, since dearer ones are hardly chosen."""
    left = [question.item for question in state.open]
    cheapest = min((item.cost for item in left), default=0)
    times = [item.seconds for item in left if item.cost == cheapest]
    return sum(times) / max(len(times), 1)
