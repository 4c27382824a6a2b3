"""Files and the history: the only room that reads YAML and SQLite."""

import sys

try:
    import sqlite3  # noqa: F401 - the first of the room to ask for it
except ImportError:  # Python was built without it, or its library is gone: cards and lists need no history
    from skillcheck.store.without_sqlite import StandIn

    sys.modules["sqlite3"] = StandIn("sqlite3")
