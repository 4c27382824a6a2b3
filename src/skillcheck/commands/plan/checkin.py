"""`skillcheck plan checkin`: look back on a goal."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

from typer import Option

from skillcheck.app.opening import open_catalogue, today
from skillcheck.commands.deliver import CataloguePath, Force, Format, Output, delivery
from skillcheck.commands.groups import application, examples
from skillcheck.commands.plan.goals import GoalArgument, add, line, the_goal, the_plan
from skillcheck.commands.plan.talk import Talk, talk
from skillcheck.console import person
from skillcheck.console.streams import say
from skillcheck.errors import Stopped, UsageFault
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import CUE, CUE_FORM, CheckIn, Plan, Progress
from skillcheck.pages import goal as goals
from skillcheck.pages import noted as page
from skillcheck.planning.progress import open_goals, progress
from skillcheck.planning.times import whole as number

app = application()
MOST = 9999
LEAVE = "leaves; nothing is noted of this goal then"


@app.command(
    epilog=examples(
        "skillcheck plan checkin",
        'skillcheck plan checkin empathy --came-up 6 --acted 4 --hindered "A call"',
    )
)
def checkin(
    goal: GoalArgument = None,
    came_up: Annotated[
        int | None, Option("--came-up", min=0, max=MOST, metavar="N", help="How often the cue came up.")
    ] = None,
    acted: Annotated[
        int | None, Option("--acted", min=0, max=MOST, metavar="N", help="How often you acted on it.")
    ] = None,
    hindered: Annotated[str | None, Option("--hindered", metavar="TEXT", help="What got in the way.")] = None,
    cue: Annotated[
        str | None,
        Option("--cue", metavar="TEXT", help="A new if-then line, where the old one does not fit."),
    ] = None,
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Look back on a goal: how often the cue came up, how often you acted, what got in the way, a better cue."""
    way = delivery(format, output, force=force)
    whole = open_catalogue(catalogue)
    day = today()
    plan = the_plan(whole)
    asking = came_up is None and acted is None and person.is_there()
    every = open_goals(plan, day) if asking and goal is None else ()
    chosen = _begun(every or (the_goal(plan, goal, whole, day),), day)
    if asking:
        entries = _asked(chosen, plan, whole, format, day)
    else:
        counts = _counts(came_up, acted)
        words = line(hindered, "--hindered"), _cue(line(cue, "--cue"))
        entries = [CheckIn(day, chosen[0].goal.id, *counts, *words)]
        add(entries, plan, whole, day)
    if not entries:
        say("Nothing was noted.")
        return
    after = {one.goal.id: one for one in progress(the_plan(whole), day)}
    way.send(page.page([(entry, after[entry.goal]) for entry in entries], whole))


def _begun(goals: Sequence[Progress], day: date) -> list[Progress]:
    """Those of the goals that have begun by `day`. Raises: UsageFault where there is none to look back on."""
    begun = [one for one in goals if one.goal.start <= day]
    if not begun:
        one = min((one.goal for one in goals), key=lambda goal: goal.start)
        raise UsageFault(f"The goal {one.id} begins on {one.start}: there is nothing to look back on yet.")
    return begun


def _counts(came_up: int | None, acted: int | None) -> tuple[int, int]:
    """Raises: UsageFault where one is missing, or both do not go together."""
    if came_up is None or acted is None:
        raise UsageFault(
            "A check-in needs --came-up N and --acted N: how often the cue came up, how often you acted."
        )
    if acted > came_up:
        raise UsageFault(f"You can't have acted {acted} times on a cue that came up {came_up} times.")
    return came_up, acted


def _cue(text: str) -> str:
    """Raises: UsageFault for a cue that is no if-then line."""
    if text and not CUE.fullmatch(text):
        raise UsageFault(f"“{text}” is no if-then line. Write {CUE_FORM}.")
    return text


def _asked(
    chosen: Iterable[Progress], plan: Plan, catalogue: Catalogue, format_: str | None, day: date
) -> list[CheckIn]:
    """The look back on each goal by question and answer, each saved at once, up to where they leave.

    Raises: Stopped with what was noted.
    """
    with_them = talk(format_)
    entries: list[CheckIn] = []
    try:
        with with_them.who.keyboard:
            for one in chosen:
                entry = _look_back(with_them, one, catalogue, day)
                if entry is None:
                    break
                add([entry], plan, catalogue, day)
                entries.append(entry)
    except Stopped as stop:
        noted = ", ".join(entry.goal for entry in entries)
        raise Stopped(stop.number, f"Noted: {noted}." if noted else "Nothing was noted.") from None
    return entries


def _look_back(with_them: Talk, one: Progress, catalogue: Catalogue, day: date) -> CheckIn | None:
    name, cue = goals.called(one.goal, catalogue), one.goal.cue
    since = f"since {one.last_checkin or one.goal.start}"
    came_up = with_them.line(f"{name}: how often did the cue come up {since}?", cue, "", _number, LEAVE)
    if came_up is None:
        return None

    def at_most(text: str) -> int:
        return number(text, 0, came_up)

    acted = with_them.line(f"{name}: and how often did you act on it?", cue, "", at_most, LEAVE)
    if acted is None:
        return None
    hindered = with_them.line("What got in the way?", "Enter alone: nothing did.", "", str, LEAVE)
    if hindered is None:
        return None
    new = with_them.line("Does the if-then line still fit?", "Keep it, or change it.", cue, _if_then, LEAVE)
    return (
        None
        if new is None
        else CheckIn(day, one.goal.id, came_up, acted, hindered, "" if new == cue else new)
    )


def _number(text: str) -> int:
    return number(text, 0, MOST)


def _if_then(text: str) -> str:
    if not CUE.fullmatch(text):
        raise ValueError(f"That is no if-then line; write {CUE_FORM}.")
    return text
