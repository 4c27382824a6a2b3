"""Home: what is most urgent of all that waits, in the order in which a person should do it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from math import ceil
from typing import Any, NamedTuple

from skillcheck.app import opening
from skillcheck.app.due import what_is_due
from skillcheck.app.opening import count_days_since, history_to_read, keep_known, with_its_catalogue
from skillcheck.app.rating import resume_session
from skillcheck.app.result import find_newest_result
from skillcheck.errors import SkillcheckError
from skillcheck.measure.session import next_item, progress
from skillcheck.model.assessment import OLD, Assessment
from skillcheck.model.calendar import local_time
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document, Key
from skillcheck.model.form import SessionProgress
from skillcheck.model.plan import Action, Due, Goal, Today
from skillcheck.model.practice import Practice
from skillcheck.model.result import Result
from skillcheck.model.text import plural
from skillcheck.pages import goal as goals
from skillcheck.pages import home as home_page
from skillcheck.pages import practice as practice_page
from skillcheck.pages import result as results
from skillcheck.pages import words
from skillcheck.pages.home import Home, Next
from skillcheck.pages.question import duration
from skillcheck.planning import today as planning
from skillcheck.planning.progress import is_planned
from skillcheck.store import database

MOST_GAPS = 3
WHOLE_RESULT = Key("g", "the whole result", "skillcheck gaps")
PLAN = Key("p", "plan a goal", "skillcheck plan new")
ASSESS = Key("a", "assess again", "skillcheck assess")
LOOK_AROUND = (
    ("l", "skillcheck list", "the skills, one line each"),
    ("s", "skillcheck show empathy", "one skill's card"),
    ("r", "skillcheck roles", "the roles, and what each asks"),
)
BEGIN_TOO = ("a", "skillcheck assess", "begin an assessment")
FIRST = "Find the few skills that matter most to work on, and practise them."
BEGIN = "A few minutes of honest questions. Stop and go on whenever you like. Nothing leaves this machine."


class Waiting(NamedTuple):
    """What waits on a day: the unfinished assessment, the newest finished one's result, the day's plan and practice.

    `ahead` is how far the unfinished one has come; None where all is asked, or the catalogue has not its role.
    `elsewhere` is the newest finished one where its role is of another catalogue.
    """

    day: date
    catalogue: Catalogue
    unfinished: Assessment | None = None
    ahead: SessionProgress | None = None
    result: Result | None = None
    today: Today | None = None
    practice: Practice | None = None
    elsewhere: Assessment | None = None

    @property
    def goals_open(self) -> int:
        """Count the open goals."""
        return self.today.open if self.today else 0

    @property
    def due(self) -> list[Due]:
        """Return what of a goal is due by today, the earliest first."""
        return [due for due in self.today.due if due.day <= self.day] if self.today else []

    @property
    def action(self) -> Action | None:
        """Return what is planned for today, and neither done nor missed yet."""
        actions = self.today.actions if self.today else ()
        return next((action for action in actions if action.planned and not action.state), None)

    @property
    def practice_due(self) -> bool:
        """Tell whether something practised before comes back today, or, with a goal open, something new may begin."""
        if self.practice is None:
            return False
        again = self.practice.comes_back or bool(self.practice.cues)
        return again or bool(self.practice.scenes and self.goals_open)


def show_home(path: str | None) -> Document:
    """Return the home page; whatever can't be read is its first line, with what to do about it."""
    day = local_time(datetime.now(UTC)).date()
    try:
        day = opening.today()
        return home_page.page(_make(_read(opening.open_catalogue(path), day)))
    except SkillcheckError as error:
        doctor = Next(
            "doctor",
            "skillcheck doctor",
            "Look what can be done",
            "It checks everything, and changes nothing.",
        )
        return home_page.page(
            Home(day, str(error), doctor, data={"unfinished": None, "newest": None, "due": []})
        )


