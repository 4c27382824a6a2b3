"""From the checked values of a catalogue file to the catalogue's own values."""

from typing import Any

from skillcheck.model.catalogue import (
    Catalogue,
    Cluster,
    Demand,
    ListEntry,
    Option,
    Practice,
    Resource,
    Role,
    Scale,
    Scenario,
    Skill,
    SourceList,
    Statement,
)

QUESTION = "What do you do?"
LETTERS = "abcdefghi"
ALL_LEVELS = [1, 2, 3, 4, 5]

Values = dict[str, Any]


def catalogue(values: Values, digest: str) -> Catalogue:
    """The catalogue that `values` (of the shape CATALOGUE, without faults) describe."""
    return Catalogue(
        name=values["name"],
        scale=scale(values),
        clusters=clusters(values),
        lists=lists(values),
        skills={entry["id"]: skill(entry) for entry in values["skills"]},
        roles={entry["id"]: role(entry) for entry in values["roles"]},
        digest=digest,
        parameters=values.get("parameters", ""),
    )


def scale(values: Values) -> Scale:
    """The scale of a catalogue."""
    return Scale(_five(values["scale"]["levels"]), _five(values["scale"]["frequency"]))


def clusters(values: Values) -> dict[str, Cluster]:
    """The clusters of a catalogue by their ids."""
    return {entry["id"]: Cluster(**entry) for entry in values["clusters"]}


def lists(values: Values) -> dict[str, SourceList]:
    """The source lists of a catalogue by their ids."""
    return {entry["id"]: _source_list(entry) for entry in values.get("lists", ())}


def statement_id(skill: str, number: int) -> str:
    """The id of a skill's statement that gives none itself: SKILL-1, SKILL-2, ..."""
    return f"{skill}-{number}"


def scenario_id(skill: str, number: int) -> str:
    """The id of a skill's scenario that gives none itself: SKILL-s, SKILL-s2, ..."""
    return f"{skill}-s" if number == 1 else f"{skill}-s{number}"


def skill(values: Values) -> Skill:
    """The skill that `values` (of the shape SKILL, without faults) describe."""
    own = values["id"]
    return Skill(
        id=own,
        name=values["name"],
        cluster=values["cluster"],
        definition=values["definition"],
        levels=_five(values["levels"]),
        statements=tuple(
            Statement(entry.get("id", statement_id(own, n)), entry["text"], entry.get("reversed", False))
            for n, entry in enumerate(values.get("statements", ()), 1)
        ),
        scenarios=tuple(
            _scenario(entry, scenario_id(own, n)) for n, entry in enumerate(_scenarios(values), 1)
        ),
        aliases=tuple(values.get("aliases", ())),
        why=values.get("why", ""),
        example=values.get("example", ""),
        practices=tuple(
            _practice(entry, f"{own}-p{number}")
            for number, entry in enumerate(values.get("practices", ()), 1)
        ),
        resources=tuple(_resource(entry) for entry in values.get("resources", ())),
        related=tuple(values.get("related", ())),
        needs=tuple(values.get("needs", ())),
        lists=tuple(ListEntry(entry["list"], entry["entry"]) for entry in values.get("lists", ())),
    )


def _scenarios(skill: Values) -> list[Values]:
    """Both ways to write scenarios as one list: `scenario` for a single one, `scenarios` for more."""
    single = [skill["scenario"]] if "scenario" in skill else []
    return [*single, *skill.get("scenarios", ())]


def _scenario(values: Values, id_: str) -> Scenario:
    options = tuple(
        Option(entry.get("id", letter), entry["text"], float(entry["score"]), entry.get("because", ""))
        for letter, entry in zip(LETTERS, values["options"], strict=False)
    )
    return Scenario(values.get("id", id_), values["situation"], values.get("question", QUESTION), options)


def _practice(values: Values, id_: str) -> Practice:
    return Practice(
        id=values.get("id", id_),
        title=values["title"],
        levels=tuple(values.get("levels", ALL_LEVELS)),
        steps=tuple(values["steps"]),
        cue=values.get("cue", ""),
        done_when=values.get("done_when", ""),
        minutes=values.get("minutes", 0),
        effort=values.get("effort", 0),
    )


def _resource(values: Values) -> Resource:
    return Resource(values["title"], values["by"], values.get("kind", ""), values.get("year", 0))


def _source_list(values: Values) -> SourceList:
    return SourceList(values["id"], values["title"], tuple(values["entries"]))


def role(values: Values) -> Role:
    """The role that `values` (of the shape ROLE, without faults) describe."""
    skills = {
        skill: Demand(float(demand["importance"]), float(demand["target"]), demand.get("why", ""))
        for skill, demand in values["skills"].items()
    }
    return Role(values["id"], values["name"], values.get("about", ""), skills)


def _five(values: Values) -> tuple[str, ...]:
    return tuple(values[str(level)] for level in range(1, 6))
