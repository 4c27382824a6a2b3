"""A plan's file: readable YAML, checked like a catalogue, every fault with its line."""

from datetime import date, time
from typing import Any

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import EXTENDED, CheckIn, Entry, Goal, Plan, Review, Tick
from skillcheck.store.day_shapes import Day
from skillcheck.store.node import Node, Reading
from skillcheck.store.plan_shape import KEYS, PLAN, VERSION
from skillcheck.store.shape import label, refuse_newer
from skillcheck.store.tree import parse

REMEDY = (
    "The file was left as it is. Mend these lines in an editor, or name the catalogue that it was made with"
    " (--catalogue), then try again."
)
NINE, FRIDAY = time(9), 4


def read(data: bytes, file: str, catalogue: Catalogue) -> tuple[Plan, Node]:
    """The plan in `data`, which came from `file`, and the tree with its lines. Raises: FileFaults with all faults."""
    reading = Reading()
    try:
        root = parse(data, file, reading)
    except FileFaults as faults:
        raise FileFaults(faults.faults, REMEDY) from None
    refuse_newer(root, VERSION)
    values = PLAN.read(root, "", reading) or {}
    _check_zone(root, values, reading)
    check_names(root, reading, catalogue)
    _check_goals(root, reading)
    _check_log(root, values, reading)
    reading.settle(REMEDY)
    return _plan(values), root


def check_names(root: Node, reading: Reading, catalogue: Catalogue) -> None:
    """Note the skills and roles of goals that there are not."""
    for number, node in enumerate(_items(root, "goals"), 1):
        where = f"goals.{label(node, number)}"
        _check_known(node, "skill", where, catalogue.skills, reading)
        _check_known(node, "role", where, catalogue.roles, reading)


def _check_goals(root: Node, reading: Reading) -> None:
    """Note what no single value shows: ids used twice, an end before the start."""
    known: dict[str, int] = {}
    for number, node in enumerate(_items(root, "goals"), 1):
        where = f"goals.{label(node, number)}"
        start, due = _day(node, "start"), _day(node, "due")
        if start and due and due < start:
            reading.wrong(node.map["due"], f"{where}.due", f"{due} is before the start, {start}")
        id_ = _text(node, "id")
        if id_ and known.setdefault(id_, node.line) != node.line:
            what = f"“{id_}” is the id of the goal in line {known[id_]}, too"
            reading.wrong(node.map["id"], f"{where}.id", what)


def _check_known(node: Node, key: str, where: str, known: Any, reading: Reading) -> None:
    name = _text(node, key)
    if name and name not in known:
        reading.unknown(node.map[key], f"{where}.{key}", known, "the catalogue has no")


def _check_zone(root: Node, values: dict[str, Any], reading: Reading) -> None:
    if not values.get("timezone"):
        return
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(values["timezone"])
    except (ValueError, OSError, LookupError):
        what = f"there is no time zone “{values['timezone'][:60]}”; write one as in Europe/Berlin, or UTC"
        reading.wrong(root.map["timezone"], "timezone", what)


def _check_log(root: Node, values: dict[str, Any], reading: Reading) -> None:
    goals = [_text(node, "id") for node in _items(root, "goals")]
    for number, (node, entry) in enumerate(
        zip(_items(root, "log"), values.get("log") or (), strict=False), 1
    ):
        where = f"log.{number}"
        goal = _text(node, "goal")
        if goal and goal not in goals:
            reading.unknown(node.map["goal"], f"{where}.goal", goals, "the plan has no goal")
        if isinstance(entry, dict) and entry.get("what"):
            _check_keys(node, entry, where, reading)


def _check_keys(node: Node, entry: dict[str, Any], where: str, reading: Reading) -> None:
    """What an entry must have, may have, and must not have, depends on what it notes."""
    what = entry["what"]
    needed, others = KEYS[what]
    needed = (*needed, "due") if entry.get("outcome") == EXTENDED else needed
    for key in needed:
        if key not in node.map:
            reading.wrong(node, f"{where}.{key}", f"is missing: {what} needs {', '.join(needed)}")
    for key in node.map:
        if key not in ("day", "goal", "what", *needed, *others):
            reading.wrong(node.key(key), f"{where}.{key}", f"does not go with {what}")
    if (entry.get("acted") or 0) > (entry.get("came_up") or 0):
        reading.wrong(node.map["acted"], f"{where}.acted", "is more often than the cue came up")


def _plan(values: dict[str, Any]) -> Plan:
    return Plan(
        id=values["id"],
        timezone=values["timezone"],
        goals=tuple(goal(each) for each in values["goals"]),
        log=tuple(_entry(each) for each in values.get("log", ())),
    )


def goal(values: dict[str, Any]) -> Goal:
    """A goal from the values of its keys; what may be left out is filled in."""
    usual: dict[str, Any] = {
        "role": "", "practice": "", "picture": "", "tell": "", "assessment": "",
        "level": None, "target": None, "committed": values["start"], "at": NINE, "checkin": FRIDAY,
    }  # fmt: skip
    return Goal(**{**usual, **values, "days": tuple(sorted(set(values["days"])))})


def _entry(values: dict[str, Any]) -> Entry:
    what = values.pop("what")
    if what == "checkin":
        return CheckIn(**values)
    return Review(**values) if what == "review" else Tick(what=what, **values)


def _items(root: Node, key: str) -> list[Node]:
    return root.map[key].items if key in root.map else []


def _day(node: Node, key: str) -> date | None:
    """None also for what is no day, which was noted before."""
    found: date | None = Day().read(node.map[key], key, Reading()) if key in node.map else None
    return found


def _text(node: Node, key: str) -> str:
    return (node.map[key].text or "") if key in node.map else ""
