"""Practice in a real terminal: each key is on disk before the next screen, and every way out keeps it."""

import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from skillcheck.app.opening import history_to_read, history_to_write
from skillcheck.model.practice import CUE, OWN, SCENE, OwnScene, Repetition
from skillcheck.store import catalogue as catalogues
from skillcheck.store import practice
from tests.commands.test_practise import CATALOGUE, SHEET
from tests.commands.test_practise import OWN as OWN_WORDS
from tests.conftest import Run

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from bench.terminal import Terminal, widest

Start = Callable[..., Terminal]
ENTER, ESCAPE, CTRL_C = "\r", "\x1b", "\x03"
LIFT = "A colleague calls about a broken lift"
KEYS = "A drawer is full of keys"
GOAL = ("--practice", "1", "--why", "Guests.", "--due", "2w", "--days", "mon,tue,wed")
ALL = catalogues.read(str(CATALOGUE))


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", str(CATALOGUE))


@pytest.fixture
def start(run: Run) -> Iterator[Start]:
    """Runs `skillcheck practise` in a terminal, after an assessment."""
    assert run("assess", "--answers", "-", stdin=SHEET).code == 0
    opened: list[Terminal] = []

    def starter(*words: str, **more: int) -> Terminal:
        opened.append(Terminal("practise", *words, **more))
        return opened[-1]

    yield starter
    for terminal in opened:
        terminal.close()


def kept() -> list[Repetition]:
    """What is on disk, the oldest first."""
    with history_to_read() as history:
        return list(practice.repetitions(history))


def own_scenes() -> tuple[OwnScene, ...]:
    with history_to_read() as history:
        return practice.own_scenes(history)


def key_of(terminal: Terminal, text: str) -> str:
    """The key beside an option, in the order in which they stand on the screen."""
    (row,) = [row for row in terminal.screen.display if text in row]
    return row.strip()[0]


def play(terminal: Terminal, scene: str, first: str, harm: str) -> None:
    """Answer a scene from its first screen to its reasons."""
    terminal.see(scene, "q stop, all is kept")
    terminal.type(key_of(terminal, first))
    terminal.see("And which of them does most harm?", "(your first choice)")
    terminal.type(key_of(terminal, harm))
    terminal.see("Most effective", "Most harm")


def decide(terminal: Terminal) -> None:
    """Take the first option of a scene, hold the second for the most harmful, and go on from its reasons."""
    terminal.see("Practise: ", "1-")
    terminal.type("1")
    terminal.see("most harm?")
    terminal.type("2")
    terminal.see("Most effective")
    terminal.type(ENTER)


def write(terminal: Terminal, text: str) -> None:
    """Write a line; its Enter is a key of its own, since what comes at once is a paste."""
    terminal.type(text)
    terminal.see(text.strip())
    terminal.type(ENTER)


def test_two_scenes_a_cue_and_the_end_with_all_of_it_on_disk_at_each_key(start: Start, run: Run) -> None:
    assert run("plan", "new", "sums", *GOAL).code == 0
    terminal = start()
    terminal.see("Practise: Listening", "first of two scenes", LIFT, "What do you say first?")
    assert "She says the lift first." not in terminal.text
    terminal.type(key_of(terminal, "Name both points."))
    terminal.see("And which of them does most harm?")
    (row,) = kept()
    assert (row.what, row.about, row.first, row.done) == (SCENE, "listening-s2", "b", False)
    terminal.type(key_of(terminal, "Tell her to write"))
    terminal.see(
        "Most effective, your choice. Name both points.", "Most harm, as you said.", "Enter next scene"
    )
    (row,) = kept()
    assert (row.harm, row.done, row.due) == ("c", True, date(2026, 11, 27))
    terminal.type(ENTER)
    play(terminal, KEYS, "Ask whose", "Try each key.")
    terminal.see("Most effective. You had this as the most harmful.", "Second, your choice.", "Enter go on")
    assert kept()[1].due == date(2026, 11, 25)
    terminal.type(ENTER)
    terminal.see("Practise: your cue", "When someone asks for more, ...", "Enter show the rest")
    assert "I open the list first" not in terminal.text
    terminal.type(ENTER)
    terminal.see("I open the list first.", "1 I had it")
    terminal.type("1")
    terminal.see("seven ways of acting", "You had it. It comes back on Friday.", "At work", "d done today")
    assert (kept()[2].what, kept()[2].first, kept()[2].done) == (CUE, "knew", True)
    terminal.type("d")
    terminal.see("ticked off")
    terminal.type("m")
    terminal.see("third of three scenes")
    decide(terminal)
    terminal.see("ticked off", "You had it.")
    terminal.type(ENTER)
    assert terminal.end() == 0
    terminal.see("All is kept. Next: tomorrow.")
    assert terminal.as_before
    assert "2026-11-24" in run("plan", "-f", "json").out


