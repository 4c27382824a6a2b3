"""The time zone of this machine."""

import warnings
from zoneinfo import ZoneInfo

UTC = "UTC"


def here() -> str:
    """Its IANA name, `UTC` where it can't be told."""
    from tzlocal import get_localzone_name

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            name = get_localzone_name()
        ZoneInfo(name)
    except (ValueError, OSError, LookupError, TypeError):
        return UTC
    return str(name)
