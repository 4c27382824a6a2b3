"""Goals and log entries as YAML, put into a plan's text without touching what stands there."""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from skillcheck.model.plan import WEEKDAYS, CheckIn, Entry, Goal, Plan, Review
from skillcheck.store.node import Node
from skillcheck.store.plan_shape import VERSION

WIDTH = 100
INDENT = "  "
CRLF = "\r\n"
BREAKS = "\n\r\x85\u2028\u2029"
LINE = re.compile(f"[^{BREAKS}]*(?:\r\n|[{BREAKS}])|[^{BREAKS}]+")
"""A line with its end, as YAML counts them."""
HEAD = (
    "# Your plan: edit it as you like. skillcheck adds to it, and leaves what you write here alone.\n"
    "# days: mon tue wed thu fri sat sun. To end a goal, type: skillcheck plan review GOAL\n"
)


def whole(plan: Plan) -> str:
    """The text of a plan from its first line on."""
    head = f"{HEAD}version: {VERSION}\nid: {plan.id}\n{_dumped({'timezone': plan.timezone})}"
    goals = "goals:\n" + block([goal_values(goal) for goal in plan.goals]) if plan.goals else "goals: []\n"
    log = "log:\n" + block([entry_values(entry) for entry in plan.log]) if plan.log else ""
    return head + goals + log


def with_more(text: str, root: Node, key: str, values: Sequence[dict[str, Any]]) -> str:
    """`text`, of which `root` is the tree, with `values` at the end of its list `key`, nothing else changed.

    What is added has the line ends of the text. Right for block style alone: whoever uses it reads the result again.
    """
    end = CRLF if CRLF in text else "\n"
    if key not in root.map:
        return _ended(text, end) + f"{key}:\n{block(values)}".replace("\n", end)
    lines = LINE.findall(text)
    after = [line for line in root.key_lines.values() if line > root.key_lines[key]]
    place = min(after) - 1 if after else len(lines)
    while place and (not lines[place - 1].strip() or lines[place - 1].startswith("#")):
        place -= 1
    before, rest = "".join(lines[:place]), "".join(lines[place:])
    return _ended(before, end) + block(values, _indent(lines, root.map[key])).replace("\n", end) + rest


def block(values: Sequence[dict[str, Any]], indent: str = INDENT) -> str:
    """A list of maps in block style."""
    return re.sub(r"^(?=.)", indent, _dumped(list(values)), flags=re.MULTILINE)


def goal_values(goal: Goal) -> dict[str, Any]:
    """A goal as its file has it, without what is not there."""
    values: dict[str, Any] = {
        "id": goal.id,
        "skill": goal.skill,
        "role": goal.role,
        "why": goal.why,
        "practice": goal.practice,
        "action": goal.action,
        "cue": goal.cue,
        "done_when": goal.done_when,
        "picture": goal.picture,
        "level": goal.level,
        "target": goal.target,
        "assessment": goal.assessment,
        "committed": goal.committed,
        "start": goal.start,
        "due": goal.due,
        "days": [WEEKDAYS[day] for day in goal.days],
        "at": f"{goal.at:%H:%M}",
        "minutes": goal.minutes,
        "checkin": WEEKDAYS[goal.checkin],
        "tell": goal.tell,
    }
    return _there(values)


def entry_values(entry: Entry) -> dict[str, Any]:
    """An entry of the log as its file has it."""
    common = {"day": entry.day, "goal": entry.goal}
    if isinstance(entry, CheckIn):
        counts = {"came_up": entry.came_up, "acted": entry.acted}
        return {
            **common,
            "what": "checkin",
            **counts,
            **_there({"hindered": entry.hindered, "cue": entry.cue}),
        }
    if isinstance(entry, Review):
        more = {"due": entry.due, "assessment": entry.assessment, "then": entry.then}
        return {**common, "what": "review", "outcome": entry.outcome, "reason": entry.reason, **_there(more)}
    return {**common, "what": entry.what, **_there({"note": entry.note})}


def _there(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", None)}


def _ended(text: str, end: str) -> str:
    """The text with the end of its last line; a part of it may have half of that already."""
    return text if not text or text[-1] in BREAKS else text + end


def _indent(lines: Sequence[str], node: Node) -> str:
    """How far in the list's entries stand."""
    first = lines[node.items[0].line - 1] if node.items else ""
    blanks = len(first) - len(first.lstrip(" "))
    return first[:blanks] if first[blanks:].startswith("- ") else INDENT


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """A value that stands twice is written twice: the reader refuses anchors."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """A list in a map stands further in than its key, as the list of goals does."""
        super().increase_indent(flow, indentless=False)


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    """A text on one line, whatever is in it: line ends other than the usual one are written as escapes."""
    escaped = any(mark in text for mark in BREAKS)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if escaped else None)


_Dumper.add_representer(str, _text)


def _dumped(value: Any) -> str:
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
