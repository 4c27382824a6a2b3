"""For a person at a terminal: one left edge, one axis, whole words, laid out by Rich."""

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from skillcheck.formats import standings
from skillcheck.formats.standings import BUTTON, CARE, GOOD, NAME, QUIET, YOU, ends
from skillcheck.model import document as doc
from skillcheck.model.form import Look
from skillcheck.model.text import split_copied

ACCENTS = {doc.Accent.YOU: YOU, doc.Accent.GOOD: GOOD, doc.Accent.CARE: CARE, doc.Accent.REST: QUIET}
TONES = {doc.Tone.USUAL: "", doc.Tone.QUIET: QUIET, doc.Tone.STRONG: NAME}
WIDEST, WIDE = 80, 60
"""Columns that a page takes at most, since longer lines are hard to read; and from which things stand side by side."""
MARGIN = 2
"""Columns that running text leaves free at the right of a wide page."""
LONGEST_LABEL = 20
"""Characters of a label that has its value beside it; a longer one stands above."""
MARKS = str.maketrans(
    {"●": "@", "◆": "#", "○": "o", "━": "=", "─": "-", "┃": "|", "▌": "|", "→": ">", "·": "."}
)
"""The marks in ASCII, each as wide as the other."""


def render(document: doc.Document, look: Look) -> str:
    """Return the page for a screen `look.width` columns wide."""
    if not look.unicode:
        document = document._replace(
            title=_ascii(document.title),
            aside=_ascii(document.aside),
            blocks=doc.change_texts(document.blocks, _ascii),
        )
    text = Screen(look).draw(document)
    return text if look.unicode else text.translate(MARKS)


