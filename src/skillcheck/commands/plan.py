"""`skillcheck plan`: goals with if-then lines, and what came of them."""

import inspect
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Annotated, Any

from typer import Argument, Context, Option

from skillcheck.app import plan, record
from skillcheck.app import review as reviews
from skillcheck.app.goals import list_goals
from skillcheck.commands.groups import DefaultGroup, application
from skillcheck.commands.options import (
    NOTES,
    OptionalSkillWords,
    RoleOption,
    complete_files,
    complete_one_of,
    complete_practices,
    join_words,
    option,
    read_parts,
)
from skillcheck.commands.shared import Shared, declare_option, page_command
from skillcheck.console.streams import say
from skillcheck.errors import SkillcheckError, UsageFault
from skillcheck.model.assessment import REVIEW, THEN
from skillcheck.model.document import Document
from skillcheck.model.plan import CLOSED, DONE, DROPPED, EXTENDED, MISSED, WEEKDAYS
from skillcheck.pages.plan_calendar import AS_USUAL, CalendarWishes
from skillcheck.planning.goal import PARTS, name_option
from skillcheck.planning.slots import SEVERAL_DAYS

app = application(
    cls=DefaultGroup,
    help="Show the plan, or change it: goals of your own choosing, each with an if-then line.",
)
WORDS = {"days": complete_one_of((*WEEKDAYS, *SEVERAL_DAYS)), "checkin": complete_one_of(WEEKDAYS)}
"""The completion of the parts of a goal that are closed sets."""
HANDED_ON = ("md", "html")
"""Formats of pages that are printed, or handed to others."""
MOST_ALARM = 7 * 24 * 60
"""A week: beyond that a reminder is a plan of its own."""


def _complete_goals(context: Context) -> list[str]:
    with suppress(SkillcheckError):
        return [] if context.params.get("goal") else list_goals()
    return []


def _keep_given(**words: str | None) -> dict[str, str]:
    return {part: text for part, text in words.items() if text is not None}


GOAL_HELP = "Id of a goal, or its skill. Not needed where only one is open."
GOAL = Argument(metavar="GOAL...", autocompletion=_complete_goals, help=GOAL_HELP)
GoalWords = Annotated[list[str] | None, GOAL]
DAY_HELP = "The day that it was, as 2026-11-24, or yesterday. (default: today)"
Day = Annotated[str | None, option("--day", "DAY", DAY_HELP)]
INCLUDE_HELP = "Private parts to put in: notes (what you wrote on the way). Left out otherwise."
Include = Annotated[str | None, option("--include", "WHAT", INCLUDE_HELP, complete_one_of([NOTES]))]
Practise = Annotated[
    bool, Option("--practise", help="In a calendar, keep a few minutes for scenes on each working day.")
]
ALARM_HELP = "In a calendar: remind so many minutes before each appointment. (default: not at all)"
Alarm = Annotated[int | None, option("--alarm", "MINUTES", ALARM_HELP, min=0, max=MOST_ALARM)]
LOOK_HELP = "In a calendar: ten minutes a day to picture the goals as reached."
LookAhead = Annotated[bool, Option("--look-ahead", help=LOOK_HELP)]
Note = Annotated[str | None, option("--note", "TEXT", "What came of it; kept in the plan.")]
Why = Annotated[str | None, option("--why", "TEXT", "What got in the way; kept in the plan.")]
CameUp = Annotated[str | None, option("--came-up", "N", "How often the cue came up.")]
Acted = Annotated[str | None, option("--acted", "N", "How often you acted on it.")]
Hindered = Annotated[str | None, option("--hindered", "TEXT", "What got in the way.")]
Cue = Annotated[str | None, option("--cue", "TEXT", "A new if-then line, where the old one does not fit.")]
Close = Annotated[bool, Option("--close", help="The goal is reached, or good enough.")]
Extend = Annotated[str | None, option("--extend", "DAY", "Go on to this day, or for 2w from today.")]
Drop = Annotated[bool, Option("--drop", help="Give the goal up.")]
Reason = Annotated[str | None, option("--reason", "TEXT", "Why; kept in the plan.")]
ANSWERS_HELP = "Rate the skill again from a file (-: standard input)."
Answers = Annotated[str | None, option("--answers", "FILE", ANSWERS_HELP, complete_files)]
THEN_HELP = "A then-rating from a file: knowing what you know now, where were you then?"
Then = Annotated[str | None, option("--then", "FILE", THEN_HELP, complete_files)]


def goal_options(command: Callable[..., Document | None]) -> Callable[..., Document | None]:
    """Give a command an option for each part of a goal; it takes `words`, those that were typed, by part."""
    about = "A practice of the skill, by id or number; it fills in what is left out."
    options = {"practice": option("--practice", "ID", about, complete_practices)}
    options |= {
        key: option(name_option(key), part.metavar, part.about, WORDS.get(key)) for key, part in PARTS.items()
    }
    parameters = [declare_option(key, declared) for key, declared in options.items()]
    signature = inspect.signature(command)
    others = [parameter for parameter in signature.parameters.values() if parameter.name != "words"]

    @wraps(command)
    def gather(**values: Any) -> Document | None:
        words = {key: values.pop(key) for key in options}
        return command(**values, words=_keep_given(**words))

    gather.__signature__ = signature.replace(parameters=[*others, *parameters])  # type: ignore[attr-defined]
    return gather


