"""Files that are not UTF-8 text, named for what they are."""

import codecs

from skillcheck.errors import FileFaults
from skillcheck.model.fault import Fault

SAVE = "save it as UTF-8"
BEGINNINGS = {
    b"PK\x03\x04": "is a ZIP archive, as .xlsx and .docx files are, and no text: export it as plain text",
    b"%PDF": "is a PDF and no text",
    b"\x1f\x8b": "is packed by gzip: unpack it first",
    b"SQLite format 3\0": "is an SQLite database and no text",
    codecs.BOM_UTF32_LE: f"is UTF-32 text: {SAVE}",
    codecs.BOM_UTF32_BE: f"is UTF-32 text: {SAVE}",
    codecs.BOM_UTF16_LE: f"is UTF-16 text, as Windows programs call “Unicode”: {SAVE}",
    codecs.BOM_UTF16_BE: f"is UTF-16 text: {SAVE}",
}
"""How the bytes of a file begin, and what it is then; UTF-32 stands first, since its mark begins with that of UTF-16."""
LOOKED_AT = 1_000
"""Bytes at the start that tell UTF-16 without a mark: in most languages every second byte is 0."""
MOSTLY = 0.4


def decode(data: bytes, file: str) -> str:
    """Return the text of a file. Raises: FileFaults with what it is instead, or with the first byte that does not fit."""
    if what := _name(data):
        raise FileFaults((Fault(file, 1, "", what),))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileFaults((_describe(error, file, data),)) from error


def _name(data: bytes) -> str:
    """Return what a file is by its first bytes; empty where they tell nothing."""
    for start, what in BEGINNINGS.items():
        if data.startswith(start):
            return what
    head = data[:LOOKED_AT]
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    return f"is UTF-16 text without a byte order mark: {SAVE}" if zeros > MOSTLY * len(head) / 2 > 0 else ""


def _describe(error: UnicodeDecodeError, file: str, data: bytes) -> Fault:
    start = data.rfind(b"\n", 0, error.start) + 1
    line = data[:start].count(b"\n") + 1
    if error.reason == "unexpected end of data":
        return Fault(file, line, "", f"is not UTF-8 text: its last character is cut off; {SAVE}")
    try:
        text = data[start:].split(b"\n", 1)[0].decode("cp1252").rstrip("\r")
    except UnicodeDecodeError:
        return Fault(file, line, "", f"is not UTF-8 text: {SAVE}")
    column = error.start - start
    what = f"is not UTF-8 text; it looks like Latin-1 (Windows-1252), with “{text[column]}” here: {SAVE}"
    return Fault(file, line, "", what, column=column + 1, text=text)
