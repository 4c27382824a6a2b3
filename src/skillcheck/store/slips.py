"""Slips of the pen in YAML: where the parser stumbled, what was likely meant, and how to cure it, in plain words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML 1.1."""
LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<dashes>(?:-(?:[ \t]+|$))*)"
    r"(?P<key>(?:\"[^\"]*\"|'[^']*'|[^\s:#\"'\[\]{},&*!|>%@`?][^#]*?):(?:[ \t]+|$))?(?P<value>.*)"
)
"""A line of block style; the key goes up to the first colon that a blank follows."""
BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
GLUED = re.compile(r"[a-z_]+:(?=[^\s/])")
COLON = re.compile(r":(?=[ \t]|$)")
COMMENT = re.compile(r"(?:^|[ \t])#.*")
BULLET = re.compile(r"(?P<mark>-(?!\s)|[–—−•●▪◦·*+])\s*[a-z_]+:(?!\S)")
"""What begins an entry in place of a dash and a blank, before the key of the entry."""
LOOK_ALIKES = (
    "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u2060\u3000\ufeff"
)
"""What looks like a blank, or like nothing."""
NO_PLAIN_BLANK = re.compile(
    rf"(?:^[ \t]*(?:-[ \t]+)*-?|^[ \t]*(?:-[ \t]+)*[a-z_]+:[ \t]*)(?P<char>[{LOOK_ALIKES}])"
)
"""One of them where a line is indented, or a key or a dash ends."""
CLOSES = {"[": "]", "{": "}"}
NEAR = 3
"""So many lines with something in them may lie between a slip and where it is noticed; an open quote has no such bound."""
MOST_QUOTED = 100
"""Lines of one text in quotes."""
MOST_LINES = 5_000
"""Lines above the place that are looked at."""

BACKSLASH = "a backslash means something of its own in double quotes: put single quotes around the text"
OPEN_QUOTE = "the quote that opens here is not closed: close it at the end of the text"
IN_TEXT = "the colon inside of this text makes a key of what stands before it: put the text in quotes"
NO_DASH = "a dash is missing: begin each entry of a list with “- ”"
NO_COLON = "this is neither a key nor part of the text above it: write “key: text”"
NO_BLANK = "a blank is missing after the dash"
CUT = "“ #” ends the text here, and what follows is a comment: put the text in quotes, or the comment in a line of its own"
COMMENT_INSIDE = (
    "a line that begins with “#” is a comment, and ends the text above it: put it above that text"
)


class Slip(NamedTuple):
    """What is wrong at a place, line and column counted from 0, and the cure."""

    line: int
    column: int
    what: str


class _Row(NamedTuple):
    """A line with something in it: where its first character, its key and its value begin."""

    line: int
    text: str
    begin: int
    dashes: bool
    at: int
    key: str
    place: int
    value: str


def find_slip(text: str, line: int, column: int, problem: str, context: tuple[int, int] | None) -> Slip:
    """Return the slip behind what a YAML parser says of a place; `context` is where the part around it begins."""
    lines = BREAKS.split(text)[: line + 1]
    if line >= len(lines):  # a parser may see the end of a file in the line below the last
        line, column = len(lines) - 1, len(lines[-1])
    rows = list(_rows(lines))
    nearby = min((row.line for row in rows[-NEAR:]), default=0)
    slips = [slip for slip in _find_in_rows(lines, rows) if slip.line >= nearby or slip.what == OPEN_QUOTE]
    if context and "quoted" in problem:
        return Slip(*context, OPEN_QUOTE) if "end of stream" in problem else Slip(line, column, BACKSLASH)
    opens = [row for row in rows if _stays_open(row.value)]
    if "parsing a flow" in problem and opens and opens[-1].line not in {slip.line for slip in slips}:
        for number in range(opens[-1].line, len(lines)):
            cut = _find_comment(lines[number])
            if set(lines[number][cut:]) & set(",]}"):
                return Slip(number, cut + 1, CUT)
        mark = opens[-1].value[0]
        what = f"“{mark}” opens what is not closed with “{CLOSES[mark]}”: close it, or put a text in quotes"
        return Slip(opens[-1].line, opens[-1].place, what)
    if slips:
        return slips[-1]
    if "tab" in problem:
        return Slip(line, column, "a tab stands where blanks must be: write blanks instead of the tab")
    if "parsing a flow" in problem and lines[line][column : column + 1] == ":":
        return Slip(line, column, IN_TEXT)
    return _explain_layout(rows, Slip(line, column, problem), context)


