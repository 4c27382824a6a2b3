"""Pictures of the screen for the README: the program's own pages, drawn by Rich, light and dark."""

from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from skillcheck import formats
from skillcheck.app import opening
from skillcheck.app.gaps import show_gaps
from skillcheck.model.document import Document
from skillcheck.model.form import Look, SessionProgress
from skillcheck.pages import question as questions

ITEM, PROGRESS = (
    "coaching-1",
    SessionProgress(asked=11, total=30, seconds_left=220, enough=0.8),
)
"""A question, and where it stands in an assessment of usual length."""
UNUSED = [(0, 0, 0)] * 8
"""The pages have colours of the 256 alone."""
THEMES = {
    "light": TerminalTheme((255, 255, 255), (28, 33, 39), UNUSED),
    "dark": TerminalTheme((21, 24, 28), (228, 231, 235), UNUSED),
}
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {terminal_width} {terminal_height}">
<style>
text {{ font: {char_height}px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="100%" height="100%" rx="8" fill="{background}"/>
{backgrounds}
{matrix}
</svg>
"""
"""Rich's own frame would fetch a font."""


def draw(document: Document, theme: str) -> str:
    """Return a page as an SVG picture, as someone sees it who can press its keys."""
    look = Look(colour=True, bold=True, keys=True)
    page = Text.from_ansi(formats.render("terminal", document, look))
    console = Console(file=StringIO(), record=True, width=look.width + 6)
    console.print(Padding(page, (1, 3)))
    frame = SVG.replace("{background}", THEMES[theme].background_color.hex)
    return console.export_svg(theme=THEMES[theme], code_format=frame, unique_id=theme)


def result() -> Document:
    """Return the newest result of the home in use."""
    return show_gaps(
        opening.open_catalogue(None),
        assessment=None,
        role=None,
        since=None,
        top=None,
        explained=False,
        least=None,
    )


def question() -> Document:
    """Return a question."""
    catalogue = opening.open_catalogue(None)
    return questions.page(catalogue.items()[ITEM].form(catalogue.scale), PROGRESS, answer="")
