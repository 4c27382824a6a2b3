"""One question on the screen, and what one sees before the first and between two: each fits a screen of 80x24."""

from collections.abc import Sequence
from math import ceil

from skillcheck.model import document as doc
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Role
from skillcheck.model.form import Choice, Form, SessionProgress
from skillcheck.model.text import plural
from skillcheck.pages import evidence, words

SCENE = "Now a scene. Choose what you would do first. Managers do all of these."
KEYS = (
    doc.Key("n", "does not apply"),
    doc.Key("b", "back"),
    doc.Key("?", "about this skill"),
    doc.Key("e", "note"),
)
NO_SCORE = "Answer for what you did, not for what you know. There is no score."
THEN = "You see the few skills that matter most to work on, how sure that is, and what you can do on Monday."
CASE_SECONDS = 40
CASES = " Then, if you like, up to three more cases."
PARTS = 1000
"""Parts of the bar: it shows the share that is done, which never goes back, while the total may rise."""
KEPT = "Answers stay in one file on this machine, which you alone can read. Nothing is sent anywhere."
NOT_KEPT = "Nothing is sent anywhere, and nothing is kept: when you stop, or have seen the result, your answers are gone."


def page(
    form: Form,
    progress: SessionProgress,
    *,
    answer: str,
    lines: Sequence[Evidence] = (),
    changed: bool = False,
) -> doc.Document:
    """Show one question with its answers on keys; `answer` is the one that it already has, if any.

    `lines` are evidence about its skill to be reminded of; `changed` says that the question before was of another kind.
    """
    chosen = next((choice.key for choice in form.choices if choice.value == answer), "")
    scene = [doc.Step(SCENE)] if changed and not form.framed else []
    choices = doc.Choices(
        tuple((choice.key, choice.label) for choice in form.choices), chosen, scaled=form.framed
    )
    noted = [doc.Paragraph(f"You noted: {evidence.reminder(lines)}", doc.Tone.QUIET)] if lines else []
    keep = [doc.Key("Enter", f"keep {f'{chosen} (*)' if chosen else 'does not apply'}")] if answer else []
    keys = (doc.Key(f"1-{form.choices[-1].key}", "answer"), *keep, *KEYS, doc.Key("q", "stop"))
    lead, text = doc.Paragraph(form.lead), doc.Paragraph(form.text, doc.Tone.STRONG)
    return doc.make_screen("", _progress(progress), *scene, lead, text, choices, *noted, keys=keys)


def welcome(
    role: str,
    progress: SessionProgress,
    *,
    kept: bool,
    read: int = 0,
    first_look: bool = False,
    cases: bool = False,
) -> doc.Document:
    """Say what will happen, and how long it takes; `read` scenes are not asked, as their reasons are known.

    A `first_look` asks one question a skill; `cases` are among the questions, and follow them where these end by themselves.
    """
    lost = "nothing is ever lost" if kept else "then nothing is kept"
    asked = say_span(progress)
    about = f"your last four weeks{' and short cases' if cases else ''}"
    span = f"{asked[0].upper()}{asked[1:]} about {about}, {duration(progress.seconds_left)}."
    first = "One question a skill: what comes first. To be surer takes more."
    scenes = f"{plural(read, 'scene')}: you have read what the choices lead to."
    facts = words.drop_empty(
        (
            ("A first look", first if first_look else ""),
            ("What", span + (CASES if cases and progress.enough else "")),
            ("How", f"One key is an answer. b goes back, q stops, and {lost}."),
            ("Then", THEN),
            ("Honest", NO_SCORE),
            ("Not asked", scenes if read else ""),
            ("Private", KEPT if kept else NOT_KEPT),
        )
    )
    file = [doc.Key("f", "your file, and how to delete it")] if kept else []
    keys = (doc.Key("r", "another role"), *file, doc.Key("q", "leave"))
    return doc.make_screen(
        "Before you begin", doc.Facts(facts), doc.Step("Begin", key="Enter"), aside=role, keys=keys
    )


def your_file(file: str) -> doc.Document:
    """Say where answers are kept, and how to delete them."""
    facts = (
        ("Where", file),
        ("Who", "You alone can read it. No other program is told, and nothing is ever sent anywhere."),
        ("To delete it", "skillcheck history delete --all"),
        ("To keep none", "skillcheck assess --no-save"),
    )
    return doc.make_screen("Your file", doc.Facts(facts), keys=(doc.Key("any key", "back"),))


