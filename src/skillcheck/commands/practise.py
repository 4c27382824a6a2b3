"""`skillcheck practise`: three minutes with scenes from one's own gaps, and scenes of one's own."""

from typing import Annotated

from typer import Argument, Option

from skillcheck.app import own_scenes
from skillcheck.app import practise as use_case
from skillcheck.app.practise import Wishes
from skillcheck.commands.groups import DefaultGroup, application
from skillcheck.commands.options import OptionalSkillWords, RoleOption, SkillWords
from skillcheck.commands.shared import Shared, page_command
from skillcheck.model.document import Document
from skillcheck.model.practice import MINUTES

app = application(
    cls=DefaultGroup, help="Practise for three minutes: scenes from your own gaps, then the cue of a goal."
)
MOST_MINUTES = 60


@page_command(app, "skillcheck practise", "skillcheck practise empathy --more", hidden=True)
def show(
    skill: OptionalSkillWords = None,
    more: Annotated[
        bool, Option("--more", help="Go on beyond what is due today, and beyond two new scenes.")
    ] = False,
    minutes: Annotated[
        int,
        Option("--minutes", min=1, max=MOST_MINUTES, metavar="N", help="Reading time of a day at most."),
    ] = MINUTES,
    role: RoleOption = None,
    *,
    shared: Shared,
) -> Document | None:
    """Practise for three minutes: scenes from your own gaps that are due, or of a skill, then the cue of a goal.

    Where nobody can be asked, and with -f json, it shows what is due.
    """
    asking = shared.target is None and shared.format in ("terminal", "plain")
    wishes = Wishes(
        skill=" ".join(skill or ()),
        role=role or "",
        minutes=minutes,
        more=more,
        asking=asking,
        by_lines=shared.by_lines,
    )
    return use_case.practise(shared.catalogue(), wishes)


@page_command(
    app,
    "skillcheck practise add empathy",
    'skillcheck practise add empathy --happened "A guest shouted"',
    short_help="Keep a scene of your own.",
)
def add(
    skill: SkillWords,
    happened: Annotated[str | None, Option("--happened", metavar="TEXT", help="What happened.")] = None,
    did: Annotated[str | None, Option("--did", metavar="TEXT", help="What you did.")] = None,
    outcome: Annotated[str | None, Option("--outcome", metavar="TEXT", help="What came of it.")] = None,
    instead: Annotated[str | None, Option("--instead", metavar="TEXT", help="What you would do now.")] = None,
    *,
    shared: Shared,
) -> Document | None:
    """Keep a scene of your own, to practise it like the others; it stays private. What is not given is asked for."""
    words = {"happened": happened, "did": did, "outcome": outcome, "instead": instead}
    return own_scenes.add(shared.catalogue(), " ".join(skill), words, by_lines=shared.by_lines)


@page_command(
    app,
    "skillcheck practise list",
    "skillcheck practise list -f json",
    name="list",
    short_help="List the scenes of your own.",
)
def list_(*, shared: Shared) -> Document:
    """List the scenes of your own, with their numbers."""
    return own_scenes.list_own(shared.catalogue())


@page_command(
    app,
    "skillcheck practise remove 1",
    "skillcheck practise remove 2 --yes",
    short_help="Remove a scene of your own.",
)
def remove(
    number: Annotated[int, Argument(metavar="N", help="Its number (see: skillcheck practise list).")],
    yes: Annotated[bool, Option("--yes", help="Do not ask first, as at a terminal.")] = False,
    *,
    shared: Shared,
) -> Document:
    """Remove a scene of your own, and all that was practised of it; it can't be undone."""
    return own_scenes.remove(shared.catalogue(), number, sure=yes)
