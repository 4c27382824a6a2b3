"""The terminal: whole pages, and what holds at every width."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from skillcheck import formats
from skillcheck.model.document import (
    Block,
    Bullets,
    Card,
    Cards,
    Choices,
    Commands,
    Document,
    Facts,
    Gauge,
    Heading,
    Key,
    Outcome,
    Paragraph,
    Progress,
    Standing,
    Standings,
    Step,
    Table,
    Tone,
)
from skillcheck.model.form import Look
from tests.formats.hostile import GAUGE, LONG, STEERING, TEXTS, everywhere
from tests.formats.sample import RICH

CODE = re.compile(r"\x1b\[[0-9;]*m")


def render(document: Document, look: Look) -> str:
    return formats.render("terminal", document, look)


def show(*blocks: Block, title: str = "", width: int = 80) -> str:
    return render(Document(title, "test", {}, "", (), blocks), Look(width))


def widest(shown: str) -> int:
    return max(cell_len(CODE.sub("", line)) for line in shown.split("\n"))


@pytest.mark.parametrize(
    "look", [Look(80, colour=True), Look(40), Look(20, unicode=False)], ids=["colour", "narrow", "ascii"]
)
def test_a_page_with_every_kind_of_block(look: Look, snapshot: SnapshotAssertion) -> None:
    assert render(RICH, look).replace("\x1b", "␛") == snapshot


# At every width


@pytest.mark.parametrize("name", STEERING | LONG)
def test_no_foreign_text_makes_a_line_wider_than_the_screen(name: str) -> None:
    looks = [Look(20), Look(40, colour=True), Look(40, unicode=False), Look(80), Look(200, unicode=False)]
    page = everywhere(TEXTS[name])
    assert [look for look in looks if widest(render(page, look)) > look.width] == []


texts = st.lists(
    st.text(alphabet="aeinst漢客é👩", min_size=1, max_size=12)
    | st.sampled_from(["“so”", "1.", "-", "[/]", "=1"]),
    min_size=1,
    max_size=20,
).map(" ".join)
gauges = st.floats(1, 5).map(lambda level: Gauge(level, max(1, level - 0.5), min(5, level + 0.5), 4))
pairs = st.lists(st.tuples(texts, texts), min_size=1, max_size=4).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of two to five columns."""
    columns = draw(st.integers(2, 5))
    count = draw(st.integers(1, 3))
    rows = tuple(tuple(draw(texts) for _ in range(columns)) for _ in range(count))
    names = tuple(draw(st.lists(texts, min_size=columns, max_size=columns)))
    return Table(names, rows, draw(st.sampled_from([-1, 0])))


paragraphs = st.builds(Paragraph, texts, st.sampled_from(Tone), texts | st.just(""))
standings = st.builds(
    lambda rows: Standings(tuple(rows), ("answered", "how sure")),
    st.lists(
        st.builds(
            Standing,
            texts,
            gauges | st.none(),
            st.tuples(texts, texts),
            texts,
            st.integers(0, 44),
            texts | st.just(""),
        ),
        min_size=1,
        max_size=3,
    ),
)


blocks = st.one_of(
    st.builds(Heading, texts, st.sampled_from([2, 3])),
    paragraphs,
    standings,
    st.builds(Step, texts, st.lists(paragraphs, max_size=2).map(tuple), st.just("Enter"), texts),
    st.builds(Outcome, texts, texts, texts),
    st.builds(
        lambda title, lines: Cards((Card(title, tuple(lines)),)), texts, st.lists(paragraphs, max_size=2)
    ),
    st.builds(Bullets, st.lists(texts, min_size=1, max_size=3).map(tuple), st.booleans()),
    st.builds(Facts, pairs),
    st.builds(Commands, pairs),
    pairs.map(lambda many: Choices(tuple((str(n), text) for n, (text, _) in enumerate(many)), "0")),
    st.builds(lambda done, text: Progress(done, 9, text), st.integers(0, 9), texts),
    tables(),
)
pages = st.builds(
    lambda title, many: Document(title, "test", {}, "", (), tuple(many)), texts, st.lists(blocks, max_size=4)
)


