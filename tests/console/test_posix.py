"""The keyboard on a pseudo-terminal: what is typed in pieces or ahead, and everything put back as it was."""

import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest

if sys.platform == "win32":
    pytest.skip("the keyboard of Linux and macOS", allow_module_level=True)

import termios
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TextIO

from skillcheck.console.keys import Key, Resized
from skillcheck.console.posix import QUIET, WATCHED, PosixKeyboard
from skillcheck.errors import Stopped

PATIENCE = 60
"""Seconds after which a key is held never to come."""


@dataclass(frozen=True)
class Desk:
    """A terminal whose keys the test types."""

    master: int
    slave: int

    def type(self, keys: bytes) -> None:
        os.write(self.master, keys)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A terminal as standard input."""
    master, slave = os.openpty()
    before = signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(PATIENCE)
    with os.fdopen(slave, "r") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        yield Desk(master, slave)
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
    os.close(master)


def _give_up(number: int, frame: FrameType | None) -> None:
    raise AssertionError("the key never came")


def test_keys_typed_ahead_come_one_by_one(desk: Desk) -> None:
    desk.type(b"12")
    with PosixKeyboard(single_keys=True) as keyboard:
        desk.type(b"3\x1b[D\x7f")
        assert [keyboard.key() for _ in range(5)] == ["1", "2", "3", Key.LEFT, Key.BACKSPACE]


def test_a_character_that_comes_in_two_pieces_is_one_key(desk: Desk) -> None:
    keyboard = PosixKeyboard(single_keys=True)
    with keyboard:
        desk.type(b"\xc3")
        assert keyboard._read() == ""
        desk.type(b"\xa9")
        assert keyboard.key() == "é"


def test_an_arrow_that_comes_in_pieces_is_one_key(desk: Desk) -> None:
    keyboard = PosixKeyboard(single_keys=True)
    with keyboard:
        desk.type(b"3\x1b[")
        assert keyboard.key() == "3"
        desk.type(b"D4")
        assert [keyboard.key(), keyboard.key()] == [Key.LEFT, "4"]


def test_a_lone_escape_is_a_key(desk: Desk) -> None:
    with PosixKeyboard(single_keys=True) as keyboard:
        desk.type(b"\x1b")
        assert keyboard.key() is Key.ESCAPE


def test_bytes_that_are_no_text_are_keys_too(desk: Desk) -> None:
    with PosixKeyboard(single_keys=True) as keyboard:
        desk.type(b"\xff3")
        assert [keyboard.key(), keyboard.key()] == ["\ufffd", "3"]


@pytest.mark.parametrize("control", [b"\x9b3~", b"\x9d4;3\x9c", b"\x8f3P", b"\x904\x9c"])
def test_a_sequence_in_bytes_of_eight_bits_is_no_answer(desk: Desk, control: bytes) -> None:
    with PosixKeyboard(single_keys=True) as keyboard:
        desk.type(control + b"5")
        assert isinstance(keyboard.key(), Key)
        assert keyboard.key() == "5"


def test_lines_that_came_ahead_are_dropped_at_a_terminal(desk: Desk) -> None:
    with PosixKeyboard(single_keys=False) as keyboard:
        desk.type(b"one\ntwo\nthr")
        assert keyboard.line() == "one"
        assert keyboard.forget()
        assert not keyboard.forget()
        desk.type(b" two \n")
        assert keyboard.line() == " two "


def test_a_paste_that_is_still_coming_in_is_dropped_whole(desk: Desk) -> None:
    with PosixKeyboard(single_keys=False) as keyboard:
        desk.type(b"1\n")
        threading.Timer(QUIET / 5, desk.type, (b"2\n",)).start()
        assert keyboard.forget()
        desk.type(b"3\n")
        assert keyboard.line() == "3"


def test_a_key_that_is_held_down_does_not_keep_one_waiting_for_ever(desk: Desk) -> None:
    held = threading.Event()

    def hold() -> None:
        while not held.wait(QUIET / 5):
            desk.type(b"\n")

    holding = threading.Thread(target=hold)
    with PosixKeyboard(single_keys=False) as keyboard:
        desk.type(b"\n")
        holding.start()
        assert keyboard.forget()
        held.set()
        holding.join()


def test_lines_from_a_pipe_come_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, end = os.pipe()
    os.write(end, b"one\n two \n")
    with os.fdopen(pipe) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        keyboard = PosixKeyboard(single_keys=False)
        keyboard._wake, wake = os.pipe()
        assert keyboard.line() == "one"
        assert not keyboard.forget()
        assert keyboard.line() == " two "
    for left in (end, wake, keyboard._wake):
        os.close(left)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_stops_at_the_next_key_and_not_before(desk: Desk, number: signal.Signals) -> None:
    with PosixKeyboard(single_keys=True) as keyboard:
        os.kill(os.getpid(), number)  # a save under way would go on here
        with pytest.raises(Stopped) as stopped:
            keyboard.key()
    assert stopped.value.exit_code == 128 + number


def test_another_size_asks_for_the_screen_anew_and_loses_no_key(desk: Desk) -> None:
    with PosixKeyboard(single_keys=True) as keyboard:
        os.kill(os.getpid(), signal.SIGWINCH)
        desk.type(b"3")
        with pytest.raises(Resized):
            keyboard.key()
        assert keyboard.key() == "3"


def test_another_size_is_nothing_to_lines(desk: Desk) -> None:
    with PosixKeyboard(single_keys=False) as keyboard:
        os.kill(os.getpid(), signal.SIGWINCH)
        desk.type(b"3\n")
        assert keyboard.line() == "3"


def settings(desk: Desk) -> tuple[object, ...]:
    """What a keyboard changes: the terminal, who handles signals, which files are open."""
    handlers = [signal.getsignal(number) for number in WATCHED]
    return termios.tcgetattr(desk.slave), handlers, len(list(Path("/dev/fd").iterdir()))


@pytest.mark.parametrize("single_keys", [True, False])
def test_everything_is_put_back_also_after_a_failure(desk: Desk, single_keys: bool) -> None:
    before = settings(desk)

    def fail() -> None:
        with PosixKeyboard(single_keys=single_keys):
            assert (settings(desk)[0] != before[0]) is single_keys
            assert settings(desk)[1] != before[1]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert settings(desk) == before
    assert signal.set_wakeup_fd(-1) == -1


def test_the_other_screen_is_taken_and_left(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with PosixKeyboard(single_keys=True):
        assert capsys.readouterr().err == "\x1b[?1049h\x1b[?2004h"
    assert capsys.readouterr().err.endswith("\x1b[?1049l")


def test_by_lines_no_escape_is_written(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with PosixKeyboard(single_keys=False):
        pass
    assert capsys.readouterr().err == ""


def write_to_a_screen_that_takes_nothing(stderr: TextIO) -> None:
    """Show more than fits while two signals ask to stop."""
    with PosixKeyboard(single_keys=True):
        for delay in (0.2, 0.4):
            threading.Timer(delay, os.kill, (os.getpid(), signal.SIGTERM)).start()
        stderr.write("x" * 1_000_000)


def test_who_asks_twice_to_stop_is_not_kept_waiting_by_a_screen_that_takes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, full = os.openpty()
    before = settings(desk)[0]
    with os.fdopen(full, "w") as stderr:
        monkeypatch.setattr("sys.stderr", stderr)
        with pytest.raises(Stopped) as found:
            write_to_a_screen_that_takes_nothing(stderr)
        assert found.value.number == signal.SIGTERM
        assert termios.tcgetattr(desk.slave) == before
        termios.tcflush(full, termios.TCOFLUSH)
        os.close(shown)
