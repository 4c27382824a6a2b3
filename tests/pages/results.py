"""Results to make pages of, on the small catalogue."""

from collections.abc import Mapping
from datetime import UTC, datetime

from skillcheck.measure.result import evaluate
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue, Demand
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Result
from skillcheck.questions.statement import Statement

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
# Every question is answered, so every level is a plain mean (a reversed statement counts as 6 minus its answer):
ALL: dict[str, str] = {
    # (1 + 4 + 2) / 3 = 7/3; target 4, weight 5: gap 5/3, priority 25/3 = 8.3
    "listening-1": "1", "listening-2": "2", "listening-s": "a",
    # (1 + 2 + 3) / 3 = 2; target 3.5, weight 4: gap 1.5, priority 6.0
    "order-1": "1", "order-2": "4", "order-s": "a",
    # (2 + 3 + 1) / 3 = 2; target 4, weight 3: gap 2.0, priority 6.0, and so too close to call with order
    "caring-1": "2", "caring-2": "3", "caring-s": "b",
    # 5; target 3: met
    "sums-1": "5",
}  # fmt: skip
BEST: dict[str, str] = {
    "listening-1": "5", "listening-2": "1", "listening-s": "b", "order-1": "5", "order-2": "1", "order-s": "b",
    "caring-1": "5", "caring-2": "1", "caring-s": "a", "sums-1": "5",
}  # fmt: skip


def assessment(
    answers: Mapping[str, str], role: str = "desk-lead", id_: str = "2026-11-22-abcdef"
) -> Assessment:
    """A finished, full assessment with these answers, six seconds each."""
    responses = tuple(Response(item, answer, AT, 6.0) for item, answer in answers.items())
    return Assessment(id_, role, "full", AT, "0123456789ab", finished=True, responses=responses)


def seen(catalogue: Catalogue, answers: Mapping[str, str], role: str = "desk-lead") -> Result:
    """What `answers` say through `role`."""
    return evaluate(catalogue, catalogue.roles[role], assessment(answers, role), Parameters())


def wide(catalogue: Catalogue, count: int) -> Catalogue:
    """The catalogue with a role, also called wide, of `count` skills with one statement each: s1, s2, ..."""
    skills = {
        f"s{n}": catalogue.skills["sums"]._replace(
            id=f"s{n}",
            name=f"Skill {n}",
            questions=(Statement(f"s{n}-1", "I do it."),),
        )
        for n in range(1, count + 1)
    }
    role = catalogue.roles["clerk"]._replace(
        id="wide", name="Wide", skills=dict.fromkeys(skills, Demand(3.0, 4.0))
    )
    return catalogue._replace(skills=skills, roles={"wide": role})
