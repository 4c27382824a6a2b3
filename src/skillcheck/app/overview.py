"""The skills of a catalogue, all or those that filters leave."""

from skillcheck.app.opening import find_id, find_role
from skillcheck.app.result import read_newest_result
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.search import search
from skillcheck.pages import skills


def list_skills(
    catalogue: Catalogue, *, role: str | None, cluster: str | None, source: str | None, text: str | None
) -> Document:
    """Return the skills that all of the filters leave; with a `text`, the best first. Raises: UnknownName.

    `source` is a list of the catalogue.
    """
    matches = search(catalogue.skills.values(), text) if text else ()
    lines = {match.skill.id: match.line for match in matches}
    shown = tuple(match.skill for match in matches) if text else tuple(catalogue.skills.values())
    if role:
        asked = find_role(catalogue, role).skills
        shown = tuple(skill for skill in shown if skill.id in asked)
    if cluster:
        names = {entry.id: (entry.name,) for entry in catalogue.clusters.values()}
        id_ = find_id("cluster", cluster, names, ", ".join(catalogue.clusters))
        shown = tuple(skill for skill in shown if skill.cluster == id_)
    if not source:
        return skills.page(shown, catalogue, None, lines, None if lines else read_newest_result(catalogue))
    titles = {entry.id: (entry.title,) for entry in catalogue.lists.values()}
    id_ = find_id("list", source, titles, ", ".join(catalogue.lists))
    shown = tuple(skill for skill in shown if any(entry.list == id_ for entry in skill.lists))
    return skills.page(shown, catalogue, catalogue.lists[id_], lines)