def _read(catalogue: Catalogue, day: date) -> Waiting:
    with history_to_read() as history:
        if not database.is_there():
            return Waiting(day, catalogue)
        newest = history.newest(finished=True)
        result = find_newest_result(catalogue, history)
        plan = opening.load_plan(history)
        today = planning.today(plan, day) if plan.goals else None
        unfinished = history.newest(finished=False)
        practice = what_is_due(catalogue, history)
        ahead = None
        if unfinished and unfinished.role in catalogue.roles:
            counting = keep_known(unfinished, catalogue)
            session = resume_session(catalogue, history, counting, opening.open_parameters(catalogue))
            ahead = progress(session) if next_item(session) else None
        elsewhere = newest if newest and not result and newest.catalogue not in ("", catalogue.path) else None
        return Waiting(day, catalogue, unfinished, ahead, result, today, practice, elsewhere)


def _make(waiting: Waiting) -> Home:
    step = next(_steps(waiting))
    dues: list[tuple[str, str | None, date]]
    dues = [(due.what, due.progress.goal.id, due.day) for due in waiting.due]
    if waiting.practice_due:
        dues.append(("practice", None, waiting.day))
    data = {
        "unfinished": _assessment_data(waiting.unfinished),
        "newest": _assessment_data(waiting.result.assessment if waiting.result else waiting.elsewhere),
        "due": [{"what": what, "goal": goal, "day": day.isoformat()} for what, goal, day in dues],
    }
    home = Home(waiting.day, _say_where(waiting), step, data=data)
    if step.do == "resume":
        return home._replace(others=_beside_unfinished(waiting))
    facts, keys = _today(waiting)
    if waiting.practice:
        facts = [*_practice(waiting.practice, waiting), *facts]
        keys = [*_practice_keys(waiting.practice, step), *keys]
    if waiting.result is None:
        begun = waiting.practice is not None and waiting.practice.begun
        others = LOOK_AROUND if step.do == "begin" else (BEGIN_TOO, *LOOK_AROUND)
        return home._replace(others=others, facts=facts if begun else (), keys=keys if begun else ())
    facts = [*facts, *(("Since then", notice.text) for notice in waiting.result.notices)]
    days = count_days_since(waiting.result.assessment)
    if days > OLD and step.do != "assess":
        facts.append(("Your result", f"{days:,} days old: press a to look again"))
    gaps = results.first_gaps(waiting.result, MOST_GAPS) if waiting.result.shown else None
    keys = [*keys, *([PLAN] if not waiting.goals_open and step.do != "plan" else []), WHOLE_RESULT]
    return home._replace(gaps=gaps, facts=facts, keys=(*keys, *([ASSESS] if step.do != "assess" else [])))


def _steps(waiting: Waiting) -> Iterator[Next]:
    """Yield what could be done next, the most urgent first; the last is that nothing is."""
    if waiting.unfinished:
        yield _resume(waiting.unfinished, waiting.ahead)
    due = {due.what: due for due in reversed(waiting.due)}
    if "checkin" in due:
        yield Next(
            "checkin",
            _command("checkin", due["checkin"], waiting),
            "Look back on the week",
            "One minute, four questions.",
        )
    if waiting.practice and waiting.practice_due:
        yield Next(
            "practise", "skillcheck practise", "Practise for three minutes", _say_practice(waiting.practice)
        )
    if waiting.action:
        goal = waiting.action.progress.goal
        text = f"{goals.goal_name(goal, waiting.catalogue)}, {_say_time(goal)}"
        yield Next("today", "skillcheck plan today", text, goal.cue)
    if "review" in due:
        name = goals.goal_name(due["review"].progress.goal, waiting.catalogue)
        why = "Its time is over. Rate it again, see what has changed, and decide what comes next."
        yield Next("review", _command("review", due["review"], waiting), f"Review {name}", why)
    if waiting.elsewhere:
        see = with_its_catalogue("skillcheck gaps", waiting.elsewhere)
        yield Next(
            "gaps", see, "See your last result", "It was taken with another catalogue than the one in use."
        )
    if waiting.result is None:
        yield Next("begin", "skillcheck assess", "Begin", BEGIN)
        return
    if not waiting.goals_open and waiting.result.shown:
        why = "About two minutes. You choose which, and what you will do."
        yield Next("plan", "skillcheck plan new", "Choose one gap, and plan it for Monday", why)
    days = count_days_since(waiting.result.assessment)
    if days > OLD:
        yield Next(
            "assess",
            "skillcheck assess",
            "Look again",
            f"Your newest assessment is {plural(days, 'day')} old.",
        )
    yield Next("nothing", "", "Nothing is due today", _say_next(waiting))


