"""Choose the next question: the one that is expected to tell most about which skills belong to the top.

The knowledge gradient with correlated beliefs (Frazier, Powell & Dayanik 2009), aimed at one question for every skill: on
which side of the cut between the top and the rest is it? For the cut c, an item i of skill s, and every skill u:

    cv_u = L_u V_us lam_i,   sg_u = w_u |cv_u| sqrt(tau2 / S_i),   d_u = |g_u - c|
    value_i = sum_u sg_u (phi(z) - z Phi(-z)) / cost_i,   z = d_u / sg_u,   S_i = lam_i^2 V_ss + psi_i
"""

from collections.abc import Sequence
from math import exp, pi, sqrt
from typing import NamedTuple

from skillcheck.measure import quiz as quizzes
from skillcheck.measure.gaps import phi
from skillcheck.measure.quiz import Question, QuizState

BEST = 12
"""How many candidates get the whole sum; the others' own-skill term is too low for them to win."""
FARTHEST = 4.0
"""Beyond this z a term is below .00001 of its sg: left out."""
SAME_SKILL = 1.5
"""How many times the value of any other skill's question a second one about the same skill must have: two in a row tire."""
DENSITY = 1 / sqrt(2 * pi)


class _Terms(NamedTuple):
    """The terms of a question's value that are the same for all: w_u L_u and d_u by the skills' places, and tau2."""

    weights: list[float]
    distances: list[float]
    scale: float


def choose(state: QuizState, among: Sequence[Question] | None = None) -> Question | None:
    """Return the open question of the highest value, of all or of those `among` which to choose; None without any.

    The skill that was asked last needs a value 1.5 times that of any other. Ties go to what the quiz ranks first.
    """
    urgencies = quizzes.urgencies(state)
    cut = _cut(urgencies, state.quiz.top)
    terms = _Terms(
        [d.importance * line.loading for d, line in zip(state.quiz.demands, state.quiz.lines, strict=True)],
        [abs(urgency - cut) for urgency in urgencies],
        state.person_scale,
    )
    candidates = _candidates(state.open if among is None else [among])
    places = range(len(state.quiz.skills))
    first = sorted((-_gain_on(state, q, terms, [q.place]) / q.cost, q.rank, q) for q in candidates)
    values = [
        (value - _gain_on(state, q, terms, [u for u in places if u != q.place]) / q.cost, rank, q)
        for value, rank, q in first[:BEST]
    ]
    best = min(values, default=None)
    if best and best[2].place == state.last:
        other = min((value for value in values if value[2].place != state.last), default=best)
        best = best if best[0] < SAME_SKILL * other[0] else other
    return best[2] if best else None


def _candidates(open_: Sequence[Sequence[Question]]) -> list[Question]:
    """Return the first question of each skill among those that are worth the same: an intercept makes no difference."""
    return [
        question
        for questions in open_
        for question in {(q.place, q.numbers[1:], q.cost): q for q in reversed(questions)}.values()
    ]


def _cut(urgencies: list[float], top: int) -> float:
    """Return the middle between the last that belongs to the top and the first that does not; 0 where gaps end before."""
    ordered = sorted(urgencies, reverse=True)
    below = ordered[top] if len(ordered) > top else ordered[-1]
    return max(0.0, (ordered[top - 1] + below) / 2)


def _gain_on(state: QuizState, question: Question, terms: _Terms, places: Sequence[int]) -> float:
    """Return what the question is expected to tell about the skills at these `places`."""
    s, numbers = question.place, question.numbers
    row = state.belief.variance[s]
    unit = numbers.loading * sqrt(terms.scale / (numbers.loading**2 * row[s] + numbers.noise))
    return sum(_gain(abs(terms.weights[u] * row[u] * unit), terms.distances[u]) for u in places)


def _gain(step: float, distance: float) -> float:
    """Return what a normal step of this size is expected to win over staying on the side where one is."""
    if distance >= FARTHEST * step:
        return 0.0
    z = distance / step
    return step * (DENSITY * exp(-z * z / 2) - z * phi(-z))
