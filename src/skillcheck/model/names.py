"""Finding what a person means by a name: id, name, alias, any case, an unambiguous prefix; else near ones."""

import difflib
from collections.abc import Iterable, Mapping

SUGGESTIONS = 3


def fold(text: str) -> str:
    """Return a name as it is compared: no case, no difference between blanks, hyphens and underscores."""
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def find(text: str, names: Mapping[str, Iterable[str]]) -> tuple[str, tuple[str, ...]]:
    """Return the id that `text` means, or an empty one with up to three ids that it may mean.

    `names` maps ids to what else each is called. An id wins over a name, a whole name over a prefix, and of two with one
    name the later; a prefix counts where it leads to one id only.
    """
    ids = {fold(name): id_ for id_, others in names.items() for name in others}
    ids |= {fold(id_): id_ for id_ in names}
    wanted = fold(text)
    if meant := ids.get(wanted):
        return meant, ()
    starting = {id_ for name, id_ in ids.items() if wanted and name.startswith(wanted)}
    if len(starting) == 1:
        return starting.pop(), ()
    near = [ids[name] for name in difflib.get_close_matches(wanted, ids, n=9, cutoff=0.6)]
    in_order = [id_ for id_ in names if id_ in starting]
    return "", tuple(dict.fromkeys((*in_order, *near)))[:SUGGESTIONS]
