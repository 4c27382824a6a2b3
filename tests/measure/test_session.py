"""Which questions an assessment asks, how they are spread, and the walk: forth, back, and forth again."""

from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.measure.session import (
    Session,
    go_back,
    go_forward,
    items_to_ask,
    next_item,
    open_session,
    progress,
    record,
    scenes_to_follow,
    spread,
)
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue, Item
from skillcheck.model.form import Span
from skillcheck.model.parameters import Parameters
from skillcheck.questions.statement import Statement
from tests.measure.examples import skill

FOUR = skill("a", statements=3, scenarios=1).items
FIRST, SECOND, THIRD, LAST = FOUR
SEEDS = st.text(st.characters(codec="utf-8"), max_size=20)
COUNTS = st.lists(st.integers(1, 6), max_size=6)
AT = datetime(2026, 11, 22, tzinfo=UTC)


# The walk


def asked(session: Session) -> str:
    """The id of the question on the screen; empty after the last."""
    item = next_item(session)
    return item.id if item else ""


def after(answered: int) -> Session:
    """A session with so many answers."""
    session = Session(FOUR)
    for item in FOUR[:answered]:
        session = record(session, item, item.answers[0])
    return session


@pytest.mark.parametrize(
    ("session", "question"),
    [
        (after(0), "a-1"),
        (after(1), "a-2"),
        (after(3), "a-s1"),
        (after(4), ""),
        (Session(()), ""),
        (Session(FOUR, {THIRD.id: "4", FIRST.id: "n/a"}), "a-2"),
        (Session(FOUR, {THIRD.id: "4", FIRST.id: "n/a", SECOND.id: "3"}), "a-s1"),
    ],
)
def test_the_first_open_question_comes_next(session: Session, question: str) -> None:
    assert asked(session) == question


def test_going_back_shows_the_questions_in_the_opposite_order_of_answering() -> None:
    session, seen = Session(FOUR, {THIRD.id: "4", FIRST.id: "2", SECOND.id: "1"}), []
    for _ in range(3):
        session = go_back(session)
        seen.append(asked(session))
    assert seen == ["a-2", "a-1", "a-3"]


@pytest.mark.parametrize("session", [Session(FOUR), go_back(after(1)), go_back(go_back(after(2)))])
def test_before_the_first_question_there_is_none(session: Session) -> None:
    assert go_back(session) is session


def test_at_the_front_there_is_no_further() -> None:
    session = after(2)
    assert go_forward(session) is session


def test_going_forward_ends_at_the_first_open_question() -> None:
    session, seen = go_back(go_back(go_back(after(3)))), []
    for _ in range(3):
        session = go_forward(session)
        seen.append(asked(session))
    assert seen == ["a-2", "a-3", "a-s1"]
    assert session == after(3)


def test_a_changed_answer_replaces_the_old_one_in_its_place_and_leads_to_the_front() -> None:
    changed = record(go_back(go_back(after(3))), SECOND, "5")
    assert list(changed.answers.items()) == [("a-1", "1"), ("a-2", "5"), ("a-3", "1")]
    assert [asked(changed), asked(go_back(changed)), asked(go_back(go_back(changed)))] == [
        "a-s1", "a-3", "a-2",
    ]  # fmt: skip


def test_answers_to_questions_that_are_not_asked_here_stay_out_of_the_way() -> None:
    session = Session(FOUR, {"gone-1": "4", FIRST.id: "2", "gone-2": "1"})
    assert progress(session).asked == 1
    first = go_back(session)
    assert (asked(first), asked(go_forward(first))) == ("a-1", "a-2")
    assert go_back(first) is first


@given(st.integers(0, 4), st.integers(0, 6))
@settings(deadline=None)
def test_as_many_steps_forward_as_back_lead_to_the_same_question(answered: int, steps: int) -> None:
    session = walked = after(answered)
    for _ in range(steps):
        walked = go_back(walked)
    for _ in range(min(steps, answered)):
        walked = go_forward(walked)
    assert walked == session


@pytest.mark.parametrize("answered", range(5))
def test_what_is_left_is_the_time_of_the_open_questions(answered: int) -> None:
    left = sum(item.seconds for item in FOUR[answered:])
    assert progress(after(answered)) == (answered, 4, pytest.approx(left), 0, answered / 4, Span(4, 4, 4))


# Which questions, and how they are spread


def items(counts: list[int]) -> dict[str, tuple[Item, ...]]:
    """Skills s0, s1, ... with so many items each."""
    return {f"s{n}": skill(f"s{n}", statements=count).items for n, count in enumerate(counts)}


