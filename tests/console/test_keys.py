"""From bytes to keys: arrows, a lone ESC, keys in pieces, and all that comes from a terminal without being a key."""

import shutil
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillcheck.console.keys import FEW, Decoder, Key, Paste, Typed, gather_pastes

OTHER = Key.OTHER
WHOLE: list[tuple[str, list[Typed]]] = [
    ("", []),
    ("3", ["3"]),
    ("321n?", ["3", "2", "1", "n", "?"]),
    ("é字 ", ["é", "字", " "]),
    ("\x7f\x08", [Key.BACKSPACE, Key.BACKSPACE]),
    ("\r\n", [Key.ENTER, Key.ENTER]),
    ("\x01\x05\x15\x17", [Key.HOME, Key.END, Key.CLEAR, Key.WORD]),
    ("\x04\x03", [Key.STOP, Key.STOP]),
    ("\t\x00\u200b", [OTHER] * 3),
    ("\x1b[D\x1bOD", [Key.LEFT, Key.LEFT]),
    ("\x1b[C\x1bOC", [Key.RIGHT, Key.RIGHT]),
    ("\x1b[1;5D", [Key.LEFT]),  # with Ctrl
    ("\x1b[H\x1bOH\x1b[1~\x1b[7~", [Key.HOME] * 4),
    ("\x1b[F\x1bOF\x1b[4~\x1b[8~", [Key.END] * 4),
    ("\x1b[3~\x1b[3;2~", [Key.DELETE, Key.DELETE]),
    ("\x1b[A\x1b[15~3", [OTHER, OTHER, "3"]),
    ("\x1bOP3", [OTHER, "3"]),
    ("\x1bO2P3", [OTHER, "3"]),
    ("\x1bD", [OTHER]),  # Alt-D is no arrow
    ("3\x1b[D4", ["3", Key.LEFT, "4"]),
    ("\x1b\x1b[D3\x1b\x1bOC", [OTHER, "3", OTHER]),  # rxvt's arrows with Alt
    ("\x1b\x1b3", [Key.ESCAPE, OTHER]),
    ("\x1b\x1b[200~3\x1b[201~", [Paste("3")]),
    ("\x9b200~3\x9b201~", [Paste("3")]),
    ("\U0001f468\u200d\U0001f469", ["\U0001f468", "\u200d", "\U0001f469"]),
    ("\u2764\ufe0f\U0001f3f4\U000e0067", ["\u2764", "\ufe0f", "\U0001f3f4", "\U000e0067"]),
    ("\x1b[[A3", [OTHER, "3"]),  # the Linux console's F1
    ("\x1b[23$3", [OTHER, "3"]),  # rxvt's Shift-F11
    ("\x1b[3^\x1b[7@", [Key.DELETE, Key.HOME]),  # rxvt's with Ctrl, and with both
    ("\x1b(B3", [OTHER, "3"]),  # a character set
]
NO_KEYS = [
    "\x1b]11;rgb:ffff/5555/3333\x1b\\",  # the colour of the background
    "\x1b]11;rgb:ffff/5555/3333\x07",
    "\x1b]52;c;MTIzNDU=\x07",  # the clipboard
    "\x1bP>|xterm(390)\x1b\\",
    "\x1bP1$r0;1m\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b^1234\x1b\\",
    "\x1bX1234\x1b\\",
    "\x9d11;rgb:1111/2222/3333\x9c",  # introducers of eight bits
    "\x9b1;2c",
    "\x1b[?62;1;2;4c",  # what the terminal is
    "\x1b[>41;390;0c",
    "\x1b[12;34R",  # where the cursor is
    "\x1b[?2004;1$y",  # what is set
    "\x1b[<0;12;34M",  # the mouse
    "\x1b[M 12",
    "\x1b[32;12;34M",
    "\x1b[I\x1b[O",  # the window came and went
    "\x1b[1;2;3;4;5u",  # keys of newer protocols
    "\x1b[27;5;49~",
]


@pytest.mark.parametrize(("text", "keys"), WHOLE)
def test_whole_keys_are_named_and_nothing_waits(text: str, keys: list[Typed]) -> None:
    decoder = Decoder()
    assert decoder.feed(text) == keys
    assert not decoder.waiting


