"""More is put into a plan's text without touching what stands there."""

import pytest

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import DONE, Tick
from skillcheck.store import plan_text
from skillcheck.store.plan_file import read
from tests.plans import day, goal, plan
from tests.store.test_plan_file import TEXT

TICK = plan_text.entry_values(Tick(day(9), "listening", DONE, "Again."))
GOAL = plan_text.goal_values(goal(id="order", skill="order"))


def more(text: str, key: str, values: dict[str, object], catalogue: Catalogue) -> str:
    _, root = read(text.encode(), "plan.yaml", catalogue)
    return plan_text.with_more(text, root, key, [values])


def test_an_entry_goes_to_the_end_of_the_log(small: Catalogue) -> None:
    changed = more(TEXT, "log", TICK, small)
    assert changed == TEXT + ("  - day: 2026-11-09\n    goal: listening\n    what: done\n    note: Again.\n")


def test_the_first_entry_begins_the_log(small: Catalogue) -> None:
    without = TEXT[: TEXT.index("log:")]
    assert more(without, "log", TICK, small).startswith(without + "log:\n  - day: 2026-11-09\n")


def test_a_goal_goes_after_the_goals_and_before_what_follows(small: Catalogue) -> None:
    text = TEXT.replace("log:", "\n# What came of it\nlog:")
    changed = more(text, "goals", GOAL, small)
    before, rest = changed.split("  - id: order\n")
    assert before == text[: text.index("\n# What came of it")]
    assert rest.endswith(text[text.index("\n# What came of it") :])


def test_entries_stand_as_far_in_as_theirs(small: Catalogue) -> None:
    flat = "\n".join(line.removeprefix("  ") for line in TEXT.split("\n"))
    assert "\n- day: 2026-11-09\n  goal: listening\n" in more(flat, "log", TICK, small)


@pytest.mark.parametrize("end", ["", "\n\n", "\n# the end\n"])
def test_however_a_file_ends_the_entry_is_read_back(end: str, small: Catalogue) -> None:
    changed = more(TEXT.rstrip("\n") + end, "log", TICK, small)
    assert read(changed.encode(), "plan.yaml", small)[0].log[-1] == Tick(day(9), "listening", DONE, "Again.")
    assert end.strip() in changed


@pytest.mark.parametrize(("key", "values"), [("log", TICK), ("goals", GOAL)])
@pytest.mark.parametrize("text", [TEXT, TEXT.rstrip("\n"), TEXT[: TEXT.index("log:")]])
def test_what_is_added_has_the_line_ends_of_the_text(
    text: str, key: str, values: dict[str, object], small: Catalogue
) -> None:
    changed = more(text.replace("\n", "\r\n"), key, values, small)
    assert changed == more(text, key, values, small).replace("\n", "\r\n")


def test_a_log_above_the_goals_is_found_as_well(small: Catalogue) -> None:
    head, goals, log = (
        TEXT[: TEXT.index("goals:")],
        TEXT[TEXT.index("goals:") : TEXT.index("log:")],
        TEXT[TEXT.index("log:") :],
    )
    changed = more(head + log + goals, "log", TICK, small)
    assert changed.endswith("    note: Again.\n" + goals)


def test_texts_in_several_lines_stay_in_their_list(small: Catalogue) -> None:
    values = plan_text.entry_values(Tick(day(9), "listening", DONE, "one\n\ntwo " + "long " * 60))
    changed = more(TEXT, "log", values, small)
    last = read(changed.encode(), "plan.yaml", small)[0].log[-1]
    assert last == Tick(day(9), "listening", DONE, ("one\n\ntwo " + "long " * 60).strip())


def test_a_whole_plan_says_how_to_use_it() -> None:
    text = plan_text.whole(plan())
    assert text.startswith("# Your plan: edit it as you like.")
    assert "days:\n      - mon\n      - wed\n      - fri\n" in text
    assert "due: 2026-11-29\n" in text
