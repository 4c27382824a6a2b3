"""A page that has every kind of block, and one that has none."""

from skillcheck.model.document import (
    Bar,
    Bullets,
    Choices,
    Commands,
    Document,
    Facts,
    Gauge,
    Heading,
    Mark,
    Outcome,
    Overleaf,
    Paragraph,
    Progress,
    Step,
    Table,
    Tone,
)

RICH = Document(
    title="Where to work next: Desk lead",
    kind="sample",
    data={
        "skills": [
            {"rank": 1, "name": "Listening", "level": 7 / 3, "lists": ["two", "six"], "known": True, "year": None},
            {"rank": 2, "name": "客戶, “café”", "level": 2.0, "lists": [], "known": False, "year": 1999},
        ]
    },
    rows="skills",
    columns=("rank", "name", "level", "lists", "known", "year"),
    blocks=(
        Paragraph("Your own view, said in passing.", Tone.QUIET),
        Paragraph(
            "Running text that is long enough to be broken on a screen of eighty columns, with 客戶服務 and “quotes” in it."
        ),
        Paragraph("What the page is about.", Tone.STRONG),
        Heading("What to do?"),
        Heading("Say it back", 3),
        Bullets(
            ("One short text.", "A text that goes on for a while: its second line stands below its first word.")
        ),
        Bullets(("Pick the first call.", "Say back what you heard."), numbered=True),
        Facts((("Cue", "When a call begins, I say back the first point."), ("Takes", "5 minutes"))),
        Heading("Gaps"),
        Table(
            ("", "level 1-5", "target", "weight"),
            (
                ("1. Listening", Gauge(7 / 3, 2.0, 3.4, 4.0), "4", "5"),
                ("2. Order", Gauge(2.0, 1.2, 2.9, 3.5), "3.5", "4"),
            ),
            ("Say it back (5 min)", ""),
            "practice",
        ),
        Heading("Levels"),
        Table(
            ("level", "what one sees"),
            (
                ("1 First steps", "Answers before the other has finished, and again and again after that."),
                ("5 Shapes others", "Has others listen to each other."),
            ),
        ),
        Table(("skill", "level", "target"), (("Sums", Gauge(1.0, 1.0, 5.0), "3"), ("計算", Gauge(5.0, 4.5, 5.0), "2"))),
        Bar(("When a call begins, ...", "I say back the first point.")),
        Step("Practise for three minutes", "Enter", ("Two scenes, then your cue.",)),
        Outcome("Most effective", "Say back the story.", "The guest nods.", Mark.GOOD),
        Outcome("Third, your choice", "Offer a form.", "The guest goes away.", Mark.NEXT),
        Overleaf(),
        Choices((("1", "Not once"), ("2", "One in four"), ("3", "Half")), "2"),
        Progress(3, 12, "3 of 12, about 2 minutes left"),
        Commands((("skillcheck show listening", "what to do"), ("skillcheck gaps", "all of them"))),
    ),
)  # fmt: skip
EMPTY = Document("Nothing yet", "sample", {"skills": []}, "skills", ("rank", "name"), ())