def test_a_scene_that_was_broken_off_is_gone_on_with_where_it_was(start: Start) -> None:
    terminal = start()
    terminal.see(LIFT)
    terminal.type(key_of(terminal, "Name both points."))
    terminal.see("And which of them does most harm?")
    terminal.type("q")
    assert terminal.end() == 0
    terminal.see("What you practised is kept. Go on with: skillcheck practise")
    again = start()
    again.see("And which of them does most harm?", "Name both points. (your first choice)")
    again.type("b")
    again.see("What do you say first?")
    again.type("q")
    assert again.end() == 0
    other = start("order", "--more")
    other.see("Practise: Order")
    other.type("q")
    assert other.end() == 0
    other.see("Go on with: skillcheck practise order --more")


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, 137)]
)
def test_a_signal_keeps_what_was_answered(number: signal.Signals, code: int, start: Start) -> None:
    terminal = start()
    play(terminal, LIFT, "Name both", "Begin with")
    terminal.send(number)
    assert terminal.end() == code
    assert [(one.about, one.done) for one in kept()] == [("listening-s2", True)]
    if number != signal.SIGKILL:
        assert terminal.as_before
        terminal.see("What you practised is kept")


def test_the_first_choice_is_not_the_most_harmful_too(start: Start) -> None:
    terminal = start()
    terminal.see(LIFT)
    terminal.type("1")
    terminal.see("most harm?")
    terminal.type("1")
    terminal.see("You chose that one to do first.")
    assert not kept()[0].done


def test_a_key_that_means_nothing_here_gets_a_line_that_names_those_there_are(start: Start, run: Run) -> None:
    assert run("plan", "new", "sums", *GOAL).code == 0
    terminal = start("listening", "--minutes", "1")
    terminal.see("What do you say first?")
    for key in (ENTER, "b"):
        terminal.anew(lambda key=key: terminal.type(key))
        terminal.see("Press 1 to 4, or n, ?, e or q.")
    terminal.type("1")
    terminal.see("most harm?")
    terminal.type(ENTER)
    terminal.see("Press 1 to 4, or n, b, ?, e or q.")
    terminal.type("q")
    assert terminal.end() == 0
    cue = start("sums")
    cue.see("Enter show the rest")
    cue.type("1")
    cue.see("Press Enter, ?, e, t, n or q.")
    cue.type(ENTER)
    cue.see("1 I had it")
    cue.type("1")
    cue.see("Leave")
    cue.type("m")
    cue.see("Press Enter, d or q.")


def test_the_card_a_note_and_a_pasted_text_lead_back_to_the_scene(start: Start, run: Run) -> None:
    terminal = start()
    terminal.see(LIFT)
    terminal.type("?")
    terminal.see("Says back.", "Press any key to go back")
    assert "She says the lift first." not in terminal.text
    terminal.type(" ")
    terminal.see(LIFT)
    terminal.type("e")
    terminal.see("Evidence for Listening")
    write(terminal, "I let her finish.")
    terminal.see("Noted for Listening.", LIFT)
    terminal.type("\x1b[200~1234\x1b[201~")
    terminal.see("That was pasted")
    assert kept() == []
    assert "I let her finish." in run("evidence", "list").out


def test_one_that_does_not_fit_rests_for_a_week_and_the_next_one_comes(start: Start) -> None:
    terminal = start()
    terminal.see(LIFT)
    terminal.type("n")
    terminal.see(KEYS)
    (row,) = kept()
    assert (row.about, row.first, row.due) == ("listening-s2", "n/a", date(2026, 12, 1))


def test_another_scene_takes_the_place_of_one_set_aside_and_the_end_agrees_with_home(
    start: Start, run: Run
) -> None:
    terminal = start()
    play(terminal, LIFT, "Name both", "Tell her")
    terminal.type(ENTER)
    terminal.see("second of two scenes", KEYS)
    terminal.type("n")
    terminal.see("second of two scenes", "A colleague comes back")
    decide(terminal)
    terminal.see("Next: tomorrow.")
    terminal.type(ENTER)
    assert terminal.end() == 0
    terminal.see("All is kept. Next: tomorrow.")
    assert "Nothing is due today. Next: tomorrow." in run("practise").out
    assert "Practice: next tomorrow" in run().out


