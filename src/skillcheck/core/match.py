"""Finding what a person means by a name: id, name, alias, any case, an unambiguous prefix; else near ones."""

from collections.abc import Iterable, Mapping

SUGGESTIONS = 3


def find(text: str, names: Mapping[str, Iterable[str]]) -> tuple[str, tuple[str, ...]]:
    """The id that `text` means, or an empty one with up to three ids that it may mean.

    `names` maps ids to their other names. A whole name wins over a prefix; a prefix counts where it leads to one id only.
    """
    wanted = fold(text)
    spoken = {fold(name): id_ for id_, others in names.items() for name in others}
    spoken |= {fold(id_): id_ for id_ in names}
    if wanted in spoken:
        return spoken[wanted], ()
    starting = {id_ for name, id_ in spoken.items() if wanted and name.startswith(wanted)}
    if len(starting) == 1:
        return starting.pop(), ()
    import difflib

    near = [spoken[n] for n in difflib.get_close_matches(wanted, spoken, n=9, cutoff=0.6)]
    candidates = [*(id_ for id_ in names if id_ in starting), *near]
    return "", tuple(dict.fromkeys(candidates))[:SUGGESTIONS]


def fold(text: str) -> str:
    """A name as it is compared: no case, no difference between blanks, hyphens and underscores."""
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
