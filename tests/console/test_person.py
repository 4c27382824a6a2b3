"""The conversation with a person whose keys stand in a list."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillcheck.console.keys import Key, Keyboard, Resized
from skillcheck.console.line import LONGEST
from skillcheck.console.person import Person
from skillcheck.console.streams import CLEAR
from skillcheck.model.form import Action, Choice, Form, Reply

Typed = str | Key | type[Resized]
Screens = pytest.CaptureFixture[str]

FREQUENCY = Form(
    "order-1", "How often?", "I write it down.", tuple(Choice(k, k, f"Label {k}") for k in "12345")
)
SCENARIO = Form(
    "order-s",
    "Two people ask.",
    "And then?",
    tuple(Choice(k, v, v) for k, v in zip("123", "abc", strict=True)),
)


class Script:
    """A keyboard that types what stands in a list; a test that needs more keys fails."""

    def __init__(self, typed: Sequence[Typed]) -> None:
        self.typed = list(typed)

    def __enter__(self) -> Keyboard:
        return self

    def __exit__(self, *about: object) -> None:
        pass

    def key(self) -> str | Key:
        key = self.typed.pop(0)
        if isinstance(key, type):
            raise key
        self.more = "\n" in str(key)
        return key

    def line(self) -> str:
        line = self.key()
        assert isinstance(line, str)
        return line.split("\n")[0]

    def forget(self) -> bool:
        return self.more


def keys(*typed: Typed) -> Person:
    """Someone who presses these keys."""
    return Person(Script(typed), single_keys=True)


def lines(*typed: Typed) -> Person:
    """Someone who types these lines."""
    return Person(Script(typed), single_keys=False)


def draw() -> str:
    """A screen of one row."""
    return "The question\n"


def screens(shown: Screens) -> list[str]:
    """Each screen that was drawn, from the first on."""
    return shown.readouterr().err.split(CLEAR)[1:]


# Questions

REPLIES: list[tuple[str | Key, Reply]] = [
    ("1", Reply(Action.ANSWER, "1")),
    ("5", Reply(Action.ANSWER, "5")),
    ("n", Reply(Action.ANSWER, "n/a")),
    ("N", Reply(Action.ANSWER, "n/a")),
    ("b", Reply(Action.BACK)),
    (Key.BACKSPACE, Reply(Action.BACK)),
    (Key.LEFT, Reply(Action.BACK)),
    (Key.RIGHT, Reply(Action.FORWARD)),
    (Key.ENTER, Reply(Action.FORWARD)),
    ("?", Reply(Action.CARD)),
    ("e", Reply(Action.EVIDENCE)),
    ("q", Reply(Action.QUIT)),
    ("Q", Reply(Action.QUIT)),
]


@pytest.mark.parametrize(("key", "reply"), REPLIES)
def test_each_key_means_what_the_screen_says(key: str | Key, reply: Reply) -> None:
    assert keys(key).ask(FREQUENCY, draw) == reply


def test_the_keys_of_a_scenario_give_its_options() -> None:
    assert [keys(key).ask(SCENARIO, draw).value for key in "123"] == ["a", "b", "c"]


@pytest.mark.parametrize("key", ["6", "0", "x", "a", " ", "³", Key.ESCAPE, Key.OTHER])
def test_any_other_key_gives_a_hint_and_asks_again(key: str | Key, capsys: Screens) -> None:
    assert keys(key, "3").ask(FREQUENCY, draw) == Reply(Action.ANSWER, "3")
    first, second = screens(capsys)
    assert first == "The question"
    assert second == "The question\n\nPress 1 to 5, or n, b, ?, e or q."


def test_the_hint_names_the_keys_that_this_question_has(capsys: Screens) -> None:
    keys("4", "3").ask(SCENARIO, draw)
    assert "Press 1 to 3," in screens(capsys)[1]


def test_a_note_stands_below_the_question_until_a_hint_does(capsys: Screens) -> None:
    keys("x", "3").ask(FREQUENCY, draw, "Noted for O\x1brder.")
    first, second = screens(capsys)
    assert first == "The question\n\nNoted for O\\u{1b}rder."
    assert "Noted" not in second


def test_a_note_is_broken_between_words(capsys: Screens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    keys("3").ask(FREQUENCY, draw, "Press 1 to 5, or n, b, ?, e or q.")
    assert screens(capsys)[0].split("\n")[2:] == ["Press 1 to 5, or n, ", "b, ?, e or q."]


def test_a_new_size_draws_anew_and_keeps_the_note(capsys: Screens) -> None:
    sizes = iter(["wide\n", "narrow\n"])
    keys(Resized, "3").ask(FREQUENCY, lambda: next(sizes), "Said.")
    assert screens(capsys) == ["wide\n\nSaid.", "narrow\n\nSaid."]


# Tall screens


def tall(rows: int) -> str:
    """Numbered rows: `1`, `2`, ..."""
    return "".join(f"{row}\n" for row in range(1, rows + 1))


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        (24, 1),  # all rows: nothing is written below them
        (25, 2),  # 23 and the line that says how to turn, then the other 2
        (46, 2),
        (47, 3),
    ],
)
def test_what_fits_is_shown_whole_and_what_does_not_in_parts(rows: int, parts: int, capsys: Screens) -> None:
    keys(*[" "] * (parts - 1), "3").ask(FREQUENCY, lambda: tall(rows))
    shown = screens(capsys)
    assert len(shown) == parts
    assert [("[Space:" in screen) for screen in shown] == [parts > 1] * parts


@pytest.mark.parametrize("note", ["", "Said."])
def test_empty_lines_go_before_a_screen_is_parted_the_last_first(note: str, capsys: Screens) -> None:
    text = "".join(f"{row}\n\n" for row in range(1, 14))  # 13 rows with 12 empty ones between them
    keys("3").ask(FREQUENCY, lambda: text, note)
    (shown,) = screens(capsys)
    assert shown.startswith("1\n\n2\n\n")
    assert len(shown.split("\n")) == 24
    assert [row for row in shown.split("\n") if row.isdigit()] == [f"{row}" for row in range(1, 14)]


def test_space_turns_to_the_rest_and_then_to_the_first_part(capsys: Screens) -> None:
    keys(" ", " ", "3").ask(FREQUENCY, lambda: tall(30))
    first, second, third = screens(capsys)
    assert first.split("\n")[-2:] == ["23", "[Space: the rest, 1 of 2]"]
    assert second.split("\n")[0] == "24"
    assert third == first


def test_an_answer_counts_on_any_part() -> None:
    assert keys(" ", "2").ask(FREQUENCY, lambda: tall(30)).value == "2"


def test_a_hint_is_seen_on_the_first_part_too(capsys: Screens) -> None:
    keys("x", "3").ask(FREQUENCY, lambda: tall(30))
    assert "Press 1 to 5" in screens(capsys)[1]


def test_a_new_size_stays_on_the_part_where_one_was(capsys: Screens) -> None:
    keys(" ", Resized, "3").ask(FREQUENCY, lambda: tall(30))
    _, second, third = screens(capsys)
    assert third == second


def test_a_part_that_is_no_more_at_the_new_size_hides_nothing(capsys: Screens) -> None:
    sizes = iter([tall(60), tall(60), tall(60), tall(5)])
    keys(" ", " ", Resized, "3").ask(FREQUENCY, lambda: next(sizes))
    assert screens(capsys)[-1] == tall(5).rstrip("\n")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 120), st.text("Words of a note ", max_size=90))
def test_the_parts_are_the_whole_in_order_and_each_fits(capsys: Screens, rows: int, note: str) -> None:
    capsys.readouterr()
    keys(*[" "] * rows, "3").ask(FREQUENCY, lambda: tall(rows), note)
    shown = screens(capsys)
    assert all(len(screen.split("\n")) <= 24 for screen in shown)
    seen = [row for screen in shown for row in screen.split("\n") if row.isdigit()]
    assert list(dict.fromkeys(seen)) == [str(row) for row in range(1, rows + 1)]


# Menus and pauses


def test_a_choice_is_its_value_and_other_keys_are_nothing() -> None:
    choices = (Choice("1", "resume", "Go on"), Choice("2", "new", "Begin"))
    assert keys("3", Key.ENTER, "x", "2").choose(choices, draw) == "new"


def test_any_other_key_at_a_menu_names_each_key_there_is_once(capsys: Screens) -> None:
    meanings: dict[Typed, str] = {
        Key.ENTER: "on",
        Key.RIGHT: "on",
        "q": "leave",
        "1": "knew",
        "y": "knew",
        "?": "card",
    }
    keys("x", "y").press(meanings, draw)
    assert screens(capsys)[1].endswith("Press 1, or Enter, ? or q.")


def test_leaving_a_menu_chooses_nothing() -> None:
    assert keys("Q").choose((Choice("1", "resume", "Go on"),), draw) == ""


@pytest.mark.parametrize(
    ("key", "on"),
    [("q", False), ("Q", False), ("x", True), (Key.ENTER, True), (Key.ESCAPE, True), (" ", True)],
)
def test_any_key_but_q_goes_on(key: str | Key, on: bool) -> None:
    assert keys(key).goes_on(draw) is on


def test_space_turns_a_tall_card_before_it_goes_on(capsys: Screens) -> None:
    assert keys(" ", "x").goes_on(lambda: tall(30))
    assert len(screens(capsys)) == 2


# Writing a line


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ([*"Two words", Key.ENTER], "Two words"),
        ([*"  QnB? ", Key.ENTER], "QnB?"),
        ([*"abc", Key.BACKSPACE, Key.BACKSPACE, "d", Key.ENTER], "ad"),
        ([Key.BACKSPACE, "a", Key.ENTER], "a"),
        ([*"a", Key.LEFT, Key.OTHER, "b", Key.ENTER], "ba"),
        ([*"abc", Key.CLEAR, "d", Key.ENTER], "d"),
        ([*"one two  ", Key.WORD, "3", Key.ENTER], "one 3"),
        ([*"one", Key.WORD, Key.WORD, "2", Key.ENTER], "2"),
        ([*"abc", Key.ESCAPE], None),
        ([Key.ENTER], ""),
        (["a", Resized, "b", Key.ENTER], "ab"),
        ([*("x" * (LONGEST + 5)), Key.BACKSPACE, Key.ENTER], "x" * (LONGEST - 1)),
    ],
)
def test_a_line_is_written_with_backspace_enter_and_escape(typed: list[Typed], text: str | None) -> None:
    assert keys(*typed).text(draw, "What happened?") == text


def test_what_is_written_shows_below_its_prompt(capsys: Screens) -> None:
    keys("h", "i", " ", Key.ENTER).text(draw, "What happened?")
    assert screens(capsys)[-1] == "The question\n\nWhat happened?\n> hi "


def test_while_writing_the_end_of_the_line_stays_on_the_screen(
    capsys: Screens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    person = keys(*"so it was then " * 40, "!", Key.ENTER)
    assert person.text(lambda: tall(30), "What happened?") == ("so it was then " * 40 + "!").strip()
    last = screens(capsys)[-1].split("\n")
    assert last[-1].endswith("!")
    assert len(last) == 23
    assert max(map(len, last)) <= 20


def test_while_writing_no_word_is_cut_at_the_edge(capsys: Screens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    keys(Key.ENTER).text(draw, "What?", "When a caller begins, I say it back ")
    rows = screens(capsys)[-1].split("\n")
    assert rows[-3:] == ["> When a caller ", "begins, I say it ", "back "]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ([Key.ENTER], "as usual"),
        ([Key.BACKSPACE, *"ly", Key.ENTER], "as usualy"),
        ([Key.BACKSPACE] * 9 + [Key.ENTER], ""),
        ([Key.ESCAPE], None),
    ],
)
def test_a_usual_answer_is_there_to_be_kept_or_changed(typed: list[Typed], text: str | None) -> None:
    assert keys(*typed).text(draw, "What?", "as usual") == text


# By lines


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("3", Reply(Action.ANSWER, "3")),
        ("  N ", Reply(Action.ANSWER, "n/a")),
        ("b", Reply(Action.BACK)),
        ("", Reply(Action.FORWARD)),
        ("?", Reply(Action.CARD)),
        ("e", Reply(Action.EVIDENCE)),
        ("q", Reply(Action.QUIT)),
    ],
)
def test_a_line_means_what_its_key_means(line: str, reply: Reply) -> None:
    assert lines(line).ask(FREQUENCY, draw) == reply


@pytest.mark.parametrize("line", ["33", "no", "quit", "\x1b[D"])
def test_a_line_of_another_kind_gives_a_hint(line: str, capsys: Screens) -> None:
    assert lines(line, "3").ask(FREQUENCY, draw).value == "3"
    shown = capsys.readouterr().err
    assert shown == "The question\n> The question\n\nPress 1 to 5, or n, b, ?, e or q.\n> "


def test_by_lines_nothing_is_turned_or_cleared(capsys: Screens) -> None:
    lines("3").ask(FREQUENCY, lambda: tall(100))
    assert capsys.readouterr().err == tall(100) + "> "


def test_by_lines_the_question_is_asked_again_after_a_pause(capsys: Screens) -> None:
    lines(Resized, "3").ask(FREQUENCY, draw)
    assert capsys.readouterr().err == "The question\n> " * 2


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (["  A line with q in it "], "A line with q in it"),
        ([""], ""),
        (["\x1b"], None),
        ([Resized, "After a pause"], "After a pause"),
        (["x" * LONGEST], "x" * LONGEST),
    ],
)
def test_by_lines_a_line_is_written_as_one(typed: list[Typed], text: str | None, capsys: Screens) -> None:
    assert lines(*typed).text(draw, "What happened?") == text
    assert capsys.readouterr().err == "What happened?\n> " * len(typed)


def test_a_line_that_is_cut_says_so_until_it_has_room_again(capsys: Screens) -> None:
    keys(*("x" * LONGEST), "y", Key.BACKSPACE, Key.ENTER).text(draw, "What?")
    full, cut, after = (" ".join(screen.split()) for screen in screens(capsys)[-3:])
    assert "2,000 characters at most" in cut
    assert "at most" not in full + after
    assert lines("x" * (LONGEST + 5)).text(draw, "What?") == "x" * LONGEST
    assert "2,000 characters at most" in capsys.readouterr().err


def test_what_stands_in_a_line_at_escape_is_handed_on() -> None:
    left: list[str] = []
    assert keys(*"abc", Key.ESCAPE).text(draw, "What?", escaped=left.append) is None
    assert left == ["abc"]


@pytest.mark.parametrize(("typed", "text"), [("", "as usual"), ("else", "else"), ("\x1b", None)])
def test_by_lines_enter_takes_the_usual_answer(typed: str, text: str | None, capsys: Screens) -> None:
    assert lines(typed).text(draw, "What?", "as usual") == text
    assert capsys.readouterr().err == "What? [Enter: as usual]\n> "


def test_by_lines_a_usual_answer_stands_alone_where_nothing_is_asked(capsys: Screens) -> None:
    assert lines("").text(draw, "", "as usual") == "as usual"
    assert capsys.readouterr().err == "[Enter: as usual]\n> "


def test_by_lines_only_the_first_of_lines_that_came_at_once_is_taken_and_that_is_said(
    capsys: Screens,
) -> None:
    person = lines("Called back\n3\n4", "2")
    assert person.ask(FREQUENCY, draw).value == "2"
    said = "Only the first line was taken: the next ones came before their questions.\n"
    hint = "The question\n\nPress 1 to 5, or n, b, ?, e or q.\n> "
    assert capsys.readouterr().err == f"The question\n> {said}{hint}"


@pytest.mark.parametrize("line", ["\x1b[200~3\x1b[201~", "\x1b[200~3", "3\x1b[201~"])
def test_by_lines_a_marked_paste_is_no_answer_and_in_a_line_it_is_text(line: str, capsys: Screens) -> None:
    assert lines(line, "2").ask(FREQUENCY, draw).value == "2"
    assert "That was pasted" in capsys.readouterr().err
    assert lines(line).text(draw, "What?") == "3"