@settings(max_examples=60, deadline=None)
@given(pages, st.integers(20, 200), st.booleans(), st.booleans())
def test_no_line_is_ever_wider_than_the_screen(
    page: Document, width: int, colour: bool, unicode: bool
) -> None:
    # a command is left to the terminal to break, so that it is copied whole
    page = page._replace(blocks=tuple(one for one in page.blocks if not isinstance(one, Commands)))
    assert widest(render(page, Look(width, colour, unicode))) <= width


@settings(max_examples=60, deadline=None)
@given(blocks)
def test_no_word_is_lost_or_cut_at_forty_columns(block: Block) -> None:
    shown = show(block, width=40).split()
    # no word of these texts is longer than 24 columns, and any line has more than that
    missing = [word for word in words_of(block) if not {word, f"{word}:", f"{word}."} & set(shown)]
    assert missing == []


def words_of(block: Block) -> list[str]:
    """The words of the texts that a block holds."""
    match block:
        case Heading(text) | Progress(text=text):
            found = [text]
        case Paragraph(text, _, name):
            found = [text, name]
        case Outcome():
            found = [block.text, block.leads_to]
        case Step(text, lines):
            found = [text, *(line.text for line in lines)]
        case Cards(cards):
            found = [text for card in cards for text in (card.title, *(line.text for line in card.lines))]
        case Standings(rows):
            found = [text for row in rows for text in (row.name, *row.cells, row.group)]
        case Bullets(items):
            found = list(items)
        case Facts(pairs) | Commands(pairs) | Choices(pairs):
            found = [text for pair in pairs for text in pair]
        case Table(rows=rows):
            found = [cell for row in rows for cell in row]
    return [word for text in found for word in text.split()]


# What the screen can show


@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_without_unicode_there_is_nothing_but_ascii(unicode: bool) -> None:
    assert render(RICH, Look(unicode=unicode)).isascii() is not unicode


def test_colour_changes_nothing_but_the_colour() -> None:
    coloured = render(RICH, Look(colour=True))
    assert "\x1b" in coloured
    assert [line.rstrip() for line in CODE.sub("", coloured).split("\n")] == render(RICH, Look()).split("\n")


