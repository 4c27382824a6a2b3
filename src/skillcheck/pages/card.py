"""A skill's card: what it is, what it looks like at each level, how to get better at it, and where the person stands."""

from collections.abc import Sequence
from typing import Any

from skillcheck import questions
from skillcheck.model import document as doc
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue, Practice, Skill
from skillcheck.model.change import NewestLevel
from skillcheck.model.shape import plain
from skillcheck.model.text import plural
from skillcheck.pages import change, evidence, words

COLUMNS = ("id", "name", "cluster", "definition", "why", "example", "related", "needs")
YOUR_EVIDENCE = "What you noted"
MOST_LINES = 5
"""Lines of evidence on a card: the newest, so that what to do next still shows."""


def page(
    skill: Skill,
    catalogue: Catalogue,
    newest: NewestLevel | None = None,
    lines: Sequence[Evidence] | None = None,
) -> doc.Document:
    """Show the card of `skill` with the person's newest level and the lines about it, the newest first.

    Without lines (None) they are left out, for programs too.
    """
    best = [practice for practice in skill.practices if newest and practice.id == newest.practice]
    first = next(iter((*best, *skill.practices)), None)
    here = int(newest.point.estimate.level + 0.5) if newest else 0
    blocks: list[doc.Block] = [doc.Paragraph(skill.definition)]
    blocks += _your_level(newest, catalogue) if newest else []
    blocks += [doc.Paragraph(skill.why, name="Why it pays")] if skill.why else []
    for name, text in zip(("A scene", "Another"), skill.scenes_told, strict=False):
        blocks.append(doc.Paragraph(text, name=name))
    blocks += [doc.Heading("How it looks at work"), _levels(skill, catalogue, here)]
    blocks += [doc.Paragraph(skill.reach, name="When it reaches others")] if skill.reach else []
    blocks += _practices(skill, first, yours=newest is not None) if first else []
    blocks += _limits(skill)
    if lines:
        more = len(lines) - MOST_LINES
        rest = [f"{more:,} more: skillcheck evidence list {skill.id}"] if more > 0 else []
        blocks += [doc.Heading(YOUR_EVIDENCE), doc.Bullets((*evidence.texts(lines[:MOST_LINES]), *rest))]
    blocks += [*_resources(skill), *_place(skill, catalogue)]
    data = {**_data(skill), "mine": _newest_data(newest) if newest else None}
    data |= evidence.data(lines) if lines is not None else {}
    keys = (
        doc.Key("p", "plan it", f"skillcheck plan new {skill.id}"),
        doc.Key("c", "what choices lead to", f"skillcheck choices {skill.id}"),
        doc.Key("q", "leave"),
    )
    aside = catalogue.clusters[skill.cluster].name
    return doc.Document(skill.name, "skill", data, "", COLUMNS, tuple(blocks), aside=aside, keys=keys)


def question_card(skill: Skill, catalogue: Catalogue, lines: Sequence[Evidence] = ()) -> doc.Document:
    """Show the card while the skill is asked about: no target, no score, no practice; but the `lines` about it."""
    blocks: list[doc.Block] = [doc.Paragraph(skill.definition)]
    blocks += [doc.Heading("How it looks at work"), _levels(skill, catalogue, 0)]
    blocks += [doc.Heading(YOUR_EVIDENCE, 3), doc.Bullets(evidence.texts(lines))] if lines else []
    blocks.append(doc.Hint(doc.Press.GO_ON, " to go back to the question."))
    return doc.make_screen(skill.name, *blocks, aside="while the question waits")


def practice_blocks(practice: Practice, *more: tuple[str, str]) -> list[doc.Block]:
    """Show a practice in full: its cue, its steps, when it is done, and what `more` is to be told of it."""
    cue = [doc.Step("", (doc.Paragraph(practice.cue),))] if practice.cue else []
    done = [("Done when", practice.done_when)] if practice.done_when else []
    facts = [doc.Facts((*done, *more))] if done or more else []
    return [*cue, doc.Bullets(practice.steps, numbered=True), *facts]


