"""The record of a plan: shown, ticked off, looked back on, taken back."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from functools import partial

from skillcheck.app.asking import Draft, check_line
from skillcheck.app.due import what_is_due
from skillcheck.app.goals import NONE_OPEN, Book, find_goal, open_plan, refuse_nothing
from skillcheck.app.opening import history_to_read, load_plan, now, today
from skillcheck.app.plan_talk import sit_down
from skillcheck.app.sitting import Sitting, talk
from skillcheck.console import person
from skillcheck.console.streams import say
from skillcheck.errors import HistoryFault, NothingYet, UsageFault
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.plan import CUE, CUE_FORM, DONE, CheckIn, Entry, Goal, Progress, Tick
from skillcheck.model.text import plural
from skillcheck.pages import goal as goals
from skillcheck.pages import noted
from skillcheck.pages import plan as plan_page
from skillcheck.pages import today as today_page
from skillcheck.pages.plan_calendar import CalendarWishes
from skillcheck.planning import today as planning
from skillcheck.planning.goal import name_option
from skillcheck.planning.progress import follow, open_goals, progress
from skillcheck.planning.slots import read_number, read_past_day
from skillcheck.store import plans
from skillcheck.store.zone import is_known, local_zone

MOST_TIMES = 9999
FLOATING = (
    "This machine's time zone has no name, so the calendar has plain times: 9:00 is 9:00 wherever it is opened."
    " For times in your zone, set TZ to its name, as in TZ=Europe/Berlin."
)
LEAVE = "leaves; nothing is noted of this goal then"


def show(
    catalogue: Catalogue, text: str | None, wishes: CalendarWishes, *, notes: bool, handed_on: bool
) -> Document:
    """Return the page of the plan, or of the goal that `text` means; one to be `handed_on` without what to type.

    Raises: NothingYet, UnknownName.
    """
    with history_to_read() as history:
        plan = load_plan(history)
        refuse_nothing(plan, history, plan_page.EMPTY)
        plan = plan._replace(timezone=plan.timezone if is_known(plan.timezone) else local_zone())
    goals = [find_goal(plan, text, catalogue, today())] if text else progress(plan, today())
    return plan_page.page(
        plan, goals, catalogue, notes=notes, made_at=now(), wishes=wishes, handed_on=handed_on
    )


def show_today(catalogue: Catalogue) -> Document:
    """Return what this day asks. Raises: NothingYet."""
    with history_to_read() as history:
        plan, practice = load_plan(history), what_is_due(catalogue, history)
        asked = planning.today(plan, today())
        if not practice.comes_back:
            empty = today_page.page(asked, catalogue)
            refuse_nothing(plan, history, empty)
            if not asked.open:
                raise NothingYet(NONE_OPEN, empty)
    return today_page.page(asked, catalogue, practice)


def tick(catalogue: Catalogue, what: str, text: str | None, note: str | None, on: str | None) -> Document:
    """Note that a day's practice was done or missed (`what`). Raises: NothingYet, UnknownName, UsageFault, HistoryFault."""
    line = check_line(note or "", "--note" if what == DONE else "--why")
    try:
        day = read_past_day(on or "today", today())
    except ValueError as error:
        raise UsageFault(f"--day: {error}") from None
    with open_plan(catalogue) as book:
        standing = book.find(text)
        goal, before = standing.goal, planning.find_state(standing, day)
        if not goal.runs_on(day):
            more = f" To go on with it, extend it: skillcheck plan review {goal.id}" if day > goal.due else ""
            span = f"The goal {goal.id} is from {goal.start} to {goal.due}"
            raise UsageFault(f"{span}; {day} is outside of that.{more}")
        page = noted.page([book.note(Tick(day, goal.id, what, line))], catalogue)
    if before not in ("", what):
        counts = f"{day} was noted as {before} before; the last note counts."
        say(f"{counts} To take it back: skillcheck plan undo")
    return page


def undo(catalogue: Catalogue) -> Document:
    """Take the last entry back; return what it was. Raises: NothingYet where there is none, HistoryFault."""
    with open_plan(catalogue, noted.nothing("undone")) as book:
        taken = plans.undo(book.history)
        if taken is None:
            raise NothingYet("There is nothing to take back.", noted.nothing("undone"))
        standing = follow(taken, (), book.today) if isinstance(taken, Goal) else book.stand(taken.goal)
        return noted.undo_page(taken, standing, catalogue)


