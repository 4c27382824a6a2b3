"""A remark about how the answers were given."""

from skillcheck.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands out in the answers and what to do about it, in one line; `id` names the kind of remark."""

    id: str
    text: str
