"""Three minutes of practice: scenes, then a cue to recall; each answer is kept before the next screen."""

import math
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from skillcheck.app import opening
from skillcheck.app.asking import write_line
from skillcheck.app.due import find_scene, what_is_due
from skillcheck.app.opening import find_role, find_skill, history_to_read, history_to_write, take_in_old_plan
from skillcheck.app.sitting import (
    Sitting,
    keep_drafts,
    keep_leaving,
    number_choices,
    save,
    show_card,
    take_evidence,
    talk,
)
from skillcheck.console import person
from skillcheck.console.keys import Key, Typed
from skillcheck.console.person import Draw
from skillcheck.console.streams import say
from skillcheck.errors import NothingYet
from skillcheck.model.catalogue import Catalogue, Role, Skill
from skillcheck.model.document import Document, Flashcard
from skillcheck.model.form import Action, Form
from skillcheck.model.plan import DONE, Goal, Tick
from skillcheck.model.practice import (
    CUE,
    KNEW,
    MINUTES,
    MOST_NEW,
    NEARLY,
    NOT,
    OWN,
    SCENE,
    SKIPPED,
    Due,
    Limits,
    Practice,
    Repetition,
)
from skillcheck.pages import practice as screens
from skillcheck.pages import practice_due, question
from skillcheck.planning.today import today as plan_today
from skillcheck.practising.memory import remember
from skillcheck.practising.scene import is_good, judge, order_options, split_cue
from skillcheck.store import plans
from skillcheck.store import practice as record
from skillcheck.store.history import History

ALL_NEW = 10_000
REST = timedelta(days=7)
"""How long something rests that they set aside: what does not fit this week may fit the next."""
BETTER = "Chosen without an assessment; with one it is chosen for you: skillcheck assess"
ELSEWHERE = "Your last assessment was taken with another catalogue. Name a role or a skill: skillcheck practise --role ROLE"
OTHER_CATALOGUE = "Your last assessment was taken with another catalogue. Export by that one:"
FIRST = "There is no assessment yet. Take one: skillcheck assess. Or name a role or a skill: skillcheck practise --role ROLE"
NO_SCENES = "The catalogue has no scenes to practise here; there are only the cues of your goals."
KEPT = "What you practised is kept. Go on with:"
SAME = "You chose that one to do first. Which of the others does most harm?"
ON: dict[Typed, str] = {Key.ENTER: "on", Key.RIGHT: "on", "?": "card", "e": "evidence", "q": "stop"}
TICKS: dict[Typed, str] = {"1": KNEW, "y": KNEW, "2": NEARLY, "3": NOT, "n": NOT, "q": "stop"}
END: dict[Typed, str] = {Key.ENTER: "leave", "q": "leave"}
MORE: dict[Typed, str] = {"m": "more"}
DONE_TODAY: dict[Typed, str] = {"d": "done"}


class Wishes(NamedTuple):
    """What the command line asks for: a skill or a role, minutes of reading, more than is due; empty ones are the usual."""

    skill: str = ""
    role: str = ""
    minutes: int = MINUTES
    more: bool = False
    asking: bool = True
    by_lines: bool = False


class Sat(NamedTuple):
    """What was done in a sitting so far: reading seconds, ways of acting that were seen, and how the cue went."""

    seconds: float = 0.0
    ways: int = 0
    cue_due: date | None = None
    knew: bool = False


class Turn(NamedTuple):
    """Where something is practised: the conversation, lines of evidence that were left, the place in a row of scenes."""

    sitting: Sitting
    drafts: dict[str, str]
    practice: Practice
    place: str = ""
    more: bool = False


def practise(catalogue: Catalogue, wishes: Wishes) -> Document | None:
    """Practise at a terminal; elsewhere, or where nothing is due, return the page of what is due.

    Raises: UnknownName, UsageFault, NothingYet, HistoryFault; Stopped, and what was practised is kept.
    """
    skill = find_skill(catalogue, wishes.skill) if wishes.skill else None
    role = find_role(catalogue, wishes.role) if wishes.role else _only_role(catalogue)
    limits = Limits(wishes.minutes * 60.0, ALL_NEW if wishes.more else MOST_NEW, wishes.more)
    again = _repeat(wishes, skill)
    if not (wishes.asking and person.is_there()):
        return _list(catalogue, skill, role, limits, again)
    with history_to_write() as history:
        take_in_old_plan(history)
        sitting = Sitting(person.meet(single_keys=not wishes.by_lines), catalogue, history)
        with talk(sitting.who, lambda: f"{KEPT} {again}"), keep_drafts() as drafts:
            return _sit(sitting, drafts, skill, role, limits, again)


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


