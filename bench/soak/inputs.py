"""`soak inputs`: damaged files of every kind that the program reads; each is read or refused, and nothing else."""

import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.soak import Trial
from bench.soak.damage import DAMAGES, damage_text
from bench.soak.home import Ran, copy, run_program

SECONDS = 5.0  # of a processor's time: more than any small file takes on any machine, and less than what grows without end
SOUND = Path(__file__).parent.parent / "sound"
PEOPLE = 10  # results that are read together: calibration needs so many
RIGHT = range(6)  # exit codes of what is done, and of what is refused with a sentence
HISTORY = "history"
NEW_LINE = "Afterwards."
PLANNED = (
    "plan new listening --practice say-it-back --why Guests --due 2026-12-29 --days mon,tue",
    "plan done listening --note Once",
    "plan edit listening --minutes 15",
    "plan checkin listening --came-up 2 --acted 1",
)
"""Makes the entries of the plan that a history has."""


class Kind(NamedTuple):
    """A file that the program reads, by its place in a folder, and the lines that make it do so; {0} is the folder."""

    file: str
    lines: tuple[str, ...]


KINDS = {
    "catalogue": Kind("catalogue.yaml", ("catalogue check {0}/catalogue.yaml",)),
    "extension": Kind("extension.yaml", ("catalogue check {0}/extension.yaml",)),
    "answers": Kind("answers.yaml", ("assess --answers {0}/answers.yaml",)),
    "parameters": Kind("parameters.yaml", ("gaps --catalogue {0}/calibrated.yaml",)),
    "results": Kind(
        "result-0.json", ("catalogue calibrate" + "".join(f" {{0}}/result-{n}.json" for n in range(PEOPLE)),)
    ),
    "cache": Kind("cache/*", ("show listening",)),
    "plan": Kind("home/plan.yaml", ("plan show",)),
    HISTORY: Kind(
        "home/history.db",
        (
            "history",
            "gaps",
            "plan show",
            "plan today",
            f"evidence add listening {NEW_LINE}",
            "evidence list",
            "history -f json",
            "doctor",
        ),
    ),
}


def run(amount: int, seed: int) -> Iterator[Trial]:
    """Read so many files of each kind, numbered from `seed` on."""
    with tempfile.TemporaryDirectory() as name:
        sound = Path(name, "sound")
        prepare_sound(sound)
        for kind in KINDS:
            for number in range(seed, seed + amount):
                yield read_damaged(kind, number, sound, Path(name, "work"))


def prepare_sound(folder: Path) -> None:
    """Make a folder with a sound file of each kind. Raises: AssertionError where the program does not take one."""
    shutil.copytree(SOUND, folder)
    catalogue = (folder / "catalogue.yaml").read_text("utf-8")
    (folder / "calibrated.yaml").write_text(f"{catalogue}parameters: parameters.yaml\n", encoding="utf-8")
    _run(folder, "assess --answers {0}/answers.yaml")
    for line in PLANNED:
        ran = _run(folder, line)
        assert ran.code == 0, ran
    result = json.loads(_run(folder, "export -f json").out)
    for number in range(PEOPLE):
        result["assessment"]["id"] = f"id-{number}"
        result["answers"]["listening-1"] = f"{1 + number % 5}"
        (folder / f"result-{number}.json").write_text(json.dumps(result, indent=2), encoding="utf-8")
    shutil.move(folder / "plan.yaml", folder / "home")
    (folder / "home" / "plan.yaml").chmod(0o600)
    for kind in KINDS.values():
        copy(folder, folder.with_name("tried"))
        for line in kind.lines:
            ran = _run(folder.with_name("tried"), line)
            assert ran.code == 0, (line, ran)


def read_damaged(name: str, number: int, sound: Path, folder: Path) -> Trial:
    """Damage the file of one kind in a copy of a sound folder, as `number` decides, and let the program read it."""
    copy(sound, folder)
    dice, damage = Random(number), name
    (file,) = folder.glob(KINDS[name].file)
    if name == HISTORY:
        damage = dice.choice(tuple(DAMAGES))
        DAMAGES[damage](file, dice)
    else:
        file.write_bytes(damage_text(file.read_bytes(), dice))
    damaged, began = file.read_bytes(), time.process_time()
    runs = [_run(folder, line) for line in KINDS[name].lines]
    seconds = (time.process_time() - began) / len(runs)
    faults = [f"{ran}" for ran in runs if ran.code not in RIGHT or "Traceback" in ran.out + ran.err]
    if seconds > SECONDS:
        faults.append(f"took {seconds:.2f} s")
    if name == HISTORY:
        *_, add, look, after, _ = runs
        kept = [path.read_bytes() for path in (folder / "home").rglob("*") if path.is_file()]
        if add.code == look.code == 0 and NEW_LINE not in look.out:
            faults.append(f"a line was acknowledged, and is not there: {look}")
        if add.code == 0 and "2026-" not in after.out:
            faults.append(f"the assessment that the history and its copy have is gone: {after}")
        if add.code and damage != "journal" and damaged not in kept:
            faults.append("what could not be read was changed")
    end = "refused" if any(ran.code for ran in runs) else "read"
    return Trial(f"{damage} {end}", faults=tuple(f"{name} no. {number}: {fault}" for fault in faults))


def _run(folder: Path, line: str) -> Ran:
    words = [word.format(folder) for word in line.split()]
    return run_program(folder, *words, catalogue=SOUND / "catalogue.yaml")
