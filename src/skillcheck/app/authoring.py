"""The room for authors of catalogues: check one, begin one, and learn from people's results how well it measures."""

from collections.abc import Sequence

from skillcheck import questions
from skillcheck.app.opening import history_to_read, keep_known, open_parameters
from skillcheck.authoring.lint import lint
from skillcheck.console.streams import say
from skillcheck.errors import CheckFailed, FileFaults, NothingYet, TooFew, UsageFault
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.commandline import quote
from skillcheck.model.document import Commands, Document
from skillcheck.model.parameters import Parameters
from skillcheck.model.text import plural
from skillcheck.pages import calibration as calibration_page
from skillcheck.pages import faults as faults_page
from skillcheck.pages import reliability as reliability_page
from skillcheck.store import answers as answers_file
from skillcheck.store import catalogue as catalogues
from skillcheck.store import files, parameters_file
from skillcheck.store.node import Node
from skillcheck.store.output import open_target

WITHOUT_NUMPY = (
    "This computes with numpy, which is not installed: type “pipx inject manager-skillcheck numpy”, or “pip install numpy”"
    " in the environment of skillcheck."
)
NO_RESULT = "There is no finished assessment in the history. Name files of results."


def check(file: str | None, *, strict: bool) -> Document:
    """Return the faults of style of a catalogue (None: the one in use).

    Raises: FileFaults with those of structure and of its parameters; CheckFailed with the page where `strict` allows none.
    """
    path = files.catalogue_in_use(file)
    try:
        catalogue, tree, warnings = catalogues.read_with_tree(path)
        _check_parameters(catalogue, tree)
    except FileFaults as error:
        error.empty = faults_page.page(path, "", error.faults)
        raise
    contents = (
        plural(len(catalogue.skills), "skill"),
        plural(len(catalogue.roles), "role"),
        plural(len(catalogue.owners()), "question"),
    )
    style = [*warnings, *(catalogues.fault_at(tree, *remark, rule) for rule, remark in lint(catalogue))]
    page = faults_page.page(path, f"{', '.join(contents)}.", style)
    if style and strict:
        raise CheckFailed(f"{plural(len(style), 'fault')} of style.", page=page)
    return page


def _check_parameters(catalogue: Catalogue, tree: Node) -> None:
    """Raises: FileFaults; what is wrong with the file of parameters as a whole is told where the catalogue names it."""
    try:
        open_parameters(catalogue)
    except FileFaults as error:
        if any(fault.line for fault in error.faults):
            raise
        what = "; ".join(f"{fault.file} {fault.what}" for fault in error.faults)
        fault = catalogues.fault_at(tree, "parameters", what)
        raise FileFaults((fault,), parameters_file.REMEDY) from None


def begin(file: str, *, force: bool) -> Document:
    """Write a small file that extends the built-in catalogue. Raises: UsageFault, HistoryFault."""
    target = open_target(file, force=force)
    if target is None:
        raise UsageFault("Name a file, as in: skillcheck catalogue new our-skills.yaml")
    target.write(catalogues.starter())
    steps = (
        (f"skillcheck catalogue check {quote(file)}", "after each change"),
        (f"skillcheck assess --catalogue {quote(file)}", "ask with it"),
    )
    return Document(f"Begun: {file}", "new", {"path": file}, "", ("path",), (Commands(steps),))


def calibrate(catalogue: Catalogue, paths: Sequence[str], file: str) -> tuple[Document, str]:
    """Return what calibration on the results in `paths` found, and the text of its parameters, which go to `file`.

    Raises: as `read_scores`; UsageFault without numpy; CheckFailed with the page where nothing is adopted.
    """
    try:
        from skillcheck.authoring import calibration
    except ImportError as error:
        raise UsageFault(WITHOUT_NUMPY) from error
    people = read_scores(catalogue, paths, calibration_page.EMPTY)
    prior = Parameters()
    result = calibration.calibrate(tuple(catalogue.skills.values()), people, prior)
    if result.people < calibration.FEWEST:
        raise TooFew(f"Calibration needs results of {calibration.FEWEST} people; there are {result.people}.")
    page = calibration_page.page(result, prior, catalogue, people, file)
    if not result.adopted:
        nothing = "Not adopted, and nothing written: the first guesses predict these people as well."
        raise CheckFailed(nothing, page=page)
    return page, parameters_file.text(result.parameters, catalogue)


def measure_reliability(catalogue: Catalogue, paths: Sequence[str]) -> Document:
    """Return how well the questions of each skill measure together. Raises: as `read_scores`; UsageFault without numpy."""
    try:
        from skillcheck.authoring import reliability
    except ImportError as error:
        raise UsageFault(WITHOUT_NUMPY) from error
    people = list(read_scores(catalogue, paths, reliability_page.EMPTY).values())
    figures = [reliability.reliability(skill, people) for skill in catalogue.skills.values()]
    if all(skill.alpha is None for skill in figures):
        most = max((skill.people for skill in figures if skill.items > 1), default=0)
        raise TooFew(
            f"Reliability needs {reliability.FEWEST} people who answered all questions of a skill, and not alike;"
            f" at most {most} did. Full assessments ask them all: skillcheck assess --length full"
        )
    return reliability_page.page(figures, catalogue, len(people))


def read_scores(catalogue: Catalogue, paths: Sequence[str], empty: Document) -> dict[str, dict[str, float]]:
    """Return result id to item id to score (1-5), from the files, or else from the finished assessments of the history.

    Raises: FileFaults; NothingYet with `empty` where there is no file and no assessment; TooFew where all answers are alike.
    """
    answers = _read_files(catalogue, paths) if paths else _read_history(catalogue)
    if not answers:
        raise NothingYet(NO_RESULT, empty=empty)
    items = catalogue.items()
    people: dict[str, dict[str, float]] = {}
    for id_, sheet in answers.items():
        scores = {item: questions.score(items[item], answer) for item, answer in sheet.items()}
        people[id_] = {item: score for item, score in scores.items() if score is not None}
    different = {pair for person in people.values() for pair in person.items()}
    if len(people) > 1 and len(different) == len({item for item, _ in different}):
        raise TooFew(
            f"The answers of these {len(people)} people do not differ in any question: nothing can be learnt from them."
        )
    return people


def _read_files(catalogue: Catalogue, paths: Sequence[str]) -> dict[str, dict[str, str]]:
    sheets = answers_file.read_results(paths, catalogue)
    others = sum(sheet.catalogue_digest != catalogue.digest for sheet in sheets)
    if others:
        taken = plural(others, "result was", "results were")
        say(f"{taken} taken with another catalogue or version of it; questions are matched by their ids.")
    return {sheet.id: sheet.answers for sheet in sheets}


def _read_history(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    with history_to_read() as history:
        assessments = history.assessments()
    return {
        assessment.id: keep_known(assessment, catalogue).answers
        for assessment in assessments
        if assessment.finished and assessment.covers_role
    }
