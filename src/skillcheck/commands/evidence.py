"""`skillcheck evidence`: lines about what happened, kept beside a skill."""

from typing import Annotated

from skillcheck.commands.deliver import delivery
from skillcheck.commands.groups import Argument, application, examples
from skillcheck.commands.opening import (
    history_to_read,
    history_to_write,
    now,
    open_catalogue,
    the_skill,
)
from skillcheck.commands.options import (
    CataloguePath,
    Force,
    Format,
    OptionalSkill,
    Output,
    SkillArgument,
)
from skillcheck.errors import UsageFault
from skillcheck.model.assessment import Evidence
from skillcheck.pages import evidence as page

app = application(no_args_is_help=True)
LONGEST = 2000


@app.callback(
    short_help="Keep lines about what happened.",
    help="Keep lines about what happened and what you did, for the next time you rate yourself.",
    epilog=examples(
        'skillcheck evidence add empathy "Named her worry before the fix"',
        "skillcheck evidence list",
    ),
)
def _evidence() -> None:
    pass


@app.command(
    epilog=examples(
        'skillcheck evidence add empathy "Named her worry before the fix"',
        'skillcheck evidence add "time management" "Two blocks held this week"',
    )
)
def add(
    skill: SkillArgument,
    text: Annotated[str, Argument(metavar="TEXT", help="What happened, what you did.")],
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Add a line about a skill."""
    way = delivery(format, output, force=force)
    line = text.strip()
    if not line or len(line) > LONGEST:
        raise UsageFault(f"A line of evidence has 1 to {LONGEST:,} characters; this one has {len(line):,}.")
    if not _is_unicode(line):
        raise UsageFault("The line holds bytes that are not UTF-8 text. Write it anew.")
    whole = open_catalogue(catalogue)
    chosen = the_skill(whole, skill)
    at = now()
    with history_to_write() as history:
        number = history.add_evidence(chosen.id, line, at)
    way.send(page.page([Evidence(number, chosen.id, line, at)], whole))


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)


@app.command(
    name="list",
    epilog=examples("skillcheck evidence list", "skillcheck evidence list empathy -f csv"),
)
def list_(
    skill: OptionalSkill = None,
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """List the lines, all or those about one skill."""
    way = delivery(format, output, force=force)
    whole = open_catalogue(catalogue)
    chosen = the_skill(whole, skill).id if skill else ""
    with history_to_read() as history:
        lines = history.evidence(chosen) if history else ()
    way.send(page.page(lines, whole))
