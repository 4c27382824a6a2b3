"""Which items are asked, in which order: those of one skill are spread, the order is fixed by a seed."""

from collections.abc import Iterable

from skillcheck.model.catalogue import Item, Skill

ADAPTIVE, FULL, QUICK = LENGTHS = ("adaptive", "full", "quick")


def chosen(skills: Iterable[Skill], length: str) -> dict[str, tuple[Item, ...]]:
    """Skill id to the items that an assessment of this length asks.

    `quick` asks the first statement of each skill that is not reversed (any item where there is none); `full` asks every
    item, and `adaptive` chooses among them.
    """
    if length != QUICK:
        return {skill.id: skill.items for skill in skills}
    return {skill.id: (_first(skill),) for skill in skills}


def spread(items: dict[str, tuple[Item, ...]], seed: str) -> tuple[Item, ...]:
    """All `items`, no two neighbours of one skill wherever that is possible; the same for the same seed.

    The skill with the most items left goes next; ties are broken by a hash of the seed, anew in each round.
    """
    left = {skill: sorted(own, key=lambda item: _hash(seed, item.id)) for skill, own in items.items()}
    order: list[Item] = []
    last = ""
    while any(left.values()):
        open_skills = [skill for skill, own in left.items() if own and skill != last] or [last]
        last = max(open_skills, key=lambda skill: (len(left[skill]), _hash(seed, skill, left)))
        order.append(left[last].pop())
    return tuple(order)


def _first(skill: Skill) -> Item:
    plain = (item for item in skill.items if item.rated and not item.reversed)
    return next(plain, skill.items[0])


def _hash(seed: str, name: str, left: dict[str, list[Item]] | None = None) -> str:
    from hashlib import sha256  # OpenSSL: a quarter of a bare start, and only an order needs it

    round_ = len(left[name]) if left else ""
    return sha256(f"{seed}/{name}/{round_}".encode()).hexdigest()
