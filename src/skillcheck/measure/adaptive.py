"""Choose the next question: the one that is expected to tell most about which skills belong to the top.

The knowledge gradient with correlated beliefs (Frazier, Powell & Dayanik 2009), aimed at one question for every skill: on
which side of the cut between the top and the rest is it? For the cut c, an item i of skill s, and every skill u:

    cv_u = L_u V_us lam_i,   sg_u = w_u |cv_u| sqrt(tau2 / S_i),   d_u = |g_u - c|
    value_i = sum_u sg_u (phi(z) - z Phi(-z)) / cost_i,   z = d_u / sg_u,   S_i = lam_i^2 V_ss + psi_i
"""

from collections.abc import Iterable, Sequence
from math import exp, pi, sqrt

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


def choose(state: QuizState, among: Sequence[Question] | None = None) -> Question | None:
    """Return the open question of the highest value, of all or of those `among` which to choose; None without any.

    The skill that was asked last needs a value 1.5 times that of any other. Ties go to what the quiz ranks first.
    """
    quiz, variance, scale = state.quiz, state.belief.variance, state.person_scale
    urgencies = quizzes.urgencies(state)
    cut = _cut(urgencies, quiz.top)
    distances = [abs(urgency - cut) for urgency in urgencies]
    weights = [
        demand.importance * line.loading for demand, line in zip(quiz.demands, quiz.lines, strict=True)
    ]
    places = range(len(quiz.skills))

    def gain(question: Question, places: Iterable[int]) -> float:
        """Return what the question is expected to tell about the skills at these `places`, by its cost."""
        row, numbers = variance[question.place], question.numbers
        unit = numbers.loading * sqrt(scale / (numbers.loading**2 * row[question.place] + numbers.noise))
        return sum(_gain(abs(weights[u] * row[u] * unit), distances[u]) for u in places) / question.item.cost

    questions = state.open if among is None else among
    # An intercept makes no difference: of those of a skill that are worth the same, the first one stands for all.
    candidates = {(q.place, q.numbers[1:], q.item.cost): q for q in reversed(questions)}.values()
    first = sorted((-gain(q, [q.place]), q.rank, q) for q in candidates)
    values = [
        (value - gain(q, [u for u in places if u != q.place]), rank, q) for value, rank, q in first[:BEST]
    ]
    best = min(values, default=None)
    if best and best[2].place == state.last:
        other = min((value for value in values if value[2].place != state.last), default=best)
        best = best if best[0] < SAME_SKILL * other[0] else other
    return best[2] if best else None


def _cut(urgencies: list[float], top: int) -> float:
    """Return the middle between the last that belongs to the top and the first that does not; 0 where gaps end before."""
    ordered = sorted(urgencies, reverse=True)
    below = ordered[top] if len(ordered) > top else ordered[-1]
    return max(0.0, (ordered[top - 1] + below) / 2)


def _gain(step: float, distance: float) -> float:
    """Return what a normal step of this size is expected to win over staying on the side where one is."""
    if distance >= FARTHEST * step:
        return 0.0
    z = distance / step
    return step * (DENSITY * exp(-z * z / 2) - z * phi(-z))
