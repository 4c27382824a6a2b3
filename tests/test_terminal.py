"""The whole assessment in a real terminal: keys, signals, resizing, saving, and the terminal as it was afterwards."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skillcheck import questions
from skillcheck.app.opening import history_to_write
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue
from skillcheck.questions.scenario import Scenario

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from bench.terminal import STOPPED, Terminal, widest

Start = Callable[..., Terminal]

CLERK = 4
"""Questions that the small catalogue's clerk is asked: three about order, one about sums."""
CTRL_C, CTRL_D, CTRL_Z, ESCAPE, LEFT, BACKSPACE, ENTER = (
    "\x03",
    "\x04",
    "\x1a",
    "\x1b",
    "\x1b[D",
    "\x7f",
    "\r",
)
GO_ON = "Go on with: skillcheck assess --resume"


@pytest.fixture
def start(small: Catalogue, home: Path) -> Iterator[Start]:
    """Runs `skillcheck assess` for the clerk in a terminal (columns, lines, stdout as given)."""
    opened: list[Terminal] = []

    def starter(*words: str, columns: int = 80, lines: int = 24, into: Path | None = None) -> Terminal:
        words = ("--role", "clerk", *words) if "--role" not in words else words
        words = ("--length", "full", *words) if "--length" not in words else words
        opened.append(Terminal("assess", *words, columns=columns, lines=lines, into=into))
        return opened[-1]

    yield starter
    for terminal in opened:
        terminal.close()


@pytest.fixture
def asked(start: Start) -> Terminal:
    """A terminal at the first question."""
    terminal = start()
    begin(terminal)
    return terminal


def at(terminal: Terminal, answered: int, of: int = CLERK) -> None:
    """Wait for the question after so many answers, whole on the screen."""
    terminal.see(f"Question {answered + 1} of {of} ", "q stop")


def begin(terminal: Terminal) -> None:
    """Go on from the first screen to the first question."""
    terminal.see("Before you begin", "Begin Enter")
    terminal.type(ENTER)
    at(terminal, 0)


def finish(terminal: Terminal) -> None:
    """Go on from the last answer to the result, and leave that."""
    terminal.see("That was the last question.", "Enter")
    terminal.type(ENTER)
    terminal.see("Where to work next", "q leave")
    assert end(terminal) == 0


def end(terminal: Terminal) -> int:
    """Leave, and give the exit code."""
    terminal.type("q")
    return terminal.end()


def item(terminal: Terminal, catalogue: Catalogue) -> str:
    """The id of the item on the screen."""
    shown = terminal.text
    (found,) = (
        item.id
        for skill in catalogue.skills.values()
        for item in skill.items
        if (item.situation if isinstance(item, Scenario) else item.text) in shown
    )
    return found


def answer(terminal: Terminal, *keys: str) -> None:
    """Answer so many questions from the first on, each when it shows; wait for the one after them."""
    for number, key in enumerate(keys):
        at(terminal, number)
        terminal.type(key)
    at(terminal, len(keys))


def kept(home: Path) -> dict[str, str]:
    """The answers on disk in the order in which they were first given, read from outside."""
    with closing(sqlite3.connect(f"{(home / 'history.db').as_uri()}?mode=ro", uri=True)) as database:
        return dict(database.execute("SELECT item, answer FROM responses ORDER BY seq").fetchall())


# The first screen


def test_the_first_screen_says_what_happens_how_long_and_that_nothing_leaves(
    start: Start, home: Path
) -> None:
    terminal = start(columns=100)
    terminal.see(
        "Before you begin",
        "Clerk",
        "4 questions about your last four weeks and short cases, about 1 minute.",
        "what you can do on Monday",
        "Nothing is sent anywhere.",
        "which you alone can read",
        "There is no score.",
    )
    assert str(home) not in terminal.text
    terminal.type("f")
    terminal.see("skillcheck history delete --all", "any key back")
    assert str(home / "history.db") in "".join(row.strip() for row in terminal.screen.display)
    terminal.type("x")
    terminal.see("Begin Enter")
    terminal.type("r")
    terminal.see("Which job is nearest to yours?", "1 Desk lead 4 skills")
    terminal.type("1")
    terminal.see("Before you begin", "Desk lead", "10 questions")


@pytest.mark.parametrize(("key", "code"), [("q", 0), (CTRL_C, 130)])
def test_leaving_at_the_first_screen_begins_nothing(key: str, code: int, start: Start, home: Path) -> None:
    terminal = start()
    terminal.see("Begin Enter")
    terminal.type(key)
    assert terminal.end() == code
    terminal.see("Nothing was begun")
    assert terminal.as_before
    assert kept(home) == {}


