"""`skillcheck show SKILL`: a skill's card."""

from datetime import datetime

from skillcheck.commands.deliver import delivery
from skillcheck.commands.groups import application, examples
from skillcheck.commands.opening import history_to_read, open_catalogue, the_skill
from skillcheck.commands.options import CataloguePath, Force, Format, Output, SkillArgument
from skillcheck.core.levels import level
from skillcheck.core.result import belief_of, result
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Skill
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
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Show a skill: what it is, how each level looks, what to practise, where you stand."""
    way = delivery(format, output, force=force)
    whole = open_catalogue(catalogue)
    chosen = the_skill(whole, skill)
    mine, taken_at = _mine(chosen, whole)
    way.send(card.page(chosen, whole, mine, taken_at))


def _mine(skill: Skill, catalogue: Catalogue) -> tuple[Gap | LevelEstimate | None, datetime | None]:
    """My newest level of the skill, with a target where the role of that assessment has one."""
    with history_to_read() as history:
        assessments = history.assessments() if history else ()
    for assessment in reversed(assessments):
        if found := _in(assessment, skill, catalogue):
            return found, assessment.taken_at
    return None, None


def _in(assessment: Assessment, skill: Skill, catalogue: Catalogue) -> Gap | LevelEstimate | None:
    role = catalogue.roles.get(assessment.role)
    if role and skill.id in role.skills:
        gaps = result(catalogue, role, assessment, Parameters()).gaps
        return next((gap for gap in gaps if gap.skill == skill.id), None)
    belief = belief_of(catalogue, assessment, Parameters())
    return level(skill, assessment.answers, belief, Parameters()) if skill.id in belief.index else None