def list_cards(catalogue: Catalogue) -> Document:
    """Return the page of all that is due, with its cards: the situation in front, all outcomes behind.

    The scenes of the top gaps are among them as soon as they are new, since Anki has its own limit of new cards a day.
    One's own scenes are private, and not among them. Raises: NothingYet, HistoryFault.
    """
    limits = Limits(math.inf, ALL_NEW, cues=ALL_NEW)
    with history_to_read() as history:
        practice = what_is_due(catalogue, history, role=_only_role(catalogue), limits=limits)
        newest = history.newest(finished=True)
    scenes = [due for due in practice.scenes if due.exercise.what == SCENE]
    scenes = [due for due in scenes if due.standing.seen or not due.exercise.tier]
    cards = [_make_card(catalogue, due) for due in scenes]
    for due in practice.cues:
        goal = practice.goals[due.exercise.about]
        situation, action = split_cue(goal.cue)
        cards.append(Flashcard(f"skillcheck-cue-{goal.id}", (f"{situation}, ...",), (action,), goal.skill))
    page = practice_due.cards(practice._replace(scenes=tuple(scenes)), cards, catalogue)
    if not practice.begun and not cards:
        if newest is None:
            raise NothingYet(opening.FIRST, page=page)
        command = opening.with_its_catalogue("skillcheck export -f anki", newest)
        raise NothingYet(f"{OTHER_CATALOGUE} {command}", page=page)
    return page


def _make_card(catalogue: Catalogue, due: Due) -> Flashcard:
    scene = find_scene(catalogue, due.exercise)
    options = [
        f"{number}. {option.text}" for number, option in enumerate(order_options(scene, due.standing.seen), 1)
    ]
    back = []
    for verdict in judge(scene, "", ""):
        rank = "Most effective: " if verdict.best else "Most harm: " if verdict.worst else ""
        back += [f"{rank}{verdict.text}", verdict.because, ""]
    front = (scene.situation, "", scene.question, screens.HARM, "", *options)
    return Flashcard(f"skillcheck-{scene.id}", front, tuple(back[:-1]), due.exercise.skill)


def _list(
    catalogue: Catalogue, skill: Skill | None, role: Role | None, limits: Limits, again: str
) -> Document:
    with history_to_read() as history:
        practice = what_is_due(catalogue, history, skill=skill, role=role, limits=limits)
        first = _say_first(history)
    page = practice_due.page(practice, catalogue, again)
    if not (practice.begun or skill or role):
        raise NothingYet(first, empty=page)
    _remark(practice)
    return page


def _say_first(history: History) -> str:
    """Say what comes before practice, where no assessment chooses it."""
    return ELSEWHERE if history.newest(finished=True) else FIRST


def _remark(practice: Practice) -> None:
    if not practice.assessed:
        say(BETTER)
    if not practice.has_scenes:
        say(NO_SCENES)
    if practice.ahead:
        say(
            f"The clock says {practice.day}, before your last practice ({practice.ahead}). Nothing comes twice."
        )


def _only_role(catalogue: Catalogue) -> Role | None:
    return next(iter(catalogue.roles.values())) if len(catalogue.roles) == 1 else None


def _sit(
    sitting: Sitting,
    drafts: dict[str, str],
    skill: Skill | None,
    role: Role | None,
    limits: Limits,
    again: str,
) -> Document | None:
    """Practise what is due; return its page where that is nothing, None at the end."""
    read = partial(what_is_due, sitting.catalogue, sitting.history, skill=skill, role=role)
    practice = read(limits=limits)
    if not (practice.assessed or practice.is_due or skill or role):
        role = _choose_role(sitting)
        if role is None:
            return None
        read = partial(read, role=role)
        practice = read(limits=limits)
    _remark(practice)
    if not practice.is_due:
        return practice_due.page(practice, sitting.catalogue, again)
    turn = Turn(sitting, drafts, practice)
    sat = Sat()
    done, waiting = 0, [*practice.scenes, *practice.cues]
    while waiting:
        due = waiting.pop(0)
        scenes_left = sum(other.exercise.what != CUE for other in waiting)
        place = screens.place(done, done + 1 + scenes_left) if due.exercise.what != CUE else ""
        after = _practise_one(turn._replace(place=place, more=bool(scenes_left)), due, sat)
        if after is None:
            say(f"{KEPT} {again}")
            return None
        if after is sat:  # it was set aside, so that there is time for another one
            turn = turn._replace(practice=read(limits=_take_off(limits, sat)))
            waiting = [*turn.practice.scenes, *turn.practice.cues]
        else:
            done, sat = done + 1, after
    _end(turn, sat, read)
    say(f"All is kept. {screens.next_sentence(_find_next_day(turn), practice.day)}")
    return None


