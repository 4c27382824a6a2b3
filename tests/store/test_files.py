"""Where things are, and how files are read and written safely."""

import io
import os
import stat
import sys
from pathlib import Path

import platformdirs
import pytest

from skillcheck.errors import FileFaults, HistoryFault, UsageFault
from skillcheck.store import files
from tests.store.conftest import Write

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and pipes are of POSIX")
as_a_user = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to the superuser"
)


def mode(path: Path) -> int:
    """Who may do what with `path`."""
    return stat.S_IMODE(path.stat().st_mode)


def fault(path: str) -> str:
    """Why a file can't be read."""
    with pytest.raises(FileFaults) as found:
        files.read_bytes(path)
    return str(found.value)


FOLDERS = {"SKILLCHECK_HOME": files.home, "SKILLCHECK_CACHE": files.cache}


@pytest.mark.parametrize("variable", FOLDERS)
@pytest.mark.parametrize(
    ("text", "folder"),
    [("/mine", "/mine"), ("~/mine", "/home/me/mine"), ("/a/~/b", "/a/~/b")],
)
def test_a_folder_is_where_the_environment_says(
    variable: str, text: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setenv("USERPROFILE", "/home/me")
    monkeypatch.setenv(variable, text)
    assert FOLDERS[variable]() == Path(folder)


@pytest.mark.parametrize("variable", FOLDERS)
@pytest.mark.parametrize("text", ["mine", "./mine", "../mine", "~root/mine", " /mine", "a\udcff"])
def test_a_folder_that_is_not_absolute_is_refused(
    variable: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, text)
    with pytest.raises(
        UsageFault, match=f"^{variable} must be an absolute path, or begin with ~/; “.*” is neither.$"
    ):
        FOLDERS[variable]()


@posix
@pytest.mark.parametrize("chosen", [None, "~/ours.yaml"])
def test_a_tilde_in_the_name_of_a_catalogue_is_the_persons_folder(
    chosen: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", "~/ours.yaml")
    assert files.catalogue_in_use(chosen) == "/home/me/ours.yaml"


@posix
def test_without_home_a_tilde_stands_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.setenv("SKILLCHECK_HOME", "~/mine")
    with pytest.raises(UsageFault):
        files.home()


@pytest.mark.parametrize("value", [None, ""])
def test_without_a_folder_of_its_own_the_platforms_is_used(
    value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in FOLDERS:
        if value is None:
            monkeypatch.delenv(variable)
        else:
            monkeypatch.setenv(variable, value)
    assert files.home() == platformdirs.user_data_path("skillcheck", appauthor=False)
    assert files.cache() == platformdirs.user_cache_path("skillcheck", appauthor=False)


@posix
@pytest.mark.parametrize("value", [None, "", "home/me"])
def test_without_home_there_is_no_folder_and_nobody_is_asked(
    value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("HOME", *FOLDERS):
        monkeypatch.delenv(variable, raising=False)
    if value is not None:
        monkeypatch.setenv("HOME", value)
    monkeypatch.setattr("pwd.getpwuid", None)
    with pytest.raises(HistoryFault, match=r"^There is no HOME .* set SKILLCHECK_HOME to a folder\.$"):
        files.home()
    assert not files.cache().exists()


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_folder_that_can_not_be_made_names_the_setting_that_helps(below: str, write: Write) -> None:
    folder = Path(write("a file")) / below
    with pytest.raises(HistoryFault, match=r"can't be made: .*SKILLCHECK_HOME"):
        files.private_folder(folder)


@posix
@pytest.mark.parametrize(
    ("folder", "file", "found"),
    [
        (0o700, 0o600, []),
        (0o700, 0o400, []),
        (0o500, 0o600, []),
        (0o755, 0o600, [("folder", 0o755, 0o700)]),
        (0o700, 0o604, [("file", 0o604, 0o600)]),
        (0o710, 0o660, [("folder", 0o710, 0o700), ("file", 0o660, 0o600)]),
    ],
)
def test_modes_wider_than_the_owner_are_found_with_the_right_ones(
    folder: int, file: int, found: list[tuple[str, int, int]], home: Path
) -> None:
    paths = {"folder": home, "file": home / "crash.txt"}
    home.mkdir()
    paths["file"].touch()
    home.chmod(folder)
    paths["file"].chmod(file)
    assert files.too_open() == [(paths[name], has, right) for name, has, right in found]


def test_where_there_is_no_home_nothing_is_too_open(home: Path) -> None:
    assert files.too_open() == []


def test_a_file_is_read_byte_for_byte(write: Write) -> None:
    content = b"\xef\xbb\xbfa\r\n\x00\x1a\xff"
    assert files.read_bytes(write(content)) == content


def test_thirty_two_megabytes_are_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.touch()
    os.truncate(path, 32 * 1024 * 1024)
    assert len(files.read_bytes(str(path))) == 32 * 1024 * 1024
    os.truncate(path, 32 * 1024 * 1024 + 1)
    assert fault(str(path)) == f"{path}: is larger than 32 MB"


def test_standard_input_is_read_up_to_the_same_size(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO(b"x" * (32 * 1024 * 1024 + 5))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
    assert fault("-") == "standard input: is larger than 32 MB"
    assert len(stream.read()) == 4  # one byte more than allowed was taken, and no more


def test_a_closed_standard_input_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert files.read_bytes("-") == b""


@posix
@pytest.mark.timeout(20)  # without O_NONBLOCK, opening the pipe waits for ever
def test_pipes_devices_and_folders_are_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert fault(str(path)) == f"{path}: is not a regular file"
    assert fault("/dev/zero") == "/dev/zero: is not a regular file"
    assert fault(str(tmp_path)) == f"{tmp_path}: can't be read: is a directory"


@pytest.mark.parametrize(
    ("path", "why"),
    [("none.yaml", "no such file"), ("", "no such file"), ("a\0b", "no such file"), ("a" * 300, "too long")],
)
def test_a_path_that_leads_nowhere_is_one_fault(path: str, why: str) -> None:
    assert why in fault(path)


@as_a_user
def test_a_file_that_is_closed_to_us_says_so(write: Write) -> None:
    path = write("a: 1")
    Path(path).chmod(0)
    assert fault(path) == f"{path}: can't be read: permission denied"


@pytest.mark.parametrize("name", ["new.md", "a" * 255])
def test_a_written_file_holds_the_text_and_nothing_is_left_beside_it(name: str, tmp_path: Path) -> None:
    files.write_atomically(tmp_path / name, "ä\n€\r\n\udcff")
    assert (tmp_path / name).read_bytes() == "ä\n€\r\n\\udcff".encode()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@posix
@pytest.mark.parametrize("wanted", [0o600, 0o644, 0o400])
def test_a_written_file_has_the_mode_that_was_asked_for(wanted: int, tmp_path: Path) -> None:
    os.umask(0o777)
    files.write_atomically(tmp_path / "new.md", "text", wanted)
    assert mode(tmp_path / "new.md") == wanted


def test_a_file_is_replaced_and_never_written_into(tmp_path: Path) -> None:
    path = tmp_path / "result.md"
    path.write_text("old and longer")
    with path.open("rb") as before:
        files.write_atomically(path, "new")
        assert before.read() == b"old and longer"
    assert path.read_text() == "new"


def test_a_write_that_fails_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "kept").touch()
    with pytest.raises(OSError, match="folder"):
        files.write_atomically(tmp_path / "folder", "text")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["folder", "kept"]


@posix
def test_what_is_written_is_on_the_disk_before_it_takes_its_place_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "result.md"
    path.write_text("old")
    confirmed: list[tuple[str, str]] = []
    confirm = os.fsync

    def seen(handle: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        confirmed.append(("the folder" if is_folder else os.pread(handle, 10, 0).decode(), path.read_text()))
        confirm(handle)

    monkeypatch.setattr("os.fsync", seen)
    files.write_atomically(path, "new")
    assert confirmed == [("new", "old"), ("the folder", "new")]


def test_the_catalogue_in_use_is_the_chosen_one_else_the_one_of_the_environment_else_the_builtin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    builtin = str(files.builtin_catalogue())
    assert files.catalogue_in_use(None) == builtin
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", "")
    assert files.catalogue_in_use(None) == builtin
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", "ours.yaml")
    assert files.catalogue_in_use(None) == "ours.yaml"
    assert files.catalogue_in_use("chosen.yaml") == "chosen.yaml"


@posix
def test_a_folder_in_too_many_folders_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="it lies in too many folders"):
        files.make_folder(Path(f"{tmp_path}{'/a' * 1500}"))
    assert not list(tmp_path.iterdir())


@posix
def test_a_private_folder_is_closed_to_others_under_any_umask_and_those_above_it_too(tmp_path: Path) -> None:
    os.umask(0)
    for _ in ("the first time", "and again"):
        files.private_folder(tmp_path / "a" / "b")
    assert (mode(tmp_path / "a"), mode(tmp_path / "a" / "b")) == (0o700, 0o700)


@posix
@pytest.mark.parametrize("kind", ["file", "loop"])
def test_a_home_that_is_no_folder_is_told_from_one_that_is_missing(kind: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    files.check_home(home)
    if kind == "file":
        home.touch()
    else:
        home.symlink_to(home)
    with pytest.raises(NotADirectoryError):
        files.check_home(home)
