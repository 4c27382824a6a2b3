"""`skillcheck assess`: the questions, and at the end the gaps that matter most."""

from typing import Annotated

from typer import Option

from skillcheck.app.assess import Wishes
from skillcheck.app.assess import assess as take_assessment
from skillcheck.commands.groups import application, examples
from skillcheck.commands.options import LengthOption, RoleOption
from skillcheck.commands.shared import Shared, output_options
from skillcheck.model.document import Document

app = application()


@app.command(
    epilog=examples("skillcheck assess", "skillcheck assess --answers my-answers.yaml -f md -o result.md")
)
@output_options()
def assess(
    role: RoleOption = None,
    length: LengthOption = None,
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
    *,
    shared: Shared,
) -> Document | None:
    """Answer honest questions about your last four weeks, then see what to work on. It can be stopped at any time."""
    wishes = Wishes(
        role=role or "",
        length=length or "",
        thoroughness=thoroughness,
        answers=answers,
        resume=resume,
        new=new,
        by_lines=shared.by_lines,
        kept=not no_save,
    )
    return take_assessment(shared.catalogue(), wishes)
