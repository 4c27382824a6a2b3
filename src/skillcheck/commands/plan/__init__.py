"""`skillcheck plan`: goals with if-then lines, and what came of them; a new sub-command is one file and one line here."""

from collections.abc import Mapping
from typing import ClassVar, Final

from skillcheck.commands import Entry
from skillcheck.commands.groups import DefaultGroup, LazyGroup, application

PLAN: Final[dict[str, Entry]] = {
    "new": Entry("skillcheck.commands.plan.new", "Commands", "Make goals of your gaps."),
    "show": Entry("skillcheck.commands.plan.show", "Commands", "Show the plan."),
    "today": Entry("skillcheck.commands.plan.today", "Commands", "Show today's one small action."),
    "done": Entry("skillcheck.commands.plan.done", "Commands", "Tick off a day's practice."),
    "missed": Entry("skillcheck.commands.plan.missed", "Commands", "Note a day without it."),
    "checkin": Entry("skillcheck.commands.plan.checkin", "Commands", "Look back on a goal."),
    "review": Entry("skillcheck.commands.plan.review", "Commands", "End, extend or drop a goal."),
}


class PlanGroup(DefaultGroup, LazyGroup):
    """The sub-commands of `plan`; without one, it shows the plan."""

    register: ClassVar[Mapping[str, Entry]] = PLAN


app = application(cls=PlanGroup)


@app.callback()
def _plan() -> None:
    """Show the plan, or change it: goals of your own choosing, each with an if-then line."""
