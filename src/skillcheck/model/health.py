"""What a look at the program's own things found."""

from typing import NamedTuple

GOOD, NOTE, FAULT, MENDED = "good", "note", "fault", "mended"
"""As it should be; worth knowing; to be mended; mended just now."""


class Finding(NamedTuple):
    """One thing that was looked at: its `part`, its `state`, what was `told` of it, and what to do (may be empty)."""

    part: str
    state: str
    told: str
    remedy: str = ""
