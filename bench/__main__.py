"""python -m bench KIND: how good the engine is, how soon commands are there, what damage and faults do."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import practise, questions, roles, sheet, simulate, soak, startup
from skillcheck.errors import SkillcheckError, UsageFault
from skillcheck.model.text import inert

PEOPLE = 300  # people asked unless told otherwise: a standard error of about .01 in each figure


def main(words: Sequence[str] | None = None) -> int:
    """Run the bench; return its exit code.

    0 done, 1 something was lost or a limit is not kept, 2 wrong usage, 3 a file that can't be used, 4 a result that can't be
    written.
    """
    options = _parser().parse_args(words)
    try:
        if options.output and not Path(options.output).resolve().parent.is_dir():
            raise UsageFault(f"There is no folder to write {options.output} to. Make it, or name another.")
        report: dict[str, Any] = options.run(options)
        lines = [json.dumps(report, indent=2)] if options.format == "json" else text(report)
        shown = "\n".join(lines) + "\n"
        if options.output in (None, "-"):
            sys.stdout.write(shown)
        else:
            Path(options.output).write_text(shown, encoding="utf-8")
    except SkillcheckError as error:
        sys.stderr.write(inert(str(error), lines=True) + "\n")
        return error.exit_code
    except OSError as error:
        sys.stderr.write(f"The result could not be written: {error.strerror}.\n")
        return 4
    return 1 if report.get("faults") else 0


def text(part: Any, name: str = "", indent: str = "") -> Iterator[str]:
    """Yield a part of a report as lines: its single values on one line, each part of its own below, further to the right."""
    if isinstance(part, str):
        yield f"{indent}{name}: {part}"
        return
    inner = {
        key: [value] if isinstance(value, dict) else value for key, value in part.items() if _has_parts(value)
    }
    single = ", ".join(f"{key} {_show(value)}" for key, value in part.items() if key not in inner)
    yield f"{indent}{name}: {single}" if name else single
    for key, parts in inner.items():
        for each in parts:
            yield from text(each, key, f"{indent}  ")


def _has_parts(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and isinstance(next(iter(value), 0), dict | str)
    )


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
    replay.set_defaults(run=_questions)
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
    simulated.set_defaults(run=_simulate)
    practised = kinds.add_parser("practise", help="simulated managers practise for 90 days")
    practised.set_defaults(run=lambda o: practise.report(o.people, o.seed, o.processes))
    start = kinds.add_parser("startup", help="whole processes, measured in turn")
    start.add_argument(
        "--peers", type=Path, metavar="FOLDER", help="beside the programs that are installed there"
    )
    start.set_defaults(run=lambda o: startup.report(o.runs, o.peers))
    long = kinds.add_parser(
        "soak", help="the long run: interruptions, kills, faults and damage by the thousand"
    )
    long.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(soak.PARTS)} (all)")
    long.set_defaults(run=lambda o: soak.report(vars(o), o.parts, o.seed))
    counts = [(long, part.option, part.usual, part.about) for part in soak.PARTS.values()]
    counts.append((start, "runs", 21, "of each command"))
    counts.append((replay, "people", PEOPLE, "at most so many"))
    counts.append((simulated, "people", PEOPLE, f"at most so many; with --roles {roles.PEOPLE}"))
    for kind in (replay, simulated):
        counts.append((kind, "runs", 1, "medians of so many seeds, from S on"))
        counts.append((kind, "processes", 2, "at work at once"))
    counts.append((practised, "people", practise.PEOPLE, "so many"))
    counts.append((practised, "processes", 2, "at work at once"))
    for kind, name, usual, about in counts:
        kind.add_argument(f"--{name}", type=_count, default=usual, metavar="N", help=f"{about} ({usual})")
    simulated.set_defaults(people=0)  # each of the two simulations has its own number
    for kind in (replay, simulated, practised, long):
        kind.add_argument("--seed", type=int, default=1, metavar="S", help="of every random choice (1)")
    for kind in (replay, simulated, practised, start, long):
        kind.add_argument("-f", "--format", choices=("text", "json"), default="text", help="(text)")
        kind.add_argument("-o", "--output", metavar="FILE", help="write to a file")
    return parser


def _count(word: str) -> int:
    if int(word) < 1:
        raise argparse.ArgumentTypeError("at least 1 is needed")
    return int(word)


def _seeds(options: argparse.Namespace) -> range:
    return range(options.seed, options.seed + options.runs)


def _simulate(options: argparse.Namespace) -> dict[str, Any]:
    if options.roles:
        return roles.report(options.people or roles.PEOPLE, options.seed)
    return simulate.report(
        options.role, options.manner, options.people or PEOPLE, _seeds(options), options.processes
    )


def _questions(options: argparse.Namespace) -> dict[str, Any]:
    answers = sheet.read(options.responses, options.items)
    return questions.report(answers, options.people, _seeds(options), options.processes)


if __name__ == "__main__":
    sys.exit(main())
