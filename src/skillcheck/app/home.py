"""Home: what is most urgent of all that waits, in the order in which a person should do it."""

from collections.abc import Iterator
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
from skillcheck.model.plan import Due, Goal, Today
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

MOST_GAPS = 3
LOOK_AROUND = (
    ("l", "skillcheck list", "the skills, one line each"),
    ("s", "skillcheck show empathy", "one skill's card"),
    ("r", "skillcheck roles", "the roles, and what each asks"),
)
BEGIN_TOO = ("a", "skillcheck assess", "begin an assessment")
FIRST = "Find the few skills that matter most to work on, and practise them."
BEGIN = "A few minutes of honest questions. Stop and go on whenever you like. Nothing leaves this machine."


class Waiting(NamedTuple):
    """What waits on a day: the day's plan and practice, the newest finished assessment's result, the unfinished one.

    `ahead` is how far the unfinished one has come; None where all is asked, or the catalogue has not its role.
    `elsewhere` is the newest finished one where its role is of another catalogue.
    """

    catalogue: Catalogue
    today: Today
    practice: Practice
    result: Result | None
    unfinished: Assessment | None
    ahead: SessionProgress | None
    elsewhere: Assessment | None

    @property
    def due(self) -> list[Due]:
        """Return what of a goal is due by today, the earliest first."""
        return [due for due in self.today.due if due.day <= self.today.day]

    @property
    def goal(self) -> Goal | None:
        """Return the first goal whose practice is planned for today, and neither done nor missed yet."""
        actions = self.today.actions
        return next((action.progress.goal for action in actions if action.planned and not action.state), None)

    @property
    def practice_due(self) -> bool:
        """Tell whether something practised before comes back today, or, with a goal open, something new may begin."""
        practice = self.practice
        return practice.comes_back or bool(practice.cues or (practice.scenes and self.today.open))

    def name(self, goal: Goal) -> str:
        """Return what a goal is called."""
        return goals.goal_name(goal, self.catalogue)


def show_home(path: str | None) -> Document:
    """Return the home page; whatever can't be read is its first line, with what to do about it."""
    day = local_time(datetime.now(UTC)).date()
    try:
        day = opening.today()
        return home_page.page(_make(_read(opening.open_catalogue(path))))
    except SkillcheckError as error:
        why = "It checks everything, and changes nothing."
        doctor = Next("doctor", "skillcheck doctor", "Look what can be done", why)
        data: dict[str, Any] = {"unfinished": None, "newest": None, "due": []}
        return home_page.page(Home(day, str(error), doctor, data=data))


def _read(catalogue: Catalogue) -> Waiting:
    with history_to_read() as history:
        newest, unfinished = history.newest(finished=True), history.newest(finished=False)
        ahead = None
        if unfinished and unfinished.role in catalogue.roles:
            counting = keep_known(unfinished, catalogue)
            session = resume_session(catalogue, history, counting, opening.open_parameters(catalogue))
            ahead = progress(session) if next_item(session) else None
        result = find_newest_result(catalogue, history)
        today = planning.today(opening.load_plan(history), opening.today())
        practice = what_is_due(catalogue, history)
    elsewhere = newest if newest and not result and newest.catalogue not in ("", catalogue.path) else None
    return Waiting(catalogue, today, practice, result, unfinished, ahead, elsewhere)


def _make(waiting: Waiting) -> Home:
    step = next(_steps(waiting))
    home = Home(waiting.today.day, _say_where(waiting), step, data=_data(waiting))
    result = waiting.result
    if waiting.unfinished:
        others = [("a", "skillcheck assess --new", "begin a new one; this one is kept")]
        if result:
            spoken = words.spoken_day(result.assessment.taken_at)
            others.append(("g", "skillcheck gaps", f"see your last result, of {spoken}"))
        return home._replace(others=others)
    facts = words.drop_empty((("Practice", _say_practice(waiting)), ("Today", _say_today(waiting))))
    keys = list(_keys(waiting, step))
    if not result:
        home = home._replace(others=LOOK_AROUND if step.do == "begin" else (BEGIN_TOO, *LOOK_AROUND))
        return home._replace(facts=facts, keys=keys) if waiting.practice.begun else home
    facts += tuple(("Since then", notice.text) for notice in result.notices)
    days = count_days_since(result.assessment)
    if days > OLD and step.do != "assess":
        facts += (("Your result", f"{days:,} days old: press a to look again"),)
    gaps = results.first_gaps(result, MOST_GAPS) if result.shown else None
    return home._replace(gaps=gaps, facts=facts, keys=keys)


