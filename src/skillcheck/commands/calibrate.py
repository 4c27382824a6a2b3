"""`skillcheck calibrate`: parameters of the measurement model from people's results."""

from collections.abc import Sequence
from typing import Annotated

from typer import Option

from skillcheck.app.opening import open_catalogue
from skillcheck.authoring import calibration
from skillcheck.commands.deliver import CataloguePath, Delivery, Force, Format, delivery
from skillcheck.commands.groups import application, examples
from skillcheck.commands.options import complete_files
from skillcheck.commands.people import ResultsArgument, Scores, scores_of
from skillcheck.console import streams
from skillcheck.errors import CheckFailed, NothingYet, TooFew
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.parameters import Parameters
from skillcheck.pages import calibration as page
from skillcheck.store import parameters_file
from skillcheck.store.output import STDOUT, open_target

app = application()


@app.command(
    short_help="Fit the model to results.",
    epilog=examples("skillcheck calibrate results/*.json -o ours.yaml", "skillcheck calibrate -f json"),
)
def calibrate(
    results: ResultsArgument = None,
    output: Annotated[
        str | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            autocompletion=complete_files,
            help="Write the parameters to this file (-: standard output).",
        ),
    ] = None,
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    force: Force = False,
) -> None:
    """Learn from people's results how questions are answered, for levels and ranges that fit them; --parameters uses it.

    Adopted only if it predicts the answers of people who were held out better than what is in use.
    """
    way = delivery(format, None, force=force)
    target = open_target(output, force=force)
    whole = open_catalogue(catalogue)
    people = _scores(results, whole, way)
    prior = Parameters()
    found = calibration.calibration(tuple(whole.skills.values()), people, prior)
    if found.people < calibration.FEWEST:
        raise TooFew(f"Calibration needs results of {calibration.FEWEST} people; there are {found.people}.")
    if output == STDOUT and found.adopted:
        streams.write(parameters_file.text(found.parameters, whole))
    else:
        way.send(page.page(found, prior, whole, people, output or ""))
    if not found.adopted:
        raise CheckFailed("Not adopted, and nothing written: what is in use predicts these people as well.")
    if target:
        target.write(parameters_file.text(found.parameters, whole))
        streams.say(f"Saved to {target.path}")


def _scores(results: Sequence[str] | None, catalogue: Catalogue, way: Delivery) -> dict[str, Scores]:
    """The answers; for a program that expects data, none where there are none yet. Raises: as `scores_of`."""
    try:
        return scores_of(results, catalogue)
    except NothingYet as nothing:
        if way.for_programs:
            way.send(Document(str(nothing), "calibration", page.nothing(), "items", page.COLUMNS, ()))
        raise
