"""The skills of the catalogue, or some of them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from skillcheck.model.catalogue import Catalogue, ListEntry, Skill, SourceList
from skillcheck.model.document import Block, Commands, Document, Paragraph, Table, Tone
from skillcheck.model.text import plural

COLUMNS = ("id", "name", "cluster", "definition", "lists", "match")


NO_LINES: Mapping[str, str] = MappingProxyType({})


def page(
    skills: Sequence[Skill],
    catalogue: Catalogue,
    source: SourceList | None,
    lines: Mapping[str, str] = NO_LINES,
) -> Document:
    """Show `skills` with what each is, or with the line of its card (`lines`, by id) that a search has found.

    With `source`, show the entries of that list in its order, and which skills cover each.
    """
    blocks: list[Block] = [Paragraph(plural(len(skills), "skill"), Tone.QUIET)]
    if skills:
        blocks.append(_by_entry(skills, source) if source else _table(skills, lines))
        blocks.append(Commands(((f"skillcheck show {skills[0].id}", "the whole card of a skill"),)))
    else:
        blocks.append(Paragraph("Nothing fits. See them all: skillcheck list"))
    ordered = sorted(skills, key=lambda skill: _first_entry(skill, source)) if source else skills
    data = {
        "skills": [
            {
                "id": skill.id,
                "name": skill.name,
                "cluster": skill.cluster,
                "definition": skill.definition,
                "lists": [{"list": entry.list, "entry": entry.entry} for entry in skill.lists],
                "match": lines.get(skill.id),
            }
            for skill in ordered
        ]
    }
    title = source.title if source else catalogue.name
    return Document(title, "skills", data, "skills", COLUMNS, tuple(blocks))


def _table(skills: Sequence[Skill], lines: Mapping[str, str]) -> Table:
    if lines:
        return Table(("skill", "found in"), tuple((skill.name, lines[skill.id]) for skill in skills))
    return Table(("skill", "what it is"), tuple((skill.name, skill.definition) for skill in skills))


def _by_entry(skills: Sequence[Skill], source: SourceList) -> Table:
    """Show each entry that one of `skills` covers, with the names of those that do."""
    rows = []
    for number, title in enumerate(source.entries, 1):
        names = [skill.name for skill in skills if ListEntry(source.id, number) in skill.lists]
        if names:
            rows.append((f"{number}. {title}", ", ".join(names)))
    return Table(("entry", "covered by"), tuple(rows))


def _first_entry(skill: Skill, source: SourceList) -> int:
    return min(entry.entry for entry in skill.lists if entry.list == source.id)
