"""Simulated managers with a role: what reaches their top five, and how alike two of them are."""

import json
from collections import Counter
from collections.abc import Sequence

import pytest

from bench import roles
from bench.__main__ import main
from skillcheck.model.catalogue import Catalogue, Demand, Role, Scale, Skill
from skillcheck.questions.statement import Statement
from tests.measure.examples import skill

TWELVE = [skill(f"s{n}", cluster=f"c{n % 3}", statements=4) for n in range(12)]


def weighed(skills: Sequence[Skill], *demands: Demand) -> roles.Figures:
    """The figures of a role that makes these demands of `skills`, the last of them of the rest, too."""
    asked = {one.id: demands[min(place, len(demands) - 1)] for place, one in enumerate(skills)}
    role = Role("role", "Role", skills=asked)
    return roles.weigh(
        Catalogue(1, "", Scale((), ()), {}, {one.id: one for one in skills}, {"role": role}), role, 500, 1
    )


def test_equal_skills_reach_the_top_equally_often_and_two_people_share_little_more_than_chance() -> None:
    figures = weighed(TWELVE, Demand(3, 5))
    assert figures["correlation"] is None
    assert figures["gaps"] == pytest.approx(5, abs=0.05)
    assert figures["least"] <= figures["overlap"] < figures["least"] + 0.1  # the town adds a little
    assert all(share == pytest.approx(5 / 12, abs=0.1) for share in figures["shares"].values())
    assert not list(roles.find_faults(figures))


def test_what_everybody_and_what_nobody_gets_is_a_fault() -> None:
    figures = weighed(TWELVE, Demand(5, 5), Demand(1, 2), Demand(3, 4))
    assert next(iter(figures["shares"])) == "s0"
    first, *_, last = roles.find_faults(figures)
    assert first.startswith("s0 is in the top five of ")
    assert "importance and target go together" in last
    assert any(fault.startswith("s1 is in the top five of 0") for fault in roles.find_faults(figures))


def test_a_small_role_is_held_to_what_is_possible() -> None:
    figures = weighed(TWELVE[:6], Demand(3, 5))
    assert figures["least"] == pytest.approx(5 / 6)
    assert figures["overlap"] > roles.MOST_SHARED
    assert {"s0", "s5"} < set(figures["shares"])
    assert not any("share" in fault for fault in roles.find_faults(weighed(TWELVE[:5], Demand(3, 5))))


def test_typical_answers_of_the_catalogue_count() -> None:
    easy = TWELVE[0]._replace(questions=tuple(Statement(f"s0-{n}", "", typical=5) for n in range(4)))
    shares = weighed([easy, *TWELVE[1:]], Demand(3, 4))["shares"]
    assert shares["s0"] < shares["s1"] / 3


def test_what_two_share_is_counted_over_all_pairs() -> None:
    assert roles.overlap(Counter(a=2, b=1), 2) == pytest.approx(2 / 3)
    assert roles.overlap(Counter(a=3, b=3), 3) == 1
    assert roles.overlap(Counter(a=1, b=1), 2) == 0


def test_the_report_has_every_role_and_exits_by_its_faults(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["simulate", "--roles", "--people", "60"])
    report = json.loads(capsys.readouterr().out)
    assert {"team-lead", "all"} <= {role["role"] for role in report["roles"]}
    assert all({"least", "overlap", "correlation", "shares"} <= set(role) for role in report["roles"])
    assert code == bool(report["faults"])
