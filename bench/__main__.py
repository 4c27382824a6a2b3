"""python -m bench KIND: how good the engine is, how soon commands are there, what damage and faults do."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import practise, questions, roles, sheet, simulate, soak, startup
from skillcheck.errors import SkillcheckError
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
    lines = [json.dumps(report, indent=2)] if options.format == "json" else render(report)
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if report.get("faults") else 0


def render(part: Any, name: str = "", indent: str = "") -> Iterator[str]:
    """Yield a part of a report as lines: its single values on one line, each part of its own below, further to the right."""
    if isinstance(part, str):
        yield f"{indent}{name}: {part}"
        return
    parts = {key: value for key, value in part.items() if _has_parts(value)}
    values = ", ".join(f"{key} {_show(value)}" for key, value in part.items() if key not in parts)
    yield f"{indent}{name}: {values}" if name else values
    for key, value in parts.items():
        for inner in [value] if isinstance(value, dict) else value:
            yield from render(inner, key, f"{indent}  ")


def _has_parts(value: Any) -> bool:
    if isinstance(value, list):
        return isinstance(next(iter(value), 0), dict | str)
    return isinstance(value, dict)


def _show(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(map(_show, value)) or "none"
    return f"{value:.3f}" if isinstance(value, float) else f"{value}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    kinds = parser.add_subparsers(required=True, metavar="KIND")

    replay = kinds.add_parser("questions", help="replay an answer sheet")
    replay.add_argument(
        "--responses", required=True, metavar="R.csv", help="a person a row, an item a column"
    )
    replay.add_argument(
        "--items", required=True, metavar="I.csv", help="item, skill, cluster, reversed; typical"
    )
    _add_count(replay, "people", PEOPLE, "at most so many")
    replay.set_defaults(run=_replay)

    simulated = kinds.add_parser("simulate", help="simulated managers answer the program's own catalogue")
    simulated.add_argument("--role", default="customer-service-manager", help="the role they have, or each")
    simulated.add_argument(
        "--manner", default=simulate.EACH, help="in what they differ from the model (each)"
    )
    simulated.add_argument(
        "--roles",
        action="store_true",
        help="instead, how much of a top five is the role's doing, for each role",
    )
    _add_count(simulated, "people", None, f"so many ({PEOPLE}; with --roles {roles.PEOPLE})")
    simulated.set_defaults(run=_simulate)

    practised = kinds.add_parser("practise", help="simulated managers practise for 90 days")
    _add_count(practised, "people", practise.PEOPLE, "so many")
    practised.set_defaults(run=lambda options: practise.report(options.people, options.seed))

    start = kinds.add_parser("startup", help="whole processes, measured in turn")
    _add_count(start, "runs", 21, "of each command")
    start.add_argument(
        "--peers", type=Path, metavar="FOLDER", help="beside the programs that are installed there"
    )
    start.set_defaults(run=lambda options: startup.report(options.runs, options.peers))

    long = kinds.add_parser(
        "soak", help="the long run: interruptions, kills, faults and damage by the thousand"
    )
    long.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(soak.PARTS)} (all)")
    for part in soak.PARTS.values():
        _add_count(long, part.option, part.usual, part.about)
    long.set_defaults(run=lambda options: soak.report(vars(options), options.parts, options.seed))

    for kind in (replay, simulated):
        _add_count(kind, "runs", 1, "medians of so many seeds, from S on")
    for kind in (replay, simulated, practised, long):
        kind.add_argument("--seed", type=int, default=1, metavar="S", help="of every random choice (1)")
    for kind in (replay, simulated, practised, start, long):
        kind.add_argument("-f", "--format", choices=("text", "json"), default="text", help="(text)")
    return parser


def _add_count(parser: argparse.ArgumentParser, name: str, usual: int | None, about: str) -> None:
    about = f"{about} ({usual})" if usual else about
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


if __name__ == "__main__":
    sys.exit(main())