def _resume(unfinished: Assessment, ahead: SessionProgress | None) -> Next:
    command = with_its_catalogue("skillcheck assess --resume", unfinished)
    if ahead is None:
        return Next("resume", command, "Go on with your assessment", "All your answers are kept.")
    about = "about " if ahead.enough else ""
    text = f"Go on with question {ahead.asked + 1} of {about}{max(ahead.total, ahead.asked + 1)}"
    minutes = duration(ahead.seconds_left).capitalize()
    return Next("resume", command, text, f"{minutes}. All your answers are kept.")


def _beside_unfinished(waiting: Waiting) -> list[tuple[str, str, str]]:
    others = [("a", "skillcheck assess --new", "begin a new one; this one is kept")]
    if waiting.result:
        spoken = words.spoken_day(waiting.result.assessment.taken_at)
        others.append(("g", "skillcheck gaps", f"see your last result, of {spoken}"))
    return others


def _say_where(waiting: Waiting) -> str:
    if waiting.unfinished:
        role = waiting.catalogue.roles.get(waiting.unfinished.role)
        count = plural(len(waiting.unfinished.responses), "question")
        last = max(
            (response.at for response in waiting.unfinished.responses), default=waiting.unfinished.taken_at
        )
        return f"You stopped {_when(last, waiting.day)}, after {count}{f' as {role.name.lower()}' if role else ''}."
    if waiting.today and waiting.goals_open:
        return _say_goals(waiting.today, waiting.catalogue)
    if waiting.elsewhere:
        return f"You have a result of {words.spoken_day(waiting.elsewhere.taken_at)}, of another catalogue."
    if waiting.result:
        when = _when(waiting.result.assessment.taken_at, waiting.day, with_time=False)
        outcome = "where to work next" if waiting.result.shown else "nothing to work on"
        return f"{when[0].upper()}{when[1:]} you found {outcome}. Nothing is planned."
    return FIRST


