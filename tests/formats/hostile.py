"""Texts that have broken terminals, spreadsheets and Markdown, and every place of a page that they can stand in."""

import unicodedata
from collections.abc import Callable

from skillcheck.model.document import (
    Block,
    Box,
    Boxes,
    Bullets,
    Card,
    Cards,
    Choices,
    Commands,
    Document,
    Facts,
    Gauge,
    Heading,
    Outcome,
    Paragraph,
    Progress,
    Standing,
    Standings,
    Step,
    Table,
)
from skillcheck.model.text import UNSEEN

STEERING: dict[str, str] = {
    "colour": "\x1b[31mred\x1b[0m",
    "clear screen": "\x1b[2J\x1b[H",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "window title": "\x1b]0;owned\x1b\\",
    "terminal link": "\x1b]8;;http://x.example\x1b\\click\x1b]8;;\x1b\\",
    "c1": "\x9b31mred \x9d0;t\x9c",
    "nul and bell": "a\x00b\x07c",
    "backspaces": "good\x08\x08\x08\x08evil",
    "delete": "a\x7fb",
    "carriage return": "safe\revil",
    "newlines": "one\ntwo\r\nthree\n\n# four\n\n    five",
    "tabs": "a\tb\t\tc",
    "vertical": "a\vb\fc\x85d\u2028e\u2029f",
    "bidi": "user\u202eexe.txt\u2066 x \u2069",
    "zero width": "pass\u200bword\ufeff\u2060",
    "surrogate": "half \ud83d of one",
    "blank letters": "a\u3164b\u115f\u2800c",
    "private": "\ue000\U000f0000",
    "unassigned": "\u0378",
    "soft hyphen": "co\u00adoperate",
    "zalgo": "Z" + "\u0301\u0302\u0303" * 20 + "algo",
    "joined emoji": "👩\u200d💻 at work \u2764\ufe0f",
    "loose joiner": "a\u200db",
}
MARKUP: dict[str, str] = {
    "closing markup": "[/] [/bold] [/]",
    "markup": "[bold red]loud[/bold red] [link=http://x]y[/link]",
    "emoji names": ":warning: :skull:",
    "brackets": "[ ] [x] [a][b] [^1]",
    "html": "<script>alert(1)</script> <b>x</b> <img src=x onerror=y>",
    "html comment": "<!-- hidden --> <?php ?> <![CDATA[ x ]]>",
    "html block": "<div>\n<details open>",
    "entities": "&lt;b&gt; &amp; &#60; &#x3c; &copy; R&D & Co",
    "link": "[click](http://x.example) [a]: http://x 'y'",
    "image": "![pixel](http://x.example/p.png)",
    "reference": "[foo]: http://x.example",
    "angle link": "<http://x.example> <me@x.example>",
    "bare link": "see http://x.example, https://x.example and www.x.example",
    "emphasis": "*a* **b** _c_ __d__ ***e*** ~~f~~",
    "code": "`a` ``b`` ``` c",
    "fence": "```python",
    "tildes": "~~~ sh",
    "heading": "# one",
    "many hashes": "###### six",
    "closing hashes": "language C #",
    "only hashes": "###",
    "blanks before a heading": "  # two",
    "dash": "- item",
    "plus": "+ item",
    "star": "* item",
    "number": "1. item",
    "number with a bracket": "12) item",
    "long number": "1234567890123. item",
    "task": "- [x] done",
    "quote": "> said",
    "rule": "---",
    "stars": "* * *",
    "equals": "===",
    "table rule": ":---: | --- |",
    "pipes": "a | b \\| c |",
    "backslashes": "\\ C:\\new\\ \\*x\\",
    "indented": "    code()",
    "indented far": "            code()",
    "line starts": " ".join(["aaaa bbbb cccc dddd - e # f 1. g + h > i = j"] * 8),
    "line ends": " ".join(["aaaa bbbb cccc dddd\\ e\\ f\\  g  h"] * 8),
    "addresses": "write me@evil.example, mailto:me@evil.example or xmpp:me@evil.example",
    "footnote": "a[^1] $x$ {y} %% @me #12",
}
FORMULAS: dict[str, str] = {
    "equals formula": "=1+1",
    "plus formula": "+1+1",
    "minus formula": "-1+1",
    "at formula": "@SUM(1)",
    "tab formula": "\t=1+1",
    "tab": "\tx",
    "carriage return formula": "\r=1+1",
    "newline formula": "\n=1+1",
    "form feed formula": "\f=1+1",
    "formula after blanks": "   =1+1",
    "formula after tab and blank": " \t=1+1",
    "formula after no-break space": "\u00a0=1+1",
    "formula after ideographic space": "\u3000=1+1",
    "formula after em space": "\u2003=1+1",
    "formula after ogham space": "\u1680=1+1",
    "full-width equals": "\uff1d1+1",
    "full-width plus": "\uff0b1+1",
    "full-width minus": "\uff0d1+1",
    "full-width at": "\uff20SUM(1)",
    "small equals": "\ufe661+1",
    "command": "=cmd|' /C calc'!A0",
    "quoted formula": '"=1+1"',
}
LONG: dict[str, str] = {
    "long word": "w" * 500,
    "long digits": "1" * 1000,
    "wide word": "漢" * 150,
    "wide text": "客戶服務 經理 " * 30,
    "long text": "a few words of usual length " * 40,
    "very long": "x y " * 500,
}
TEXTS: dict[str, str] = STEERING | MARKUP | FORMULAS | LONG


