"""The screens of an assessment: the first one, a question, a menu."""

from collections.abc import Sequence

from skillcheck.model.assessment import Evidence
from skillcheck.model.document import Block, Choices, Document, Facts, Hint, Paragraph, Press, Progress, Tone
from skillcheck.model.form import Choice, Form, SessionProgress
from skillcheck.model.text import plural
from skillcheck.pages import evidence

KEYS = "n not applicable, b back, ? the card, e evidence, q "
SAVE_AND_STOP, STOP = "save and stop", "stop"
KEEP = "Enter keeps your answer (marked *)."
KEEP_NOT_APPLICABLE = "Enter keeps your answer (not applicable)."


def page(
    form: Form,
    progress: SessionProgress,
    *,
    answer: str,
    lines: Sequence[Evidence] = (),
    leaving: str = SAVE_AND_STOP,
) -> Document:
    """Show one question with its answers on keys; `answer` is the one that it already has, if any.

    `lines` are evidence about its skill to be reminded of; `leaving` says what q does.
    """
    key = next((choice.key for choice in form.choices if choice.value == answer), "")
    keep = KEEP if key else KEEP_NOT_APPLICABLE
    keys = f"{KEYS}{leaving}. {keep}" if answer else f"{KEYS}{leaving}."
    blocks: list[Block] = [
        _progress(progress),
        Paragraph(form.lead, Tone.QUIET if form.framed else Tone.USUAL),
        Paragraph(form.text, Tone.STRONG),
        Choices(tuple((choice.key, choice.label) for choice in form.choices), key),
    ]
    blocks += [Paragraph(f"You noted: {evidence.reminder(lines)}", Tone.QUIET)] if lines else []
    return _screen("", *blocks, Paragraph(keys, Tone.QUIET))


def welcome(role: str, progress: SessionProgress, file: str) -> Document:
    """Say what will happen, how long it takes, and that answers go to `file`; nowhere where that is empty."""
    questions = plural(progress.total, "question")
    if progress.enough:
        low, _, high = progress.span
        counts = f"{low} to {high}" if low < high else f"{low}"
        questions = f"{counts} questions, as many as it takes to be sure,"
    lost = ", and nothing is lost" if file else ""
    stays = "nothing is ever sent anywhere"
    facts = (
        ("It stays here", stays),
        ("Nothing is kept", "when you stop, or have seen the result, your answers are gone"),
    )
    if file:
        facts = (
            ("It stays here", f"{stays}. Answers are saved in {file}, which only you can read"),
            ("To remove it", "skillcheck history delete --all"),
        )
    return _screen(
        f"skillcheck: {role}",
        Paragraph(
            f"{questions} about your last four weeks, {duration(progress.seconds_left)}. Then you see the"
            " three to five skills that matter most to work on, why those, how sure that is, and what to do on Monday."
        ),
        Paragraph("Answer for what you did, not for what you know. There is no score of you as a person."),
        Hint(Press.ANSWER, f"; b goes back, q stops{lost}.", Tone.USUAL),
        Facts(facts),
        Hint(Press.GO_ON, " to begin, q to leave.", Tone.STRONG),
    )


def menu(title: str, choices: Sequence[Choice], about: str = "") -> Document:
    """Show a few things to choose from, and above them what it is `about`."""
    pairs = tuple((choice.key, choice.label) for choice in choices)
    blocks = [Paragraph(about)] if about else []
    return _screen(title, *blocks, Choices(pairs), Hint(Press.PICK, "; q leaves."))


def open_elsewhere() -> Document:
    """Say, before an assessment, that another one stands open beside it."""
    return _screen(
        "",
        Paragraph("An assessment is open in another window."),
        Paragraph(
            "A new one here is kept apart from it. Go on with an unfinished one in both, and the later answer counts."
        ),
        Hint(Press.GO_ON, " to go on, q to leave.", Tone.STRONG),
    )


def evidence_line(skill: str) -> Document:
    """Show where a line of evidence is written."""
    return _screen(
        f"Evidence: {skill}",
        Paragraph("One line that you will be glad to find when you rate yourself again."),
        Paragraph("It stays in your history, and out of exports unless you ask for it.", Tone.QUIET),
    )


def not_saved(reason: str) -> Document:
    """Say that an answer could not be put on disk."""
    return _screen(
        "NOT saved",
        Paragraph(reason),
        Hint(Press.GO_ON, " to try again, q to give up. Earlier answers are kept.", Tone.STRONG),
    )


def duration(seconds: float) -> str:
    """Say `about 6 minutes`."""
    minutes = round(seconds / 60)
    return f"about {plural(minutes, 'minute')}" if minutes else "less than a minute"


def _progress(progress: SessionProgress) -> Progress:
    """Show the number of the question and of how many; about so many, where an assessment stops by itself."""
    time = f"{duration(progress.seconds_left)} left"
    if not progress.enough:
        return Progress(progress.asked, progress.total, f"{progress.asked} of {progress.total}, {time}")
    number = f"question {progress.asked + 1} of about {progress.total}"
    return Progress(round(100 * progress.share), 100, f"{number}, {time}")


def _screen(title: str, *blocks: Block) -> Document:
    return Document(title, "question", {}, "", (), blocks)
