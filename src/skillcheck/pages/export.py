"""The whole result of an assessment to keep or to hand on: one sentence, one picture, what to do, and how sure it is."""

from collections.abc import Sequence
from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.assessment import Evidence, Response
from skillcheck.model.catalogue import TOP
from skillcheck.model.estimate import Explanation, Gap
from skillcheck.model.plan import Progress
from skillcheck.model.result import Result
from skillcheck.model.text import plural
from skillcheck.pages import card, choices, evidence, gaps, goal, plan, words
from skillcheck.pages import result as results
from skillcheck.pages.choices import Choice

EMPTY = doc.Document("", "export", {**gaps.EMPTY.data, "answers": {}})
"""The page for programs before any assessment."""
ON_THE_FIRST_PAGE, MOST_CHOICES = 3, 3
NO_RESULT = ("unfinished", "one-skill")
"""Remarks that say that this is no whole result: they stand above it, all others where it says how sure it is."""


def page(
    result: Result,
    lines: Sequence[Evidence],
    explanation: Explanation,
    chosen: Sequence[Choice] = (),
    noted: Sequence[Progress] = (),
) -> doc.Document:
    """Show everything; evidence only where `lines` are given, and notes of goals only where these are in `noted`.

    `chosen` are the answered scenes, least effective first.
    """
    shown = result.shown
    blocks: list[doc.Block] = [
        doc.Paragraph(notice.text, doc.Tone.STRONG) for notice in result.notices if notice.id in NO_RESULT
    ]
    blocks.append(doc.Paragraph(_sentence(result)))
    blocks += [results.profile(result)] if result.gaps else []
    blocks += [_cards(result, shown[:ON_THE_FIRST_PAGE])] if shown else []
    if shown:
        blocks.append(doc.Heading("What to work on"))
        for gap in shown:
            blocks += _section(gap, result)
    if chosen:
        blocks.append(doc.Heading("What the choices lead to"))
        for choice in chosen[:MOST_CHOICES]:
            blocks += [doc.Heading(choice.skill.name, 3), doc.Paragraph(choice.scenario.situation)]
            for outcome in choices.outcomes(choice):  # others read it, too
                blocks.append(outcome._replace(name=outcome.name.replace("Your choice", "The choice")))
    if lines:
        blocks.append(doc.Heading("Evidence"))
        name = result.catalogue.skill_name
        blocks.append(
            doc.Facts(tuple((f"{words.day(line.at)} {name(line.skill)}", line.text) for line in lines))
        )
    blocks += plan.list_notes(noted, result.catalogue)
    blocks += _how_sure(result)
    data = {
        **gaps.result_data(result, [gaps.gap_data(gap, result, explanation) for gap in result.gaps]),
        "choices": [],  # a promised key; ratings are no longer held against choices
        "answers": result.assessment.answers,
        "parameters": result.assessment.parameters,
        "responses": [_response(response) for response in result.assessment.responses],
        **(evidence.data(lines) if lines else {}),
        **({"log": [goal.entry_data(entry) for one in noted for entry in one.entries]} if noted else {}),
    }
    aside = results.say_whose(result)
    return doc.Document(results.TITLE, "export", data, "gaps", gaps.COLUMNS, tuple(blocks), aside=aside)


def _response(response: Response) -> dict[str, Any]:
    """Return a response as another history can take it in."""
    data = response._asdict() | {"seconds": round(response.seconds, 3)}
    return {key: value for key, value in data.items() if key != "wording" or value}


def _sentence(result: Result) -> str:
    """Say the result in one sentence."""
    names = {skill.id: skill.name.lower() for skill in result.catalogue.skills.values()}
    count = len(result.gaps)
    if not result.gaps:
        return results.NO_ANSWER
    if not result.shown:
        each = f"Each of the {count} skills" if count > 1 else "The one skill"
        return f"{each} looked at meets what the role asks."
    worst = words.listed(names[gap.skill] for gap in result.shown[:ON_THE_FIRST_PAGE])
    matter = "matter" if len(result.shown) > 1 else "matters"
    strong = words.listed(names[skill] for skill in result.strengths[: results.MOST_STRONG])
    are = "are" if len(result.strengths) > 1 else "is"
    best = f"; {strong} {are} strongest for this role" if strong else ""
    if count == 1:
        return f"One skill was looked at, {worst}: the role asks for more."
    return f"Of the {count} skills looked at, {worst} {matter} most to work on next{best}."


def _cards(result: Result, shown: Sequence[Gap]) -> doc.Cards:
    cards = []
    for gap in shown:
        lines: list[doc.Paragraph] = []
        if practice := results.best_practice(gap, result.catalogue):
            lines.append(doc.Paragraph(practice.cue, name="On Monday"))
            lines.append(doc.Paragraph(practice.steps[0], doc.Tone.QUIET, "First step"))
        cards.append(doc.Card(f"{gap.rank} {result.catalogue.skills[gap.skill].name}", tuple(lines)))
    return doc.Cards(tuple(cards))


def _section(gap: Gap, result: Result) -> list[doc.Block]:
    """Show one of the five: where it is now and next, as the ladder describes that, and the practice that leads there.

    A practice for where they are, or for less, makes that firm: then the ladder is quoted once, for what it trains.
    """
    skill, scale = result.catalogue.skills[gap.skill], result.catalogue.scale
    practice = results.best_practice(gap, result.catalogue)
    rung = practice.rung if practice else 0
    now, level = round(gap.estimate.level), words.place(gap.estimate.level, scale)
    following = rung or min(now + 1, len(skill.levels))
    ahead = f"{scale.levels[following - 1]}. {skill.levels[following - 1]}"
    here = f"{level[0].upper()}{level[1:]}; the role asks for {words.place(gap.demand.target, scale)}."
    typical = f" Typical of {scale.levels[now - 1]}: {skill.levels[now - 1]}"
    pairs = (
        (("Now", here + typical), ("Next", ahead))
        if following > now
        else (("Now", here), ("To make firm", ahead))
    )
    more = [doc.Heading(card.practice_name(practice), 4), *card.practice_blocks(practice)] if practice else []
    return [doc.Heading(f"{gap.rank}. {skill.name}", 3), doc.Facts(pairs), *more]


def _how_sure(result: Result) -> list[doc.Block]:
    """Say in plain words what the result rests on, and what it is not for."""
    assessment = result.assessment
    were = "was" if result.asked == 1 else "were"
    asked = f"{result.asked} of {plural(result.items, 'question')} {were} asked ({assessment.length})."
    shown = result.shown
    again = round(sum(gap.top for gap in shown))
    top = f"About {again} of the {len(shown)} named first would be named again after many more questions."
    sentences = [asked, *([top] if len(result.gaps) > TOP and len(shown) > 1 else []), words.CAUTION]
    ids = f"Assessment {assessment.id}, catalogue {assessment.catalogue_digest}, {result.catalogue.name}."
    remarks = words.notices(notice for notice in result.notices if notice.id not in NO_RESULT)
    return [
        doc.Heading("How sure this is"),
        doc.Paragraph(" ".join(sentences)),
        *remarks,
        doc.Paragraph(ids, doc.Tone.QUIET),
    ]
