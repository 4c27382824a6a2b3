"""Roles: what each asks of its skills, and how two of them differ."""

from collections.abc import Sequence
from typing import Any

from skillcheck.model.catalogue import Catalogue, Demand, Role
from skillcheck.model.document import Block, Commands, Document, Paragraph, Table, Tone
from skillcheck.model.text import plural
from skillcheck.pages.words import number

COLUMNS = ("id", "name", "skills")


def page(roles: Sequence[Role], catalogue: Catalogue) -> Document:
    """One role with its skills, or all roles in a table."""
    blocks = _one(roles[0], catalogue) if len(roles) == 1 else _all(roles)
    title = roles[0].name if len(roles) == 1 else "Roles"
    data = {"roles": [_data(role) for role in roles]}
    return Document(title, "roles", data, "roles", COLUMNS, blocks)


def comparison(one: Role, other: Role, catalogue: Catalogue) -> Document:
    """Two roles side by side, the skills that they weigh most differently first."""
    skills = [id_ for id_ in catalogue.skills if id_ in one.skills or id_ in other.skills]
    skills.sort(key=lambda id_: -abs(_weight(one, id_) - _weight(other, id_)))
    rows = tuple(
        (catalogue.skills[id_].name, _cell(one.skills.get(id_)), _cell(other.skills.get(id_)))
        for id_ in skills
    )
    legend = Paragraph(
        "Weight 1-5, then target level 1-5; “-”: the role does not ask for it.", tone=Tone.QUIET
    )
    data = {
        "a": one.id,
        "b": other.id,
        "skills": [
            {
                "skill": id_,
                "name": catalogue.skills[id_].name,
                "a": _demand(one.skills.get(id_)),
                "b": _demand(other.skills.get(id_)),
            }
            for id_ in skills
        ],
    }
    blocks = (legend, Table(("skill", one.name, other.name), rows))
    columns = ("skill", "name", "a", "b")
    return Document(f"{one.name} and {other.name}", "comparison", data, "skills", columns, blocks)


def _one(role: Role, catalogue: Catalogue) -> tuple[Block, ...]:
    order = sorted(role.skills.items(), key=lambda pair: -pair[1].importance)
    rows = tuple(
        (catalogue.skills[id_].name, number(d.importance), number(d.target), d.why) for id_, d in order
    )
    return (
        *([Paragraph(role.about)] if role.about else []),
        Table(("skill", "weight", "target", "why"), rows),
        Commands(((f"skillcheck assess --role {role.id}", "assess yourself for this role"),)),
    )


def _all(roles: Sequence[Role]) -> tuple[Block, ...]:
    rows = tuple((role.id, role.name, plural(len(role.skills), "skill"), role.about) for role in roles)
    example = Commands(((f"skillcheck roles {roles[0].id}", "what a role asks of each skill"),))
    return (Table(("id", "role", "size", "what it is"), rows), example) if roles else ()


def _weight(role: Role, skill: str) -> float:
    return role.skills[skill].importance if skill in role.skills else 0


def _cell(demand: Demand | None) -> str:
    return f"{number(demand.importance)}, target {number(demand.target)}" if demand else "-"


def _demand(demand: Demand | None) -> dict[str, float] | None:
    return {"importance": demand.importance, "target": demand.target} if demand else None


def _data(role: Role) -> dict[str, Any]:
    return {
        "id": role.id,
        "name": role.name,
        "skills": {id_: _demand(demand) for id_, demand in role.skills.items()},
    }
