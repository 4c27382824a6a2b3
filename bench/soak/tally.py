"""What came of trials: how many there were, what was acknowledged in them, what of that was lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Tally:
    """Counts, and a sentence for each fault; `kinds` says how many trials were of which kind."""

    trials: int = 0
    acknowledged: int = 0
    lost: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def trial(self, kind: str) -> None:
        """Count a trial."""
        self.trials += 1
        self.kinds[kind] = self.kinds.get(kind, 0) + 1

    def fault(self, what: str) -> None:
        """Note what went wrong."""
        self.faults.append(what)

    def add(self, other: "Tally") -> None:
        """Take in what came of other trials."""
        self.trials += other.trials
        self.acknowledged += other.acknowledged
        self.lost += other.lost
        self.faults += other.faults
        for kind, count in other.kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + count

    def values(self) -> Mapping[str, Any]:
        """As JSON has it."""
        return {
            "trials": self.trials,
            "acknowledged": self.acknowledged,
            "lost": self.lost,
            "kinds": self.kinds,
            "faults": self.faults,
        }
