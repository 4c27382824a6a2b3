"""One person's answers through the engine, question by question, beside what all the answers show."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from random import Random
from statistics import fmean
from typing import NamedTuple

from skillcheck.measure import adaptive, levels, notices, stopping
from skillcheck.measure import quiz as quizzes
from skillcheck.measure.belief import apply_person_scale
from skillcheck.measure.gaps import top_chances
from skillcheck.measure.notices import Answer
from skillcheck.measure.quiz import Question, Quiz, QuizState, make_quiz
from skillcheck.measure.session import spread
from skillcheck.model.catalogue import Demand, Item, Skill
from skillcheck.model.parameters import Parameters

PARTS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6)  # the parts of all items at which the top is compared
USUAL = "adaptive"  # the length at whose stop the ranges and the chances are checked
ROUNDING = 1e-9  # urgencies that differ by less are tied: the sums behind them are rounded in the last bits
JUDGES = 2  # items of a skill that nobody asks where a list from unseen items is the judge
PRIOR = Parameters(items={}, covariance={})
"""What the program begins with, in a form that one process can hand to another."""
Answers = Mapping[str, float]
"""Item id to answer, 1-5, higher for better; items that did not apply are not there."""
Chance = tuple[float, bool]
"""A probability that was given, and whether it came so."""


class Person(NamedTuple):
    """Who is asked: skills with what is asked of each, the parameters to count with, the answers, a seed.

    `latent` are the true levels by skill, where somebody knows them.
    """

    skills: Sequence[Skill]
    demands: Mapping[str, Demand]
    parameters: Parameters
    answers: Answers
    seed: str
    latent: Mapping[str, float] | None = None


class Stop(NamedTuple):
    """Where the engine ended by itself: part of the items (0-1), how many, realised and predicted agreement (0-1).

    `role` is the agreement of what the role alone would name; `shown` counts the skills named, `thin` those of them with
    fewer than two answers, `gaps` those that the full quiz would name.
    """

    share: float
    questions: int
    realised: float
    predicted: float
    role: float
    shown: int
    thin: int
    gaps: int


class Outcome(NamedTuple):
    """What came of asking one person.

    `overlaps` (0-1) at each of `PARTS`; and at the own stop which 80 % ranges held, which chances came true, the agreement
    with a list from unseen items (of the own stop and of the whole quiz; None where there is none), and whether the answers
    got a remark (at the own stop, of all).
    """

    overlaps: list[float]
    stop: Stop
    inside: list[bool]
    chances: list[Chance]
    unseen: tuple[float, float] | None
    remarks: tuple[bool, bool]


def replay(person: Person) -> Outcome:
    """Return what comes of asking one person."""
    quiz, answers = quiz_of(person, person.skills), person.answers
    everything = ask_everything(quiz, answers)
    full = quizzes.urgencies(everything)
    marks = [max(1, round(part * len(quiz.questions))) for part in PARTS]
    states = ask(quiz, answers, marks[-1])
    overlaps = [overlap(quizzes.urgencies(states[mark]), full, quiz.top) for mark in marks]
    end = finish(quizzes.start(quiz), answers, USUAL)
    unseen = None
    if person.latent:
        true = [person.latent[skill.id] for skill in quiz.skills]
        inside = list(check_latent(end, person.latent))
        chances = check_chances(end, true, [0.0] * len(true))
    else:
        inside = list(check_ranges(end, answers))
        chances, unseen = judge_by_unseen(person)
    return Outcome(
        overlaps, _stop(end, full), inside, chances, unseen, (is_remarked(end), is_remarked(everything))
    )


def quiz_of(person: Person, skills: Sequence[Skill]) -> Quiz:
    """Return the quiz of `skills`, which may be the person's with fewer items."""
    equals = spread({skill.id: skill.items for skill in skills}, person.seed)
    return make_quiz(skills, person.demands, person.parameters, equals)