def test_the_end_says_what_is_left_for_today(start: Start, run: Run) -> None:
    terminal = start("caring")
    decide(terminal)
    terminal.see("There is more for today: skillcheck practise")
    terminal.type(ENTER)
    assert terminal.end() == 0
    assert "1 scene" in run("practise").out


def test_one_more_comes_as_often_as_they_like_and_never_twice(start: Start) -> None:
    terminal = start("order")
    play(terminal, KEYS, "Try each", "Close")
    terminal.type(ENTER)
    play(terminal, "Two people keep two lists", "Make it one", "Let them")
    terminal.type(ENTER)
    terminal.see("six ways of acting", "Next: tomorrow.")
    assert "m one more" not in terminal.text
    terminal.type(ENTER)
    assert terminal.end() == 0
    others = start()
    assert others.end() == 0
    others.see("Nothing is due today. Next: tomorrow.", "skillcheck practise --more")
    more = start("--more")
    play(more, LIFT, "Name both", "Tell her")
    more.type("q")
    assert more.end() == 0
    assert len({one.about for one in kept()}) == len(kept()) == 3


def test_the_end_offers_one_more_scene(start: Start) -> None:
    terminal = start()
    for _ in range(2):
        decide(terminal)
    terminal.see("Leave", "m one more scene")
    for more in range(1, 3):
        terminal.anew(lambda: terminal.type("m"))
        decide(terminal)
        terminal.see("Leave")
        assert len({one.about for one in kept() if one.done}) == 2 + more
    terminal.type("m")
    terminal.see("Practise: ")
    terminal.type("q")
    terminal.see("Leave", "m one more scene")
    terminal.type("q")
    assert terminal.end() == 0
    terminal.see("All is kept.")


def test_a_line_that_is_typed_from_memory_is_kept_also_when_it_is_left(start: Start, run: Run) -> None:
    assert run("plan", "new", "sums", *GOAL).code == 0
    terminal = start("sums")
    terminal.see("When someone asks for more, ...")
    terminal.type("t")
    terminal.see("The rest, as you remember it.")
    terminal.type("I look")
    terminal.see("> I look")
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    assert [(one.note, one.done) for one in kept()] == [("I look", False)]
    again = start("sums")
    again.see("When someone asks for more, ...")
    again.type("t")
    again.see("> I look")
    write(again, " it up")
    again.see("I open the list first.", "You wrote: I look it up")
    again.type("d")
    again.see("Press 1 to 3, or q.")
    again.type("2")
    again.see("Not quite yet. It comes back tomorrow.")
    assert [(one.note, one.first, one.done) for one in kept()] == [("I look it up", "nearly", True)]


def test_an_own_scene_is_asked_for_line_by_line_and_what_was_typed_stays(start: Start) -> None:
    terminal = start("add", "listening")
    terminal.see("Listening: What happened?")
    write(terminal, "A guest shouted.")
    terminal.see("What did you do?")
    terminal.type("I shou")
    terminal.see("> I shou")
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    terminal.see("What you typed is kept. Go on with: skillcheck practise add listening")
    again = start("add", "listening")
    again.see("What happened?", "> A guest shouted.")
    again.type(ENTER)
    again.see("What did you do?", "> I shou")
    write(again, "ted back.")
    again.see("What came of it?")
    write(again, "She left.")
    again.see("What would you do now?")
    write(again, "I say back what I heard.")
    assert again.end() == 0
    again.see("Kept, for you alone")
    (scene,) = own_scenes()
    assert scene == OwnScene(
        1, "listening", "A guest shouted.", "I shouted back.", "She left.", "I say back what I heard.", True
    )
    third = start("listening", "--more")
    third.see("Practise: Listening")
    third.type("n")
    third.see("Practise: Listening")
    third.type("n")
    third.see("a scene of your own", "A guest shouted.", "What would you do now?")
    assert "She left." not in third.text
    third.type(ENTER)
    third.see("What you would do now. I say back what I heard.", "She left.")
    third.type("3")
    third.see("Leave")
    assert (kept()[-1].what, kept()[-1].about, kept()[-1].first) == (OWN, "1", "not")


def test_a_line_of_an_own_scene_is_kept_at_escape_too(start: Start) -> None:
    terminal = start("add", "listening")
    terminal.see("Listening: What happened?", "what you typed is kept")
    terminal.type("A guest")
    terminal.see("> A guest")
    terminal.type(ESCAPE)
    assert terminal.end() == 0
    terminal.see("What you typed is kept. Go on with: skillcheck practise add listening")
    again = start("add", "listening")
    again.see("> A guest")


