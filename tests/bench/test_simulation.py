from typing import Any

import pytest

from bench import simulation
from bench.managers import MANNERS
from skillcheck.errors import UsageFault


def test_the_report_has_the_same_figures_a_manner() -> None:
    found: Any = simulation.report("client-services-manager", 2, (1,), 1)
    assert (found["kind"], found["role"], found["people"]) == ("simulation", "client-services-manager", 2)
    assert [one["managers"] for one in found["conditions"]] == [manner.name for manner in MANNERS]
    assert list(found["conditions"][0]) == [
        "managers",
        "people",
        "adaptive",
        "fixed",
        "random",
        "stop",
        "stops",
        "coverage",
    ]


def test_an_unknown_role_names_the_others() -> None:
    with pytest.raises(UsageFault, match="team-lead"):
        simulation.report("nobody", 2, (1,), 1)
