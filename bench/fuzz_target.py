"""python -m bench.fuzz_target KIND OPTIONS: what the fuzzer calls on each input."""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["skillcheck.store", "skillcheck.questions", "skillcheck.measure"]):
    from bench import strangers


def main() -> None:
    """Fuzz the reader of the kind that the first word names."""
    name = sys.argv.pop(1)
    kind = strangers.kinds()[name]
    with tempfile.TemporaryDirectory() as folder:
        seeds, path = Path(folder) / "seeds", Path(folder) / name
        seeds.mkdir()
        (seeds / "sound").write_bytes(kind.sound)

        def take(data: bytes) -> None:
            path.write_bytes(data)
            strangers.refused(kind, str(path))

        atheris.Setup([*sys.argv, str(seeds)], take)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