def roles(choices: Sequence[Choice], roles: Sequence[Role], seconds: Sequence[float]) -> doc.Document:
    """Let them pick the role that is nearest to their job: each with a line, its size, and how long it takes."""
    cards = tuple(
        doc.Card(
            f"{choice.key}  {role.name}",
            (doc.Paragraph(_gist(role.about)),) if role.about else (),
            f"{plural(len(role.skills), 'skill')}, {duration(time)}",
        )
        for choice, role, time in zip(choices, roles, seconds, strict=True)
    )
    keys = (doc.Key(f"1-{len(cards)}", "choose"), doc.Key("?", "what a role asks"), doc.Key("q", "leave"))
    return doc.make_screen("Which job is nearest to yours?", doc.Cards(cards), keys=keys)


def menu(title: str, choices: Sequence[Choice], about: str = "") -> doc.Document:
    """Show a few things to choose from, and what they are about."""
    pairs = tuple((choice.key, choice.label) for choice in choices)
    lead = [doc.Paragraph(about)] if about else []
    return doc.make_screen(title, *lead, doc.Choices(pairs), doc.Hint(doc.Press.PICK, "; q leaves."))


def done(asked: int, *, kept: bool) -> doc.Document:
    """Say, after the last question, that the result is there, and that answers can still be changed."""
    text = f"That was the last question. You have answered {plural(asked, 'question')}."
    keys = (doc.Key("r", "look over your answers, and change one"), doc.Key("q", "stop here; all is kept"))
    step = doc.Step("See where to work next", key="Enter")
    return doc.make_screen("", doc.Paragraph(text), step, keys=keys if kept else keys[:1])


def scenes_next(count: int) -> doc.Document:
    """Offer, after the last statement, the scenes of the first gaps."""
    named = words.COUNTS[count].capitalize() if count < len(words.COUNTS) else f"{count}"
    cases = "A case" if count == 1 else f"{named} cases"
    text = f"{cases} from your own gaps, {duration(count * CASE_SECONDS)}"
    lines = (doc.Paragraph("They check the order once more, and they are what one learns from."),)
    keys = (doc.Key("s", "skip them"), doc.Key("q", "stop, all is kept"))
    return doc.make_screen("The questions are done", doc.Step(text, lines, key="Enter"), keys=keys)


def aside(page: doc.Document) -> doc.Document:
    """Return a page that is looked at in between."""
    return page._replace(keys=(doc.Key("any key", "back"),))


def open_elsewhere() -> doc.Document:
    """Say, before an assessment, that another one stands open beside it."""
    return doc.make_screen(
        "",
        doc.Paragraph("An assessment is open in another window."),
        doc.Paragraph(
            "A new one here is kept apart from it. Go on with an unfinished one in both, and the later answer counts."
        ),
        doc.Hint(doc.Press.GO_ON, " to go on, q to leave.", doc.Tone.STRONG),
    )


def evidence_line(skill: str) -> doc.Document:
    """Show where a line of evidence is written."""
    return doc.make_screen(
        f"A note on {skill}",
        doc.Paragraph("One line that you will be glad to find when you rate yourself again."),
        doc.Paragraph("It stays in your history, and out of exports unless you ask for it.", doc.Tone.QUIET),
    )


def not_saved(reason: str) -> doc.Document:
    """Say that an answer could not be put on disk."""
    return doc.make_screen(
        "NOT saved",
        doc.Paragraph(reason),
        doc.Hint(doc.Press.GO_ON, " to try again, q to give up.", doc.Tone.STRONG),
    )


def say_span(progress: SessionProgress) -> str:
    """Say how many questions there will be: a span that holds for eight of ten people."""
    low, _, high = progress.span
    return f"mostly {low} to {high} questions" if low < high else plural(progress.total, "question")


def duration(seconds: float) -> str:
    """Say `about 6 minutes`."""
    minutes = ceil(seconds / 60)
    return f"about {plural(minutes, 'minute')}" if minutes else "less than a minute"


def _progress(progress: SessionProgress) -> doc.Progress:
    """Show which question this is, of how many; `about` so many where the answers decide how many there are."""
    number = progress.asked + 1
    about = "about " if progress.enough else ""
    text = f"Question {number} of {about}{max(progress.total, number)}"
    return doc.Progress(round(progress.share * PARTS), PARTS, text)


def _gist(about: str) -> str:
    """Return the first part of what a role is, as one sentence."""
    first = min((place for mark in ".:,;" if (place := about.find(mark)) > 0), default=len(about))
    return f"{about[:first]}."
