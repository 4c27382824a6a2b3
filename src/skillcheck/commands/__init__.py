"""The commands: a new one is one new file with an `app`, and one line in `COMMANDS`."""

from typing import Final

COMMANDS: Final[dict[str, str]] = {
    "assess": "skillcheck.commands.assess",
    "gaps": "skillcheck.commands.gaps",
    "show": "skillcheck.commands.show",
    "list": "skillcheck.commands.list",
    "roles": "skillcheck.commands.roles",
    "plan": "skillcheck.commands.plan",
    "history": "skillcheck.commands.history",
    "evidence": "skillcheck.commands.evidence",
    "export": "skillcheck.commands.export",
    "catalogue": "skillcheck.commands.catalogue",
    "calibrate": "skillcheck.commands.calibrate",
    "reliability": "skillcheck.commands.reliability",
    "doctor": "skillcheck.commands.doctor",
}