def _take_off(limits: Limits, sat: Sat) -> Limits:
    """Return what a sitting may still take. Of the usual one, the time is taken off by what the history has of today."""
    return limits._replace(seconds=limits.seconds - sat.seconds) if limits.early else limits


def _find_next_day(turn: Turn) -> date | None:
    """Return the day when something comes up by itself, as home has it: today where something is left; None without any."""
    catalogue = turn.sitting.catalogue
    rest = what_is_due(catalogue, turn.sitting.history, role=_only_role(catalogue))
    return rest.day if rest.is_due else rest.next


def _choose_role(sitting: Sitting) -> Role | None:
    """Return the role that they choose, where no assessment tells it; None where they leave."""
    roles = sitting.catalogue.roles
    choices = number_choices((role.id, role.name) for role in roles.values())
    page = partial(question.menu, "Which role is nearest to yours?", choices)
    return roles.get(sitting.choose(choices, page))


def _practise_one(turn: Turn, due: Due, sat: Sat) -> Sat | None:
    """Return what was done by now, None where they stop."""
    if due.exercise.what == SCENE:
        return _practise_scene(turn, due, sat)
    if due.exercise.what == CUE:
        situation, action = split_cue(turn.practice.goals[due.exercise.about].cue)
        return _recall(turn, due, sat, partial(screens.cue, situation, action))
    scene = turn.practice.own[due.exercise.about]
    name = turn.sitting.catalogue.skills[due.exercise.skill].name
    return _recall(turn, due, sat, partial(screens.own, scene, name))


def _practise_scene(turn: Turn, due: Due, sat: Sat) -> Sat | None:
    """Ask for the first thing to do, then for the most harmful one, and show what all of them lead to."""
    sitting, skill = turn.sitting, turn.sitting.catalogue.skills[due.exercise.skill]
    scene = find_scene(sitting.catalogue, due.exercise)
    options = order_options(scene, due.standing.seen)
    choices = number_choices((option.id, option.text) for option in options)
    form = Form(scene.id, scene.situation, scene.question, choices)
    number, row = due.standing.begun or (0, _make_row(turn, due))
    row = row if row.first in scene.answers else row._replace(first="")
    note = ""
    while True:
        draw = sitting.draw(partial(screens.scene, form, skill.name, turn.place, row.first))
        nowhere = (Action.FORWARD,) if row.first else (Action.FORWARD, Action.BACK)
        reply = sitting.who.ask(form, draw, note, without=nowhere)
        note = ""
        match reply.action:
            case Action.QUIT:
                return None
            case Action.CARD:
                show_card(sitting, skill)
            case Action.EVIDENCE:
                note = take_evidence(sitting, skill, "", turn.drafts)
            case Action.BACK:
                row = row._replace(first="")
            case Action.ANSWER if reply.value == SKIPPED:
                _set_aside(turn, row, number)
                return sat
            case Action.ANSWER if not row.first:
                row = row._replace(first=reply.value)
                number = _keep(turn, row, number)
            case Action.ANSWER if reply.value == row.first:
                note = SAME
            case Action.ANSWER:
                verdicts = judge(scene, row.first, reply.value)
                row = row._replace(harm=reply.value)
                _grade(turn, due, row, number, good=is_good(verdicts))
                page = partial(screens.outcomes, verdicts, skill.name, turn.place, more=turn.more)
                on = _press(turn, skill, ON, page) == "on"
                done = sat._replace(seconds=sat.seconds + due.exercise.seconds, ways=sat.ways + len(choices))
                return done if on else None


def _recall(turn: Turn, due: Due, sat: Sat, page: Callable[..., Document]) -> Sat | None:
    """Show the first half of something, then, when they have said or typed the rest, all of it; they tell how it went."""
    sitting, skill = turn.sitting, turn.sitting.catalogue.skills.get(due.exercise.skill)
    number, row = due.standing.begun or (0, _make_row(turn, due))
    typed = False
    while not typed:
        half = partial(page, row.note, shown=False)
        asked: dict[Typed, str] = {**ON, "t": "type", "n": "skip"}
        wish = _press(turn, skill, asked, half)
        if wish == "stop":
            return None
        if wish == "skip":
            _set_aside(turn, row, number)
            return sat
        if wish == "on":
            break
        number, row, typed = _type(turn, row, number, sitting.draw(half))
    tick = _press(turn, skill, TICKS, partial(page, row.note, shown=True))
    if tick == "stop":
        return None
    memory_due = _grade(turn, due, row._replace(first=tick), number, good=tick == KNEW)
    sat = sat._replace(seconds=sat.seconds + due.exercise.seconds)
    return sat._replace(cue_due=memory_due, knew=tick == KNEW) if due.exercise.what == CUE else sat


