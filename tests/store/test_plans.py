"""The plan in the history: each entry is on disk when it is acknowledged, and an old file comes in once."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from skillcheck.errors import HistoryFault, UsageFault
from skillcheck.model.plan import CLOSED, DONE, EXTENDED, CheckIn, Edit, Goal, Plan, Review, Tick
from skillcheck.store import database, plan_file, plans
from skillcheck.store.history import History
from tests.conftest import DATA
from tests.plans import day, goal, plan
from tests.store.histories import assessment

EMPTY = plan(goals=())
TICK = Tick(day(3), "listening", DONE, "A note: “é 漢 👩‍💻”\nwith a second line")
LOG = (
    TICK,
    CheckIn(day(6), "listening", 3, 0, "", "If noise, then shut the door."),
    Edit(day(7), "listening", {"due": day(43), "days": (1, 3), "at": goal().at, "minutes": 9, "tell": ""}),
    Review(day(29), "listening", CLOSED, "Sits.", None, "2026-11-29-bbbbbb", "2026-11-29-cccccc"),
)
OLD = DATA / "golden" / "plan-1.yaml"


@pytest.fixture
def assessed(history: History) -> History:
    """A history with an assessment, from which goals can be made."""
    history.start(assessment(1))
    return history


def anything(there: Plan) -> None:
    """Goals are welcome."""


def add(history: History, *goals: Goal) -> list[Goal]:
    return [plans.add_goal(history, each, EMPTY, anything) for each in goals]


def stored(history: History) -> Plan:
    """The plan as another process finds it."""
    connection = database.open_for_reading(history.file)
    assert connection
    with closing(connection):
        return plans.load(History(connection, history.file))


def test_before_the_first_goal_there_is_none(history: History) -> None:
    assert plans.load(history).goals == ()


def test_goals_and_entries_of_each_kind_come_back_as_they_were(history: History) -> None:
    bare = goal(id="o", skill="order", role="", practice="", level=None, target=None, assessment="", tell="")
    add(history, goal(), bare)
    for entry in LOG:
        plans.add_entry(history, entry)
    assert stored(history) == plan(*LOG, goals=(goal(), bare))


def test_a_goal_of_a_taken_id_gets_a_number(history: History) -> None:
    add(history, goal(), goal(), goal(), goal(id="a" * 64), goal(id="a" * 64))
    ids = [each.id for each in stored(history).goals]
    assert ids == ["listening", "listening-2", "listening-3", "a" * 64, "a" * 58 + "-2"]


def test_what_the_plan_must_not_take_is_checked_with_what_it_has_by_then(history: History) -> None:
    def single(there: Plan) -> None:
        if there.goals:
            raise UsageFault("one is enough")

    plans.add_goal(history, goal(), EMPTY, single)
    with pytest.raises(UsageFault):
        plans.add_goal(history, goal(), EMPTY, single)
    assert len(stored(history).goals) == 1


def test_the_last_entry_is_taken_back_whatever_it_is(history: History) -> None:
    add(history, goal())
    for entry in LOG:
        plans.add_entry(history, entry)
    assert [plans.undo(history) for _ in range(6)] == [*LOG[::-1], goal(), None]
    assert stored(history) == EMPTY._replace(undone=5)


def test_an_entry_for_a_goal_that_was_taken_back_meanwhile_is_refused(history: History) -> None:
    add(history, goal())
    plans.undo(history)
    with pytest.raises(UsageFault, match="taken back meanwhile"):
        plans.add_entry(history, TICK)
    assert stored(history).log == ()


def test_an_entry_for_a_goal_that_has_ended_meanwhile_is_refused_until_it_is_open_again(
    history: History,
) -> None:
    add(history, goal())
    plans.add_entry(history, Review(day(8), "listening", EXTENDED, "Ill", day(40)))
    for entry in LOG:
        plans.add_entry(history, entry)
    with pytest.raises(UsageFault, match="listening was closed meanwhile"):
        plans.add_entry(history, TICK)
    assert stored(history).log[1:] == LOG
    plans.undo(history)
    plans.add_entry(history, TICK)


def test_what_was_typed_is_not_kept_after_all_was_deleted_meanwhile(assessed: History) -> None:
    assessed.delete_all()
    plans.keep_draft(assessed, "listening", {"why": "canary"})
    assert plans.load_drafts(assessed) == {}


def test_what_was_typed_is_kept_until_its_goal_is(assessed: History) -> None:
    plans.keep_draft(assessed, "listening", {"why": "x"})
    plans.keep_draft(assessed, "listening", {"why": "Mine", "due": "4w"})
    plans.keep_draft(assessed, "order", {"why": "Too"})
    assert plans.load_drafts(assessed) == {"listening": {"why": "Mine", "due": "4w"}, "order": {"why": "Too"}}
    add(assessed, goal())
    assert plans.load_drafts(assessed) == {"order": {"why": "Too"}}


def test_many_at_once_lose_no_entry_of_each_other(history: History) -> None:
    add(history, goal())
    code = (
        "import sys; from datetime import date\n"
        "from skillcheck.model.plan import DONE, Tick\n"
        "from skillcheck.store import database, plans\n"
        "from skillcheck.store.history import History\n"
        "history = History(database.open_for_writing(database.path()), database.path())\n"
        "for n in range(4):\n"
        "    plans.add_entry(history, Tick(date(2026, 11, 3), 'listening', DONE, f'{sys.argv[1]}-{n}'))\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(number)]) for number in range(4)]
    assert [writer.wait(60) for writer in writers] == [0] * 4
    notes = sorted(entry.note for entry in stored(history).log if isinstance(entry, Tick))
    assert notes == sorted(f"{who}-{n}" for who in range(4) for n in range(4))


@pytest.mark.parametrize(
    ("what", "content"),
    [
        ("done", "{"),
        ("done", "[]"),
        ("done", '{"day": "2026-11-31", "goal": "listening", "what": "done"}'),
        ("done", '{"day": "9999-11-01", "goal": "listening", "what": "done"}'),
        ("done", '{"goal": "listening"}'),
        ("done", '{"day": "2026-11-03", "goal": "gone", "what": "done"}'),
        ("goal", json.dumps(goal(id="x; rm -rf y")._asdict(), default=str)),
        ("edit", '{"day": "2026-11-03", "goal": "listening", "changes": {"id": "zzz"}}'),
        ("goal", json.dumps(goal()._asdict(), default=str)),
        ("dreamt", "{}"),
    ],
)
def test_an_entry_that_is_damaged_is_a_fault_of_the_history(
    what: str, content: str, history: History
) -> None:
    add(history, goal())
    assert database.look(history.file)
    history.connection.execute("INSERT INTO plan_entries (what, content) VALUES (?, ?)", (what, content))
    for read in (plans.load, lambda history: database.look(history.file)):
        with pytest.raises(HistoryFault, match=r"history\.db is damaged"):
            read(history)


def test_a_draft_that_is_damaged_is_a_fault_of_the_history(history: History) -> None:
    history.connection.execute("INSERT INTO drafts VALUES ('listening', '{')")
    with pytest.raises(HistoryFault, match=r"history\.db is damaged"):
        plans.load_drafts(history)


def test_deleting_all_takes_the_plan_and_what_was_typed(assessed: History) -> None:
    add(assessed, goal())
    plans.keep_draft(assessed, "order", {"why": "canary"})
    assessed.delete_all()
    assert stored(assessed) == Plan("", "UTC")
    assert plans.load_drafts(assessed) == {}


# The file of the first edition


def put_old_file() -> Plan:
    shutil.copy(OLD, plans.old_file())
    return plan_file.read(OLD)


def test_an_old_file_comes_in_whole_and_once(history: History) -> None:
    old = put_old_file()
    assert plans.find_old_file(history) == plans.old_file()
    assert plans.load(history, old) == old
    assert plans.take_in(history, old)
    assert stored(history) == old
    assert plans.find_old_file(history) is None
    assert not plans.take_in(history, old)
    assert stored(history) == old
    assert plans.old_file().read_bytes() == OLD.read_bytes()


def test_what_was_planned_before_an_old_file_could_be_read_stays_beside_it(history: History) -> None:
    add(history, goal())
    plans.add_entry(history, TICK)
    old = put_old_file()
    seen = plans.load(history, old)
    plans.take_in(history, old)
    taken = stored(history)
    assert taken == seen
    assert (taken.id, [each.id for each in taken.goals]) == (
        EMPTY.id,
        ["listening", "listening-2", "order", "sums"],
    )
    assert [entry.goal for entry in taken.log][:4] == ["listening", "listening-2", "order", "listening-2"]
    assert taken.log[0] == TICK


def test_a_take_in_that_fails_on_the_way_leaves_nothing(history: History) -> None:
    old = put_old_file()
    odd = old._replace(log=(*old.log, Edit(day(3), "listening", {"why": "no \ud800 text"})))
    with pytest.raises(HistoryFault):
        plans.take_in(history, odd)
    assert stored(history) == Plan("", "UTC")
    assert plans.find_old_file(history)


def test_an_old_history_is_read_without_a_plan_and_without_changing_a_byte(home: Path) -> None:
    home.mkdir(mode=0o700)
    for number in (1, 2):
        file = database.path()
        shutil.copy(DATA / "golden" / f"history-{number}.db", file)
        before = file.read_bytes()
        connection = database.open_for_reading(file)
        assert connection
        with closing(connection):
            history = History(connection, file)
            assert plans.load(history) == Plan("", "UTC")
            assert plans.load_drafts(history) == {}
            assert plans.find_old_file(history) is None
        assert file.read_bytes() == before


def test_an_entry_is_readable_to_others(history: History) -> None:
    add(history, goal())
    with closing(sqlite3.connect(history.file)) as other:
        ((what, content),) = other.execute("SELECT what, content FROM plan_entries").fetchall()
    assert (what, json.loads(content)["due"], json.loads(content)["at"]) == ("goal", "2026-11-29", "09:00:00")
