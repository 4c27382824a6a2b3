"""The roles of a catalogue: what each asks, and how two of them differ."""

from skillcheck.app.opening import find_role
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.pages import roles


def show_roles(catalogue: Catalogue, role: str | None) -> Document:
    """Return all roles, or what one of them asks. Raises: UnknownName."""
    return roles.page([find_role(catalogue, role)] if role else list(catalogue.roles.values()), catalogue)


def compare_roles(catalogue: Catalogue, role: str, other: str) -> Document:
    """Return two roles side by side. Raises: UnknownName."""
    return roles.comparison(find_role(catalogue, role), find_role(catalogue, other), catalogue)
