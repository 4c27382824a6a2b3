"""A file of parameters that calibration found: readable YAML, and only for the questions that it was made for."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from operator import mul
from typing import Any

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue, Item, Scenario, Skill
from skillcheck.model.fault import Fault
from skillcheck.model.parameters import ItemParameters, Parameters
from skillcheck.store.node import SHOWN, Node, Reading
from skillcheck.store.shape import MapOf, Number, Record, identifier, refuse_newer
from skillcheck.store.tree import load

VERSION = 1
REMEDY = "Make the file anew: skillcheck catalogue calibrate RESULTS -o FILE"
LARGEST_VARIANCE = 4
"""Answers between 1 and 5 can vary no more."""
LEAST = 0.001
"""Below this, a variance or loading would make divisions overflow; what calibration finds is above .03."""
LEAST_PIVOT = 1e-5
"""What a mix of skills must at least vary by; the six decimals of the file are finer."""
HEAD = "# The measurement model as calibrated on people's answers; in use where a catalogue file says “parameters: FILE”.\n"

ITEM = Record(
    {
        "intercept": Number(1, 5),
        "loading": Number(LEAST, 10),
        "noise": Number(LEAST, LARGEST_VARIANCE),
    }
)
PARAMETERS = Record(
    {
        "version": Number(VERSION, VERSION, whole=True),
        "name": identifier(),
        "item_digest": identifier(),
        "items": MapOf(ITEM),
        "covariance": MapOf(MapOf(Number(-LARGEST_VARIANCE, LARGEST_VARIANCE))),
    }
)


def item_digest(catalogue: Catalogue) -> str:
    """12 hexadecimal digits that change with the skills, their clusters, and what each question asks and counts."""
    asked = [
        [skill.id, skill.cluster, [_asked(item) for item in skill.items]]
        for skill in catalogue.skills.values()
    ]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:12]


def text(parameters: Parameters, catalogue: Catalogue) -> str:
    """The file: six decimals, items and skills in the order of the catalogue, each pair of skills once."""
    head = [
        f"version: {VERSION}",
        f"name: {parameters.version}",
        f"item_digest: {item_digest(catalogue)}",
    ]
    items = {id_: _numbers(parameters, id_) for id_ in catalogue.owners() if id_ in parameters.items}
    skills = list(catalogue.skills)
    covariance = {
        one: {other: c for other in skills[: place + 1] if (c := parameters.covariance.get((one, other)))}
        for place, one in enumerate(skills)
    }
    lines = [*head, *_section("items", items), *_section("covariance", covariance)]
    return HEAD + "\n".join(lines) + "\n"


def read(path: str, catalogue: Catalogue) -> Parameters:
    """The parameters in a file (`-`: standard input), the guesses in place of what it leaves out.

    Raises: FileFaults with all faults; where it was made for other questions, with this one alone.
    """
    reading = Reading()
    root = load(path, reading)
    refuse_newer(root, VERSION)
    values: dict[str, Any] = PARAMETERS.read(root, "", reading) or {}
    _refuse_other_questions(root, values, catalogue)
    _refuse_unknown(root, "items", catalogue.owners(), reading)
    _refuse_unknown(root, "covariance", catalogue.skills, reading)
    for id_ in root.map["covariance"].map if "covariance" in root.map else ():
        _refuse_unknown(root.map["covariance"], id_, catalogue.skills, reading, "covariance.")
    reading.settle(REMEDY)
    found = Parameters(
        items={id_: ItemParameters(**item) for id_, item in values["items"].items()},
        covariance=_both_ways(values["covariance"]),
        version=values["name"],
    )
    if not _is_covariance(found, tuple(catalogue.skills.values())):
        reading.wrong(
            root.map["covariance"], "covariance", "can't be one: it gives some mix of skills no variance"
        )
    reading.settle(REMEDY)
    return found


def _numbers(parameters: Parameters, item: str) -> dict[str, float]:
    own = parameters.items[item]
    return {"intercept": own.intercept, "loading": own.loading, "noise": own.noise}


def _section(key: str, rows: Mapping[str, Mapping[str, float]]) -> list[str]:
    """A map of maps of numbers, a row a line; rows without a number are left out."""
    lines = [
        f"  {name}: {{{', '.join(f'{inner}: {value:.6f}' for inner, value in row.items())}}}"
        for name, row in rows.items()
        if row
    ]
    return [f"{key}:", *lines] if lines else [f"{key}: {{}}"]


def _asked(item: Item) -> list[Any]:
    if isinstance(item, Scenario):
        return [item.id, item.situation, item.question, [[o.id, o.text, o.score] for o in item.options]]
    return [item.id, item.text, item.reversed]


def _refuse_other_questions(root: Node, values: dict[str, Any], catalogue: Catalogue) -> None:
    """Raises: FileFaults where the file names other questions than the catalogue has."""
    theirs, ours = values.get("item_digest"), item_digest(catalogue)
    if theirs and theirs != ours:
        node = root.map["item_digest"]
        what = f"made for other questions ({theirs}) than the catalogue in use has ({ours})"
        raise FileFaults((Fault(node.file, node.line, "item_digest", what),), REMEDY)


def _refuse_unknown(root: Node, key: str, known: Iterable[str], reading: Reading, path: str = "") -> None:
    node = root.map.get(key)
    for id_ in node.map if node else ():
        if node and id_ not in known:
            reading.unknown(node.key(id_), f"{path}{key}.{id_[:SHOWN]}", known, "the catalogue has no")


def _both_ways(rows: dict[str, dict[str, float]]) -> dict[tuple[str, str], float]:
    found = {}
    for one, row in rows.items():
        for other, value in row.items():
            found[one, other] = found[other, one] = value
    return found


def _is_covariance(parameters: Parameters, skills: Sequence[Skill]) -> bool:
    """Whether the skills' prior is positive definite, found by taking its root (Cholesky), row by row."""
    root: list[list[float]] = []
    for whole in parameters.prior(skills):
        row: list[float] = []
        for value, above in zip(whole, root, strict=False):
            row.append((value - sum(map(mul, row, above))) / above[-1])
        pivot = whole[len(row)] - sum(value * value for value in row)
        if pivot < LEAST_PIVOT:
            return False
        root.append([*row, sqrt(pivot)])
    return True