def _rows(lines: Sequence[str]) -> Iterator[_Row]:
    """Yield the lines of block style, without those inside of a block of text or of brackets that span lines."""
    below = -1  # the indentation of what a block of text belongs to
    closing = ""
    for number in range(max(len(lines) - MOST_LINES, 0), len(lines)):
        text, bare = lines[number], lines[number].strip()
        parts = LINE.fullmatch(text)
        if closing:
            closing = "" if closing in text else closing
            continue
        is_inside = below >= 0 and len(text) - len(text.lstrip(" ")) > below
        if parts is None or not bare or bare.startswith("#") or is_inside:
            continue
        key, value, begin, at = parts["key"] or "", parts["value"], parts.end("indent"), parts.end("dashes")
        below = -1
        if BLOCK.fullmatch(value):
            below = at if key else begin
        if _stays_open(value):
            closing = CLOSES[value[0]]
        yield _Row(number, text, begin, bool(parts["dashes"]), at, key.rstrip(), parts.start("value"), value)


def _stays_open(value: str) -> bool:
    """Tell whether a value opens a bracket that it does not close; what a comment holds does not count."""
    return value[:1] in CLOSES and CLOSES[value[0]] not in value[: _find_comment(value)]


def _find_comment(text: str) -> int:
    """Return where a comment begins, outside of quotes, with the blank before it; the length of `text` where none does."""
    comment = COMMENT.search(QUOTED.sub(lambda quoted: "x" * len(quoted[0]), text))
    return comment.start() if comment else len(text)


def _find_in_rows(lines: Sequence[str], rows: Sequence[_Row]) -> Iterator[Slip]:
    before: _Row | None = None
    for row in rows:
        tab = row.text[: row.begin].find("\t")
        if tab >= 0:
            yield Slip(row.line, tab, "a tab indents this line: write blanks instead of the tab")
        elif slip := _slip_of_beginning(row):
            yield slip
            continue  # what stands below it belongs to an entry that is none yet
        else:
            below = _slip_below(before, row, lines) if before else None
            if slip := below or _slip_of_value(row, lines):
                yield slip
        before = row


def describe_blank(char: str) -> str:
    """Return what is wrong with a character that looks like a blank, or like nothing, and is another."""
    return f"a character that only looks like a blank (U+{ord(char):04X}) stands here: write a plain blank, or nothing"


def _slip_of_beginning(row: _Row) -> Slip | None:
    """Return what is wrong with how a line begins: a blank that is none, or an entry without a dash and a blank."""
    if blank := NO_PLAIN_BLANK.match(row.text):
        return Slip(row.line, blank.start("char"), describe_blank(blank["char"]))
    if bullet := BULLET.match(row.text, row.begin):
        mark = bullet["mark"]
        what = NO_BLANK if mark == "-" else f"“{mark}” begins no entry of a list: write “- ” instead"
        return Slip(row.line, row.begin, what)
    return None


def _slip_below(before: _Row, row: _Row, lines: Sequence[str]) -> Slip | None:
    """Return what is wrong with a line below a text: a comment ends that text, or the line is a key deeper than its own."""
    if row.dashes or not before.value or before.value[0] in "\"'[{|>#&*!":
        return None
    if row.key:
        if not before.key or row.at <= before.at:
            return None
        if re.fullmatch(r"[a-z_]+:", row.key):
            what = f"this line is indented deeper than the one that it follows: begin it in column {before.at + 1}"
            return Slip(row.line, row.at, what)
        return Slip(row.line, row.at + len(row.key) - 1, IN_TEXT)
    if row.at <= before.at if before.key else row.begin <= before.begin:
        return None
    if (place := _find_comment(before.value)) < len(before.value):
        return Slip(before.line, before.place + place + 1, CUT)
    between = range(before.line + 1, row.line)
    comments = (number for number in between if lines[number].lstrip().startswith("#"))
    return next((Slip(number, lines[number].index("#"), COMMENT_INSIDE) for number in comments), None)


