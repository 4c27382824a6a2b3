"""Assessments that begin, go on, and come from files."""

import os
from collections.abc import Mapping
from datetime import datetime

from skillcheck import questions
from skillcheck.app.opening import find_role
from skillcheck.console.streams import say
from skillcheck.measure.session import Session, items_to_ask, open_session
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.calendar import local_time
from skillcheck.model.catalogue import Catalogue, Role
from skillcheck.model.parameters import Parameters
from skillcheck.pages.words import day
from skillcheck.store import lengths
from skillcheck.store.history import History
from skillcheck.store.practice import read_scenes


def begin_assessment(
    role: str,
    length: str,
    catalogue: Catalogue,
    at: datetime,
    *,
    parameters: str = "",
    answers: Mapping[str, str] | None = None,
    about: str = "",
) -> Assessment:
    """Return an assessment that begins at `at`; one with `answers` is finished at once.

    `about` is the id of the assessment that a then-rating looks back on.
    """
    items = catalogue.items()
    return Assessment(
        id=f"{day(at)}-{os.urandom(3).hex()}",
        role=role,
        length=length,
        taken_at=at,
        catalogue_digest=catalogue.digest,
        finished=answers is not None,
        parameters=parameters,
        responses=tuple(
            Response(item, answer, at, wording=questions.wording(items[item]))
            for item, answer in (answers or {}).items()
        ),
        about=about,
        catalogue=catalogue.path,
    )


def resume_session(
    catalogue: Catalogue, history: History, assessment: Assessment, parameters: Parameters
) -> Session:
    """Return the walk through the assessment so far, without scenes whose reasons were read.

    Raises: UnknownName where the catalogue no longer has its role.
    """
    role = find_role(catalogue, assessment.role)
    read = read_scenes(history) - assessment.answers.keys()
    span = lengths.read_span(catalogue, role, assessment.length)
    return open_session(catalogue.without(read), role, assessment, parameters, span)


def expect_seconds(catalogue: Catalogue, role: Role, length: str) -> float:
    """Return how long an assessment of a role usually takes an unhurried reader."""
    items = [item for asked in items_to_ask(catalogue.skills_of(role), length).values() for item in asked]
    if span := lengths.read_span(catalogue, role, length):
        times = [item.seconds for item in items if item.rated]
        return span.usual * sum(times) / max(len(times), 1)
    return sum(item.seconds for item in items)


def warn_of_clock(at: datetime, newest: Assessment | None) -> None:
    """Say where the clock is before the assessment that was saved last."""
    if newest and newest.taken_at > at:
        say(
            f"The clock says {local_time(at):%Y-%m-%d %H:%M}, before your last assessment"
            f" ({local_time(newest.taken_at):%Y-%m-%d %H:%M}). They are kept in the order in which they were saved."
        )


def keep_sheet(history: History, assessment: Assessment, stated: datetime | None) -> None:
    """Keep an assessment from a file that may have `stated` its time, which then orders it; say where it went.

    Raises: HistoryFault.
    """
    if stated is None:
        warn_of_clock(assessment.taken_at, history.newest(finished=True))
        history.start(assessment)
    elif later := history.insert(assessment):
        say(
            f"The file says {day(stated)}: it is kept before {later}, which was taken later."
            " All of them, the newest first: skillcheck history"
        )
