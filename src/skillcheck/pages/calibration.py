"""What calibration found, and whether it is better than what was in use."""

from collections import Counter
from collections.abc import Mapping
from math import exp
from typing import Any

from skillcheck.model.calibration import Calibration
from skillcheck.model.catalogue import Catalogue, Item, Skill
from skillcheck.model.document import Block, Commands, Document, Facts, Heading, Paragraph, Table, Tone
from skillcheck.model.parameters import Parameters
from skillcheck.model.text import plural

COLUMNS = ("id", "skill", "answers", "intercept", "loading", "noise", "guessed")
METHODS = {
    "means": "the mean of each question, and how skills go together within and across clusters",
    "all": "mean, weight and noise of each question, and how each two skills go together",
}
MOST_NAMED = 5
"""How many questions the page names, so that it fits one screen."""
BETTER = "Adopted: it makes the answers of people whom it has not seen {times:.2f} times as likely, answer by answer."
NO_BETTER = (
    "Not adopted: the parameters in use predict the answers of people who were held out as well or better"
    " ({times:.2f} times as likely with the new ones)."
)


def page(
    found: Calibration,
    prior: Parameters,
    catalogue: Catalogue,
    people: Mapping[str, Mapping[str, float]],
    file: str,
) -> Document:
    """The set by name, how it was judged, and the questions that move most.

    `people` are the scores that it came from, `file` is where it will be kept (empty: nowhere).
    """
    likely = (BETTER if found.adopted else NO_BETTER).format(times=exp(found.after - found.before))
    facts = Facts(
        (
            ("Results", f"{plural(found.people, 'person', 'people')}, {found.held_out} of them held out"),
            ("Fitted", METHODS[found.method]),
            *((("Name of the set", found.parameters.version),) if found.adopted else ()),
        )
    )
    blocks: list[Block] = [facts, Paragraph(likely, Tone.STRONG)]
    counts = Counter(item for person in people.values() for item in person)
    rows = [
        _row(item, skill, found.parameters, prior, counts[item.id])
        for skill in catalogue.skills.values()
        for item in skill.items
        if found.adopted and item.id in found.parameters.items
    ]
    if rows:
        blocks += [*_moved(rows), _next(file)]
    data = {
        "people": found.people,
        "held_out": found.held_out,
        "method": found.method,
        "adopted": found.adopted,
        "name": found.parameters.version,
        "score": {"before": found.before, "after": found.after},
        "items": rows,
    }
    return Document("Calibration", "calibration", data, "items", COLUMNS, tuple(blocks))


def nothing() -> dict[str, Any]:
    """The page's data before any result."""
    empty = {"people": 0, "held_out": 0, "method": "none", "adopted": False}
    return {**empty, "name": None, "score": None, "items": []}


def _row(item: Item, skill: Skill, now: Parameters, prior: Parameters, answers: int) -> dict[str, Any]:
    own = now.of(item)
    return {
        "id": item.id,
        "skill": skill.id,
        "answers": answers,
        "intercept": own.intercept,
        "loading": own.loading,
        "noise": own.noise,
        "guessed": prior.of(item).intercept,
    }


def _moved(rows: list[dict[str, Any]]) -> list[Block]:
    """The questions whose average answer is farthest from the guess."""
    farthest = sorted(rows, key=lambda row: -abs(row["intercept"] - row["guessed"]))[:MOST_NAMED]
    cells = tuple(
        (row["id"], f"{row['intercept']:.2f}", f"{row['guessed']:.2f}", str(row["answers"]))
        for row in farthest
    )
    columns = ("question", "average person", "guessed", "answers")
    return [Heading("Farthest from the guess, on 1-5", 3), Table(columns, cells)]


def _next(file: str) -> Commands:
    keep = () if file else (("skillcheck calibrate RESULTS... -o ours.yaml", "keep the parameters"),)
    return Commands((*keep, (f"skillcheck gaps --parameters {file or 'ours.yaml'}", "your gaps with them")))
