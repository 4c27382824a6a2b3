"""Writing a line: the cursor, whole characters, pastes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillcheck.console.keys import Decoder, Key, Paste, Typed
from skillcheck.console.line import LONGEST, Line, edit

LEFT, RIGHT, BACK, DELETE, HOME, END = (
    Key.LEFT, Key.RIGHT, Key.BACKSPACE, Key.DELETE, Key.HOME, Key.END,
)  # fmt: skip
FAMILY, FLAG, ACCENT, THUMB = "👨‍👩‍👧", "🇩🇪", "e\u0301", "👍🏽"


def write(*keys: Typed) -> Line:
    """Return the line after these keys."""
    line = Line()
    for key in keys:
        line = edit(line, key)
    return line


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ((*"abc", LEFT, "x"), Line("abx", "c")),
        ((*"abc", HOME, "x"), Line("x", "abc")),
        ((*"abc", HOME, RIGHT, "x", END, "y"), Line("axbcy", "")),
        ((*"abc", LEFT, BACK), Line("a", "c")),
        ((*"abc", HOME, DELETE), Line("", "bc")),
        ((LEFT, RIGHT, BACK, DELETE), Line("", "")),
        ((*"two words ", Key.WORD), Line("two ", "")),
        ((*"abc", LEFT, Key.CLEAR), Line("", "")),
        ((*"abc", LEFT, Key.OTHER, Key.ESCAPE), Line("ab", "c")),
        ((*"ad", LEFT, Paste("b c")), Line("ab c", "d")),
        ((*"à é",), Line("à é", "")),
    ],
)
def test_keys_edit_as_they_do_in_a_terminal(keys: tuple[Typed, ...], line: Line) -> None:
    assert write(*keys) == line


@pytest.mark.parametrize("cluster", [FAMILY, FLAG, ACCENT, THUMB, "字"])
def test_what_looks_like_one_character_goes_as_one(cluster: str) -> None:
    line = write(*f"a{cluster}b")
    assert edit(edit(line, LEFT), BACK).text == "ab"
    assert edit(edit(line, LEFT), LEFT) == Line("a", f"{cluster}b")
    assert edit(Line("a", f"{cluster}b"), RIGHT) == Line(f"a{cluster}", "b")
    assert edit(Line("a", f"{cluster}b"), DELETE).text == "ab"


def test_a_cluster_that_is_typed_stays_one() -> None:

    line = write("a", *Decoder().feed(FAMILY))
    assert line.text == f"a{FAMILY}"
    assert edit(line, BACK).text == "a"


def test_a_line_has_an_end() -> None:
    line = write(Paste("x" * (LONGEST + 5)))
    assert len(line.text) == LONGEST
    assert edit(line, "y") == line


@given(st.text(max_size=30), st.lists(st.sampled_from([LEFT, RIGHT, HOME, END]), max_size=20))
def test_moving_about_changes_no_text(text: str, keys: list[Key]) -> None:
    line = Line(text, "")
    for key in keys:
        line = edit(line, key)
        assert line.text == text