@pytest.mark.parametrize("name", ["TERM", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"])
@pytest.mark.parametrize("value", ["dumb", "1"])
def test_the_environment_changes_nothing_that_the_look_says(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [render(RICH, Look(40, colour)) for colour in (True, False)]
    monkeypatch.setenv(name, value)
    assert [render(RICH, Look(40, colour)) for colour in (True, False)] == before


# Tables


def test_columns_line_up_below_wide_characters_and_none_is_cut() -> None:
    shown = show(Table(("skill", "target"), (("計算計算", "3"), ("Sums", "4")))).splitlines()
    ends = zip(shown, ("target", "3", "4"), strict=True)
    starts = {cell_len(line[: line.rindex(end)]) for line, end in ends}
    assert starts == {10}  # eight columns and a gap of two
    assert "計算計算" in shown[1]


def test_a_table_on_a_narrow_screen_is_stacked_with_nothing_lost() -> None:
    table = Table(("skill", "level", "target"), (("Listening", "2", "4"),))
    assert show(table, width=40).splitlines() == ["Listening", "  level: 2", "  target: 4"]


# Levels


def test_gauges_stand_below_one_another_on_one_axis() -> None:
    rows = (Standing("Sums", GAUGE, rank=1), Standing("計算計算", GAUGE, rank=2), Standing("Order", None))
    shown = show(Standings(rows, legend=False)).splitlines()
    assert len({cell_len(line[: line.index("●")]) for line in shown if "●" in line}) == 1
    assert shown[0].split() == ["first", "steps", "shapes", "others"]
    assert shown[-1].strip() == "Order"  # nothing is drawn of what is not known


@pytest.mark.parametrize(
    ("gauge", "legend"),
    [
        (Gauge(3, 2, 4), "● you  ━ likely"),
        (Gauge(3, 2, 4, 5), "● you  ━ likely  ┃ your role asks"),
        (Gauge(3, 2, 4, 3), "● you  ━ likely  ┃ your role asks  ◆ both"),
    ],
)
def test_the_legend_names_the_marks_that_are_drawn(gauge: Gauge, legend: str) -> None:
    assert show(Standings((Standing("Sums", gauge),))).splitlines()[0] == legend


def test_on_a_narrow_screen_the_gauge_stands_below_its_name() -> None:
    row = Standing("Listening", GAUGE, ("3 of 5", "very sure"), rank=1)
    shown = show(Standings((row,), legend=False), width=40).splitlines()
    assert shown[1].split() == ["1", "Listening", "very", "sure"]
    assert shown[2].endswith("3 of 5")
    assert "●" in shown[2]


# Keys


KEYS = (Key("Enter", "next scene"), Key("o", "open the others"), Key("q", "leave"))


def test_keys_stand_at_the_foot_and_break_only_between_them() -> None:
    page = Document("T", "test", {}, "", (), (), keys=KEYS)
    assert render(page, Look(40, keys=True)).splitlines()[-2:] == [
        "Enter next scene   o open the others",
        "q leave",
    ]
    assert "Enter" not in render(page, Look(40))


def test_where_keys_are_pressed_a_command_has_its_key() -> None:
    commands = Commands((("skillcheck choices", "what choices lead to"),), ("c",))
    page = Document("", "test", {}, "", (), (commands,))
    assert render(page, Look(80, keys=True)) == "c  what choices lead to  skillcheck choices\n"
    assert render(page, Look(40, keys=True)) == "c  what choices lead to\n"
    assert render(page, Look(80)) == "skillcheck choices  what choices lead to\n"


def test_no_colour_leaves_bold_and_dim() -> None:
    shown = render(RICH, Look(bold=True))
    assert "\x1b[1m" in shown
    assert "38;5" not in shown


# Commands, which are there to be copied


def test_what_a_command_does_stands_below_it_on_a_narrow_screen() -> None:
    commands = Commands((("abcd", "客戶客戶客戶"),))
    assert show(commands, width=40) == "abcd\n  客戶客戶客戶\n"
    assert show(commands, width=80) == "abcd  客戶客戶客戶\n"


def test_commands_line_up_below_wide_characters() -> None:
    shown = show(Commands((("客戶", "one"), ("abcd", "two")))).splitlines()
    assert cell_len(shown[0].split("one")[0]) == cell_len(shown[1].split("two")[0])


@pytest.mark.parametrize(
    ("width", "rows"),
    [
        (33, ["skillcheck plan checkin listening", "  look back"]),
        (20, ["skillcheck plan checkin listening", "  look back"]),
    ],
)
def test_a_command_is_broken_by_the_terminal_alone(width: int, rows: list[str]) -> None:
    assert (
        show(Commands((("skillcheck plan checkin listening", "look back"),)), width=width).splitlines()
        == rows
    )


DUE = "Look back on Order, since 2026-12-11: skillcheck plan checkin order"


@pytest.mark.parametrize(
    ("width", "rows"),
    [
        (69, [DUE]),
        (60, ["Look back on Order, since 2026-12-11:", "skillcheck plan checkin order"]),
        (24, ["Look back on Order,", "since 2026-12-11:", "skillcheck plan checkin order"]),
    ],
)
def test_a_command_at_the_end_of_a_text_too(width: int, rows: list[str]) -> None:
    assert show(Paragraph(DUE), width=width).splitlines() == rows


# The other blocks


def test_a_further_line_of_a_bullet_stands_below_its_first_word() -> None:
    assert show(Bullets(("word " * 8,)), width=20).splitlines() == [
        "- word word word",
        "  word word word",
        "  word word",
    ]


def test_the_answer_so_far_is_marked() -> None:
    assert show(Choices((("1", "Not once"), ("2", "Half")), "2")) == "  1  Not once\n* 2  Half\n"


@pytest.mark.parametrize(("done", "total", "marks"), [(0, 10, 0), (5, 10, 34), (10, 10, 68), (0, 0, 0)])
def test_the_bar_is_as_full_as_one_is_far(done: int, total: int, marks: int) -> None:
    assert show(Progress(done, total, "on the way")).count("━") == marks


def test_an_empty_line_stands_before_a_heading_and_none_after() -> None:
    shown = show(Paragraph("one"), Heading("Two"), Paragraph("three"), title="Title")
    assert shown == "Title\n\none\n\nTwo\nthree\n"
    assert show(Heading("Listening"), title="Monday") == "Monday\n\nListening\n"