def _one(block: Block, title: str = "Title", text: str = "") -> Document:
    return Document(title, "test", {"rows": [{"text": text}]}, "rows", ("text",), (block,))


GAUGE = Gauge(2.0, 1.5, 2.5, 4.0)
PLACES: dict[str, Callable[[str], Document]] = {
    "title": lambda text: _one(Paragraph("x"), title=text),
    "heading": lambda text: _one(Heading(text)),
    "paragraph": lambda text: _one(Paragraph(text)),
    "bullet": lambda text: _one(Bullets(("first", text, "last"))),
    "numbered": lambda text: _one(Bullets(("first", text, "last"), numbered=True)),
    "fact name": lambda text: _one(Facts((("first", "1"), (text, "value")))),
    "fact": lambda text: _one(Facts((("first", "1"), ("name", text)))),
    "command": lambda text: _one(Commands((("skillcheck gaps", text),))),
    "choice": lambda text: _one(Choices((("1", text), ("2", "other")), "1")),
    "progress": lambda text: _one(Progress(3, 10, text)),
    "column": lambda text: _one(Table(("skill", text), (("a", "b"),))),
    "third column": lambda text: _one(Table(("skill", "target", text), (("a", "b", "c"),))),
    "row name": lambda text: _one(Table(("skill", "target", "level"), ((text, "b", "c"),))),
    "cell": lambda text: _one(Table(("skill", "target"), (("a", text),))),
    "middle cell": lambda text: _one(Table(("skill", "target", "level"), (("a", text, "c"),))),
    "aside": lambda text: _one(Paragraph("x"))._replace(aside=text),
    "name of a paragraph": lambda text: _one(Paragraph("x", name=text)),
    "standing": lambda text: _one(Standings((Standing(text, GAUGE, ("3 of 5",), "steady", 1),))),
    "standing in words": lambda text: _one(Standings((Standing("a", GAUGE, ("3 of 5",), text, 1),))),
    "cell of a standing": lambda text: _one(Standings((Standing("a", GAUGE, (text, "sure"), text),))),
    "group": lambda text: _one(Standings((Standing("a", GAUGE, (), "steady", group=text),))),
    "step": lambda text: _one(Step(text, (Paragraph("x"),), "Enter", "skillcheck gaps")),
    "line of a step": lambda text: _one(Step("x", (Paragraph(text, name="First step"),))),
    "outcome": lambda text: _one(Outcome("Your choice", text, "leads")),
    "what an outcome leads to": lambda text: _one(Outcome("Your choice", "act", text)),
    "card": lambda text: _one(Cards((Card(text, (Paragraph("x"),), "11 skills"),))),
    "line of a card": lambda text: _one(Cards((Card("a", (Paragraph(text),), "11 skills"),))),
    "aside of standings": lambda text: _one(Standings((Standing("a", GAUGE),), aside=text)),
    "word on an axis": lambda text: _one(
        Standings((Standing("a", GAUGE),), levels=("a", "b", text, "d", "e"))
    ),
    "standing that is nowhere": lambda text: _one(Standings((Standing("a", None, (), text),))),
    "box": lambda text: _one(Boxes((("Week 1", (Box(text),)),))),
    "row of boxes": lambda text: _one(Boxes(((text, (Box("Mon 2"),)),))),
    "data": lambda text: _one(Paragraph("x"), text=text),
}


def everywhere(text: str) -> Document:
    """A page with a text in every place at once."""
    pages = [page(text) for page in PLACES.values()]
    blocks = tuple(block for page in pages for block in page.blocks)
    return _one(Paragraph("x"), title=text, text=text)._replace(aside=text, blocks=blocks)


def steering(shown: str) -> set[str]:
    """The characters of a rendered page that a terminal would act on, or that hide what it says."""
    without_emoji = shown.replace("👩\u200d💻", "")  # its parts are joined, and should be
    return {c for c in without_emoji if c != "\n" and unicodedata.category(c) in UNSEEN}
