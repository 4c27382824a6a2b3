"""A file of parameters that calibration found: readable YAML, and only for the questions that it was made for."""

import json
from collections.abc import Collection, Mapping, Sequence
from math import sqrt
from operator import mul
from typing import Annotated, Any, NamedTuple

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.fault import Fault
from skillcheck.model.parameters import LARGEST_VARIANCE, ItemParameters, Parameters
from skillcheck.model.shape import Id, Range, Version, shape_of
from skillcheck.store.kinds import FORMAT, refuse_newer
from skillcheck.store.node import SHOWN, Node, Reading
from skillcheck.store.shape import read_node
from skillcheck.store.tree import load
from skillcheck.store.values import make

REMEDY = (
    "The catalogue in use names this file by its key “parameters”. Make it anew: skillcheck catalogue calibrate RESULTS"
    " -o FILE"
)
LEAST_PIVOT = 1e-5
"""What a mix of skills must at least vary by; the six decimals of the file are finer."""
HEAD = "# The measurement model as calibrated on people's answers; in use where a catalogue file says “parameters: FILE”.\n"


class _ParametersFile(NamedTuple):
    version: Version
    name: Id
    item_digest: Id
    items: Mapping[str, ItemParameters]
    covariance: Mapping[str, Mapping[str, Annotated[float, Range(-LARGEST_VARIANCE, LARGEST_VARIANCE)]]]


def item_digest(catalogue: Catalogue) -> str:
    """Return 12 hexadecimal digits that change with the skills, their clusters, and what each question asks and counts."""
    skills = [
        [skill.id, skill.cluster, [[item.id, *_texts(item.content)] for item in skill.items]]
        for skill in catalogue.skills.values()
    ]
    from hashlib import sha256  # as in `questions.wording`

    return sha256(json.dumps(skills).encode()).hexdigest()[:12]


def text(parameters: Parameters, catalogue: Catalogue) -> str:
    """Return the file: six decimals, items and skills in the order of the catalogue, each pair of skills once."""
    items = {id_: parameters.items[id_]._asdict() for id_ in catalogue.items() if id_ in parameters.items}
    skills = list(catalogue.skills)
    covariance = {
        row: {
            column: parameters.covariance[row, column]
            for column in skills[: place + 1]
            if (row, column) in parameters.covariance
        }
        for place, row in enumerate(skills)
    }
    head = [f"version: {FORMAT}", f"name: {parameters.version}", f"item_digest: {item_digest(catalogue)}"]
    return HEAD + "\n".join([*head, *_section("items", items), *_section("covariance", covariance)]) + "\n"


def read(path: str, catalogue: Catalogue) -> Parameters:
    """Return the parameters in a file (`-`: standard input), the guesses in place of what it leaves out.

    Raises: FileFaults with all faults; where it was made for other questions, with this one alone.
    """
    reading = Reading()
    try:
        root = load(path, reading)
    except FileFaults as error:
        raise FileFaults(error.faults, REMEDY) from None
    refuse_newer(root)
    keys = read_node(shape_of(_ParametersFile), root, "", reading)
    theirs, ours = root.word("item_digest"), item_digest(catalogue)
    if theirs and theirs != ours:
        node = root.map["item_digest"]
        what = f"made for other questions ({theirs[:SHOWN]}) than the catalogue in use has ({ours})"
        raise FileFaults((Fault(node.file, node.line, "item_digest", what),), REMEDY)
    nothing = Node({}, root.file, root.line)
    covariance = root.map.get("covariance", nothing)
    _check_names(root.map.get("items", nothing), "items", catalogue.items(), reading)
    _check_names(covariance, "covariance", catalogue.skills, reading)
    for id_, row in covariance.map.items():
        _check_names(row, f"covariance.{id_}", catalogue.skills, reading)
    reading.settle(REMEDY)
    parameters = Parameters(
        items={id_: make(ItemParameters, item) for id_, item in keys["items"].items()},
        covariance={
            pair: value
            for row, values in keys["covariance"].items()
            for column, value in values.items()
            for pair in ((row, column), (column, row))
        },
        version=keys["name"],
    )
    if not _is_covariance(parameters.prior(tuple(catalogue.skills.values()))):
        reading.wrong(covariance, "covariance", "can't be one: it gives some mix of skills no variance")
    reading.settle(REMEDY)
    return parameters


def _texts(content: Any) -> list[Any]:
    """Return the content of a question without its keys."""
    parts = content.values() if isinstance(content, Mapping) else content
    return [_texts(part) if isinstance(part, list | Mapping) else part for part in parts]


def _section(key: str, rows: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Return a map of maps of numbers, a row a line; rows without a number are left out."""
    lines = [
        f"  {name}: {{{', '.join(f'{inner}: {value:.6f}' for inner, value in row.items())}}}"
        for name, row in rows.items()
        if row
    ]
    return [f"{key}:", *lines] if lines else [f"{key}: {{}}"]


def _check_names(node: Node, where: str, names: Collection[str], reading: Reading) -> None:
    for id_ in node.map:
        if id_ not in names:
            reading.unknown(node.key(id_), f"{where}.{id_[:SHOWN]}", names, "the catalogue has no")


def _is_covariance(matrix: Sequence[Sequence[float]]) -> bool:
    """Return True if a matrix is positive definite: if it has a root (Cholesky), which is taken row by row."""
    root: list[list[float]] = []
    for values in matrix:
        row: list[float] = []
        for value, above in zip(values, root, strict=False):
            row.append((value - sum(map(mul, row, above))) / above[-1])
        pivot = values[len(row)] - sum(value * value for value in row)
        if pivot < LEAST_PIVOT:
            return False
        root.append([*row, sqrt(pivot)])
    return True
