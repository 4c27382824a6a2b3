"""Where a result goes: a bad path fails early, a good one is replaced whole or not at all."""

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from skillcheck.errors import HistoryFault, UsageFault
from skillcheck.store.files import builtin_catalogue
from skillcheck.store.output import Target, open_target

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and devices are of POSIX")
as_a_user = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to the superuser"
)


def opened(path: Path | str, *, force: bool = False) -> Target:
    """The target at `path`, which is not standard output."""
    target = open_target(str(path), force=force)
    assert target is not None
    return target


@pytest.mark.parametrize("path", [None, "-"])
def test_standard_output_is_no_file(path: str | None) -> None:
    assert open_target(path, force=False) is None


def test_a_new_file_is_written_and_for_its_owner_alone(tmp_path: Path) -> None:
    target = opened(tmp_path / "new.md")
    assert list(tmp_path.iterdir()) == []
    target.write("täxt\n")
    assert (tmp_path / "new.md").read_bytes() == "täxt\n".encode()
    assert sys.platform == "win32" or stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "there.md"
    path.write_text("old")
    with pytest.raises(UsageFault, match=r"exists already.*--force"):
        opened(path)
    assert path.read_text() == "old"


@posix
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o600])
def test_a_file_that_is_replaced_keeps_its_mode(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "there.md"
    path.write_text("old and longer")
    path.chmod(mode)
    opened(path, force=True).write("new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", mode)


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("none/new.md", r"There is no folder none to write to\."),
        ("file/new.md", "There is no folder file"),
        (".", "is a folder"),
        ("", "is a folder"),
        ("sub/", "is a folder"),
        ("a\0b", "is a folder"),
        ("a" * 300, "too long"),
    ],
)
def test_a_path_that_leads_to_no_file_is_refused_early(
    path: str, words: str, force: bool, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "sub").mkdir()
    with pytest.raises(UsageFault, match=words):
        opened(path, force=force)


@as_a_user
def test_a_folder_that_is_closed_to_us_is_refused_early(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(UsageFault, match="can't be written to"):
        opened(folder / "new.md")


@posix
def test_a_device_is_written_to_without_force_and_stays_a_device() -> None:
    here, there = os.openpty()  # a device of its own: none that others need is put at risk
    path = Path(os.ttyname(there))
    opened(path).write("text")
    assert os.read(here, 10) == b"text"
    assert stat.S_ISCHR(path.stat().st_mode)
    os.close(here)
    os.close(there)


@posix
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(path.read_text()))
    reader.start()
    opened(path).write("text")
    reader.join()
    assert got == ["text"]
    assert stat.S_ISFIFO(path.stat().st_mode)


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is of Linux")
def test_a_full_disk_is_said() -> None:
    with pytest.raises(HistoryFault, match=r"/dev/full could not be written: no space left"):
        opened("/dev/full").write("text")


def test_a_folder_that_goes_away_before_the_writing_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    target = opened(folder / "new.md")
    folder.rmdir()
    with pytest.raises(HistoryFault, match="could not be written: no such file"):
        target.write("text")


OURS = ("history.db", "history.db-wal", "history-backup-2026-11-22T100000Z.db", "assess.lock")
WAYS = (
    "itself",
    "a link to the folder",
    "a link to the file",
    "a link to a link",
    "another name",
    "a descriptor",
)


@pytest.mark.parametrize("home_by", ["its path", "a link"])
@pytest.mark.parametrize("way", [way for way in WAYS if sys.platform != "win32" or way == "itself"])
@pytest.mark.parametrize("name", OURS)
def test_our_own_files_are_not_written_over_whatever_way_leads_to_them(
    name: str, way: str, home_by: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()
    file = home / name
    file.write_bytes(b"ours")
    if home_by == "a link":
        (tmp_path / "the home").symlink_to(home)
        monkeypatch.setenv("SKILLCHECK_HOME", str(tmp_path / "the home"))
    path = tmp_path / "result.md"
    handle = os.open(file, os.O_RDWR)
    if way == "itself":
        path = file
    elif way == "a link to the folder":
        (tmp_path / "folder").symlink_to(home)
        path = tmp_path / "folder" / name
    elif way == "another name":
        path.hardlink_to(file)
    elif way == "a descriptor":
        path = Path(f"/dev/fd/{handle}")
    else:
        (tmp_path / "second").symlink_to(file)
        path.symlink_to(file if way == "a link to the file" else tmp_path / "second")
    with pytest.raises(UsageFault, match="that skillcheck keeps for itself"):
        open_target(str(path), force=True)
    os.close(handle)
    assert file.read_bytes() == b"ours"


@posix
def test_a_history_that_is_elsewhere_by_a_link_is_ours_with_its_logs(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (home / "history.db").symlink_to(elsewhere / "mine.db")
    for name in ("mine.db", "mine.db-wal", "mine.db-journal"):
        with pytest.raises(UsageFault, match="that skillcheck keeps for itself"):
            open_target(str(elsewhere / name), force=True)
    opened(elsewhere / "result.md").write("text")


def test_a_new_file_in_our_folder_and_our_catalogue_are_kept_out_of(home: Path) -> None:
    home.mkdir()
    for path in (home / "new.md", builtin_catalogue()):
        with pytest.raises(UsageFault, match="that skillcheck keeps for itself"):
            open_target(str(path), force=True)


@posix
@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed_and_stays(there: bool, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    file, link = folder / "result.md", tmp_path / "link.md"
    link.symlink_to(file)
    if there:
        file.write_text("old")
        with pytest.raises(UsageFault, match="exists already"):
            opened(link)
    target = opened(link, force=there)
    target.write("new")
    assert (link.readlink(), file.read_text(), target.path) == (file, "new", file)
    assert [path.name for path in folder.iterdir()] == ["result.md"]


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is of Linux")
def test_a_link_to_a_pipe_is_written_to(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    opened(f"/proc/self/fd/{writing}").write("text")
    assert os.read(reading, 10) == b"text"
    os.close(reading)
    os.close(writing)


@posix
def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    (tmp_path / "lost").symlink_to(tmp_path / "no folder" / "result.md")
    for name, words in (("circle", "leads in a circle"), ("lost", "There is no folder")):
        with pytest.raises(UsageFault, match=words):
            opened(tmp_path / name)


@posix
def test_without_a_home_there_is_no_folder_of_our_own_to_keep_out_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "SKILLCHECK_HOME"):
        monkeypatch.delenv(name, raising=False)
    opened(tmp_path / "new.md").write("text")
    assert (tmp_path / "new.md").read_text() == "text"


@posix
def test_a_folder_that_is_not_confirmed_is_no_failure_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(5, "Input/output error")
        confirm(handle)

    monkeypatch.setattr("os.fsync", only_files)
    with pytest.raises(HistoryFault, match="was written, but the disk did not confirm"):
        opened(tmp_path / "result.md").write("text")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("result.md", "text")]
