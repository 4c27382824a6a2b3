"""The parts of a goal that a person decides, as they write them, and what keeps a goal from being SMART (Doran 1981)."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from skillcheck.model.catalogue import Practice, Skill
from skillcheck.model.estimate import Gap
from skillcheck.model.plan import CUE, CUE_FORM, LONGEST, OPEN_END, WEEKDAYS, Goal
from skillcheck.model.text import inert, plural
from skillcheck.planning import slots
from skillcheck.questions.statement import Statement

SMART = {
    "action": "specific",
    "cue": "specific",
    "done_when": "measurable",
    "why": "assignable",
    "days": "realistic",
    "minutes": "realistic",
    "start": "time-related",
    "due": "time-related",
}
"""What each part of a goal makes it."""
MOST_MINUTES = 600
MOST_WEEKLY = 300
"""Five hours a week beside the job; nobody keeps more up, and the practices of the catalogue take far less."""
LONGEST_TIME = timedelta(days=366)
"""A goal that is further away than a year is a wish: nothing in it is due."""
STRONG, HIGHEST = 4, 5
"""The level that is pictured where none is known, and the last one."""


class Lack(NamedTuple):
    """A part of a goal that is open or can't stay as it is: its `key`, its part of SMART, and what is to be said."""

    key: str
    part: str
    what: str


class Part(NamedTuple):
    """A part of a goal that a person decides: how it is typed as an option, how it is asked for, read and written.

    `key` is the field of Goal; `metavar` and `about` belong to the option of that name, `title` and `help` to the question.
    `read` takes what was typed and the day that spans of time count from; it raises ValueError with what to write. `usual`
    is proposed where nothing is decided.
    """

    key: str
    metavar: str
    about: str
    title: str = ""
    help: str = ""
    read: Callable[[str, date], Any] = lambda text, _: text
    write: Callable[[Any], str] = str
    usual: str = ""


QUESTIONS = (
    Part("action", "TEXT", "A practice of your own, in a few words.",
         "What will you practise?", "A small thing to do at work, in a few words."),
    Part("why", "TEXT", "Why it matters to you.",
         "Why does this matter to you?", "One line, for the day when it gets hard."),
    Part("obstacle", "TEXT", "What may get in the way.",
         "What may get in the way?", "Think of a busy day: what would stop you? Enter alone: nothing."),
    Part("cue", "TEXT", f"The if-then line: {CUE_FORM}.",
         "Your if-then line", "A moment at work, then what you do: “When it comes up, I do this.”"),
    Part("done_when", "TEXT", "What counts as done.",
         "What counts as done?", "Something that can be counted or seen."),
    Part("start", "DAY", "The first day. (default: today)",
         "When do you start?", "Today, Monday, or a day as 2026-12-01.",
         lambda text, today: slots.read_day(text, today, "2026-12-01, today, or monday")),
    Part("due", "DAY", "The last day, as 2026-12-22, or 4w: from the start, once begun from today.",
         "Until when?", "A day, or 4w for in four weeks.",
         slots.read_day, lambda day: "" if day == OPEN_END else str(day), "4w"),
    Part("days", "DAYS", "Days of the week: mon,wed,fri, weekdays or daily.",
         "On which days?", "As mon, wed, fri; or weekdays, or daily.",
         lambda text, _: slots.read_weekdays(text), lambda days: ", ".join(WEEKDAYS[day] for day in days), "mon, wed, fri"),
    Part("minutes", "N", "Minutes each time.",
         "How many minutes each time?", "Few are kept more easily.",
         lambda text, _: slots.read_number(text, 1, MOST_MINUTES), lambda minutes: str(minutes or "")),
    Part("at", "TIME", "The time of day. (default: 09:00)",
         "At what time of day?", "As 09:00. Shortly after something you do every day is best.",
         lambda text, _: slots.read_time(text), lambda at: f"{at:%H:%M}"),
    Part("checkin", "DAY", "The weekday to look back on. (default: fri)",
         "On which weekday do you look back?", "Once a week, a few minutes.",
         lambda text, _: slots.read_weekday(text), lambda day: WEEKDAYS[day]),
    Part("tell", "NAME", "Whom you tell.",
         "Whom will you tell?", "A name; someone who asks you about it. Enter alone: nobody."),
)  # fmt: skip
"""What is asked for, in this order."""
PARTS = {part.key: part for part in (*QUESTIONS, Part("picture", "TEXT", "How it will be, once reached."))}
MAY_BE_EMPTY = ("obstacle", "tell")
KEYS = ("practice", *PARTS)
"""What can be typed, in the order in which it counts: a practice says what others leave open, a span needs its start."""


def begin(skill: Skill, role: str, gap: Gap | None, assessment: str, today: date) -> Goal:
    """Return a goal in the making: what its gap in an assessment (id) tells.

    It leads to the next rung of the skill; the role's target stays in sight as the horizon.
    """
    goal = Goal(skill.id, skill.id, role, today, today)
    if gap:
        level, target = gap.estimate.level, gap.demand.target
        rung = min(int(round(level, 1)) + 1, HIGHEST)  # 3.96 is called 4, and .04 is no goal
        goal = goal._replace(level=level, target=target, assessment=assessment, rung=rung)
    return goal._replace(picture=_picture(skill, goal.rung or STRONG)[:LONGEST])


