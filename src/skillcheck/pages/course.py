"""The course of one skill over time: its levels, what has changed, and what one says of it in hindsight."""

from itertools import pairwise
from typing import Any

from skillcheck.model.assessment import REVIEW
from skillcheck.model.catalogue import Skill
from skillcheck.model.change import Change, Point, Trend
from skillcheck.model.document import Block, Chart, Document, Gauge, Heading, Paragraph, Table, Tone
from skillcheck.model.text import decimal, plural
from skillcheck.pages import change
from skillcheck.pages.words import day

COLUMNS = (
    "assessment",
    "taken_at",
    "level",
    "low",
    "high",
    "answered",
    "items",
    "length",
    "catalogue_digest",
)
HINDSIGHT = (
    "A then-rating is memory, seen from today. It takes one yardstick for both times, which helps where yours has moved;"
    " it also lets in the wish to have come on. So it stands beside the course and counts in no level and no change."
)


def page(skill: Skill, trend: Trend) -> Document:
    """The levels of one skill in the order in which they were saved; a chart of them from two on."""
    blocks: list[Block] = [
        Paragraph("Level 1-5 with its 80 % range, as the catalogue counts it now.", Tone.QUIET)
    ]
    if trend.points:
        blocks.append(_table(trend))
    else:
        blocks.append(Paragraph("No assessment has an answer about this skill yet."))
    if trend.overall:
        blocks += [_chart(trend), *_changes(trend, trend.overall)]
    blocks += [*_left_out(trend), *_clock(trend), *_then(trend)]
    return Document(f"{skill.name} over time", "history", data(trend), "points", COLUMNS, tuple(blocks))


def data(trend: Trend) -> dict[str, Any]:
    """The course as JSON has it, unrounded."""
    return {
        "skill": trend.skill,
        "points": [_point(point) for point in trend.points],
        "left_out": trend.left_out,
        "changes": [change.data(one) for one in trend.changes],
        "overall": change.data(trend.overall) if trend.overall else None,
        "then": [_then_data(point, trend) for point in trend.then],
    }


def _table(trend: Trend) -> Table:
    steps = ["first", *(change.WORDS[one.verdict] for one in trend.changes)]
    rows = tuple(
        (_day(point), _gauge(point), _answered(point), step, point.assessment.id)
        for point, step in zip(trend.points, steps, strict=True)
    )
    return Table(("date", "level 1-5", "answered", "change", "assessment"), rows)


def _chart(trend: Trend) -> Chart:
    return Chart(tuple((_day(point), _gauge(point)) for point in trend.points))


def _changes(trend: Trend, overall: Change) -> list[Paragraph]:
    """From the first to the last, and the last step where that is another one."""
    told = [Paragraph(f"First to last, {change.sentence(overall)}")]
    if len(trend.changes) > 1:
        told.append(Paragraph(f"Last step, {change.sentence(trend.changes[-1])}"))
    return told


def _left_out(trend: Trend) -> list[Paragraph]:
    """Where there are earlier ratings than those shown."""
    if not trend.left_out:
        return []
    every = trend.left_out + len(trend.points) + len(trend.then)
    told = f"{plural(trend.left_out, 'earlier rating')} left out; all of them:"
    return [Paragraph(f"{told} skillcheck history {trend.skill} --last {every}", Tone.QUIET)]


def _clock(trend: Trend) -> list[Paragraph]:
    """Where the clock has jumped back."""
    back = [
        _day(other)
        for one, other in pairwise(trend.points)
        if other.assessment.taken_at < one.assessment.taken_at
    ]
    told = f"The clock went back before {', '.join(back)}; the order is that in which they were saved."
    return [Paragraph(told, Tone.QUIET)] if back else []


def _then(trend: Trend) -> list[Block]:
    if not trend.then:
        return []
    told = dict.fromkeys(_hindsight(point, trend) for point in trend.then)
    return [Heading("Looking back"), *map(Paragraph, told), Paragraph(HINDSIGHT, Tone.QUIET)]


def _hindsight(point: Point, trend: Trend) -> str:
    """`On 2026-12-20 you put your level of 2026-03-01 at 2.1 (you said 2.9 then; 3.6 is your newest).`"""
    about = _about(point, trend)
    when = f"of {_day(about)}" if about else "of an earlier time"
    said = [f"you said {decimal(about.estimate.level)} then"] if about else []
    said += [f"your newest level is {decimal(trend.points[-1].estimate.level)}"] if trend.points else []
    beside = f" ({'; '.join(said)})" if said else ""
    return f"On {_day(point)}, you put your level {when} at {decimal(point.estimate.level)}{beside}."


def _then_data(point: Point, trend: Trend) -> dict[str, Any]:
    level, about = point.estimate.level, _about(point, trend)
    newest = trend.points[-1].estimate.level if trend.points else None
    return {
        "assessment": point.assessment.id,
        "about": point.assessment.about,
        "taken_at": point.assessment.taken_at.isoformat(),
        "level": level,
        "low": point.estimate.low,
        "high": point.estimate.high,
        "said_then": about.estimate.level if about else None,
        "difference_to_then": level - about.estimate.level if about else None,
        "difference_to_now": newest - level if newest is not None else None,
    }


def _about(point: Point, trend: Trend) -> Point | None:
    """The point whose time a then-rating is about; None where it is gone."""
    return next((one for one in trend.points if one.assessment.id == point.assessment.about), None)


def _point(point: Point) -> dict[str, Any]:
    estimate, assessment = point.estimate, point.assessment
    return {
        "assessment": assessment.id,
        "taken_at": assessment.taken_at.isoformat(),
        "level": estimate.level,
        "low": estimate.low,
        "high": estimate.high,
        "answered": estimate.answered,
        "items": estimate.items,
        "length": assessment.length,
        "catalogue_digest": assessment.catalogue_digest,
    }


def _gauge(point: Point) -> Gauge:
    return Gauge(point.estimate.level, point.estimate.low, point.estimate.high)


def _answered(point: Point) -> str:
    answered = f"{point.estimate.answered} of {point.estimate.items}"
    return f"{answered}, {REVIEW}" if point.assessment.length == REVIEW else answered


def _day(point: Point) -> str:
    return day(point.assessment.taken_at)
