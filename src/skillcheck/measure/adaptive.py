"""Which question next: the one that is expected to tell most about which skills belong to the top.

The knowledge gradient with correlated beliefs (Frazier, Powell & Dayanik 2009), aimed at one question for every skill: on
which side of the cut between the top and the rest is it?

    cv_u = L_u V_us lam_i + [u = s] psi_i / n_s,   sg_u = w_u |cv_u| sqrt(tau2 / S_i),   d_u = |g_u - c|
    value_i = sum_u sg_u (phi(z) - z Phi(-z)) / cost_i,   z = d_u / sg_u,   S_i = lam_i^2 V_ss + psi_i
"""

from math import exp, pi, sqrt

from skillcheck.measure import belief as beliefs
from skillcheck.measure import quiz as quizzes
from skillcheck.measure.normal import phi
from skillcheck.measure.quiz import Question, Quiz, Standing

BEST = 12
"""How many candidates get the whole sum; the others' own-skill term is too low for them to win."""
FARTHEST = 4.0
"""Beyond this z a term is below .00001 of its sg: left out."""
DENSITY = 1 / sqrt(2 * pi)


def choose(own: Quiz, standing: Standing) -> Question | None:
    """The open question of the highest value; never of the same skill twice in a row, unless no other is open.

    Ties go to the question that the quiz's seed ranks first; None when nothing is open.
    """
    urgency = quizzes.urgencies(own, standing)
    cut = _cut(urgency, own.top)
    distances = [abs(g - cut) for g in urgency]
    reaches = quizzes.reaches(standing)
    scale = beliefs.person_scale(standing.belief, own.parameters)
    candidates = sorted(
        (-_own_value(own, standing, question, reaches, distances, scale), question.rank, question)
        for question in _candidates(standing)
    )[:BEST]
    if not candidates:
        return None
    whole = [
        (value - _others(own, standing, question, reaches, distances, scale), rank, question)
        for value, rank, question in candidates
    ]
    return min(whole)[2]


def _candidates(standing: Standing) -> list[Question]:
    """Of each skill but the last, the first open question of each set of parameters: the others are worth the same."""
    found = []
    for place, questions in enumerate(standing.open):
        if place != standing.last:
            alike = {(q.numbers, q.cost): q for q in reversed(questions)}
            found += list(alike.values())
    return found or [q for questions in standing.open for q in questions]


def _cut(urgency: list[float], top: int) -> float:
    """Midway between the last that belongs to the top and the first that does not."""
    ordered = sorted(urgency, reverse=True)
    below = ordered[top] if len(ordered) > top else ordered[-1]
    return (ordered[top - 1] + below) / 2


def _own_value(
    own: Quiz,
    standing: Standing,
    question: Question,
    reaches: list[float],
    distances: list[float],
    scale: float,
) -> float:
    s, numbers = question.place, question.numbers
    variance = standing.belief.variance[s][s]
    covariance = reaches[s] * variance * numbers.loading + numbers.noise / max(standing.applicable[s], 1)
    step = (
        own.demands[s].importance * covariance * sqrt(scale / (numbers.loading**2 * variance + numbers.noise))
    )
    return _gain(step, distances[s]) / question.cost


def _others(
    own: Quiz,
    standing: Standing,
    question: Question,
    reaches: list[float],
    distances: list[float],
    scale: float,
) -> float:
    s, numbers = question.place, question.numbers
    row = standing.belief.variance[s]
    unit = numbers.loading * sqrt(scale / (numbers.loading**2 * row[s] + numbers.noise))
    total = 0.0
    for u, shared in enumerate(row):
        if u != s:
            total += _gain(own.demands[u].importance * abs(reaches[u] * shared) * unit, distances[u])
    return total / question.cost


def _gain(step: float, distance: float) -> float:
    """What a normal step of this size is expected to win over staying on the side where one is."""
    if distance >= FARTHEST * step:
        return 0.0
    z = distance / step
    return step * (DENSITY * exp(-z * z / 2) - z * phi(-z))
