"""When an assessment is old."""

from skillcheck.model.assessment import OLD
from skillcheck.model.notice import Notice


def remark(days: int, *, newest: bool) -> tuple[Notice, ...]:
    """What to say of an assessment of `days` ago, and, of the newest, what to do; nothing up to 120 days."""
    if days <= OLD:
        return ()
    todo = " Take a new one: skillcheck assess" if newest else ""
    return (Notice("old", f"This is {days:,} days old.{todo}"),)
