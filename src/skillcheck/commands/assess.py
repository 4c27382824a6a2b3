"""`skillcheck assess`: the questions, and at the end the gaps that matter most."""

from typing import Annotated

from typer import Argument, Option

from skillcheck.app.assess import Wishes
from skillcheck.app.assess import assess as take_assessment
from skillcheck.commands.groups import application
from skillcheck.commands.options import LengthOption, RoleOption, complete_assessments, complete_files
from skillcheck.commands.shared import Shared, page_command

app = application()


@page_command(app, "skillcheck assess", "skillcheck assess --answers my-answers.yaml -f md -o result.md")
def assess(
    assessment: Annotated[
        str | None,
        Argument(
            metavar="ID",
            autocompletion=complete_assessments(state="unfinished"),
            help="With --resume: the one to go on with (or the start of its id). Default: the newest.",
        ),
    ] = None,
    role: RoleOption = None,
    length: LengthOption = None,
    answers: Annotated[
        str | None,
        Option(
            "--answers",
            metavar="FILE",
            autocompletion=complete_files,
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
) -> None:
    """Answer honest questions about your last four weeks, then see what to work on. It can be stopped at any time."""
    wishes = Wishes(
        role=role or "",
        length=length or "",
        answers=answers,
        resume=resume,
        assessment=assessment or "",
        new=new,
        by_lines=shared.by_lines,
        kept=not no_save,
    )
    document = take_assessment(shared.catalogue(), wishes)
    if document and answers is None:
        shared.stay(document)
    elif document:
        shared.send(document)
