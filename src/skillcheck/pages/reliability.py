"""How well the questions of each skill measure together, and which do not go with the rest."""

from collections.abc import Sequence
from typing import Any

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Block, Document, Paragraph, Table, Tone
from skillcheck.model.reliability import Flag, Reliability
from skillcheck.model.text import plural

COLUMNS = (
    "skill", "name", "people", "items", "mean", "sd", "alpha", "alpha_low", "alpha_high", "omega", "sem", "flags",
)  # fmt: skip
MEANING = (
    "alpha, omega: the share of the differences between people that is not chance, 0-1; alpha with its 95 % range. ±: the"
    " standard error of a level; in 2 of 3 people it is off by less."
)
WIDE = "A range wider than .20 can't tell a modest skill from a good one: more people would tell more."
PARTLY = (
    "Counted are only people who answered all questions of a skill. Where earlier answers decided which questions were"
    " asked, these people are a choice, too, and alpha is a little low: full assessments tell more."
)
ABOUT_SKILLS = {
    "low": "below .70: ask more, or clearer questions",
    "high": "above .90: some questions may ask the same",
}
ABOUT_ITEMS = {
    "constant": "everybody answers {item} alike",
    "against": "{item} goes against the rest (is it reversed?)",
    "weak": "{item} hardly goes with the rest",
}


def page(found: Sequence[Reliability], catalogue: Catalogue, people: int) -> Document:
    """A row a skill with figures, then those that have none and why; `people` is how many results there are."""
    counted = [one for one in found if one.alpha is not None]
    blocks: list[Block] = [Paragraph(MEANING, Tone.QUIET), _table(counted, catalogue)]
    if any(flag.kind == "wide" for one in counted for flag in one.flags):
        blocks.append(Paragraph(WIDE))
    if any(one.people < people for one in found):
        blocks.append(Paragraph(PARTLY))
    if without := [_without(one, catalogue, people) for one in found if one.alpha is None]:
        blocks.append(Paragraph(f"No figures: {'; '.join(without)}."))
    data = {"people": people, "skills": [_data(one, catalogue) for one in found]}
    title = f"Reliability of {plural(len(counted), 'skill')}, {plural(people, 'person', 'people')}"
    return Document(title, "reliability", data, "skills", COLUMNS, tuple(blocks))


def nothing() -> dict[str, Any]:
    """The page's data before any result."""
    return {"people": 0, "skills": []}


def _table(counted: Sequence[Reliability], catalogue: Catalogue) -> Table:
    rows = tuple(
        (
            catalogue.skills[one.skill].name,
            str(one.people),
            f"{_two(one.alpha)} ({_two(one.low)}-{_two(one.high)})",
            _two(one.omega),
            _two(one.sem),
        )
        for one in counted
    )
    notes = tuple("; ".join(filter(None, map(_said, one.flags))) for one in counted)
    return Table(("skill", "people", "alpha", "omega", "±"), rows, notes, "remark")


def _without(one: Reliability, catalogue: Catalogue, people: int) -> str:
    name = catalogue.skills[one.skill].name
    if one.items < 2:
        return f"{name} (one question)"
    if any(flag.kind == "few" for flag in one.flags):
        return f"{name} (all answered by {one.people} of {people})"
    return f"{name} (all levels alike)"


def _said(flag: Flag) -> str:
    return ABOUT_ITEMS[flag.kind].format(item=flag.item) if flag.item else ABOUT_SKILLS.get(flag.kind, "")


def _two(value: float | None) -> str:
    """Two decimals, as coefficients are reported; a dash for none."""
    return "-" if value is None else f"{value:.2f}"


def _data(one: Reliability, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "skill": one.skill,
        "name": catalogue.skills[one.skill].name,
        "people": one.people,
        "items": one.items,
        "mean": one.mean,
        "sd": one.sd,
        "alpha": one.alpha,
        "alpha_low": one.low,
        "alpha_high": one.high,
        "omega": one.omega,
        "sem": one.sem,
        "flags": [f"{flag.kind}:{flag.item}" if flag.item else flag.kind for flag in one.flags],
        "item_rest": dict(one.item_rest),
    }
