"""`skillcheck plan checkin`, by options."""

import json

import pytest

from tests.commands.plan.conftest import On, goals, state


def test_a_look_back_is_kept_and_a_new_cue_takes_the_old_one_s_place(planned: None, on: On) -> None:
    ran = on(6, "checkin", "--came-up", "6", "--acted", "4", "--hindered", "Noise", "--cue", "If noise, I go out.",
             "-f", "json")  # fmt: skip
    (entry,) = json.loads(ran.out)["entries"]
    assert (entry["came_up"], entry["acted"], entry["hindered"]) == (6, 4, "Noise")
    (goal,) = goals(on(7, "show", "-f", "json"))
    assert (goal["cue"], goal["came_up"], goal["acted"], goal["last_checkin"]) == (
        "If noise, I go out.", 6, 4, "2026-11-06",
    )  # fmt: skip
    assert json.loads(on(7, "today", "-f", "json").out)["due"] == [
        {"goal": "listening", "what": "checkin", "day": "2026-11-13"}
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "A check-in needs --came-up N and --acted N"),
        (("--came-up", "3"), "A check-in needs --came-up N and --acted N"),
        (
            ("--came-up", "3", "--acted", "4"),
            "--acted: “4” must be a whole number from 0 to 3: the cue came up 3 times.",
        ),
        (("--came-up", "-1", "--acted", "0"), "--came-up: “-1” must be a whole number from 0 to 9999."),
        (("--came-up", "10000", "--acted", "0"), "--came-up: “10000” must be a whole number from 0 to 9999."),
        (("--came-up", "six", "--acted", "0"), "--came-up: “six” must be a whole number"),
        (("--came-up", "3", "--acted", "3", "--cue", "be nice"), "is no if-then line"),
        (("order", "--came-up", "3", "--acted", "3"), "There is no goal “order”"),
    ],
)
def test_what_can_not_be_is_refused(words: tuple[str, ...], said: str, planned: None, on: On) -> None:
    before = state(on)
    ran = on(6, "checkin", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert state(on) == before


def test_before_the_goal_begins_there_is_nothing_to_look_back_on(planned: None, on: On) -> None:
    before = state(on)
    ran = on(1, "checkin", "--came-up", "3", "--acted", "3")
    assert (ran.code, ran.out) == (2, "")
    assert "The goal listening begins on 2026-11-02: there is nothing to look back on yet." in ran.err
    assert state(on) == before


def test_a_second_look_back_on_one_day_is_told(planned: None, on: On) -> None:
    words = ("checkin", "--came-up", "2", "--acted", "1")
    assert on(6, *words).err == ""
    ran = on(6, *words)
    assert (ran.code, "You looked back on listening today before; both count." in ran.err) == (0, True)
    assert on(7, *words).err == ""
