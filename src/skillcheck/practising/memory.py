"""What is remembered, and until when: the schedule is py-fsrs's (FSRS-6, Ye et al.), counted in whole local days."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from skillcheck.model.practice import SKIPPED, Repetition, Retention

RETENTION = 0.88
"""The probability of recall at which something comes back: so .9 of the top scenes are known after three months for less
than 60 % of the time of a weekly plan (python -m bench practise)."""
LONGEST = 365
"""Days that the best known scene rests: it never leaves."""
NOON = time(12)
"""A day is a day, whatever the hour of practice: times between noons are whole days."""
DECAY = -0.1542
FACTOR = 0.9 ** (1 / DECAY) - 1
"""FSRS-6's curve of forgetting with its default decay: recall is .9 after as many days as the stability."""
HARDEST, MOST_STABLE = 10.0, 1e6


def remember(before: Repetition | None, repetition: Repetition, *, good: bool) -> Repetition:
    """Return a repetition that went well or not, after the one `before`, with what is remembered from then on.

    A clock that went back is not believed.
    """
    from fsrs import Card, Rating, Scheduler, State  # some milliseconds, which the first screen does without

    scheduler = Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )
    day = max(repetition.day, before.day) if before else repetition.day
    at = datetime.combine(day, NOON, UTC)
    card = Card(card_id=1, due=at)
    if before:
        last = datetime.combine(before.day, NOON, UTC)
        card = Card(1, State.Review, None, before.stability, before.difficulty, at, last)
    card, _ = scheduler.review_card(card, Rating.Good if good else Rating.Again, at)
    stability, difficulty = card.stability or 0.0, card.difficulty or 0.0
    return repetition._replace(due=card.due.date(), stability=stability, difficulty=difficulty)


def recall(memory: Repetition, day: date) -> float:
    """Return the probability (0-1) that it is remembered on a day, by FSRS-6's power curve."""
    elapsed = max((day - memory.day).days, 0)
    return float((1 + FACTOR * elapsed / memory.stability) ** DECAY)


def follow(repetitions: Iterable[Repetition]) -> dict[tuple[str, str], Retention]:
    """Return how each thing stands, by what it is and its id, after repetitions in their order."""
    standings: dict[tuple[str, str], Retention] = {}
    for repetition in repetitions:
        key = repetition.what, repetition.about
        standings[key] = advance(standings.get(key, Retention()), repetition)
    return standings


def advance(before: Retention, repetition: Repetition) -> Retention:
    """Return how something stands after one more repetition."""
    day, due = repetition.day, repetition.due
    if not repetition.done:
        return before._replace(begun=repetition)
    if repetition.first == SKIPPED:
        return before._replace(last=day, number=repetition.seq, due=due, begun=None)
    stability, difficulty = repetition.stability, repetition.difficulty
    can_be = 0 < stability < MOST_STABLE and 1 <= difficulty <= HARDEST  # else by other hands
    memory = repetition if can_be else None
    return Retention(memory, before.seen + 1, before.since or day, day, repetition.seq, due)
