"""python -m bench KIND: how good the engine is, what size costs, how soon commands are there, what damage and faults do."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import fuzz, growth, inputs, questions, sheet, simulation, startup
from bench.pairs import processor, wall
from bench.questions import Plan
from bench.soak import PARTS
from bench.soak import report as soaking
from bench.text import text
from skillcheck.errors import SkillcheckError, UsageFault
from skillcheck.model.text import inert

SOME = 300
"""People asked unless told otherwise: a standard error of about .01 in each figure."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the bench; its exit code.

    0 done, 1 something was lost, 2 wrong usage, 3 a file that can't be used, 4 a result that can't be written.
    """
    options = _parser().parse_args(words)
    try:
        if options.output and not Path(options.output).resolve().parent.is_dir():
            raise UsageFault(f"There is no folder to write {options.output} to. Make it, or name another.")
        report = options.run(options)
        shown = json.dumps(report, indent=2) + "\n" if options.format == "json" else options.text(report)
        _deliver(shown, options.output)
    except SkillcheckError as error:
        sys.stderr.write(inert(str(error), lines=True) + "\n")
        return error.exit_code
    except OSError as error:
        sys.stderr.write(f"The result could not be written: {error.strerror}.\n")
        return 4
    return 1 if report.get("faults") else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    kinds = parser.add_subparsers(required=True, metavar="KIND")
    replay = kinds.add_parser("questions", help="replay an answer sheet")
    replay.add_argument(
        "--responses", required=True, metavar="R.csv", help="a person a row, an item a column"
    )
    replay.add_argument("--items", required=True, metavar="I.csv", help="item, skill, cluster, reversed")
    replay.set_defaults(run=_questions)
    simulate = kinds.add_parser("simulate", help="simulated managers answer the program's own catalogue")
    simulate.add_argument("--role", default="customer-service-manager", help="the role they have")
    simulate.set_defaults(run=_simulate)
    scale = kinds.add_parser("scale", help="14,000 skills and 10,000 assessments")
    scale.add_argument("--pairs", type=_count, default=9, metavar="N", help="of runs, each (9)")
    scale.set_defaults(run=lambda options: growth.report(options.pairs), text=growth.text)
    for kind in (replay, simulate):
        kind.set_defaults(text=text)
        kind.add_argument(
            "--people", type=_count, default=SOME, metavar="N", help=f"at most so many ({SOME})"
        )
        kind.add_argument("--seed", type=int, default=1, metavar="S", help="of every random choice (1)")
        kind.add_argument(
            "--runs", type=_count, default=1, metavar="R", help="medians of seeds S to S+R-1 (1)"
        )
        kind.add_argument("--processes", type=_count, default=2, metavar="P", help="at work at once (2)")
    damaged = kinds.add_parser("inputs", help="very many damaged files, read or refused")
    damaged.add_argument("--files", type=_count, default=10_000, metavar="N", help="of each kind (10000)")
    damaged.add_argument("--seed", type=int, default=1, metavar="S", help="the number of the first (1)")
    damaged.add_argument("--processes", type=_count, default=2, metavar="P", help="at work at once (2)")
    damaged.set_defaults(run=_inputs, text=inputs.text)
    fuzzed = kinds.add_parser("fuzz", help="files found by what they reach in the code (needs atheris)")
    fuzzed.add_argument("--files", type=_count, default=1_000_000, metavar="N", help="in all (1000000)")
    fuzzed.set_defaults(run=lambda options: fuzz.report(options.files), text=fuzz.text)
    start = kinds.add_parser("startup", help="whole processes, timed in turn")
    start.add_argument("--runs", type=_count, default=21, metavar="R", help="of each command (21)")
    start.add_argument("--processor", action="store_true", help="processor time, not time on the clock")
    start.add_argument(
        "--peers", metavar="FOLDER", help="beside programs that people know, installed there by pip"
    )
    start.set_defaults(run=_startup, text=startup.text)
    soak = kinds.add_parser("soak", help="the long run: interruptions, kills and faults by the thousand")
    soak.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (all)")
    soak.add_argument("--seed", type=int, default=1, metavar="S", help="of every random choice (1)")
    for name, part in PARTS.items():
        soak.add_argument(
            f"--{part.option}", type=_count, default=part.usual, metavar="N", dest=f"amount of {name}",
            help=f"{part.amount}: {part.what} ({part.usual})",
        )  # fmt: skip
    soak.set_defaults(run=_soak, text=soaking.text)
    for kind in (replay, simulate, scale, damaged, fuzzed, start, soak):
        kind.add_argument("-f", "--format", choices=("text", "json"), default="text", help="(text)")
        kind.add_argument("-o", "--output", metavar="FILE", help="write to a file")
    return parser


def _questions(options: argparse.Namespace) -> dict[str, object]:
    plan = Plan(sheet.read(options.responses, options.items), options.people, _seeds(options))
    return questions.report(plan, options.processes)


def _simulate(options: argparse.Namespace) -> dict[str, object]:
    return simulation.report(options.role, options.people, _seeds(options), options.processes)


def _inputs(options: argparse.Namespace) -> dict[str, Any]:
    return inputs.report(options.files, options.seed, options.processes)


def _startup(options: argparse.Namespace) -> dict[str, object]:
    return startup.report(options.runs, processor if options.processor else wall, options.peers, startup.tell)


def _soak(options: argparse.Namespace) -> dict[str, object]:
    amounts = {name: getattr(options, f"amount of {name}") for name in PARTS}
    return soaking.report(amounts, options.parts, options.seed, startup.tell)


def _seeds(options: argparse.Namespace) -> tuple[int, ...]:
    return tuple(range(options.seed, options.seed + options.runs))


def _count(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1 is needed")
    return number


def _deliver(shown: str, output: str | None) -> None:
    if output in (None, "-"):
        sys.stdout.write(shown)
    else:
        Path(output).write_text(shown, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
