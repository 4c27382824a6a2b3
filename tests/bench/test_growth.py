"""What size costs: every row is measured, and the large catalogue is one that the program takes."""

import sys
from pathlib import Path

import pytest

from bench import growth, large_catalogue
from skillcheck.model.catalogue import Catalogue
from skillcheck.store import catalogue as catalogues

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell what a process took")


def test_each_row_and_loop_is_measured() -> None:
    found = growth.report(1, skills=60, assessments=3)
    assert [row["what"] for row in found["rows"]] == [
        "show ID, 60 skills",
        "list --search, 60 skills",
        "compiling, against CSafeLoader",
        "gaps -f, 3 assessments",
        "history empathy, 3 assessments",
    ]
    assert [loop["skills"] for loop in found["loops"]] == [44, 400]
    assert growth.text(found).count("\n") == 8


@pytest.mark.parametrize("count", [3, 60])
def test_a_large_catalogue_is_a_sound_one_of_so_many_skills(
    count: int, builtin: Catalogue, tmp_path: Path
) -> None:
    file = tmp_path / "large.yaml"
    file.write_text(large_catalogue.text(builtin, count), encoding="utf-8")
    whole = catalogues.read(str(file))
    assert len(whole.skills) == count
    assert len({skill.name for skill in whole.skills.values()}) == count