def _data(waiting: Waiting) -> dict[str, Any]:
    due: list[dict[str, Any]] = [
        {"what": due.what, "goal": due.progress.goal.id, "day": due.day.isoformat()} for due in waiting.due
    ]
    if waiting.practice_due:
        due.append({"what": "practice", "goal": None, "day": waiting.today.day.isoformat()})
    newest = waiting.result.assessment if waiting.result else waiting.elsewhere
    unfinished = _assessment_data(waiting.unfinished)
    return {"unfinished": unfinished, "newest": _assessment_data(newest), "due": due}


def _steps(waiting: Waiting) -> Iterator[Next]:
    """Yield what could be done next, the most urgent first; the last is that nothing is."""
    if waiting.unfinished:
        yield _resume(waiting.unfinished, waiting.ahead)
    due = {due.what: due.progress.goal for due in reversed(waiting.due)}
    if goal := due.get("checkin"):
        command = _command("checkin", goal, waiting)
        yield Next("checkin", command, "Look back on the week", "One minute, four questions.")
    if waiting.practice_due:
        why = _count_practice(waiting.practice)
        yield Next("practise", "skillcheck practise", "Practise for three minutes", why)
    if goal := waiting.goal:
        yield Next("today", "skillcheck plan today", f"{waiting.name(goal)}, {_say_time(goal)}", goal.cue)
    if goal := due.get("review"):
        command = _command("review", goal, waiting)
        why = "Its time is over. Rate it again, see what has changed, and decide what comes next."
        yield Next("review", command, f"Review {waiting.name(goal)}", why)
    if waiting.elsewhere:
        command = with_its_catalogue("skillcheck gaps", waiting.elsewhere)
        why = "It was taken with another catalogue than the one in use."
        yield Next("gaps", command, "See your last result", why)
    if waiting.result is None:
        yield Next("begin", "skillcheck assess", "Begin", BEGIN)
        return
    if not waiting.today.open and waiting.result.shown:
        why = "About two minutes. You choose which, and what you will do."
        yield Next("plan", "skillcheck plan new", "Choose one gap, and plan it for Monday", why)
    days = count_days_since(waiting.result.assessment)
    if days > OLD:
        why = f"Your newest assessment is {plural(days, 'day')} old."
        yield Next("assess", "skillcheck assess", "Look again", why)
    yield Next("nothing", "", "Nothing is due today", _say_next(waiting))


def _resume(unfinished: Assessment, ahead: SessionProgress | None) -> Next:
    command = with_its_catalogue("skillcheck assess --resume", unfinished)
    if ahead is None:
        return Next("resume", command, "Go on with your assessment", "All your answers are kept.")
    about = "about " if ahead.enough else ""
    text = f"Go on with question {ahead.asked + 1} of {about}{max(ahead.total, ahead.asked + 1)}"
    minutes = duration(ahead.seconds_left).capitalize()
    return Next("resume", command, text, f"{minutes}. All your answers are kept.")


def _command(word: str, goal: Goal, waiting: Waiting) -> str:
    return f"skillcheck plan {word}{f' {goal.id}' if waiting.today.open > 1 else ''}"


def _keys(waiting: Waiting, step: Next) -> Iterator[Key]:
    if waiting.practice.is_due and step.do != "practise":
        yield Key("m", "practise", "skillcheck practise")
    elif waiting.practice.next and step.do != "practise":
        yield Key("m", "practise all the same", "skillcheck practise --more")
    if goal := waiting.goal:
        yield Key("d", "done today", f"skillcheck plan done {goal.id}")
        yield Key("n", "not today", f"skillcheck plan missed {goal.id}")
    if waiting.result and not waiting.today.open and step.do != "plan":
        yield Key("p", "plan a goal", "skillcheck plan new")
    if waiting.result:
        yield Key("g", "the whole result", "skillcheck gaps")
    if waiting.result and step.do != "assess":
        yield Key("a", "assess again", "skillcheck assess")


