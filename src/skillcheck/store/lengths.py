"""How many questions an assessment takes: counted by simulation for each role of our own catalogue, and kept beside it."""

import json
from math import log

from skillcheck.model.catalogue import Catalogue, Role
from skillcheck.model.form import Span
from skillcheck.store import files

NAME = "lengths.json"


def read_span(catalogue: Catalogue, role: Role, length: str) -> Span | None:
    """Return the span of an assessment of this length; None where nobody has counted.

    Another catalogue than the one that was counted gets the share of questions that the role of the most similar size takes.
    """
    try:
        content = json.loads(files.builtin_catalogue().with_name(NAME).read_text(encoding="utf-8"))
        roles = {id_: entry for id_, entry in content["roles"].items() if length in entry}
    except (OSError, ValueError, KeyError, AttributeError):
        return None
    if content.get("catalogue") == catalogue.digest and role.id in roles:
        return Span(*roles[role.id][length])
    items = sum(len(skill.items) for skill in catalogue.skills_of(role))
    if not roles or not items:
        return None
    nearest = min(roles.values(), key=lambda entry: abs(log(entry["items"] / items)))
    low, usual, high = (round(count * items / nearest["items"]) for count in nearest[length])
    return Span(max(low, 1), max(usual, 1), max(high, 1))