def skills_asked(order: tuple[Item, ...]) -> list[str]:
    """The skill of each item in turn."""
    return [item.id.split("-")[0] for item in order]


def test_full_asks_every_item(small: Catalogue) -> None:
    expected = {skill.id: skill.items for skill in small.skills.values()}
    assert items_to_ask(small.skills.values(), "full") == expected


@pytest.mark.parametrize(
    ("statements", "bad_habits", "scenarios", "first"),
    [
        pytest.param(2, 1, 1, "a-1", id="the first statement"),
        pytest.param(0, 2, 1, "a-1", id="a bad habit for want of better"),
        pytest.param(0, 0, 2, "a-s1", id="a scenario for want of statements"),
    ],
)
def test_quick_asks_one_question_a_skill(
    statements: int, bad_habits: int, scenarios: int, first: str
) -> None:
    one = skill("a", statements=statements, bad_habits=bad_habits, scenarios=scenarios)
    assert [item.id for item in items_to_ask([one], "quick")["a"]] == [first]


def test_quick_rather_asks_about_a_good_habit_than_a_bad_one() -> None:
    mixed = skill("a", statements=2)
    mixed = mixed._replace(questions=(mixed.of_kind(Statement)[0]._replace(reversed=True), mixed.items[1]))
    assert [item.id for item in items_to_ask([mixed], "quick")["a"]] == ["a-2"]


@given(COUNTS, SEEDS)
@settings(deadline=None)
def test_each_question_is_asked_once_and_of_one_skill_in_a_row_only_where_the_others_do_not_suffice(
    counts: list[int], seed: str
) -> None:
    order = spread(items(counts), seed)
    assert Counter(order) == Counter(item for group in items(counts).values() for item in group)
    # a skill with m items needs m - 1 others between them; each that is missing makes one meeting
    most = max(counts, default=0)
    missing = max(0, most - 1 - (sum(counts) - most))
    assert sum(one == other for one, other in pairwise(skills_asked(order))) == missing


@pytest.mark.parametrize(
    ("counts", "order"),
    [
        ([3, 1, 0], ["s0", "s1", "s0", "s0"]),
        ([2, 1], ["s0", "s1", "s0"]),
        ([3], ["s0", "s0", "s0"]),
        ([], []),
    ],
)
def test_the_skill_with_most_questions_left_comes_next(counts: list[int], order: list[str]) -> None:
    assert skills_asked(spread(items(counts), "seed")) == order


@given(COUNTS, SEEDS)
@settings(deadline=None)
def test_the_same_seed_gives_the_same_order_however_the_skills_are_listed(
    counts: list[int], seed: str
) -> None:
    turned = {id_: tuple(reversed(group)) for id_, group in reversed(items(counts).items())}
    assert spread(items(counts), seed) == spread(turned, seed)


def test_other_seeds_give_other_orders_also_with_one_question_a_skill(small: Catalogue) -> None:
    every = items_to_ask(small.skills.values(), "full")
    assert len({spread(every, f"seed {n}") for n in range(20)}) > 15
    firsts = {skills_asked(spread(items([1] * 5), f"seed {n}"))[0] for n in range(60)}
    assert firsts == {"s0", "s1", "s2", "s3", "s4"}


def test_the_skills_do_not_come_in_the_same_turn_again_and_again() -> None:
    order = skills_asked(spread(items([6] * 6), "seed"))
    assert len({tuple(order[start : start + 6]) for start in range(0, 36, 6)}) > 1


# One that stops by itself


def opened(catalogue: Catalogue, length: str, answers: dict[str, str] | None = None) -> Session:
    """The session of an assessment with these answers."""
    responses = tuple(Response(item, answer, AT) for item, answer in (answers or {}).items())
    assessment = Assessment("2026-11-22-abc", "desk-lead", length, AT, "d", False, responses)
    return open_session(catalogue, catalogue.roles["desk-lead"], assessment, Parameters())


def first_answers(catalogue: Catalogue, count: int, answer: str = "") -> dict[str, str]:
    """The first `count` answers of a person who always gives this one, or else takes the first choice."""
    session = opened(catalogue, "adaptive")
    while len(session.answers) < count and (item := next_item(session)):
        session = record(session, item, answer or item.answers[0])
    return dict(session.answers)


@pytest.mark.parametrize("length", ["full", "quick"])
def test_fixed_lengths_are_asked_in_order(length: str, small: Catalogue) -> None:
    session = opened(small, length)
    assert next_item(session) == session.order[0]
    assert (progress(session).enough, progress(session).total) == (0, len(session.order))


