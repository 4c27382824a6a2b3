"""`skillcheck history`: past assessments, one skill's course, and deleting."""

from typing import Annotated

import typer

from skillcheck.commands.deliver import Delivery, delivery
from skillcheck.commands.groups import DefaultGroup, application, examples
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
from skillcheck.commands.results import still_known
from skillcheck.core.levels import level
from skillcheck.core.result import belief_of
from skillcheck.core.trend import trend
from skillcheck.errors import NothingYet, UsageFault
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.change import Point
from skillcheck.model.document import Document
from skillcheck.model.parameters import Parameters
from skillcheck.pages import course
from skillcheck.pages import history as page
from skillcheck.store import database

app = application(cls=DefaultGroup)


@app.callback(
    short_help="Show or delete past assessments.",
    help="Show past assessments, or one skill's course over time.",
)
def _history() -> None:
    pass


@app.command(hidden=True, epilog=examples("skillcheck history", "skillcheck history empathy -f csv"))
def show(
    skill: OptionalSkill = None,
    catalogue: CataloguePath = None,
    parameters: ParametersPath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Show past assessments, or one skill's course over time."""
    way = delivery(format, output, force=force)
    if skill:
        _show_course(way, skill, catalogue, parameters)
    else:
        _show_all(way)


@app.command(epilog=examples("skillcheck history delete 2026-11-22-7f3a", "skillcheck history delete --all"))
def delete(
    assessment: Annotated[
        str | None, typer.Argument(metavar="ID", help="Id of an assessment, or the start of it.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Delete all assessments and evidence.")] = False,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Delete an assessment with its answers and evidence, or everything; it can't be undone."""
    if (assessment is None) != everything:
        raise UsageFault("Name one assessment, or give --all. See them all: skillcheck history")
    way = delivery(format, output, force=force)
    if not database.path().exists():
        if way.for_programs:
            way.send(page.deleted(()))
        raise NothingYet(FIRST)
    with history_to_write() as history:
        if assessment is None:
            ids = tuple(a.id for a in history.assessments())
            history.delete_all()
        else:
            ids = (history.find(assessment).id,)
            history.delete(ids)
    way.send(page.deleted(ids))


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


def _show_course(way: Delivery, skill: str, catalogue: str | None, parameters: str | None) -> None:
    whole = open_catalogue(catalogue)
    known = open_parameters(parameters, whole)
    chosen = the_skill(whole, skill)
    with history_to_read() as history:
        empty = history is None or history.is_empty()
        taken = history.answering(item.id for item in chosen.items) if history else ()
    rated = [point for assessment in taken if (point := _point(chosen, assessment, whole, known))]
    way.send(course.page(chosen, trend(chosen, rated, whole)))
    if empty:
        raise NothingYet(FIRST)


def _point(
    skill: Skill, assessment: Assessment, catalogue: Catalogue, parameters: Parameters
) -> Point | None:
    """The skill's level in an assessment; None where no answer about it counts any more."""
    counted = still_known(assessment, catalogue)
    belief = belief_of(catalogue, counted, parameters)
    estimate = level(skill, counted.answers, belief, parameters) if skill.id in belief.index else None
    return Point(assessment, estimate) if estimate and estimate.answered else None
