"""The whole result of an assessment to keep or to hand on: profile, gaps, practices, method."""

from collections.abc import Sequence

from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import TOP
from skillcheck.model.document import Block, Document, Facts, Heading, Paragraph, Table
from skillcheck.model.estimate import Explanation
from skillcheck.model.result import Result
from skillcheck.model.text import plural
from skillcheck.pages import card, evidence, explain, gaps, remarks, words


def page(result: Result, lines: Sequence[Evidence], behind: Explanation | None = None) -> Document:
    """Everything; evidence only where `lines` are given. The way of the questions is for programs alone: it is long."""
    shown = [gap for gap in result.gaps if not gap.met][:TOP]
    blocks: list[Block] = [_facts(result), Paragraph(words.CAUTION), *remarks.blocks(result.notices)]
    blocks += [Heading("Where to work next"), *gaps.summary(result, tuple(shown), None)]
    blocks += [Heading("What to do")] if shown else []
    for gap in shown:
        skill = result.catalogue.skills[gap.skill]
        blocks += [Heading(f"{gap.rank}. {skill.name}", 3), Paragraph(skill.definition)]
        if practice := gaps.best_practice(gap, result.catalogue):
            blocks += card.practice_blocks(practice, level=4)
    blocks += [Heading("Profile"), *_profile(result), *remarks.choices(result)]
    if lines:
        pairs = tuple((f"{words.day(e.at)} {e.skill}", e.text) for e in lines)
        blocks += [Heading("Evidence"), Facts(pairs)]
    moved = behind._replace(steps=()) if behind else None
    blocks += explain.blocks(result, len(shown), moved)
    data = {
        **gaps.about(result),
        "gaps": [
            {**gaps.row(g, result.catalogue), "why": explain.why(g, result, behind)} for g in result.gaps
        ],
        "not_assessed": list(result.not_assessed),
        "notices": remarks.data(result.notices),
        "choices": [remarks.choices_data(contrast) for contrast in result.contrasts],
        "answers": result.assessment.answers,
        **(evidence.data(lines) if lines else {}),
    }
    title = f"Skill assessment: {result.role.name}"
    return Document(title, "export", data, "gaps", gaps.COLUMNS, tuple(blocks))


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
    """Every level, by cluster."""
    blocks: list[Block] = []
    for cluster in result.catalogue.clusters.values():
        own = [g for g in result.gaps if result.catalogue.skills[g.skill].cluster == cluster.id]
        rows = tuple(
            (
                result.catalogue.skills[g.skill].name,
                gaps.gauge(g),
                words.number(g.demand.target),
            )
            for g in own
        )
        if rows:
            blocks += [Heading(cluster.name, 3), Table(("skill", "level", "target"), rows)]
    return blocks


def empty(title: str) -> Document:
    """Return the page before any assessment."""
    return Document(title, "export", {**gaps.EMPTY, "answers": {}}, "gaps", gaps.COLUMNS, ())
