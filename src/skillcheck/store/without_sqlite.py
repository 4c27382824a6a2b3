"""What stands in for SQLite where this Python has none: all that needs the history says so, in one sentence."""

from types import ModuleType
from typing import Any

from skillcheck.errors import NoSqlite

MISSING = (
    "This Python comes without SQLite, which keeps the history. Install it (on Debian and Ubuntu: sudo apt install"
    " libsqlite3-0), or run skillcheck with another Python; cards, lists and catalogues work without it."
)


class StandIn(ModuleType):
    """A module with a class under every name, none of which is ever made; to connect raises NoSqlite."""

    sqlite_version = "missing"

    def __getattr__(self, name: str) -> Any:
        """Return a class of errors that nothing raises. Raises: AttributeError for what Python itself looks for."""
        if name.startswith("__"):
            raise AttributeError(name)
        value = type(name, (Exception,), {})
        setattr(self, name, value)
        return value

    def connect(self, *_: Any, **__: Any) -> Any:
        """Open no database. Raises: NoSqlite."""
        raise NoSqlite(MISSING)
