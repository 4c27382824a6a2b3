"""Breaking a text into lines by what its characters take on a screen."""

import re

WORD = re.compile(r"\s*\S+\s*")
COMMAND = re.compile(r"(?<=: )skillcheck .*")
"""Something to type, up to the end of the text."""


def wrap(text: str, width: int) -> list[str]:
    """The text in pieces of at most `width` columns (blanks at their ends not counted), which together are the text.

    Broken between words; a word longer than a line begins a new one and is broken where it has to be. A command at the end
    that fits into a line counts as a word, since it is there to be copied. No text: no pieces.
    """
    from rich.cells import cell_len, chop_cells

    command = COMMAND.search(text)
    start = command.start() if command and cell_len(command[0].rstrip()) <= width else len(text)
    pieces, line = [], ""
    for word in (*WORD.findall(text[:start]), text[start:]):
        length = cell_len(word.rstrip())
        if cell_len(line) + length <= width:
            line += word
            continue
        pieces.append(line)
        *full, line = chop_cells(word, width) if length > width else [word]
        pieces += full
    return [piece for piece in (*pieces, line) if piece]
