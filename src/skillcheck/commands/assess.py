"""`skillcheck assess`: the questions, and at the end the gaps that matter most."""

from typing import Annotated

from skillcheck.commands.deliver import Delivery, delivery
from skillcheck.commands.groups import Option, application, examples
from skillcheck.commands.opening import history_for, now, open_catalogue, open_parameters, the_role
from skillcheck.commands.options import CataloguePath, Force, Format, Output, ParametersPath, RoleOption
from skillcheck.console import person, streams
from skillcheck.errors import UsageFault
from skillcheck.measure.stopping import ENOUGH
from skillcheck.model.assessment import ADAPTIVE, FULL, LENGTHS
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.parameters import Parameters
from skillcheck.model.text import plural

app = application()


@app.command(
    short_help="Answer the questions, see what to work on.",
    epilog=examples("skillcheck assess", "skillcheck assess --answers my-answers.yaml -f md -o result.md"),
)
def assess(
    role: RoleOption = None,
    length: Annotated[
        str | None,
        Option(
            "--length",
            metavar="LENGTH",
            help="adaptive asks until the top five is settled, full asks everything, quick one question a skill."
            " [default: adaptive; full for --answers]",
        ),
    ] = None,
    thoroughness: Annotated[
        str,
        Option(
            "--thoroughness",
            metavar="HOW",
            help="How settled the top five must be before adaptive stops: brief, normal or thorough.",
        ),
    ] = "normal",
    answers: Annotated[
        str | None,
        Option(
            "--answers",
            metavar="FILE",
            help="Take the answers from a YAML or JSON file (-: standard input).",
        ),
    ] = None,
    resume: Annotated[bool, Option("--resume", help="Go on with the unfinished assessment.")] = False,
    new: Annotated[bool, Option("--new", help="Begin a new one, whatever is unfinished.")] = False,
    no_save: Annotated[
        bool, Option("--no-save", help="Keep nothing: the answers are gone when the result was shown.")
    ] = False,
    catalogue: CataloguePath = None,
    parameters: ParametersPath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Answer honest questions about your last four weeks, then see what to work on. It can be stopped at any time."""
    _refuse_nonsense(length, thoroughness, answers, resume=resume, new=new, no_save=no_save)
    way = delivery(format, output, force=force)
    whole = open_catalogue(catalogue)
    known = open_parameters(parameters, whole)
    if role is not None:
        role = the_role(whole, role).id
    if answers is not None:
        _from_file(answers, whole, role, length or FULL, known, way, kept=not no_save)
        return
    if not person.is_there():
        raise UsageFault(
            "There is no terminal to ask at. Give the answers in a file: skillcheck assess --answers FILE"
        )
    from skillcheck.commands.interview import Wishes, interview

    by_lines = format == "plain" or streams.plain_wanted()
    wishes = Wishes(
        role,
        length or ADAPTIVE,
        thoroughness,
        resume=resume,
        new=new,
        by_lines=by_lines,
        kept=not no_save,
    )
    interview(whole, known, wishes, way)


def _refuse_nonsense(
    length: str | None, thoroughness: str, answers: str | None, *, resume: bool, new: bool, no_save: bool
) -> None:
    """Raises: UsageFault for options that do not exist or do not go together."""
    if length is not None and length not in LENGTHS:
        raise UsageFault(f"There is no length “{length}”. There are {', '.join(LENGTHS)}.")
    if thoroughness not in ENOUGH:
        raise UsageFault(f"There is no thoroughness “{thoroughness}”. There are {', '.join(ENOUGH)}.")
    if resume and new:
        raise UsageFault("--resume and --new do not go together. Choose one.")
    if resume and no_save:
        raise UsageFault("--resume goes on with what was saved, and --no-save saves nothing. Choose one.")
    if answers is not None and resume:
        raise UsageFault(
            "--answers makes an assessment of its own; --resume goes on with one by hand. Choose one."
        )


def _from_file(
    path: str,
    catalogue: Catalogue,
    role: str | None,
    length: str,
    known: Parameters,
    way: Delivery,
    *,
    kept: bool,
) -> None:
    """Take an assessment from a file, save it whole, and show its gaps."""
    from skillcheck.commands.beginning import begun
    from skillcheck.commands.ending import ending
    from skillcheck.commands.results import result_of
    from skillcheck.store import answers

    sheet = answers.read(path, catalogue)
    with history_for(kept=kept) as history:
        newest = history.newest(finished=True)
        chosen = _role(role or sheet.role or (newest.role if newest else ""), catalogue)
        assessment = begun(
            chosen,
            length,
            catalogue,
            sheet.taken_at or now(),
            parameters=known.version,
            answers=sheet.answers,
            newest=newest,
        )
        found = result_of(catalogue, assessment, None, known)
        history.start(assessment)
    owners = catalogue.owned(sheet.answers)
    outside = sum(owners[item].id not in found.role.skills for item in sheet.answers)
    if outside:
        streams.say(
            f"{plural(outside, 'of the answers is', 'of the answers are')} about skills that {found.role.name}"
            " does not ask for; kept all the same."
        )
    way.send(ending(found, kept=kept))


def _role(id_: str, catalogue: Catalogue) -> str:
    """Raises: UsageFault where the role is not clear."""
    if id_ in catalogue.roles:
        return id_
    if len(catalogue.roles) == 1:
        return next(iter(catalogue.roles))
    raise UsageFault(f"For which role? Give --role with one of {', '.join(catalogue.roles)}.")
