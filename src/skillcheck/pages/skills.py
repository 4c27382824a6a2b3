"""The skills of the catalogue, or some of them."""

from collections.abc import Sequence

from skillcheck.model.catalogue import Catalogue, Skill, SourceList
from skillcheck.model.document import Block, Commands, Document, Paragraph, Table, Tone
from skillcheck.model.text import plural

COLUMNS = ("id", "name", "cluster", "definition", "lists")


def page(skills: Sequence[Skill], catalogue: Catalogue, source: SourceList | None) -> Document:
    """`skills` with their definitions; with `source`, the entries of that list in its order and what covers each."""
    shown = _by_entry(skills, source) if source else [(skill.name, skill) for skill in skills]
    rows = tuple((name, skill.id, skill.definition) for name, skill in shown)
    title = source.title if source else catalogue.name
    blocks: list[Block] = [Paragraph(plural(len(skills), "skill"), tone=Tone.QUIET)]
    if rows:
        columns = (source and "entry") or "skill", "id", "what it is"
        blocks.append(Table(columns, rows))
        blocks.append(Commands(((f"skillcheck show {rows[0][1]}", "the whole card of a skill"),)))
    else:
        blocks.append(Paragraph("Nothing fits. See them all: skillcheck list"))
    unique = {skill.id: skill for _, skill in shown}
    data = {"skills": [_data(skill) for skill in unique.values()]}
    return Document(title, "skills", data, "skills", COLUMNS, tuple(blocks))


def _by_entry(skills: Sequence[Skill], source: SourceList) -> list[tuple[str, Skill]]:
    return [
        (f"{number}. {title}", skill)
        for number, title in enumerate(source.entries, 1)
        for skill in skills
        if any(entry.list == source.id and entry.entry == number for entry in skill.lists)
    ]


def _data(skill: Skill) -> dict[str, object]:
    return {
        "id": skill.id,
        "name": skill.name,
        "cluster": skill.cluster,
        "definition": skill.definition,
        "lists": [{"list": entry.list, "entry": entry.entry} for entry in skill.lists],
    }
