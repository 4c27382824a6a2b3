"""A team's results: files as export writes them, of people who answer as the model says."""

import json
from pathlib import Path
from random import Random

from skillcheck.model.catalogue import Catalogue, Item
from skillcheck.questions.scenario import Scenario

HARD = {"listening-1": -1.4, "order-1": 1.3, "caring-1": -1.2, "sums-1": 1.0}
"""How far these questions are from what one would guess."""


def team(catalogue: Catalogue, folder: Path, count: int, *, seed: int = 1) -> list[str]:
    """Paths of `count` results in which everything is answered; the same for the same seed."""
    dice = Random(seed)
    paths = []
    for number in range(count):
        answers = {}
        for skill in catalogue.skills.values():
            theta = dice.gauss(0, 0.8)
            for item in skill.items:
                answers[item.id] = _answer(item, 3.4 + HARD.get(item.id, 0.0) + theta + dice.gauss(0, 0.7))
        path = folder / f"result-{number:03}.json"
        path.write_text(json.dumps(result(f"r-{number}", catalogue.digest, answers)), encoding="utf-8")
        paths.append(str(path))
    return paths


def result(id_: str, digest: str, answers: dict[str, str]) -> dict[str, object]:
    """What counts of a result's file."""
    assessment = {"id": id_, "catalogue_digest": digest}
    return {"skillcheck": 1, "kind": "export", "assessment": assessment, "answers": answers}


def _answer(item: Item, y: float) -> str:
    if isinstance(item, Scenario):
        return min(item.options, key=lambda option: abs(option.score - y)).id
    rating = min(max(round(y), 1), 5)
    return str(6 - rating if item.reversed else rating)
