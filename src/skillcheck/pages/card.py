"""A skill's card: what it is, what it looks like at each level, how to get better at it, and where the person stands."""

from collections.abc import Sequence
from typing import Any

from skillcheck import questions
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue, Practice, Skill
from skillcheck.model.change import NewestLevel
from skillcheck.model.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Hint,
    Paragraph,
    Press,
    Table,
    Tone,
)
from skillcheck.model.shape import plain
from skillcheck.model.text import plural
from skillcheck.pages import change, evidence, words

COLUMNS = ("id", "name", "cluster", "definition", "why", "example", "related", "needs")
YOUR_EVIDENCE = "Your evidence"
MOST_LINES = 5
"""Lines of evidence on a card: the newest, so that what to do next still shows."""
EFFORTS = {1: "easy", 2: "some effort", 3: "hard"}


def page(
    skill: Skill,
    catalogue: Catalogue,
    newest: NewestLevel | None = None,
    lines: Sequence[Evidence] | None = None,
) -> Document:
    """Show the card of `skill` with the person's newest level and the lines about it, the newest first.

    Without lines (None) they are left out, for programs too.
    """
    blocks: list[Block] = [Paragraph(f"{catalogue.clusters[skill.cluster].name}. {skill.definition}")]
    blocks += [Paragraph(skill.why)] if skill.why else []
    if newest:
        blocks += [_your_level(newest), *words.notices(newest.notices)]
    if lines:
        blocks += [Heading(YOUR_EVIDENCE), Bullets(evidence.texts(lines[:MOST_LINES]))]
    if lines and len(lines) > MOST_LINES:
        more = f"{len(lines) - MOST_LINES:,} more: skillcheck evidence list {skill.id}"
        blocks.append(Paragraph(more, Tone.QUIET))
    if skill.scenes_told:
        blocks += [Heading("For example"), *map(Paragraph, skill.scenes_told)]
    blocks += [Heading("What one sees at each level"), _levels(skill, catalogue)]
    blocks += [Heading("Practices")] if skill.practices else []
    for practice in skill.practices:
        blocks += practice_blocks(practice)
    blocks += [*_resources(skill), *_place(skill, catalogue)]
    data = {**_data(skill), "mine": _newest_data(newest) if newest else None}
    data |= evidence.data(lines) if lines is not None else {}
    return Document(skill.name, "skill", data, "", COLUMNS, tuple(blocks))


def question_card(skill: Skill, catalogue: Catalogue, lines: Sequence[Evidence] = ()) -> Document:
    """Show the card while the skill is asked about: no target, no score, no practice; but the `lines` about it."""
    blocks: list[Block] = [Paragraph(skill.definition), _levels(skill, catalogue)]
    blocks += [Heading(YOUR_EVIDENCE, 3), Bullets(evidence.texts(lines))] if lines else []
    blocks.append(Hint(Press.GO_ON, " to go back to the question."))
    return Document(skill.name, "skill", _data(skill), "", COLUMNS, tuple(blocks))


def practice_blocks(practice: Practice, level: int = 3) -> list[Block]:
    """Show a practice in full, below a heading of `level`."""
    first, last = min(practice.suits), max(practice.suits)
    suits = f"{first}" if first == last else f"{first} to {last}"
    time = f"{plural(practice.minutes, 'minute')} each time" if practice.minutes else ""
    return [
        Heading(f"{practice.title} (for level {suits})", level),
        Bullets(practice.steps, numbered=True),
        *_facts(
            ("Cue", practice.cue),
            ("Done when", practice.done_when),
            ("Takes", ", ".join(filter(None, (time, EFFORTS.get(practice.effort))))),
        ),
    ]


def _your_level(newest: NewestLevel) -> Facts:
    estimate = newest.point.estimate
    answered = f"{estimate.answered} of {plural(estimate.items, 'question')}"
    day = words.day(newest.point.assessment.taken_at)
    pairs = [("Your level", f"{words.level(estimate)}, {answered}, {day}")]
    if newest.target is not None:
        state = "met" if estimate.level >= newest.target else "not met yet"
        pairs.append(("Your target", f"{words.number(newest.target)} ({state})"))
    if newest.change:
        since = words.day(newest.change.earlier.assessment.taken_at)
        pairs.append((f"Since {since}", change.sentence(newest.change)))
    return Facts(tuple(pairs))


def _levels(skill: Skill, catalogue: Catalogue) -> Table:
    """Show the five levels with what one would see."""
    labels = zip(catalogue.scale.levels, skill.levels, strict=True)
    rows = tuple((f"{number} {label}", text) for number, (label, text) in enumerate(labels, 1))
    return Table(("level", "what one sees"), rows)


def _resources(skill: Skill) -> list[Block]:
    texts = []
    for resource in skill.resources:
        year = f", {resource.year}" if resource.year else ""
        kind = f" ({resource.kind})" if resource.kind else ""
        texts.append(f"{resource.title}. {resource.by}{year}{kind}")
    return [Heading("To read or take"), Bullets(tuple(texts))] if texts else []


def _place(skill: Skill, catalogue: Catalogue) -> list[Block]:
    """Show what the skill belongs to."""
    names = {other.id: other.name for other in catalogue.skills.values()}
    entries = [f"{catalogue.lists[entry.list].title}, no. {entry.entry}" for entry in skill.lists]
    facts = _facts(
        ("Comes after", words.listed(names[id_] for id_ in skill.needs)),
        ("Related", words.listed(names[id_] for id_ in skill.related)),
        ("Also called", ", ".join(skill.aliases)),
        ("Named by", "; ".join(entries)),
    )
    return [Heading("Where it belongs"), *facts] if facts else []


def _facts(*pairs: tuple[str, str]) -> list[Facts]:
    """Return the pairs that have a text; no block where none has one."""
    filled = tuple((name, text) for name, text in pairs if text)
    return [Facts(filled)] if filled else []


def _data(skill: Skill) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for field, value in plain(skill).items():
        data |= plain(questions.by_key(skill.questions)) if field == "questions" else {field: value}
    data["examples"] = list(skill.scenes_told)
    data["example"] = next(iter(skill.scenes_told), "")
    data["practices"] = [
        {**entry, "levels": list(practice.suits), "rung": practice.rung or None}
        for entry, practice in zip(data["practices"], skill.practices, strict=True)
    ]
    for entry in (*data["statements"], *data["scenarios"]):
        entry.update({key: entry[key] or None for key in ("rung", "typical") if key in entry})
    data["levels"] = {str(number): text for number, text in enumerate(skill.levels, 1)}
    data["resources"] = [{**entry, "year": entry["year"] or None} for entry in data["resources"]]
    return data


def _newest_data(newest: NewestLevel) -> dict[str, Any]:
    estimate = newest.point.estimate
    return {
        "level": estimate.level,
        "low": estimate.low,
        "high": estimate.high,
        "target": newest.target,
        "taken_at": newest.point.assessment.taken_at,
        "choices": None,  # a promised key; ratings are no longer held against choices
        "age_days": newest.days,
        "old": bool(newest.notices),
        "trend": change.data(newest.change) if newest.change else None,
    }
