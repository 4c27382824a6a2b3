"""The parameters that calibration found, and whether they are better than the first guesses."""

from collections import Counter
from collections.abc import Mapping
from math import exp
from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.authoring import Calibration
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.parameters import Parameters
from skillcheck.model.text import plural

COLUMNS = ("id", "skill", "answers", "intercept", "loading", "noise", "guessed")
EMPTY = doc.Document("", "calibration", {
    "people": 0, "held_out": 0, "complete": 0, "method": "none", "adopted": False, "name": None, "score": None, "items": [],
})  # fmt: skip
"""The page for programs before any result."""
METHODS = {
    "means": "the mean of each question, and how skills go together within and across clusters",
    "all": "mean, weight and noise of each question, and how each two skills go together",
}
MOST_NAMED = 5
"""How many questions the page names, so that it fits one screen."""
FILE = "ours.yaml"
"""What the page calls the file as long as there is none."""
BETTER = "Adopted: it makes the answers of people whom it has not seen {times:.2f} times as likely, answer by answer."
NO_BETTER = (
    "Not adopted: for people whom it has not seen the new parameters make an answer {times:.2f} times as likely as the first"
    " guesses do, which is no more than luck can do."
)
ADAPTIVE = (
    "Not one of these results is complete. Complete ones are worth more: skillcheck assess --length full"
)
USE = (
    "A catalogue file counts with them where it says “parameters: {file}”. On top of the built-in catalogue, three lines"
    " make such a file: “version: 1”, “extends: builtin” and “parameters: {file}”."
)


def page(
    calibration: Calibration,
    prior: Parameters,
    catalogue: Catalogue,
    people: Mapping[str, Mapping[str, float]],
    file: str,
) -> doc.Document:
    """Return the set by name, how it was judged, and the questions that move most.

    `people` are the scores that it came from, `file` is where it will be kept (empty: nowhere).
    """
    ratio = exp(calibration.after - calibration.before)
    name = calibration.parameters.version
    facts = [("Results", f"{plural(calibration.people, 'person', 'people')}, each fifth held out in turn")]
    facts.append(("Fitted", METHODS[calibration.method]))
    facts += [("Name of the set", name)] if calibration.adopted else []
    verdict = (BETTER if calibration.adopted else NO_BETTER).format(times=ratio)
    blocks: list[doc.Block] = [doc.Facts(tuple(facts)), doc.Paragraph(verdict, doc.Tone.STRONG)]
    if not calibration.complete:
        blocks.append(doc.Paragraph(ADAPTIVE))
    rows = _rows(calibration.parameters, prior, catalogue, people) if calibration.adopted else []
    if rows:
        keep = (f"skillcheck catalogue calibrate RESULTS... -o {FILE}", "keep the parameters")
        use = ("skillcheck gaps --catalogue FILE", "your gaps with that catalogue file")
        commands = doc.Commands((use,) if file else (keep, use))
        blocks += [*_show_farthest(rows), doc.Paragraph(USE.format(file=file or FILE)), commands]
    data = {
        **{key: getattr(calibration, key) for key in ("people", "held_out", "complete", "method", "adopted")},
        "name": name,
        "score": {"before": calibration.before, "after": calibration.after, "error": calibration.error},
        "items": rows,
    }
    return doc.Document("Calibration", "calibration", data, "items", COLUMNS, tuple(blocks))


def _rows(
    parameters: Parameters,
    prior: Parameters,
    catalogue: Catalogue,
    people: Mapping[str, Mapping[str, float]],
) -> list[dict[str, Any]]:
    answers = Counter(item for person in people.values() for item in person)
    return [
        {
            "id": item.id,
            "skill": skill.id,
            "answers": answers[item.id],
            **parameters.items[item.id]._asdict(),
            "guessed": prior.of(item).intercept,
        }
        for skill in catalogue.skills.values()
        for item in skill.items
        if item.id in parameters.items
    ]


def _show_farthest(rows: list[dict[str, Any]]) -> list[doc.Block]:
    """Show the questions whose average answer is farthest from the guess."""
    by_distance = sorted(rows, key=lambda row: -abs(row["intercept"] - row["guessed"]))
    cells = tuple(
        (row["id"], f"{row['intercept']:.2f}", f"{row['guessed']:.2f}", str(row["answers"]))
        for row in by_distance[:MOST_NAMED]
    )
    columns = ("question", "average person", "guessed", "answers")
    return [doc.Heading("Farthest from the guess, on 1-5", 3), doc.Table(columns, cells)]
