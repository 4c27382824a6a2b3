"""Calibration: the numbers of the measurement model from people's answers, adopted only if they predict better.

From 10 people the item means and two correlations are estimated, from 200 everything (see `means` and `em`). A fifth of the
people is held out: what predicts their answers best wins, the parameters in use included, and is then fitted to everybody.
"""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from skillcheck.authoring.calibration import em, means
from skillcheck.authoring.calibration.expectation import expected
from skillcheck.authoring.calibration.model import Model, begun, parameters
from skillcheck.authoring.calibration.sheets import Sheets, sheets
from skillcheck.model.calibration import Calibration
from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import Parameters

FEWEST = 10
"""With fewer people, the shrunken means move more with who they are than with what the items are like."""
ENOUGH_FOR_ALL = 200
"""From so many people on, all parameters are tried. With everything answered they predict better from 50 on already (SPI: 33
questions instead of 40 up to the own stop); answers that were chosen adaptively tell far less each."""
HELD_OUT = 5
"""One in so many is held out."""

Fit = Callable[[Sheets, Parameters], Model]


def calibrated(
    skills: Sequence[Skill], people: Sequence[Mapping[str, float]], prior: Parameters
) -> Parameters:
    """The parameters to use after the answers of `people` (each: item id to score, 1-5); `prior` where nothing helps."""
    return calibration(skills, {str(n): person for n, person in enumerate(people)}, prior).parameters


def calibration(
    skills: Sequence[Skill], people: Mapping[str, Mapping[str, float]], prior: Parameters
) -> Calibration:
    """The same with how it came about. `people` maps the id of a result, which decides who is held out, to its scores.

    Answers to items of other skills, and people without an answer to these, do not count.
    """
    known = {item.id for skill in skills for item in skill.items}
    counted = {id_: person for id_, person in people.items() if known & person.keys()}
    if len(counted) < FEWEST:
        return Calibration(prior, "none", adopted=False, people=len(counted))
    held = held_out(counted)
    kept = sheets(skills, [person for id_, person in counted.items() if id_ not in held])
    unseen = sheets(skills, [counted[id_] for id_ in held])
    fits: dict[str, Fit] = {"means": means.fitted}
    if len(counted) >= ENOUGH_FOR_ALL:
        fits["all"] = em.fitted
    scores = {method: _score(unseen, fit(kept, prior), prior) for method, fit in fits.items()}
    best = max(scores, key=lambda method: scores[method])
    before = _score(unseen, begun(unseen, prior), prior)
    adopted = scores[best] > before
    found = prior
    if adopted:
        everybody = sheets(skills, list(counted.values()))
        model = fits[best](everybody, prior)
        found = parameters(model, everybody, prior, _name(best, len(counted), model))
    return Calibration(found, best, adopted, len(counted), len(held), before, scores[best])


def held_out(ids: Mapping[str, object]) -> tuple[str, ...]:
    """A fifth of `ids` (rounded down), the same for the same ids in any order."""
    return tuple(
        sorted(ids, key=lambda id_: sha256(id_.encode("utf-8", "surrogatepass")).digest())[
            : len(ids) // HELD_OUT
        ]
    )


def _score(unseen: Sheets, model: Model, prior: Parameters) -> float:
    return expected(unseen, model, prior.person_weight).score / unseen.answers


def _name(method: str, people: int, model: Model) -> str:
    """A name for the set that changes with any of its numbers."""
    return f"{method}-{people}-{sha256(repr(model).encode()).hexdigest()[:8]}"
