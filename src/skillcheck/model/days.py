"""Days that a plan can be about."""

from datetime import date

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2999, 12, 31)
"""Days beyond these are slips of the pen, and too near to the end of the calendar to count on from."""