def _say_goals(today: Today, catalogue: Catalogue) -> str:
    """Say `You are working on Coaching, in week 2 of 4.`, or when the first goal begins, or that their time is over."""
    running = [action.progress.goal for action in today.actions]
    if not running and today.ahead:
        first = today.ahead[0]
        name = goals.goal_name(first, catalogue)
        which = f"Your goal {name}" if today.open == 1 else f"Your next goal, {name},"
        return f"{which} begins on {first.start.day} {first.start:%B %Y}."
    if not running:
        over = [due.progress.goal for due in today.due if due.what == "review"]
        return f"The time of {words.listed(goals.goal_name(goal, catalogue) for goal in over)} is over."
    names = words.listed(goals.goal_name(goal, catalogue) for goal in running)
    if len(running) > 1:
        return f"You are working on {names}."
    goal = running[0]
    weeks = ceil((goal.due - goal.start).days / 7)  # from Monday to a Monday in four weeks: four, not five
    week = min((today.day - goal.start).days // 7 + 1, weeks)
    counted = f", in week {week} of {weeks}" if weeks > 1 else ""
    return f"You are working on {names}{counted}."


def _when(time: datetime, day: date, *, with_time: bool = True) -> str:
    """Say `today at 9:40`, `yesterday`, or `on 7 September 2026`."""
    local = local_time(time)
    clock = f" at {local.hour}:{local:%M}" if with_time else ""
    if local.date() == day:
        return f"today{clock}"
    return f"yesterday{clock}" if local.date() == day - timedelta(days=1) else f"on {words.spoken_day(time)}"


def _say_time(goal: Goal) -> str:
    """Say `15 minutes at 9:00`."""
    return f"{plural(goal.minutes, 'minute')} at {goal.at.hour}:{goal.at:%M}"


def _today(waiting: Waiting) -> tuple[Sequence[tuple[str, str]], Sequence[Key]]:
    """Return what today's plan asks as facts, with the keys that tick it off."""
    if waiting.today is None or not waiting.goals_open:
        return [("Today", "nothing planned")], []
    if waiting.action is None:
        states = dict.fromkeys(action.state for action in waiting.today.actions if action.state)
        return [
            (
                "Today",
                f"noted: {words.listed(states)}"
                if states
                else f"no practice day. {_say_next(waiting)}".strip(),
            )
        ], []
    goal = waiting.action.progress.goal
    cue = goal.cue if goal.cue.endswith((".", "!", "?")) else f"{goal.cue}."
    text = f"{cue} {_say_time(goal)}, not ticked off yet."
    keys = [
        Key("d", "done today", f"skillcheck plan done {goal.id}"),
        Key("n", "not today", f"skillcheck plan missed {goal.id}"),
    ]
    return [("Today", text)], keys


def _say_practice(practice: Practice) -> str:
    """Say `Two scenes, then your cue.`"""
    count = len(practice.scenes)
    if not count:
        return "Your cue."
    scenes = {1: "One scene", 2: "Two scenes", 3: "Three scenes"}.get(count, plural(count, "scene"))
    return f"{scenes}{', then your cue' if practice.cues else ''}."


def _practice(practice: Practice, waiting: Waiting) -> list[tuple[str, str]]:
    names = {skill.id: skill.name for skill in waiting.catalogue.skills.values()}
    if waiting.practice_due:
        skills = dict.fromkeys(due.exercise.skill for due in (*practice.scenes, *practice.cues))
        return [("Practice", f"due: {', '.join(names[id_] for id_ in skills if id_ in names)}")]
    if practice.scenes:
        scenes = plural(len(practice.scenes), "scene")
        return [("Practice", f"{scenes} whenever you like, {duration(practice.seconds)}")]
    if practice.next:
        return [("Practice", f"next {practice_page.when(practice.next, practice.day)}")]
    return []


def _practice_keys(practice: Practice, step: Next) -> list[Key]:
    if step.do == "practise":
        return []
    if practice.is_due:
        return [Key("m", "practise", "skillcheck practise")]
    return [Key("m", "practise all the same", "skillcheck practise --more")] if practice.next else []


def _say_next(waiting: Waiting) -> str:
    """Say when the next practice of the plan is, as far as it goes."""
    for ahead in range(1, 15):
        day = waiting.day + timedelta(days=ahead)
        for action in waiting.today.actions if waiting.today else ():
            goal = action.progress.goal
            if is_planned(goal, day):
                name = "tomorrow" if ahead == 1 else goals.DAY_NAMES[day.weekday()]
                return f"Next: {name} at {goal.at.hour}:{goal.at:%M}, {plural(goal.minutes, 'minute')}."
    return ""


def _command(word: str, due: Due, waiting: Waiting) -> str:
    id_ = f" {due.progress.goal.id}" if waiting.goals_open > 1 else ""
    return f"skillcheck plan {word}{id_}"


def _assessment_data(assessment: Assessment | None) -> dict[str, Any] | None:
    return assessment and {
        "id": assessment.id,
        "role": assessment.role,
        "taken_at": assessment.taken_at.isoformat(),
        "asked": len(assessment.responses),
    }
