"""The assessment at a terminal: resume or begin, ask until done, show the gaps."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from skillcheck import formats, items
from skillcheck.commands.beginning import begun
from skillcheck.commands.deliver import Delivery
from skillcheck.commands.gaps import gaps_page
from skillcheck.commands.opening import history_to_write, now, the_role
from skillcheck.commands.results import result_of, still_known
from skillcheck.console import person, streams
from skillcheck.console.person import Person
from skillcheck.core import select, session
from skillcheck.core.asking import Asking, asking
from skillcheck.core.session import Session
from skillcheck.errors import HistoryFault, NothingYet, Stopped
from skillcheck.model.assessment import Assessment, Evidence, Response
from skillcheck.model.catalogue import Catalogue, Item
from skillcheck.model.document import Document
from skillcheck.model.form import Action, Choice, Course, Reply
from skillcheck.model.parameters import Parameters
from skillcheck.model.text import plural
from skillcheck.pages import card, question
from skillcheck.store.history import History

LONGEST_COUNTED = 300.0
"""Seconds after which a question has stood on the screen while its reader was elsewhere."""
REMINDERS = 2
"""Lines of evidence at a question: enough to remember by, and the question stays what one sees."""
NOTE_ROWS = 3
"""What stays free below a page: the last row of the screen, an empty one and one with a hint."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asked for."""

    role: str | None
    length: str
    thoroughness: str
    resume: bool
    new: bool
    by_lines: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who is asked what, and where the answers go."""

    who: Person
    catalogue: Catalogue
    history: History
    parameters: Parameters
    format: str

    def draw(self, make: Callable[[], Document]) -> Callable[[], str]:
        """What shows a page on the screen, as wide as that is when it is drawn."""
        return lambda: self._rendered(make())

    def fitted(
        self, make: Callable[[tuple[Evidence, ...]], Document], skill: str, most: int
    ) -> Callable[[], str]:
        """The same with the newest lines about a skill, at most `most` and as many as the screen then has room for."""
        noted = self.history.evidence(skill)[::-1][:most]

        def drawn() -> str:
            for count in range(len(noted), 0, -1):
                text = self._rendered(make(noted[:count]))
                if not self.who.single_keys or text.count("\n") <= streams.height() - NOTE_ROWS:
                    return text
            return self._rendered(make(()))

        return drawn

    def _rendered(self, page: Document) -> str:
        return formats.render(self.format, page, streams.look(sys.stderr))


def interview(catalogue: Catalogue, parameters: Parameters, wishes: Wishes, way: Delivery) -> None:
    """Ask, save each answer as it is given, and send the gaps at the end.

    Raises: Stopped with what was saved, HistoryFault where saving fails for good.
    """
    with history_to_write() as history:
        who = person.meet(single_keys=not wishes.by_lines)
        sitting = Sitting(who, catalogue, history, parameters, "plain" if wishes.by_lines else "terminal")
        try:
            with who.keyboard:
                assessment = _opened(sitting, wishes)
                done = assessment is not None and _ask_all(sitting, assessment)
        except Stopped as stop:
            raise Stopped(stop.number, _left_open(sitting)) from None
        if assessment is None or not done:
            streams.say(_left_open(sitting))
            return
        history.finish(assessment.id)
        finished = history.find(assessment.id)
    way.send(gaps_page(result_of(catalogue, finished, None, parameters)))


def _opened(sitting: Sitting, wishes: Wishes) -> Assessment | None:
    """The unfinished assessment or a new one, as they wish; None when they leave. Raises: NothingYet."""
    unfinished = sitting.history.newest(finished=False)
    waiting = still_known(unfinished, sitting.catalogue) if unfinished else None
    if wishes.resume and waiting is None:
        raise NothingYet("No assessment is unfinished. Begin one: skillcheck assess --new")
    if waiting and not wishes.new:
        choice = "resume" if wishes.resume else _resume_or_new(sitting, waiting)
        if choice == "resume":
            return waiting
        if not choice:
            return None
    return _new(sitting, wishes)


def _resume_or_new(sitting: Sitting, waiting: Assessment) -> str:
    answered = plural(len(waiting.responses), "answer")
    title = f"An assessment of {waiting.taken_at:%Y-%m-%d} is unfinished: {answered} so far."
    choices = (Choice("1", "resume", "Go on with it"), Choice("2", "new", "Begin a new one"))
    return sitting.who.choose(choices, sitting.draw(lambda: question.menu(title, choices)))


def _new(sitting: Sitting, wishes: Wishes) -> Assessment | None:
    """A new assessment, not saved before its first answer; None when they leave."""
    newest = sitting.history.newest(finished=True)
    role = wishes.role or _last_role(sitting, newest) or _chosen_role(sitting)
    if not role:
        return None
    assessment = begun(
        role,
        wishes.length,
        sitting.catalogue,
        now(),
        thoroughness=wishes.thoroughness,
        parameters=sitting.parameters.version,
        newest=newest,
    )
    way, state = _asking(sitting, assessment)
    course = way.course(state)
    saved = f"Answers are saved in {sitting.history.file}, which only you can read"
    name = sitting.catalogue.roles[role].name
    draw = sitting.draw(lambda: question.welcome(name, course, saved, by_lines=wishes.by_lines))
    return assessment if sitting.who.goes_on(draw) else None


def _last_role(sitting: Sitting, newest: Assessment | None) -> str:
    """The role used last, or the only one there is."""
    roles = sitting.catalogue.roles
    if newest and newest.role in roles:
        return newest.role
    return next(iter(roles)) if len(roles) == 1 else ""


def _chosen_role(sitting: Sitting) -> str:
    roles = list(sitting.catalogue.roles.values())[:9]
    choices = tuple(Choice(str(n), role.id, role.name) for n, role in enumerate(roles, 1))
    title = "Which role is nearest to yours?"
    return sitting.who.choose(choices, sitting.draw(lambda: question.menu(title, choices)))


def _asking(sitting: Sitting, assessment: Assessment) -> tuple[Asking, Session]:
    """How the assessment is asked. Raises: UnknownName where the catalogue no longer has its role."""
    role = the_role(sitting.catalogue, assessment.role)
    return asking(sitting.catalogue, role, assessment, sitting.parameters)


def _ask_all(sitting: Sitting, assessment: Assessment) -> bool:
    """Ask until nothing is open (True) or they stop (False)."""
    way, state = _asking(sitting, assessment)
    saved = bool(assessment.responses)
    expected, spent = 0.0, 0.0
    note = ""
    while item := way.following(state):
        started = time.monotonic()
        course = way.course(state)
        course = replace(course, seconds_left=course.seconds_left * session.pace(expected, spent))
        reply = _asked(sitting, state, item, course, note)
        seconds = min(time.monotonic() - started, LONGEST_COUNTED)
        note = ""
        if reply.action is Action.QUIT:
            return False
        if reply.action is Action.ANSWER:
            response = Response(item.id, reply.value, now(), seconds, items.wording(item))
            begin = partial(sitting.history.start, replace(assessment, responses=(response,)))
            _save(sitting, partial(sitting.history.record, assessment.id, response) if saved else begin)
            state, saved = session.record(state, item, reply.value), True
            way = way.seen(state.answers)
            expected, spent = expected + items.seconds(item), spent + seconds
        elif reply.action is Action.CARD:
            _show_card(sitting, item)
        elif reply.action is Action.EVIDENCE:
            note = _take_evidence(sitting, assessment, item)
        else:
            state, note = _moved(state, reply.action)
    return True


def _asked(sitting: Sitting, state: Session, item: Item, course: Course, note: str) -> Reply:
    form = items.form(item, sitting.catalogue.scale)
    given = state.answers.get(item.id, "")
    skill = sitting.catalogue.owners()[item.id]
    draw = sitting.fitted(
        lambda noted: question.page(form, course, given=given, noted=noted), skill.id, REMINDERS
    )
    return sitting.who.ask(form, draw, note)


def _moved(state: Session, action: Action) -> tuple[Session, str]:
    """One question back or forward, with a word where there is no further."""
    moved = session.back(state) if action is Action.BACK else session.forward(state)
    if moved is not state:
        return moved, ""
    first = "This is the first question." if action is Action.BACK else "This one has no answer yet."
    return state, first


def _save(sitting: Sitting, put: Callable[[], object]) -> None:
    """Put something on disk before the next question shows. Raises: HistoryFault when they give up."""
    while True:
        try:
            put()
        except HistoryFault as fault:
            draw = sitting.draw(partial(question.not_saved, str(fault)))
            if not sitting.who.goes_on(draw):
                raise
        else:
            return


def _show_card(sitting: Sitting, item: Item) -> None:
    skill = sitting.catalogue.owners()[item.id]
    page = partial(card.question_card, skill, sitting.catalogue)
    sitting.who.goes_on(sitting.fitted(page, skill.id, streams.height()))


def _take_evidence(sitting: Sitting, assessment: Assessment, item: Item) -> str:
    """Ask for a line and keep it; what to tell them then."""
    skill = sitting.catalogue.owners()[item.id]
    prompt = f"Evidence for {skill.name}: what happened, what did you do? Enter keeps it, Esc drops it."
    text = sitting.who.text(sitting.draw(lambda: question.evidence(skill.name)), prompt)
    if not text:
        return "Nothing was noted."
    _save(sitting, partial(sitting.history.add_evidence, skill.id, text, now(), assessment.id))
    return f"Noted for {skill.name}."


def _left_open(sitting: Sitting) -> str:
    """What to say when they stop before the end."""
    waiting = sitting.history.newest(finished=False)
    if waiting is None:
        return "Nothing was begun. Whenever it suits you: skillcheck assess"
    saved = plural(len(waiting.responses), "answer")
    if waiting.length != select.ADAPTIVE and waiting.role in sitting.catalogue.roles:
        order = _asking(sitting, still_known(waiting, sitting.catalogue))[1].order
        saved = f"{len(waiting.responses)} of {plural(len(order), 'answer')}"
    return f"Saved {saved}. Go on with: skillcheck assess --resume"