def _ascii(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode()


class Bar:
    """Lines with a coloured bar at their left."""

    def __init__(self, parts: Sequence[RenderableType], style: str, width: int) -> None:
        self.parts, self.style, self.width = parts, style, width

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines, as Rich asks for them."""
        mark = Segment("▌ ", Style.parse(self.style))
        for part in self.parts:
            inside = options.update(width=max(self.width - 2, 1), height=None)
            for line in console.render_lines(part, inside, pad=False):
                yield mark
                yield from line
                yield Segment.line()


class Screen:
    """A page as wide as the screen, at most 80 columns."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.width = min(look.width, WIDEST)
        self.wide = look.width >= WIDE

    def draw(self, document: doc.Document) -> str:
        """Return the page as text, with the keys that a person can press at its foot."""
        look = self.look
        styled = look.colour or look.bold
        console = Console(
            file=StringIO(),
            width=self.width,
            height=1,  # not used, but Rich else takes 80 columns for TERM=dumb
            force_terminal=styled,
            color_system=look.palette if styled else None,  # type: ignore[arg-type]
            no_color=not look.colour,
            legacy_windows=False,
            markup=False,
            highlight=False,
            emoji=False,
        )
        with console.capture() as page:
            if document.title:
                console.print(ends(Text(document.title, NAME), document.aside, self.width))
            before: doc.Block | None = None
            for block in document.blocks:
                if _apart(before, block, titled=bool(document.title)):
                    console.line()
                for part in self._parts(block, document.keys):
                    # Rich forgets what a text says of itself
                    console.print(part, soft_wrap=isinstance(part, Text) and bool(part.no_wrap))
                before = block
            if look.keys and document.keys and not (isinstance(before, doc.Commands) and before.keys):
                console.print(self._footer(document.keys))
        return "".join(f"{row.rstrip()}\n" for row in page.get().split("\n")[:-1])

    def _parts(  # noqa: C901 - one case a kind of block
        self, block: doc.Block, keys: Sequence[doc.Key]
    ) -> Iterator[RenderableType]:
        """Yield what stands below one another in a block."""
        match block:
            case doc.Heading(text):
                yield Text(text, NAME)
            case doc.Paragraph(text, tone) if len(copied := split_copied(text)[1]) > self.width:
                yield self._prose(block._replace(text=split_copied(text)[0]), NAME)
                yield _unbroken(copied, TONES[tone])
            case doc.Paragraph():
                yield self._prose(block, NAME)
            case doc.Bullets(items, numbered):
                marks = [f"{number}" if numbered else "-" for number in range(1, len(items) + 1)]
                style, gap = (NAME, 2) if numbered else (QUIET, 1)
                yield self._list(marks, [Text(item) for item in items], style, gap)
            case doc.Facts(pairs):
                yield self._facts(pairs)
            case doc.Commands() if block.pairs:
                yield from self._commands(block, keys)
            case doc.Choices():
                yield self._choices(block)
            case doc.Progress(done, total, text):
                yield self._progress(done, total, text)
            case doc.Table():
                yield from self._table(block)
            case doc.Step():
                yield self._step(block)
            case doc.Outcome(name, text, leads_to, accent):
                act = Text.assemble((f"{name}. ", NAME), text)
                leads = self._list(["→"], [Text(leads_to)], ACCENTS[accent], gap=1, room=self.width - 3)
                yield Bar((act, leads) if leads_to else (act,), ACCENTS[accent], self.width)
            case doc.Standings():
                yield from standings.draw(block, self.width, wide=self.wide)
            case doc.Overleaf():
                yield Text("─" * self.width, QUIET)
            case doc.Cards(cards):
                for number, card in enumerate(cards):
                    yield from ([Text("")] if number else [])
                    yield ends(Text(card.title, NAME), card.aside, self.width)
                    yield from (self._prose(line, QUIET) for line in card.lines)

    def _prose(self, paragraph: doc.Paragraph, style: str) -> RenderableType:
        """Return running text; a command at its end, to be copied, has a line of its own where it would be broken."""
        margin = MARGIN if self.wide else 0
        before, copied = split_copied(paragraph.text)
        if copied and len(copied) <= self.width < Text(paragraph.text).cell_len + margin:
            return Text(f"{before}\n{copied}", TONES[paragraph.tone])
        name = f"{paragraph.name}{'.' if style == NAME else ':'} " if paragraph.name else ""
        text = Text.assemble((name, style), (paragraph.text, TONES[paragraph.tone]))
        return Padding(text, (0, margin, 0, 0))

    def _list(
        self,
        marks: Sequence[str],
        items: Sequence[RenderableType],
        style: str = NAME,
        gap: int = 2,
        room: int = 0,
    ) -> RenderableType:
        """Return texts whose further lines stand below their first word."""
        widest = max(map(cell_len, marks), default=0)
        grid = Grid.grid(padding=(0, gap, 0, 0))
        grid.add_column(no_wrap=True, style=style)
        grid.add_column(overflow="fold", width=max((room or self.width) - widest - gap, 1))
        for mark, item in zip(marks, items, strict=True):
            grid.add_row(mark, item)
        return grid

    def _facts(self, pairs: Sequence[tuple[str, str]]) -> RenderableType:
        """Return values beside their names; below them where that is too narrow."""
        names = [name for name, _ in pairs]
        values = [self._prose(doc.Paragraph(value), NAME) for _, value in pairs]
        if self.wide and max(map(cell_len, names), default=0) <= LONGEST_LABEL:
            return self._list(names, values, QUIET)
        parts: list[RenderableType] = []
        for name, value in zip(names, values, strict=True):
            parts += [Text(f"{name}:", QUIET), value]
        return Group(*parts)

    def _commands(self, commands: doc.Commands, more: Sequence[doc.Key]) -> Iterator[RenderableType]:
        """Yield what one can do next: the key, where one is pressed, words, and the command that does the same.

        The other keys of the page come last, as they have no command.
        """
        if self.look.keys and commands.keys:
            count = 3 if self.wide else 2
            grid = self._columns(*(NAME, "", QUIET)[:count])
            for key, (command, what) in zip(commands.keys, commands.pairs, strict=True):
                grid.add_row(*(key, what, command)[:count])
            for other in more:
                grid.add_row(other.key, other.text)
            yield grid
            return
        longest = max(len(command) for command, _ in commands.pairs)
        if self.wide and longest <= self.width // 2:
            grid = self._columns("", QUIET)
            for command, what in commands.pairs:
                grid.add_row(command, what)
            yield grid
            return
        for command, what in commands.pairs:
            yield _unbroken(command)
            yield Padding(Text(what, QUIET), (0, 0, 0, 2))

    def _columns(self, *styles: str) -> Grid:
        grid = Grid.grid(padding=(0, 2, 0, 0))
        for style in styles:
            grid.add_column(style=style, overflow="fold")
        return grid

    def _choices(self, choices: doc.Choices) -> RenderableType:
        steps = len(choices.pairs) - 1
        marks, items = [], []
        for number, (key, label) in enumerate(choices.pairs):
            marks.append(f"{'*' if key == choices.chosen else ' '} {key}")
            dots = (
                (("●" * number, YOU), ("○" * (steps - number), QUIET), ("   ", "")) if choices.scaled else ()
            )
            items.append(Text.assemble(*dots, label))
        return self._list(marks, items)

    def _progress(self, done: int, total: int, text: str) -> RenderableType:
        """Return a count and a bar; a thin rest of the line is what is to come."""
        room = self.width - (len(text) + 2 if self.wide else 0)
        full = min(max(round(room * done / max(total, 1)), 0), max(room, 0))
        bar = Text.assemble(("━" * full, YOU), ("─" * (room - full), QUIET))
        return Text.assemble(text, "  ", bar) if self.wide else Group(Text(text), bar)

    def _table(self, table: doc.Table) -> Iterator[RenderableType]:
        """Yield rows below their columns; where it is narrow, the cells of each row below its name."""
        marks = ["  " if table.yours >= 0 else ""] * len(table.rows)
        if table.yours >= 0:
            marks[table.yours] = "▌ "
        if not self.wide:
            for mark, (name, *cells) in zip(marks, table.rows, strict=True):
                yield Text.assemble((mark, YOU), (name, NAME))
                for column, cell in zip(table.columns[1:], cells, strict=True):
                    head = f"{column}: " if len(cells) > 1 and column else ""
                    yield Padding(Text(f"{head}{cell}"), (0, 0, 0, 2))
            return
        grid = self._columns(*[""] * len(table.columns))
        if any(table.columns):
            grid.add_row(*(Text(column, QUIET) for column in table.columns))
        for mark, (name, *cells) in zip(marks, table.rows, strict=True):
            grid.add_row(Text.assemble((mark, YOU), (name, NAME if mark else "")), *map(Text, cells))
        yield grid

    def _step(self, step: doc.Step) -> RenderableType:
        button = f" {step.key} " if step.key and self.look.keys else ""
        parts = [ends(Text(step.text, NAME), button, self.width - 2, BUTTON)] if step.text else []
        parts += [self._prose(line, QUIET) for line in step.lines]
        if step.command and not self.look.keys:
            parts.append(Text(step.command))
        return Bar(parts, ACCENTS[step.accent], self.width)

    def _footer(self, keys: Sequence[doc.Key]) -> RenderableType:
        """Return a thin line, then each key with what it does, broken only between them."""
        lines = [Text()]
        for key in keys:
            pair = Text.assemble((key.key, NAME), (f" {key.text}", QUIET))
            if lines[-1].cell_len and lines[-1].cell_len + 3 + pair.cell_len > self.width:
                lines.append(Text())
            lines[-1] = Text.assemble(lines[-1], "   " if lines[-1].cell_len else "", pair)
        return Group("", Text("─" * self.width, QUIET), *lines)


def _apart(before: doc.Block | None, block: doc.Block, *, titled: bool) -> bool:
    """Return whether an empty line stands before `block`: none below a heading, nor between lines of running text."""
    match before, block:
        case None, doc.Standings(legend=legend):
            return titled and not legend
        case None, _:
            return titled
        case (doc.Heading(), _) | (doc.Paragraph(tone=doc.Tone.QUIET), doc.Table() | doc.Standings()):
            return False
        case doc.Paragraph(tone=tone), doc.Paragraph(tone=other, name=name):
            return bool(name) or doc.Tone.STRONG in (tone, other)
        case _:
            return True


def _unbroken(command: str, style: str = "") -> Text:
    """Return a line that the terminal alone may break, so that it is copied whole."""
    return Text(command, style, no_wrap=True)
