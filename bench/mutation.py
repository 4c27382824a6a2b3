"""Files from strangers, made by damaging sound ones: the same damage for the same number."""

from collections.abc import Callable
from random import Random

MOST_CHANGES = 4
LARGEST = 40_000
"""Bytes; what a small file can do to a reader is what counts, and size has bounds of its own."""
TOKENS = (
    b"&a ", b"*a", b"<<: *a", b"<<: {a: 1}", b"!!python/object/apply:os.system [id]", b"!!int ", b"!x ", b"? ", b"- ",
    b"[", b"{", b"]", b"}", b"'", b'"', b"|", b">", b"|9\n", b">-\n", b"---\n", b"...\n", b"%YAML 1.1\n", b"%TAG !a! x\n",
    b"#", b": ", b":", b",", b"\t", b"\r", b"\0", b"\x1b[2J", b"\x85", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf",
    "\u2028".encode(), "\u202e".encode(), "\ufeff".encode(), "\u0301".encode() * 9, b"\\ud800", b"\\x", b"\\U0010FFFF",
    b"null", b"~", b"true", b"yes", b"no", b"012", b"1e999", b"-1", b".inf", b".nan", b"NaN", b"9" * 400, b"0x1F", b"1_0",
    b"2024-01-01", b"0001-01-01", b"9999-12-31", b"2026-02-30", b"99:99", b"=1+1", b"[/]", b"../../etc/passwd", b"a" * 300,
)  # fmt: skip
"""What has broken readers of YAML and JSON, and what looks like a value of another kind."""


def mutated(seed: bytes, number: int) -> bytes:
    """`seed` after one to four changes, which `number` picks; at most 40,000 bytes of it."""
    dice = Random(number)
    data = seed
    for _ in range(dice.randint(1, MOST_CHANGES)):
        data = dice.choice(CHANGES)(data, dice)[:LARGEST]
    return data


def _token(data: bytes, dice: Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(TOKENS) + data[at:]


def _value(data: bytes, dice: Random) -> bytes:
    """Another value behind a colon or a dash."""
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    for mark in (b": ", b"- "):
        head, found, _ = lines[at].partition(mark)
        if found:
            lines[at] = head + found + dice.choice(TOKENS)
            break
    return b"\n".join(lines)


def _drop(data: bytes, dice: Random) -> bytes:
    start = dice.randrange(len(data) + 1)
    return data[:start] + data[start + dice.randint(1, 30) :]


def _cut(data: bytes, dice: Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _byte(data: bytes, dice: Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]


def _line_again(data: bytes, dice: Random) -> bytes:
    lines = data.split(b"\n")
    source, at = dice.randrange(len(lines)), dice.randrange(len(lines) + 1)
    return b"\n".join([*lines[:at], lines[source], *lines[at:]])


def _line_gone(data: bytes, dice: Random) -> bytes:
    lines = data.split(b"\n")
    del lines[dice.randrange(len(lines))]
    return b"\n".join(lines)


def _indented(data: bytes, dice: Random) -> bytes:
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    lines[at] = b" " * dice.randint(0, 12) + lines[at].lstrip()
    return b"\n".join(lines)


def _many(data: bytes, dice: Random) -> bytes:
    """A piece very often, as deep nesting and long lists are."""
    at = dice.randrange(len(data) + 1)
    piece = dice.choice([data[at : at + dice.randint(1, 40)], dice.choice(TOKENS)])
    return data[:at] + piece * dice.randint(2, 4000) + data[at:]


CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    _token, _token, _value, _value, _drop, _cut, _byte, _line_again, _line_gone, _indented, _many,
)  # fmt: skip
