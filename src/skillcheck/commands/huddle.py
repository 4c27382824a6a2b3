"""`skillcheck huddle SKILL`: a scene for the team, on one sheet of paper."""

from typing import Annotated

from typer import Option

from skillcheck.app.handout import show_huddle
from skillcheck.commands.groups import application
from skillcheck.commands.options import SkillWords, complete_scenes
from skillcheck.commands.shared import Shared, page_command
from skillcheck.model.document import Document

app = application()


@page_command(
    app, "skillcheck huddle empathy -o huddle.html", "skillcheck huddle empathy --scene 2", usual="md"
)
def huddle(
    skill: SkillWords,
    scene: Annotated[
        int,
        Option(
            "--scene",
            min=1,
            metavar="N",
            autocompletion=complete_scenes,
            help="Which of its scenes, counted from 1.",
        ),
    ] = 1,
    *,
    shared: Shared,
) -> Document:
    """Print a scene to talk over with the team in fifteen minutes: one sheet, what each way leads to overleaf.

    Nothing about you is on it. Markdown unless told otherwise; html is for the printer.
    """
    return show_huddle(shared.catalogue(), " ".join(skill), scene)
