"""The result of an assessment: everything that the pages tell about it."""

from typing import NamedTuple

from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Role
from skillcheck.model.estimate import Agreement, Gap


class Notice(NamedTuple):
    """A line about an assessment that stands out, with what to do about it; `id` names the kind of notice."""

    id: str
    text: str


class Contrast(NamedTuple):
    """A skill's self-rating beside the choices in its scenarios, on 1-5.

    `rated` is the plain mean of the scored statements; `low`-`high` is where the choices alone put the level, as likely
    inside as outside. `difference` is rating minus choices on the scale of levels, before any shrinking, `sd` its
    standard error; `differs` says whether it is beyond chance.
    """

    skill: str
    rated: float
    low: float
    high: float
    difference: float
    sd: float
    differs: bool


class Result(NamedTuple):
    """An assessment seen through a role.

    `gaps` are in rank order, skills that meet their target included; `not_assessed` are the role's skills without an answer.
    `items` is how many questions the assessment has for this role, `asked` how many of them were answered (also with
    n/a), `person_scale` the factor on all variances (about .3-3). `notices` are about all answers, `contrasts` about
    those of the role's skills that have both ratings and choices.
    """

    catalogue: Catalogue
    role: Role
    assessment: Assessment
    items: int
    asked: int
    gaps: tuple[Gap, ...]
    not_assessed: tuple[str, ...]
    person_scale: float
    agreement: Agreement
    notices: tuple[Notice, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
