"""`skillcheck history`: past assessments, one skill's course, and deleting."""

from typing import Annotated

from skillcheck.commands.course import course_of
from skillcheck.commands.deliver import Delivery, delivery
from skillcheck.commands.groups import Argument, DefaultGroup, Option, application, examples
from skillcheck.commands.opening import (
    FIRST,
    history_to_read,
    history_to_write,
    open_catalogue,
    open_parameters,
    the_skill,
)
from skillcheck.commands.options import (
    CataloguePath,
    Force,
    Format,
    OptionalSkill,
    Output,
    ParametersPath,
)
from skillcheck.console.streams import say
from skillcheck.errors import NothingYet, UsageFault
from skillcheck.model.document import Document
from skillcheck.pages import course
from skillcheck.pages import history as page
from skillcheck.store import database, erase, plans

app = application(cls=DefaultGroup)
LAST = 20
"""Ratings of a course that are shown unless told otherwise: years of them, and as many lines as a screen has. Each is worked
out from all answers of its assessment, in some milliseconds."""


@app.callback(
    short_help="Show or delete past assessments.",
    help="Show past assessments, or one skill's course over time.",
)
def _history() -> None:
    pass


@app.command(hidden=True, epilog=examples("skillcheck history", "skillcheck history empathy -f csv"))
def show(
    skill: OptionalSkill = None,
    last: Annotated[
        int | None,
        Option("--last", min=1, metavar="N", help=f"Show the N newest ratings of a skill, not {LAST}."),
    ] = None,
    catalogue: CataloguePath = None,
    parameters: ParametersPath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Show past assessments, or one skill's course over time."""
    way = delivery(format, output, force=force)
    if skill:
        _show_course(way, skill, last or LAST, catalogue, parameters)
    else:
        _show_all(way)


@app.command(epilog=examples("skillcheck history delete 2026-11-22-7f3a", "skillcheck history delete --all"))
def delete(
    assessment: Annotated[
        str | None, Argument(metavar="ID", help="Id of an assessment, or the start of it.")
    ] = None,
    everything: Annotated[
        bool, Option("--all", help="Delete all assessments, evidence and the plan.")
    ] = False,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Delete an assessment with its answers and evidence, or everything; it can't be undone."""
    if (assessment is None) != everything:
        raise UsageFault("Name one assessment, or give --all. See them all: skillcheck history")
    way = delivery(format, output, force=force)
    if everything:
        was_there = database.is_there()
        ids, others = erase.everything()
    else:
        was_there, others = database.is_there(), ()
        ids = _deleted(assessment) if was_there else ()
    if not was_there and not others:
        if way.for_programs:
            way.send(page.deleted((), plan=False))
        raise NothingYet(FIRST)
    way.send(page.deleted(ids, plan=plans.NAME in others))
    if not everything and (aside := erase.set_aside()):
        named = ", ".join(map(str, aside))
        say(f"Copies of the history may still hold it: {named}. Delete them when you need them no more.")


def _deleted(assessment: str | None) -> tuple[str, ...]:
    """Delete an assessment; its id."""
    with history_to_write() as history:
        ids = (history.find(assessment or "").id,)
        history.delete(ids)
    return ids


def _show_all(way: Delivery) -> None:
    with history_to_read() as history:
        assessments = history.assessments() if history else ()
    if assessments:
        way.send(page.page(assessments))
        return
    if way.for_programs:
        data: dict[str, list[object]] = {"assessments": []}
        way.send(Document(FIRST, "history", data, "assessments", page.COLUMNS, ()))
    raise NothingYet(FIRST)


def _show_course(way: Delivery, skill: str, last: int, catalogue: str | None, parameters: str | None) -> None:
    whole = open_catalogue(catalogue)
    known = open_parameters(parameters, whole)
    chosen = the_skill(whole, skill)
    with history_to_read() as history:
        empty = history is None or history.is_empty()
        way.send(course.page(chosen, course_of(chosen, whole, known, history, last)))
    if empty:
        raise NothingYet(FIRST)
