"""The result of an assessment: everything that the pages tell about it."""

from typing import NamedTuple

from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Role
from skillcheck.model.contrast import Contrast
from skillcheck.model.estimate import Agreement, Gap
from skillcheck.model.notice import Notice


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
