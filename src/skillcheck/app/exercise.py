"""One exercise of a sitting: a scene to decide on, or a line to recall; each answer is kept before the next screen."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from skillcheck.app.asking import write_line
from skillcheck.app.sitting import Sitting, keep_leaving, save, show_card, take_evidence
from skillcheck.console.keys import Key, Typed
from skillcheck.model.catalogue import Skill
from skillcheck.model.document import Document
from skillcheck.model.plan import Goal
from skillcheck.model.practice import KNEW, NEARLY, NOT, SKIPPED, Due, OwnScene, Repetition
from skillcheck.pages import practice as screens
from skillcheck.practising.memory import remember
from skillcheck.practising.scene import is_good, judge, order_options, split_cue
from skillcheck.questions.scenario import Scenario
from skillcheck.store import practice as record

REST = timedelta(days=7)
"""How long something rests that they set aside: what does not fit this week may fit the next."""
SAME = "You chose that one to do first. Which of the others does most harm?"
ASIDE: dict[Typed, str] = {"?": "card", "e": "evidence", "q": "stop"}
BACK: dict[Typed, str] = {"b": "back", Key.BACKSPACE: "back", Key.LEFT: "back"}
ON: dict[Typed, str] = {Key.ENTER: "on", Key.RIGHT: "on", **ASIDE}
RECALL: dict[Typed, str] = {**ON, "t": "type", "n": "skip"}
TICKS: dict[Typed, str] = {"1": KNEW, "y": KNEW, "2": NEARLY, "3": NOT, "n": NOT, "q": "stop"}


class Turn(NamedTuple):
    """What comes up on a day, and where: in a conversation, with the lines of evidence that were left in it.

    `place` says which of the scenes it is, and `more` that others follow.
    """

    sitting: Sitting
    drafts: dict[str, str]
    day: date
    due: Due
    place: str = ""
    more: bool = False

    @property
    def skill(self) -> Skill | None:
        """Return what it is about; None where the catalogue no longer has it."""
        return self.sitting.catalogue.skills.get(self.due.exercise.skill)

    @property
    def name(self) -> str:
        """Return the name of the skill."""
        return self.sitting.catalogue.skill_name(self.due.exercise.skill)

    def begin(self) -> Repetition:
        """Return the repetition that was broken off, else a new one."""
        exercise = self.due.exercise
        new = Repetition(exercise.what, exercise.about, exercise.skill, self.day, self.day)
        return self.due.standing.begun or new

    def keep(self, row: Repetition) -> Repetition:
        """Keep a repetition before the next screen; return it with its number."""
        return row._replace(seq=save(self.sitting, partial(record.keep, self.sitting.history, row)))

    def set_aside(self, row: Repetition) -> Repetition:
        """Let something rest for a while that does not fit."""
        return self.keep(row._replace(day=self.day, due=self.day + REST, first=SKIPPED, harm="", done=True))

    def grade(self, row: Repetition, *, good: bool) -> Repetition:
        """Keep a repetition that is done, with the day when it comes back."""
        row = row._replace(day=self.day, done=True, seconds=self.due.exercise.seconds)
        return self.keep(remember(self.due.standing.memory, row, good=good))

    def press(self, meanings: Mapping[Typed, str], page: Callable[[], Document], note: str = "") -> str:
        """Return what the key means that they press; the card and a line of evidence lead back to the page."""
        skill = self.skill
        if not skill:
            meanings = {key: wish for key, wish in meanings.items() if wish not in ("card", "evidence")}
        while True:
            wish = self.sitting.who.press(meanings, self.sitting.draw(page), note)
            note = ""
            if wish == "card" and skill:
                show_card(self.sitting, skill)
            elif wish == "evidence" and skill:
                note = take_evidence(self.sitting, skill, "", self.drafts)
            else:
                return wish


def practise_one(turn: Turn) -> Repetition | None:
    """Return how it went, which may be that it was set aside; None where they stop."""
    page: Callable[..., Document]
    match turn.due.exercise.content:
        case Scenario() as scene:
            return _decide(turn, scene)
        case Goal() as goal:
            page = partial(screens.cue, *split_cue(goal.cue))
        case OwnScene() as own_scene:
            page = partial(screens.own, own_scene, turn.name)
    return _recall(turn, page)


def _decide(turn: Turn, scene: Scenario) -> Repetition | None:
    """Ask for the first thing to do, then for the most harmful one, and show what all of them lead to."""
    options = order_options(scene, turn.due.standing.seen)
    form = scene._replace(options=options).form(turn.sitting.catalogue.scale)
    row, note = turn.begin(), ""
    if row.first not in scene.answers:
        row = row._replace(first="")
    while True:
        page = partial(screens.scene, form, turn.name, turn.place, row.first)
        answers: dict[Typed, str] = {choice.key: choice.value for choice in form.choices}
        back = BACK if row.first else {}
        wish = turn.press({"n": "skip", **back, **ASIDE, **answers}, page, note)
        note = SAME if wish == row.first else ""
        if wish == "stop":
            return None
        if wish == "skip":
            return turn.set_aside(row)
        if wish == "back":
            row = row._replace(first="")
        elif not row.first:
            row = turn.keep(row._replace(first=wish))
        elif wish != row.first:
            break
    verdicts = judge(scene, row.first, wish)
    row = turn.grade(row._replace(harm=wish), good=is_good(verdicts))
    page = partial(screens.outcomes, verdicts, turn.name, turn.place, more=turn.more)
    return row if turn.press(ON, page) == "on" else None


def _recall(turn: Turn, page: Callable[..., Document]) -> Repetition | None:
    """Show the first half of something, then, when they have said or typed the rest, all of it; they tell how it went."""
    row = turn.begin()
    half = partial(page, row.note, shown=False)
    while (wish := turn.press(RECALL, half)) == "type":
        written = _type(turn, row, half)
        if written:
            row = written
            break
    if wish == "stop":
        return None
    if wish == "skip":
        return turn.set_aside(row)
    tick = turn.press(TICKS, partial(page, row.note, shown=True))
    return None if tick == "stop" else turn.grade(row._replace(first=tick), good=tick == KNEW)


def _type(turn: Turn, row: Repetition, page: Callable[[], Document]) -> Repetition | None:
    """Let them type the rest from memory, and keep it, also what is left of a line; None for Escape."""
    sitting = turn.sitting

    def keep(text: str) -> None:
        keep_leaving(partial(record.keep, sitting.history, row._replace(note=text)), text)

    prompt = "The rest, as you remember it. Enter keeps it."
    text = write_line(sitting.who, sitting.draw(page), prompt, row.note, keep)
    return None if text is None else turn.keep(row._replace(note=text))
