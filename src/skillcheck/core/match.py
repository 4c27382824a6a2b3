"""Finding what a person means by a name: id, name, alias, any case, an unambiguous prefix; else near ones."""

from collections.abc import Iterable, Mapping

from skillcheck.model.names import Names, fold, names

SUGGESTIONS = 3


def find(text: str, others: Mapping[str, Iterable[str]]) -> tuple[str, tuple[str, ...]]:
    """As `find_among`, from a map of ids to their other names."""
    return find_among(text, names(others))


def find_among(text: str, known: Names) -> tuple[str, tuple[str, ...]]:
    """The id that `text` means, or an empty one with up to three ids that it may mean.

    A whole name wins over a prefix; a prefix counts where it leads to one id only.
    """
    wanted = fold(text)
    if meant := known.meant(wanted):
        return meant, ()
    starting = known.beginning(wanted) if wanted else ()
    if len(starting) == 1:
        return starting[0], ()
    import difflib

    spoken = known.spoken()
    near = [spoken[n] for n in difflib.get_close_matches(wanted, spoken, n=9, cutoff=0.6)]
    return "", tuple(dict.fromkeys((*starting, *near)))[:SUGGESTIONS]