def test_without_a_role_it_is_chosen_from_a_menu(small: Catalogue, home: Path) -> None:
    terminal = Terminal("assess", "--length", "full")
    terminal.see("Which job is nearest to yours?", "1 Desk lead 4 skills, about 1 minute Runs the desk.")
    terminal.see("2 Clerk 2 skills, about 1 minute")
    terminal.type("2")
    terminal.see("Before you begin Clerk")
    assert end(terminal) == 0
    terminal.close()


# Answering


def test_each_answer_is_on_disk_before_the_next_question_shows(
    asked: Terminal, small: Catalogue, home: Path
) -> None:
    given: dict[str, str] = {}
    for number in range(CLERK):
        at(asked, number)
        assert kept(home) == given
        question = item(asked, small)
        assert question not in given
        given[question] = "b" if question == "order-s" else str(number + 2)
        asked.type("2" if question == "order-s" else given[question])
    finish(asked)
    assert kept(home) == given


def test_each_question_has_its_own_screen_and_its_own_keys(asked: Terminal, small: Catalogue) -> None:
    for number in range(CLERK):
        at(asked, number)
        assert asked.screen.alternate
        shown = item(asked, small)  # exactly one item is on the screen
        for key, label in enumerate(scale(small, shown), 1):
            assert re.search(rf"\b{key} (?:[●○]+ )?{re.escape(label)}", asked.text)
        assert asked.screen.display[0].startswith(f"Question {number + 1} of {CLERK}  ")
        asked.type("n")
    asked.see("That was the last question.")


def scale(catalogue: Catalogue, item_id: str) -> tuple[str, ...]:
    """The labels that an item's answers have."""
    items = {item.id: item for skill in catalogue.skills.values() for item in skill.items}
    found = items[item_id]
    return tuple(o.text for o in found.options) if isinstance(found, Scenario) else catalogue.scale.frequency


def test_not_applicable_is_kept_as_such(asked: Terminal, home: Path) -> None:
    asked.type("N")
    at(asked, 1)
    assert list(kept(home).values()) == ["n/a"]


def test_keys_typed_ahead_are_all_kept(start: Start, home: Path) -> None:
    terminal = start()
    terminal.type(ENTER + "1231")  # before the program has taken the keyboard, with luck before it runs
    finish(terminal)
    assert len(kept(home)) == CLERK
    ahead = [{"1": "a", "2": "b", "3": "c"}[key] if name == "order-s" else key
             for name, key in zip(kept(home), "1231", strict=True)]  # fmt: skip
    assert list(kept(home).values()) == ahead


def test_an_unknown_key_gives_a_hint_and_answers_nothing(asked: Terminal, home: Path) -> None:
    asked.type("x")
    asked.see("Press 1 to ", "or n, b, ?, e or q.")
    at(asked, 0)
    assert kept(home) == {}


def test_a_key_beyond_the_choices_of_a_scenario_gives_a_hint(asked: Terminal, small: Catalogue) -> None:
    number = 0
    while item(asked, small) != "order-s":
        asked.type("3")
        number += 1
        at(asked, number)
    asked.type("4")
    asked.see("Press 1 to 3, or n")
    at(asked, number)


def test_a_lone_escape_does_not_hang(asked: Terminal) -> None:
    asked.type(ESCAPE)
    asked.see("Press 1 to ")
    asked.type("3")
    at(asked, 1)


# Going back


def test_every_key_for_back_shows_the_former_question_with_its_answer_marked(
    asked: Terminal, small: Catalogue
) -> None:
    first = item(asked, small)
    answer(asked, "2", "3")
    for key in ("b", BACKSPACE, "\x08", LEFT, "\x1bOD"):
        asked.anew(lambda key=key: asked.type(key))
        assert "* 3 " in asked.text
        asked.anew(lambda key=key: asked.type(key))
        assert item(asked, small) == first
        assert "* 2 " in asked.text
        assert "* 3 " not in asked.text
        assert "Enter keep 2 (*)" in asked.text
        asked.anew(lambda: asked.type(ENTER))
        asked.anew(lambda: asked.type(ENTER))
        assert "Enter keep" not in asked.text


def test_the_way_back_ends_at_the_first_question(asked: Terminal, small: Catalogue) -> None:
    first = item(asked, small)
    answer(asked, "2")
    asked.type("bbb")
    asked.see("This is the first question.")
    assert item(asked, small) == first


def test_enter_keeps_the_former_answer_and_goes_forward(
    asked: Terminal, small: Catalogue, home: Path
) -> None:
    answer(asked, "2", "3")
    third = item(asked, small)
    asked.anew(lambda: asked.type("b"))
    asked.anew(lambda: asked.type("b"))
    before = kept(home)
    asked.anew(lambda: asked.type(ENTER))
    asked.see("* 3 ")
    asked.anew(lambda: asked.type(ENTER))
    assert item(asked, small) == third
    assert kept(home) == before


