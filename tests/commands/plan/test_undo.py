"""`skillcheck plan undo`: the last entry is taken back, and it is said what it was."""

import json

import pytest

from tests.commands.plan.conftest import On, goals, state


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("done", "--note", "Two calls"), "Taken back: Listening, 2026-11-04: done\nNoted: Two calls\n"),
        (("missed", "--why", "Ill"), "Taken back: Listening, 2026-11-04: missed\nNoted: Ill\n"),
        (("checkin", "--came-up", "3", "--acted", "2"), "Taken back: Listening, 2026-11-04: cue 3 times, acted 2\n"),
        (("edit", "--tell", "Bob"), "Taken back: Listening, 2026-11-04: changed\nNoted: tell: Bob\n"),
        (("review", "--close", "--reason", "Sits"), "Taken back: Listening, 2026-11-04: closed\nNoted: Sits\n"),
    ],
)  # fmt: skip
def test_the_last_entry_is_taken_back_and_the_plan_is_as_before(
    words: tuple[str, ...], said: str, planned: None, on: On
) -> None:
    on(3, "done")
    before = state(on)
    assert on(4, *words).code == 0
    ran = on(5, "undo")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(said)
    assert state(on) == before


def test_a_new_goal_is_taken_back_with_all_that_it_said(planned: None, on: On) -> None:
    ran = on(3, "undo")
    assert ran.out.startswith("Taken back: the goal Listening: from 2.8 to 3 by 2026-11-29\n")
    assert "Guests tell me twice." in ran.out
    assert on(3).code == 5


def test_programs_get_what_was_taken_back(planned: None, on: On) -> None:
    on(4, "done", "--note", "x")
    for what, day in (("done", "2026-11-04"), ("goal", "2026-11-02")):
        found = json.loads(on(5, "undo", "-f", "json").out)
        assert (found["skillcheck"], found["kind"]) == (1, "undone")
        (entry,) = found["entries"]
        assert (entry["what"], entry["day"], entry["goal"]) == (what, day, "listening")
        assert entry["progress"]["why"] == "Guests tell me twice."
    ran = on(5, "undo", "-f", "json")
    assert (ran.code, json.loads(ran.out)["entries"]) == (5, [])
    assert "There is nothing to take back." in ran.err


def test_a_goal_can_be_made_again_after_it_was_taken_back(planned: None, on: On) -> None:
    (before,) = goals(on(3, "show", "-f", "json"))
    on(3, "undo")
    words = ("listening", "--practice", "1", "--why", "Again", "--due", "2w", "--days", "mon")
    assert on(3, "new", *words).code == 0
    (after,) = goals(on(3, "show", "-f", "json"))
    assert (before["id"], after["id"], after["why"]) == ("listening", "listening", "Again")
