"""The figures as a table for people."""

from collections.abc import Mapping, Sequence
from typing import Any

from bench.replay import PARTS
from skillcheck.model.text import plural

ROWS = (("adaptive", "adaptive"), ("fixed", "fixed short form"), ("random", "random order"))


def text(report: Mapping[str, Any]) -> str:
    """`report` as lines, a block a condition."""
    head = (
        f"{plural(report['people'], 'person', 'people')}, {plural(report['items'], 'item')}, "
        f"{plural(report['skills'], 'skill')}; seed {', '.join(map(str, report['seeds']))}"
    )
    blocks = ["\n".join(_block(condition)) for condition in report["conditions"]]
    note = "Overlap of the top shown with the top of the full quiz, by the part of its items that was asked."
    return "\n\n".join([head, note, *blocks]) + "\n"


def title(condition: Mapping[str, Any]) -> str:
    """What a condition is, in words."""
    if "managers" in condition:
        return f"{condition['managers']} managers"
    others = condition["calibrated_on"]
    learnt = f"after learning from {others} others" if others else "cold"
    return f"{condition['importance']} importances, {learnt}"


def _block(condition: Mapping[str, Any]) -> Sequence[str]:
    lines = [f"{title(condition)} ({plural(condition['people'], 'person', 'people')})"]
    lines.append(f"{'':18}" + "".join(f"{round(part * 100):>5} %" for part in PARTS))
    for key, name in ROWS:
        lines.append(f"  {name:16}" + "".join(f"{condition[key][str(part)]:7.3f}" for part in PARTS))
    stop, coverage = condition["stop"], condition["coverage"]
    lines.append(
        f"  own stop: {stop['questions']:g} questions ({stop['share']:.1%}), agreement {stop['realised']:.3f} "
        f"(predicted {stop['predicted']:.3f}), four of five right for {stop['four_of_five']:.1%}"
    )
    held = "nothing was held out" if coverage is None else f"{coverage:.3f}"
    lines.append(f"  coverage of the 80 % ranges: {held}")
    return lines
