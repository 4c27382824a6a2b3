"""The assessment: from a file, or at a terminal: resume or begin, ask until done, show the gaps."""

from contextlib import nullcontext
from functools import partial
from typing import NamedTuple

from skillcheck.app.interview import ask_again, ask_all
from skillcheck.app.opening import (
    count_days_since,
    find_role,
    keep_known,
    now,
    open_history,
    open_parameters,
    with_its_catalogue,
)
from skillcheck.app.rating import (
    begin_assessment,
    expect_seconds,
    keep_sheet,
    resume_session,
    warn_of_clock,
)
from skillcheck.app.result import make_result
from skillcheck.app.sitting import DIGITS, Sitting, number_choices, talk
from skillcheck.console import person, streams
from skillcheck.errors import NothingYet, UsageFault
from skillcheck.measure.session import Session, progress, scenes_to_follow
from skillcheck.model.assessment import ADAPTIVE, FULL, LENGTHS, QUICK, Assessment
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.form import Choice
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Result
from skillcheck.model.text import plural
from skillcheck.pages import answers as answers_page
from skillcheck.pages import gaps as gaps_page
from skillcheck.pages import question
from skillcheck.pages import roles as roles_page
from skillcheck.pages.words import ago, day
from skillcheck.store import answers as answers_file
from skillcheck.store import database, lock
from skillcheck.store.history import History
from skillcheck.store.practice import read_scenes

WELCOME = (Choice("Enter", "begin", ""), Choice("r", "role", ""), Choice("f", "file", ""))
SCENES = (Choice("Enter", "ask", ""), Choice("s", "skip", ""))
NUMBERS = (Choice("Enter", "back", ""), *(Choice(digit, digit, "") for digit in DIGITS))
DONE = (Choice("Enter", "result", ""), Choice("r", "look", ""))
FOUR_WEEKS = 28
"""Days that questions ask about: an assessment that was begun before that is of another time."""


class Wishes(NamedTuple):
    """What the command line asks for; empty are the usual `role` and `length`, and the newest `assessment` (id)."""

    role: str
    length: str
    answers: str | None
    resume: bool
    assessment: str
    new: bool
    by_lines: bool
    kept: bool


def assess(catalogue: Catalogue, wishes: Wishes) -> Document | None:
    """Take an assessment; return the page of its gaps, None where the person stopped before the end.

    Raises: UsageFault, FileFaults, NothingYet, HistoryFault; Stopped with what was saved.
    """
    _refuse_nonsense(wishes)
    if wishes.role:
        wishes = wishes._replace(role=find_role(catalogue, wishes.role).id)
    parameters = open_parameters(catalogue)
    if wishes.answers is not None:
        return _take_file(wishes.answers, catalogue, wishes, parameters)
    if not person.is_there():
        raise UsageFault(
            "There is no terminal to ask at. Give the answers in a file: skillcheck assess --answers FILE"
        )
    return _interview(catalogue, parameters, wishes)


def _refuse_nonsense(wishes: Wishes) -> None:
    """Raises: UsageFault for wishes that do not exist or do not go together."""
    if wishes.length and wishes.length not in LENGTHS:
        raise UsageFault(f"There is no length “{wishes.length}”. There are {', '.join(LENGTHS)}.")
    if wishes.assessment and not wishes.resume:
        raise UsageFault(f"To go on with an assessment: skillcheck assess --resume {wishes.assessment}")
    if wishes.resume and wishes.new:
        raise UsageFault("--resume and --new do not go together. Choose one.")
    if wishes.resume and not wishes.kept:
        raise UsageFault("--resume goes on with what was saved, and --no-save saves nothing. Choose one.")
    if wishes.answers is not None and wishes.resume:
        raise UsageFault(
            "--answers makes an assessment of its own; --resume goes on with one by hand. Choose one."
        )