def _type(turn: Turn, row: Repetition, number: int, draw: Draw) -> tuple[int, Repetition, bool]:
    """Let them type the rest from memory, and tell whether they did; keep it at once, also what is left of a line."""

    def keep(text: str) -> None:
        keep_leaving(partial(record.keep, turn.sitting.history, row._replace(note=text), number), text)

    prompt = "The rest, as you remember it. Enter keeps it."
    text = write_line(turn.sitting.who, draw, prompt, row.note, keep)
    if text is None:
        return number, row, False
    row = row._replace(note=text)
    return _keep(turn, row, number), row, True


def _keep(turn: Turn, row: Repetition, number: int) -> int:
    """Keep a repetition before the next screen; return its number."""
    return save(turn.sitting, partial(record.keep, turn.sitting.history, row, number))


def _press(turn: Turn, skill: Skill | None, meanings: dict[Typed, str], page: Callable[[], Document]) -> str:
    """Return what the key means that they press; the card and a line of evidence lead back to the page."""
    note = ""
    if not skill:  # it is no more in the catalogue
        meanings = {key: wish for key, wish in meanings.items() if wish not in ("card", "evidence")}
    while True:
        wish = turn.sitting.who.press(meanings, turn.sitting.draw(page), note)
        note = ""
        if wish == "card" and skill:
            show_card(turn.sitting, skill)
        elif wish == "evidence" and skill:
            note = take_evidence(turn.sitting, skill, "", turn.drafts)
        elif wish not in ("card", "evidence"):
            return wish


def _make_row(turn: Turn, due: Due) -> Repetition:
    exercise, day = due.exercise, turn.practice.day
    return Repetition(exercise.what, exercise.about, exercise.skill, day, day)


def _set_aside(turn: Turn, row: Repetition, number: int) -> None:
    """Let something rest for a while that does not fit."""
    day = turn.practice.day
    _keep(turn, row._replace(day=day, due=day + REST, first=SKIPPED, harm="", done=True), number)


def _grade(turn: Turn, due: Due, row: Repetition, number: int, *, good: bool) -> date:
    """Keep a repetition that is done; return the day when it comes back."""
    memory = remember(due.standing.memory, turn.practice.day, good=good)
    row = row._replace(
        day=turn.practice.day,
        due=memory.due,
        done=True,
        seconds=due.exercise.seconds,
        stability=memory.stability,
        difficulty=memory.difficulty,
    )
    _keep(turn, row, number)
    return memory.due


def _end(turn: Turn, sat: Sat, read: Callable[..., Practice]) -> None:
    """Show the end, with one more scene as often as they like, and the goal that asks for something today."""
    sitting, day = turn.sitting, turn.practice.day
    goal, ticked = _find_goal(turn), False
    while True:
        extra = read(limits=Limits(0.0, ALL_NEW, early=True))
        one_more = next((due for due in extra.scenes if due.exercise.what in (SCENE, OWN)), None)
        page = partial(
            screens.end,
            day,
            seconds=sat.seconds,
            ways=sat.ways,
            cue_due=sat.cue_due,
            knew=sat.knew,
            goal=goal,
            ticked=ticked,
            next_day=_find_next_day(turn),
            more=one_more is not None,
        )
        keys = END | (MORE if one_more else {}) | (DONE_TODAY if goal and not ticked else {})
        wish = sitting.who.press(keys, sitting.draw(page))
        if wish == "leave":
            return
        if wish == "done" and goal:
            save(sitting, partial(plans.add_entry, sitting.history, Tick(day, goal.id, DONE)))
            ticked = True
        if wish == "more" and one_more:
            here = turn._replace(practice=extra, place="", more=False)
            sat = _practise_one(here, one_more, sat) or sat


def _find_goal(turn: Turn) -> Goal | None:
    """Return the first goal whose practice is planned for today, and not ticked off."""
    actions = plan_today(plans.load(turn.sitting.history), turn.practice.day).actions
    return next((action.progress.goal for action in actions if action.planned and not action.state), None)
