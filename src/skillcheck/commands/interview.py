"""The assessment at a terminal: resume or begin, ask until done, show the gaps."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from skillcheck.commands.beginning import begun
from skillcheck.commands.deliver import Delivery
from skillcheck.commands.ending import ending
from skillcheck.commands.opening import history_for, now, the_role
from skillcheck.commands.results import result_of, still_known
from skillcheck.commands.sitting import Sitting, ask_all
from skillcheck.console import person, streams
from skillcheck.errors import NothingYet, Stopped
from skillcheck.measure.session import Session, open_session, progress
from skillcheck.model.assessment import ADAPTIVE, Assessment
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.form import Choice
from skillcheck.model.parameters import Parameters
from skillcheck.model.text import plural
from skillcheck.pages import question, words
from skillcheck.store import database, lock


class Wishes(NamedTuple):
    """What the command line asked for."""

    role: str | None
    length: str
    thoroughness: str
    resume: bool
    new: bool
    by_lines: bool
    kept: bool


def interview(catalogue: Catalogue, parameters: Parameters, wishes: Wishes, way: Delivery) -> None:
    """Ask, save each answer as it is given, and send the gaps at the end.

    Raises: Stopped with what was saved, HistoryFault where saving fails for good.
    """
    with history_for(kept=wishes.kept) as history, _in_use(kept=wishes.kept) as alone:
        who = person.meet(single_keys=not wishes.by_lines)
        form = "plain" if wishes.by_lines else "terminal"
        leaving = question.SAVE_AND_STOP if wishes.kept else question.STOP
        sitting = Sitting(who, catalogue, history, parameters, form, leaving)
        try:
            with who.keyboard:
                assessment = _opened(sitting, wishes) if alone or _goes_on_beside(sitting) else None
                done = assessment is not None and ask_all(sitting, assessment, _session(sitting, assessment))
        except Stopped as stop:
            raise Stopped(stop.number, _left_open(sitting, kept=wishes.kept)) from None
        if assessment is None or not done:
            streams.say(_left_open(sitting, kept=wishes.kept))
            return
        history.finish(assessment.id)
        finished = history.find(assessment.id)
    way.send(ending(result_of(catalogue, finished, None, parameters), kept=wishes.kept))


@contextmanager
def _in_use(*, kept: bool) -> Iterator[bool]:
    """Whether no other assessment is being answered; one that is not kept has nothing to do with others."""
    if not kept:
        yield True
        return
    with lock.marked(database.path().with_name(lock.ASSESSMENT)) as alone:
        yield alone


def _goes_on_beside(sitting: Sitting) -> bool:
    press = words.going_on(single_keys=sitting.who.single_keys)
    return sitting.who.goes_on(sitting.draw(lambda: question.open_elsewhere(press)))


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
    return _picked(sitting, title, choices)


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
    ahead = progress(_session(sitting, assessment))
    saved = str(sitting.history.file) if wishes.kept else ""
    name = sitting.catalogue.roles[role].name
    draw = sitting.draw(lambda: question.welcome(name, ahead, saved, by_lines=wishes.by_lines))
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
    return _picked(sitting, title, choices)


def _session(sitting: Sitting, assessment: Assessment) -> Session:
    """Return the walk through the assessment so far. Raises: UnknownName where the catalogue no longer has its role."""
    role = the_role(sitting.catalogue, assessment.role)
    return open_session(sitting.catalogue, role, assessment, sitting.parameters)


def _left_open(sitting: Sitting, *, kept: bool) -> str:
    """What to say when they stop before the end."""
    if not kept:
        return "Nothing was saved, as you asked."
    waiting = sitting.history.newest(finished=False)
    if waiting is None:
        return "Nothing was begun. Whenever it suits you: skillcheck assess"
    saved = plural(len(waiting.responses), "answer")
    if waiting.length != ADAPTIVE and waiting.role in sitting.catalogue.roles:
        order = _session(sitting, still_known(waiting, sitting.catalogue)).order
        saved = f"{len(waiting.responses)} of {plural(len(order), 'answer')}"
    return f"Saved {saved}. Go on with: skillcheck assess --resume"


def _picked(sitting: Sitting, title: str, choices: tuple[Choice, ...]) -> str:
    press = words.pressing(single_keys=sitting.who.single_keys)
    return sitting.who.choose(choices, sitting.draw(lambda: question.menu(title, choices, press)))
