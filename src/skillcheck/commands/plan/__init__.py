"""`skillcheck plan`: goals with if-then lines, and what came of them; a new sub-command is one file and one line here."""

from collections.abc import Mapping
from typing import ClassVar, Final

from skillcheck.commands.groups import LazyDefaultGroup, application

PLAN: Final[dict[str, str]] = {
    "new": "skillcheck.commands.plan.new",
    "show": "skillcheck.commands.plan.show",
    "today": "skillcheck.commands.plan.today",
    "done": "skillcheck.commands.plan.done",
    "missed": "skillcheck.commands.plan.missed",
    "checkin": "skillcheck.commands.plan.checkin",
    "review": "skillcheck.commands.plan.review",
}


class PlanGroup(LazyDefaultGroup):
    """The sub-commands of `plan`; without one, it shows the plan."""

    register: ClassVar[Mapping[str, str]] = PLAN


app = application(cls=PlanGroup)


@app.callback(
    short_help="Plan what to practise, and tick it off.",
    help="Show the plan, or change it: goals of your own choosing, each with an if-then line.",
)
def _plan() -> None:
    pass
