"""Notices on answers: rare for the careful, usual for the careless."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import pytest

from skillcheck.measure.notices import (
    Answer,
    age_notices,
    answers_of,
    fast_answers,
    flat_profile,
    long_run,
    notices_of,
    reversed_twins,
)
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.result import Notice
from skillcheck.questions.scenario import Scenario
from skillcheck.questions.statement import Statement
from tests.measure import people
from tests.measure.examples import OPTIONS
from tests.measure.people import Answering

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)


def rated(
    keys: Iterable[int], *, skill: str = "s", turned: bool = False, seconds: float = 0.0
) -> list[Answer]:
    """Statements of one skill with these keys; `turned` ones are reversed."""
    item = Statement(f"{skill}-1", "I do it.", reversed=turned)
    return [Answer(skill, item, str(key), seconds) for key in keys]


def chose(option: str, seconds: float = 0.0, words: int = 0) -> Answer:
    """A scenario of so many words, and the option picked."""
    return Answer("s", Scenario("s-s", "word " * words, "", options=OPTIONS), option, seconds)


def twins(pairs: Iterable[tuple[int, int]]) -> list[Answer]:
    """A skill each, with a plain and a reversed statement and the keys pressed for them."""
    return [
        answer
        for n, (plain, turned) in enumerate(pairs)
        for answer in (*rated([plain], skill=f"s{n}"), *rated([turned], skill=f"s{n}", turned=True))
    ]


def noticed(catalogue: Catalogue, answers: Mapping[str, str], seconds: float = 0.0) -> tuple[Notice, ...]:
    responses = tuple(Response(item, answer, AT, seconds) for item, answer in answers.items())
    return notices_of(catalogue, Assessment("a", "clerk", "full", AT, "", responses=responses))


# Whole assessments


def noticed_of(catalogue: Catalogue, length: str, answering: Answering, count: int) -> list[set[str]]:
    """The ids of the notices that each of `count` people gets."""
    return [
        {notice.id for notice in notices_of(catalogue, people.answered(sheet, answering, dice))}
        for sheet, dice in people.sheets(catalogue, length, count, seed=20261122)
    ]


@pytest.mark.parametrize("length", people.LENGTHS)
def test_at_most_two_of_a_hundred_careful_people_get_any_notice(builtin: Catalogue, length: str) -> None:
    assert sum(map(bool, noticed_of(builtin, length, people.careful, 150))) <= 3


# The notice that each kind of carelessness is for, and the least share of them that gets it. Where nothing else tells
# (answers of a file without times, of which few have twins), clicking can't be told from answering, and is not.
@pytest.mark.parametrize(
    ("answering", "length", "notice", "least"),
    [
        (people.one_key, "quick", "long-run", 0.7),
        (people.one_key, "full", "long-run", 0.9),
        (people.one_key, "adaptive", "long-run", 0.65),
        (people.clicking, "quick", "fast-answers", 0.95),
        (people.clicking, "full", "fast-answers", 0.95),
        (people.clicking, "adaptive", "fast-answers", 0.95),
        (people.clicking_untimed, "full", "reversed-twins", 0.7),
        (people.speeding, "quick", "fast-answers", 0.95),
        (people.speeding, "full", "fast-answers", 0.95),
        (people.speeding, "adaptive", "fast-answers", 0.95),
        (people.all_high, "quick", "flat-profile", 0.15),
        (people.all_high, "full", "reversed-twins", 0.95),
        (people.all_high, "adaptive", "reversed-twins", 0.9),
    ],
)
def test_most_careless_people_are_noticed(
    builtin: Catalogue, answering: Answering, length: str, notice: str, least: float
) -> None:
    ids = noticed_of(builtin, length, answering, 40)
    assert sum(notice in person for person in ids) >= least * len(ids)


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param({}, id="none"),
        pytest.param({**{f"gone-{n}": "4" for n in range(20)}, "listening-s": "z"}, id="unknown ones"),
        pytest.param(dict.fromkeys(("listening-1", "caring-1", "order-1", "sums-1"), "4"), id="a handful"),
    ],
)
def test_few_answers_are_nothing_to_notice(answers: dict[str, str], small: Catalogue) -> None:
    assert noticed(small, answers, seconds=0.1) == ()


def test_several_notices_come_in_one_order_each_a_short_line_that_ends_with_what_to_do(
    builtin: Catalogue,
) -> None:
    skills = builtin.skills.values()
    fives_and_worst = {statement.id: "5" for skill in skills for statement in skill.of_kind(Statement)} | {
        scenario.id: min(scenario.options, key=lambda option: option.score).id
        for skill in skills
        for scenario in skill.of_kind(Scenario)
    }
    notices = noticed(builtin, fives_and_worst, seconds=0.5)
    assert [notice.id for notice in notices] == [
        "fast-answers", "long-run", "flat-profile", "reversed-twins",
    ]  # fmt: skip
    for notice in notices:
        assert len(notice.text) <= 80
        last = notice.text.rstrip(".").rpartition(". ")[2]
        assert last.startswith(("Take", "If in doubt", "Try", "Answer", "Ask"))


def test_answers_stand_in_the_order_in_which_they_were_given_without_what_does_not_count(
    small: Catalogue,
) -> None:
    answers = [("sums-1", "4", 2.5), ("order-1", "n/a", 1), ("listening-s", "b", 30), ("gone-1", "4", 1)]
    answers += [("caring-s", "e", 1), ("caring-1", "1", 0)]
    responses = tuple(Response(item, answer, AT, seconds) for item, answer, seconds in answers)
    assessment = Assessment("a", "clerk", "full", AT, "", responses=responses)
    assert [(a.skill, a.item.id, a.value, a.seconds) for a in answers_of(small, assessment)] == [
        ("sums", "sums-1", "4", 2.5),
        ("listening", "listening-s", "b", 30),
        ("caring", "caring-1", "1", 0),
    ]


# An old assessment


@pytest.mark.parametrize(("days", "old"), [(0, False), (120, False), (121, True), (4000, True)])
def test_an_assessment_is_old_after_120_days(days: int, old: bool) -> None:
    assert bool(age_notices(days, newest=True)) is old


def test_only_the_newest_asks_for_a_new_one() -> None:
    (newest,), (older,) = age_notices(1500, newest=True), age_notices(1500, newest=False)
    assert newest == Notice("old", "This is 1,500 days old. Take a new one: skillcheck assess")
    assert older.text == "This is 1,500 days old."


# Fast answers

SLOW, FAST, UNKNOWN = rated([3], seconds=6), rated([3], seconds=0.5), rated([3], seconds=0)


@pytest.mark.parametrize(
    ("fast", "slow", "expected"),
    [
        pytest.param(4, 0, False, id="four are few, even if they are all"),
        pytest.param(5, 0, True, id="five of five"),
        pytest.param(5, 10, True, id="a third"),
        pytest.param(5, 11, False, id="less than a third"),
        pytest.param(20, 40, True, id="a third of many"),
        pytest.param(0, 20, False, id="none"),
    ],
)
def test_fast_answers_are_noticed_from_a_third_on_and_five(fast: int, slow: int, expected: bool) -> None:
    assert bool(fast_answers(FAST * fast + SLOW * slow)) is expected


def test_only_answers_with_a_known_time_can_be_too_fast() -> None:
    notice = fast_answers(UNKNOWN * 30 + FAST * 6 + SLOW * 6)
    assert notice is not None
    assert (notice.id, notice.text.startswith("6 of 12 answers")) == ("fast-answers", True)
    assert fast_answers(UNKNOWN * 30) is None


# “I do it.” takes 3 words / (238 / 60) + 1.5 = 2.256 s, of which .3 is .68: less than a second is too fast for anything.
# 115 words and the 3 words of a question with options take 115 / 3.967 + 4 = 32.99 s, of which .3 is 9.9.
@pytest.mark.parametrize(
    ("answer", "fast"),
    [
        (rated([3], seconds=0.99)[0], True),
        (rated([3], seconds=1.01)[0], False),
        (chose("a", 9.8, words=115), True),
        (chose("a", 10.0, words=115), False),
    ],
)
def test_nothing_is_read_in_less_than_a_second_or_three_tenths_of_the_usual_time(
    answer: Answer, fast: bool
) -> None:
    assert bool(fast_answers([answer] * 5)) is fast


# One key many times in a row


@pytest.mark.parametrize(
    ("run", "of", "expected"),
    [
        pytest.param(9, 9, False, id="nine are few, even if they are all"),
        pytest.param(10, 10, True, id="ten of ten"),
        pytest.param(12, 20, True, id="six tenths of twenty"),
        pytest.param(11, 20, False, id="less than six tenths of twenty"),
        pytest.param(17, 60, False, id="seventeen of many"),
        pytest.param(18, 60, True, id="eighteen, however many"),
    ],
)
def test_a_run_is_noticed_from_six_tenths_of_the_ratings_on_and_between_ten_and_eighteen(
    run: int, of: int, expected: bool
) -> None:
    others = [1, 2] * of
    keys = [*others[: (of - run) // 2], *[4] * run, *others[: of - run - (of - run) // 2]]
    assert len(keys) == of
    assert bool(long_run(rated(keys))) is expected


def test_a_run_goes_on_behind_a_scenario_and_across_skills_until_another_key() -> None:
    notice = long_run([*rated([3] * 5, skill="s"), chose("a"), *rated([3] * 5, skill="t", turned=True)])
    assert notice is not None
    assert (notice.id, "3 was the answer 10 times in a row" in notice.text) == ("long-run", True)
    assert long_run(rated([*[3] * 8, 4, *[3] * 8])) is None


def test_without_ratings_there_is_no_run() -> None:
    assert (long_run([]), long_run([chose("a")] * 20)) == (None, None)


# Ratings that hardly differ


@pytest.mark.parametrize(
    ("keys", "flat"),
    [
        # spread of k fives and n - k fours: sqrt(k (n - k)) / n
        pytest.param([3] * 10, True, id="all the same"),
        pytest.param([5] * 9 + [4] * 2, True, id="few, .3857"),
        pytest.param([5] * 8 + [4] * 3, False, id="few, .4454: too much for eleven"),
        pytest.param([5] * 16 + [4] * 4, True, id="many, .4"),
        pytest.param([5] * 15 + [4] * 5, False, id="many, .433"),
        pytest.param([5, 4] * 10, False, id="many, .5: two neighbours in turn"),
        pytest.param([5, 3] * 10, False, id="many, 1"),
        pytest.param([4] * 9, False, id="too few to say"),
    ],
)
def test_ratings_are_flat_up_to_two_fifths_of_a_point_of_spread_and_less_where_they_are_few(
    keys: list[int], flat: bool
) -> None:
    assert bool(flat_profile(rated(keys))) is flat


@pytest.mark.parametrize("turned", [pytest.param(5, id="one key"), pytest.param(1, id="one score")])
def test_one_key_and_one_score_are_flat_whatever_reversed_statements_make_of_it(turned: int) -> None:
    assert flat_profile([*rated([5] * 8), *rated([turned] * 8, turned=True)]) is not None


def test_choices_have_no_part_in_it() -> None:
    assert flat_profile([*rated([4] * 9), *[chose("a")] * 20]) is None
    assert flat_profile([*rated([4] * 10), chose("a"), chose("c")]) is not None


# A statement and its opposite


# P(count or more of n alike) with .13 each, noticed up to .0022: .13^3 = .00220 for 3 of 3, .13^3 + 3 .13^2 .87 = .05 for
# 2 of 3, .13^4 + 4 .13^3 .87 = .008 for 3 of 4; .0053 for 5 of 10 and .0006 for 6 of 10
@pytest.mark.parametrize(
    ("alike", "of", "expected"),
    [(2, 2, False), (2, 3, False), (3, 3, True), (3, 4, False), (4, 4, True), (5, 10, False), (6, 10, True)],
)
def test_twins_are_noticed_where_chance_would_bring_as_many_in_less_than_two_of_a_thousand(
    alike: int, of: int, expected: bool
) -> None:
    assert bool(reversed_twins(twins([(5, 5)] * alike + [(5, 1)] * (of - alike)))) is expected


@pytest.mark.parametrize("pair", [(4, 4), (5, 4), (2, 1), (2, 2)])
def test_yes_is_four_or_five_and_no_is_one_or_two(pair: tuple[int, int]) -> None:
    assert reversed_twins(twins([pair] * 5)) is not None


@pytest.mark.parametrize("pair", [(3, 3), (4, 3), (4, 2), (1, 5)])
def test_anything_else_is_not_alike(pair: tuple[int, int]) -> None:
    assert reversed_twins(twins([pair] * 5)) is None


def test_every_plain_statement_of_a_skill_is_a_twin_of_its_reversed_one() -> None:
    answers = [*rated([5, 4, 3], skill="s"), *rated([4], skill="s", turned=True), *twins([(1, 1)] * 4)]
    notice = reversed_twins(answers)
    assert notice is not None
    assert (notice.id, "6 of 7 times" in notice.text) == ("reversed-twins", True)


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param([], id="none"),
        pytest.param(rated([5] * 20), id="plain ones"),
        pytest.param(
            [*rated([5] * 20, skill="s"), *rated([5] * 20, skill="t", turned=True)], id="different skills"
        ),
    ],
)
def test_without_twins_there_is_nothing_to_notice(answers: list[Answer]) -> None:
    assert reversed_twins(answers) is None