def test_a_changed_answer_replaces_the_former_one(asked: Terminal, home: Path) -> None:
    answer(asked, "2")
    asked.anew(lambda: asked.type("b"))
    asked.anew(lambda: asked.type("1"))
    at(asked, 1)
    assert set(kept(home).values()) <= {"1", "a"}
    assert len(kept(home)) == 1


def test_enter_at_an_open_question_answers_nothing(asked: Terminal, home: Path) -> None:
    asked.type(ENTER)
    asked.see("This one has no answer yet.")
    assert kept(home) == {}


# The card and evidence


def test_the_card_shows_the_levels_and_no_target(asked: Terminal, small: Catalogue) -> None:
    skill = small.owners()[item(asked, small)]
    asked.type("?")
    asked.see(skill.definition, *skill.levels, "to go back to the question")
    for hidden in ("target", "asks for", "practice"):
        assert hidden not in asked.text.lower()
    asked.anew(lambda: asked.type("x"))
    at(asked, 0)


def test_evidence_is_kept_with_its_skill(asked: Terminal, small: Catalogue, home: Path) -> None:
    skill = small.owners()[item(asked, small)]
    asked.type("e")
    asked.see(f"Evidence for {skill.name}")
    asked.type("Said it back, twicé?x")
    asked.see("> Said it back, twicé?x")
    asked.type(BACKSPACE + ENTER)
    asked.see(f"Noted for {skill.name}.")
    at(asked, 0)
    assert evidence(home) == [(skill.id, "Said it back, twicé?")]


def note_earlier() -> None:
    """Put a line about each skill of the clerk into the history."""
    with history_to_write() as history:
        for skill in ("order", "sums"):
            history.add_evidence(skill, f"A line about {skill}.", datetime(2026, 11, 3, 10, tzinfo=UTC))


def test_earlier_evidence_is_shown_when_its_skill_is_asked_about(
    start: Start, small: Catalogue, home: Path
) -> None:
    note_earlier()
    asked = start()
    begin(asked)
    skill = small.owners()[item(asked, small)]
    asked.see(f"You noted: 2026-11-03: A line about {skill.id}.")
    asked.type("?")
    asked.see("What you noted", f"- 2026-11-03: A line about {skill.id}.")


def test_evidence_gives_way_to_the_question_on_a_low_screen(start: Start, small: Catalogue) -> None:
    note_earlier()
    asked = start(lines=13)
    begin(asked)
    assert "You noted" not in asked.text


def test_each_answer_is_kept_with_what_its_question_said(
    asked: Terminal, small: Catalogue, home: Path
) -> None:
    first = item(asked, small)
    answer(asked, "3")
    wordings = {i.id: questions.wording(i) for skill in small.skills.values() for i in skill.items}
    with closing(sqlite3.connect(f"{(home / 'history.db').as_uri()}?mode=ro", uri=True)) as database:
        kept_with = database.execute("SELECT item, wording FROM responses").fetchall()
    assert kept_with == [(first, wordings[first])]


def test_escape_drops_the_evidence(asked: Terminal, home: Path) -> None:
    asked.type("e")
    asked.see("Esc drops")
    asked.type("This is nothing")
    asked.see("> This is nothing")
    asked.type(ESCAPE)
    asked.see("Nothing was noted.")
    assert evidence(home) == []


def evidence(home: Path) -> list[tuple[str, str]]:
    """The lines of evidence on disk."""
    with closing(sqlite3.connect(f"{(home / 'history.db').as_uri()}?mode=ro", uri=True)) as database:
        return database.execute("SELECT skill, text FROM evidence ORDER BY id").fetchall()


# The end, and the ways out


def test_the_result_stays_on_the_usual_screen_when_it_is_left(asked: Terminal) -> None:
    asked.type("1111")
    finish(asked)
    asked.see("Where to work next", "Clerk", "3 of 3", "skillcheck plan new")
    assert asked.as_before


def test_at_the_end_answers_are_looked_over_and_one_is_changed_by_its_number(
    asked: Terminal, small: Catalogue, home: Path
) -> None:
    asked.type("3333")
    asked.see("You have answered 4 questions.", "r look over your answers")
    before = kept(home)
    place = list(before).index("sums-1") + 1
    asked.type("r")
    asked.see("Your answers", f"{place} I look up the cost before I agree. Half.", "Enter back")
    asked.type(f"{place}")
    asked.see("The number of an answer to change", f"> {place}")
    asked.type(ENTER)
    asked.see(f"Question {place} of 4 ", "* 3 ", small.skills["sums"].items[0].text)
    asked.type("5")
    asked.see("I look up the cost before I agree. Each time.")
    assert kept(home) == {**before, "sums-1": "5"}
    asked.type(ENTER)
    finish(asked)


