"""A remark about how the answers were given."""

from typing import NamedTuple


class Notice(NamedTuple):
    """What stands out in the answers and what to do about it, in one line; `id` names the kind of remark."""

    id: str
    text: str
