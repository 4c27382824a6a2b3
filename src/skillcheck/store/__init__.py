"""Files and the history: the only room that reads YAML and SQLite."""

import sys
from types import ModuleType
from typing import Any

from skillcheck.errors import NoSqlite

NO_SQLITE = (
    "This Python comes without SQLite, which keeps the history. Install it (on Debian and Ubuntu: sudo apt install"
    " libsqlite3-0), or run skillcheck with another Python; cards, lists and catalogues work without it."
)


class NoModule(ModuleType):
    """Stands for SQLite where there is none: every name in it is a class, and to connect raises NoSqlite."""

    sqlite_version = "missing"

    def __getattr__(self, name: str) -> type:
        """Return a class of errors that nothing raises. Raises: AttributeError for what Python itself looks for."""
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})

    def connect(self, *_: Any, **__: Any) -> Any:
        """Open no database. Raises: NoSqlite."""
        raise NoSqlite(NO_SQLITE)


try:
    import sqlite3  # noqa: F401 - the first of the room to ask for it
except ImportError:  # Python was built without it, or its library is gone: cards and lists need no history
    sys.modules["sqlite3"] = NoModule("sqlite3")
