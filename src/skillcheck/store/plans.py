"""The plan in the history: goals and what was noted about them, one entry after the other, and goals in the making."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from skillcheck.errors import UsageFault
from skillcheck.model.plan import Entry, Goal, Plan, find_end
from skillcheck.store import files, history_rows, plan_rows
from skillcheck.store.diagnosis import explained
from skillcheck.store.history import History

FILE = "plan.yaml"
"""Where the plan was before it came into the history."""
TAKEN_IN = "SELECT 1 FROM plan WHERE taken_in != ''"
UTC = "UTC"
CUT = 58
"""So that a goal's id with a number after it keeps to the length of an id, 64."""


def old_file() -> Path:
    """Return where the plan was before it came into the history; it may not exist."""
    return files.home() / FILE


def find_old_file(history: History | None) -> Path | None:
    """Return the file of a plan that has not come into the history yet; None without one. Raises: HistoryFault."""
    with explained(old_file()):
        taken_in = history and history.connection.execute(TAKEN_IN).fetchone()
        return old_file() if old_file().exists() and not taken_in else None


def load(history: History, old: Plan | None = None) -> Plan:
    """Return the plan, with that of an `old` file behind it; one without goals where there is none. Raises: HistoryFault."""
    with explained(history.file):
        plan = _load(history.connection)
    return _join(plan, old) if old else plan


def load_drafts(history: History) -> dict[str, dict[str, str]]:
    """Return what was typed of goals in the making: skill id to part to words. Raises: HistoryFault."""
    with explained(history.file):
        rows = history.connection.execute("SELECT * FROM drafts ORDER BY skill").fetchall()
        return dict(map(plan_rows.read_draft, rows))


def take_in(history: History, old: Plan) -> bool:
    """Put the plan of an old file behind what the history has, once; return whether it was not there before."""
    with history.change() as connection:
        if connection.execute(TAKEN_IN).fetchone():
            return False
        plan = _load(connection)
        both = _join(plan, old)
        _begin(connection, old)
        connection.execute("UPDATE plan SET taken_in = ?", (old.id,))
        for value in (*both.goals[len(plan.goals) :], *both.log[len(plan.log) :]):
            _append(connection, value)
        return True


def add_goal(history: History, goal: Goal, first: Plan, check: Callable[[Plan], None]) -> Goal:
    """Keep a goal, whose draft is dropped; return it, under an id with a number where its own is taken.

    `first` has the id and the time zone of a plan that begins with it. `check` raises where the plan, which nobody else
    changes meanwhile, must not take the goal. Raises: HistoryFault, and what `check` does: nothing was changed.
    """
    with history.change() as connection:
        plan = _load(connection)
        check(plan)
        (new,) = _rename([goal], plan)
        _begin(connection, first)
        _append(connection, new)
        connection.execute("DELETE FROM drafts WHERE skill = ?", (goal.skill,))
    return new


def add_entry(history: History, entry: Entry) -> None:
    """Keep an entry at the end of the log. Raises: HistoryFault, UsageFault where its goal has ended, or was taken back."""
    with history.change() as connection:
        plan = _load(connection)
        end = find_end(other for other in plan.log if other.goal == entry.goal)
        if entry.goal not in {goal.id for goal in plan.goals}:
            raise UsageFault(f"The goal {entry.goal} was taken back meanwhile. Nothing was noted of it.")
        if end:
            raise UsageFault(f"The goal {entry.goal} was {end.outcome} meanwhile. Nothing was noted of it.")
        _append(connection, entry)


def undo(history: History) -> Goal | Entry | None:
    """Take the last entry away, which may be a goal; return it, None where there is none. Raises: HistoryFault."""
    with history.change() as connection:
        row = connection.execute("SELECT * FROM plan_entries ORDER BY seq DESC LIMIT 1").fetchone()
        if row is None:
            return None
        connection.execute("DELETE FROM plan_entries WHERE seq = ?", (row["seq"],))
        connection.execute("UPDATE plan SET undone = min(undone + 1, ?)", (history_rows.MOST,))
        entry: Goal | Entry = plan_rows.read_entry(row)
        return entry


def keep_draft(history: History, skill: str, words: Mapping[str, str]) -> None:
    """Keep what was typed of a goal in the making, by part, in place of what was there. Raises: HistoryFault.

    After all was deleted meanwhile there is no assessment that it could be made from, and nothing is kept.
    """
    with history.change() as connection:
        if not history.is_empty():
            connection.execute("INSERT OR REPLACE INTO drafts VALUES (?, ?)", (skill, json.dumps(words)))


def _load(connection: sqlite3.Connection) -> Plan:
    row = connection.execute("SELECT * FROM plan").fetchone()
    nothing = history_rows.Head("", UTC, "", history_rows.Count(0))
    head = history_rows.value(history_rows.Head, row) if row else nothing
    goals, log = plan_rows.read_plan(connection.execute("SELECT * FROM plan_entries ORDER BY seq"))
    begun = tuple(row["skill"] for row in connection.execute("SELECT skill FROM drafts ORDER BY skill"))
    return Plan(head.id, head.timezone, goals, log, head.undone, begun)


def _begin(connection: sqlite3.Connection, first: Plan) -> None:
    """Keep the id and the time zone of a plan, where none was begun."""
    query = "INSERT INTO plan (id, timezone) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM plan)"
    connection.execute(query, (first.id, first.timezone))


def _append(connection: sqlite3.Connection, value: Goal | Entry) -> None:
    what = "goal" if isinstance(value, Goal) else value.what
    content = json.dumps(value._asdict(), ensure_ascii=False, default=str)
    connection.execute("INSERT INTO plan_entries (what, content) VALUES (?, ?)", (what, content))


def _join(plan: Plan, old: Plan) -> Plan:
    """Return the plan with all of the old one behind it, whose goals get a number where their ids are taken."""
    goals = _rename(old.goals, plan)
    ids = {goal.id: new.id for goal, new in zip(old.goals, goals, strict=True)}
    log = (entry._replace(goal=ids[entry.goal]) for entry in old.log)
    first = plan if plan.id else old._replace(begun=plan.begun)
    return first._replace(goals=(*plan.goals, *goals), log=(*plan.log, *log))


def _rename(goals: Sequence[Goal], plan: Plan) -> list[Goal]:
    """Return the goals, those with an id that is taken under one with a number."""
    ids = {goal.id for goal in plan.goals}
    results = []
    for goal in goals:
        id_, number = goal.id, 2
        while id_ in ids:
            id_, number = f"{goal.id[:CUT].rstrip('-')}-{number}", number + 1
        ids.add(id_)
        results.append(goal._replace(id=id_))
    return results
