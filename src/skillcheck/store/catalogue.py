"""Reading a catalogue: the file, what it extends, every fault at once."""

import hashlib
import os
from pathlib import Path

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.fault import Fault
from skillcheck.store import build, files, links
from skillcheck.store.catalogue_shape import CATALOGUE, EXTENDS, VERSION
from skillcheck.store.extend import extended
from skillcheck.store.node import Node, Reading
from skillcheck.store.shape import NUMBER
from skillcheck.store.tree import load


def path_in_use(chosen: str | None) -> str:
    """The catalogue to use: the one chosen, else SKILLCHECK_CATALOGUE, else the built-in one."""
    return chosen or os.environ.get("SKILLCHECK_CATALOGUE") or str(files.builtin_catalogue())


def read(path: str) -> Catalogue:
    """The catalogue in a file. Raises: FileFaults with all faults, in the order of the lines."""
    reading = Reading()
    return read_tree(load(path, reading), reading)


def read_tree(own: Node, reading: Reading) -> Catalogue:
    """The catalogue in a tree, on top of the built-in one where it says so. Raises: FileFaults."""
    _refuse_newer(own)
    root = own
    if "extends" in own.map:
        EXTENDS.read(own.map["extends"], "extends", reading)
        root = extended(load(str(files.builtin_catalogue()), reading), own, reading)
    values = CATALOGUE.read(root, "", reading)
    links.check(root, reading)
    reading.settle()
    return build.catalogue(values, digest(root))


def digest(root: Node) -> str:
    """12 hexadecimal digits that change with any text, number or order, and not with layout or comments."""
    hasher = hashlib.sha256()
    _feed(root, hasher)
    return hasher.hexdigest()[:12]


def starter() -> str:
    """A small file that extends the built-in catalogue, to begin one's own from."""
    return (Path(__file__).parent / "starter.yaml").read_text(encoding="utf-8")


def _feed(node: Node, hasher: "hashlib._Hash") -> None:
    if isinstance(node.value, str):
        hasher.update(b"t%d:" % len(node.value) + node.value.encode())
    elif isinstance(node.value, list):
        hasher.update(b"[%d" % len(node.value))
        for entry in node.value:
            _feed(entry, hasher)
    else:
        hasher.update(b"{%d" % len(node.value))
        for key, value in node.value.items():
            hasher.update(b"k%d:" % len(key) + key.encode())
            _feed(value, hasher)


def _refuse_newer(root: Node) -> None:
    node = root.map.get("version")
    text = node.text if node else None
    if node and text and NUMBER.fullmatch(text) and float(text) > VERSION:
        what = f"made for a newer skillcheck (format {text}; this one reads {VERSION})"
        raise FileFaults((Fault(node.file, node.line, "version", what),))
