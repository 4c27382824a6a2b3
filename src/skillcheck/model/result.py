"""The result of an assessment: everything that the pages tell about it."""

from typing import NamedTuple

from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import TOP, Catalogue, Role
from skillcheck.model.estimate import Agreement, Gap


class Notice(NamedTuple):
    """A line about an assessment that stands out, with what to do about it; `id` names the kind of notice."""

    id: str
    text: str


class Result(NamedTuple):
    """An assessment seen through a role.

    `gaps` are the skills with an answer that counts, in rank order, those that meet their target included. `not_assessed`
    are the role's others: `not_asked`, and `not_applicable` where no statement applies to the person. `strengths` are very
    likely at their target or above, by two answers or more, the furthest above first. `role_names` is how many of those
    `shown` the role would name of anybody.
    `items` is how many questions the assessment has for this role, `asked` how many of them were answered (also with
    n/a), `person_scale` the factor on all variances (about .3-3). `notices` are about all answers.
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
    strengths: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
    role_names: int = 0

    @property
    def nothing_applied(self) -> tuple[str, ...]:
        """Return the skills that were asked about, and have no answer, since no question so far applied."""
        owners = self.catalogue.owners()
        asked = {owners[item].id for item in self.assessment.answers if item in owners}
        return tuple(skill for skill in self.not_asked if skill in asked)

    @property
    def not_looked_at(self) -> tuple[str, ...]:
        """Return the skills of which nothing was asked."""
        return tuple(skill for skill in self.not_asked if skill not in self.nothing_applied)

    @property
    def shown(self) -> tuple[Gap, ...]:
        """Return the gaps that the advice is about: the first five below their target."""
        return tuple(gap for gap in self.gaps if not gap.met)[:TOP]
