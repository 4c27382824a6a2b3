"""The digest of a catalogue: it changes with any text, number or order, and not with layout or comments."""

import hashlib
from collections.abc import Callable, Sequence

from skillcheck.store.node import Node

DIGITS = 12


def digest(root: Node, skills: Sequence[bytes] | None = None) -> str:
    """12 hexadecimal digits of the tree of a catalogue; `skills` are its skills as `fed`, where `root` has not kept them."""
    hasher = hashlib.sha256()
    hasher.update(f"{{{len(root.map)}".encode())
    for key, value in root.map.items():
        hasher.update(_encoded(f"k{len(key)}:{key}"))
        if key == "skills" and skills is not None:
            hasher.update(f"[{len(skills)}".encode())
            for one in skills:
                hasher.update(one)
        else:
            hasher.update(fed(value))
    return hasher.hexdigest()[:DIGITS]


def fed(node: Node) -> bytes:
    """What a part of the tree adds to the digest."""
    parts: list[str] = []
    _feed(node, parts.append)
    return _encoded("".join(parts))


def _feed(node: Node, put: Callable[[str], object]) -> None:
    value = node.value
    if isinstance(value, str):
        put(f"t{len(value)}:{value}")
    elif isinstance(value, list):
        put(f"[{len(value)}")
        for entry in value:
            _feed(entry, put)
    else:
        put(f"{{{len(value)}")
        for key, inner in value.items():
            text = inner.value
            if isinstance(text, str):  # as the two below, in one go: most of a catalogue
                put(f"k{len(key)}:{key}t{len(text)}:{text}")
            else:
                put(f"k{len(key)}:{key}")
                _feed(inner, put)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
