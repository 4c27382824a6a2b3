"""`skillcheck show SKILL`: a skill's card."""

from datetime import datetime

from skillcheck.commands.deliver import delivery
from skillcheck.commands.groups import application, examples
from skillcheck.commands.opening import history_to_read, open_catalogue, open_parameters, the_skill
from skillcheck.commands.options import CataloguePath, Force, Format, Output, ParametersPath, SkillArgument
from skillcheck.commands.results import still_known
from skillcheck.core.choices import contrast
from skillcheck.core.levels import level
from skillcheck.core.result import belief_of, result
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.contrast import Contrast
from skillcheck.model.estimate import Gap, LevelEstimate
from skillcheck.model.parameters import Parameters
from skillcheck.pages import card

app = application()


@app.command(
    short_help="Show a skill's card.",
    epilog=examples("skillcheck show empathy", "skillcheck show listening -f md -o listening.md"),
)
def show(
    skill: SkillArgument,
    catalogue: CataloguePath = None,
    parameters: ParametersPath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Show a skill: what it is, how each level looks, what to practise, where you stand."""
    way = delivery(format, output, force=force)
    whole = open_catalogue(catalogue)
    chosen = the_skill(whole, skill)
    mine, taken_at, beside = _mine(chosen, whole, open_parameters(parameters, whole))
    way.send(card.page(chosen, whole, mine, taken_at, beside))


def _mine(
    skill: Skill, catalogue: Catalogue, parameters: Parameters
) -> tuple[Gap | LevelEstimate | None, datetime | None, Contrast | None]:
    """My newest level of the skill, with a target where the role of that assessment has one, and my choices beside it."""
    with history_to_read() as history:
        assessments = history.assessments() if history else ()
    for taken in reversed(assessments):
        assessment = still_known(taken, catalogue)
        if found := _in(assessment, skill, catalogue, parameters):
            return found, assessment.taken_at, contrast(skill, assessment.answers, parameters)
    return None, None, None


def _in(
    assessment: Assessment, skill: Skill, catalogue: Catalogue, parameters: Parameters
) -> Gap | LevelEstimate | None:
    role = catalogue.roles.get(assessment.role)
    if role and skill.id in role.skills:
        gaps = result(catalogue, role, assessment, parameters).gaps
        return next((gap for gap in gaps if gap.skill == skill.id), None)
    belief = belief_of(catalogue, assessment, parameters)
    estimate = level(skill, assessment.answers, belief, parameters) if skill.id in belief.index else None
    return estimate if estimate and estimate.answered else None
