"""Pages whose keys lead on, in a real terminal: home, the result, and what choices lead to."""

import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from skillcheck.app.opening import history_to_write
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue
from tests.commands.conftest import ANSWERS
from tests.conftest import Run

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from bench.terminal import Terminal

Start = Callable[..., Terminal]
ENTER, CTRL_C = "\r", "\x03"


@pytest.fixture
def start(small: Catalogue, run: Run) -> Iterator[Start]:
    """Runs the program in a terminal after an assessment of the small catalogue."""
    assert run("assess", "--answers", "-", stdin=ANSWERS).code == 0
    opened: list[Terminal] = []

    def starter(*words: str, columns: int = 80, lines: int = 24) -> Terminal:
        opened.append(Terminal(*words, columns=columns, lines=lines))
        return opened[-1]

    yield starter
    for terminal in opened:
        terminal.close()


def test_keys_of_the_result_lead_on_and_back(start: Start) -> None:
    terminal = start(lines=40)
    terminal.see("g the whole result", "q leave")
    terminal.type("g")
    terminal.see("Where to work next", "On Monday: Listening", "b back")
    assert terminal.screen.alternate
    terminal.type(ENTER)
    terminal.see("Why it pays", "b back")
    terminal.type("b")
    terminal.see("Where to work next", "c what your choices lead to", "b back")
    terminal.type("c")
    terminal.see("What your choices lead to", "first of 3 scenes", "Enter next scene", "b back")
    terminal.type("b")
    terminal.see("Where to work next", "b back")
    terminal.type("z")
    terminal.see("Press Enter, ", " or q.")
    terminal.type("b")
    terminal.see("g the whole result", "q leave")  # home again
    terminal.type("q")
    assert terminal.end() == 0
    assert terminal.as_before


def test_what_a_command_says_stays_until_a_key_is_pressed(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("BROWSER", raising=False)
    terminal = start(lines=40)
    terminal.see("g the whole result")
    terminal.type("g")
    terminal.see("x a report to talk over")
    terminal.type("x")
    terminal.see("Saved to", "It could not be opened", "b back")
    terminal.type("b")
    terminal.see("x a report to talk over")


def test_home_promises_as_many_questions_as_the_assessment_that_goes_on(builtin: Catalogue, run: Run) -> None:
    role = builtin.roles["team-lead"]
    statements = [item.id for skill in builtin.skills_of(role) for item in skill.items if item.rated]
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    with history_to_write() as history:
        responses = tuple(Response(item, "3", at) for item in statements[:2])
        history.start(
            Assessment("2026-11-24-open", role.id, "adaptive", at, builtin.digest, responses=responses)
        )
    (promised,) = re.findall(r"Go on with (question 3 of about \d+)", run("-f", "plain").out)
    terminal = Terminal("assess", "--resume")
    try:
        terminal.see(promised.capitalize())
    finally:
        terminal.close()


@pytest.mark.parametrize(
    "steps",
    [
        {"g": "On Monday: Listening"},
        {"g": "On Monday: Listening", "w": "[Space: the rest"},
        {"g": "On Monday: Listening", "p": "Which one do you want to work on?"},
        {"g": "On Monday: Listening", "c": "first of 3 scenes"},
    ],
    ids=str,
)
def test_ctrl_c_leaves_all_pages_wherever_it_is_pressed(steps: dict[str, str], start: Start) -> None:
    terminal = start(lines=40)
    terminal.see("g the whole result")
    for key, shown in steps.items():
        terminal.type(key)
        terminal.see(shown)
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    assert terminal.as_before


def test_a_long_page_reached_by_a_key_is_turned_with_space(start: Start) -> None:
    terminal = start()
    terminal.see("g the whole result")
    terminal.type("g")
    terminal.see("w why these")
    terminal.type("w")
    terminal.see("[Space: the rest, 1 of")
    terminal.type("b")
    terminal.see("On Monday")


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), ("q", 0)])
def test_home_is_left_by_its_keys(key: str, code: int, start: Start) -> None:
    terminal = start()
    terminal.see("Choose one gap, and plan it for Monday", "Enter", "g the whole result", "q leave")
    terminal.type(key)
    assert terminal.end() == code
    assert terminal.as_before