def _take_file(path: str, catalogue: Catalogue, wishes: Wishes, parameters: Parameters) -> Document:
    sheet = answers_file.read(path, catalogue, now())
    with open_history(kept=wishes.kept) as history:
        if sheet.id and (here := history.get(sheet.id)):
            streams.say(f"The assessment {here.id} is already here. Nothing was saved.")
            return _make_end_page(make_result(catalogue, here, wishes.role or None, parameters), wishes)
        newest = history.newest(finished=True)
        role = _find_clear_role(catalogue, wishes.role or sheet.role or (newest.role if newest else ""))
        if not role:
            raise UsageFault(f"For which role? Give --role with one of {', '.join(catalogue.roles)}.")
        assessment = begin_assessment(
            role,
            wishes.length or sheet.length or FULL,
            catalogue,
            sheet.taken_at or now(),
            parameters=parameters.version,
            answers=sheet.answers,
        )
        assessment = assessment._replace(id=sheet.id or assessment.id)
        result = make_result(catalogue, assessment, None, parameters)
        keep_sheet(history, assessment, sheet.taken_at)
    owners = catalogue.owners()
    outside = sum(owners[item].id not in result.role.skills for item in sheet.answers)
    if outside:
        streams.say(
            f"{plural(outside, 'of the answers is', 'of the answers are')} about skills that {result.role.name}"
            " does not ask for; kept all the same."
        )
    return _make_end_page(result, wishes)


def _find_clear_role(catalogue: Catalogue, id_: str) -> str:
    """Return the id where it is that of a role, else the only role; empty where that is not clear."""
    if id_ in catalogue.roles:
        return id_
    return next(iter(catalogue.roles)) if len(catalogue.roles) == 1 else ""


def _make_end_page(result: Result, wishes: Wishes) -> Document:
    """Return the page of gaps; where the assessment is not kept, with what can be done without it."""
    saved = f"The assessment is saved. See it: skillcheck gaps --assessment {result.assessment.id}"
    return gaps_page.page(result, kept=wishes.kept)._replace(saved=saved if wishes.kept else "")


def _interview(catalogue: Catalogue, parameters: Parameters, wishes: Wishes) -> Document | None:
    mark = database.path().with_name(lock.ASSESSMENT)
    in_use = lock.marked(mark) if wishes.kept else nullcontext(enter_result=True)
    with open_history(kept=wishes.kept) as history, in_use as alone:
        sitting = Sitting(person.meet(single_keys=not wishes.by_lines), catalogue, history, parameters)
        assessment = None
        with talk(sitting.who, lambda: _say_what_is_open(sitting, assessment, wishes)):
            if alone or sitting.who.goes_on(sitting.draw(question.open_elsewhere)):
                assessment = _open_assessment(sitting, wishes)
            done = assessment is not None and _ask_to_the_end(sitting, assessment, wishes)
        if assessment is None or not done:
            streams.say(_say_what_is_open(sitting, assessment, wishes))
            return None
        history.finish(assessment.id)
        finished = history.find(assessment.id)
    return _make_end_page(make_result(catalogue, finished, None, parameters), wishes)


def _ask_to_the_end(sitting: Sitting, assessment: Assessment, wishes: Wishes) -> bool:
    """Ask all, let them look over their answers, and tell whether they go on to the result."""
    if not ask_all(sitting, assessment, _open_session(sitting, assessment)):
        return False
    if not _ask_scenes(sitting, _read_again(sitting, assessment)):
        return False
    while True:
        assessment = _read_again(sitting, assessment)
        choice = sitting.choose(DONE, partial(question.done, assessment.asked, kept=wishes.kept))
        if choice != "look":
            return choice == "result"
        before = assessment.answers
        assessment = _look_over(sitting, assessment)
        # a changed answer may open what was settled
        if assessment.answers != before and not ask_all(
            sitting, assessment, _open_session(sitting, assessment)
        ):
            return False


def _read_again(sitting: Sitting, assessment: Assessment) -> Assessment:
    return keep_known(sitting.history.find(assessment.id), sitting.catalogue)


