"""Choose the next question: the one that is expected to tell most about which skills belong to the top.

The knowledge gradient with correlated beliefs (Frazier, Powell & Dayanik 2009), aimed at one question for every skill: on
which side of the cut between the top and the rest is it?

    cv_u = L_u V_us lam_i + [u = s] psi_i / n_s,   sg_u = w_u |cv_u| sqrt(tau2 / S_i),   d_u = |g_u - c|
    value_i = sum_u sg_u (phi(z) - z Phi(-z)) / cost_i,   z = d_u / sg_u,   S_i = lam_i^2 V_ss + psi_i
"""

from math import exp, pi, sqrt
from typing import NamedTuple

from skillcheck.measure import quiz as quizzes
from skillcheck.measure.gaps import phi
from skillcheck.measure.quiz import Question, QuizState

BEST = 12
"""How many candidates get the whole sum; the others' own-skill term is too low for them to win."""
FARTHEST = 4.0
"""Beyond this z a term is below .00001 of its sg: left out."""
DENSITY = 1 / sqrt(2 * pi)


class _Terms(NamedTuple):
    """The terms of a question's value that are the same for all: L_u, d_u and w_u by the skills' places, and tau2."""

    reaches: list[float]
    distances: list[float]
    importances: list[float]
    scale: float


def choose(state: QuizState) -> Question | None:
    """Return the open question of the highest value; never of the same skill twice in a row, unless no other is open.

    Ties go to the question that the quiz ranks first; None when nothing is open.
    """
    urgencies = quizzes.urgencies(state)
    cut = _cut(urgencies, state.quiz.top)
    terms = _Terms(
        quizzes.reaches(state),
        [abs(urgency - cut) for urgency in urgencies],
        [demand.importance for demand in state.quiz.demands],
        state.person_scale,
    )
    ordered = sorted(
        (-_gain_on_own_skill(state, question, terms) / question.cost, question.rank, question)
        for question in _candidates(state)
    )
    valued = [
        (value - _gain_on_others(state, question, terms) / question.cost, rank, question)
        for value, rank, question in ordered[:BEST]
    ]
    return min(valued)[2] if valued else None


def _candidates(state: QuizState) -> list[Question]:
    """Return the first open question of each set of parameters of each skill but the last; equals are worth the same."""
    first = [
        question
        for place, questions in enumerate(state.open)
        if place != state.last
        for question in {(q.numbers, q.cost): q for q in reversed(questions)}.values()
    ]
    return first or [question for questions in state.open for question in questions]


def _cut(urgencies: list[float], top: int) -> float:
    """Return the middle between the last that belongs to the top and the first that does not."""
    ordered = sorted(urgencies, reverse=True)
    below = ordered[top] if len(ordered) > top else ordered[-1]
    return (ordered[top - 1] + below) / 2


def _gain_on_own_skill(state: QuizState, question: Question, terms: _Terms) -> float:
    s, numbers = question.place, question.numbers
    variance = state.belief.variance[s][s]
    covariance = terms.reaches[s] * variance * numbers.loading + numbers.noise / max(state.applicable[s], 1)
    root = sqrt(terms.scale / (numbers.loading**2 * variance + numbers.noise))
    return _gain(terms.importances[s] * covariance * root, terms.distances[s])


def _gain_on_others(state: QuizState, question: Question, terms: _Terms) -> float:
    s, numbers = question.place, question.numbers
    row = state.belief.variance[s]
    unit = numbers.loading * sqrt(terms.scale / (numbers.loading**2 * row[s] + numbers.noise))
    total = 0.0
    for u, covariance in enumerate(row):
        if u != s:
            step = terms.importances[u] * abs(terms.reaches[u] * covariance) * unit
            total += _gain(step, terms.distances[u])
    return total


def _gain(step: float, distance: float) -> float:
    """Return what a normal step of this size is expected to win over staying on the side where one is."""
    if distance >= FARTHEST * step:
        return 0.0
    z = distance / step
    return step * (DENSITY * exp(-z * z / 2) - z * phi(-z))
