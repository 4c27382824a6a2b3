"""The review of a goal: its skill rated again, and, if they like, as it was; then closed, extended or dropped."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from skillcheck.app import opening
from skillcheck.app.asking import ask_line, check_line, describe_left
from skillcheck.app.goals import Book, open_plan
from skillcheck.app.interview import Lead, ask_all, own_lead
from skillcheck.app.opening import find_skill, now, today
from skillcheck.app.plan_talk import choose, sit_down
from skillcheck.app.rating import begin_assessment, keep_sheet, read_course, warn_of_clock
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
from skillcheck.model.parameters import Parameters
from skillcheck.model.plan import CLOSED, DROPPED, EXTENDED, Goal, Progress, Review
from skillcheck.pages import goal as goals
from skillcheck.pages import noted, planning
from skillcheck.planning.goal import find_fault_of_end
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
OPTIONS = {CLOSED: "--close", EXTENDED: "--extend", DROPPED: "--drop"}
AS_IT_WAS, KEPT = "The goal is as it was.", "The new rating is kept."
Ids = dict[str, str]
"""Ids of finished ratings by their kind: the review, and the then-rating."""


class Case(NamedTuple):
    """A goal under review, with its skill and the parameters that levels are counted with."""

    book: Book
    standing: Progress
    skill: Skill
    parameters: Parameters

    def trend(self) -> Trend:
        """Return the course of the skill by now."""
        return read_course(self.skill, self.book.catalogue, self.parameters, self.book.history)

    def beginning(self) -> Point | None:
        """Return where the goal began: its own assessment, else the last one up to its start."""
        points, goal = self.trend().points, self.standing.goal
        named = [point for point in points if point.assessment.id == goal.assessment]
        earlier = [point for point in points if local_time(point.assessment.taken_at).date() <= goal.start]
        return next(iter(named or earlier[-1:]), None)

    def items(self) -> tuple[Item, ...]:
        """Return what a rating asks: all questions of the skill but the scenes whose reasons were read."""
        read = read_scenes(self.book.history)
        return tuple(item for item in self.skill.items if item.id not in read)

    def begin(
        self, kind: str, began: Point | None, at: datetime, answers: Mapping[str, str] | None = None
    ) -> Assessment:
        """Return a rating of this kind; a then-rating is about the assessment with which the goal `began`."""
        return begin_assessment(
            self.standing.goal.role,
            kind,
            self.book.catalogue,
            at,
            parameters=self.parameters.version,
            answers=answers,
            about=began.assessment.id if began and kind == THEN else "",
        )


def review(
    catalogue: Catalogue,
    text: str | None,
    verdict: Review | None,
    files: Mapping[str, str],
    *,
    by_lines: bool,
) -> Document | None:
    """Rate the skill of a goal again, from answers `files` by kind or by question and answer; keep the verdict.

    Where there is none, it is asked for. Raises: NothingYet, UnknownName, UsageFault, FileFaults, HistoryFault; Stopped
    with what was kept.
    """
    with open_plan(catalogue) as book:
        standing = book.find(text)
        goal = standing.goal
        if verdict is None and not person.is_there():
            options = 'Give --close, --extend DAY or --drop, with --reason "TEXT".'
            raise UsageFault(f"Close, extend or drop it? {options}")
        if verdict and verdict.due and (fault := find_fault_of_end(goal, verdict.due, book.today)):
            raise UsageFault(f"--extend: {fault}.")
        ids: Ids = {}
        trend = None
        if files or verdict is None:
            skill = find_skill(catalogue, goal.skill)
            case = Case(book, standing, skill, opening.open_parameters(catalogue))
            ids = _read_ratings(case, files)
            verdict = verdict or _ask(sit_down(book, by_lines=by_lines), case, ids, rated=bool(files))
            trend = case.trend() if REVIEW in ids else None
        if verdict is None:
            return None
        entry = verdict._replace(goal=goal.id, assessment=ids.get(REVIEW, ""), then=ids.get(THEN, ""))
        return noted.page([book.note(entry)], catalogue, trend)


def read_verdict(*, close: bool, extend: str | None, drop: bool, reason: str | None) -> Review | None:
    """Return the verdict that the options say, of no goal yet; None where they say nothing. Raises: UsageFault."""
    if close + drop + (extend is not None) > 1:
        raise UsageFault("Close, extend or drop: choose one.")
    line = check_line(reason or "", "--reason")
    if not (close or drop or extend):
        if line:
            raise UsageFault("--reason goes with --close, --extend DAY or --drop.")
        return None
    if not line:
        raise UsageFault('Say why: --reason "TEXT". You will be glad of it at the next goal.')
    if extend is None:
        return Review(today(), "", CLOSED if close else DROPPED, line)
    try:
        return Review(today(), "", EXTENDED, line, read_day(extend, today()))
    except ValueError as error:
        raise UsageFault(f"--extend: {error}") from None


def _read_ratings(case: Case, files: Mapping[str, str]) -> Ids:
    """Keep the ratings of files, which hold questions of the skill alone. Raises: FileFaults, UsageFault."""
    alone = case.book.catalogue._replace(skills={case.skill.id: case.skill})
    sheets = {kind: answers_file.read(file, alone, now()) for kind, file in files.items()}
    began = case.beginning() if THEN in files else None
    if THEN in files and began is None:
        raise UsageFault(
            "There is no assessment from when this goal began to look back on. Leave out --then."
        )
    ids: Ids = {}
    for kind, sheet in sheets.items():
        rating = case.begin(kind, began, sheet.taken_at or now(), sheet.answers)
        keep_sheet(case.book.history, rating, sheet.taken_at)
        ids[kind] = rating.id
    return ids


def _ask(sitting: Sitting, case: Case, ids: Ids, *, rated: bool) -> Review | None:
    """Return the verdict by question and answer, after ratings that they want; None where they leave. Raises: Stopped."""

    left: dict[str, str] = {}

    def describe() -> str:
        rating = KEPT if ids else "A rating that is not finished counts in nothing."
        command = f"skillcheck plan review {case.standing.goal.id}"
        rest = describe_left(command, left) if left else f"Go on with: {command}"
        return f"{AS_IT_WAS} {rating} {rest}"

    with talk(sitting.who, describe):
        if not rated and not _rate(sitting, case, ids):
            say(f"{KEPT if ids else 'Nothing was rated.'} {AS_IT_WAS}")
            return None
        verdict = _ask_verdict(sitting, case.standing, case.trend() if REVIEW in ids else None, left)
    if verdict is None:
        say(f"{AS_IT_WAS} {KEPT}" if REVIEW in ids else AS_IT_WAS)
    return verdict


def _rate(sitting: Sitting, case: Case, ids: Ids) -> bool:
    """Make the ratings that they want; False where they leave. Each goes into `ids` as soon as it is finished."""
    wish = choose(sitting, planning.offer_rating(case.standing, sitting.catalogue, len(case.items())), AGAIN)
    if wish != "yes":
        return bool(wish)
    began = case.beginning()
    if not _ask_skill(sitting, case, REVIEW, ids, began, own_lead):
        return False
    if not ids or not began:
        return True
    wish = choose(sitting, planning.offer_look_back(began), BACK)
    if wish == "yes":
        return _ask_skill(sitting, case, THEN, ids, began, partial(planning.then_lead, began))
    return bool(wish)


def _ask_skill(sitting: Sitting, case: Case, kind: str, ids: Ids, began: Point | None, lead: Lead) -> bool:
    """Ask the questions of the skill; the rating goes into `ids` unless nothing was answered. False where they stop."""
    rating = case.begin(kind, began, now())
    warn_of_clock(rating.taken_at, case.book.history.newest(finished=True))
    if not ask_all(sitting, rating, Session(case.items()), lead):
        return False
    if sitting.history.finish(rating.id):
        ids[kind] = rating.id
    return True


def _ask_verdict(
    sitting: Sitting, standing: Progress, trend: Trend | None, left: dict[str, str]
) -> Review | None:
    """Return what they decide, with what has changed (`trend`) before them; None when they leave.

    A reason that they were writing is `left`, by option.
    """
    name, due = goals.goal_name(standing.goal, sitting.catalogue), None
    outcome = choose(sitting, planning.ask_outcome(standing, sitting.catalogue, trend), OUTCOMES)
    if outcome == EXTENDED:
        title, help_ = f"{name}: until when?", "A day, or 2w for in two weeks."
        due = ask_line(sitting, title, help_, "2w", partial(_read_end, standing.goal), planning.STAYS)
    if not outcome or (outcome == EXTENDED and due is None):
        return None
    title, help_ = f"{name}: why?", "One line; it helps with the next goal."

    def leave(text: str) -> None:
        if text:
            left.update({"--reason": text, OPTIONS[outcome]: f"{due}" if due else ""})

    reason = ask_line(sitting, title, help_, "", _read_reason, planning.STAYS, leave)
    return Review(today(), standing.goal.id, outcome, reason, due) if reason else None


def _read_end(goal: Goal, text: str) -> date:
    day = read_day(text, today())
    if fault := find_fault_of_end(goal, day, today()):
        raise ValueError(f"{fault[0].upper()}{fault[1:]}.")
    return day


def _read_reason(text: str) -> str:
    if not text:
        raise ValueError("A word or two, please.")
    return text