def _ask_scenes(sitting: Sitting, assessment: Assessment) -> bool:
    """Offer the scenes of the first gaps, once the statements have settled these; tell whether they go on."""
    scenes = scenes_to_follow(_open_session(sitting, assessment))
    if not scenes:
        return True
    choice = sitting.choose(SCENES, partial(question.scenes_next, len(scenes)))
    if choice != "ask":
        return bool(choice)
    return ask_all(sitting, assessment, Session(scenes, assessment.answers))


def _look_over(sitting: Sitting, assessment: Assessment) -> Assessment:
    """Show each question with its answer; ask those anew whose numbers they type. Return the assessment as it is then."""
    while True:
        rows = answers_page.rows(sitting.catalogue, assessment)
        draw = sitting.draw(partial(answers_page.last_look, rows))
        typed = ""
        if sitting.who.single_keys and (typed := sitting.who.choose(NUMBERS, draw)) in ("", "back"):
            return assessment
        typed = (
            sitting.who.text(draw, "The number of an answer to change; Enter alone goes back.", typed) or ""
        )
        if not typed:
            return assessment
        if typed.isascii() and typed.isdigit() and 0 < int(typed) <= len(rows):
            assessment = ask_again(sitting, assessment, rows[int(typed) - 1].item)


def _open_assessment(sitting: Sitting, wishes: Wishes) -> Assessment | None:
    """Return an unfinished assessment or a new one, as they wish; None when they leave. Raises: NothingYet, UsageFault."""
    unfinished = _find_unfinished(sitting.history, wishes)
    if unfinished is None:
        return _begin(sitting, wishes)
    waiting = keep_known(unfinished, sitting.catalogue)
    other = wishes.role not in ("", waiting.role) or wishes.length not in ("", waiting.length)
    if wishes.resume and other:
        raise UsageFault(
            f"{waiting.id} is for {waiting.role}, {waiting.length}, and goes on so. Leave out --role and --length, or"
            " begin a new one: --new in place of --resume"
        )
    choice = "resume"
    if not wishes.resume or count_days_since(waiting) > FOUR_WEEKS:
        choice = _choose_resume_or_new(sitting, waiting, wishes, other=other)
    if choice == "new":
        return _begin(sitting, wishes)
    if not choice:
        return None
    if waiting.role not in sitting.catalogue.roles and waiting.catalogue != sitting.catalogue.path:
        go_on = with_its_catalogue("skillcheck assess --resume", waiting)
        raise UsageFault(f"This assessment was begun with another catalogue. Go on with it: {go_on}")
    return waiting


def _find_unfinished(history: History, wishes: Wishes) -> Assessment | None:
    """Return the unfinished assessment that is meant, or the newest; None where they want a new one, or there is none.

    Raises: UsageFault for one that is not unfinished, NothingYet.
    """
    if wishes.new:
        return None
    if not wishes.assessment:
        newest = history.newest(finished=False)
        if newest is None and wishes.resume:
            raise NothingYet("No assessment is unfinished. Begin one: skillcheck assess --new")
        return newest
    assessment = history.find(wishes.assessment)
    if assessment.finished:
        raise UsageFault(
            f"{assessment.id} is finished. See what it says: skillcheck gaps --assessment {assessment.id}"
        )
    if not assessment.covers_role:
        raise UsageFault(f"{assessment.id} is of one skill alone. Rate that again: skillcheck plan review")
    return assessment


def _choose_resume_or_new(sitting: Sitting, waiting: Assessment, wishes: Wishes, *, other: bool) -> str:
    """Return `resume` or `new`, empty when they leave; where the command line asks for an `other` one, that comes first."""
    days, roles = count_days_since(waiting), sitting.catalogue.roles
    answers = plural(waiting.asked, "answer")
    title = f"An assessment of {day(waiting.taken_at)} is unfinished: {answers} so far."
    role = roles[waiting.role].name if waiting.role in roles else waiting.role
    about = f"It is for {role}, {waiting.length}, begun {ago(days)}."
    if days > FOUR_WEEKS:
        about += " Its questions are about the four weeks before each answer, so old and new ones do not go together."
    resume, new = ("resume", "Go on with it"), "Begin a new one"
    if other:
        wished_role = roles[wishes.role].name if wishes.role else ""
        wish = ", ".join(filter(None, (wished_role, wishes.length)))
        labels = (("new", f"{new}: {wish}"), resume)
    else:
        better = ", which is better after so long" if days > FOUR_WEEKS else ""
        labels = (resume, ("new", f"{new}{better}"))
    choices = number_choices(labels)
    return sitting.choose(choices, partial(question.menu, title, choices, about))