@pytest.mark.parametrize(("key", "code"), [("x", 0), ("q", 4)])
def test_an_own_scene_that_is_not_saved_is_said_so_and_tried_again(
    key: str, code: int, start: Start, home: Path
) -> None:
    terminal = start("add", "listening", *OWN_WORDS[:6])
    terminal.see("What would you do now?")
    with closing(sqlite3.connect(home / "history.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        write(terminal, "I say it back.")
        terminal.see("NOT saved", "Press any key to try again")
        other.execute("ROLLBACK")
        terminal.type(key)
        assert terminal.end() == code
    assert [scene.instead for scene in own_scenes() if scene.complete] == (
        ["I say it back."] if code == 0 else []
    )


def test_a_line_of_an_own_scene_that_can_not_be_kept_on_the_way_out_is_told(start: Start, home: Path) -> None:
    terminal = start("add", "listening")
    terminal.see("Listening: What happened?")
    terminal.type("A guest")
    terminal.see("> A guest")
    with closing(sqlite3.connect(home / "history.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        terminal.type(CTRL_C)
        terminal.see("This could not be kept: A guest")
    assert terminal.end() == 130


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (ESCAPE, 0)])
def test_of_an_own_scene_without_a_word_nothing_is_kept(key: str, code: int, start: Start) -> None:
    terminal = start("add", "listening")
    terminal.see("Listening: What happened?")
    terminal.type(key)
    assert terminal.end() == code
    terminal.see("Nothing was noted.")
    assert own_scenes() == ()


def test_removing_an_own_scene_asks_first(start: Start, run: Run) -> None:
    for text in ("A guest shouted.", "Another one."):
        assert run("practise", "add", "listening", "--happened", text, *OWN_WORDS[2:]).code == 0
    terminal = start("remove", "1")
    terminal.see("This removes scene 1: A guest shouted.", "type y and Enter")
    terminal.type("n\n")
    assert terminal.end() == 1
    terminal.see("Nothing was removed.")
    again = start("remove", "1")
    again.see("type y and Enter")
    again.type("y\n")
    assert again.end() == 0
    sure = start("remove", "2", "--yes")
    assert sure.end() == 0
    assert own_scenes() == ()


def test_without_an_assessment_a_short_menu_of_roles_comes_first(run: Run) -> None:
    terminal = Terminal("practise")
    try:
        terminal.see("Which role is nearest to yours?", "1 Desk lead")
        terminal.type("1")
        terminal.see(LIFT)
        terminal.type("q")
        assert terminal.end() == 0
        terminal.see("skillcheck assess")
    finally:
        terminal.close()


@pytest.mark.parametrize("columns", [80, 40])
def test_every_screen_fits_its_width(columns: int, start: Start) -> None:
    terminal = start(columns=columns, lines=40)
    terminal.see(LIFT)
    terminal.type("1")
    terminal.see("most harm?")
    terminal.type("2")
    terminal.see("Most effective")
    assert widest(terminal.raw) <= columns


def test_by_lines_nothing_is_drawn_and_all_can_be_answered(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_PLAIN", "1")
    terminal = start("caring")
    terminal.see("A colleague comes back", "1-2 choose")
    terminal.type("1\n")
    terminal.see("most harm?")
    terminal.type("2\n")
    terminal.see("It leads to:")
    terminal.type("\n")
    terminal.see("Leave: Enter")
    terminal.type("\n")
    assert terminal.end() == 0
    assert not terminal.redraws
    assert kept()[0].done


def test_a_scene_whose_reasons_were_read_is_not_asked_again(start: Start) -> None:
    with history_to_write() as history:
        practice.record_read(history, "listening-s")
    terminal = Terminal("assess", "--new", "--role", "desk-lead", "--length", "full")
    try:
        terminal.see("6 questions", "Not asked 1 scene: you have read what the choices lead to.")
        terminal.type("q")
        assert terminal.end() == 0
    finally:
        terminal.close()


def test_every_reason_for_practice_can_be_seen_with_one_command(start: Start) -> None:
    skill = ALL.skills["listening"]
    terminal = start("listening")
    for _ in range(2):
        decide(terminal)
    terminal.see("seven ways of acting")
    assert sum(len(question.content["options"]) for question in skill.questions if not question.measures) == 7