def _say_where(waiting: Waiting) -> str:
    if unfinished := waiting.unfinished:
        role = waiting.catalogue.roles.get(unfinished.role)
        last = max((response.at for response in unfinished.responses), default=unfinished.taken_at)
        clock = f"{local_time(last).hour}:{local_time(last):%M}"
        count = plural(len(unfinished.responses), "question")
        as_role = f" as {role.name.lower()}" if role else ""
        return f"You stopped {_say_day(last, waiting.today.day)} at {clock}, after {count}{as_role}."
    if waiting.today.open:
        return _say_goals(waiting)
    if waiting.elsewhere:
        return f"You have a result of {words.spoken_day(waiting.elsewhere.taken_at)}, of another catalogue."
    if waiting.result:
        when = _say_day(waiting.result.assessment.taken_at, waiting.today.day)
        outcome = "where to work next" if waiting.result.shown else "nothing to work on"
        return f"{when[0].upper()}{when[1:]} you found {outcome}. Nothing is planned."
    return FIRST


def _say_goals(waiting: Waiting) -> str:
    """Say `You are working on Coaching, in week 2 of 4.`, or when the first goal begins, or that their time is over."""
    today = waiting.today
    running = [action.progress.goal for action in today.actions]
    if not running and today.ahead:
        name, start = waiting.name(today.ahead[0]), today.ahead[0].start
        which = f"Your goal {name}" if today.open == 1 else f"Your next goal, {name},"
        return f"{which} begins on {start.day} {start:%B %Y}."
    if not running:
        over = words.listed(waiting.name(due.progress.goal) for due in today.due if due.what == "review")
        return f"The time of {over} is over."
    counted = ""
    if len(running) == 1:
        goal = running[0]
        # from Monday to a Monday in four weeks: four, not five
        weeks = ceil((goal.due - goal.start).days / 7)
        week = min((today.day - goal.start).days // 7 + 1, weeks)
        counted = f", in week {week} of {weeks}" if weeks > 1 else ""
    return f"You are working on {words.listed(map(waiting.name, running))}{counted}."


def _say_day(time: datetime, day: date) -> str:
    """Say `today`, `yesterday`, or `on 7 September 2026`."""
    days = (day - local_time(time).date()).days
    return words.ago(days) if days in (0, 1) else f"on {words.spoken_day(time)}"


def _say_time(goal: Goal) -> str:
    """Say `15 minutes at 9:00`."""
    return f"{plural(goal.minutes, 'minute')} at {goal.at.hour}:{goal.at:%M}"


def _say_today(waiting: Waiting) -> str:
    """Say what today's plan asks, or what was noted of it."""
    if goal := waiting.goal:
        cue = goal.cue if goal.cue.endswith((".", "!", "?")) else f"{goal.cue}."
        return f"{cue} {_say_time(goal)}, not ticked off yet."
    states = dict.fromkeys(action.state for action in waiting.today.actions if action.state)
    if states:
        return f"noted: {words.listed(states)}"
    return f"no practice day. {_say_next(waiting)}".strip() if waiting.today.open else "nothing planned"


def _say_practice(waiting: Waiting) -> str:
    """Say what there is to practise, or when; empty where there is nothing."""
    practice = waiting.practice
    if waiting.practice_due:
        skills = dict.fromkeys(due.exercise.skill for due in practice.due)
        return f"due: {', '.join(map(waiting.catalogue.skill_name, skills))}"
    if practice.scenes:
        return f"{plural(len(practice.scenes), 'scene')} whenever you like, {duration(practice.seconds)}"
    return f"next {practice_page.when(practice.next, practice.day)}" if practice.next else ""


def _count_practice(practice: Practice) -> str:
    """Say `Two scenes, then your cue.`"""
    count = len(practice.scenes)
    if not count:
        return "Your cue."
    number = words.COUNTS[count].capitalize() if count < len(words.COUNTS) else f"{count}"
    cue = ", then your cue" if practice.cues else ""
    return f"{number} scene{'s' if count > 1 else ''}{cue}."


def _say_next(waiting: Waiting) -> str:
    """Say when the next practice of the plan is, as far as it goes."""
    running = [action.progress.goal for action in waiting.today.actions]
    for ahead in range(1, 15):
        day = waiting.today.day + timedelta(days=ahead)
        for goal in running:
            if is_planned(goal, day):
                name = "tomorrow" if ahead == 1 else goals.DAY_NAMES[day.weekday()]
                return f"Next: {name} at {goal.at.hour}:{goal.at:%M}, {plural(goal.minutes, 'minute')}."
    return ""


def _assessment_data(assessment: Assessment | None) -> dict[str, Any] | None:
    return assessment and {
        "id": assessment.id,
        "role": assessment.role,
        "taken_at": assessment.taken_at.isoformat(),
        "asked": len(assessment.responses),
    }
