"""`skillcheck show SKILL`: a skill's card."""

from skillcheck.commands.deliver import delivery
from skillcheck.commands.groups import application, examples
from skillcheck.commands.mine import newest_level
from skillcheck.commands.opening import history_to_read, open_catalogue, open_parameters, the_skill
from skillcheck.commands.options import CataloguePath, Force, Format, Output, ParametersPath, SkillArgument
from skillcheck.commands.private import EVIDENCE, Include, included
from skillcheck.errors import HistoryFault
from skillcheck.pages import card

app = application()


@app.command(
    short_help="Show a skill's card.",
    epilog=examples("skillcheck show empathy", "skillcheck show listening -f md -o listening.md"),
)
def show(
    skill: SkillArgument,
    include: Include = None,
    catalogue: CataloguePath = None,
    parameters: ParametersPath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Show a skill: what it is, how each level looks, what to practise, where you stand."""
    way = delivery(format, output, force=force)
    parts = included(include)
    whole = open_catalogue(catalogue)
    known = open_parameters(parameters, whole)
    chosen = the_skill(whole, skill)
    private = way.target is None or EVIDENCE in parts
    try:
        with history_to_read() as history:
            newest = newest_level(chosen, whole, known, history) if history else None
            lines = history.evidence(chosen.id)[::-1] if history else ()
    except HistoryFault:
        way.send(card.page(chosen, whole))
        raise
    way.send(card.page(chosen, whole, newest, lines if private else None))
