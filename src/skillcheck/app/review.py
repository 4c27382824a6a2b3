"""The review of a goal: its skill rated again, and, if they like, as it was; then closed, extended or dropped."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from skillcheck.app import opening
from skillcheck.app.asking import FLAGS, Draft, check_line
from skillcheck.app.course import read_course
from skillcheck.app.goals import Book, open_plan
from skillcheck.app.interview import Lead, ask_all, own_lead
from skillcheck.app.opening import find_skill, now, today
from skillcheck.app.plan_talk import choose, sit_down
from skillcheck.app.rating import begin_assessment, keep_sheet, warn_of_clock
from skillcheck.app.sitting import Sitting, number_choices, talk
from skillcheck.console import person
from skillcheck.console.streams import say
from skillcheck.errors import UsageFault
from skillcheck.measure.session import Session
from skillcheck.model.assessment import REVIEW, THEN, Assessment
from skillcheck.model.calendar import local_time
from skillcheck.model.catalogue import Catalogue, Item, Skill
from skillcheck.model.change import Point, Trend
from skillcheck.model.document import Document
from skillcheck.model.plan import CLOSED, DROPPED, EXTENDED, Goal, Progress, Review
from skillcheck.pages import goal as goals
from skillcheck.pages import noted, planning
from skillcheck.planning.goal import find_fault_of_end, name_option
from skillcheck.planning.slots import read_day
from skillcheck.store import answers as answers_file
from skillcheck.store.practice import read_scenes

AGAIN = number_choices((("yes", "Rate it again now"), ("no", "Go on without")))
BACK = number_choices((("yes", "Look back"), ("no", "Go on without")))
OUTCOMES = number_choices(
    (
        (CLOSED, "Close it: reached, or good enough"),
        (EXTENDED, "Extend it: it needs more time"),
        (DROPPED, "Drop it: something else matters more"),
    )
)
OPTIONS = dict(zip((CLOSED, DROPPED), FLAGS, strict=True))
KEPT, UNRATED = "The new rating is kept.", "No new rating was finished, so none counts."


class Case(NamedTuple):
    """A goal under review; `ids` are those of its finished ratings by their kind: the review, and the then-rating."""

    book: Book
    standing: Progress
    ids: dict[str, str]

    def skill(self) -> Skill:
        """Return the skill of the goal. Raises: UnknownName where the catalogue has it no more."""
        return find_skill(self.book.catalogue, self.standing.goal.skill)

    def trend(self) -> Trend | None:
        """Return the course of the skill by now; None where it was not rated again."""
        return self._course() if REVIEW in self.ids else None

    def _course(self) -> Trend:
        parameters = opening.open_parameters(self.book.catalogue)
        return read_course(self.skill(), self.book.catalogue, parameters, self.book.history)

    def beginning(self) -> Point | None:
        """Return where the goal began: its own assessment, else the last one up to its start."""
        points, goal = self._course().points, self.standing.goal
        named = [point for point in points if point.assessment.id == goal.assessment]
        earlier = [point for point in points if local_time(point.assessment.taken_at).date() <= goal.start]
        return next(iter(named or earlier[-1:]), None)

    def items(self) -> tuple[Item, ...]:
        """Return what a rating asks: all questions of the skill but the scenes whose reasons were read."""
        read = read_scenes(self.book.history)
        return tuple(item for item in self.skill().items if item.id not in read)

    def begin(
        self, kind: str, began: Point | None, at: datetime, answers: Mapping[str, str] | None = None
    ) -> Assessment:
        """Return a rating of this kind; a then-rating is about the assessment with which the goal `began`."""
        role, catalogue = self.standing.goal.role, self.book.catalogue
        version = opening.open_parameters(catalogue).version
        about = began.assessment.id if began and kind == THEN else ""
        return begin_assessment(role, kind, catalogue, at, parameters=version, answers=answers, about=about)


def review(
    catalogue: Catalogue,
    text: str | None,
    outcomes: Sequence[str],
    words: Mapping[str, str],
    files: Mapping[str, str],
    *,
    by_lines: bool,
) -> Document | None:
    """Rate the skill of a goal again, from answers `files` by kind or by question and answer; keep what becomes of it.

    That is the one of `outcomes`, with the day and the reason in `words`; at a terminal, what they leave open is asked for.
    Raises: NothingYet, UnknownName, UsageFault, FileFaults, HistoryFault; Stopped with what was kept.
    """
    if len(outcomes) > 1:
        raise UsageFault("Close, extend or drop: choose one.")
    words = {part: check_line(line, name_option(part)) for part, line in words.items()}
    is_complete = bool(outcomes and words.get("reason"))
    with open_plan(catalogue) as book:
        case = Case(book, book.find(text), {})
        sitting = sit_down(book, by_lines=by_lines) if person.is_there() and not is_complete else None
        if not (is_complete or sitting):
            options = '--close, --extend DAY or --drop, with --reason "TEXT"'
            raise UsageFault(f"Close, extend or drop it, and say why: {options}.")
        draft = Draft(f"skillcheck plan review {case.standing.goal.id}", words, sitting)

        def describe() -> str:
            return f"The goal is as it was. {KEPT if case.ids else UNRATED} {draft.describe()}"

        verdict = _decide(draft, case, outcomes[0]) if is_complete else None
        _keep_ratings(case, files)
        with talk(sitting.who, describe) if sitting else nullcontext():
            if sitting and (files or outcomes or _rate(sitting, case)):
                verdict = _decide(draft, case, *outcomes)
            if verdict:
                review_, then = case.ids.get(REVIEW, ""), case.ids.get(THEN, "")
                entry = verdict._replace(assessment=review_, then=then)
                return noted.page([draft.finish(partial(book.note, entry))], catalogue, case.trend())
    say(describe())
    return None


def _keep_ratings(case: Case, files: Mapping[str, str]) -> None:
    """Keep the ratings of files, which hold questions of the skill alone. Raises: FileFaults, UsageFault."""
    if not files:
        return
    alone = case.book.catalogue._replace(skills={case.standing.goal.skill: case.skill()})
    sheets = {kind: answers_file.read(file, alone, now()) for kind, file in files.items()}
    began = case.beginning()
    if THEN in files and began is None:
        nothing = "There is no assessment from when this goal began to look back on"
        raise UsageFault(f"{nothing}. Leave out --then.")
    for kind, sheet in sheets.items():
        rating = case.begin(kind, began, sheet.taken_at or now(), sheet.answers)
        keep_sheet(case.book.history, rating, sheet.taken_at)
        case.ids[kind] = rating.id


def _rate(sitting: Sitting, case: Case) -> bool:
    """Make the ratings that they want; False where they leave."""
    wish = choose(sitting, planning.offer_rating(case.standing, sitting.catalogue, len(case.items())), AGAIN)
    if wish != "yes":
        return bool(wish)
    began = case.beginning()
    if not _ask_skill(sitting, case, REVIEW, began, own_lead):
        return False
    if not case.ids or not began:
        return True
    wish = choose(sitting, planning.offer_look_back(began), BACK)
    if wish == "yes":
        return _ask_skill(sitting, case, THEN, began, partial(planning.then_lead, began))
    return bool(wish)


def _ask_skill(sitting: Sitting, case: Case, kind: str, began: Point | None, lead: Lead) -> bool:
    """Ask the questions of the skill; the rating counts unless nothing was answered. False where they stop."""
    rating = case.begin(kind, began, now())
    warn_of_clock(rating.taken_at, case.book.history.newest(finished=True))
    if not ask_all(sitting, rating, Session(case.items()), lead):
        return False
    if sitting.history.finish(rating.id):
        case.ids[kind] = rating.id
    return True


def _decide(draft: Draft, case: Case, outcome: str = "") -> Review | None:
    """Return what becomes of a goal, with what has changed before them who are asked; None when they leave."""
    goal, catalogue = case.standing.goal, case.book.catalogue
    name, due = goals.goal_name(goal, catalogue), None
    if draft.sitting and not outcome:
        question = planning.ask_outcome(case.standing, catalogue, case.trend())
        outcome = choose(draft.sitting, question, OUTCOMES)
    if outcome == EXTENDED:
        title, help_, usual = f"{name}: until when?", "A day, or 2w for in two weeks.", "2w"
        usual = draft.words.get("extend", usual)
        due = draft.ask("extend", title, help_, usual, partial(_read_end, goal), planning.STAYS)
        if due is None:
            return None
        draft.words["extend"] = f"{due}"  # from whatever day the command is typed on
    elif outcome:
        draft.words[OPTIONS[outcome]] = ""
    else:
        return None
    title, help_ = f"{name}: why?", "One line; it helps with the next goal."
    usual = draft.words.get("reason", "")
    reason = draft.ask("reason", title, help_, usual, _read_reason, planning.STAYS)
    return Review(today(), goal.id, outcome, reason, due) if reason else None


def _read_end(goal: Goal, text: str) -> date:
    day = read_day(text, today())
    if fault := find_fault_of_end(goal, day, today()):
        raise ValueError(f"{fault}.")
    return day


def _read_reason(text: str) -> str:
    if not text:
        raise ValueError("A word or two, please.")
    return text
