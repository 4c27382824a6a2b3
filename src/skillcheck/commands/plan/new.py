"""`skillcheck plan new`: goals from the newest assessment, of the person's own choosing."""

from typing import Annotated

from typer import Option

from skillcheck.app.opening import find_role, find_skill, open_catalogue, open_parameters, today
from skillcheck.commands.deliver import CataloguePath, Force, Format, Output, delivery
from skillcheck.commands.groups import application, examples
from skillcheck.commands.options import OptionalSkill, RoleOption
from skillcheck.commands.plan.planner import Planner
from skillcheck.commands.plan.wishes import the_practice
from skillcheck.console import person
from skillcheck.errors import UsageFault
from skillcheck.model.catalogue import Skill
from skillcheck.model.plan import Plan
from skillcheck.store import plans

app = application()


@app.command(
    epilog=examples(
        "skillcheck plan new",
        'skillcheck plan new empathy --practice 1 --why "Guests tell me twice" --due 4w --days mon,wed',
        "skillcheck plan new --from goals.yaml",
    )
)
def new(
    skill: OptionalSkill = None,
    role: RoleOption = None,
    why: Annotated[str | None, Option("--why", metavar="TEXT", help="Why it matters to you.")] = None,
    practice: Annotated[
        str | None,
        Option(
            "--practice",
            metavar="ID",
            help="A practice of the skill, by id or number; it fills in what is left out.",
        ),
    ] = None,
    action: Annotated[
        str | None, Option("--action", metavar="TEXT", help="A practice of your own, in a few words.")
    ] = None,
    cue: Annotated[
        str | None,
        Option("--cue", metavar="TEXT", help="The if-then line: “When this happens, I do that”."),
    ] = None,
    done_when: Annotated[
        str | None, Option("--done-when", metavar="TEXT", help="What counts as done.")
    ] = None,
    picture: Annotated[
        str | None, Option("--picture", metavar="TEXT", help="How it will be, once reached.")
    ] = None,
    start: Annotated[
        str | None, Option("--start", metavar="DAY", help="The first day. (default: today)")
    ] = None,
    due: Annotated[
        str | None,
        Option("--due", metavar="DAY", help="The last day, as 2026-12-22, or 4w from the start on."),
    ] = None,
    days: Annotated[
        str | None,
        Option("--days", metavar="DAYS", help="Days of the week: mon,wed,fri, weekdays or daily."),
    ] = None,
    at: Annotated[
        str | None, Option("--at", metavar="TIME", help="The time of day. (default: 09:00)")
    ] = None,
    minutes: Annotated[str | None, Option("--minutes", metavar="N", help="Minutes each time.")] = None,
    checkin: Annotated[
        str | None,
        Option("--checkin", metavar="DAY", help="The weekday to look back on. (default: fri)"),
    ] = None,
    tell: Annotated[str | None, Option("--tell", metavar="NAME", help="Whom you tell.")] = None,
    from_: Annotated[
        str | None,
        Option("--from", metavar="FILE", help="Take goals from a YAML file (-: standard input)."),
    ] = None,
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Make goals of the gaps of your newest assessment: one to three, of your own choosing, each with an if-then line.

    What is not given is asked for, one question at a time.
    """
    way = delivery(format, output, force=force)
    words = {
        "why": why, "action": action, "cue": cue, "done_when": done_when, "picture": picture, "start": start,
        "due": due, "days": days, "at": at, "minutes": minutes, "checkin": checkin, "tell": tell,
    }  # fmt: skip
    _refuse_nonsense(skill, from_, {**words, "practice": practice})
    whole = open_catalogue(catalogue)
    known = open_parameters(whole)
    wished = find_role(whole, role).id if role else None
    planner = Planner(whole, known, plans.load(whole) or Plan("", ""), wished, today(), format)
    if from_:
        planner.keep(planner.from_file(from_), way)
    elif skill:
        chosen = find_skill(whole, skill)
        planner.of_options(chosen, words, _practice(chosen, practice), way)
    else:
        planner.asked(way)


def _practice(skill: Skill, text: str | None) -> str:
    """Raises: UsageFault for one that the skill has not."""
    try:
        return "" if text is None else the_practice(skill, text)
    except ValueError as error:
        raise UsageFault(f"--practice: {error}") from None


def _refuse_nonsense(skill: str | None, from_: str | None, words: dict[str, str | None]) -> None:
    """Raises: UsageFault for words that do not go together, or that leave open what to do."""
    given = [f"--{key.replace('_', '-')}" for key, text in words.items() if text is not None]
    if from_ and (skill or given):
        raise UsageFault(
            f"--from takes all from the file; leave out {', '.join(([skill] if skill else []) + given)}."
        )
    if words["practice"] and words["action"]:
        raise UsageFault("--practice is one of the catalogue, --action one of your own. Choose one.")
    if given and not skill:
        raise UsageFault(f"For which skill? Name it: skillcheck plan new SKILL {' '.join(given[:2])} …")
    if not skill and not from_ and not person.is_there():
        raise UsageFault(
            "There is no terminal to ask at. Name a skill with its options, or a file:"
            " skillcheck plan new --from FILE. See: skillcheck plan new --help"
        )
