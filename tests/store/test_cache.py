"""The catalogue by its cache: used where it holds, and never changing an answer."""

import json
import os
import shutil
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from skillcheck.errors import FileFaults
from skillcheck.store import cache, files
from skillcheck.store import catalogue as catalogues
from tests.store.conftest import Write
from tests.store.trees import SMALL_TEXT

EXTENDING = "version: 1\nextends: builtin\ndrop:\n  skills:\n    - empathy\n"
LONG_AGO = (1_000_000_000, 1_000_000_000)


@pytest.fixture(autouse=True)
def empty(home: Path) -> None:
    """Nothing was read before."""
    shutil.rmtree(files.cache())


def cached() -> Path:
    """Return the one file of the cache."""
    (found,) = files.cache().glob("catalogue-*.json")
    return found


def change(to: Path | None = None, made_by: str = cache.MADE_BY, **keys: str) -> None:
    """Put other keys into the file of the cache, or `to` another file, with a right check."""
    kept = json.loads(cached().read_text("utf-8").partition("\n")[2])
    text = json.dumps({**kept, "made_by": made_by, "keys": {**kept["keys"], **keys}})
    (to or cached()).write_text(f"{zlib.crc32(text.encode()):08x}\n{text}", encoding="utf-8")


@pytest.fixture
def old(write: Write, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Write a catalogue, and let it be old enough for the cache to be believed."""

    def written(text: str) -> str:
        path = write(text)
        monkeypatch.setattr(cache, "RACY", -10_000_000_000)
        return path

    return written


@pytest.mark.parametrize("text", [SMALL_TEXT, EXTENDING], ids=["whole", "extending"])
def test_every_reading_gives_what_the_file_says(text: str, old: Callable[[str], str]) -> None:
    path = old(text)
    expected = catalogues.read(path)
    assert cache.load(path) == expected
    assert cached().is_file()
    assert cache.load(path) == expected


def test_the_cache_is_what_is_read(old: Callable[[str], str]) -> None:
    path = old(SMALL_TEXT)
    cache.load(path)
    change(name="From the cache")
    assert cache.load(path).name == "From the cache"


def test_a_changed_file_is_read_anew(old: Callable[[str], str]) -> None:
    path = old(SMALL_TEXT)
    cache.load(path)
    text = SMALL_TEXT.replace("name: Small", "name: Large", 1)
    Path(path).write_text(text, encoding="utf-8")
    assert cache.load(path) == catalogues.read(path)


def test_a_file_that_may_change_again_within_a_tick_is_not_kept(write: Write) -> None:
    cache.load(write(SMALL_TEXT))
    assert not list(files.cache().glob("*"))


def damage(file: Path, what: str) -> None:
    """Make of a cache file what one may find there."""
    text = file.read_bytes()
    if what == "cut":
        file.write_bytes(text[: len(text) // 2])
    elif what == "empty":
        file.write_bytes(b"")
    elif what == "foreign":
        file.write_text('{"something": "else"}', encoding="utf-8")
    elif what == "another letter":
        file.write_bytes(text.replace(b"Small", b"Smell"))
    elif what == "list":
        file.write_text("[1, 2]", encoding="utf-8")
    elif what == "older":
        change(made_by="0.0.1", name="old")
    elif what == "writable by others":
        change(name="Not mine")
        file.chmod(0o666)
    elif what == "a folder":
        file.unlink()
        file.mkdir()
    elif what == "a pipe":
        file.unlink()
        os.mkfifo(file)
    elif what == "a link":
        other = file.with_name("other")
        change(other, name="Elsewhere")
        other.chmod(0o600)
        file.unlink()
        file.symlink_to(other)


@pytest.mark.parametrize(
    "what",
    [
        "cut",
        "empty",
        "foreign",
        "another letter",
        "list",
        "older",
        "writable by others",
        "a folder",
        "a pipe",
        "a link",
    ],
)
def test_a_bad_cache_changes_no_answer(what: str, old: Callable[[str], str]) -> None:
    path = old(SMALL_TEXT)
    expected = cache.load(path)
    damage(cached(), what)
    assert cache.load(path) == expected


def test_without_a_place_for_the_cache_the_file_is_read(
    old: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("SKILLCHECK_CACHE", str(tmp_path / "file" / "below"))
    path = old(SMALL_TEXT)
    assert cache.load(path) == catalogues.read(path)


def test_a_broken_catalogue_is_told_as_without_the_cache(old: Callable[[str], str]) -> None:
    path = old(SMALL_TEXT.replace("version: 1", "version: 1\nunheard: of", 1))
    for _ in range(2):
        with pytest.raises(FileFaults, match="unheard"):
            cache.load(path)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only the superuser gives files away"
)
def test_a_cache_of_another_user_is_not_believed(old: Callable[[str], str]) -> None:
    path = old(SMALL_TEXT)
    expected = cache.load(path)
    change(name="Not mine")
    os.chown(cached(), 12345, -1)
    assert cache.load(path) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no owners by number")
def test_a_cache_is_believed_by_its_owner_alone(
    old: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests can't give files away, but can be taken for somebody else."""
    path = old(SMALL_TEXT)
    expected = cache.load(path)
    change(name="Not mine")
    assert cache.load(path).name == "Not mine"
    somebody = os.getuid() + 1
    monkeypatch.setattr("os.getuid", lambda: somebody)
    assert cache.load(path) == expected
