"""The answers of several people, for the commands that learn from them."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from typer import Argument

from skillcheck import questions
from skillcheck.app.opening import history_to_read
from skillcheck.app.rating import keep_known
from skillcheck.commands.options import complete_files
from skillcheck.console.streams import say
from skillcheck.errors import NothingYet, TooFew
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.text import plural
from skillcheck.store import results

Scores = dict[str, float]

ResultsArgument = Annotated[
    list[str] | None,
    Argument(
        metavar="RESULTS...",
        autocompletion=complete_files,
        show_default=False,
        help="Files that skillcheck export -f json wrote, one a person. Without any: your own history.",
    ),
]


def scores_of(paths: Sequence[str] | None, catalogue: Catalogue) -> dict[str, Scores]:
    """Result id to item id to score (1-5), from the files, or else from the finished assessments of the history.

    Raises: FileFaults; NothingYet without a file and an assessment; TooFew where all answers are alike.
    """
    found = _from_files(paths, catalogue) if paths else _from_history(catalogue)
    known = {item.id: item for skill in catalogue.skills.values() for item in skill.items}
    scored: dict[str, Scores] = {}
    for id_, answers in found.items():
        both = {item: questions.score(known[item], answer) for item, answer in answers.items()}
        scored[id_] = {item: score for item, score in both.items() if score is not None}
    _refuse_alike(scored)
    return scored


def _from_files(paths: Sequence[str], catalogue: Catalogue) -> dict[str, dict[str, str]]:
    sheets = results.read(paths, catalogue)
    other = sum(sheet.catalogue_digest != catalogue.digest for sheet in sheets)
    if other:
        taken = plural(other, "result was", "results were")
        say(f"{taken} taken with another catalogue or version of it; questions are matched by their ids.")
    return {sheet.id: sheet.answers for sheet in sheets}


def _from_history(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    with history_to_read() as history:
        taken = [a for a in history.assessments() if a.finished and a.whole] if history else []
    if not taken:
        raise NothingYet("There is no finished assessment in the history. Name files of results.")
    return {assessment.id: keep_known(assessment, catalogue).answers for assessment in taken}


def _refuse_alike(people: Mapping[str, Scores]) -> None:
    """Raises: TooFew where several people answered, and each question has one and the same answer."""
    given: dict[str, set[float]] = {}
    for person in people.values():
        for item, score in person.items():
            given.setdefault(item, set()).add(score)
    if len(people) > 1 and all(len(scores) == 1 for scores in given.values()):
        raise TooFew(
            f"The answers of these {len(people)} people do not differ in any question: nothing can be learnt from them."
        )