def _slip_of_value(row: _Row, lines: Sequence[str]) -> Slip | None:
    value, first = row.value, row.value[:1]
    if not value or first == "#" or BLOCK.fullmatch(value):
        return None
    if first in "\"'":
        return _slip_of_quotes(row, lines)
    bad_start = Slip(row.line, row.place, f"a text can't begin with “{first}”: put the text in quotes")
    if first in "@`%&*!,]}|>" or value[:2] in ("? ", "- "):
        return bad_start
    if first in CLOSES:
        rest = COMMENT.sub("", value[value.find(CLOSES[first]) + 1 :])
        return bad_start if CLOSES[first] in value and rest.strip(" \t]},") else None
    plain = COMMENT.sub("", value)
    if colon := COLON.search(plain):
        return Slip(row.line, row.place + colon.start(), IN_TEXT)
    if not row.key and (glued := GLUED.match(plain)):
        what = f"a blank is missing after the colon: write “{glued[0]} …”"
        return Slip(row.line, row.place + glued.end() - 1, what)
    return None


def _slip_of_quotes(row: _Row, lines: Sequence[str]) -> Slip | None:
    tail = "\n".join([row.value, *lines[row.line + 1 : row.line + MOST_QUOTED]])
    text = QUOTED.match(tail)
    rest = COMMENT.sub("", tail[text.end() :].split("\n", 1)[0]).strip() if text else ""
    if text is None or _holds_entry(text[0], row) or ("\n" in text[0] and rest and rest[0] != ":"):
        return Slip(row.line, row.place, OPEN_QUOTE)
    if not rest or rest[0] == ":":
        return None
    other = "double" if row.value[0] == "'" else "single"
    what = f"the text goes on after its closing quote: put {other} quotes around the whole text"
    return Slip(row.line, row.place + text.end() - 1, what)


def _holds_entry(quoted: str, row: _Row) -> bool:
    """Tell whether a text that spans lines has one that looks like the next entry, at least as far left as its own."""
    rows = _rows(quoted.split("\n")[1:])
    entries = (other for other in rows if other.dashes or re.fullmatch(r"[a-z_]+:", other.key))
    return any(entry.begin <= row.at for entry in entries)


def _explain_layout(rows: Sequence[_Row], slip: Slip, context: tuple[int, int] | None) -> Slip:
    """Return what is wrong, behind what the parser says, with how lines stand below each other: dash, colon, indentation."""
    line, column, problem = slip
    above = [row for row in rows if row.line < line]
    place = next((row for row in rows if row.line == line), None)
    if "could not find expected ':'" in problem and context:
        begins = [row.begin for row in rows if row.dashes and row.line < context[0]]
        if context[1] not in begins[-NEAR:]:
            return Slip(*context, NO_COLON)
        at = next((row for row in rows if row.line == context[0]), None)
        glued = at and at.text[context[1] : context[1] + 1] == "-"
        return Slip(*context, NO_BLANK if glued else NO_DASH)
    if "mapping values are not allowed" in problem:
        if above and place and not above[-1].key and above[-1].at == place.at:
            return Slip(above[-1].line, above[-1].at, NO_COLON)
        return Slip(line, column, IN_TEXT)
    if context and column == context[1]:
        if "block collection" in problem:
            return Slip(line, column, NO_DASH)
        if "block mapping" in problem and place and place.dashes:
            return Slip(*context, NO_DASH)
    if place and column == place.begin and context:
        columns = sorted({where + 1 for row in above for where in (row.begin, row.at)})
        near = sorted(columns, key=lambda at: abs(at - column - 1))[:2]
        what = f"this line stands below nothing: begin it in column {' or '.join(map(str, sorted(near)))}"
        return Slip(line, column, f"{what}, where the lines begin that it belongs to")
    if "<document start>" in problem:
        what = "the file ended above this line: take away the “...”, or the bracket, that ends it"
        return Slip(line, column, what)
    return Slip(line, column, "can't be read from here on: put a text that has signs in it in quotes")


def is_cut(line: str, end: int) -> bool:
    """Tell whether a text without quotes, which ends at `end` of its line, is followed by a comment that may belong to it.

    Behind two blanks, a number alone is none of the text: it counts the entries of a list.
    """
    return bool(re.match(r"[ \t]+#", line[end:])) and not re.fullmatch(r"  # \d+ *", line[end:])
