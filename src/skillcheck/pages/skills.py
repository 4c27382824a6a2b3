"""The skills of the catalogue, or some of them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from skillcheck.model import document as doc
from skillcheck.model.catalogue import Catalogue, ListEntry, Skill, SourceList
from skillcheck.model.estimate import Gap
from skillcheck.model.result import Result
from skillcheck.model.text import plural
from skillcheck.pages import words

COLUMNS = ("id", "name", "cluster", "definition", "lists", "match", "mine.level", "mine.target", "mine.rank")


def page(
    skills: Sequence[Skill],
    catalogue: Catalogue,
    source: SourceList | None,
    lines: Mapping[str, str] = MappingProxyType({}),
    result: Result | None = None,
) -> doc.Document:
    """Show `skills` by cluster, each with where the person stands by their newest `result`.

    With `lines` (by id), show the line of each card that a search has found; with `source`, the entries of that list in its
    order, and which skills cover each.
    """
    blocks: list[doc.Block]
    if source:
        blocks = [_by_entry(skills, source)]
        skills = sorted(skills, key=lambda skill: _first_entry(skill, source))
    elif lines:
        blocks = [doc.Table(("skill", "found in"), tuple((skill.name, lines[skill.id]) for skill in skills))]
    else:
        notices = words.notices(result.notices) if result else ()
        blocks = [_standings(skills, catalogue, result), *notices]
    if skills:
        blocks.append(doc.Commands(((f"skillcheck show {skills[0].id}", "the whole card of a skill"),)))
    else:
        blocks = [doc.Paragraph("Nothing fits. See them all: skillcheck list")]
    keys = ("id", "name", "cluster", "definition", "lists")
    rows = [
        {**words.pick(skill, *keys), "match": lines.get(skill.id), "mine": _mine(skill, result)}
        for skill in skills
    ]
    title, aside = source.title if source else "Skills", _aside(skills, result)
    return doc.Document(title, "skills", {"skills": rows}, "skills", COLUMNS, tuple(blocks), aside=aside)


def _standings(skills: Sequence[Skill], catalogue: Catalogue, result: Result | None) -> doc.Standings:
    gaps = {gap.skill: gap for gap in result.gaps} if result else {}
    rows = []
    for skill in catalogue.sort_by_cluster(skills):
        gap = gaps.get(skill.id)
        word = _place(skill, gap, result) if result else ""
        row = doc.Standing(skill.name, words=word or skill.definition)
        if gap:
            row = words.standing(skill.name, gap.estimate, gap.demand.target, catalogue.scale, word)
        cells, group = (word,) if word else (), catalogue.clusters[skill.cluster].name
        rows.append(row._replace(cells=cells, group=group))
    return doc.Standings(tuple(rows), ends=words.ends(catalogue.scale))


def _place(skill: Skill, gap: Gap | None, result: Result) -> str:
    """Say where a skill stands, in two or three words."""
    if skill.id not in result.role.skills:
        return "not in your role"
    if gap is None:
        return words.no_level(skill.id, result)
    if gap in result.shown:
        return f"no. {gap.rank} to work on"
    if gap.met:
        return "meets your role"
    return "nearly there" if gap.estimate.high >= gap.demand.target else "below"


def _aside(skills: Sequence[Skill], result: Result | None) -> str:
    if result is None:
        return plural(len(skills), "skill")
    asked = len(result.role.skills) - len(result.not_looked_at)
    return f"{result.role.name}: {asked} of {len(result.role.skills)} asked"


def _by_entry(skills: Sequence[Skill], source: SourceList) -> doc.Table:
    """Show each entry that one of `skills` covers, with the names of those that do."""
    rows = []
    for number, title in enumerate(source.entries, 1):
        names = [skill.name for skill in skills if ListEntry(source.id, number) in skill.lists]
        if names:
            rows.append((f"{number}. {title}", ", ".join(names)))
    return doc.Table(("entry", "covered by"), tuple(rows))


def _mine(skill: Skill, result: Result | None) -> dict[str, object] | None:
    """Return where the person stands as JSON has it; None where nothing was asked."""
    gap = next((gap for gap in result.gaps if gap.skill == skill.id), None) if result else None
    return gap and {**words.pick(gap.estimate, *words.RANGE), "target": gap.demand.target, "rank": gap.rank}


def _first_entry(skill: Skill, source: SourceList) -> int:
    return min(entry.entry for entry in skill.lists if entry.list == source.id)
