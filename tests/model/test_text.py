"""Text from strangers is made inert, and numbers are said as people read them."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillcheck.model.text import UNSEEN, decimal, decimal_beside, inert, plural

ZWJ = "\u200d"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
DEVELOPER_WITH_A_SKIN_TONE = "\U0001f469\U0001f3fd\u200d\U0001f4bb"
BURNING_HEART = "\u2764\ufe0f\u200d\U0001f525"
RAINBOW_FLAG = "\U0001f3f3\ufe0f\u200d\U0001f308"
ACUTE, ENCLOSING, GRAPHEME_JOINER = "\u0301", "\u0489", "\u034f"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        pytest.param("\x1b[31mred", "\\u{1b}[31mred", id="ESC"),
        pytest.param("\x1b]52;c;aGk=\x07", "\\u{1b}]52;c;aGk=\\u{7}", id="OSC 52, the clipboard"),
        pytest.param("\x1b]8;;http://x\x1b\\y", "\\u{1b}]8;;http://x\\u{1b}\\y", id="OSC 8, a link"),
        pytest.param("\x9b31m", "\\u{9b}31m", id="C1 CSI"),
        pytest.param("a\x85b", "a\\u{85}b", id="C1 next line"),
        pytest.param("a\0b", "a\\u{0}b", id="NUL"),
        pytest.param("a\x08\x7fb", "a\\u{8}\\u{7f}b", id="backspace and DEL"),
        pytest.param("a\x0b\x0cb", "a\\u{b}\\u{c}b", id="vertical tab and form feed"),
        pytest.param("\u202egnp\u202c", "\\u{202e}gnp\\u{202c}", id="bidi override"),
        pytest.param("\u2066x\u2069\u200f", "\\u{2066}x\\u{2069}\\u{200f}", id="bidi isolate and mark"),
        pytest.param("a\u200bb\u200cc", "a\\u{200b}b\\u{200c}c", id="zero-width space and non-joiner"),
        pytest.param("\ufeffa\u00adb", "\\u{feff}a\\u{ad}b", id="byte order mark and soft hyphen"),
        pytest.param("a\u2028b\u2029c", "a\\u{2028}b\\u{2029}c", id="line and paragraph separator"),
        pytest.param("\ud800x\udfff", "\\u{d800}x\\u{dfff}", id="lone surrogates"),
        pytest.param("\ue000\U000f0000", "\\u{e000}\\u{f0000}", id="private use"),
        pytest.param("\u0378\U0010ffff", "\\u{378}\\u{10ffff}", id="unassigned"),
        pytest.param("\U000e0041", "\\u{e0041}", id="tag letter"),
    ],
)
def test_what_a_terminal_would_act_on_is_shown(hostile: str, shown: str) -> None:
    assert inert(hostile) == shown


@pytest.mark.parametrize(
    "harmless",
    [
        "",
        "Plain text, with [markup] and :warning: as they are.",
        "Zürich, Łódź, Αθήνα, Москва, 東京, القاهرة",
        "e\u0301 and \u00e9",
        "a\u00a0b\u3000c",
        "“quoted” – and … more",
        FAMILY,
        DEVELOPER_WITH_A_SKIN_TONE,
        BURNING_HEART,
        RAINBOW_FLAG,
    ],
)
def test_what_people_write_stays_as_it_is(harmless: str) -> None:
    assert inert(harmless) == harmless


@pytest.mark.parametrize(
    ("text", "one_line", "with_lines"),
    [
        ("a\tb", "a b", "a b"),
        ("a\nb", "a b", "a\nb"),
        ("a\r\nb", "a b", "a\nb"),
        ("a\rb", "a b", "a\nb"),
        ("a\n\nb", "a  b", "a\n\nb"),
    ],
)
def test_newlines_stay_only_where_lines_are_meant_and_tabs_never(
    text: str, one_line: str, with_lines: str
) -> None:
    assert (inert(text), inert(text, lines=True)) == (one_line, with_lines)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(f"a{ZWJ}b", "a\\u{200d}b", id="between letters"),
        pytest.param(f"{ZWJ}\U0001f525", "\\u{200d}\U0001f525", id="before anything"),
        pytest.param(f"\U0001f525{ZWJ}{ZWJ}", f"\U0001f525{ZWJ}\\u{{200d}}", id="after another"),
        pytest.param(f"\U0001f525{ACUTE}{ZWJ}", f"\U0001f525{ACUTE}\\u{{200d}}", id="after a mark"),
        pytest.param(f"^{ZWJ}", "^\\u{200d}", id="after a caret"),
    ],
)
def test_a_joiner_that_joins_no_emoji_is_shown(text: str, shown: str) -> None:
    assert inert(text) == shown


@pytest.mark.parametrize("mark", [ACUTE, ENCLOSING, GRAPHEME_JOINER, "\ufe0f", "\U000e0100"])
def test_at_most_four_marks_follow_one_another(mark: str) -> None:
    assert inert(f"a{mark * 50}b{mark * 4}") == f"a{mark * 4}b{mark * 4}"


def test_marks_of_different_kinds_are_counted_together() -> None:
    assert inert("a" + (ACUTE + GRAPHEME_JOINER) * 50) == "a" + (ACUTE + GRAPHEME_JOINER) * 2


@pytest.mark.parametrize(("letter", "shown"), [("x", "x"), ("ü", "ü"), ("\x1b", "\\u{1b}")])
def test_what_is_longer_than_20000_characters_is_cut_and_says_so(letter: str, shown: str) -> None:
    assert inert(letter * 20_001) == shown * 20_000 + "… (cut)"


@pytest.mark.parametrize("letter", ["x", "ü"])
def test_the_longest_text_is_shown_whole(letter: str) -> None:
    assert inert(letter * 20_000) == letter * 20_000


def _unseen(text: str) -> set[str]:
    return {char for char in text if unicodedata.category(char) in UNSEEN}


@given(st.text(st.characters(codec=None)), st.booleans())
@settings(deadline=None)
def test_no_text_keeps_anything_unseen(text: str, lines: bool) -> None:
    assert _unseen(inert(text, lines=lines)) <= ({"\n", ZWJ} if lines else {ZWJ})


@given(st.text(st.characters(codec=None)))
@settings(deadline=None)
def test_inert_text_stays_as_it_is(text: str) -> None:
    assert inert(inert(text)) == inert(text)


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 questions"), (1, "1 question"), (2, "2 questions"), (1234, "1,234 questions")],
)
def test_a_number_comes_with_its_noun(count: int, said: str) -> None:
    assert plural(count, "question") == said


@pytest.mark.parametrize(("count", "said"), [(1, "1 entry"), (3, "3 entries")])
def test_a_noun_may_bring_its_own_plural(count: int, said: str) -> None:
    assert plural(count, "entry", "entries") == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (3, "3.0"),
        (2.96, "3.0"),
        (3.14159, "3.1"),
        (-0.0, "0.0"),
        (-0.04, "0.0"),
        (-0.06, "-0.1"),
        (-10.04, "-10.0"),
        (-20.0, "-20.0"),
    ],
)
def test_a_number_has_one_decimal_and_no_minus_zero(value: float, said: str) -> None:
    assert decimal(value) == said


@pytest.mark.parametrize("blank", ["\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"])
def test_letters_that_show_as_nothing_are_shown_by_their_number(blank: str) -> None:
    assert inert(f"a{blank}b") == f"a\\u{{{ord(blank):x}}}b"


@pytest.mark.parametrize(
    ("value", "other", "said"),
    [
        (3.272, 3.3, "3.27"),
        (3.9, 4, "3.9"),
        (3.96, 4, "3.96"),
        (3.9996, 4, "3.9996"),
        (2.0, 2.0, "2.0"),
        (3.3, 3.272, "3.30"),
        (1.0, 5, "1.0"),
    ],
)
def test_two_numbers_have_as_many_decimals_as_tell_them_apart(value: float, other: float, said: str) -> None:
    assert decimal_beside(value, other) == said