@pytest.mark.parametrize("text", NO_KEYS)
def test_what_a_terminal_tells_is_no_key(text: str) -> None:
    decoder = Decoder()
    keys = decoder.feed(f"2{text}3")
    assert [key for key in keys if isinstance(key, str)] == ["2", "3"]
    assert not any(key in (Key.ENTER, Key.BACKSPACE, Key.STOP) for key in keys)


@pytest.mark.parametrize("text", [*NO_KEYS, *(text for text, _ in WHOLE if text)])
def test_every_cut_gives_the_same_keys(text: str) -> None:
    whole = Decoder().feed(f"2{text}3")
    for cut in range(len(text) + 2):
        decoder = Decoder()
        assert decoder.feed(f"2{text}3"[:cut]) + decoder.feed(f"2{text}3"[cut:]) == whole
    decoder = Decoder()
    assert [key for char in f"2{text}3" for key in decoder.feed(char)] == whole


@given(
    st.text(st.sampled_from("\x1b[]OPX^_MRct~$;?<0123\x07\\\x9b\x9d\x9c\x18 \rabn"), max_size=40), st.data()
)
def test_any_text_cut_anywhere_gives_the_same_keys(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    decoder = Decoder()
    assert decoder.feed(text[:cut]) + decoder.feed(text[cut:]) == Decoder().feed(text)


@given(st.text(st.characters(max_codepoint=0x9F), max_size=30))
def test_a_string_of_control_takes_all_up_to_its_end(text: str) -> None:
    inner = "".join(char for char in text if char not in "\x07\x1b\x9c\x18\x1a")
    for begin in ("\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x9d", "\x90"):
        for end in ("\x07", "\x1b\\", "\x9c"):
            assert Decoder().feed(begin + inner + end) == [OTHER]


@pytest.mark.parametrize("rest", ["[D", "OD", "[12;34R", "]11;rgb:ffff/5555/3333\x07", "[[A"])
def test_on_a_slow_line_the_rest_of_a_sequence_is_no_answer(rest: str) -> None:
    decoder = Decoder()
    assert decoder.feed("\x1b") == []
    assert decoder.give_up() == [Key.ESCAPE]
    late = [key for char in rest for key in decoder.feed(char)]
    assert not any(isinstance(key, str) for key in late)
    assert decoder.feed("3") == ["3"]


def test_an_escape_that_nothing_follows_is_the_escape_key_and_the_next_key_is_itself() -> None:
    decoder = Decoder()
    decoder.feed("\x1b")
    assert decoder.give_up() == [Key.ESCAPE]
    assert decoder.feed("3") == ["3"]


@pytest.mark.parametrize("start", ["\x1b[", "\x1bO", "\x1b[1;5", "\x1b]11;rgb:ff", "\x1bP1"])
def test_a_sequence_that_does_not_go_on_is_nothing(start: str) -> None:
    decoder = Decoder()
    assert decoder.feed(f"3{start}") == ["3"]
    assert decoder.waiting
    assert decoder.give_up() == []
    assert decoder.feed("1") == []  # might be the rest of it, which then comes in one go
    decoder.give_up()
    assert decoder.feed("4") == ["4"]


@pytest.mark.parametrize(
    ("start", "rest"),
    [
        ("\x1b[", "3~"),
        ("\x1b[3", "~"),
        ("\x9b", "3~"),
        ("\x1bO", "3P"),
        ("\x1b]11;rgb:ff", "ff/1111/3333\x07"),
        ("\x1bP1$", "r3m\x1b\\"),
    ],
)
def test_the_late_rest_of_a_sequence_is_nothing(start: str, rest: str) -> None:
    for cut in range(len(rest)):
        decoder = Decoder()
        decoder.feed(start)
        decoder.give_up()
        assert decoder.feed(rest[:cut]) + decoder.feed(f"{rest[cut:]}4") == ["4"]


def test_a_paste_that_pauses_is_no_key_and_loses_no_word() -> None:
    text = "3\r4\r5"
    whole = f"\x1b[200~{text}\x1b[201~"
    for cut in range(len("\x1b["), len(whole)):
        decoder = Decoder()
        keys = decoder.feed(whole[:cut])
        keys += [*decoder.give_up(), *decoder.feed(f"{whole[cut:]}6")]
        assert keys[-1] == "6"
        assert "".join(key.text for key in keys[:-1] if isinstance(key, Paste)) == "3 4 5"
        assert all(isinstance(key, Paste) for key in keys[:-1])


def test_a_paste_whose_end_was_lost_ends_by_escape_or_after_some_pauses() -> None:
    decoder = Decoder()
    decoder.feed("\x1b[200~3")
    assert decoder.give_up() == [Paste("3")]
    assert decoder.feed("4\x1b") == []
    assert decoder.give_up() == [Paste("4")]
    assert decoder.feed("5") == ["5"]
    decoder.feed("\x1b[200~3")
    while decoder.waiting:
        assert all(isinstance(key, Paste) for key in decoder.give_up())
    assert decoder.feed("4") == ["4"]


def test_a_long_paste_is_one_to_its_end() -> None:
    decoder = Decoder()
    keys = [*decoder.feed("\x1b[200~" + "1" * 200_000), *decoder.feed("3\r4"), *decoder.feed("\x1b[201~5")]
    assert keys[-1] == "5"
    assert all(isinstance(key, Paste) for key in keys[:-1])


def test_a_string_of_control_without_an_end_does_not_take_everything() -> None:
    decoder = Decoder()
    decoder.feed("\x1b]" + "1" * 200_000)
    assert decoder.feed("4") == ["4"]


@pytest.mark.parametrize("ends", ["\r", "\n", "\r\n"])
def test_a_paste_is_one_text_without_line_ends(ends: str) -> None:
    text = f"\x1b[200~Called back within 2 days{ends}3 of 5 happy{ends}\x1b[201~4"
    assert Decoder().feed(text) == [Paste("Called back within 2 days 3 of 5 happy"), "4"]
    decoder = Decoder()
    assert [key for char in text for key in decoder.feed(char)] == Decoder().feed(text)


def test_many_characters_at_once_are_a_paste_and_a_few_are_keys() -> None:
    few: list[Typed] = list("3214")
    assert gather_pastes(few) == few
    many: list[Typed] = [*"called 3 of 5", Key.ENTER, *"and 4"]
    assert gather_pastes(many) == [Paste("called 3 of 5 and 4")]
    assert len(many) > FEW


def capabilities(terminal: str) -> dict[str, str]:
    """Return the keys that terminfo knows of a terminal."""
    code = (
        "import curses, sys; curses.setupterm(sys.argv[1]);"
        "names = sys.argv[2:];"
        "print('\\n'.join(f'{n}={(curses.tigetstr(n) or b\"\").hex()}' for n in names))"
    )
    names = [
        "kcub1",
        "kcuf1",
        "khome",
        "kend",
        "kdch1",
        "kbs",
        *(f"kf{n}" for n in range(1, 21)),
        "kDC",
        "kLFT",
    ]
    ran = subprocess.run(
        [sys.executable, "-c", code, terminal, *names],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    pairs = (line.split("=") for line in ran.stdout.splitlines() if "=" in line)
    return {name: bytes.fromhex(value).decode("latin-1") for name, value in pairs if value}


@pytest.mark.skipif(shutil.which("infocmp") is None, reason="no terminfo here")
@pytest.mark.parametrize(
    "terminal", ["xterm", "xterm-256color", "tmux", "screen", "linux", "rxvt", "vt100", "vt220"]
)
def test_each_key_of_a_real_terminal_is_one_key_and_no_answer(terminal: str) -> None:
    keys = capabilities(terminal)
    if not keys:
        pytest.skip(f"no {terminal} in terminfo")
    named = {"kcub1": Key.LEFT, "kcuf1": Key.RIGHT, "khome": Key.HOME, "kend": Key.END, "kdch1": Key.DELETE}
    for name, sequence in keys.items():
        if sequence in ("\x7f", "\x08"):
            continue
        got = Decoder().feed(f"{sequence}3")
        assert got[1:] == ["3"], (name, sequence)
        assert isinstance(got[0], Key), (name, sequence)
        if name in named and sequence[-1] not in "\x40@":
            assert got[0] in (named[name], Key.OTHER, Key.BACKSPACE), (name, sequence)
