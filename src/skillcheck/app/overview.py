"""The skills and the roles of a catalogue: all of them, or those that are asked for."""

from contextlib import suppress

from skillcheck.app.opening import find_id, find_role, history_to_read
from skillcheck.app.result import find_newest_result
from skillcheck.errors import HistoryFault
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.search import search
from skillcheck.pages import roles, skills


def list_skills(
    catalogue: Catalogue, *, role: str | None, cluster: str | None, source: str | None, text: str | None
) -> Document:
    """Return the skills that all of the filters leave; with a `text`, the best first. Raises: UnknownName.

    `source` is a list of the catalogue.
    """
    matches = search(catalogue.skills.values(), text) if text else ()
    lines = {match.skill.id: match.line for match in matches}
    shown = [match.skill for match in matches] if text else list(catalogue.skills.values())
    result = None
    if role:
        asked = find_role(catalogue, role).skills
        shown = [skill for skill in shown if skill.id in asked]
    if cluster:
        names = {entry.id: (entry.name,) for entry in catalogue.clusters.values()}
        id_ = find_id("cluster", cluster, names, ", ".join(catalogue.clusters))
        shown = [skill for skill in shown if skill.cluster == id_]
    if source:
        titles = {entry.id: (entry.title,) for entry in catalogue.lists.values()}
        source = find_id("list", source, titles, ", ".join(catalogue.lists))
        shown = [skill for skill in shown if any(entry.list == source for entry in skill.lists)]
    elif not lines:
        with suppress(HistoryFault), history_to_read() as history:
            result = find_newest_result(catalogue, history)
    return skills.page(shown, catalogue, catalogue.lists[source] if source else None, lines, result)


def show_roles(catalogue: Catalogue, role: str | None) -> Document:
    """Return all roles, or what one of them asks. Raises: UnknownName."""
    return roles.page([find_role(catalogue, role)] if role else list(catalogue.roles.values()), catalogue)


def compare_roles(catalogue: Catalogue, role: str, other: str) -> Document:
    """Return two roles side by side. Raises: UnknownName."""
    return roles.comparison(find_role(catalogue, role), find_role(catalogue, other), catalogue)
