"""One skill over time: its levels, what has changed, and what one says of it in hindsight."""

from itertools import pairwise
from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.assessment import REVIEW
from skillcheck.model.calendar import local_time
from skillcheck.model.catalogue import Scale, Skill
from skillcheck.model.change import Point, Trend
from skillcheck.model.text import decimal, plural
from skillcheck.pages import change as changes
from skillcheck.pages import words
from skillcheck.pages.history import LENGTHS

COLUMNS = (
    "assessment", "taken_at", "level", "low", "high", "answered", "items", "length", "catalogue_digest",
)  # fmt: skip
HINDSIGHT = (
    "Looking back measures both times by today's yardstick, but memory likes to see that one has come on."
    " So it counts in no level and no change."
)


def page(skill: Skill, trend: Trend, scale: Scale) -> doc.Document:
    """Show the levels of one skill over time, one line a date on one axis."""
    nothing = doc.Paragraph("No assessment tells a level of this skill yet.")
    blocks: list[doc.Block] = [_standings(trend, scale) if trend.points else nothing]
    if trend.overall:
        first = "First of these to last" if trend.left_out else "First to last"
        blocks.append(doc.Paragraph(f"{first}, {changes.sentence(trend.overall)}"))
    if len(trend.changes) > 1:
        blocks.append(doc.Paragraph(f"Last step, {changes.sentence(trend.changes[-1])}"))
    if trend.left_out:
        ratings = trend.left_out + len(trend.points) + len(trend.then)
        text = f"{plural(trend.left_out, 'earlier rating')} left out; all of them:"
        command = f"skillcheck history {trend.skill} --last {ratings}"
        blocks.append(doc.Paragraph(f"{text} {command}", doc.Tone.QUIET))
    if back := [
        _day(point)
        for before, point in pairwise(trend.points)
        if point.assessment.taken_at < before.assessment.taken_at
    ]:
        text = f"The clock went back before {', '.join(back)}; the order is that in which they were saved."
        blocks.append(doc.Paragraph(text, doc.Tone.QUIET))
    if trend.then:
        sentences = dict.fromkeys(_then_sentence(point, trend) for point in trend.then)  # alike ones once
        blocks += [doc.Heading("Looking back"), *map(doc.Paragraph, sentences)]
        blocks.append(doc.Paragraph(HINDSIGHT, doc.Tone.QUIET))
    data = {
        "skill": trend.skill,
        "points": [_point_data(point) for point in trend.points],
        "left_out": trend.left_out,
        "changes": [changes.data(change) for change in trend.changes],
        "overall": changes.data(trend.overall) if trend.overall else None,
        "then": [_then_data(point, trend) for point in trend.then],
    }
    title, keys = f"{skill.name} over time", (doc.Key("Enter", "its card", f"skillcheck show {skill.id}"),)
    return doc.Document(
        title, "history", data, "points", COLUMNS, tuple(blocks), aside=_span(trend), keys=keys
    )


def _standings(trend: Trend, scale: Scale) -> doc.Standings:
    steps = ["", *(changes.WORDS[change.verdict] for change in trend.changes)]
    rows = []
    for point, step in zip(trend.points, steps, strict=True):
        again = LENGTHS[REVIEW] if point.assessment.length == REVIEW else ""
        remarks = [remark for remark in (step, again) if remark]
        row = words.standing(_day(point), point.estimate, None, scale, *remarks)
        cells = (f"{words.say_answered(point.estimate)} answered", ", ".join(remarks))
        rows.append(row._replace(cells=cells))
    return doc.Standings(tuple(rows), ends=words.ends(scale))


def _span(trend: Trend) -> str:
    """Say from when to when: `March to November 2026`."""
    if not trend.points:
        return ""
    first, last = (local_time(trend.points[place].assessment.taken_at) for place in (0, -1))
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%B} {last.year}"
    return f"{first:%B}{f' {first.year}' if first.year != last.year else ''} to {last:%B} {last.year}"


def _then_sentence(point: Point, trend: Trend) -> str:
    """Say `On 20 December 2026, you put your level of 1 March 2026 at 2.1 (your answers then made 2.9; ...).`"""
    about = _find_about(point, trend)
    when = f"of {_day(about)}" if about else "of an earlier time"
    beside = [f"your answers then made {decimal(about.estimate.level)}"] if about else []
    beside += [f"your newest level is {decimal(trend.points[-1].estimate.level)}"] if trend.points else []
    brackets = f" ({'; '.join(beside)})" if beside else ""
    return f"On {_day(point)}, you put your level {when} at {decimal(point.estimate.level)}{brackets}."


def _find_about(point: Point, trend: Trend) -> Point | None:
    """Return the point whose time a then-rating is about; None where it is gone."""
    return next((past for past in trend.points if past.assessment.id == point.assessment.about), None)


def _point_data(point: Point) -> dict[str, Any]:
    return {
        "assessment": point.assessment.id,
        "taken_at": point.assessment.taken_at,
        **words.pick(point.estimate, *words.RANGE, "answered", "items"),
        **words.pick(point.assessment, "length", "catalogue_digest"),
    }


def _then_data(point: Point, trend: Trend) -> dict[str, Any]:
    level, about = point.estimate.level, _find_about(point, trend)
    newest = trend.points[-1].estimate.level if trend.points else None
    return {
        "assessment": point.assessment.id,
        **words.pick(point.assessment, "about", "taken_at"),
        **words.pick(point.estimate, *words.RANGE),
        "said_then": about.estimate.level if about else None,
        "difference_to_then": level - about.estimate.level if about else None,
        "difference_to_now": newest - level if newest is not None else None,
    }


def _day(point: Point) -> str:
    return words.spoken_day(point.assessment.taken_at)