@pytest.mark.parametrize("variables", [{"SKILLCHECK_PLAIN": "1"}, {"TERM": "dumb"}], ids=str)
def test_by_lines_home_asks_too_and_draws_nothing(
    variables: dict[str, str], start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    terminal = start(lines=60)
    terminal.see("Choose one gap, and plan it for Monday: Enter", "Keys, then Enter:", "g the whole result")
    terminal.type("z\n")
    terminal.see("Press Enter, ")
    terminal.type("g\n")
    terminal.see("Where to work next")
    terminal.wait(lambda: terminal.text.endswith(">"), "home once more")
    terminal.type("\n")
    terminal.see("Which one do you want to work on?")
    terminal.type("q\n")
    terminal.see("Nothing was planned.")
    terminal.wait(lambda: terminal.text.endswith(">"), "home once more")
    terminal.type("q\n")
    assert terminal.end() == 0
    assert not terminal.redraws


def test_enter_does_the_next_step_of_the_home_page(start: Start) -> None:
    terminal = start()
    terminal.see("Choose one gap, and plan it for Monday", "q leave")
    terminal.type(ENTER)
    terminal.see("Which one do you want to work on?", "1 Listening")


def test_scenes_are_walked_through_worst_first_opened_and_gone_back_in(start: Start) -> None:
    terminal = start("choices")
    terminal.see(
        "Order, first of 3 scenes", "Your choice, the least effective of the three. Ask who was first."
    )
    terminal.see("+ one other way", "o open the others")
    assert "b back" not in terminal.text
    terminal.type("b")
    terminal.see("Press Enter, o or q.")
    terminal.type("o")
    terminal.see("Send it to both.", "o back to the scene")
    terminal.type("o")
    terminal.see("Two people ask for the same file.", "o open the others")
    terminal.type(ENTER)
    terminal.see("Listening, second of 3 scenes", "Your choice, second of the three.", "b back")
    terminal.type("b")
    terminal.see("first of 3 scenes")
    terminal.type(ENTER)
    terminal.see("second of 3 scenes")
    terminal.type(ENTER)
    terminal.see(
        "Caring, third of 3 scenes", "Your choice, the most effective one.", "does most harm", "Enter leave"
    )
    terminal.type(ENTER)
    assert terminal.end() == 0
    assert terminal.as_before


@pytest.mark.parametrize("words", [("gaps", "--no-pager"), ("gaps", "-f", "terminal")])
def test_who_asks_for_the_page_alone_gets_it_at_once(words: tuple[str, ...], start: Start) -> None:
    terminal = start(*words)
    assert terminal.end() == 0
    terminal.see("Where to work next", "skillcheck show listening")


@pytest.mark.parametrize("size", [(40, 24), (20, 8)])
def test_a_window_of_any_size_is_drawn_and_drawn_anew(size: tuple[int, int], start: Start) -> None:
    terminal = start(columns=size[0], lines=size[1])
    terminal.see("skillcheck")
    terminal.anew(lambda: terminal.resize(80, 24))
    terminal.see("Choose one gap, and plan it for Monday", "1 Listening")
    terminal.type("q")
    assert terminal.end() == 0


@pytest.mark.parametrize("keys", [["g"], ["g", "w"], ["?"], ["g", "x"]], ids="".join)
def test_b_goes_one_page_back_and_q_leaves_all(
    keys: list[str], start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    terminal = start(lines=150)
    shown = {"": "g the whole result", "g": "On Monday: Listening", "w": "Why these", "?": "All commands"}
    shown["x"] = "Saved to"
    terminal.see(shown[""], "q leave")
    assert "b back" not in terminal.text
    for key in keys:
        terminal.anew(lambda key=key: terminal.type(key))
        terminal.see(shown[key], "b back", "q leave")
    terminal.anew(lambda: terminal.type("b"))
    terminal.see(shown[["", *keys][-2]])
    terminal.anew(lambda: terminal.type(keys[-1]))
    terminal.see(shown[keys[-1]], "b back", "q leave")
    terminal.type("q")
    assert terminal.end() == 0
    assert terminal.as_before


def test_all_commands_are_a_page_on_one_screen(start: Start) -> None:
    terminal = start()
    terminal.see("? all commands", "q leave")
    terminal.type("?")
    terminal.see("All commands", "catalogue Check, begin or calibrate a catalogue.", "b back", "q leave")
    assert "[Space:" not in terminal.text
    terminal.type("b")
    terminal.see("g the whole result")
    terminal.type("q")
    assert terminal.end() == 0
    assert "catalogue" not in terminal.text
