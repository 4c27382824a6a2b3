"""A new assessment: its id, its time, and the answers it may begin with."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from skillcheck import questions
from skillcheck.console.streams import say
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue


def begun(
    role: str,
    length: str,
    catalogue: Catalogue,
    at: datetime,
    *,
    thoroughness: str = "normal",
    parameters: str = "",
    answers: Mapping[str, str] | None = None,
    newest: Assessment | None = None,
    about: str = "",
) -> Assessment:
    """An assessment that begins at `at`; one with `answers` is finished at once. `newest` is the one before it.

    `about` is the id of the assessment that a then-rating looks back on.
    """
    if newest and newest.taken_at > at:
        say(
            f"The clock says {at:%Y-%m-%d %H:%M} UTC, before your last assessment ({newest.taken_at:%Y-%m-%d %H:%M})."
            " They are kept in the order in which they were saved."
        )
    known = {item.id: item for skill in catalogue.skills.values() for item in skill.items}
    return Assessment(
        id=f"{at:%Y-%m-%d}-{secrets.token_hex(3)}",
        role=role,
        length=length,
        taken_at=at,
        catalogue_digest=catalogue.digest,
        finished=answers is not None,
        thoroughness=thoroughness,
        parameters=parameters,
        responses=tuple(
            Response(item, answer, at, wording=questions.wording(known[item]))
            for item, answer in (answers or {}).items()
        ),
        about=about,
    )