def practice_name(practice: Practice) -> str:
    """Return a practice with the time that it takes."""
    return practice.title + (f", {plural(practice.minutes, 'minute')}" if practice.minutes else "")


def _practices(skill: Skill, first: Practice, *, yours: bool) -> list[doc.Block]:
    others = [words.practice_label(practice) for practice in skill.practices if practice != first]
    rest = [("Others", ", ".join(others))] if others else []
    heading = f"Practice {'for you' if yours else 'to begin with'}: {practice_name(first)}"
    return [doc.Heading(heading), *practice_blocks(first, *rest)]


def _limits(skill: Skill) -> list[doc.Block]:
    """Say how the skill fails, what to say, and what to ask."""
    quoted = [f"“{phrase}”" for phrase in skill.phrases.say]
    pairs = (
        ("Overdone", skill.overdone),
        ("Not when", skill.not_when),
        ("Say", " ".join(quoted)),
        ("Drop", f"“{skill.phrases.drop}”" if skill.phrases.drop else ""),
        ("Ask yourself", skill.ask_yourself),
        ("Ask a colleague", skill.ask_a_colleague),
    )
    facts = words.drop_empty(pairs)
    return [doc.Heading("In doubt"), doc.Facts(facts)] if facts else []


def _your_level(newest: NewestLevel, catalogue: Catalogue) -> list[doc.Block]:
    estimate, scale = newest.point.estimate, catalogue.scale
    day = words.spoken_day(newest.point.assessment.taken_at)
    cell = f"{words.place(estimate.level, scale)}; {words.say_answered(estimate)} answered"
    row = words.standing("", estimate, newest.target, scale)._replace(cells=(cell,))
    blocks: list[doc.Block] = [doc.Standings((row,), ends=words.ends(scale), aside=day)]
    if newest.change:
        since = words.spoken_day(newest.change.earlier.assessment.taken_at)
        blocks.append(doc.Paragraph(change.sentence(newest.change), name=f"Since {since}"))
    return [*blocks, *words.notices(newest.notices)]


def _levels(skill: Skill, catalogue: Catalogue, here: int) -> doc.Table:
    """Show the five levels with what one would see, the person's own marked."""
    return doc.Table(("", ""), tuple(zip(catalogue.scale.levels, skill.levels, strict=True)), here - 1)


def _resources(skill: Skill) -> list[doc.Block]:
    texts = []
    for resource in skill.resources:
        year = f" ({resource.year})" if resource.year else ""
        purpose = f". {resource.for_}" if resource.for_ else ""
        texts.append(f"{resource.by}, {resource.title}{year}{purpose} {resource.url}".rstrip())
    return [doc.Heading("Further reading"), doc.Bullets(tuple(texts))] if texts else []


def _place(skill: Skill, catalogue: Catalogue) -> list[doc.Block]:
    """Show what the skill belongs to."""
    entries = [f"{catalogue.lists[entry.list].title}, no. {entry.entry}" for entry in skill.lists]
    pairs = (
        ("Comes after", words.listed(map(catalogue.skill_name, skill.needs))),
        ("Related", words.listed(map(catalogue.skill_name, skill.related))),
        ("Also called", ", ".join(skill.aliases)),
        ("Named by", "; ".join(entries)),
    )
    facts = words.drop_empty(pairs)
    return [doc.Heading("Where it belongs"), doc.Facts(facts)] if facts else []


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
    return {
        **words.pick(newest.point.estimate, *words.RANGE),
        "target": newest.target,
        "taken_at": newest.point.assessment.taken_at,
        "choices": None,  # a promised key; ratings are no longer held against choices
        "age_days": newest.days,
        "old": bool(newest.notices),
        "trend": change.data(newest.change) if newest.change else None,
    }
