"""The whole result of an assessment to keep or to hand on: profile, gaps, practices, method."""

from collections.abc import Sequence
from typing import Any

from skillcheck.model.assessment import Evidence, Response
from skillcheck.model.catalogue import TOP
from skillcheck.model.document import Block, Document, Facts, Heading, Paragraph, Table
from skillcheck.model.estimate import Explanation
from skillcheck.model.result import Result
from skillcheck.model.shape import plain
from skillcheck.model.text import plural
from skillcheck.pages import card, evidence, explain, gaps, words


def page(result: Result, lines: Sequence[Evidence], explanation: Explanation) -> Document:
    """Show everything; evidence only where `lines` are given. Why what was asked is for programs alone: it is long."""
    shown = gaps.below_target(result, TOP)
    blocks: list[Block] = [_facts(result), Paragraph(words.CAUTION), *words.notices(result.notices)]
    blocks += [Heading("Where to work next"), *gaps.summary(result, shown, None)]
    blocks += [Heading("What to do")] if shown else []
    for gap in shown:
        skill = result.catalogue.skills[gap.skill]
        blocks += [Heading(f"{gap.rank}. {skill.name}", 3), Paragraph(skill.definition)]
        if practice := gaps.best_practice(gap, result.catalogue):
            blocks += card.practice_blocks(practice, level=4)
    blocks += [Heading("Profile"), *_profile(result)]
    if lines:
        pairs = tuple((f"{words.day(line.at)} {line.skill}", line.text) for line in lines)
        blocks += [Heading("Evidence"), Facts(pairs)]
    blocks += explain.blocks(result, len(shown), explanation._replace(steps=()))
    data = {
        **gaps.assessment_data(result),
        "gaps": [
            {**gaps.gap_data(gap, result.catalogue), "why": explain.why(gap, result, explanation)}
            for gap in result.gaps
        ],
        "notices": plain(result.notices),
        **gaps.without_rank(result),
        "choices": [],  # a promised key; ratings are no longer held against choices
        "answers": result.assessment.answers,
        "parameters": result.assessment.parameters,
        "responses": [_response(response) for response in result.assessment.responses],
        **(evidence.data(lines) if lines else {}),
    }
    title = f"Skill assessment: {result.role.name}"
    return Document(title, "export", data, "gaps", gaps.COLUMNS, tuple(blocks))


def empty(title: str) -> Document:
    """Return the page before any assessment."""
    return Document(title, "export", {**gaps.empty(title).data, "answers": {}}, "gaps", gaps.COLUMNS, ())


def _response(response: Response) -> dict[str, Any]:
    """Return a response as another history can take it in."""
    data = {"item": response.item, "answer": response.answer, "at": response.at}
    data |= {"seconds": round(response.seconds, 3)}
    return {**data, "wording": response.wording} if response.wording else data


def _facts(result: Result) -> Facts:
    assessment = result.assessment
    asked = f"{result.asked} of {plural(result.items, 'question')} answered"
    return Facts(
        (
            ("Date", words.day(assessment.taken_at)),
            ("Role", result.role.name),
            ("Length", f"{assessment.length}, {asked}"),
            ("Assessment", assessment.id),
            ("Catalogue", f"{result.catalogue.name} ({assessment.catalogue_digest})"),
        )
    )


def _profile(result: Result) -> list[Block]:
    """Show every level, by cluster."""
    skills = result.catalogue.skills
    blocks: list[Block] = []
    for cluster in result.catalogue.clusters.values():
        rows = tuple(
            (skills[gap.skill].name, gaps.gauge(gap), words.number(gap.demand.target))
            for gap in result.gaps
            if skills[gap.skill].cluster == cluster.id
        )
        if rows:
            blocks += [Heading(cluster.name, 3), Table(("skill", "level", "target"), rows)]
    return blocks