def check_in(
    catalogue: Catalogue, text: str | None, words: Mapping[str, str], *, by_lines: bool
) -> Document | None:
    """Look back on a goal, of `words` by part; at a terminal, what they leave open is asked for.

    Without words and without a goal that is named, of every goal that has begun.
    Raises: NothingYet, UnknownName, UsageFault, HistoryFault; Stopped with what was noted.
    """
    lines = {part: check_line(line, name_option(part)) for part, line in words.items()}
    words = {part: line for part, line in lines.items() if line}
    is_complete = words.keys() >= {"came_up", "acted"}
    asking = person.is_there() and not is_complete
    with open_plan(catalogue) as book:
        running = open_goals(book.plan, book.today) if asking and text is None and not words else ()
        running = running or (book.find(text),)
        begun = [standing for standing in running if standing.goal.start <= book.today]
        if not begun:
            goal = min((standing.goal for standing in running), key=lambda goal: goal.start)
            nothing = "there is nothing to look back on yet"
            raise UsageFault(f"The goal {goal.id} begins on {goal.start}: {nothing}.")
        if not (asking or is_complete):
            needed = "A check-in needs --came-up N and --acted N"
            raise UsageFault(f"{needed}: how often the cue came up, how often you acted.")
        for standing in begun:
            if standing.last_checkin == book.today:
                again = f"You looked back on {standing.goal.id} today before; both count."
                say(f"{again} To take the last one back: skillcheck plan undo")
        entries = _look_back(book, begun, words, sit_down(book, by_lines=by_lines) if asking else None)
    return noted.page(entries, catalogue) if entries else None


def _look_back(
    book: Book, begun: Sequence[Progress], words: Mapping[str, str], sitting: Sitting | None
) -> list[tuple[Entry, Progress]]:
    """Return the looks back, of which each is saved at once, up to where they leave. Raises: Stopped."""
    entries: list[tuple[Entry, Progress]] = []
    drafts = [Draft(f"skillcheck plan checkin {each.goal.id}", dict(words), sitting) for each in begun]

    def name() -> str:
        return f"Noted: {', '.join(entry.goal for entry, _ in entries)}." if entries else "Nothing was noted."

    def describe() -> str:
        return f"{name()} {drafts[len(entries)].describe()}" if len(entries) < len(drafts) else name()

    with talk(sitting.who, describe) if sitting else nullcontext():
        for standing, draft in zip(begun, drafts, strict=True):
            entry = _read_checkin(draft, standing, book)
            if entry is None:
                break
            try:
                entries.append(draft.finish(partial(book.note, entry)))
            except (HistoryFault, UsageFault):
                if entries:
                    say(name())
                raise
    if len(entries) < len(drafts):
        say(describe())
    return entries


def _read_checkin(draft: Draft, standing: Progress, book: Book) -> CheckIn | None:
    """Return the look back on a goal in four lines; None where they leave."""
    goal, words = standing.goal, draft.words
    name = goals.goal_name(goal, book.catalogue)
    came = f"{name}: how often did the cue come up since {standing.last_checkin or goal.start}?"
    read = partial(read_number, least=0, most=MOST_TIMES)
    came_up = draft.ask("came_up", came, goal.cue, words.get("came_up", ""), read, LEAVE)
    if came_up is None:
        return None
    act = f"{name}: and how often did you act on it?"
    read = partial(read_number, least=0, most=came_up, why=f"the cue came up {plural(came_up, 'time')}")
    acted = draft.ask("acted", act, goal.cue, words.get("acted", ""), read, LEAVE)
    if acted is None:
        return None
    hindrance, nothing = "What got in the way?", "Enter alone: nothing did."
    hindered = draft.ask("hindered", hindrance, nothing, words.get("hindered", ""), str, LEAVE)
    if hindered is None:
        return None
    fits, keep = "Does the if-then line still fit?", "Keep it, or change it."
    cue = draft.ask("cue", fits, keep, words.get("cue", goal.cue), _read_cue, LEAVE)
    if cue is None:
        return None
    return CheckIn(book.today, goal.id, came_up, acted, hindered, "" if cue == goal.cue else cue)


def _read_cue(text: str) -> str:
    if not CUE.fullmatch(text):
        raise ValueError(f"“{text}” is no if-then line; write {CUE_FORM}.")
    return text
