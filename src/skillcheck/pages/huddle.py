"""A scene to talk over with the team in fifteen minutes: one sheet of paper, the reasons overleaf."""

from collections.abc import Sequence

from skillcheck.model import document as doc
from skillcheck.model.catalogue import Skill
from skillcheck.model.practice import Verdict
from skillcheck.pages.words import COUNTS, PLACES
from skillcheck.questions.scenario import Scenario

COLUMNS = ("id", "text", "because")
STEPS = (
    ("2 minutes", "Read the scene, each for themselves."),
    ("1 minute", "Vote by hand: what do you do first? Count, and let nobody explain yet."),
    ("5 minutes", "One from each camp says what would happen next if we did that."),
    ("4 minutes", "Turn the sheet: what each way of acting leads to. What would be different here?"),
    ("3 minutes", "The two questions on the back. Agree on one thing to try this week."),
)
QUESTIONS = (
    "When did we last have a case like this, and which of these ways did we take?",
    "What makes the first way hard for us here, and what could we change by next week?",
)


def page(skill: Skill, scene: Scenario, verdicts: Sequence[Verdict]) -> doc.Document:
    """Show a scene with its options to vote on; overleaf what each leads to, and two questions. No person is in it."""
    letters = tuple((option.id.upper(), option.text) for option in scene.options)
    data = {
        "skill": skill.id,
        "scene": scene.id,
        "situation": scene.situation,
        "question": scene.question,
        "options": [{"id": o.id, "text": o.text, "because": o.because} for o in scene.options],
        "questions": list(QUESTIONS),
    }
    blocks: tuple[doc.Block, ...] = (
        doc.Paragraph(scene.situation),
        doc.Paragraph(scene.question, doc.Tone.STRONG),
        doc.Choices(letters),
        doc.Heading("Fifteen minutes"),
        doc.Facts(STEPS),
        doc.Paragraph("Nobody is graded, and no vote is written down beside a name.", doc.Tone.QUIET),
        doc.Overleaf(),
        doc.Heading("What each way of acting leads to"),
        *(
            _outcome(verdict, f"{rank} of the {COUNTS[len(verdicts)]}")
            for verdict, rank in zip(verdicts, PLACES, strict=False)
        ),
        doc.Heading("Two questions"),
        doc.Bullets(QUESTIONS, numbered=True),
    )
    return doc.Document(f"{skill.name}: what would we do?", "huddle", data, "options", COLUMNS, blocks)


def _outcome(verdict: Verdict, rank: str) -> doc.Outcome:
    letter = verdict.id.upper()
    if verdict.best:
        return doc.Outcome(f"{letter}, most effective", verdict.text, verdict.because, doc.Accent.GOOD)
    if verdict.worst:
        return doc.Outcome(f"{letter}, most harm", verdict.text, verdict.because, doc.Accent.CARE)
    return doc.Outcome(f"{letter}, {rank}", verdict.text, verdict.because)
