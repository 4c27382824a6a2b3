"""`skillcheck plan review`: rate the goal's skill again, then close, extend or drop the goal."""

from datetime import date
from typing import Annotated

from typer import Option

from skillcheck.app.opening import open_catalogue, open_parameters, today
from skillcheck.commands.deliver import CataloguePath, Force, Format, Output, delivery
from skillcheck.commands.groups import application, examples
from skillcheck.commands.plan.goals import GoalArgument, add, line, the_goal, the_plan
from skillcheck.commands.plan.rating import Rating, of_files, of_person
from skillcheck.commands.plan.verdict import Verdict, asked
from skillcheck.console import person
from skillcheck.console.streams import say
from skillcheck.errors import UsageFault
from skillcheck.model.plan import CLOSED, DROPPED, EXTENDED, Progress, Review
from skillcheck.pages import noted as page
from skillcheck.planning import times
from skillcheck.planning.progress import progress

app = application()


@app.command(
    epilog=examples(
        "skillcheck plan review",
        'skillcheck plan review empathy --answers again.yaml --close --reason "It sits"',
        'skillcheck plan review empathy --extend 2w --reason "Two weeks ill"',
    )
)
def review(
    goal: GoalArgument = None,
    close: Annotated[bool, Option("--close", help="The goal is reached, or good enough.")] = False,
    extend: Annotated[
        str | None, Option("--extend", metavar="DAY", help="Go on to this day, or for 2w from today.")
    ] = None,
    drop: Annotated[bool, Option("--drop", help="Give the goal up.")] = False,
    reason: Annotated[str | None, Option("--reason", metavar="TEXT", help="Why; kept in the plan.")] = None,
    answers: Annotated[
        str | None,
        Option("--answers", metavar="FILE", help="Rate the skill again from a file (-: standard input)."),
    ] = None,
    then: Annotated[
        str | None,
        Option(
            "--then",
            metavar="FILE",
            help="A then-rating from a file: knowing what you know now, where were you then?",
        ),
    ] = None,
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Look at a goal at its end: rate just its skill again, see what has changed, then close, extend or drop it."""
    way = delivery(format, output, force=force)
    day = today()
    verdict = _verdict(close=close, extend=extend, drop=drop, reason=reason, today=day)
    whole = open_catalogue(catalogue)
    known = open_parameters(whole)
    plan = the_plan(whole)
    before = the_goal(plan, goal, whole, day)
    if verdict is None and not person.is_there():
        raise UsageFault(
            'Close, extend or drop it? Give --close, --extend DAY or --drop, with --reason "TEXT".'
        )
    _refuse_past(verdict, before, day)
    rating: Rating | None = Rating("", "", None)
    if answers or then:
        rating = of_files(before, whole, known, answers, then)
    elif verdict is None:
        rating = of_person(before, whole, known, format)
    if verdict is None and rating:
        verdict = asked(before, whole, rating.trend, day, format)
    if verdict is None or rating is None:
        say("The goal is as it was." + (" The new rating is kept." if rating and rating.assessment else ""))
        return
    entry = Review(
        day,
        before.goal.id,
        verdict.outcome,
        verdict.reason,
        verdict.due,
        rating.assessment,
        rating.then,
    )
    add([entry], plan, whole, day)
    after = next(one for one in progress(the_plan(whole), day) if one.goal.id == before.goal.id)
    way.send(page.page([(entry, after)], whole, rating.trend))


def _verdict(
    *, close: bool, extend: str | None, drop: bool, reason: str | None, today: date
) -> Verdict | None:
    """What the options say, None where they say nothing. Raises: UsageFault where they do not go together."""
    if close + drop + (extend is not None) > 1:
        raise UsageFault("Close, extend or drop: choose one.")
    said = line(reason, "--reason")
    if not (close or drop or extend):
        if said:
            raise UsageFault("--reason goes with --close, --extend DAY or --drop.")
        return None
    if not said:
        raise UsageFault('Say why: --reason "TEXT". You will be glad of it at the next goal.')
    if extend is None:
        return Verdict(CLOSED if close else DROPPED, said)
    try:
        return Verdict(EXTENDED, said, times.day(extend, today))
    except ValueError as error:
        raise UsageFault(f"--extend: {error}") from None


def _refuse_past(verdict: Verdict | None, one: Progress, today: date) -> None:
    """Raises: UsageFault for a goal extended to a day that is over."""
    if verdict and verdict.due and verdict.due < max(today, one.goal.start):
        raise UsageFault(
            f"The goal can't be extended to {verdict.due}: that is before {max(today, one.goal.start)}."
        )
