"""The screens of practice: a scene, what its options lead to, a line to recall, and what comes next."""

from collections.abc import Sequence
from datetime import date, timedelta

from skillcheck.model import document as doc
from skillcheck.model.form import Form
from skillcheck.model.plan import Action
from skillcheck.model.practice import CUE, KNEW, Exercise, OwnScene, Repetition, Verdict
from skillcheck.model.text import plural
from skillcheck.pages.goal import DAY_NAMES
from skillcheck.pages.words import COUNTS, PLACES
from skillcheck.questions.scenario import Scenario

HARM = "And which of them does most harm?"
CARD, NOTE, NOT_THIS = doc.Key("?", "about this"), doc.Key("e", "a note"), doc.Key("n", "not this one")
STOP, LEAVE = doc.Key("q", "stop, all is kept"), doc.Key("q", "stop")
WEEK = timedelta(days=7)
WHOLE_SITTING = 120.0
"""Seconds of reading that one may call three minutes."""
Done = tuple[Exercise, Repetition]
"""What was practised, and how it went."""


def scene(form: Form, skill: str, place: str, first: str = "") -> doc.Document:
    """Show a scene to choose what to do first; once they chose the option `first`, what does most harm."""
    pairs = tuple(
        (choice.key, choice.label + ("  (your first choice)" if choice.value == first else ""))
        for choice in form.choices
    )
    return doc.make_screen(
        f"Practise: {skill}",
        doc.Paragraph(form.lead),
        doc.Paragraph(HARM if first else form.text, doc.Tone.STRONG),
        doc.Choices(pairs),
        aside=place,
        keys=(doc.Key(f"1-{len(pairs)}", "choose"), NOT_THIS, CARD, NOTE, STOP),
    )


def outcomes(verdicts: Sequence[Verdict], skill: str, place: str, *, more: bool) -> doc.Document:
    """Show what each way of acting leads to, from the most effective one to the most harmful; `more` scenes may follow."""
    blocks = [_make_outcome(verdict, PLACES[number]) for number, verdict in enumerate(verdicts)]
    keys = (doc.Key("Enter", "next scene" if more else "go on"), CARD, NOTE, STOP)
    return doc.make_screen(f"Practise: {skill}", *blocks, aside=place, keys=keys)


def cue(situation: str, action: str, typed: str, *, shown: bool) -> doc.Document:
    """Show the situation of an if-then line; once it is `shown`, what one does then, beside what they `typed`."""
    lines = (doc.Paragraph(action),) if shown else ()
    say = doc.Paragraph("Say the rest to yourself, and see yourself do it.")
    return _recall("your cue", (say, doc.Step(f"{situation}, ...", lines)), typed, shown=shown)


def own(own_scene: OwnScene, skill: str, typed: str, *, shown: bool) -> doc.Document:
    """Show what happened to the person; once it is `shown`, what they would do now, and what they did."""
    blocks: list[doc.Block] = [
        doc.Paragraph(own_scene.happened),
        doc.Paragraph("What would you do now? Say it to yourself.", doc.Tone.STRONG),
    ]
    if shown:
        blocks.append(doc.Outcome("What you would do now", own_scene.instead, "", doc.Accent.GOOD))
        blocks.append(doc.Outcome("What you did then", own_scene.did, own_scene.outcome))
    return _recall(skill, blocks, typed, shown=shown)._replace(aside="a scene of your own")


def _recall(what: str, blocks: Sequence[doc.Block], typed: str, *, shown: bool) -> doc.Document:
    """Show something to recall: before it is `shown`, and after, with what they `typed`."""
    keys = [doc.Key("Enter", "show the rest"), doc.Key("t", "type it first"), NOT_THIS, CARD, NOTE]
    if shown:
        keys = [doc.Key("1", "I had it"), doc.Key("2", "nearly"), doc.Key("3", "not")]
    wrote = [doc.Paragraph(f"You wrote: {typed}")] if typed and shown else []
    return doc.make_screen(f"Practise: {what}", *blocks, *wrote, keys=(*keys, LEAVE))


def end(
    today: date,
    done: Sequence[Done],
    action: Action | None,
    next_day: date | None,
    *,
    more: bool,
) -> doc.Document:
    """Show what was done, what comes back when, and the `action` of a goal at work today; there may be `more` scenes."""
    pairs: list[tuple[str, str]] = []
    contents = [exercise.content for exercise, _ in done]
    ways = sum(len(scene.options) for scene in contents if isinstance(scene, Scenario))
    if ways:
        count = COUNTS[ways] if ways < len(COUNTS) else f"{ways}"
        pairs.append(("Scenes", f"You saw what {count} ways of acting lead to."))
    for _, row in done:
        if row.what == CUE:
            success = "You had it." if row.first == KNEW else "Not quite yet."
            pairs.append(("Cue", f"{success} It comes back {when(row.due, today)}."))
    if action:
        goal = action.progress.goal
        time = f"today at {goal.at.hour}:{goal.at:%M}, {plural(goal.minutes, 'minute')}"
        pairs.append(("At work", f"{goal.cue} ({'ticked off' if action.state else time})"))
    blocks: list[doc.Block] = [doc.Facts(tuple(pairs))] if pairs else []
    blocks.append(doc.Step("Leave", (doc.Paragraph(next_sentence(next_day, today)),), "Enter"))
    keys = [doc.Key("m", "one more scene")] if more else []
    keys += [doc.Key("d", "done today")] if action and not action.state else []
    seconds = sum(row.seconds for _, row in done)
    title = "Three minutes, done" if seconds >= WHOLE_SITTING else "Done for now"
    return doc.make_screen(title, *blocks, keys=(*keys, doc.Key("q", "leave")))


def next_sentence(day: date | None, today: date) -> str:
    """Say when something is due next."""
    if day is None:
        return "Nothing else is left to practise here."
    if day == today:
        return "There is more for today: skillcheck practise"
    if (day - today).days == 1:
        return "Next: tomorrow."
    return f"Nothing more is due before {_name_day(day, today)}."


def when(day: date, today: date) -> str:
    """Say a day to come: tomorrow, on Monday, on 2026-12-24."""
    if (day - today).days == 1:
        return "tomorrow"
    return f"on {_name_day(day, today)}"


def _name_day(day: date, today: date) -> str:
    return DAY_NAMES[day.weekday()] if day - today < WEEK else f"{day}"


def place(number: int, count: int) -> str:
    """Say `first of two scenes`."""
    if count == 1 or number >= len(PLACES) or count >= len(COUNTS):
        return ""
    return f"{PLACES[number]} of {COUNTS[count]} scenes"


def _make_outcome(verdict: Verdict, rank: str) -> doc.Outcome:
    """Return a way of acting under what is said of it; nothing in it is right or wrong."""
    if verdict.best:
        names, accent = ["Most effective"], doc.Accent.GOOD
    elif verdict.worst:
        names, accent = ["Most harm"], doc.Accent.CARE
    else:
        names, accent = [rank.capitalize()], doc.Accent.YOU if verdict.chosen else doc.Accent.REST
    if verdict.chosen:
        names.append("your choice")
    if verdict.feared and verdict.worst:
        names.append("as you said")
    misjudged = ". You had this as the most harmful" if verdict.feared and not verdict.worst else ""
    return doc.Outcome(", ".join(names) + misjudged, verdict.text, verdict.because, accent)
