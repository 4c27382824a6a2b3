"""Three minutes of practice: what is due as a page, or at a terminal one exercise after the other, and the end."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from skillcheck.app.due import ALL_NEW, only_role, what_is_due
from skillcheck.app.exercise import Turn, practise_one
from skillcheck.app.opening import find_role, find_skill, history_to_read, history_to_write, take_in_old_plan
from skillcheck.app.sitting import Sitting, keep_drafts, number_choices, save, talk
from skillcheck.console import person
from skillcheck.console.keys import Key, Typed
from skillcheck.console.streams import say
from skillcheck.errors import NothingYet
from skillcheck.model.catalogue import Catalogue, Role
from skillcheck.model.document import Document
from skillcheck.model.plan import DONE, MISSED, Tick
from skillcheck.model.practice import CUE, MINUTES, MOST_NEW, SKIPPED, Due, Limits, Practice
from skillcheck.pages import practice as screens
from skillcheck.pages import practice_due, question
from skillcheck.pages.practice import Done
from skillcheck.planning.today import today as plan_today
from skillcheck.store import plans

BETTER = "Chosen without an assessment; with one it is chosen for you: skillcheck assess"
ELSEWHERE = "Your last assessment was taken with another catalogue. Name a role or a skill: skillcheck practise --role ROLE"
FIRST = "There is no assessment yet. Take one: skillcheck assess. Or name a role or a skill: skillcheck practise --role ROLE"
NO_SCENES = "The catalogue has no scenes to practise here; there are only the cues of your goals."
KEPT = "What you practised is kept. Go on with:"
END: dict[Typed, str] = {Key.ENTER: "leave", "q": "leave"}
MORE: dict[Typed, str] = {"m": "more"}
DONE_TODAY: dict[Typed, str] = {"d": "done"}


def practise(
    catalogue: Catalogue,
    skill_name: str,
    role_name: str,
    minutes: int,
    *,
    more: bool,
    asking: bool,
    by_lines: bool,
) -> Document | None:
    """Practise at a terminal; elsewhere, or where nothing is due, return the page of what is due.

    It is of a skill or a role, where one is named. Raises: UnknownName, NothingYet, HistoryFault; Stopped, and what was
    practised is kept.
    """
    skill = find_skill(catalogue, skill_name) if skill_name else None
    role = find_role(catalogue, role_name) if role_name else only_role(catalogue)
    limits = Limits(minutes * 60.0, ALL_NEW if more else MOST_NEW, more)
    find_due = partial(what_is_due, catalogue, skill=skill, role=role, limits=limits)
    words = (
        "skillcheck practise",
        skill.id if skill else "",
        f"--role {role_name}" if role_name else "",
        f"--minutes {minutes}" if minutes != MINUTES else "",
        "--more" if more else "",
    )
    command = " ".join(filter(None, words))
    if not (asking and person.is_there()):
        with history_to_read() as history:
            practice = find_due(history)
            first = ELSEWHERE if history.newest(finished=True) else FIRST
        page = practice_due.page(practice, catalogue, command)
        if not (practice.begun or skill or role):
            raise NothingYet(first, empty=page)
        _remark(practice)
        return page
    with history_to_write() as history:
        take_in_old_plan(history)
        sitting = Sitting(person.meet(single_keys=not by_lines), catalogue, history)
        read = partial(find_due, history)
        with talk(sitting.who, lambda: f"{KEPT} {command}"), keep_drafts() as drafts:
            practice = read()
            if not (practice.assessed or practice.is_due or skill or role):
                role = _choose_role(sitting)
                if role is None:
                    return None
                read = partial(read, role=role)
                practice = read()
            _remark(practice)
            if not practice.is_due:
                return practice_due.page(practice, catalogue, command)
            if not _sit(sitting, drafts, practice, read, limits):
                say(f"{KEPT} {command}")
            return None


def _remark(practice: Practice) -> None:
    if not practice.assessed:
        say(BETTER)
    if not practice.has_scenes:
        say(NO_SCENES)
    if practice.ahead:
        say(
            f"The clock says {practice.day}, before your last practice ({practice.ahead}). Nothing comes twice."
        )


def _choose_role(sitting: Sitting) -> Role | None:
    """Return the role that they choose, where no assessment tells it; None where they leave."""
    roles = sitting.catalogue.roles
    choices = number_choices((role.id, role.name) for role in roles.values())
    page = partial(question.menu, "Which role is nearest to yours?", choices)
    return roles.get(sitting.choose(choices, page))


def _sit(
    sitting: Sitting,
    drafts: dict[str, str],
    practice: Practice,
    read: Callable[..., Practice],
    limits: Limits,
) -> bool:
    """Practise what is due, one after the other, then more scenes as they like; return False where they stop before."""
    day = practice.day
    done: list[Done] = []
    waiting = [*practice.due]
    while waiting:
        due = waiting.pop(0)
        scenes_left = sum(other.exercise.what != CUE for other in waiting)
        number = sum(exercise.what != CUE for exercise, _ in done)
        place = screens.place(number, number + 1 + scenes_left) if due.exercise.what != CUE else ""
        row = practise_one(Turn(sitting, drafts, day, due, place, bool(scenes_left)))
        if row is None:
            return False
        if row.first != SKIPPED:
            done.append((due.exercise, row))
        else:  # there is time for another one; of a usual sitting, the history knows what was spent today
            spent = sum(row.seconds for _, row in done) if limits.early else 0.0
            practice = read(limits=limits._replace(seconds=limits.seconds - spent))
            waiting = [*practice.due]
        if not waiting:
            waiting = _end(sitting, day, done, read)
    return True


def _end(sitting: Sitting, day: date, done: Sequence[Done], read: Callable[..., Practice]) -> list[Due]:
    """Show the end, with the first goal that asks for something today; return one more scene if they like one."""
    catalogue, history = sitting.catalogue, sitting.history
    by_itself = what_is_due(catalogue, history, role=only_role(catalogue))  # as home has it
    next_day = day if by_itself.is_due else by_itself.next
    one_more = read(limits=Limits(0.0, ALL_NEW, early=True)).scenes
    actions = plan_today(plans.load(history), day).actions
    planned = [action for action in actions if action.planned and action.state != MISSED]
    action = min(planned, key=lambda action: action.state, default=None)  # one that is still to be ticked off
    while True:
        page = partial(screens.end, day, done, action, next_day, more=bool(one_more))
        keys = END | (MORE if one_more else {}) | (DONE_TODAY if action and not action.state else {})
        match sitting.who.press(keys, sitting.draw(page)):
            case "more":
                return [*one_more]
            case "done" if action:
                tick = Tick(day, action.progress.goal.id, DONE)
                save(sitting, partial(plans.add_entry, history, tick))
                action = action._replace(state=DONE)
            case _:
                say(f"All is kept. {screens.next_sentence(next_day, day)}")
                return []
