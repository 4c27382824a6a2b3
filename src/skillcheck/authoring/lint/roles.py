"""Roles: importances that make a ranking, and reasons for the highest of them."""

from collections.abc import Iterator

from skillcheck.authoring.lint.remark import Remark
from skillcheck.model.catalogue import TOP, Catalogue, Role

HIGHEST = 5
MOST_HIGHEST = 1 / 3
"""The part of a role's skills that may have the highest importance; with more, nothing stands out."""


def ranking(catalogue: Catalogue) -> Iterator[Remark]:
    """At most a third of a role's skills have importance 5."""
    for role in catalogue.roles.values():
        found = sum(demand.importance == HIGHEST for demand in role.skills.values())
        if found > len(role.skills) * MOST_HIGHEST:
            what = f"gives importance 5 to {found} of {len(role.skills)} skills, more than a third"
            yield Remark(f"roles.{role.id}.skills", what)


def reasons(catalogue: Catalogue) -> Iterator[Remark]:
    """The five most important skills of a role say why, unless all weigh the same."""
    for role in catalogue.roles.values():
        if _told(role) < min(TOP, len(role.skills)):
            yield Remark(
                f"roles.{role.id}.skills", f"says why for {_told(role)} of its {TOP} weightiest skills"
            )


def _told(role: Role) -> int:
    """How many of the weightiest say why; a tie at the fifth place may be told by any of them."""
    importances = sorted((d.importance for d in role.skills.values()), reverse=True)
    if len(set(importances)) == 1:
        return len(role.skills)
    cut = importances[:TOP][-1]
    return sum(bool(d.why) and d.importance >= cut for d in role.skills.values())