def test_a_piped_result_is_all_that_goes_to_stdout(start: Start, tmp_path: Path) -> None:
    result = tmp_path / "result.txt"
    terminal = start(into=result)
    begin(terminal)
    terminal.type("1111")
    terminal.see("That was the last question.")
    terminal.type(ENTER)
    assert terminal.end() == 0
    text = result.read_text("utf-8")
    assert text.startswith("Where to work next\nClerk")
    assert "\x1b" not in text
    assert "Press" not in text
    assert b"Where to work next" not in terminal.raw


def test_where_the_result_goes_does_not_change_how_one_is_asked(start: Start, tmp_path: Path) -> None:
    terminal = start("-o", str(tmp_path / "result.txt"))
    terminal.see("Begin Enter")
    assert terminal.screen.alternate


WAYS_OUT: list[tuple[str | signal.Signals, int]] = [
    ("q", 0),
    (CTRL_C, 130),
    (CTRL_D, 130),
    ("\x1c", 131),
    (signal.SIGINT, 130),
    (signal.SIGTERM, 143),
    (signal.SIGHUP, 129),
]


@pytest.mark.parametrize(("way", "code"), WAYS_OUT)
def test_every_way_out_keeps_the_answers_and_gives_the_terminal_back(
    asked: Terminal, home: Path, way: str | signal.Signals, code: int
) -> None:
    answer(asked, "1", "1")
    asked.type(way) if isinstance(way, str) else asked.send(way)
    assert asked.end() == code
    asked.see("Saved 2 of 4 answers.", GO_ON)
    assert asked.as_before
    assert len(kept(home)) == 2


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("", "Question 1 of 4"), ("111", "Question 4 of 4"), ("?", "to go back"), ("e", "Esc drops")],
)
def test_ctrl_c_stops_anywhere(asked: Terminal, home: Path, keys: str, shown: str) -> None:
    asked.type(keys)
    asked.see(shown)
    asked.type(CTRL_C)
    assert asked.end() == 130
    assert asked.as_before
    assert "Traceback" not in asked.text
    assert len(kept(home)) == keys.count("1")
    assert evidence(home) == []


def test_a_closed_window_keeps_the_answers(asked: Terminal, home: Path) -> None:
    answer(asked, "1", "1")
    asked.hang_up()
    assert asked.end() == 129
    assert len(kept(home)) == 2


def test_a_killed_program_has_kept_what_it_acknowledged(asked: Terminal, start: Start, home: Path) -> None:
    answer(asked, "1", "1", "1")
    asked.send(signal.SIGKILL)
    assert asked.end() == 137
    assert len(kept(home)) == 3
    again = start()
    again.see("3 answers so far")


# Resuming


def test_an_unfinished_assessment_is_offered_and_goes_on_where_it_was(
    asked: Terminal, start: Start, small: Catalogue, home: Path
) -> None:
    answer(asked, "1", "1")
    third = item(asked, small)
    assert end(asked) == 0
    before = kept(home)
    again = start()
    again.see("2 answers so far.", "1 Go on with it", "2 Begin a new one")
    again.type("1")
    at(again, 2)
    assert item(again, small) == third
    again.anew(lambda: again.type("b"))
    assert item(again, small) == list(before)[1]
    again.type(ENTER + "11")
    finish(again)
    assert list(kept(home))[:2] == list(before)


def test_resuming_by_option_asks_no_more(asked: Terminal, start: Start) -> None:
    answer(asked, "1")
    assert end(asked) == 0
    again = start("--resume")
    at(again, 1)


def wait(home: Path, id_: str, days: int, role: str = "clerk", length: str = "full") -> None:
    """Put an unfinished assessment into the history, begun so many days before today."""
    at = datetime(2026, 11, 24, 0, 5, tzinfo=UTC) - timedelta(days=days)
    responses = (Response("order-1", "2", at), Response("sums-1", "3", at))
    with history_to_write() as history:
        history.start(Assessment(id_, role, length, at, "abc", responses=responses))


@pytest.mark.parametrize("option", ["", "--resume"])
def test_an_old_one_is_not_gone_on_with_without_a_word(option: str, start: Start, home: Path) -> None:
    wait(home, "old", 245)
    terminal = start(*([option] if option else []))
    terminal.see(
        "2 answers so far.",
        "begun 245 days ago",
        "four weeks",
        "1 Go on with it",
        "2 Begin a new one, which is better",
    )
    terminal.type("2")
    terminal.see("Begin Enter")
    assert end(terminal) == 0
    again = start(*([option] if option else []))
    again.see("1 Go on with it")
    again.type("1")
    at(again, 2)
    assert end(again) == 0


