"""What can go wrong, each with its exit code and a sentence that the person can act on."""

from typing import Any

MOST_FAULTS_SHOWN = 50


class SkillcheckError(Exception):
    """A fault that the person can do something about; `str()` of it is what they read."""

    exit_code = 70
    lines = False
    """Whether `str()` of it is several lines; else a newline can only come from foreign text, and ends no line."""

    def __init__(self, text: str = "", empty: Any = None, page: Any = None) -> None:
        """Take a Document that is delivered before the sentence is said: a `page` to all, or an `empty` one to programs."""
        super().__init__(text)
        self.empty = empty
        self.page = page


class CheckFailed(SkillcheckError):
    """A check or a gate says no; the result was printed."""

    exit_code = 1


class UsageFault(SkillcheckError):
    """The command line asks for something that does not exist or does not go together."""

    exit_code = 2


class Incomplete(UsageFault):
    """The command line says too little; `str()` is the help of what it names."""

    lines = True


class UnknownName(UsageFault):
    """Nothing has this name; `near` are up to three names that the person may have meant."""

    def __init__(self, kind: str, name: str, near: tuple[str, ...], see: str) -> None:
        hint = f" Did you mean {_either(near)}?" if near else ""
        super().__init__(f"There is no {kind} “{name}”.{hint} See them all: {see}")


class FileFaults(SkillcheckError):
    """A file can't be used; `faults` are what was found, in the order of the file."""

    exit_code = 3
    lines = True

    def __init__(self, faults: tuple[Any, ...], remedy: str = "") -> None:
        lines = [str(fault) for fault in faults[:MOST_FAULTS_SHOWN]]
        left = len(faults) - MOST_FAULTS_SHOWN
        if left > 0:
            lines.append(f"… and {left:,} more {'fault' if left == 1 else 'faults'}.")
        if remedy:
            lines.append(remedy)
        super().__init__("\n".join(lines))
        self.faults = faults


class TooFew(SkillcheckError):
    """The data can be read, but are too few or too much alike to compute with; the sentence names the number needed."""

    exit_code = 3


class HistoryFault(SkillcheckError):
    """The history, or a result, can't be read or written."""

    exit_code = 4


class NoSqlite(HistoryFault):
    """This Python has no SQLite, so there is no history, whatever is on the disk."""


class DamagedHistory(HistoryFault):
    """What the history holds is not what was written to it."""


class LeftAlone(HistoryFault):
    """The history stays as it is: it is in use, or not of this program, or of a newer version of it."""


class DiskFault(HistoryFault):
    """The disk, or its file system, can't do what keeping a history needs."""


class NothingYet(SkillcheckError):
    """There is nothing to show yet; the sentence says what to type."""

    exit_code = 5


class Stopped(SkillcheckError):
    """The person or the system stopped the program by a signal: 128 + its number is the exit code."""

    def __init__(self, number: int, message: str = "") -> None:
        super().__init__(message)
        self.number = number
        self.exit_code = 128 + number


class PipeClosed(SkillcheckError):
    """The reader of our output went away (`| head`): end quietly."""

    exit_code = 0


def _either(names: tuple[str, ...]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
