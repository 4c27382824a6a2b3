"""Three minutes of practice: what is due as a page, or at a terminal one exercise after the other, and the end."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from skillcheck.app.due import ALL_NEW, only_role, what_is_due
from skillcheck.app.exercise import Turn, practise_one
from skillcheck.app.opening import find_role, find_skill, history_to_read, history_to_write, take_in_old_plan
from skillcheck.app.sitting import Sitting, keep_drafts, number_choices, save, talk
from skillcheck.console import person
from skillcheck.console.keys import Key, Typed
from skillcheck.console.streams import say
from skillcheck.errors import NothingYet
from skillcheck.model.catalogue import Catalogue, Role, Skill
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


class Wishes(NamedTuple):
    """What the command line asks for: a skill or a role, minutes of reading, more than is due; empty ones are the usual.

    Without `asking`, it is only to be said what is due.
    """

    skill: str = ""
    role: str = ""
    minutes: int = MINUTES
    more: bool = False
    asking: bool = True
    by_lines: bool = False


def practise(catalogue: Catalogue, wishes: Wishes) -> Document | None:
    """Practise at a terminal; elsewhere, or where nothing is due, return the page of what is due.

    Raises: UnknownName, NothingYet, HistoryFault; Stopped, and what was practised is kept.
    """
    skill = find_skill(catalogue, wishes.skill) if wishes.skill else None
    role = find_role(catalogue, wishes.role) if wishes.role else only_role(catalogue)
    limits = Limits(wishes.minutes * 60.0, ALL_NEW if wishes.more else MOST_NEW, wishes.more)
    find_due = partial(what_is_due, catalogue, skill=skill, role=role, limits=limits)
    command = _repeat(wishes, skill)
    if not (wishes.asking and person.is_there()):
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
        sitting = Sitting(person.meet(single_keys=not wishes.by_lines), catalogue, history)
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


def _repeat(wishes: Wishes, skill: Skill | None) -> str:
    """Return the command line that asks for the same at a terminal."""
    words = ["skillcheck practise"]
    if skill:
        words.append(skill.id)
    if wishes.role:
        words.append(f"--role {wishes.role}")
    if wishes.minutes != MINUTES:
        words.append(f"--minutes {wishes.minutes}")
    if wishes.more:
        words.append("--more")
    return " ".join(words)


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
    """Practise what is due, one after the other, and return False where they stop; then more scenes as they like.

    Who stops in one of those comes back to the end.
    """
    day = practice.day
    done: list[Done] = []
    waiting = [*practice.due]
    at_end = False
    while waiting:
        due = waiting.pop(0)
        scenes_left = sum(other.exercise.what != CUE for other in waiting)
        number = sum(exercise.what != CUE for exercise, _ in done)
        place = screens.place(number, number + 1 + scenes_left) if due.exercise.what != CUE else ""
        row = practise_one(Turn(sitting, drafts, day, due, place, bool(scenes_left)))
        if row is None:
            if not at_end:
                return False
            waiting = []
        elif row.first != SKIPPED:
            done.append((due.exercise, row))
        else:  # there is time for another one; of a usual sitting, the history knows what was spent today
            spent = sum(row.seconds for _, row in done) if limits.early else 0.0
            practice = read(limits=limits._replace(seconds=limits.seconds - spent))
            waiting = [*practice.due]
        if not waiting:
            at_end = True
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
