"""Results of several people: the files that `skillcheck export -f json` writes, every fault of all of them at once."""

from collections.abc import Sequence
from typing import NamedTuple

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue
from skillcheck.store import kinds
from skillcheck.store.answers import FORMAT, RESULT, read_answers
from skillcheck.store.node import SHOWN, Reading
from skillcheck.store.shape import read_node, refuse_newer

REMEDY = (
    "Nothing was written. A result is what skillcheck export -f json -o FILE writes: mend these files or leave them out,"
    " then try again."
)


class ResultSheet(NamedTuple):
    """What counts of a result: its id, item id to answer, and the digest of the catalogue that it was taken with."""

    id: str
    answers: dict[str, str]
    catalogue_digest: str


def read(paths: Sequence[str], catalogue: Catalogue) -> tuple[ResultSheet, ...]:
    """Return the results in `paths` (`-`: standard input), in their order. Raises: FileFaults, with those of all files."""
    faults = Reading()
    sheets: dict[str, ResultSheet] = {}
    paths_of: dict[str, str] = {}
    for path in paths:
        reading = Reading()
        try:
            root = kinds.load(path, (kinds.RESULT,), reading)
            refuse_newer(root, FORMAT, "skillcheck")
            read_node(RESULT, root, "", reading)
            answers = read_answers(root, catalogue, reading)
            reading.settle()
        except FileFaults as error:
            faults.take(error)
            continue
        assessment = root.map["assessment"]
        id_ = assessment.word("id")
        if id_ in sheets:
            what = f"“{id_[:SHOWN]}” is the result in {paths_of[id_]} once more"
            faults.wrong(assessment.map["id"], "assessment.id", what)
        sheets[id_] = ResultSheet(id_, answers, assessment.word("catalogue_digest"))
        paths_of.setdefault(id_, path)
    faults.settle(REMEDY)
    return tuple(sheets.values())