def test_an_adaptive_one_stops_by_itself_before_everything_is_asked(small: Catalogue) -> None:
    answers = first_answers(small, 100)
    assert 8 <= len(answers) <= 10
    assert next_item(opened(small, "adaptive", answers)) is None


@pytest.mark.parametrize("count", range(8))
def test_a_resumed_one_goes_on_with_the_very_question(count: int, small: Catalogue) -> None:
    answers = first_answers(small, count)
    following = next_item(opened(small, "adaptive", answers))
    assert following
    assert list(first_answers(small, count + 1)) == [*answers, following.id]


def test_a_changed_answer_gives_what_the_changed_answers_alone_give(small: Catalogue) -> None:
    answers = first_answers(small, 5)
    session = opened(small, "adaptive", answers)
    assert asked(go_back(session)) == list(answers)[-1]
    first = next(item for item in session.order if item.id == next(iter(answers)))
    changed = opened(small, "adaptive", {**answers, first.id: "n/a"})
    assert record(go_back(session), first, "n/a")._replace(share=0) == changed._replace(share=0)


def test_it_tells_how_settled_it_is_and_never_less_than_a_question_left(small: Catalogue) -> None:
    for count in range(8):
        ahead = progress(opened(small, "adaptive", first_answers(small, count)))
        assert ahead.asked == count
        assert ahead.total > count
        assert ahead.seconds_left > 0
        assert ahead.enough >= 0.85


@pytest.mark.parametrize("role", ["team-lead", "customer-service-manager"])
def test_what_is_done_never_goes_back(builtin: Catalogue, role: str) -> None:
    for seed in range(3):
        dice = Random(seed)
        assessment = Assessment(f"seed-{seed}", role, "adaptive", AT, "d")
        session = open_session(builtin, builtin.roles[role], assessment, Parameters())
        shares, totals = [], []
        while item := next_item(session):
            ahead = progress(session)
            assert ahead.total > ahead.asked
            shares.append(ahead.share)
            totals.append(ahead.total)
            session = record(session, item, dice.choice(item.answers))
        assert shares == sorted(shares)
        assert shares[0] == 0
        assert totals[0] == session.span.usual
        steps = [abs(after - before) for before, after in pairwise(totals)]
        assert max(steps) <= 4  # who counts along is not sent to and fro
        assert sum(steps) <= len(steps)


def test_a_resumed_one_has_come_as_far_as_it_had(small: Catalogue) -> None:
    session = opened(small, "adaptive")
    for _ in range(4):
        item = next_item(session)
        assert item
        session = record(session, item, item.answers[0])
    assert progress(opened(small, "adaptive", dict(session.answers))) == progress(session)


def test_no_span_promises_an_end_before_any_assessment_ends(small: Catalogue) -> None:
    assessment = Assessment("2026-11-22-abc", "desk-lead", "adaptive", AT, "d")
    session = open_session(small, small.roles["desk-lead"], assessment, Parameters(), Span(2, 3, 9))
    assert progress(session).span == Span(8, 8, 9)


def test_the_span_that_somebody_counted_is_promised(small: Catalogue) -> None:
    assessment = Assessment("2026-11-22-abc", "desk-lead", "adaptive", AT, "d")
    session = open_session(small, small.roles["desk-lead"], assessment, Parameters(), Span(8, 9, 10))
    assert progress(session).span == Span(8, 9, 10)
    assert progress(session).total == 9


def test_scenes_of_the_first_skills_follow_that_were_not_asked(builtin: Catalogue) -> None:
    session = open_session(
        builtin,
        builtin.roles["team-lead"],
        Assessment("seed", "team-lead", "adaptive", AT, "d"),
        Parameters(),
    )
    dice = Random(1)
    while item := next_item(session):
        session = record(session, item, dice.choice(item.answers))
    scenes = scenes_to_follow(session)
    assert 0 < len(scenes) <= 3
    assert all(not scene.rated and scene.id not in session.answers for scene in scenes)
    after_them = record(session, scenes[0], scenes[0].answers[0])
    assert scenes[0] not in scenes_to_follow(after_them)
    assert scenes_to_follow(opened(builtin_of_full(builtin), "full")) == ()


def builtin_of_full(builtin: Catalogue) -> Catalogue:
    """The catalogue with a role of the name that `opened` takes."""
    return builtin._replace(roles={"desk-lead": builtin.roles["team-lead"]})


def test_one_to_which_nothing_applies_still_ends(small: Catalogue) -> None:
    answers = first_answers(small, 20, "n/a")
    assert next_item(opened(small, "adaptive", answers)) is None