@page_command(
    app,
    "skillcheck plan new",
    'skillcheck plan new empathy --practice 1 --why "Guests tell me twice" --due 4w --days mon,wed',
    short_help="Make goals of your gaps.",
)
@goal_options
def new(
    skill: OptionalSkillWords = None, role: RoleOption = None, *, words: dict[str, str], shared: Shared
) -> Document | None:
    """Make goals of the gaps of your newest assessment: one to three, of your own choosing, each with an if-then line.

    What is not given is asked for, one question at a time.
    """
    return plan.make(shared.catalogue(), join_words(skill), words, role, by_lines=shared.by_lines)


@page_command(
    app,
    "skillcheck plan show empathy",
    "skillcheck plan show -o plan.html",
    "skillcheck plan show -f ics --alarm 10 -o plan.ics",
    short_help="Show the plan.",
    more=("ics",),
)
def show(
    goal: GoalWords = None,
    include: Include = None,
    alarm: Alarm = None,
    look_ahead: LookAhead = False,
    practise: Practise = False,
    *,
    shared: Shared,
) -> Document:
    """Show the plan: each goal with its if-then line, its days and how far it has come. Also as a calendar (ics)."""
    wishes = CalendarWishes(alarm, look_ahead, practise)
    if wishes != AS_USUAL and shared.format != "ics":
        example = "skillcheck plan -f ics --practise"
        raise UsageFault(f"--alarm, --look-ahead and --practise go with a calendar: {example}")
    handed_on = shared.format in HANDED_ON
    notes = NOTES in read_parts(include, NOTES)
    page = record.show(shared.catalogue(), join_words(goal), wishes, notes=notes, handed_on=handed_on)
    if shared.format == "ics" and page.calendar and not page.calendar.timezone:
        say(record.FLOATING)
    return page


@page_command(
    app, "skillcheck plan today", "skillcheck plan today -f json", short_help="Show today's one small action."
)
def today(*, shared: Shared) -> Document:
    """Show today's one small action for each goal, ten minutes to look ahead, and what is due this week."""
    return record.show_today(shared.catalogue())


@page_command(
    app,
    "skillcheck plan done",
    'skillcheck plan done empathy --note "She thanked me"',
    short_help="Tick off a day's practice.",
)
def done(goal: GoalWords = None, note: Note = None, day: Day = None, *, shared: Shared) -> Document:
    """Tick off today's practice of a goal."""
    return record.tick(shared.catalogue(), DONE, join_words(goal), note, day)


@page_command(
    app,
    "skillcheck plan missed",
    'skillcheck plan missed empathy --why "Two people ill"',
    short_help="Note a day without it.",
)
def missed(goal: GoalWords = None, why: Why = None, day: Day = None, *, shared: Shared) -> Document:
    """Note that today's practice of a goal did not happen: a fact, not a failure."""
    return record.tick(shared.catalogue(), MISSED, join_words(goal), why, day)


@page_command(
    app,
    "skillcheck plan checkin",
    'skillcheck plan checkin empathy --came-up 6 --acted 4 --hindered "Two calls"',
    short_help="Look back on a goal.",
)
def checkin(
    goal: GoalWords = None,
    came_up: CameUp = None,
    acted: Acted = None,
    hindered: Hindered = None,
    cue: Cue = None,
    *,
    shared: Shared,
) -> Document | None:
    """Look back on a goal: how often the cue came up, how often you acted, what got in the way, a better cue."""
    words = _keep_given(came_up=came_up, acted=acted, hindered=hindered, cue=cue)
    return record.check_in(shared.catalogue(), join_words(goal), words, by_lines=shared.by_lines)


@page_command(
    app,
    "skillcheck plan review",
    'skillcheck plan review empathy --answers again.yaml --close --reason "It sits"',
    'skillcheck plan review empathy --extend 2w --reason "Two weeks ill"',
    short_help="End, extend or drop a goal.",
)
def review(
    goal: GoalWords = None,
    close: Close = False,
    extend: Extend = None,
    drop: Drop = False,
    reason: Reason = None,
    answers: Answers = None,
    then: Then = None,
    *,
    shared: Shared,
) -> Document | None:
    """Look at a goal at its end: rate just its skill again, see what has changed, then close, extend or drop it."""
    verdicts = ((CLOSED, close), (EXTENDED, extend is not None), (DROPPED, drop))
    outcomes = [outcome for outcome, given in verdicts if given]
    words, name = _keep_given(extend=extend, reason=reason), join_words(goal)
    files = {kind: file for kind, file in ((REVIEW, answers), (THEN, then)) if file}
    return reviews.review(shared.catalogue(), name, outcomes, words, files, by_lines=shared.by_lines)


@page_command(
    app,
    "skillcheck plan edit",
    "skillcheck plan edit empathy --days tue,thu --due 2w --tell Ada",
    short_help="Change a goal.",
)
@goal_options
def edit(goal: GoalWords = None, *, words: dict[str, str], shared: Shared) -> Document | None:
    """Change what you decided about a goal; without options, one question at a time."""
    return plan.edit(shared.catalogue(), join_words(goal), words, by_lines=shared.by_lines)


@page_command(
    app, "skillcheck plan undo", "skillcheck plan undo -f json", short_help="Take the last entry back."
)
def undo(*, shared: Shared) -> Document:
    """Take the last entry of the plan back: a tick, a look back, a review, a change or a new goal."""
    return record.undo(shared.catalogue())