def _begin(sitting: Sitting, wishes: Wishes) -> Assessment | None:
    """Return a new assessment, not saved before its first answer; None when they leave."""
    newest = sitting.history.newest(finished=True)
    last = _find_clear_role(sitting.catalogue, newest.role if newest else "")
    role = wishes.role or last or _choose_role(sitting, wishes.length or ADAPTIVE)
    if not role:
        return None
    assessment = begin_assessment(
        role,
        wishes.length or ADAPTIVE,
        sitting.catalogue,
        now(),
        parameters=sitting.parameters.version,
    )
    warn_of_clock(assessment.taken_at, newest)
    return _welcome(sitting, assessment, kept=wishes.kept)


def _welcome(sitting: Sitting, assessment: Assessment, *, kept: bool) -> Assessment | None:
    """Say what will happen; return the assessment, of another role where they want one, None when they leave."""
    while True:
        role = find_role(sitting.catalogue, assessment.role)
        items = {item.id for skill in sitting.catalogue.skills_of(role) for item in skill.items}
        session = _open_session(sitting, assessment)
        page = partial(
            question.welcome,
            role.name,
            progress(session),
            kept=kept,
            read=len(items & read_scenes(sitting.history)),
            first_look=assessment.length == QUICK,
            cases=any(not item.rated for item in session.order),
        )
        choice = sitting.choose(WELCOME if kept else WELCOME[:2], page)
        if choice == "begin":
            return assessment
        if choice == "file":
            sitting.who.goes_on(sitting.draw(partial(question.your_file, str(sitting.history.file))))
        elif choice == "role":
            assessment = assessment._replace(role=_choose_role(sitting, assessment.length) or assessment.role)
        else:
            return None


def _choose_role(sitting: Sitting, length: str) -> str:
    roles = sitting.catalogue.roles
    choices = number_choices((role.id, role.name) for role in roles.values())
    shown = [roles[choice.value] for choice in choices]
    seconds = [expect_seconds(sitting.catalogue, role, length) for role in shown]
    page = partial(question.roles, choices, shown, seconds)
    while (choice := sitting.choose((*choices, Choice("?", "?", "")), page)) == "?":
        role = sitting.choose(choices, partial(question.menu, "What which role asks?", choices))
        if role:
            aside = roles_page.page([roles[role]], sitting.catalogue)
            sitting.who.goes_on(sitting.draw(partial(question.aside, aside)))
    return choice


def _open_session(sitting: Sitting, assessment: Assessment) -> Session:
    return resume_session(sitting.catalogue, sitting.history, assessment, sitting.parameters)


def _say_what_is_open(sitting: Sitting, asked: Assessment | None, wishes: Wishes) -> str:
    """Return what to say when they stop before the end: of the assessment that was `asked`, else of one that waits."""
    if not wishes.kept:
        return "Nothing was saved, as you asked."
    newest = sitting.history.newest(finished=False)
    if newest is None:
        return "Nothing was begun. Whenever it suits you: skillcheck assess"
    waiting = sitting.history.find(asked.id) if asked and asked.responses else newest
    id_ = "" if waiting.id == newest.id else f" {waiting.id}"
    saved = plural(waiting.asked, "answer")
    if not waiting.adapts and waiting.role in sitting.catalogue.roles:
        order = _open_session(sitting, keep_known(waiting, sitting.catalogue)).order
        saved = f"{waiting.asked} of {plural(len(order), 'answer')}"
    return f"Saved {saved}. Go on with: skillcheck assess --resume{id_}"
