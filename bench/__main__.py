"""python -m bench KIND: how good the engine is, how soon commands are there, what damage and faults do; a report in JSON."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import practise, questions, roles, sheet, simulate, soak, startup
from skillcheck.errors import SkillcheckError, UsageFault
from skillcheck.model.text import inert

PEOPLE = 300  # people asked unless told otherwise: a standard error of about .01 in each figure


def main(words: Sequence[str] | None = None) -> int:
    """Run the bench and print its report; return the exit code.

    0 done, 1 something was lost or a limit is not kept, 2 wrong usage, 3 a file that can't be used.
    """
    options = _parser().parse_args(words)
    try:
        report: dict[str, Any] = options.run(options)
    except SkillcheckError as error:
        sys.stderr.write(inert(str(error), lines=True) + "\n")
        return error.exit_code
    sys.stdout.write(json.dumps(report, indent=2) + "\n")
    return 1 if report.get("faults") else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    kinds = parser.add_subparsers(required=True, metavar="KIND")

    def add(name: str, about: str, run: Any) -> argparse.ArgumentParser:
        kind = kinds.add_parser(name, help=about, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
        kind.set_defaults(run=run)
        return kind

    replay = add("questions", "replay an answer sheet", _replay)
    replay.add_argument(
        "--responses", required=True, metavar="R.csv", help="a person a row, an item a column"
    )
    replay.add_argument(
        "--items", required=True, metavar="I.csv", help="item, skill, cluster, reversed; typical"
    )
    _add_count(replay, "people", PEOPLE, "at most so many")
    _add_count(replay, "runs", 1, "medians of so many seeds, from S on")

    simulated = add("simulate", "simulated managers answer the program's own catalogue", _simulate)
    simulated.add_argument("--role", default="customer-service-manager", help="the role they have, or each")
    simulated.add_argument("--manner", default=simulate.EACH, help="in what they differ from the model")
    simulated.add_argument(
        "--roles", action="store_true", help="instead, how much of a top five is each role's doing"
    )
    _add_count(simulated, "people", None, f"so many: {PEOPLE}, with --roles {roles.PEOPLE}")
    _add_count(simulated, "runs", 1, "medians of so many seeds, from S on")

    practised = add("practise", "simulated managers practise for 90 days", _practise)
    _add_count(practised, "people", practise.PEOPLE, "so many")

    start = add("startup", "whole processes, measured in turn", _start)
    _add_count(start, "runs", 21, "of each command")
    start.add_argument(
        "--peers", type=Path, metavar="FOLDER", help="beside the programs that are installed there"
    )

    asked = add("waiting", "how long each question takes to come", _wait)
    _add_count(asked, "keys", 60, "answers to each catalogue")

    long = add("soak", "the long run: interruptions, kills, faults and damage by the thousand", _soak)
    long.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(soak.PARTS)}; without any: all")
    for part in soak.PARTS.values():
        _add_count(long, part.option, part.usual, part.about)

    for kind in (replay, simulated, practised, long):
        kind.add_argument("--seed", type=int, default=1, metavar="S", help="of every random choice")
    return parser


def _add_count(parser: argparse.ArgumentParser, name: str, usual: int | None, about: str) -> None:
    parser.add_argument(f"--{name}", type=_read_count, default=usual, metavar="N", help=about)


def _read_count(word: str) -> int:
    if int(word) < 1:
        raise argparse.ArgumentTypeError("at least 1 is needed")
    return int(word)


def _seeds(options: argparse.Namespace) -> range:
    return range(options.seed, options.seed + options.runs)


def _replay(options: argparse.Namespace) -> dict[str, Any]:
    return questions.report(sheet.read(options.responses, options.items), options.people, _seeds(options))


def _simulate(options: argparse.Namespace) -> dict[str, Any]:
    if options.roles:
        return roles.report(options.people or roles.PEOPLE, options.seed)
    return simulate.report(options.role, options.manner, options.people or PEOPLE, _seeds(options))


def _practise(options: argparse.Namespace) -> dict[str, Any]:
    return practise.report(options.people, options.seed)


def _start(options: argparse.Namespace) -> dict[str, Any]:
    return startup.report(options.runs, options.peers)


def _wait(options: argparse.Namespace) -> dict[str, Any]:
    if sys.platform == "win32":
        raise UsageFault("Windows has no pseudo-terminals as these trials need them.")
    from bench import waiting

    return waiting.report(options.keys)


def _soak(options: argparse.Namespace) -> dict[str, Any]:
    return soak.report(vars(options), options.parts, options.seed)


if __name__ == "__main__":
    sys.exit(main())