def ask(quiz: Quiz, answers: Answers, count: int, order: Sequence[str] = ()) -> list[QuizState]:
    """Return the states after 0, 1, ... `count` questions: items (ids) in this order, or those the engine chooses."""
    states = [quizzes.start(quiz)]
    for asked in range(count):
        question = quiz.questions[order[asked]] if order else adaptive.choose(states[-1])
        assert question is not None, "there are more questions than are asked"
        states.append(_answer(states[-1], question, answers))
    return states


def ask_everything(quiz: Quiz, answers: Answers) -> QuizState:
    """Return the state after all questions."""
    return ask(quiz, answers, len(quiz.questions), list(quiz.questions))[-1]


def finish(state: QuizState, answers: Answers, length: str) -> QuizState:
    """Return the state at which an assessment of this length ends by itself."""
    enough = stopping.final_agreement(stopping.agreement(state), length)
    while question := stopping.next_question(state, enough):
        state = _answer(state, question, answers)
    return state


def overlap(now: Sequence[float], full: Sequence[float], top: int) -> float:
    """Return which part of the full quiz's gaps, five or fewer, is shown now, 0-1, by urgencies; 1 where it shows none.

    What ties with the last of them is as good.
    """
    gaps = quizzes.places_shown(full, top)
    if not gaps:
        return 1.0
    last = min(full[place] for place in gaps)
    shown = sum(full[place] >= last - ROUNDING for place in quizzes.places_shown(now, top))
    return min(shown / len(gaps), 1.0)


def _stop(end: QuizState, full: Sequence[float]) -> Stop:
    quiz, now = end.quiz, quizzes.urgencies(end)
    shown, answered = quizzes.places_shown(now, quiz.top), Counter(question.place for question in end.scored)
    return Stop(
        share=end.asked / len(quiz.questions),
        questions=end.asked,
        realised=overlap(now, full, quiz.top),
        predicted=stopping.agreement(end),
        role=overlap(quizzes.urgencies(quizzes.start(quiz)), full, quiz.top),
        shown=len(shown),
        thin=sum(answered[place] < stopping.FEWEST_EACH for place in shown),
        gaps=len(quizzes.places_shown(full, quiz.top)),
    )


def check_chances(end: QuizState, judge: Sequence[float], noises: Sequence[float]) -> list[Chance]:
    """Return for each skill shown the chance that it is among the largest gaps of a judge, and whether it is.

    The judge has a level of each skill, which scatters by a noise (a variance).
    """
    quiz, urgencies = end.quiz, quizzes.urgencies(end)
    parts = enumerate(zip(quiz.demands, quiz.lines, noises, strict=True))
    sds = [
        demand.importance
        * sqrt(line.loading**2 * end.person_scale * end.belief.variance[place][place] + noise)
        for place, (demand, line, noise) in parts
    ]
    chances = top_chances(urgencies, sds, quiz.top)
    there = quizzes.places_shown(urgencies_of(quiz, judge), quiz.top)
    return [(chances[place], place in there) for place in quizzes.places_shown(urgencies, quiz.top)]


def urgencies_of(quiz: Quiz, levels: Sequence[float]) -> list[float]:
    """Return the urgency of each skill at a level."""
    return [demand.urgency(level) for demand, level in zip(quiz.demands, levels, strict=True)]