@pytest.mark.parametrize(("days", "asks"), [(28, False), (29, True)])
def test_after_four_weeks_it_is_old(days: int, asks: bool, start: Start, home: Path) -> None:
    wait(home, "old", days)
    terminal = start("--resume")
    if asks:
        terminal.see(f"begun {days} days ago")
    else:
        at(terminal, 2)
    assert end(terminal) == 0


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        (("--role", "desk-lead", "--length", "quick"), "Desk lead, quick"),
        (("--role", "desk-lead"), "Desk lead, full"),
        (("--length", "adaptive"), "Clerk, adaptive"),
    ],
)
def test_what_was_asked_for_comes_before_what_is_unfinished(
    words: tuple[str, ...], wish: str, start: Start, home: Path
) -> None:
    wait(home, "waiting", 4)
    terminal = start(*words)
    terminal.see("It is for Clerk, full, begun 4 days ago.", f"1 Begin a new one: {wish}", "2 Go on with it")
    terminal.type("1")
    terminal.see(f"Before you begin {wish.partition(',')[0]}")
    assert end(terminal) == 0
    again = start(*words)
    again.see("2 Go on with it")
    again.type("2")
    at(again, 2)
    assert end(again) == 0


def test_any_unfinished_one_can_be_gone_on_with_by_its_id(start: Start, home: Path, small: Catalogue) -> None:
    wait(home, "2026-11-20-aaa", 4)
    wait(home, "2026-11-21-bbb", 3, role="desk-lead")
    terminal = Terminal("assess", "--resume", "2026-11-20")
    at(terminal, 2)
    terminal.type("1")
    at(terminal, 3)
    assert end(terminal) == 0
    terminal.see("Saved 3 of 4 answers. Go on with: skillcheck assess --resume 2026-11-20-aaa")
    terminal.close()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--resume", "2026-11-20", "--role", "desk-lead"), "is for clerk, full"),
        (("--resume", "--length", "quick"), "is for clerk, full"),
        (("--resume", "done"), "done is finished. See what it says: skillcheck gaps --assessment done"),
        (("--resume", "nothing"), "There is no assessment “nothing”"),
        (("2026-11-20",), "skillcheck assess --resume 2026-11-20"),
    ],
)
def test_what_can_not_be_gone_on_with_is_said(
    words: tuple[str, ...], told: str, home: Path, small: Catalogue
) -> None:
    wait(home, "2026-11-20-aaa", 4)
    with history_to_write() as history:
        history.start(
            Assessment("done", "clerk", "full", datetime(2026, 11, 1, tzinfo=UTC), "abc", finished=True)
        )
    terminal = Terminal("assess", *words)
    assert terminal.end() == 2
    terminal.see(told)
    terminal.close()


def test_what_is_finished_is_not_offered_again(asked: Terminal, start: Start) -> None:
    asked.type("1111")
    finish(asked)
    again = start("--resume")
    assert again.end() == 5
    again.see("No assessment is unfinished.", "skillcheck assess --new")


def test_who_does_not_want_a_second_one_leaves_it(asked: Terminal, start: Start) -> None:
    other = start()
    other.see("An assessment is open in another window.")
    assert end(other) == 0


def test_a_new_one_leaves_the_unfinished_one_alone(asked: Terminal, start: Start, home: Path) -> None:
    answer(asked, "1")
    assert end(asked) == 0
    before = kept(home)
    again = start()
    again.see("2 Begin a new one")
    again.type("2")
    begin(again)
    assert kept(home) == before


# The background


def test_ctrl_z_gives_the_terminal_back_and_the_question_returns(asked: Terminal, home: Path) -> None:
    answer(asked, "1")
    asked.type(CTRL_Z)
    asked.see(STOPPED)
    assert asked.as_before
    asked.anew(lambda: asked.type("fg\n"))
    at(asked, 1)
    assert asked.screen.alternate
    asked.type("1")
    at(asked, 2)
    assert end(asked) == 0
    assert asked.as_before
    assert len(kept(home)) == 2


def test_what_is_being_written_survives_the_background(asked: Terminal, home: Path) -> None:
    asked.type("eHalf a")
    asked.see("> Half a")
    asked.type(CTRL_Z)
    asked.see(STOPPED)
    asked.type("fg\n")
    asked.see("> Half a")
    asked.type(" line\r")
    asked.see("Noted for")
    assert [text for _, text in evidence(home)] == ["Half a line"]


