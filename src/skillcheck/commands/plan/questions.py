"""What is asked about a goal in the making, in this order."""

from collections.abc import Callable
from typing import NamedTuple

from skillcheck.model.draft import Draft
from skillcheck.model.plan import WEEKDAYS

USUAL_DAYS = (0, 2, 4)


class Question(NamedTuple):
    """One part of a draft, how it is asked for, and what is proposed."""

    key: str
    title: str
    help: str
    usual: Callable[[Draft], str] = lambda draft: ""  # noqa: ARG005 - nothing is proposed


QUESTIONS = (
    Question("why", "Why does this matter to you?", "One line, for the day when it gets hard."),
    Question("action", "What will you practise?", "A small thing to do at work, in a few words.", lambda d: d.action),
    Question(
        "cue", "Your if-then line", "A moment at work, then what you do: “When it comes up, I do this.”",
        lambda d: d.cue,
    ),
    Question("done_when", "What counts as done?", "Something that can be counted or seen.", lambda d: d.done_when),
    Question("start", "When do you start?", "A day, as 2026-12-01.", lambda d: f"{d.start or ''}"),
    Question("due", "Until when?", "A day, or 4w for in four weeks.", lambda d: f"{d.due or '4w'}"),
    Question(
        "days", "On which days?", "As mon, wed, fri; or weekdays, or daily.",
        lambda d: ", ".join(WEEKDAYS[day] for day in d.days or USUAL_DAYS),
    ),
    Question("minutes", "How many minutes each time?", "Few are kept more easily.", lambda d: f"{d.minutes or ''}"),
    Question("at", "At what time of day?", "As 09:00; right after something else is best.", lambda d: f"{d.at:%H:%M}"),
    Question(
        "checkin", "On which weekday do you look back?", "Once a week, a few minutes.", lambda d: WEEKDAYS[d.checkin]
    ),
    Question("tell", "Whom will you tell?", "A name; someone who asks you about it. Enter alone: nobody.", lambda d: d.tell),
)  # fmt: skip
