"""Where a result goes: a bad path fails early, a good one is replaced whole or not at all."""

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from skillcheck.errors import HistoryFault, UsageFault
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


def test_a_new_file_is_written(tmp_path: Path) -> None:
    opened(tmp_path / "new.md").write("täxt\n")
    assert (tmp_path / "new.md").read_bytes() == "täxt\n".encode()


def test_trying_a_path_makes_nothing(tmp_path: Path) -> None:
    opened(tmp_path / "new.md")
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    opened(tmp_path / "new.md").write("text")
    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "there.md"
    path.write_text("old")
    with pytest.raises(UsageFault, match=r"exists already.*--force"):
        opened(path)
    assert path.read_text() == "old"


def test_force_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "there.md"
    path.write_text("old and longer")
    opened(path, force=True).write("new")
    assert path.read_text() == "new"


@posix
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o600])
def test_a_replaced_file_keeps_its_mode(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "there.md"
    path.write_text("old")
    path.chmod(mode)
    opened(path, force=True).write("new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match=r"There is no folder .*none"):
        opened(tmp_path / "none" / "new.md")


def test_a_file_in_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageFault, match=r"There is no folder .*file"):
        opened(tmp_path / "file" / "new.md", force=True)


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("path", [".", "", "sub", "sub/"])
def test_a_folder_is_no_file_to_write_to(path: str, force: bool, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    with pytest.raises(UsageFault, match="is a folder"):
        opened(path, force=force)


def test_a_name_that_no_file_can_have_is_refused_early() -> None:
    with pytest.raises(UsageFault, match="too long"):
        opened("a" * 300)


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


def test_our_own_files_are_not_written_over(home: Path) -> None:
    home.mkdir()
    for name in ("history.db", "new.md"):
        with pytest.raises(UsageFault, match="keeps its own files"):
            open_target(str(home / name), force=True)


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
