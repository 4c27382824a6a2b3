"""The plan in the home folder: nothing in it is lost, whoever writes, and whatever goes wrong."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from skillcheck.errors import FileFaults, HistoryFault, UsageFault
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import DONE, Plan, Tick
from skillcheck.store import plans
from tests.conftest import SMALL
from tests.plans import day, goal, plan

EMPTY = plan(goals=())
TICK = Tick(day(3), "listening", DONE, "A note.")


@pytest.fixture
def kept(small: Catalogue, home: Path) -> Path:
    """The file of a plan with one goal."""
    assert plans.add_goals([goal()], EMPTY, small, anything) is None
    return home / "plan.yaml"


def anything(there: Plan) -> None:
    """Goals are welcome."""


def test_before_the_first_goal_there_is_none_and_looking_makes_nothing(small: Catalogue, home: Path) -> None:
    assert plans.load(small) is None
    assert not home.exists()


def test_goals_and_entries_are_there_afterwards(kept: Path, small: Catalogue) -> None:
    assert plans.add_entries([TICK], small) is None
    assert plans.load(small) == plan(TICK)


def test_a_goal_of_a_taken_id_gets_a_number(kept: Path, small: Catalogue) -> None:
    plans.add_goals([goal(), goal()], EMPTY, small, anything)
    found = plans.load(small)
    assert found
    assert [one.id for one in found.goals] == ["listening", "listening-2", "listening-3"]


def test_the_longest_id_gets_a_number_too(small: Catalogue) -> None:
    plans.add_goals([goal(id="a" * 64)] * 2, EMPTY, small, anything)
    found = plans.load(small)
    assert found
    assert [one.id for one in found.goals] == ["a" * 64, "a" * 58 + "-2"]


def test_comments_and_layout_of_theirs_stay(kept: Path, small: Catalogue) -> None:
    own = (
        kept.read_text().replace("why: Guests", "why:   Guests").replace("goals:", "# mine\ngoals:")
        + "\n# end\n"
    )
    kept.write_text(own)
    plans.add_entries([TICK], small)
    plans.add_goals([goal(id="order", skill="order")], EMPTY, small, anything)
    text = kept.read_text()
    assert {"# mine", "# end"} <= set(text.splitlines())
    assert "why:   Guests" in text
    assert not list(kept.parent.glob("plan-before*"))


def test_windows_line_ends_and_a_byte_order_mark_stay(kept: Path, small: Catalogue) -> None:
    own = b"\xef\xbb\xbf" + kept.read_bytes().replace(b"\n", b"\r\n")
    kept.write_bytes(own)
    plans.add_entries([TICK], small)
    plans.add_goals([goal(id="order", skill="order")], EMPTY, small, anything)
    data = kept.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf#")
    assert data.count(b"\n") == data.count(b"\r\n") > own.count(b"\n")


def test_where_there_is_no_room_to_add_to_the_old_file_is_kept_beside_the_new_one(
    kept: Path, small: Catalogue
) -> None:
    old = kept.read_text() + "log: []\n# a comment\n"
    kept.write_text(old)
    before = plans.add_entries([TICK], small)
    assert before == kept.with_name("plan-before.yaml")
    assert before.read_text() == old
    assert plans.load(small) == plan(TICK)
    kept.write_text(old)
    assert plans.add_entries([TICK], small) == kept.with_name("plan-before-2.yaml")


def test_a_plan_edited_into_nonsense_stays_as_it_is(kept: Path, small: Catalogue) -> None:
    broken = kept.read_text().replace("due: 2026-11-29", "due: 2026-02-30").encode()
    kept.write_bytes(broken)
    for change in (
        lambda: plans.add_entries([TICK], small),
        lambda: plans.add_goals([goal()], EMPTY, small, anything),
    ):
        with pytest.raises(FileFaults, match="there is no day 2026-02-30"):
            change()
    assert kept.read_bytes() == broken
    assert sorted(path.name for path in kept.parent.iterdir()) == ["plan.lock", "plan.yaml"]


def test_a_plan_that_is_gone_is_said(kept: Path, small: Catalogue) -> None:
    kept.unlink()
    with pytest.raises(FileFaults, match="can't be read"):
        plans.add_entries([TICK], small)


def test_many_at_once_lose_no_tick_of_each_other(kept: Path, small: Catalogue) -> None:
    code = (
        "import sys; from datetime import date\n"
        "from skillcheck.model.plan import DONE, Tick\n"
        "from skillcheck.store import catalogue, plans\n"
        f"whole = catalogue.read({str(SMALL)!r})\n"
        "for n in range(4):\n"
        "    plans.add_entries([Tick(date(2026, 11, 3), 'listening', DONE, f'{sys.argv[1]}-{n}')], whole)\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(number)]) for number in range(4)]
    assert [writer.wait(60) for writer in writers] == [0] * 4
    found = plans.load(small)
    assert found
    assert sorted(entry.note for entry in found.log if isinstance(entry, Tick)) == sorted(
        f"{who}-{n}" for who in range(4) for n in range(4)
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_folder_and_files_are_the_owners_alone(kept: Path, small: Catalogue) -> None:
    plans.add_entries([TICK], small)
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept.parent.iterdir()} == {0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_plan_that_is_kept_elsewhere_is_changed_there(kept: Path, small: Catalogue, tmp_path: Path) -> None:
    elsewhere = kept.rename(tmp_path / "shared.yaml")
    kept.symlink_to(elsewhere)
    plans.add_entries([TICK], small)
    assert kept.is_symlink()
    assert "A note." in elsewhere.read_text()


def test_a_home_that_is_a_file_is_said(small: Catalogue, home: Path) -> None:
    home.write_text("")
    with pytest.raises(HistoryFault, match="SKILLCHECK_HOME"):
        plans.add_goals([goal()], EMPTY, small, anything)


def test_a_plan_that_is_a_folder_is_said(small: Catalogue, home: Path) -> None:
    (home / "plan.yaml").mkdir(parents=True)
    with pytest.raises(FileFaults, match=r"can't be read|not a regular file"):
        plans.load(small)


def test_what_the_plan_must_not_take_is_checked_with_what_it_has_by_then(
    home: Path, small: Catalogue
) -> None:
    def single(there: Plan) -> None:
        if there.goals:
            raise UsageFault("one is enough")

    plans.add_goals([goal()], EMPTY, small, single)
    before = plans.path().read_bytes()
    with pytest.raises(UsageFault):
        plans.add_goals([goal(id="order", skill="order")], EMPTY, small, single)
    assert plans.path().read_bytes() == before


BREAKS = "a\u2028\u2028b\u2029c\x85d\re\nf"


def test_line_ends_of_all_kinds_in_a_text_move_nothing(small: Catalogue, home: Path) -> None:
    plans.add_goals([goal(why=BREAKS), goal(id="order", skill="order", tell=BREAKS)], EMPTY, small, anything)
    for number in range(3):
        assert plans.add_entries([TICK._replace(note=f"{number} {BREAKS}")], small) is None
    plan = plans.load(small)
    assert plan is not None
    assert plan.goals[0].why == BREAKS
    assert [entry.note for entry in plan.log if isinstance(entry, Tick)] == [
        f"{n} {BREAKS}" for n in range(3)
    ]


def test_line_ends_of_all_kinds_that_a_person_wrote_move_nothing(kept: Path, small: Catalogue) -> None:
    kept.write_text(
        "# one\u2028# two\x85# three\u2029\n" + kept.read_text("utf-8") + "# last\u2028\n", "utf-8"
    )
    before = kept.read_text("utf-8")
    assert plans.add_entries([TICK], small) is None
    assert kept.read_text("utf-8").startswith(before[:60])
    plan = plans.load(small)
    assert plan is not None
    assert plan.log[-1] == TICK


def test_a_plan_that_could_not_be_read_again_is_not_written(small: Catalogue, home: Path) -> None:
    with pytest.raises(HistoryFault, match="would not be readable again"):
        plans.add_goals([goal(why="x" * 2001)], EMPTY, small, anything)
    assert not plans.path().exists()


def test_what_one_that_was_killed_left_half_written_goes_with_the_next(kept: Path, small: Catalogue) -> None:
    left = kept.with_name(".plan.yaml.x1y2")
    left.write_text("half")
    plans.add_entries([TICK], small)
    assert not left.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="folders are confirmed on POSIX")
def test_a_plan_that_was_changed_is_not_said_to_be_unchanged(
    kept: Path, small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(folder: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("skillcheck.store.files._sync_folder", broken)
    with pytest.raises(HistoryFault, match="was changed, but the disk did not confirm"):
        plans.add_entries([TICK], small)
    plan = plans.load(small)
    assert plan is not None
    assert plan.log[-1] == TICK


def test_a_home_that_is_a_file_has_no_plan_to_read(small: Catalogue, home: Path) -> None:
    home.write_text("")
    with pytest.raises(HistoryFault, match="not a folder"):
        plans.load(small)