def test_in_line_mode_the_question_returns_from_the_background(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_PLAIN", "1")
    terminal = start()
    begin_by_lines(terminal)
    terminal.type(CTRL_Z)
    terminal.see(STOPPED)
    terminal.screen.reset()
    terminal.type("fg\n")
    at(terminal, 0)


# Windows of other sizes


def test_a_resized_window_is_drawn_anew_at_its_width(asked: Terminal, small: Catalogue) -> None:
    keys = "n does not apply   b back   ? about this skill   e note   q stop"
    assert any(keys in row for row in asked.screen.display)
    asked.anew(lambda: asked.resize(40, 24))
    asked.see(" ".join(keys.split()))
    assert not any(keys in row for row in asked.screen.display)
    asked.anew(lambda: asked.resize(100, 24))
    assert any(keys in row for row in asked.screen.display)
    asked.type("3")
    at(asked, 1)


def test_a_resized_window_keeps_what_was_said(asked: Terminal) -> None:
    asked.type("x")
    asked.see("Press 1 to ")
    asked.anew(lambda: asked.resize(60, 20))
    asked.see("Press 1 to ")


def test_at_40_columns_no_word_is_cut(start: Start, small: Catalogue) -> None:
    terminal = start(columns=40, lines=40)
    terminal.see(
        "You see the few skills that matter most to work on, how sure that is, and what you can do on Monday.",
        "Begin Enter",
    )
    begin(terminal)
    number, seen = 0, len(terminal.raw)
    while item(terminal, small) != "order-s":
        terminal.type("3")
        number += 1
        at(terminal, number)
    skill = small.skills["order"]
    terminal.see(skill.of_kind(Scenario)[0].situation, "Put it where both can find it.")
    terminal.type("?")
    terminal.see(skill.definition, *skill.levels, "to go back to the question.")
    terminal.type("xe")
    terminal.see(
        "Evidence for Order: what happened, what did you do? Enter keeps it, Esc drops it.",
        "One line that you will be glad to find when you rate yourself again.",
    )
    terminal.type("x" + ENTER)
    terminal.see("Noted for Order.")
    assert widest(terminal.raw[seen:]) <= 40


def test_a_question_taller_than_the_screen_is_turned_with_space(
    start: Start, small: Catalogue, home: Path
) -> None:
    terminal = start(columns=40, lines=10)
    terminal.see("[Space: the rest, 1 of ")
    terminal.type(ENTER)
    terminal.see("Question 1 of 4", "[Space: the rest, 1 of 2]")
    assert "q stop" not in terminal.text
    terminal.type(" ")
    terminal.see("q stop", "[Space: from the top, 2 of 2]")
    terminal.type(" ")
    terminal.see("[Space: the rest, 1 of 2]")
    terminal.type("3")
    terminal.see("Question 2 of 4")
    assert len(kept(home)) == 1


def test_a_line_can_be_written_on_a_screen_of_few_rows(asked: Terminal, home: Path) -> None:
    asked.resize(40, 8)
    asked.type("e")
    asked.see("Esc drops it.")
    text = "Two blanks here, and more words than a row of the screen holds"
    asked.type(text)
    asked.see("screen holds")
    asked.type(ENTER)
    asked.see("Noted for")
    assert [line for _, line in evidence(home)] == [text]


# By lines


def begin_by_lines(terminal: Terminal) -> None:
    """Go on to the first question, at lines."""
    terminal.see("Begin: Enter")
    terminal.type("\n")
    at(terminal, 0)


@pytest.mark.parametrize(("name", "value"), [("SKILLCHECK_PLAIN", "1"), ("TERM", "dumb")])
def test_by_lines_everything_works_and_no_escape_byte_is_sent(
    start: Start, small: Catalogue, home: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    terminal = start(columns=120, lines=80)
    begin_by_lines(terminal)
    first = small.owners()[item(terminal, small)]
    terminal.type("e\n")
    terminal.see(f"Evidence for {first.name}")
    terminal.type("A line, with b and q in it\n")
    terminal.see(f"Noted for {first.name}.")
    terminal.type("?\n")
    terminal.see(first.levels[4], "Press Enter to go back")
    terminal.type("\n")
    at(terminal, 0)
    terminal.screen.reset()
    terminal.type("1\n")
    at(terminal, 1)
    terminal.type("b\n")
    terminal.see("1: ", "(your answer so far)")
    terminal.screen.reset()
    terminal.type("n\n")
    at(terminal, 1)
    terminal.screen.reset()
    terminal.type("hm\n")
    terminal.see("Press 1 to ")
    terminal.type("1\n")
    at(terminal, 2)
    terminal.type("q\n")
    assert terminal.end() == 0
    terminal.see("Saved 2 of 4 answers.", GO_ON)
    assert b"\x1b" not in terminal.raw
    assert next(iter(kept(home).values())) == "n/a"
    assert evidence(home) == [(first.id, "A line, with b and q in it")]
    assert terminal.as_before


@pytest.mark.parametrize(("way", "code"), [(CTRL_C, 130), (CTRL_D, 130), (signal.SIGTERM, 143)])
def test_by_lines_every_way_out_keeps_the_answers(
    start: Start, home: Path, monkeypatch: pytest.MonkeyPatch, way: str | signal.Signals, code: int
) -> None:
    monkeypatch.setenv("SKILLCHECK_PLAIN", "1")
    terminal = start()
    begin_by_lines(terminal)
    terminal.type("1\n")
    at(terminal, 1)
    terminal.type(way) if isinstance(way, str) else terminal.send(way)
    assert terminal.end() == code
    terminal.see("Saved 1 of 4 answers.", GO_ON)
    assert len(kept(home)) == 1
    assert b"\x1b" not in terminal.raw


def test_by_lines_a_paste_answers_nothing_beyond_its_first_line(
    start: Start, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_PLAIN", "1")
    terminal = start(lines=80)
    begin_by_lines(terminal)
    terminal.type("Called back\n3\n4\n5\n")
    terminal.see("Only the first line was taken", "Press 1 to")
    terminal.type("e\n")
    terminal.see("Evidence for")
    terminal.screen.reset()
    terminal.type("Called back within 2 days\n3\n4\n")
    terminal.see("Only the first line was taken", "Noted for")
    terminal.type("\x1b[200~3\n4\n\x1b[201~")
    terminal.see("That was pasted")
    terminal.type("q\n")
    assert terminal.end() == 0
    assert kept(home) == {}
    assert [text for _, text in evidence(home)] == ["Called back within 2 days"]


def test_the_plain_format_asks_by_lines(start: Start) -> None:
    terminal = start("-f", "plain")
    terminal.see("Begin: Enter", "Keys, then Enter:", "q leave. >")
    assert b"\x1b" not in terminal.raw


# A save that fails


@pytest.fixture
def locked(asked: Terminal, home: Path) -> Iterator[sqlite3.Connection]:
    """Another program holds the history after the first answer."""
    answer(asked, "1")
    with closing(sqlite3.connect(home / "history.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_an_answer_that_is_not_saved_is_said_so_and_tried_again(
    asked: Terminal, locked: sqlite3.Connection, small: Catalogue, home: Path
) -> None:
    second = item(asked, small)
    asked.type("1")
    asked.see("NOT saved", "another program is using it", "Press any key to try again")
    assert second not in kept(home)
    locked.execute("ROLLBACK")
    asked.type("x")
    at(asked, 2)
    assert list(kept(home))[1] == second


def test_giving_up_a_save_exits_4_with_the_earlier_answers_intact(
    asked: Terminal, locked: sqlite3.Connection, home: Path
) -> None:
    asked.type("1")
    asked.see("NOT saved")
    assert end(asked) == 4
    asked.see("What was saved before is safe.")
    assert asked.as_before
    assert len(kept(home)) == 1


def test_an_answer_to_a_history_that_was_deleted_meanwhile_is_not_called_saved(
    asked: Terminal, home: Path
) -> None:
    answer(asked, "1")
    shutil.rmtree(home)
    asked.type("1")
    asked.see("NOT saved", "moved or deleted while it was open", "Press any key to try again")
    assert end(asked) == 4
    assert "safe" not in asked.text


def test_evidence_that_is_not_saved_is_said_so_and_tried_again(
    asked: Terminal, locked: sqlite3.Connection, home: Path
) -> None:
    asked.type("eWords\r")
    asked.see("NOT saved", "Press any key to try again")
    locked.execute("ROLLBACK")
    asked.type("x")
    asked.see("Noted for")
    assert [text for _, text in evidence(home)] == ["Words"]


def test_ctrl_c_in_a_line_leaves_the_line_and_keeps_what_stands_in_it(asked: Terminal, home: Path) -> None:
    asked.type("e")
    asked.see("Esc drops")
    asked.type("words")
    asked.see("> words")
    asked.type(CTRL_C)
    asked.see("Your line waits here")
    asked.type(CTRL_C)
    assert asked.end() == 130
    assert "is not noted: skillcheck evidence add" in asked.text
    assert evidence(home) == []


def test_a_paste_is_no_answer_and_in_a_line_it_is_text(asked: Terminal, home: Path) -> None:
    paste = "\x1b[200~Called back within 2 days\r3 of 5 customers happy\r\x1b[201~"
    asked.type(paste)
    asked.see("That was pasted")
    asked.type("x")
    asked.see("Press 1 to ")
    asked.type("Called back within 2 days\r3 of 5 happy\r")
    asked.see("That was pasted")
    asked.type("e")
    asked.see("Esc drops")
    asked.type(paste)
    asked.see("> Called back within 2 days 3 of 5 customers happy")
    asked.type("\r")
    asked.see("Noted for")
    assert kept(home) == {}
    (line,) = evidence(home)
    assert "3 of 5 customers happy" in str(line)


def test_what_other_programs_asked_the_terminal_is_no_answer(asked: Terminal, home: Path) -> None:
    asked.type("\x1b]11;rgb:ffff/5555/3333\x1b\\")
    asked.type("\x1b[<0;12;34M\x1b[?62;1;2c")
    asked.type("3")
    at(asked, 1)
    assert list(kept(home).values()) in (["3"], ["c"])


# No terminal


def test_without_a_terminal_the_option_for_files_is_named(
    run: Callable[..., object], small: Catalogue
) -> None:
    ended = run("assess")
    assert ended.code == 2
    assert ended.out == ""
    assert "--answers" in ended.err


# An assessment that stops by itself


def test_without_options_it_stops_by_itself_and_says_about_how_many_there_are(
    start: Start, home: Path
) -> None:
    terminal = start("--role", "desk-lead", "--length", "adaptive")
    terminal.see("questions about your last four weeks and short cases", "Begin Enter")
    terminal.type(ENTER)
    number = 0
    while "Question" in terminal.text or not number:
        terminal.see(f"Question {number + 1} of about ", "q stop")
        assert "%" not in terminal.text
        number += 1
        terminal.anew(lambda: terminal.type("1"))
    if "from your own gaps" in terminal.text:
        terminal.type("s")
    terminal.see("That was the last question.", "r look over your answers")
    terminal.type("r")
    terminal.see("Your answers", f"1-{number} the number of an answer to change")
    terminal.type(ENTER)  # nothing was changed: nothing more is asked
    finish(terminal)
    assert len(kept(home)) == number < 10


def test_one_that_stops_by_itself_goes_on_where_it_was(start: Start, small: Catalogue, home: Path) -> None:
    terminal = start("--role", "desk-lead", "--length", "adaptive")
    terminal.see("Begin Enter")
    terminal.type(ENTER + "123")
    terminal.see("Question 4 of about ", "q stop")
    fourth = item(terminal, small)
    assert end(terminal) == 0
    terminal.see("Saved 3 answers.", GO_ON)
    again = start("--resume", "--role", "desk-lead", "--length", "adaptive")
    again.see("Question 4 of about ", "q stop")
    assert item(again, small) == fourth


# Deleting


ALL = ("--all",)
ONE = ("2026-11-20",)


@pytest.mark.parametrize("words", [ALL, ONE])
@pytest.mark.parametrize("answer_", ["\r", "d\r", "yes\r", "delete all\r", CTRL_C, CTRL_D])
def test_deleting_is_asked_for_and_only_a_word_is_sure(
    words: tuple[str, ...], answer_: str, home: Path, small: Catalogue
) -> None:
    wait(home, "2026-11-20-aaa", 4)
    terminal = Terminal("history", "delete", *words)
    terminal.see("This deletes")
    # the path of the home, which is named before, may be so long that these words are broken
    terminal.wait(lambda: "undone.Togoon,typedelete" in terminal.text.replace(" ", ""), "what to type")
    terminal.type(answer_)
    assert terminal.end() == (130 if answer_ in (CTRL_C, CTRL_D) else 1)
    terminal.see("Nothing was deleted.")
    terminal.close()
    assert len(kept(home)) == 2


@pytest.mark.parametrize("words", [ALL, ONE])
@pytest.mark.parametrize("sure", ["by the word", "by option"])
def test_who_is_sure_deletes(words: tuple[str, ...], sure: str, home: Path, small: Catalogue) -> None:
    wait(home, "2026-11-20-aaa", 4)
    terminal = Terminal("history", "delete", *words, *(["--yes"] if sure == "by option" else []))
    if sure == "by the word":
        terminal.see(
            "1 assessment (1 unfinished) and 0 lines" if words == ALL else "2026-11-20-aaa with 2 answers"
        )
        terminal.type("delete\r")
    assert terminal.end() == 0
    terminal.see("Deleted 1 assessment: 2026-11-20-aaa")
    terminal.close()
    assert kept(home) == {}


def test_a_question_that_can_not_be_seen_deletes_nothing(home: Path, small: Catalogue) -> None:
    wait(home, "2026-11-20-aaa", 4)
    here, there = os.openpty()
    words = [sys.executable, "-m", "skillcheck", "history", "delete", "--all"]
    ran = subprocess.run(words, stdin=there, capture_output=True, check=False)
    assert (ran.returncode, b"--yes" in ran.stderr) == (2, True)
    assert len(kept(home)) == 2
    os.close(here)
    os.close(there)
