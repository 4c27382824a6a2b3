"""`skillcheck evidence`: lines about what happened, kept beside a skill."""

from typing import Annotated

from typer import Argument, Option

from skillcheck.app.evidence import add_line, change_line, list_lines, remove_line
from skillcheck.commands.groups import WordlessGroup, application
from skillcheck.commands.options import OptionalSkillWords, SkillArgument, complete_evidence, join_words
from skillcheck.commands.shared import Shared, page_command
from skillcheck.model.document import Document

app = application(
    'skillcheck evidence add empathy "Named her worry before the fix"',
    "skillcheck evidence list",
    help="Keep lines about what happened and what you did, for the next time you rate yourself.",
    cls=WordlessGroup,
)


@page_command(
    app,
    'skillcheck evidence add empathy "Named her worry before the fix"',
    'skillcheck evidence add "time management" "Two blocks held this week"',
)
def add(
    skill: SkillArgument,
    text: Annotated[str, Argument(metavar="TEXT", help="What happened, what you did.")],
    *,
    shared: Shared,
) -> Document:
    """Add a line about a skill."""
    return add_line(shared.catalogue(), skill, text)


@page_command(app, "skillcheck evidence list", "skillcheck evidence list empathy -f csv", name="list")
def list_(skill: OptionalSkillWords = None, *, shared: Shared) -> Document:
    """List the lines, all or those about one skill."""
    return list_lines(shared.catalogue(), join_words(skill))


Number = Annotated[
    int,
    Argument(
        metavar="N",
        min=1,
        autocompletion=complete_evidence,
        help="Its number, as skillcheck evidence list shows it.",
    ),
]


@page_command(
    app,
    'skillcheck evidence edit 3 "Named her worry before the fix"',
    'skillcheck evidence edit 4 "Two blocks held this week"',
)
def edit(
    number: Number,
    text: Annotated[str, Argument(metavar="TEXT", help="What it is to say from now on.")],
    *,
    shared: Shared,
) -> Document:
    """Give a line another text."""
    return change_line(shared.catalogue(), number, text)


@page_command(app, "skillcheck evidence remove 3", "skillcheck evidence remove 3 --yes")
def remove(
    number: Number,
    yes: Annotated[bool, Option("--yes", help="Do not ask first, as at a terminal.")] = False,
    *,
    shared: Shared,
) -> Document:
    """Remove a line; it can't be undone."""
    return remove_line(shared.catalogue(), number, sure=yes)
