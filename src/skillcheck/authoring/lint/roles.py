"""Roles: importances that make a ranking, and reasons for the highest of them."""

from collections.abc import Iterator

from skillcheck.authoring.lint.remark import Remark
from skillcheck.model.catalogue import TOP, Catalogue

HIGHEST = 5
MOST_HIGHEST = 1 / 3
"""The part of a role's skills that may have the highest importance; with more, nothing stands out."""


def ranking(catalogue: Catalogue) -> Iterator[Remark]:
    """At most a third of a role's skills have importance 5."""
    for role in catalogue.roles.values():
        highest = sum(demand.importance == HIGHEST for demand in role.skills.values())
        if highest > len(role.skills) * MOST_HIGHEST:
            what = f"gives importance 5 to {highest} of {len(role.skills)} skills, more than a third"
            yield Remark(f"roles.{role.id}.skills", what)


def reasons(catalogue: Catalogue) -> Iterator[Remark]:
    """The five most important skills of a role say why, unless all weigh the same.

    Of those that tie for the fifth place, any may say why.
    """
    for role in catalogue.roles.values():
        importances = sorted((demand.importance for demand in role.skills.values()), reverse=True)
        cut = importances[:TOP][-1]
        count = sum(bool(demand.why) and demand.importance >= cut for demand in role.skills.values())
        if importances[0] > importances[-1] and count < min(TOP, len(importances)):
            yield Remark(f"roles.{role.id}.skills", f"says why for {count} of its {TOP} weightiest skills")
