"""What a person sees while being asked: the first screen, a question, a menu."""

from collections.abc import Sequence

from skillcheck.model.assessment import Evidence
from skillcheck.model.document import Block, Choices, Document, Facts, Paragraph, Progress, Tone
from skillcheck.model.form import Choice, Form, SessionProgress
from skillcheck.model.text import plural
from skillcheck.pages import evidence as evidence_pages

KEYS = "n not applicable, b back, ? the card, e evidence, q "
SAVE_AND_STOP, STOP = "save and stop", "stop"
ONE_KEY = ("One key an answer", "no Enter needed")
KEEP = "Enter keeps your answer (marked *)."
KEEP_NOT_APPLICABLE = "Enter keeps your answer (not applicable)."


def page(
    form: Form,
    course: SessionProgress,
    *,
    given: str,
    noted: Sequence[Evidence] = (),
    leaving: str = SAVE_AND_STOP,
) -> Document:
    """One question with its answers on keys; `given` is the answer that it already has, if any.

    `noted` are lines about its skill to be reminded of; `leaving` says what q does.
    """
    chosen = next((choice.key for choice in form.choices if choice.value == given), "")
    keep = KEEP if chosen else KEEP_NOT_APPLICABLE
    keys = f"{KEYS}{leaving}. {keep}" if given else f"{KEYS}{leaving}."
    reminder = (Paragraph(f"You noted: {evidence_pages.brief(noted)}", Tone.QUIET),) if noted else ()
    blocks: tuple[Block, ...] = (
        _progress(course),
        Paragraph(form.lead, Tone.QUIET if form.framed else Tone.USUAL),
        Paragraph(form.text, Tone.STRONG),
        Choices(tuple((choice.key, choice.label) for choice in form.choices), chosen),
        *reminder,
        Paragraph(keys, Tone.QUIET),
    )
    return _screen("", blocks)


def welcome(role: str, course: SessionProgress, saved: str, *, by_lines: bool = False) -> Document:
    """What will happen, how long it takes, and where the answers go: to the file `saved`, nowhere where that is empty.

    `by_lines` is for one who answers with Enter.
    """
    answering = ("One line an answer", "type its key, then Enter") if by_lines else ONE_KEY
    begin = "Enter begins, q leaves." if by_lines else "Press any key to begin, q to leave."
    questions = plural(course.total, "question")
    if course.enough:
        questions = f"About {questions}, as many as it takes to be sure,"
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"{questions} about your last four weeks, {duration(course.seconds_left)}. Then you see the"
            " three to five skills that matter most to work on, why those, how sure that is, and what to do on Monday."
        ),
        Paragraph("Answer for what you did, not for what you know. There is no score of you as a person."),
        Facts(
            (
                (
                    answering[0],
                    f"{answering[1]}; b goes back, q stops{', and nothing is lost' if saved else ''}",
                ),
                *_kept(saved),
            )
        ),
        Paragraph(begin, Tone.STRONG),
    )
    return _screen(f"skillcheck: {role}", blocks)


def _kept(saved: str) -> tuple[tuple[str, str], ...]:
    """What becomes of the answers, as labels and what stands beside them."""
    if not saved:
        return (
            ("It stays here", "nothing is ever sent anywhere"),
            ("Nothing is kept", "when you stop, or have seen the result, your answers are gone"),
        )
    where = f"nothing is ever sent anywhere. Answers are saved in {saved}, which only you can read"
    return (("It stays here", where), ("To remove it", "skillcheck history delete --all"))


def menu(title: str, choices: tuple[Choice, ...], press: str) -> Document:
    """A few things to choose from; `press` says how."""
    pairs = tuple((choice.key, choice.label) for choice in choices)
    return _screen(title, (Choices(pairs), Paragraph(f"{press}; q leaves.", Tone.QUIET)))


def open_elsewhere(press: str) -> Document:
    """Before an assessment that another one stands open beside; `press` says how one goes on."""
    blocks = (
        Paragraph("An assessment is open in another window."),
        Paragraph(
            "A new one here is kept apart from it. Go on with an unfinished one in both, and the later answer counts."
        ),
        Paragraph(f"{press} to go on, q to leave.", Tone.STRONG),
    )
    return _screen("", blocks)


def evidence(skill: str) -> Document:
    """Where a line of evidence is written."""
    blocks = (
        Paragraph("One line that you will be glad to find when you rate yourself again."),
        Paragraph("It stays in your history, and out of exports unless you ask for it.", Tone.QUIET),
    )
    return _screen(f"Evidence: {skill}", blocks)


def not_saved(reason: str, press: str) -> Document:
    """An answer could not be put on disk; `press` says how one tries again."""
    blocks = (
        Paragraph(reason),
        Paragraph(f"{press} to try again, q to give up. Earlier answers are kept.", Tone.STRONG),
    )
    return _screen("NOT saved", blocks)


def _progress(course: SessionProgress) -> Progress:
    """Questions answered; in an assessment that stops by itself, how settled the top is."""
    time = f"{duration(course.seconds_left)} left"
    if not course.enough:
        return Progress(course.asked, course.total, f"{course.asked} of {course.total}, {time}")
    settled = min(course.agreement / course.enough, 1)
    text = f"{round(100 * settled)} % settled, {course.asked} asked, {time}"
    return Progress(round(100 * settled), 100, text)


def duration(seconds: float) -> str:
    """`about 6 minutes`."""
    minutes = round(seconds / 60)
    return f"about {plural(minutes, 'minute')}" if minutes else "less than a minute"


def _screen(title: str, blocks: tuple[Block, ...]) -> Document:
    return Document(title, "question", {}, "", (), blocks)
