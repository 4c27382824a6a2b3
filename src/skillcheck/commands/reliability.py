"""`skillcheck reliability`: how well the questions of each skill measure together."""

from skillcheck.app.opening import open_catalogue
from skillcheck.commands.deliver import CataloguePath, Force, Format, Output, delivery
from skillcheck.commands.groups import application, examples
from skillcheck.commands.people import ResultsArgument, scores_of
from skillcheck.errors import NothingYet, TooFew
from skillcheck.pages import reliability as page

app = application()


@app.command(
    short_help="Check the questions against results.",
    epilog=examples("skillcheck reliability results/*.json", "skillcheck reliability -f csv -o skills.csv"),
)
def reliability(
    results: ResultsArgument = None,
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Show alpha, omega and the standard error of each skill, and the questions that do not go with the rest."""
    from skillcheck.authoring import reliability as core

    way = delivery(format, output, force=force)
    whole = open_catalogue(catalogue)
    try:
        people = scores_of(results, whole)
    except NothingYet as nothing:
        if way.for_programs:
            way.send(page.empty(str(nothing)))
        raise
    found = [core.reliability(skill, list(people.values())) for skill in whole.skills.values()]
    if all(one.alpha is None for one in found):
        most = max((one.people for one in found if one.items > 1), default=0)
        raise TooFew(
            f"Reliability needs {core.FEWEST} people who answered all questions of a skill, and not alike;"
            f" at most {most} did. Full assessments ask them all: skillcheck assess --length full"
        )
    way.send(page.page(found, whole, len(people)))