def judge_by_unseen(person: Person) -> tuple[list[Chance], tuple[float, float] | None]:
    """Return the chances, and the agreement, against items that nobody asks: the judges, two of each skill at random.

    The judges' list is of noisy means, so a chance is held against it with that noise: its sd^2 grows by tau2 psi / 2, which
    is what the mean of two more answers scatters (as guessed, without caution), and by nothing else. The agreements are of
    the own stop and of all that the judges leave. Nothing where a skill has too few items, or the person did not answer all
    of the judges.
    """
    dice = Random(f"judges/{person.seed}")
    judges = {skill.id: dice.sample(skill.items, min(JUDGES, len(skill.items))) for skill in person.skills}
    left = [
        skill._replace(questions=tuple(item for item in skill.items if item not in judges[skill.id]))
        for skill in person.skills
    ]
    if not all(skill.items for skill in left) or not all(
        item.id in person.answers for items in judges.values() for item in items
    ):
        return [], None
    quiz = quiz_of(person, left)
    end = finish(quizzes.start(quiz), person.answers, USUAL)
    scale = end.person_scale / person.parameters.caution_in_use
    judged = [
        level_of_items(line, judges[skill.id], person.answers, person.parameters)
        for skill, line in zip(quiz.skills, quiz.lines, strict=True)
    ]
    judge = [level for level, _ in judged]
    wanted, whole = urgencies_of(quiz, judge), ask_everything(quiz, person.answers)
    own_stop, whole_quiz = (overlap(quizzes.urgencies(state), wanted, quiz.top) for state in (end, whole))
    return check_chances(end, judge, [scale * noise for _, noise in judged]), (own_stop, whole_quiz)


def check_latent(state: QuizState, latent: Mapping[str, float]) -> Iterator[bool]:
    """Tell of each skill with an answer if its true level is in the 80 % range."""
    belief = apply_person_scale(state.quiz.skills, state.belief, state.quiz.parameters)
    for skill in state.quiz.skills:
        estimate = levels.estimate_from_scores(skill, state.scores, belief, state.quiz.parameters)
        if estimate and estimate.answered:
            yield estimate.low <= levels.hold_to_scale(latent[skill.id]) <= estimate.high


def check_ranges(state: QuizState, answers: Answers) -> Iterator[bool]:
    """Tell of each skill with open questions that the person did answer if their mean is in the 80 % range.

    A range says what many more questions would show. The mean of h answers scatters by tau2 psi / h around that, so it is
    made wider by so much, half = Z80 sqrt(sd^2 + tau2 psi / h), and by nothing else. If sd is right, four in five hold.
    Items differ in intercept and loading: the mean of the open ones is put as all the skill's items would show it.
    """
    parameters, skills = state.quiz.parameters, state.quiz.skills
    belief = apply_person_scale(skills, state.belief, parameters)
    for skill in skills:
        estimate = levels.estimate_from_scores(skill, state.scores, belief, parameters)
        items = [item for item in skill.items if item.id in answers and item.id not in state.scores]
        if not items or not estimate:
            continue
        level, noise = level_of_items(levels.line_of(skill, parameters), items, answers, parameters)
        wider = levels.Z80 * (sqrt(estimate.sd**2 + state.person_scale * noise) - estimate.sd)
        yield estimate.low - wider <= level <= estimate.high + wider


def level_of_items(
    line: levels.Line, items: Sequence[Item], answers: Answers, parameters: Parameters
) -> tuple[float, float]:
    """Return the mean answer to some items of a skill, put as all of them would show it, and its noise (a variance)."""
    numbers = [parameters.of(item) for item in items]
    ratio = line.loading / fmean(n.loading for n in numbers)
    beyond = fmean(answers[item.id] - n.intercept for item, n in zip(items, numbers, strict=True))
    return line.intercept + ratio * beyond, ratio**2 * fmean(n.noise for n in numbers) / len(numbers)


def is_remarked(state: QuizState) -> bool:
    """Tell whether the answers, in their order, get a remark; times are not known."""
    ratings = []
    for id_, y in state.scores.items():
        question = state.quiz.questions[id_]
        if y is not None and question.item.rated:
            key = round(6 - y if question.item.reversed else y)
            ratings.append(Answer(state.quiz.skills[question.place].id, question.item, str(key), 0.0))
    return any(kind(ratings) for kind in (notices.long_run, notices.flat_profile, notices.reversed_twins))


def _answer(state: QuizState, question: Question, answers: Answers) -> QuizState:
    return quizzes.answer(state, question, answers.get(question.item.id))
