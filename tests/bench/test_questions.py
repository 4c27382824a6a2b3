from typing import Any

from bench import questions
from bench.questions import Plan
from tests.bench import sheets

PARTS = ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6"]


def report(plan: Plan, processes: int = 1) -> Any:
    return questions.report(plan, processes)


def test_the_report_has_the_promised_shape() -> None:
    found = report(Plan(sheets.sheet(55), 3, (1,)))
    assert {
        key: found[key] for key in ("skillcheck", "kind", "people", "items", "skills", "range", "seeds")
    } == {
        "skillcheck": 1,
        "kind": "replay",
        "people": 3,
        "items": 12,
        "skills": 4,
        "range": [1, 5],
        "seeds": [1],
    }
    assert [(one["importance"], one["calibrated_on"], one["people"]) for one in found["conditions"]] == [
        ("role", 0, 3),
        ("role", 50, 3),
        ("equal", 0, 3),
        ("equal", 50, 3),
    ]
    for one in found["conditions"]:
        for way in ("adaptive", "fixed", "random"):
            assert list(one[way]) == PARTS
            assert all(0 <= overlap <= 1 for overlap in one[way].values())
        assert list(one["stop"]) == ["share", "questions", "realised", "predicted", "four_of_five"]
        assert 0 <= one["coverage"] <= 1


def test_a_seed_gives_the_same_figures_again_and_runs_their_medians() -> None:
    made = sheets.sheet(20)
    runs = [report(Plan(made, 6, (seed,)))["conditions"] for seed in (4, 5, 6)]
    assert runs[0] == report(Plan(made, 6, (4,)))["conditions"]
    together = report(Plan(made, 6, (4, 5, 6)))["conditions"]
    shares = sorted(run[1]["stop"]["predicted"] for run in runs)
    assert together[1]["stop"]["predicted"] == shares[1]


def test_a_role_of_three_skills_and_one_item_a_skill_still_works() -> None:
    found = report(Plan(sheets.sheet(10, 3, 1), 10, (1,)))
    assert found["conditions"][0]["stop"]["questions"] == 3
    assert found["conditions"][0]["coverage"] is None
