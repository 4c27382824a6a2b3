"""A catalogue of as many skills as wanted, with the words of the built-in one: the same text for the same number."""

from itertools import cycle, islice

from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.questions.statement import Statement

FIELDS = (
    "retail",
    "hotels",
    "care homes",
    "software",
    "banking",
    "rail",
    "energy",
    "housing",
    "schools",
    "post",
)
"""Where a skill is used: makes the names of the copies differ as those of a large catalogue do."""
IN_A_ROLE = 40
"""Skills that a role asks for; ESCO's occupations have about so many."""


def text(source: Catalogue, count: int, in_a_role: int = IN_A_ROLE) -> str:
    """The file: skills of about 1.6 KB, as in ESCO's 14,000 in 22 MB, in the style of the file of `source`."""
    originals = list(islice(cycle(source.skills.values()), count))
    ids = [f"{skill.id}-{number}" for number, skill in enumerate(originals, 1)]
    lines = ["version: 1", f"name: {count} skills", "scale:"]
    for key, labels in (("levels", source.scale.levels), ("frequency", source.scale.frequency)):
        lines += [f"  {key}:", *_numbered(labels, 4)]
    lines += ["clusters:"]
    for cluster in source.clusters.values():
        lines += [f"  - id: {cluster.id}", f"    name: {cluster.name}"]
    lines += ["skills:"]
    for number, skill in enumerate(originals):
        lines += _skill(skill, ids[number], ids[number - 1], f"{FIELDS[number % len(FIELDS)]} {number + 1}")
    return "\n".join([*lines, *_role(ids[:in_a_role]), ""])


def _skill(skill: Skill, own: str, related: str, field: str) -> list[str]:
    lines = [f"  - id: {own}", f"    name: {skill.name} in {field}", f"    cluster: {skill.cluster}"]
    lines += ["    aliases:", *(f"      - {alias} in {field}" for alias in skill.aliases[:2])]
    lines += ["    definition: >-", f"      {skill.definition}", "    levels:", *_numbered(skill.levels, 6)]
    lines += ["    statements:"]
    for statement in skill.of_kind(Statement)[:2]:
        lines += ["      - text: >-", f"          {statement.text}"]
        lines += ["        reversed: true"] if statement.reversed else []
    for practice in skill.practices[:1]:
        lines += ["    practices:", "      - title: >-", f"          {practice.title}", "        steps:"]
        for step in practice.steps[:2]:
            lines += ["          - >-", f"            {step}"]
        lines += [f"        minutes: {practice.minutes or 10}"]
    return [*lines, "    related:", f"      - {related}"]


def _numbered(texts: tuple[str, ...], indent: int) -> list[str]:
    return [
        line
        for level, words in enumerate(texts, 1)
        for line in (f"{' ' * indent}{level}: >-", f"{' ' * indent}  {words}")
    ]


def _role(skills: list[str]) -> list[str]:
    lines = ["roles:", "  - id: manager", "    name: Manager", "    skills:"]
    return lines + [f"      {id_}: {{importance: 3, target: 4}}" for id_ in skills]
