"""Finding what a person means by a name: id, name, alias, any case, an unambiguous prefix; else near ones."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping

SUGGESTIONS = 3
ALIKE = 0.66
"""How much of two names is the same, as `difflib` counts it, where one may be a slip of the other: a third may differ."""
UNSEEN = frozenset(
    [*map(chr, (0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0))]
    + [chr(code) for low, high in ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF)) for code in range(low, high + 1)]
)  # fmt: skip
"""Marks and letters that show as nothing though they are no format characters: joiners, selectors of a variant, fillers."""


def bare(text: str) -> str:
    """Return the same for texts that look alike: any case, any width, composed or not, without what can't be seen."""
    if text.isascii():
        return text.casefold().strip()
    seen = "".join(char for char in text if char not in UNSEEN and unicodedata.category(char) != "Cf")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return "".join(char for char in folded if char not in UNSEEN).strip()


def fold(text: str) -> str:
    """Return a name as it is compared: bare, and no difference between blanks, hyphens and underscores."""
    return " ".join(bare(text).replace("-", " ").replace("_", " ").split())


def find(text: str, names: Mapping[str, Iterable[str]]) -> tuple[str, tuple[str, ...]]:
    """Return the id that `text` means, or an empty one with up to three ids that it may mean.

    `names` maps ids to what else each is called, its own name first. An id wins over a name, a whole name over a prefix, and
    of two with one name the later; a prefix counts where it leads to one id only, of ids and own names or else of all.
    """
    ids = {fold(name): id_ for id_, others in names.items() for name in others}
    ids |= {fold(id_): id_ for id_ in names}
    wanted = fold(text)
    if meant := ids.get(wanted):
        return meant, ()
    starting = {id_ for name, id_ in ids.items() if wanted and name.startswith(wanted)}
    in_order = [id_ for id_ in names if id_ in starting]
    by_name = [id_ for id_ in in_order if _is_called(id_, names[id_], wanted)]
    for matches in (by_name, in_order):
        if len(matches) == 1:
            return matches[0], ()
    near = [ids[name] for name in find_near(wanted, ids)]
    return "", tuple(dict.fromkeys((*by_name, *in_order, *near)))[:SUGGESTIONS]


def _is_called(id_: str, others: Iterable[str], beginning: str) -> bool:
    """Tell whether the id, or the first of the other names, begins so."""
    names = (id_, *list(others)[:1])
    return any(fold(name).startswith(beginning) for name in names)


def find_near(name: str, names: Iterable[str]) -> list[str]:
    """Return up to nine of `names` of which `name` may be a slip, nearest first."""
    return difflib.get_close_matches(name, [other for other in names if other], n=9, cutoff=ALIKE)
