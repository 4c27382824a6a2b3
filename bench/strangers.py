"""The files that the program takes from strangers: a sound one of each kind, and what reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from skillcheck.errors import SkillcheckError
from skillcheck.store import answers, cache, catalogue, parameters_file, plan_file, results

SOUND = Path(__file__).parent / "sound"


@dataclass(frozen=True)
class Kind:
    """A kind of file: a sound one, and what reads a file of it."""

    sound: bytes
    read: Callable[[str], object]


def kinds() -> dict[str, Kind]:
    """Every kind of file, by its name; those that name questions do so of the sound catalogue."""
    small = catalogue.read(str(SOUND / "catalogue.yaml"))
    return {
        "catalogue": Kind(_sound("catalogue.yaml"), catalogue.read),
        "cached": Kind(_sound("catalogue.yaml"), lambda path: cache.load(path)),
        "extension": Kind(_sound("extension.yaml"), catalogue.read),
        "answers": Kind(_sound("answers.yaml"), lambda path: answers.read(path, small)),
        "plan": Kind(_sound("plan.yaml"), lambda path: plan_file.read(Path(path))),
        "parameters": Kind(_sound("parameters.yaml"), lambda path: parameters_file.read(path, small)),
        "results": Kind(_sound("result.json"), lambda path: results.read([path], small)),
    }


def refused(kind: Kind, path: str) -> bool:
    """Whether a file is refused as one should be. Raises: whatever else comes of it, which is a bug."""
    try:
        kind.read(path)
    except SkillcheckError as error:
        str(error)
        return True
    return False


def _sound(name: str) -> bytes:
    return (SOUND / name).read_bytes()
