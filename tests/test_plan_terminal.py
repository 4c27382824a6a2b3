"""Making a plan in a real terminal: menus, lines that are there to be changed, and ways out that lose nothing."""

import json
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import Edit, Plan
from skillcheck.store import database, plans
from skillcheck.store.history import History
from tests.commands.conftest import ANSWERS
from tests.commands.plan.conftest import MADE, SUMS
from tests.conftest import Run
from tests.pages.results import BEST

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from bench.terminal import Terminal, widest

Start = Callable[..., Terminal]
HINDRANCE = "what may get in the way?"
ALL_AT_ONCE = {"PAGER": "cat"}
GO_ON = "What you typed is kept. Go on with: skillcheck plan new"
PROMPT = b"\r\n> "
ENTER, ESCAPE, CTRL_C, CTRL_U = "\r", "\x1b", "\x03", "\x15"


@pytest.fixture
def start(small: Catalogue, run: Run, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Runs `skillcheck plan` with these words in a terminal, on 2026-11-02, after an assessment."""
    monkeypatch.setenv("SKILLCHECK_TODAY", "2026-11-02")
    assert run("assess", "--answers", "-", stdin=ANSWERS.replace("2026-11-22", "2026-11-01")).code == 0
    opened: list[Terminal] = []

    def starter(*words: str, columns: int = 80, lines: int = 24, into: Path | None = None) -> Terminal:
        opened.append(
            Terminal("plan", *words, columns=columns, lines=lines, into=into, variables=ALL_AT_ONCE)
        )
        return opened[-1]

    yield starter
    for terminal in opened:
        terminal.close()


def kept() -> Plan:
    """The plan that is on disk."""
    connection = database.open_for_reading(database.path())
    assert connection
    with closing(connection):
        return plans.load(History(connection, database.path()))


def written(terminal: Terminal) -> str:
    """All that was written, also what a screen of few rows no longer shows."""
    return " ".join(terminal.raw.decode().split())


def to_the_practice(terminal: Terminal) -> None:
    terminal.see("Which one do you want to work on?", "1 Listening: Steady; your role asks for Strong")
    terminal.type("1")
    terminal.see(
        "Listening: what will you practise?", "1 Say it back (5 min)", "something of my own", "q leaves."
    )


def write(terminal: Terminal, text: str) -> None:
    """Write a line; its Enter is a key of its own, since what comes at once is a paste."""
    terminal.type(text)
    terminal.see(f"> {text}")
    terminal.type(ENTER)


def rewrite(terminal: Terminal, text: str) -> None:
    """Write a line in the place of what stands there."""
    before = terminal.redraws
    terminal.type(CTRL_U)
    terminal.wait(lambda: terminal.redraws > before, "an empty line")
    write(terminal, text)


def answer_by_lines(terminal: Terminal, *answers: str) -> None:
    """Type each line when it is asked for, since what comes ahead is dropped."""
    asked = max(terminal.raw.count(PROMPT) - 1, 0)
    for text in answers:
        terminal.wait(lambda asked=asked: terminal.raw.count(PROMPT) > asked, "another question")
        asked = terminal.raw.count(PROMPT)
        terminal.type(f"{text}\n")


def by_enter(terminal: Terminal, *titles: str) -> None:
    """Keep what is proposed at each of these questions."""
    for title in titles:
        terminal.see(title)
        terminal.type(ENTER)


def to_the_end(terminal: Terminal) -> None:
    """From the first menu to the whole goal, with what is proposed wherever there is something."""
    to_the_practice(terminal)
    terminal.type("1")
    terminal.see("why does this matter to you?")
    write(terminal, "Guests tell me twice.")
    to_the_whole(terminal)


def to_the_whole(terminal: Terminal) -> None:
    """From the if-then line to the whole goal, with what is proposed."""
    by_enter(
        terminal,
        "what may get in the way?",
        "your if-then line",
        "what counts as done?",
        "when do you start?",
        "until when?",
    )
    by_enter(terminal, "on which days?", "how many minutes each time?", "at what time of day?")
    by_enter(terminal, "on which weekday do you look back?", "whom will you tell?")
    terminal.see("Listening: from 2.8 to 3 by 2026-11-30", "1 Keep it: this is my goal")


def test_a_goal_is_picked_asked_for_seen_whole_and_kept(start: Start) -> None:
    terminal = start("new")
    to_the_end(terminal)
    assert kept().goals == ()
    terminal.type("1")
    terminal.see("Planned: Listening. Another one?")
    (goal,) = kept().goals
    assert (goal.why, goal.practice, goal.days, goal.tell) == (
        "Guests tell me twice.",
        "listening-p1",
        (0, 2, 4),
        "",
    )
    terminal.type("q")
    assert terminal.end() == 0
    terminal.see("Listening: from 2.8 to 3 by 2026-11-30", "skillcheck plan today")
    assert "Take it back: skillcheck plan undo" in written(terminal)
    assert terminal.attributes() == terminal.before


def test_the_gaps_offered_are_those_that_are_open_and_not_planned(start: Start) -> None:
    terminal = start("new")
    terminal.see("1 Listening", "2 Order", "3 Sums", "none of them a must")
    terminal.type("3")
    terminal.see("Sums: what will you practise?")
    terminal.type("q")
    assert terminal.end() == 0
    assert kept().goals == ()


def test_a_skill_that_was_rated_again_since_stands_at_its_new_level(
    start: Start, small: Catalogue, run: Run
) -> None:
    assert run(*MADE).code == 0
    worse = "version: 1\nanswers: {listening-1: 1, listening-2: 5, listening-s: a}\n"
    assert run("plan", "review", "--answers", "-", "--close", "--reason", "x", stdin=worse).code == 0
    terminal = start("new")
    terminal.see("1 Listening: Building up; your role asks for Strong", "2 Order")


def test_gaps_of_an_old_assessment_are_said_to_be_old(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKILLCHECK_TODAY", "2027-03-02")
    start("new").see("Your newest assessment is 121 days old.", "1 Listening")


def test_a_practice_of_one_s_own_is_asked_for_in_words(start: Start) -> None:
    terminal = start("new")
    to_the_practice(terminal)
    terminal.type("3")
    terminal.see("what will you practise? A small thing")
    write(terminal, "Ask twice")
    terminal.see("why does this matter to you?")
    write(terminal, "It does")
    by_enter(terminal, "what may get in the way?")
    terminal.see("your if-then line")
    write(terminal, "I ask more")
    terminal.see("“I ask more” is no if-then line")
    rewrite(terminal, "If she sighs, I ask twice")
    terminal.see("what counts as done?")
    terminal.type(ENTER)
    terminal.see("Write what counts as done.")
    write(terminal, "Ten times")
    by_enter(terminal, "when do you start?")
    terminal.see("until when?")
    rewrite(terminal, "2026-11-01")
    terminal.see("The due date 2026-11-01 is before the start 2026-11-02.")
    rewrite(terminal, "2w")
    by_enter(terminal, "on which days?")
    terminal.see("how many minutes each time?")
    write(terminal, "7")
    terminal.see("at what time of day?", "> 09:00")
    rewrite(terminal, "25:00")
    terminal.see("“25:00” is no time of day; write it as 9:00 or 14:30.")
    rewrite(terminal, "14:30")
    terminal.see("on which weekday do you look back?", "> fri")
    rewrite(terminal, "mon")
    terminal.see("whom will you tell?")
    write(terminal, "Ada")
    terminal.see("1 Keep it")
    terminal.type("1")
    terminal.see("Another one?")
    (goal,) = kept().goals
    assert (goal.practice, goal.action, goal.cue) == ("", "Ask twice", "If she sighs, I ask twice")
    assert (f"{goal.due}", goal.minutes, goal.tell) == ("2026-11-16", 7, "Ada")
    assert (f"{goal.at:%H:%M}", goal.checkin) == ("14:30", 0)


def test_a_time_is_proposed_that_no_other_goal_has(start: Start, run: Run) -> None:
    assert run("plan", *SUMS).code == 0
    terminal = start("new")
    terminal.see("Planned: Sums. Another one?")
    terminal.type("1")
    terminal.see("what will you practise?")
    terminal.type("1")
    terminal.see("why does this matter to you?")
    write(terminal, "Mine")
    by_enter(
        terminal,
        "what may get in the way?",
        "your if-then line",
        "what counts as done?",
        "when do you start?",
        "until when?",
    )
    by_enter(terminal, "on which days?", "how many minutes each time?")
    terminal.see("at what time of day?", "> 09:10")


def test_what_is_proposed_can_be_changed(start: Start) -> None:
    terminal = start("new", "listening", "--why", "x", "--practice", "1", "--due", "2w", "--days", "mon")
    assert terminal.end() == 0
    assert kept().goals[0].minutes == 5


def test_only_what_the_words_leave_open_is_asked_for(start: Start) -> None:
    terminal = start("new", "listening", "--why", "x", "--practice", "1", "--due", "2w")
    by_enter(
        terminal,
        "what may get in the way?",
        "your if-then line",
        "what counts as done?",
        "when do you start?",
        "on which days?",
    )
    by_enter(
        terminal, "how many minutes each time?", "at what time of day?", "look back?", "whom will you tell?"
    )
    terminal.see("1 Keep it")
    terminal.type("1")
    assert terminal.end() == 0
    assert f"{kept().goals[0].due}" == "2026-11-16"


def test_a_goal_that_there_is_already_is_not_asked_for_again(start: Start, run: Run) -> None:
    assert run(*MADE).code == 0
    terminal = start("new", "listening")
    assert terminal.end() == 2
    terminal.see("There is an open goal for listening already.")


def test_dropping_the_goal_at_the_end_plans_nothing_and_loses_no_word(start: Start) -> None:
    terminal = start("new")
    to_the_end(terminal)
    terminal.type("2")
    assert terminal.end() == 0
    terminal.see(f"Nothing was planned. {GO_ON} listening")
    assert kept().goals == ()
    again = start("new")
    again.see(
        "1 Listening: Steady; your role asks for Strong; begun", "2 Order: between Building up and Steady;"
    )
    again.type("1")
    again.see("1 Say it back (5 min), as before")
    again.type("1")
    again.see("why does this matter to you?", "> Guests tell me twice.")


@pytest.mark.parametrize(
    ("leave", "code"),
    [
        (lambda terminal: terminal.type(ESCAPE), 0),
        (lambda terminal: terminal.type(CTRL_C), 130),
        (lambda terminal: terminal.send(signal.SIGTERM), 143),
        (lambda terminal: terminal.send(signal.SIGKILL), 137),
    ],
    ids=["Escape", "Ctrl-C", "SIGTERM", "SIGKILL"],
)
def test_every_way_out_keeps_what_was_typed_and_says_how_to_go_on(
    leave: Callable[[Terminal], None], code: int, start: Start
) -> None:
    terminal = start("new")
    to_the_practice(terminal)
    terminal.type("1")
    terminal.see("why does this matter to you?")
    write(terminal, "It's mine")
    by_enter(terminal, "what may get in the way?")
    terminal.see("your if-then line")
    leave(terminal)
    assert terminal.end() == code
    if code != 137:
        terminal.see(f"{GO_ON} listening")
        assert terminal.attributes() == terminal.before
    assert kept().goals == ()
    again = start("new", "listening")
    again.see("Say it back (5 min), as before")
    again.type("1")
    again.see("> It's mine")
    by_enter(again, "why does this matter to you?")
    to_the_whole(again)
    again.type("1")
    assert again.end() == 0
    (goal,) = kept().goals
    assert (goal.why, goal.practice) == ("It's mine", "listening-p1")


def test_stopping_amid_a_line_keeps_it_as_it_stands(start: Start) -> None:
    terminal = start("new", "listening", "--practice", "1")
    terminal.see("why does this matter to you?")
    terminal.type("Half")
    terminal.see("> Half")
    terminal.send(signal.SIGHUP)
    assert terminal.end() == 129
    terminal = start("new", "listening", "--practice", "1")
    terminal.see("> Half")
    terminal.type(" a")
    terminal.see("> Half a")
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    start("new", "listening", "--practice", "1").see("> Half a")


def test_what_the_words_say_goes_before_what_was_typed_and_is_not_asked_for(start: Start) -> None:
    words = ("new", "listening", "--role", "desk-lead", "--due", "2026-11-30", "--practice", "1")
    terminal = start(*words)
    terminal.see("why does this matter to you?")
    terminal.type(ESCAPE)
    assert terminal.end() == 0
    terminal = start("new", "listening", "--practice", "1")
    terminal.see("why does this matter to you?")
    write(terminal, "It is a reason")
    by_enter(terminal, "what may get in the way?", "your if-then line")
    terminal.see("what counts as done?")
    terminal.type(ESCAPE)
    assert terminal.end() == 0
    terminal.see(f"{GO_ON} listening")
    again = start("new", "listening", "--why", "Another")
    again.see("Say it back (5 min), as before")
    again.type("1")
    by_enter(
        again, "what may get in the way?", "your if-then line", "what counts as done?", "when do you start?"
    )
    again.see("until when?", "> 2026-11-30")
    rewrite(again, "2026-12-01")
    by_enter(again, "on which days?")
    by_enter(
        again, "how many minutes each time?", "at what time of day?", "look back?", "whom will you tell?"
    )
    again.see("Listening: from 2.8 to 3 by 2026-12-01")
    again.type("1")
    assert again.end() == 0
    (goal,) = kept().goals
    assert (goal.why, f"{goal.due}") == ("Another", "2026-12-01")


def test_leaving_amid_the_second_goal_keeps_the_first_and_shows_it(start: Start) -> None:
    terminal = start("new")
    to_the_end(terminal)
    terminal.type("1")
    terminal.see("Another one?")
    terminal.type("1")
    terminal.see("Order: what will you practise?")
    terminal.type("1")
    terminal.see("what will you practise? A small thing")
    write(terminal, "Tidy up")
    terminal.see("why does this matter to you?")
    terminal.type(ESCAPE)
    assert terminal.end() == 0
    terminal.see("skillcheck plan new order the goal that you have begun")
    assert "My plan: Listening" in written(terminal)
    assert len(kept().goals) == 1


def test_a_goal_that_another_terminal_has_planned_meanwhile_is_not_planned_twice(
    start: Start, small: Catalogue, run: Run
) -> None:
    terminal = start("new")
    to_the_end(terminal)
    assert run(*MADE).code == 0
    terminal.type("1")
    assert terminal.end() == 2
    terminal.see("There is an open goal for listening already.")
    assert len(kept().goals) == 1


@pytest.mark.parametrize("ends", [lambda terminal: terminal.type("1"), lambda terminal: terminal.type("q")])
def test_after_all_was_deleted_in_another_terminal_nothing_of_before_comes_back(
    ends: Callable[[Terminal], None], start: Start, small: Catalogue, run: Run
) -> None:
    terminal = start("new")
    to_the_end(terminal)
    assert run("history", "delete", "--all", "--yes").code == 0
    ends(terminal)
    terminal.end()
    assert "is not noted" in written(terminal)
    assert '--why "Guests tell me twice."' in written(terminal)
    assert kept() == Plan("", "UTC")


@pytest.mark.parametrize(("key", "code"), [("q", 4), (CTRL_C, 130)])
def test_a_line_of_a_new_goal_that_is_not_saved_is_told_where_that_is_given_up(
    key: str, code: int, start: Start
) -> None:
    to_the_practice(terminal := start("new"))
    terminal.type("1")
    terminal.see("why does this matter to you?")
    with closing(sqlite3.connect(database.path(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        write(terminal, "Guests tell me")
        terminal.see("NOT saved", "Press any key to try again")
        terminal.type(key)
        assert terminal.end() == code
    assert '--practice listening-p1 --why "Guests tell me"' in written(terminal)


def test_a_practice_that_is_named_takes_the_place_of_an_own_one_of_before(start: Start) -> None:
    to_the_practice(terminal := start("new"))
    terminal.type("3")
    terminal.see("what will you practise? A small thing")
    write(terminal, "Tidy up")
    terminal.see("why does this matter to you?")
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    terminal = start("new", "listening", "--practice", "1")
    terminal.see("why does this matter to you?")
    write(terminal, "Guests tell me twice.")
    to_the_whole(terminal)
    terminal.type("1")
    assert terminal.end() == 0
    assert kept().goals[0].practice == "listening-p1"


def test_practices_are_offered_with_their_if_then_lines(start: Start) -> None:
    to_the_practice(terminal := start("new"))
    terminal.see(
        "1 Say it back (5 min) When a call begins, I say back the first point.", "3 something of my own"
    )


def test_a_line_is_changed_before_a_goal_is_kept_and_what_no_longer_fits_is_asked_again(start: Start) -> None:
    terminal = start("new")
    to_the_end(terminal)
    terminal.type("3")
    terminal.see("Listening: which line do you want to change?", "6 When do you start?", "q goes back.")
    terminal.type("6")
    terminal.see("when do you start?", "> 2026-11-02")
    rewrite(terminal, "2026-12-07")
    terminal.see("until when?")
    rewrite(terminal, "2w")
    terminal.see("Listening: from 2.8 to 3 by 2026-12-21", "3 Change a line")
    terminal.type("3")
    terminal.see("1 What will you practise?", "c Whom will you tell?")
    terminal.type("c")
    terminal.see("whom will you tell?")
    terminal.type(ESCAPE)
    terminal.see("3 Change a line")
    terminal.type("3")
    terminal.see("which line")
    terminal.type("1")
    terminal.see("what will you practise?")
    terminal.type("3")
    terminal.see("what will you practise? A small thing")
    write(terminal, "Ask twice")
    terminal.see("3 Change a line")
    terminal.type("1")
    terminal.see("Another one?")
    (goal,) = kept().goals
    assert (f"{goal.start}", f"{goal.due}", goal.action, goal.practice) == (
        "2026-12-07",
        "2026-12-21",
        "Ask twice",
        "",
    )


def test_a_reason_that_is_missing_is_asked_for_in_one_plain_sentence(start: Start) -> None:
    terminal = start("new", "listening", "--practice", "1")
    terminal.see("why does this matter to you?")
    terminal.type(ENTER)
    terminal.see("Write why it matters to you.")


def test_a_first_day_that_is_none_says_how_one_is_written(start: Start) -> None:
    terminal = start("new", "listening", "--practice", "1", "--why", "x")
    by_enter(terminal, HINDRANCE, "your if-then line", "what counts as done?")
    terminal.see("when do you start?")
    rewrite(terminal, "soon")
    terminal.see("“soon” is no day; write it as 2026-12-01, today, or monday.")


def test_where_every_target_is_met_one_takes_further_what_one_likes(
    start: Start, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    best = json.dumps({"version": 1, "role": "desk-lead", "answers": BEST})
    assert run("assess", "--answers", "-", stdin=best).code == 0
    terminal = start("new")
    terminal.see("What would you most like to take further?", "Listening: ")
    terminal.type("1")
    terminal.see("what will you practise?")


def test_a_goal_that_was_kept_outlives_a_kill(start: Start) -> None:
    terminal = start("new")
    to_the_end(terminal)
    terminal.type("1")
    terminal.see("Another one?")
    terminal.send(signal.SIGKILL)
    assert terminal.end() == 137
    assert len(kept().goals) == 1


def test_by_lines_it_works_without_an_escape_byte(
    start: Start, small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_PLAIN", "1")
    terminal = start("new", lines=200)
    terminal.see("Which one do you want to work on?", "Type a key, then Enter; q leaves.")
    terminal.type("1\n")
    terminal.see("what will you practise?")
    terminal.type("1\n")
    terminal.see("Listening: why does this matter to you?", "Escape, then Enter, leaves.")
    terminal.type("Mine\n")
    terminal.see(HINDRANCE)
    terminal.type("\n")
    terminal.see("Enter alone keeps what stands in brackets. Escape, then Enter, leaves. [Enter: When")
    answer_by_lines(terminal, *[""] * 9)
    terminal.see("whom will you tell?", "[Enter: When a call begins, I say back the first point.]")
    terminal.see("1: Keep it: this is my goal")
    terminal.type("1\n")
    terminal.see("Another one?")
    terminal.type("q\n")
    assert terminal.end() == 0
    assert b"\x1b" not in terminal.raw
    assert kept().goals[0].why == "Mine"


def test_at_40_columns_nothing_runs_over(start: Start) -> None:
    terminal = start("new", columns=40, lines=60)
    to_the_end(terminal)
    assert widest(terminal.raw) <= 40


def test_a_piped_result_is_all_that_goes_to_stdout(start: Start, tmp_path: Path) -> None:
    terminal = start("new", "-f", "json", into=tmp_path / "out.json")
    to_the_end(terminal)
    terminal.type("1")
    terminal.see("Another one?")
    terminal.type("q")
    assert terminal.end() == 0
    assert (tmp_path / "out.json").read_text().startswith('{\n  "skillcheck": 1,\n  "kind": "plan"')


# Looking back


@pytest.fixture
def planned(start: Start, run: Run) -> None:
    """One goal is planned."""
    assert run(*MADE).code == 0


def test_a_look_back_is_asked_for_in_four_lines(planned: None, start: Start) -> None:
    terminal = start("checkin")
    terminal.see("Listening: how often did the cue come up since 2026-11-02?")
    write(terminal, "six")
    terminal.see("“six” must be a whole number from 0 to 9999.")
    rewrite(terminal, "6")
    terminal.see("and how often did you act on it?")
    write(terminal, "7")
    terminal.see("“7” must be a whole number from 0 to 6: the cue came up 6 times.")
    rewrite(terminal, "4")
    terminal.see("What got in the way?")
    write(terminal, "Noise")
    terminal.see("Does the if-then line still fit?", "> When a call begins, I say back the first point.")
    rewrite(terminal, "When a call begins, I say back the first point again.")
    assert terminal.end() == 0
    (entry,) = kept().log
    assert (entry.came_up, entry.acted, entry.hindered) == (6, 4, "Noise")  # type: ignore[union-attr]
    assert entry.cue == "When a call begins, I say back the first point again."  # type: ignore[union-attr]


def test_leaving_a_look_back_notes_nothing(planned: None, start: Start) -> None:
    terminal = start("checkin")
    terminal.see("how often did the cue come up")
    write(terminal, "6")
    terminal.see("act on it?")
    terminal.type(ESCAPE)
    assert terminal.end() == 0
    terminal.see("Nothing was noted.")
    assert kept().log == ()


@pytest.mark.parametrize(
    ("leave", "code", "said"),
    [(ESCAPE, 0, "Listening, 2026-11-02: cue 6 times, acted 4"), (CTRL_C, 130, "Noted: listening.")],
    ids=["Escape", "Ctrl-C"],
)
def test_leaving_at_the_second_goal_keeps_the_look_back_on_the_first(
    leave: str, code: int, said: str, planned: None, start: Start, run: Run, small: Catalogue
) -> None:
    assert run("plan", *SUMS).code == 0
    later = [*SUMS, "--role", "clerk", "--start", "2026-11-03"]
    assert run("plan", *later).code == 0
    terminal = start("checkin")
    terminal.see(
        "Listening: how often did the cue come up", "Escape leaves; nothing is noted of this goal then."
    )
    write(terminal, "6")
    terminal.see("act on it?")
    write(terminal, "4")
    by_enter(terminal, "What got in the way?", "Does the if-then line still fit?")
    terminal.see("Sums: how often did the cue come up")
    assert [entry.goal for entry in kept().log] == ["listening"]
    terminal.type(leave)
    assert terminal.end() == code
    terminal.see(said)
    assert [entry.goal for entry in kept().log] == ["listening"]


def stop_amid(terminal: Terminal, text: str) -> None:
    """Stop while a line is being written."""
    terminal.type(text)
    terminal.see(f"> {text}")
    terminal.type(CTRL_C)
    assert terminal.end() == 130


def test_a_line_of_a_look_back_that_is_left_is_told_as_the_command_that_notes_it(
    planned: None, start: Start, run: Run
) -> None:
    terminal = start("checkin")
    terminal.see("how often did the cue come up")
    write(terminal, "6")
    terminal.see("act on it?")
    write(terminal, "4")
    terminal.see("What got in the way?")
    stop_amid(terminal, "Much noise")
    terminal.see("Nothing was noted. A line was left and is not noted:")
    command = "plan checkin listening --came-up 6 --acted 4 --hindered"
    terminal.see(command)
    assert kept().log == ()
    assert run(*command.split(), "Much noise").code == 0
    assert "Much noise" in written(terminal)


def test_numbers_of_a_look_back_that_is_left_are_told_and_stand_there_when_it_is_gone_on_with(
    planned: None, start: Start
) -> None:
    terminal = start("checkin")
    terminal.see("how often did the cue come up")
    write(terminal, "6")
    terminal.see("act on it?")
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    terminal.see("Nothing was noted. A line was left and is not noted:", "plan checkin listening --came-up 6")
    terminal = start("checkin", "listening", "--came-up", "6")
    terminal.see("how often did the cue come up", "> 6")
    terminal.type(ENTER)
    terminal.see("act on it?")
    write(terminal, "4")
    terminal.see("What got in the way?")
    terminal.type(ESCAPE)
    assert terminal.end() == 0
    terminal.see("plan checkin listening --came-up 6 --acted 4")
    assert kept().log == ()
    assert start("checkin", "listening", "--came-up", "6", "--acted", "4").end() == 0
    assert len(kept().log) == 1


def test_a_day_of_a_review_that_is_left_stands_there_when_it_is_gone_on_with(
    planned: None, start: Start
) -> None:
    terminal = review_without_rating(start)
    terminal.type("2")
    terminal.see("until when?")
    rewrite(terminal, "3w")
    terminal.see("Listening: why?")
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    terminal.see("A line was left and is not noted:", "plan review listening --extend 2026-11-23")
    terminal = start("review", "--extend", "2026-11-23")
    terminal.see("until when?", "> 2026-11-23")
    terminal.type(ENTER)
    terminal.see("Listening: why?")
    write(terminal, "Ill")
    assert terminal.end() == 0
    assert f"{kept().log[0].due}" == "2026-11-23"  # type: ignore[union-attr]


def test_a_look_back_on_a_goal_that_another_terminal_has_ended_is_refused(
    planned: None, start: Start, small: Catalogue, run: Run
) -> None:
    terminal = start("checkin")
    look_back_up_to_the_cue(terminal)
    assert run("plan", "review", "--drop", "--reason", "x").code == 0
    terminal.type(ENTER)
    assert terminal.end() == 2
    terminal.see("The goal listening was dropped meanwhile. Nothing was noted of it.")
    assert "What you typed is not noted: --came-up 6 --acted 4" in written(terminal)
    assert len(kept().log) == 1


def test_of_several_looks_back_those_that_were_noted_are_told_where_one_is_refused(
    planned: None, start: Start, run: Run
) -> None:
    assert run("plan", *SUMS).code == 0
    terminal = start("checkin")
    look_back_up_to_the_cue(terminal)
    terminal.type(ENTER)
    look_back_up_to_the_cue(terminal)
    assert run("plan", "review", "sums", "--drop", "--reason", "x").code == 0
    terminal.type(ENTER)
    assert terminal.end() == 2
    terminal.see("Noted: listening. The goal sums was dropped meanwhile.")
    assert len(kept().log) == 2


def change_whom_to_tell(terminal: Terminal) -> None:
    terminal.see("what will you practise?")
    terminal.type("1")
    by_enter(terminal, "why does this matter to you?", HINDRANCE, "your if-then line", "what counts as done?")
    by_enter(terminal, "when do you start?", "until when?", "on which days?", "how many minutes each time?")
    by_enter(terminal, "at what time of day?", "on which weekday do you look back?")
    terminal.see("whom will you tell?")
    rewrite(terminal, "Bob")
    terminal.see("1 Keep it so")


def review_up_to_the_reason(terminal: Terminal) -> None:
    terminal.see("Rate it again now")
    terminal.type("2")
    terminal.see("1 Close it")
    terminal.type("1")
    terminal.see("Listening: why?")
    terminal.type("It sits")
    terminal.see("> It sits")


def review_without_rating(start: Start) -> Terminal:
    terminal = start("review")
    terminal.see("Rate it again now")
    terminal.type("2")
    terminal.see("1 Close it", "2 Extend it")
    return terminal


def look_back_up_to_the_cue(terminal: Terminal) -> None:
    terminal.see("how often did the cue come up")
    write(terminal, "6")
    terminal.see("act on it?")
    write(terminal, "4")
    by_enter(terminal, "What got in the way?")
    terminal.see("Does the if-then line still fit?")


@pytest.mark.parametrize(
    ("word", "talk", "last", "command"),
    [
        ("edit", change_whom_to_tell, "1", "plan edit listening --tell Bob"),
        ("review", review_up_to_the_reason, ENTER, 'plan review listening --close --reason "It sits"'),
        ("checkin", look_back_up_to_the_cue, ENTER, "plan checkin listening --came-up 6 --acted 4"),
    ],
    ids=["edit", "review", "checkin"],
)
def test_an_entry_that_is_not_saved_is_tried_again_and_told_where_that_is_given_up(
    word: str, talk: Callable[[Terminal], None], last: str, command: str, planned: None, start: Start
) -> None:
    for gives_up in (True, False):
        terminal = start(word)
        talk(terminal)
        with closing(sqlite3.connect(database.path(), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            terminal.type(last)
            terminal.see("NOT saved", "another program is using it", "Press any key to try again")
            if gives_up:
                terminal.type("q")
                assert terminal.end() == 4
                terminal.see("A line was left and is not noted:", command)
        assert kept().log == ()
    terminal.type("x")
    assert terminal.end() == 0
    assert len(kept().log) == 1


def test_a_reason_that_is_left_is_told_as_the_command_that_notes_it(planned: None, start: Start) -> None:
    terminal = review_without_rating(start)
    terminal.type("1")
    terminal.see("Listening: why?")
    stop_amid(terminal, "It works")
    terminal.see("A line was left and is not noted:", 'plan review listening --close --reason "It works"')
    assert kept().log == ()


# Changing a goal


def test_words_of_a_change_that_is_left_are_told_as_the_command_that_makes_it(
    planned: None, start: Start
) -> None:
    terminal = start("edit")
    terminal.see("what will you practise?")
    terminal.type("1")
    terminal.see("why does this matter to you?")
    rewrite(terminal, "They do")
    terminal.see("what may get in the way?")
    stop_amid(terminal, "Noise")
    terminal.see("The goal is as it was. A line was left and is not noted:")
    assert 'plan edit listening --why "They do" --obstacle Noise' in terminal.text
    assert kept().log == ()


def test_a_line_that_is_emptied_is_told_as_the_command_that_empties_it(
    planned: None, start: Start, run: Run
) -> None:
    assert run("plan", "edit", "--obstacle", "Noise").code == 0
    terminal = start("edit")
    terminal.see("what will you practise?")
    terminal.type("1")
    by_enter(terminal, "why does this matter to you?")
    terminal.see(HINDRANCE, "> Noise")
    terminal.type(CTRL_U)
    terminal.type(ENTER)
    terminal.see("your if-then line")
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    terminal.see("A line was left and is not noted:", 'plan edit listening --obstacle ""')
    assert run("plan", "edit", "listening", "--obstacle", "").code == 0
    assert kept().log[-1] == Edit(kept().log[-1].day, "listening", {"obstacle": ""})


def test_a_change_that_is_gone_back_from_is_in_no_command(planned: None, start: Start) -> None:
    terminal = start("edit")
    change_whom_to_tell(terminal)
    terminal.type("3")
    terminal.see("which line do you want to change?")
    terminal.type("6")
    terminal.see("when do you start?")
    rewrite(terminal, "2026-12-07")
    terminal.see("until when?")
    terminal.type(ESCAPE)
    terminal.see("2 Leave it as it was")
    terminal.type("2")
    assert terminal.end() == 0
    assert "--start" not in written(terminal)
    assert "plan edit listening --tell Bob" in written(terminal)


def test_a_goal_is_changed_by_the_same_questions_with_what_was_decided(planned: None, start: Start) -> None:
    terminal = start("edit")
    terminal.see("Listening: what will you practise?", "1 Say it back (5 min), as before")
    terminal.type("1")
    terminal.see("why does this matter to you?", "> Guests tell me twice.")
    rewrite(terminal, "They do")
    by_enter(
        terminal,
        "what may get in the way?",
        "your if-then line",
        "what counts as done?",
        "when do you start?",
    )
    terminal.see("until when?", "> 2026-11-29")
    rewrite(terminal, "5w")
    by_enter(terminal, "on which days?", "how many minutes each time?")
    terminal.see("at what time of day?", "> 09:00")
    by_enter(terminal, "at what time of day?", "on which weekday do you look back?")
    terminal.see("whom will you tell?", "> Ada")
    terminal.type(ENTER)
    terminal.see("Listening: from 2.8 to 3 by 2026-12-07", "1 Keep it so", "2 Leave it as it was")
    assert kept().log == ()
    terminal.type("1")
    assert terminal.end() == 0
    terminal.see("Listening, 2026-11-02: changed", "Noted due: 2026-12-07; why: They do")
    (entry,) = kept().log
    assert isinstance(entry, Edit)
    assert set(entry.changes) == {"why", "due"}


@pytest.mark.parametrize(
    ("leave", "code", "said"),
    [(ESCAPE, 0, "Nothing was changed."), (CTRL_C, 130, "The goal is as it was.")],
    ids=["Escape", "Ctrl-C"],
)
def test_leaving_a_change_leaves_the_goal(
    leave: str, code: int, said: str, planned: None, start: Start
) -> None:
    terminal = start("edit", "listening")
    terminal.see("what will you practise?")
    terminal.type("2")
    terminal.see("why does this matter to you?")
    terminal.type(leave)
    assert terminal.end() == code
    terminal.see(said)
    assert kept().log == ()
    assert terminal.attributes() == terminal.before


def test_by_lines_a_change_keeps_what_stands_in_brackets(
    planned: None, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLCHECK_PLAIN", "1")
    terminal = start("edit", lines=200)
    answer_by_lines(terminal, "1", *[""] * 10, "Bob", "1")
    assert terminal.end() == 0
    terminal.see("[Enter: Guests tell me twice.]", "Noted: tell: Bob")
    assert b"\x1b" not in terminal.raw


# The review at the end


def rated(terminal: Terminal, *keys: str) -> None:
    """Answer the three questions about listening."""
    for number, key in enumerate(keys):
        terminal.see(f"Question {number + 1} of 3 ", "q stop")
        terminal.type(key)


def test_a_review_rates_again_looks_back_and_decides(planned: None, start: Start) -> None:
    terminal = start("review")
    terminal.see("Listening: from 2.8 to 3 by 2026-11-29", "3 questions about the last four weeks")
    terminal.type("1")
    rated(terminal, "5", "1", "2")
    terminal.see("Would you look back as well?", "about the four weeks before 1 November 2026")
    terminal.type("1")
    terminal.see("Knowing what you know now: in the four weeks before 1 November 2026")
    rated(terminal, "2", "5", "1")
    terminal.see("Changed 2.8 to 4.5: clearly up", "1 Close it")
    terminal.type("1")
    terminal.see("Listening: why?")
    terminal.type(ENTER)
    terminal.see("A word or two, please.")
    write(terminal, "It sits.")
    assert terminal.end() == 0
    terminal.see("Listening, 2026-11-02: closed", "Since the rating before, 2.8 to 4.5: clearly up")
    (entry,) = kept().log
    assert (entry.outcome, entry.reason) == ("closed", "It sits.")  # type: ignore[union-attr]
    assert entry.assessment  # type: ignore[union-attr]
    assert entry.then  # type: ignore[union-attr]


def test_a_review_counts_only_what_it_asks(planned: None, start: Start, run: Run) -> None:
    assert run("choices", "listening").code == 0  # whose reasons are read by now
    terminal = start("review")
    terminal.see("2 questions about the last four weeks")
    terminal.type("1")
    terminal.see("Question 1 of 2 ")
    terminal.type("q")
    assert terminal.end() == 0
    terminal.see("The goal is as it was.")


def test_q_amid_a_rating_leaves_it_unfinished(planned: None, start: Start, run: Run) -> None:
    terminal = start("review")
    terminal.see("Rate it again now")
    terminal.type("1")
    rated(terminal, "5")
    terminal.see("Question 2 of 3")
    terminal.type("q")
    assert terminal.end() == 0
    assert kept().log == ()
    assert '"state": "unfinished"' in run("history", "-f", "json").out
    assert len(json.loads(run("history", "listening", "-f", "json").out)["points"]) == 1


def test_without_a_rating_a_goal_is_extended(planned: None, start: Start) -> None:
    terminal = review_without_rating(start)
    terminal.type("2")
    terminal.see("until when?")
    rewrite(terminal, "2026-11-01")
    terminal.see("The due date 2026-11-01 is before the start 2026-11-02.")
    rewrite(terminal, "2999-12-31")
    terminal.see("2999-12-31 is more than a year after 2026-11-02: take a nearer step.")
    rewrite(terminal, "3w")
    terminal.see("Listening: why?")
    write(terminal, "Ill")
    assert terminal.end() == 0
    assert f"{kept().log[0].due}" == "2026-11-23"  # type: ignore[union-attr]


def test_stopping_amid_a_review_leaves_the_goal_and_the_course_as_they_were(
    planned: None, start: Start, small: Catalogue, run: Run
) -> None:
    terminal = start("review")
    terminal.see("Rate it again now")
    terminal.type("1")
    rated(terminal, "5")
    terminal.see("Question 2 of 3")
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    terminal.see("The goal is as it was. No new rating was finished, so none counts. Go on with:")
    assert kept().log == ()
    assert '"length": "review"' in run("history", "-f", "json").out
    assert len(json.loads(run("history", "listening", "-f", "json").out)["points"]) == 1


def test_stopping_amid_the_look_back_keeps_the_new_rating(planned: None, start: Start, run: Run) -> None:
    terminal = start("review")
    terminal.see("Rate it again now")
    terminal.type("1")
    rated(terminal, "5", "1", "2")
    terminal.see("Would you look back as well?")
    terminal.type("1")
    rated(terminal, "2")
    terminal.see("Question 2 of 3")
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    terminal.see(
        "The goal is as it was. The new rating is kept. Go on with: skillcheck plan review listening"
    )
    course = json.loads(run("history", "listening", "-f", "json").out)
    assert ([point["level"] for point in course["points"]][1:], course["then"]) == (
        [pytest.approx(4.53, abs=0.01)],
        [],
    )


def test_leaving_the_decision_leaves_the_goal(planned: None, start: Start) -> None:
    terminal = review_without_rating(start)
    terminal.type("q")
    assert terminal.end() == 0
    terminal.see("The goal is as it was.")
    assert kept().log == ()


def test_q_leaves_a_review_on_its_first_screen(planned: None, start: Start) -> None:
    terminal = start("review")
    terminal.see("Rate it again now", "q leaves the goal as it is.")
    terminal.type("q")
    assert terminal.end() == 0
    terminal.see("The goal is as it was. No new rating was finished")
    assert kept().log == ()


def test_q_leaves_a_review_before_the_look_back(
    planned: None, start: Start, small: Catalogue, run: Run
) -> None:
    terminal = start("review")
    terminal.see("Rate it again now")
    terminal.type("1")
    rated(terminal, "5", "1", "2")
    terminal.see("Would you look back as well?")
    terminal.type("q")
    assert terminal.end() == 0
    terminal.see("The goal is as it was. The new rating is kept.")
    assert kept().log == ()
    assert len(json.loads(run("history", "listening", "-f", "json").out)["points"]) == 2
