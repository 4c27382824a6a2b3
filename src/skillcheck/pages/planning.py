"""What a person is asked while a plan is made or looked at: each question with what it is for."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skillcheck.model import document as doc
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Point, Trend
from skillcheck.model.estimate import Gap
from skillcheck.model.form import Choice, Form
from skillcheck.model.plan import MOST_GOALS, Progress
from skillcheck.model.text import plural
from skillcheck.pages import change, words
from skillcheck.pages import goal as goals

STAYS = "leaves the goal as it is"
ALL_MET = "You are where your role asks in every skill. What comes next is your choice alone."
BY_NEED = (
    "Your choice alone: one to three, none of them a must. What matters most stands first: how far there is to go, times how"
    " much your role needs it."
)
FURTHER = "What would you most like to take further?"


class Question(NamedTuple):
    """A question that is answered by a choice, what it is about, what leaving does, and a line below each choice, if any.

    `lines` are by the value of the choice.
    """

    title: str
    about: doc.Block
    leave: str = "leaves"
    lines: Mapping[str, str] = {}


def menu(question: Question, choices: Sequence[Choice]) -> doc.Document:
    """Return the page of a question with its choices."""
    hint = doc.Hint(doc.Press.PICK, f"; q {question.leave}.")
    shown: doc.Block = doc.Choices(tuple((choice.key, choice.label) for choice in choices))
    if question.lines:
        below = {value: (doc.Paragraph(line),) for value, line in question.lines.items() if line}
        cards = (doc.Card(f"{key}  {label}", below.get(value, ())) for key, value, label in choices)
        shown = doc.Cards(tuple(cards))
    return doc.make_screen(question.title, question.about, shown, hint)


def line(title: str, help_: str, usual: str, leave: str) -> doc.Document:
    """Return the page of a question that is answered by a line, with something `usual` to keep or to change."""
    hint = doc.Hint(doc.Press.CHANGE if usual else doc.Press.WRITE, f" {leave}.")
    return doc.make_screen(title, doc.Paragraph(help_), hint)


def gap_label(gap: Gap, catalogue: Catalogue, *, begun: bool) -> str:
    """Return a suggested gap in a menu; `begun` where a goal for it was broken off."""
    level = words.place(gap.estimate.level, catalogue.scale)
    asks = words.place(gap.demand.target, catalogue.scale)
    name = catalogue.skills[gap.skill].name
    return f"{name}: {level}; your role asks for {asks}{'; begun' if begun else ''}"


def ask_which_gap(planned: Sequence[str], remark: str, *, begun: bool, met: bool) -> Question:
    """Ask which gap to work on, after goals that are `planned`; where all targets are `met`, what to take further.

    The `remark`, which may be empty, is about the assessment that the gaps are from; `begun` is after the first goal.
    """
    title = FURTHER if met else "Which one do you want to work on?"
    title = f"Planned: {words.listed(planned)}. Another one?" if planned else title
    text = ALL_MET if met else BY_NEED
    if len(planned) >= MOST_GOALS:
        many = f"You have {plural(len(planned), 'goal')}."
        text = f"{many} More than {MOST_GOALS} compete for the same hours: better end here."
    about = doc.Paragraph(f"{text} {remark}".strip(), doc.Tone.QUIET)
    return Question(title, about, "ends here" if begun else "leaves")


def practices(skill: str, cues: Mapping[str, str]) -> Question:
    """Ask for the practice of the skill; `cues` are their if-then lines by id."""
    about = doc.Paragraph("Those that suit your level stand first.", doc.Tone.QUIET)
    return Question(f"{skill}: what will you practise?", about, lines=cues)


def ask_whether_to_keep(standing: Progress, catalogue: Catalogue) -> Question:
    """Ask whether to keep a goal as it is."""
    return Question(goals.title(standing, catalogue), doc.Facts(goals.facts(standing, catalogue)))


def ask_what_to_change(skill: str) -> Question:
    """Ask which line of a goal to change."""
    about = doc.Paragraph("One line at a time; the others stay.", doc.Tone.QUIET)
    return Question(f"{skill}: which line do you want to change?", about, "goes back")


def offer_rating(standing: Progress, catalogue: Catalogue, count: int) -> Question:
    """Offer `count` questions of a goal's skill once more."""
    text = f"{plural(count, 'question')} about the last four weeks; then you see what has changed, and how sure that is."
    return Question(goals.title(standing, catalogue), doc.Paragraph(text), STAYS)


def offer_look_back(began: Point) -> Question:
    """Offer a then-rating."""
    text = (
        f"The same questions about {weeks_before(began)}, with what you know now. Yardsticks move as one learns; this"
        " shows whether yours has. It is memory, and is shown as such, beside the course."
    )
    return Question("Would you look back as well?", doc.Paragraph(text), STAYS)


def ask_outcome(standing: Progress, catalogue: Catalogue, trend: Trend | None) -> Question:
    """Ask what becomes of a goal, with what came of it and what has changed."""
    pairs = (
        ("Done when", standing.goal.done_when),
        ("Why it mattered", standing.goal.why),
        ("So far", goals.so_far(standing)),
        ("Changed", change.sentence(trend.changes[-1]) if trend and trend.changes else ""),
    )
    return Question(goals.title(standing, catalogue), doc.Facts(words.drop_empty(pairs)), STAYS)


def then_lead(began: Point, form: Form) -> str:
    """Return what stands above a question of a then-rating; a scenario keeps its situation."""
    if form.framed:
        when = f"in {weeks_before(began)}"
        return f"Knowing what you know now: {when}, of the times when it came up, how often was this so?"
    return f"Think back to {weeks_before(began)}, with what you know now. {form.lead}"


def weeks_before(point: Point) -> str:
    """Return the time that a rating was about: `the four weeks before 1 December 2026`."""
    return f"the four weeks before {words.spoken_day(point.assessment.taken_at)}"
