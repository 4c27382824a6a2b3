"""The plan in the home folder: read, added to under a lock, deleted."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from skillcheck.errors import FileFaults, HistoryFault
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import Entry, Goal, Plan
from skillcheck.store import files, plan_text
from skillcheck.store.lock import locked
from skillcheck.store.node import Node
from skillcheck.store.plan_file import read

NAME, LOCK = "plan.yaml", "plan.lock"
CUT, HYPHEN = 58, "-"
"""So that a goal's id with a number after it keeps to the length of an id."""


def path() -> Path:
    """Where the plan is; it may not exist yet."""
    return files.home() / NAME


def load(catalogue: Catalogue) -> Plan | None:
    """The plan; None where there is none yet. Raises: FileFaults, HistoryFault."""
    file = path()
    with _explained(file):
        files.check_home(file.parent)
        if not file.exists():
            return None
    return read(files.read_bytes(str(file)), str(file), catalogue)[0]


def add_goals(
    goals: Sequence[Goal], first: Plan, catalogue: Catalogue, check: Callable[[Plan], None]
) -> Path | None:
    """Put goals into the plan, or into `first`, an empty one, where there is none; ids that are taken get a number.

    `check` raises where the plan, which nobody else changes meanwhile, must not take them. Gives where the old file is kept
    if it had to be written anew. Raises: FileFaults, HistoryFault, and what `check` does: nothing was changed.
    """
    with _alone() as file:
        if not file.exists():
            check(first)
            new_plan = first._replace(goals=tuple(_renamed(goals, first)))
            files.write_atomically(file, _whole(new_plan, catalogue))
            return None
        text, plan, root = _read(file, catalogue)
        check(plan)
        new = _renamed(goals, plan)
        values = [plan_text.goal_values(goal) for goal in new]
        changed = plan_text.with_more(text, root, "goals", values)
        return _put(file, text, changed, plan._replace(goals=(*plan.goals, *new)), catalogue)


def add_entries(entries: Sequence[Entry], catalogue: Catalogue) -> Path | None:
    """Put entries at the end of the plan's log; otherwise as `add_goals`."""
    with _alone() as file:
        text, plan, root = _read(file, catalogue)
        values = [plan_text.entry_values(entry) for entry in entries]
        changed = plan_text.with_more(text, root, "log", values)
        return _put(file, text, changed, plan._replace(log=(*plan.log, *entries)), catalogue)


@contextmanager
def _alone() -> Iterator[Path]:
    """The plan's file, which nobody else changes meanwhile; where it is a link, what that leads to."""
    file = path()
    files.private_folder(file.parent)
    os.umask(0o077)
    with _explained(file), locked(file.with_name(LOCK)):
        for left in file.parent.glob(
            f".{NAME}.*"
        ):  # half written by one that was killed: only one writes at a time
            left.unlink(missing_ok=True)
        yield file.resolve()


def _read(file: Path, catalogue: Catalogue) -> tuple[str, Plan, Node]:
    """The text as it is, with its mark of UTF-8 where it has one, and what it says."""
    data = files.read_bytes(str(file))
    plan, root = read(data, str(file), catalogue)
    return data.decode(), plan, root


def _put(file: Path, text: str, changed: str, wanted: Plan, catalogue: Catalogue) -> Path | None:
    """Write `changed` if it says what is `wanted`; else the plan in our own style, and keep the old `text` beside it."""
    if _says(changed, wanted, catalogue):
        files.write_atomically(file, changed)
        return None
    anew = _whole(wanted, catalogue)
    kept = files.unused(file.with_name("plan-before.yaml"))
    files.write_atomically(kept, text)
    files.write_atomically(file, anew)
    return kept


def _whole(wanted: Plan, catalogue: Catalogue) -> str:
    """The text of a plan in our own style. Raises: HistoryFault where it could not be read again."""
    text = plan_text.whole(wanted)
    if not _says(text, wanted, catalogue):
        raise HistoryFault(
            "The plan would not be readable again. Nothing was changed. This is a bug: please report it."
        )
    return text


def _says(text: str, wanted: Plan, catalogue: Catalogue) -> bool:
    try:
        return read(text.encode(), NAME, catalogue)[0] == wanted
    except FileFaults:
        return False


def _renamed(goals: Sequence[Goal], plan: Plan) -> list[Goal]:
    """The goals, those with an id that is taken under one with a number."""
    taken = {goal.id for goal in plan.goals}
    renamed = []
    for goal in goals:
        id_, number = goal.id, 2
        while id_ in taken:
            id_, number = f"{goal.id[:CUT].rstrip(HYPHEN)}-{number}", number + 1
        taken.add(id_)
        renamed.append(goal._replace(id=id_))
    return renamed


@contextmanager
def _explained(file: Path) -> Iterator[None]:
    """Raises: HistoryFault in place of what the disk says."""
    try:
        yield
    except files.Unconfirmed as error:
        raise HistoryFault(
            f"The plan {file} was changed, but {files.UNCONFIRMED}: {files.reason(error)}."
        ) from error
    except OSError as error:
        raise HistoryFault(
            f"The plan {file} can't be used: {files.reason(error)}. Nothing was changed. "
            "Allow reading and writing it, free some space, or set SKILLCHECK_HOME."
        ) from error
