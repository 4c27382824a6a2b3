"""`skillcheck show SKILL`: a skill's card."""

from skillcheck.commands.course import course_of
from skillcheck.commands.deliver import delivery
from skillcheck.commands.groups import application, examples
from skillcheck.commands.opening import age, history_to_read, open_catalogue, open_parameters, the_skill
from skillcheck.commands.options import CataloguePath, Force, Format, Output, ParametersPath, SkillArgument
from skillcheck.commands.private import EVIDENCE, Include, included
from skillcheck.commands.results import still_known
from skillcheck.core.age import remark
from skillcheck.core.choices import contrast
from skillcheck.core.levels import level
from skillcheck.core.result import belief_of, gaps_of
from skillcheck.model.assessment import Assessment
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.estimate import Gap, LevelEstimate
from skillcheck.model.parameters import Parameters
from skillcheck.pages import card
from skillcheck.store.history import History

app = application()
LAST = 4
"""Ratings among which the last two are: each may have a then-rating after it, which is no point of the course."""


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
    with history_to_read() as history:
        mine, assessment = _mine(chosen, whole, known, history)
        noted = history.evidence(chosen.id)[::-1] if history else ()
        changes = course_of(chosen, whole, known, history, LAST).changes
    beside = contrast(chosen, assessment.answers, known) if assessment else None
    days = age(assessment) if assessment else 0
    document = card.page(
        chosen,
        whole,
        mine,
        assessment.taken_at if assessment else None,
        beside,
        age=days,
        notices=remark(days, newest=True),
        change=changes[-1] if changes and mine else None,
        noted=noted if way.target is None or EVIDENCE in parts else None,
    )
    way.send(document)


def _mine(
    skill: Skill, catalogue: Catalogue, parameters: Parameters, history: History | None
) -> tuple[Gap | LevelEstimate | None, Assessment | None]:
    """My newest level of the skill, with a target where the role of its assessment has one, and that assessment."""
    for taken in history.backwards() if history else ():
        assessment = still_known(taken, catalogue)
        if found := _in(assessment, skill, catalogue, parameters):
            return found, assessment
    return None, None


def _in(
    assessment: Assessment, skill: Skill, catalogue: Catalogue, parameters: Parameters
) -> Gap | LevelEstimate | None:
    role = catalogue.roles.get(assessment.role)
    if role and skill.id in role.skills:
        gaps = gaps_of(catalogue, role, assessment, parameters)
        return next((gap for gap in gaps if gap.skill == skill.id), None)
    belief = belief_of(catalogue, assessment, parameters)
    estimate = level(skill, assessment.answers, belief, parameters) if skill.id in belief.index else None
    return estimate if estimate and estimate.answered else None
