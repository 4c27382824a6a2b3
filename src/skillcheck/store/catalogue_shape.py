"""The shape of a catalogue file: one definition for the loader, for the JSON Schema and for editors."""

from typing import Any

from skillcheck.store.shape import Flag, ListOf, MapOf, Number, Record, Shape, Taken, Text, identifier

VERSION = 1
BUILTIN = "builtin"

_id = identifier()
_text = Text()
_rating = Number(1, 5)
_five: Shape = Record({str(level): _text for level in range(1, 6)})

STATEMENT = Record({"text": _text}, {"id": _id, "reversed": Flag()})
OPTION = Record({"text": _text, "score": _rating}, {"id": _id, "because": _text})
SCENARIO = Record({"situation": _text, "options": ListOf(OPTION, 2, 9)}, {"id": _id, "question": _text})
PRACTICE = Record(
    {"title": _text, "steps": ListOf(_text, 1)},
    {
        "id": _id,
        "levels": ListOf(Number(1, 5, whole=True), 1, 5),
        "cue": _text,
        "done_when": _text,
        "minutes": Number(1, 1440, whole=True),
        "effort": Number(1, 3, whole=True),
    },
)
RESOURCE = Record({"title": _text, "by": _text}, {"kind": _text, "year": Number(0, 9999, whole=True)})
SKILL = Record(
    {"id": _id, "name": _text, "cluster": _id, "definition": _text, "levels": _five},
    {
        "aliases": ListOf(_text),
        "why": _text,
        "example": _text,
        "statements": ListOf(STATEMENT),
        "scenario": SCENARIO,
        "scenarios": ListOf(SCENARIO),
        "practices": ListOf(PRACTICE),
        "resources": ListOf(RESOURCE),
        "related": ListOf(_id),
        "needs": ListOf(_id),
        "lists": ListOf(Record({"list": _id, "entry": Number(1, 100_000, whole=True)})),
    },
)
DEMAND = Record({"importance": _rating, "target": _rating}, {"why": _text})
ROLE = Record({"id": _id, "name": _text, "skills": MapOf(DEMAND)}, {"about": _text})


def _catalogue(skill: Shape) -> Record:
    return Record(
        {
            "version": Number(VERSION, VERSION, whole=True),
            "name": _text,
            "scale": Record({"levels": _five, "frequency": _five}),
            "clusters": ListOf(Record({"id": _id, "name": _text}, {"about": _text}), 1),
            "skills": ListOf(skill, 1),
            "roles": ListOf(ROLE, 1),
        },
        {
            "lists": ListOf(Record({"id": _id, "title": _text, "entries": ListOf(_text, 1)})),
            "parameters": _text,
        },
    )


CATALOGUE = _catalogue(SKILL)
AROUND_SKILLS = _catalogue(Taken())
"""The catalogue where each skill has been read already, as it came."""
DROP = Record({}, {"skills": ListOf(_id), "roles": ListOf(_id)})
EXTENDS = Text(BUILTIN, f"is not known: write “extends: {BUILTIN}”, or leave it out")


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a catalogue file, whole or extending the built-in one."""
    whole = CATALOGUE.schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A skillcheck catalogue",
        "description": "Skills, the questions about them, practices, and what roles ask of each skill.",
        "if": {"required": ["extends"]},
        "then": _extending(whole),
        "else": whole,
    }


def _extending(whole: dict[str, Any]) -> dict[str, Any]:
    """The same, where entries with a known id may hold only what they change."""
    properties = {
        key: _partial(value) if key in ("skills", "roles") else value
        for key, value in whole["properties"].items()
    }
    properties |= {"extends": {"const": BUILTIN}, "drop": DROP.schema()}
    return {**whole, "properties": properties, "required": ["version", "extends"]}


def _partial(entries: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": {**entries["items"], "required": ["id"]}}
