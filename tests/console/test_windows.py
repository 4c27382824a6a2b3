"""The keyboard on Windows, driven by a simulated console: no key is lost, and none is taken for another."""

import os
import signal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillcheck.console.keys import Key, Paste, Resized, Typed
from skillcheck.console.windows import ALT, Event, EventDecoder, WindowsKeyboard
from skillcheck.errors import Stopped

SHIFT, E, LEFT, F1, DEAD = 0x10, 0x45, 0x25, 0x70, 0xDC


def typed(text: str) -> list[Event]:
    """What the console tells of a text: each unit of UTF-16 goes down and up."""
    units = memoryview(text.encode("utf-16-le")).cast("H")
    return [Event(0x41, unit, down) for unit in units for down in (True, False)]


class FakeConsole:
    """A console in which these reads wait; what comes after that is a resize."""

    def __init__(self, *reads: list[Event]) -> None:
        self.reads, self.flushed, self.columns = list(reads), 0, 80

    def begin(self) -> None:
        """It has no screen."""

    def events(self) -> list[Event]:
        if self.reads:
            return self.reads.pop(0)
        self.columns += 1
        return []

    def flush(self) -> None:
        self.flushed += 1

    def size(self) -> tuple[int, int]:
        return self.columns, 24


def keys(*reads: list[Event]) -> list[Typed]:
    """All keys that the keyboard gives for these reads."""
    got: list[Typed] = []
    with WindowsKeyboard(FakeConsole(*reads), single_keys=True) as keyboard:
        try:
            while True:
                got.append(keyboard.key())
        except Resized:
            return got


@pytest.mark.parametrize("text", ["à", "é", "àb", "x\u00e0\u00e0", "ß€", "漢", "😀", "a😀b", "(%.$"])
def test_each_letter_is_itself_and_the_next_one_is_not_lost(text: str) -> None:
    assert keys(typed(text)) == list(text)
    assert keys(*([event] for event in typed(text))) == list(text)


@given(st.text(st.characters(codec="utf-16", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=8))
def test_every_text_comes_as_it_was_typed(text: str) -> None:
    expected = [char if char.isprintable() else Key.OTHER for char in text]
    assert EventDecoder().feed(typed(text)) == expected


@pytest.mark.parametrize(
    ("event", "key"),
    [
        (Event(LEFT), Key.LEFT),
        (Event(0x27), Key.RIGHT),
        (Event(0x24), Key.HOME),
        (Event(0x23), Key.END),
        (Event(0x2E), Key.DELETE),
        (Event(0x08, 8), Key.BACKSPACE),
        (Event(0x0D, 13), Key.ENTER),
        (Event(0x1B, 27), Key.ESCAPE),
        (Event(F1), Key.OTHER),
        (Event(0x55, 0x15), Key.CLEAR),
        (Event(0x57, 0x17), Key.WORD),
    ],
)
def test_keys_that_are_no_character_have_names(event: Event, key: Key) -> None:
    assert keys([event, event._replace(down=False), *typed("à")]) == [key, "à"]


@pytest.mark.parametrize("code", [SHIFT, 0x11, ALT, 0x14, DEAD, 0x60])
def test_a_key_that_waits_for_another_is_none(code: int) -> None:
    assert keys([Event(code), Event(E, ord("ê")), Event(code, down=False)]) == ["ê"]


def test_a_character_typed_by_its_number_comes_when_alt_goes_up() -> None:
    digits = [Event(0x60), Event(0x62), Event(0x62), Event(0x64)]
    assert keys([Event(ALT), *digits, Event(ALT, ord("à"), down=False)]) == ["à"]


def test_a_key_held_down_repeats() -> None:
    assert keys([Event(LEFT, repeat=3)]) == [Key.LEFT] * 3


def test_many_characters_at_once_are_a_paste() -> None:
    assert keys(typed("Called back à la carte")) == [Paste("Called back à la carte")]


def test_half_a_character_alone_is_nothing_and_takes_nothing_with_it() -> None:
    assert keys([Event(E, 0xD83D), *typed("a")], [Event(E, 0xDE00)], typed("b")) == ["a", "b"]


def test_what_was_typed_ahead_of_the_end_is_forgotten() -> None:
    console = FakeConsole()
    with WindowsKeyboard(console, single_keys=True):
        pass
    assert console.flushed == 1


def test_keys_that_came_ahead_are_dropped_and_that_is_told() -> None:
    console = FakeConsole(typed("3"), [Event(0x0D, 0x0D, down=False)])
    keyboard = WindowsKeyboard(console, single_keys=False)
    assert keyboard.forget()
    assert not keyboard.forget()
    assert console.flushed == 2


@pytest.mark.parametrize("unit", [3, 4])
def test_ctrl_c_and_ctrl_d_stop(unit: int) -> None:
    with pytest.raises(Stopped):
        keys([Event(0x43, unit)])


def test_a_signal_is_noted_and_acted_on_between_keys() -> None:
    with WindowsKeyboard(FakeConsole(typed("a")), single_keys=True) as keyboard:
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(Stopped):
            keyboard.key()
