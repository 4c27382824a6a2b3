"""A fault says where it is and what is wrong."""

import pytest

from skillcheck.model.fault import Fault


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            Fault("skills.yaml", 12, "skills.empathy.levels.3", "has no value"),
            "skills.yaml:12: skills.empathy.levels.3: has no value",
        ),
        (Fault("skills.yaml", 0, "", "is not a regular file"), "skills.yaml: is not a regular file"),
        (Fault("skills.yaml", 7, "", "is not YAML"), "skills.yaml:7: is not YAML"),
        (
            Fault("skills.yaml", 3, "skills.empathy", "has no example", "example-missing"),
            "skills.yaml:3: skills.empathy: has no example [example-missing]",
        ),
    ],
)
def test_a_fault_names_file_line_place_and_rule_where_it_has_them(fault: Fault, said: str) -> None:
    assert str(fault) == said