def _picture(skill: Skill, rung: int) -> str:
    """Return how it will be on a rung, in the first person: its act, or that the habit is gone that it leaves behind."""
    acts = [act for act in skill.of_kind(Statement) if act.rung == rung]
    if not acts:
        return f"Of me: “{skill.levels[rung - 1]}”"
    left_behind = any(act.reversed for act in acts)
    return f"I have left this behind: “{acts[0].text}”" if left_behind else acts[0].text


def find_practice(skill: Skill, text: str) -> Practice:
    """Return the practice with this id, or with this number at its end. Raises: ValueError with what there is."""
    for practice in skill.practices:
        if practice.id in (text, f"{skill.id}-{text}", f"{skill.id}-p{text}"):
            return practice
    others = "; ".join(f"{practice.id} ({practice.title})" for practice in skill.practices)
    raise ValueError(f"{skill.name} has no practice “{text}”. There are {others}; or an action of your own.")


def set_practice(goal: Goal, practice: Practice) -> Goal:
    """Return the goal with a practice of the catalogue, and with all that it says; what it leaves open stays."""
    return goal._replace(
        practice=practice.id,
        action=practice.title[:LONGEST],
        cue=practice.cue[:LONGEST] or goal.cue,
        done_when=practice.done_when[:LONGEST] or goal.done_when,
        minutes=practice.minutes or goal.minutes,
    )


def set_part(goal: Goal, key: str, text: str, skill: Skill, today: date) -> Goal:
    """Return the goal with one part as it was typed. Raises: ValueError with what to write.

    A span of time to its end counts from its start on, and from today on where an end is moved.
    """
    if key == "practice":
        return set_practice(goal, find_practice(skill, text))
    if key == "action":
        goal = goal._replace(practice="")
    start = goal.start if goal.due == OPEN_END else max(goal.start, today)
    value = PARTS[key].read(text, start if key == "due" else today)
    return goal._replace(**{key: value})


def name_option(key: str) -> str:
    """Return what a part is called on the command line."""
    return f"--{key.replace('_', '-')}"


def find_lacks(goal: Goal, today: date, noted: Iterable[date] = ()) -> tuple[Lack, ...]:
    """Return what keeps a goal from being SMART, one lack a part; `noted` are the days that it has notes of.

    A start that is over is taken, since one may write down what one has begun already; an end that is over is not.
    """
    start, due, weekly = goal.start, goal.due, goal.weekly_minutes
    first = max(start, today)  # one that has run for long may go on
    early = sum(day < start for day in noted)
    checks = (
        (not goal.why, "why", "why it matters to you"),
        (not goal.action, "action", "what you will practise"),
        (not goal.cue, "cue", f"an if-then line, {CUE_FORM}"),
        (not CUE.fullmatch(goal.cue), "cue", f"“{goal.cue}” is no if-then line; write {CUE_FORM}"),
        (not goal.done_when, "done_when", "what counts as done"),
        (early, "start", f"{plural(early, 'note')} of this goal would be from before {start}: begin another goal"),
        (due == OPEN_END, "due", "the day it is due"),
        (due < start, "due", f"the due date {due} is before the start {start}"),
        (due < today, "due", f"the due date {due} is over: name a day to come"),
        (due - first > LONGEST_TIME, "due", f"{due} is more than a year after {first}: take a nearer step"),
        (not goal.days, "days", "on which days of the week"),
        (not _has_day(goal), "days", f"none of these days is from {start} to {due}: take others, or a later end"),
        (not goal.minutes, "minutes", "how many minutes each time"),
        (weekly > MOST_WEEKLY, "minutes", f"{weekly} minutes a week are more than {MOST_WEEKLY}: take fewer"),
    )  # fmt: skip
    lacks: dict[str, Lack] = {}
    for wrong, key, what in checks:
        if wrong:
            lacks.setdefault(key, Lack(key, SMART[key], what))
    return tuple(lacks.values())


def find_fault_of_end(goal: Goal, due: date, today: date) -> str:
    """Return what keeps a goal from lasting until `due`, as the end of a sentence; empty where nothing does."""
    lacks = find_lacks(goal._replace(due=due), today)
    return next((lack.what for lack in lacks if lack.key == "due"), "")


def _has_day(goal: Goal) -> bool:
    """Tell whether a goal has a day to practise on; one whose days or end are open may still get one."""
    is_open = goal.due == OPEN_END or goal.due < goal.start or not goal.days
    return is_open or goal.first_practice <= goal.due


def describe_lacks(lacks: tuple[Lack, ...], skill: Skill) -> str:
    """Return what a goal still needs, as one message that names the options."""
    lines = [f"The goal for {inert(skill.name)} still needs:"]
    for key, part, what in lacks:
        either = "--practice ID or " if key == "action" else ""
        lines.append(f"  {either}{name_option(key)} {PARTS[key].metavar}: {what} ({part})")
    if skill.practices and "action" in {lack.key for lack in lacks}:
        lines += ["  The practices of this skill are:"]
        lines += [f"    {practice.id}: {inert(practice.title)}" for practice in skill.practices]
    return "\n".join(lines)
