"""A page that has every kind of block, and one that has none."""

from skillcheck.model.document import (
    Accent,
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
        Paragraph("People whose side was heard stop repeating it.", name="Why it pays"),
        Heading("What to do?"),
        Heading("Say it back", 3),
        Bullets(
            ("One short text.", "A text that goes on for a while: its second line stands below its first word.")
        ),
        Bullets(("Pick the first call.", "Say back what you heard."), numbered=True),
        Facts((("Cue", "When a call begins, I say back the first point."), ("Takes", "5 minutes"))),
        Heading("Gaps"),
        Standings(
            (
                Standing(
                    "Listening", Gauge(7 / 3, 2.0, 3.4, 4.0), ("3 of 5", "very sure"),
                    "between Building up and Steady; your role asks for Strong; 3 of 5 answered; very sure", 1, "People",
                ),
                Standing("Order", Gauge(2.0, 1.2, 2.9, 3.5), ("1 of 5", "a guess"), "Building up; a guess", 2, "People"),
                Standing("計算", None, ("", "not asked"), "not asked", group="Work"),
            ),
            ("answered", "how sure"),
        ),
        Step(
            "On Monday: Listening",
            (Paragraph("When a call begins, I say it back."), Paragraph("Pick one.", name="First step")),
            "Enter",
            "skillcheck show listening",
        ),
        Outcome(
            "Your choice, third of the four", "Offer a form.", "The guest goes to the hotel across the street.", Accent.CARE
        ),
        Cards((Card("1 Listening", (Paragraph("Say it back.", name="On Monday"),), "11 skills"), Card("2 Order", ()))),
        Heading("Levels"),
        Table(
            ("level", "what one sees"),
            (
                ("1 First steps", "Answers before the other has finished, and again and again after that."),
                ("5 Shapes others", "Has others listen to each other."),
            ),
        ),
        Table(("skill", "importance", "asks for"), (("Sums", "5", "3"), ("計算", "4", "2")), 1),
        Boxes(
            (
                ("Week of 23 November", (Box("Mon 23", ticked=True), Box("Wed 25"))),
                ("Week of 30 November", (Box("look back, Fri 4"),)),
            )
        ),
        Choices((("1", "Not once"), ("2", "One in four"), ("3", "Half")), "2", scaled=True),
        Progress(3, 12, "3 of 12, about 2 minutes left"),
        Commands((("skillcheck show listening", "what to do"), ("skillcheck gaps", "all of them")), ("Enter", "w")),
    ),
    aside="22 November 2026",
    keys=(Key("b", "back"), Key("q", "leave")),
)  # fmt: skip
EMPTY = Document("Nothing yet", "sample", {"skills": []}, "skills", ("rank", "name"), ())
