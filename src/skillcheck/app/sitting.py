"""Questions put to a person one after the other: each answer is on disk before the next one shows."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple, TypeVar

from skillcheck import formats, questions
from skillcheck.app.opening import now
from skillcheck.console import streams
from skillcheck.console.person import Person
from skillcheck.errors import HistoryFault, Stopped
from skillcheck.measure import session
from skillcheck.measure.session import Session
from skillcheck.model.assessment import Assessment, Evidence, Response
from skillcheck.model.catalogue import Catalogue, Item, Skill
from skillcheck.model.commandline import quote, typed
from skillcheck.model.document import Document
from skillcheck.model.form import Action, Choice, Form, Reply, SessionProgress
from skillcheck.model.parameters import Parameters
from skillcheck.pages import card, question
from skillcheck.store.history import History

LONGEST_COUNTED = 300.0
"""Seconds after which a question has stood on the screen while its reader was elsewhere."""
REMINDERS = 2
"""Lines of evidence at a question: enough to remember by, and the question stays what one sees."""
DIGITS = "123456789"
"""The keys of things to choose from: a menu has no more of them."""
NOTE_ROWS = 3
"""What stays free below a page: the last row of the screen, an empty one and one with a hint."""

_T = TypeVar("_T")
Lead = Callable[[Form], str]
"""What stands above a question."""


def own_lead(form: Form) -> str:
    """Return the lead that the question has."""
    return form.lead


class Sitting(NamedTuple):
    """Who is asked what, and where the answers go."""

    who: Person
    catalogue: Catalogue
    history: History
    parameters: Parameters = Parameters()

    def choose(self, choices: Sequence[Choice], make: Callable[[], Document]) -> str:
        """Return the value of the choice that they make on a page; empty when they leave."""
        return self.who.choose(choices, self.draw(make))

    def draw(self, make: Callable[[], Document]) -> Callable[[], str]:
        """Return what shows a page on the screen, as wide as that is when it is drawn."""
        return lambda: render(self.who, make())

    def draw_with_evidence(
        self, make: Callable[[tuple[Evidence, ...]], Document], skill: str, most: int
    ) -> Callable[[], str]:
        """Return the same with the newest lines about a skill, at most `most` and as many as the screen has room for."""
        lines = self.history.evidence(skill)[::-1][:most]

        def draw() -> str:
            for count in range(len(lines), 0, -1):
                text = render(self.who, make(lines[:count]))
                if not self.who.single_keys or text.count("\n") <= streams.height() - NOTE_ROWS:
                    return text
            return render(self.who, make(()))

        return draw


@contextmanager
def talk(who: Person, describe: Callable[[], str]) -> Iterator[None]:
    """Open the keyboard of a person; where they stop the program, `describe` gives what is said then. Raises: Stopped."""
    try:
        with who.keyboard:
            yield
    except Stopped as stop:
        raise Stopped(stop.number, describe()) from None


def render(who: Person, page: Document) -> str:
    """Return a page as the screen of a person shows it, who is there to press keys."""
    look = streams.look(sys.stderr)._replace(keys=True)
    return formats.render("terminal" if who.single_keys else "plain", page, look)


def number_choices(labels: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    """Return pairs of a value and a label as choices by digits; as many as there are digits."""
    return tuple(Choice(digit, value, label) for digit, (value, label) in zip(DIGITS, labels, strict=False))


def ask_all(sitting: Sitting, assessment: Assessment, state: Session, lead: Lead = own_lead) -> bool:
    """Ask until nothing is open (True) or they stop (False); each answer is saved before the next question shows.

    What `lead` gives stands above each question in place of its own. A line of evidence that was left is told at the end.
    """
    saved = bool(assessment.responses)
    expected, spent = 0.0, 0.0
    note = ""
    with keep_drafts() as drafts:
        while item := session.next_item(state):
            skill = sitting.catalogue.owners()[item.id]
            started = time.monotonic()
            progress = session.progress(state)
            progress = progress._replace(seconds_left=progress.seconds_left * session.pace(expected, spent))
            reply = _ask(sitting, state, item, progress, note, lead)
            seconds = min(time.monotonic() - started, LONGEST_COUNTED)
            note = ""
            if reply.action is Action.QUIT:
                return False
            if reply.action is Action.ANSWER:
                response = Response(item.id, reply.value, now(), seconds, questions.wording(item))
                begin = partial(sitting.history.start, assessment._replace(responses=(response,)))
                save(sitting, partial(sitting.history.record, assessment.id, response) if saved else begin)
                state, saved = session.record(state, item, reply.value), True
                expected, spent = expected + item.seconds, spent + seconds
            elif reply.action is Action.CARD:
                show_card(sitting, skill)
            elif reply.action is Action.EVIDENCE:
                note = take_evidence(sitting, skill, assessment.id, drafts)
            else:
                state, note = _move(state, reply.action)
    return True


def ask_again(sitting: Sitting, assessment: Assessment, item: Item) -> Assessment:
    """Put one answered question once more; save what they answer, and return the assessment as it is then."""
    state = Session((item,), assessment.answers, revisited=item.id)
    number, total = list(assessment.answers).index(item.id), len(assessment.answers)
    place = SessionProgress(number, total, 0.0, share=number / total)
    reply = _ask(sitting, state, item, place, "", own_lead)
    if reply.action is not Action.ANSWER:
        return assessment
    response = Response(item.id, reply.value, now(), wording=questions.wording(item))
    save(sitting, partial(sitting.history.record, assessment.id, response))
    return sitting.history.find(assessment.id)


def _ask(
    sitting: Sitting, state: Session, item: Item, progress: SessionProgress, note: str, lead: Lead
) -> Reply:
    form = item.form(sitting.catalogue.scale)
    form = form._replace(lead=lead(form))
    answer = state.answers.get(item.id, "")
    skill = sitting.catalogue.owners()[item.id]
    before = next(reversed(list(state.answers)), "") if not state.revisited else ""
    changed = not item.rated and (not before or sitting.catalogue.items()[before].rated)
    draw = sitting.draw_with_evidence(
        lambda lines: question.page(form, progress, answer=answer, lines=lines, changed=changed),
        skill.id,
        REMINDERS,
    )
    return sitting.who.ask(form, draw, note)


def _move(state: Session, action: Action) -> tuple[Session, str]:
    """Go one question back or forward; return a word where there is no further."""
    moved = session.go_back(state) if action is Action.BACK else session.go_forward(state)
    if moved is not state:
        return moved, ""
    first = "This is the first question." if action is Action.BACK else "This one has no answer yet."
    return state, first


def save(sitting: Sitting, put: Callable[[], _T]) -> _T:
    """Put something on disk before the next question; return what `put` does. Raises: HistoryFault when they give up."""
    while True:
        try:
            return put()
        except HistoryFault as fault:
            if not sitting.who.goes_on(sitting.draw(partial(question.not_saved, str(fault)))):
                raise


def show_card(sitting: Sitting, skill: Skill) -> None:
    """Show the card of a skill, as it is while the skill is asked about, until they go on."""
    page = partial(card.question_card, skill, sitting.catalogue)
    sitting.who.goes_on(sitting.draw_with_evidence(page, skill.id, streams.height()))


def take_evidence(sitting: Sitting, skill: Skill, assessment: str, drafts: dict[str, str]) -> str:
    """Ask for a line and keep it; return what to tell them then. What was left of a line waits in `drafts`, by skill."""
    prompt = f"Evidence for {skill.name}: what happened, what did you do? Enter keeps it, Esc drops it."
    text = sitting.who.text(
        sitting.draw(lambda: question.evidence_line(skill.name)),
        prompt,
        drafts.pop(skill.id, ""),
        keep=lambda text: drafts.update({skill.id: text}) if text else None,
    )
    if not text:
        return (
            "Your line waits here: press e to go on with it." if skill.id in drafts else "Nothing was noted."
        )
    save(sitting, partial(sitting.history.add_evidence, skill.id, text, now(), assessment))
    return f"Noted for {skill.name}."


@contextmanager
def keep_drafts() -> Iterator[dict[str, str]]:
    """Give the lines of evidence that were left, by skill; those that are never noted are told at the end."""
    drafts: dict[str, str] = {}
    try:
        yield drafts
    finally:
        for skill, text in drafts.items():
            line = typed(f"skillcheck evidence add {skill} -- {quote(text)}")
            streams.say(f"A line was left and is not noted: {line}")
