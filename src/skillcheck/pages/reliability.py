"""How well the questions of each skill measure together, and which do not go with the rest."""

from collections.abc import Sequence
from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.authoring import Flag, Reliability
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.text import plural

COLUMNS = (
    "skill", "name", "people", "items", "mean", "sd", "alpha", "alpha_low", "alpha_high", "omega", "sem", "flags",
)  # fmt: skip
EMPTY = doc.Document("", "reliability", {"people": 0, "skills": []})
"""The page for programs before any result."""
MEANING = (
    "alpha, omega: the share of the differences between people that is not chance, 0-1; alpha with its 95 % range. ±: the"
    " standard error of a level; in 2 of 3 people it is off by less."
)
WIDE = "A range wider than .20 can't tell a modest skill from a good one: more people would tell more."
PARTLY = (
    "Counted are only people who answered all questions of a skill. Where earlier answers decided which questions were"
    " asked, these people are a choice, too, and alpha is a little low: full assessments tell more."
)
FLAGS = {
    "negative": "below 0: a question is keyed the wrong way, so no error follows",
    "low": "below .70: ask more, or clearer questions",
    "high": "above .90: some questions may ask the same",
    "constant": "everybody answers {item} alike",
    "against": "{item} goes against the rest (is it reversed?)",
    "weak": "{item} hardly goes with the rest",
}


def page(reliabilities: Sequence[Reliability], catalogue: Catalogue, people: int) -> doc.Document:
    """Return a row a skill with figures, then those that have none and why; `people` is how many results there are."""
    measured = [skill for skill in reliabilities if skill.alpha is not None]
    blocks: list[doc.Block] = [doc.Paragraph(MEANING, doc.Tone.QUIET), _table(measured, catalogue)]
    if any(flag.kind == "wide" for skill in measured for flag in skill.flags):
        blocks.append(doc.Paragraph(WIDE))
    if any(skill.people < people for skill in reliabilities):
        blocks.append(doc.Paragraph(PARTLY))
    if without := [_say_why_none(r, catalogue, people) for r in reliabilities if r.alpha is None]:
        blocks.append(doc.Paragraph(f"No figures: {'; '.join(without)}."))
    data = {"people": people, "skills": [_data(skill, catalogue) for skill in reliabilities]}
    title = f"Reliability of {plural(len(measured), 'skill')}, {plural(people, 'person', 'people')}"
    return doc.Document(title, "reliability", data, "skills", COLUMNS, tuple(blocks))


def _table(measured: Sequence[Reliability], catalogue: Catalogue) -> doc.Table:
    rows = tuple(
        (
            catalogue.skills[skill.skill].name,
            str(skill.people),
            f"{_two_decimals(skill.alpha)} ({_two_decimals(skill.alpha_low)}-{_two_decimals(skill.alpha_high)})",
            _two_decimals(skill.omega),
            _two_decimals(skill.sem),
            "; ".join(filter(None, map(_say_flag, skill.flags))),
        )
        for skill in measured
    )
    return doc.Table(("skill", "people", "alpha", "omega", "±", "remark"), rows)


def _say_why_none(skill: Reliability, catalogue: Catalogue, people: int) -> str:
    why = {"one-item": "one question", "few": f"all answered by {skill.people} of {people}"}
    kinds = [why[flag.kind] for flag in skill.flags if flag.kind in why] or ["all levels alike"]
    return f"{catalogue.skills[skill.skill].name} ({kinds[0]})"


def _say_flag(flag: Flag) -> str:
    """Return the remark; empty for what is said of all skills together."""
    return FLAGS.get(flag.kind, "").format(item=flag.item)


def _two_decimals(value: float | None) -> str:
    """Return two decimals, as coefficients are reported; a dash for none."""
    return "-" if value is None else f"{value:.2f}"


def _data(skill: Reliability, catalogue: Catalogue) -> dict[str, Any]:
    return {
        **skill._asdict(),
        "name": catalogue.skills[skill.skill].name,
        "flags": [f"{flag.kind}:{flag.item}" if flag.item else flag.kind for flag in skill.flags],
        "item_rest": dict(skill.item_rest),
    }
