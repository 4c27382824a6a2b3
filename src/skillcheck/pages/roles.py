"""Roles: what each asks of its skills, and how two of them differ."""

from collections.abc import Sequence

from skillcheck.model import document as doc
from skillcheck.model.catalogue import Catalogue, Demand, Role
from skillcheck.model.text import plural
from skillcheck.pages.words import number, pick

COLUMNS = ("id", "name", "skills")


def page(roles: Sequence[Role], catalogue: Catalogue) -> doc.Document:
    """Show one role with its skills, or all roles in a table."""
    title, blocks = "Roles", _show_all(roles)
    if len(roles) == 1:
        title, blocks = roles[0].name, _show_one(roles[0], catalogue)
    data = {
        "roles": [
            {
                **pick(role, "id", "name"),
                "skills": {id_: _demand_data(demand) for id_, demand in role.skills.items()},
            }
            for role in roles
        ]
    }
    return doc.Document(title, "roles", data, "roles", COLUMNS, blocks)


def comparison(role: Role, other: Role, catalogue: Catalogue) -> doc.Document:
    """Show two roles side by side, the skills that they weigh most differently first."""
    demands = [
        (skill, role.skills.get(skill.id), other.skills.get(skill.id))
        for skill in catalogue.pick_skills((*role.skills, *other.skills))
    ]
    demands.sort(key=lambda row: -abs(_weight(row[1]) - _weight(row[2])))
    rows = tuple((skill.name, _cell(a), _cell(b)) for skill, a, b in demands)
    data = {
        "a": role.id,
        "b": other.id,
        "skills": [
            {"skill": skill.id, "name": skill.name, "a": _demand_data(a), "b": _demand_data(b)}
            for skill, a, b in demands
        ],
    }
    legend = "Importance 1-5, then target level 1-5; “-”: the role does not ask for it."
    blocks = (doc.Paragraph(legend, doc.Tone.QUIET), doc.Table(("skill", role.name, other.name), rows))
    title, columns = f"{role.name} and {other.name}", ("skill", "name", "a", "b")
    return doc.Document(title, "comparison", data, "skills", columns, blocks)


def _show_one(role: Role, catalogue: Catalogue) -> tuple[doc.Block, ...]:
    rows = tuple(
        (catalogue.skills[id_].name, number(demand.importance), number(demand.target), demand.why)
        for id_, demand in sorted(role.skills.items(), key=lambda pair: -pair[1].importance)
    )
    return (
        *([doc.Paragraph(role.about)] if role.about else []),
        doc.Table(("skill", "importance", "asks for", "why"), rows),
        doc.Commands(((f"skillcheck assess --role {role.id}", "assess yourself for this role"),)),
    )


def _show_all(roles: Sequence[Role]) -> tuple[doc.Block, ...]:
    """Show each role with its size and a line; its id stands there to be typed."""
    if not roles:
        return ()
    cards = tuple(
        doc.Card(
            role.name,
            (doc.Paragraph(f"{role.about} ({role.id})".strip()),),
            plural(len(role.skills), "skill"),
        )
        for role in roles
    )
    see = (f"skillcheck roles {roles[0].id}", "what a role asks of each skill")
    return doc.Cards(cards), doc.Commands((see,))


def _weight(demand: Demand | None) -> float:
    return demand.importance if demand else 0


def _cell(demand: Demand | None) -> str:
    return f"{number(demand.importance)}, target {number(demand.target)}" if demand else "-"


def _demand_data(demand: Demand | None) -> dict[str, float] | None:
    return pick(demand, "importance", "target") if demand else None
