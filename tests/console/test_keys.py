"""From bytes to keys: arrows, a lone ESC, and keys that arrive in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillcheck.console.keys import Key, split

WHOLE: list[tuple[str, list[str | Key]]] = [
    ("", []),
    ("3", ["3"]),
    ("321n?", ["3", "2", "1", "n", "?"]),
    ("é字 ", ["é", "字", " "]),
    ("\x7f", [Key.BACKSPACE]),
    ("\x08", [Key.BACKSPACE]),
    ("\r\n", [Key.ENTER, Key.ENTER]),
    ("\x15\x17", [Key.CLEAR, Key.WORD]),
    ("\x04", [Key.END]),
    ("\x03", [Key.END]),
    ("\t\x01\x00\x9b\u200b", [Key.OTHER] * 5),
    ("\x1b[D", [Key.LEFT]),
    ("\x1b[C", [Key.RIGHT]),
    ("\x1bOD", [Key.LEFT]),
    ("\x1bOC", [Key.RIGHT]),
    ("\x1b[1;5D", [Key.LEFT]),  # with Ctrl
    ("\x1b[A", [Key.OTHER]),
    ("\x1b[3~", [Key.OTHER]),
    ("\x1b[15~3", [Key.OTHER, "3"]),
    ("\x1bOP3", [Key.OTHER, "3"]),
    ("\x1bD", [Key.OTHER]),  # Alt-D is no arrow
    ("3\x1b[D4", ["3", Key.LEFT, "4"]),
    ("\x1b\x1b[D", [Key.ESCAPE, Key.LEFT]),
]


@pytest.mark.parametrize(("typed", "keys"), WHOLE)
def test_whole_keys_are_named_and_nothing_is_left(typed: str, keys: list[str | Key]) -> None:
    assert split(typed, complete=False) == (keys, "")


@pytest.mark.parametrize("start", ["\x1b", "\x1b[", "\x1bO", "\x1b[1", "\x1b[1;5"])
def test_the_start_of_a_key_waits_for_its_end(start: str) -> None:
    assert split("3" + start, complete=False) == (["3"], start)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("\x1b", [Key.ESCAPE]),
        ("3\x1b", ["3", Key.ESCAPE]),
        ("\x1b\x1b", [Key.ESCAPE, Key.ESCAPE]),
        ("\x1b[", [Key.ESCAPE, "["]),
        ("\x1bO", [Key.ESCAPE, "O"]),
        ("\x1b[1;", [Key.ESCAPE, "[", "1", ";"]),
    ],
)
def test_an_escape_that_nothing_follows_is_the_escape_key(typed: str, keys: list[str | Key]) -> None:
    assert split(typed, complete=True) == (keys, "")


TYPED = st.text(st.sampled_from("\x1b[OD1;~3né\x7f\r\x04\t") | st.characters(), max_size=20)


@given(st.lists(TYPED, max_size=6))
def test_however_it_is_cut_in_pieces_the_keys_are_the_same(pieces: list[str]) -> None:
    keys: list[str | Key] = []
    rest = ""
    for piece in pieces:
        found, rest = split(rest + piece, complete=False)
        keys += found
    last, nothing = split(rest, complete=True)
    assert nothing == ""
    assert keys + last == split("".join(pieces), complete=True)[0]


@given(TYPED)
def test_no_character_is_lost_or_invented(typed: str) -> None:
    characters = [key for key in split(typed, complete=True)[0] if isinstance(key, str)]
    assert all(len(key) == 1 and key.isprintable() for key in characters)
    rest = iter(typed)
    assert all(key in rest for key in characters)  # in the order in which they were typed
    if "\x1b" not in typed:
        assert characters == [char for char in typed if char.isprintable()]
        assert len(split(typed, complete=False)[0]) == len(typed)
