"""A skill's card: what it is, what it looks like at each level, how to get better at it, and where I stand."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue, Practice, Skill
from skillcheck.model.document import Block, Bullets, Document, Facts, Heading, Paragraph, Table, Tone
from skillcheck.model.estimate import Gap, LevelEstimate
from skillcheck.model.result import Contrast, Notice
from skillcheck.model.shape import plain
from skillcheck.model.text import plural
from skillcheck.pages import evidence, remarks, words

if TYPE_CHECKING:
    from skillcheck.model.change import Change

COLUMNS = ("id", "name", "cluster", "definition", "why", "example", "related", "needs")
YOURS = "Your evidence"
MOST_NOTED = 5


def page(
    skill: Skill,
    catalogue: Catalogue,
    mine: Gap | LevelEstimate | None = None,
    taken_at: datetime | None = None,
    beside: Contrast | None = None,
    *,
    age: int = 0,
    change: "Change | None" = None,
    notices: Sequence[Notice] = (),
    noted: Sequence[Evidence] | None = None,
) -> Document:
    """The card of `skill`; `mine` is my newest level of it, as a Gap where a role has a target for it.

    `beside` holds my rating beside my choices, where that assessment has both; `age` is the days since it, `notices` are
    about it, `change` is its last one. `noted` are my lines about the skill, the newest first; None leaves them out, for
    programs too.
    """
    blocks: list[Block] = [Paragraph(f"{catalogue.clusters[skill.cluster].name}. {skill.definition}")]
    blocks += [Paragraph(skill.why)] if skill.why else []
    blocks += [*_mine(mine, taken_at, beside, change), *remarks.blocks(notices), *_noted(skill, noted or ())]
    blocks += [Heading("For example"), Paragraph(skill.example)] if skill.example else []
    blocks += [Heading("What one sees at each level"), levels(skill, catalogue)]
    for number, practice in enumerate(skill.practices):
        blocks += [Heading("Practices")] if not number else []
        blocks += practice_blocks(practice)
    blocks += _further(skill, catalogue)
    data = {**_data(skill), "mine": _mine_data(mine, taken_at, beside)}
    if data["mine"]:
        data["mine"] |= {
            "age_days": age,
            "old": bool(notices),
            "trend": _change_data(change),
        }
    data |= evidence.data(noted) if noted is not None else {}
    return Document(skill.name, "skill", data, "", COLUMNS, tuple(blocks))


def question_card(skill: Skill, catalogue: Catalogue, press: str, noted: Sequence[Evidence] = ()) -> Document:
    """The card while the skill is being asked about: no target, no scores, no practices; but the lines `noted` about it.

    `press` says how one goes back.
    """
    back = Paragraph(f"{press} to go back to the question.", Tone.QUIET)
    mine: list[Block] = [Heading(YOURS, 3), Bullets(evidence.told(noted))] if noted else []
    blocks: tuple[Block, ...] = (Paragraph(skill.definition), levels(skill, catalogue), *mine, back)
    return Document(skill.name, "skill", _data(skill), "", COLUMNS, blocks)


def levels(skill: Skill, catalogue: Catalogue) -> Table:
    """The five levels with what one would see."""
    labels = catalogue.scale.levels
    rows = [
        (f"{number} {label}", text)
        for number, (label, text) in enumerate(zip(labels, skill.levels, strict=True), 1)
    ]
    return Table(("level", "what one sees"), tuple(rows))


def practice_blocks(practice: Practice, level: int = 3) -> list[Block]:
    """A practice in full, below a heading of `level`."""
    effort = {1: "easy", 2: "some effort", 3: "hard"}.get(practice.effort)
    facts = [
        ("Cue", practice.cue),
        ("Done when", practice.done_when),
        ("Takes", ", ".join(t for t in (_minutes(practice), effort) if t)),
    ]
    known = tuple((name, value) for name, value in facts if value)
    return [
        Heading(f"{practice.title} (for level {_levels(practice)})", level),
        Bullets(practice.steps, numbered=True),
        *([Facts(known)] if known else []),
    ]


def _minutes(practice: Practice) -> str:
    return f"{plural(practice.minutes, 'minute')} each time" if practice.minutes else ""


def _levels(practice: Practice) -> str:
    first, last = min(practice.levels), max(practice.levels)
    return f"{first}" if first == last else f"{first} to {last}"


def _mine(
    mine: Gap | LevelEstimate | None,
    taken_at: datetime | None,
    beside: Contrast | None,
    change: "Change | None",
) -> list[Block]:
    if mine is None or taken_at is None:
        return []
    estimate = mine.estimate if isinstance(mine, Gap) else mine
    answered = f"{estimate.answered} of {plural(estimate.items, 'question')}"
    pairs = [("Your level", f"{words.level(estimate)}, {answered}, {words.day(taken_at)}")]
    if isinstance(mine, Gap):
        state = "met" if mine.met else "not met yet"
        pairs.append(("Your target", f"{words.number(mine.demand.target)} ({state})"))
    if change:
        from skillcheck.pages import change as changes

        since = words.day(change.earlier.assessment.taken_at)
        pairs.append((f"Since {since}", changes.sentence(change)))
    if beside and beside.differs:
        pairs.append(("Your choices", f"{remarks.sentence(beside)} Ask someone who sees your work."))
    return [Facts(tuple(pairs))]


def _noted(skill: Skill, noted: Sequence[Evidence]) -> list[Block]:
    """The newest lines about the skill, and where the others are."""
    if not noted:
        return []
    blocks: list[Block] = [Heading(YOURS), Bullets(evidence.told(noted[:MOST_NOTED]))]
    if len(noted) > MOST_NOTED:
        more = f"{len(noted) - MOST_NOTED:,} more: skillcheck evidence list {skill.id}"
        blocks.append(Paragraph(more, Tone.QUIET))
    return blocks


def _further(skill: Skill, catalogue: Catalogue) -> list[Block]:
    others = catalogue.skills
    blocks: list[Block] = []
    if skill.resources:
        texts = tuple(
            f"{entry.title}. {entry.by}" + (f", {entry.year}" if entry.year else "") + _kind(entry.kind)
            for entry in skill.resources
        )
        blocks += [Heading("To read or take"), Bullets(texts)]
    entries = [f"{catalogue.lists[entry.list].title}, no. {entry.entry}" for entry in skill.lists]
    pairs = [
        ("Comes after", words.listed(others[id_].name for id_ in skill.needs)),
        ("Related", words.listed(others[id_].name for id_ in skill.related)),
        ("Also called", ", ".join(skill.aliases)),
        ("Named by", "; ".join(entries)),
    ]
    known = tuple((name, value) for name, value in pairs if value)
    return [*blocks, Heading("Where it belongs"), Facts(known)] if known else blocks


def _kind(kind: str) -> str:
    return f" ({kind})" if kind else ""


def _data(skill: Skill) -> dict[str, Any]:
    values = plain(skill)
    values["levels"] = {str(number): text for number, text in enumerate(skill.levels, 1)}
    values["resources"] = [{**entry, "year": entry["year"] or None} for entry in values["resources"]]
    order = (
        "id", "name", "cluster", "aliases", "definition", "why", "example", "levels", "statements",
        "scenarios", "practices", "resources", "related", "needs", "lists",
    )  # fmt: skip
    return {key: values[key] for key in order}


def _change_data(change: "Change | None") -> dict[str, Any] | None:
    if change is None:
        return None
    from skillcheck.pages import change as changes

    return changes.data(change)


def _mine_data(
    mine: Gap | LevelEstimate | None, taken_at: datetime | None, beside: Contrast | None
) -> dict[str, Any] | None:
    if mine is None or taken_at is None:
        return None
    estimate = mine.estimate if isinstance(mine, Gap) else mine
    return {
        "level": estimate.level,
        "low": estimate.low,
        "high": estimate.high,
        "target": mine.demand.target if isinstance(mine, Gap) else None,
        "taken_at": taken_at.isoformat(),
        "choices": remarks.choices_data(beside) if beside else None,
    }
