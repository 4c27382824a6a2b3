"""What the parts of a terminal page share: colour roles, and a line with something at both ends."""

from rich.console import Group, RenderableType
from rich.text import Text

NAME, QUIET, BUTTON = "bold", "dim", "bold reverse"
YOU, GOOD, CARE = "color(31)", "color(64)", "color(166)"
"""Middle tones of the 256 colours: 3.8:1 or better on black and on white. They colour marks, never text."""


def ends(left: Text, right: str, width: int, style: str = QUIET) -> RenderableType:
    """Return a line with something at both ends; two lines where it is too narrow."""
    if not right:
        return left
    end = Text(right, style)
    gap = width - left.cell_len - end.cell_len
    return Text.assemble(left, " " * gap, end) if gap > 1 else Group(left, end)
