"""What is due on a day, and in which order."""

from datetime import date, timedelta

from skillcheck.model.practice import SCENE, Due, Exercise, Limits, Repetition, Retention
from skillcheck.practising.due import choose_due, find_next

DAY = date(2026, 11, 24)
TOP = [
    Exercise(SCENE, f"{skill}-{n}", skill, 60.0) for skill in ("listening", "order", "sums") for n in (2, 3)
]
LONG = Limits(seconds=6000.0, new=100)


def seen(last: int, due: int, number: int = 1, times: int = 1) -> Retention:
    """One that was seen last so many days ago, and is due in so many days."""
    day = DAY - timedelta(last)
    row = Repetition(SCENE, "", "", day, DAY + timedelta(due), stability=3.0, difficulty=5.0)
    return Retention(row, times, day, day, number, row.due)


def ids(chosen: tuple[Due, ...]) -> list[str]:
    return [due.exercise.about for due in chosen]


def test_at_first_two_scenes_are_new_of_the_first_two_skills() -> None:
    chosen = choose_due(TOP, {}, DAY, Limits())
    assert ids(chosen) == ["listening-2", "order-2"]
    assert [(due.due, due.recall) for due in chosen] == [(DAY, None)] * 2


def test_no_more_new_ones_come_on_a_day_on_which_two_were() -> None:
    standings = {(SCENE, "listening-2"): seen(0, 2), (SCENE, "order-2"): seen(0, 1, 2)}
    assert choose_due(TOP, standings, DAY, Limits(seconds=600)) == ()
    assert ids(choose_due(TOP, standings, DAY, LONG)) == ["sums-2", "listening-3", "order-3", "sums-3"]


def test_what_is_due_comes_before_what_is_new_and_has_its_probability() -> None:
    standings = {(SCENE, "sums-2"): seen(3, 0), (SCENE, "sums-3"): seen(1, 8, 2)}
    chosen = choose_due(TOP, standings, DAY, Limits())
    assert ids(chosen) == ["sums-2", "listening-2", "order-2"]
    assert chosen[0].recall
    assert 0.8 < chosen[0].recall < 0.95


def test_the_scenes_of_a_skill_take_turns() -> None:
    both = {(SCENE, "listening-2"): seen(1, 0, 7), (SCENE, "listening-3"): seen(3, 0, 5)}
    assert ids(choose_due(TOP[:2], both, DAY, Limits())) == ["listening-3", "listening-2"]


def test_the_same_scene_does_not_come_twice_running_where_there_is_another() -> None:
    one = {(SCENE, "listening-2"): seen(1, 0, 7)}
    assert ids(choose_due(TOP[:2], one, DAY, Limits(seconds=60))) == ["listening-3"]
    assert ids(choose_due(TOP[:1], one, DAY, Limits(seconds=60))) == ["listening-2"]


def test_each_skill_has_a_turn_before_one_has_two() -> None:
    standings = {(SCENE, one.about): seen(4, -1, n) for n, one in enumerate(TOP, 1)}
    chosen = ids(choose_due(TOP, standings, DAY, LONG))
    assert [id_.split("-")[0] for id_ in chosen] == ["listening", "order", "sums"] * 2


def test_the_top_comes_first_then_the_other_gaps_then_the_rest() -> None:
    mixed = [Exercise(SCENE, f"s{tier}", f"s{tier}", 60.0, tier) for tier in (2, 1, 0)]
    assert ids(choose_due(mixed, {}, DAY, LONG)) == ["s0", "s1", "s2"]


def test_a_day_takes_its_minutes_and_at_least_one_scene() -> None:
    assert len(choose_due(TOP, {}, DAY, Limits(seconds=130, new=9))) == 2
    assert len(choose_due(TOP, {}, DAY, Limits(seconds=10, new=9))) == 1
    assert choose_due(TOP, {}, DAY, Limits(seconds=10, new=9), spent=60.0) == ()


def test_a_short_one_comes_where_a_long_one_has_no_room() -> None:
    long = [
        Exercise(SCENE, "a", "a", 100.0),
        Exercise(SCENE, "b", "b", 100.0),
        Exercise(SCENE, "c", "c", 50.0),
    ]
    assert ids(choose_due(long, {}, DAY, Limits(seconds=160, new=9))) == ["a", "c"]


def test_nothing_comes_twice_on_a_day_nor_when_the_clock_went_back() -> None:
    today, tomorrow = {(SCENE, "listening-2"): seen(0, 1)}, {(SCENE, "listening-2"): seen(-1, 2)}
    for standings in (today, tomorrow):
        early = LONG._replace(early=True)
        assert "listening-2" not in ids(choose_due(TOP, standings, DAY, early))


def test_early_ones_come_the_nearest_first() -> None:
    standings = {(SCENE, one.about): seen(2, 9 - n, 1) for n, one in enumerate(TOP[:3])}
    assert ids(choose_due(TOP[:3], standings, DAY, LONG)) == []
    early = ids(choose_due(TOP[:3], standings, DAY, LONG._replace(early=True)))
    assert sorted(early) == sorted(one.about for one in TOP[:3])


def test_what_was_broken_off_comes_first() -> None:
    row = Repetition(SCENE, "sums-3", "sums", DAY - timedelta(1), DAY, "a")
    standings = {(SCENE, "sums-3"): Retention(begun=row._replace(seq=4)), (SCENE, "order-2"): seen(4, -2)}
    assert ids(choose_due(TOP, standings, DAY, Limits()))[0] == "sums-3"


def test_the_next_day_is_that_of_the_nearest_one_that_is_left() -> None:
    standings = {(SCENE, "listening-2"): seen(1, 4), (SCENE, "listening-3"): seen(1, 6)}
    assert find_next(TOP[:2], standings, DAY) == DAY + timedelta(4)
    assert find_next(TOP[:3], standings, DAY) == DAY + timedelta(1)
    assert find_next((), standings, DAY) is None
    new = choose_due(TOP[2:3], {}, DAY, Limits())
    assert find_next(TOP[:3], standings, DAY, new) == DAY + timedelta(4)
