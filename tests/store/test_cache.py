"""The catalogue by its compiled form: used where it holds, never trusted over the file, never needed."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue
from skillcheck.store import cache, files
from skillcheck.store import catalogue as catalogues
from skillcheck.store.indexed import IndexedCatalogue
from tests.store.conftest import Write
from tests.store.trees import SMALL_TEXT, changed

EXTENDING = "version: 1\nextends: builtin\ndrop:\n  skills:\n    - empathy\n"
SHOW = "from skillcheck.cli import main; import sys; code = main(sys.argv[1:]); "


def opened(path: str) -> Catalogue:
    return cache.opened(path, lambda done: None)


def alike(one: Catalogue, other: Catalogue) -> bool:
    """Whether everything in both is the same, in the same order."""
    maps = ("clusters", "lists", "skills", "roles")
    plain = [field.name for field in fields(Catalogue) if field.name not in maps]
    return all(getattr(one, name) == getattr(other, name) for name in plain) and all(
        list(getattr(one, name).items()) == list(getattr(other, name).items()) for name in maps
    )


def rows_file() -> Path:
    (found,) = files.cache().glob("catalogue-*.db")
    return found


def settle(path: str) -> None:
    """Make a file old enough for its stamp to be believed, and have it stamped."""
    os.utime(path, (1_000_000_000, 1_000_000_000))
    opened(path)


def run_in_another_process(
    *words: str, after: str = "", before: str = ""
) -> subprocess.CompletedProcess[str]:
    code = f"{before}\n{SHOW}\n{after}\nsys.exit(code)"
    return subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize("text", [SMALL_TEXT, EXTENDING], ids=["whole", "extending"])
def test_the_first_and_every_later_reading_give_the_same_as_the_file(text: str, write: Write) -> None:
    path = write(text)
    plain = catalogues.read(path)
    assert alike(opened(path), plain)
    assert alike(opened(path), plain)
    assert isinstance(opened(path), IndexedCatalogue)


def test_the_builtin_catalogue_gives_the_same_too(builtin: Catalogue) -> None:
    path = str(files.builtin_catalogue())
    assert alike(opened(path), builtin)
    assert alike(opened(path), builtin)


def test_once_compiled_nothing_that_reads_yaml_is_loaded(write: Write) -> None:
    path = write(SMALL_TEXT)
    opened(path)
    ran = run_in_another_process(
        "show", "listening", "--catalogue", path, after="sys.stderr.write(str('yaml' in sys.modules))"
    )
    assert (ran.returncode, ran.stderr) == (0, "False")


def test_folder_and_files_are_the_owners_alone(write: Write) -> None:
    opened(write(SMALL_TEXT))
    if sys.platform != "win32":
        modes = {file.stat().st_mode & 0o777 for file in files.cache().iterdir()}
        assert (files.cache().stat().st_mode & 0o777, modes) == (0o700, {0o600})


def test_a_changed_file_is_read_anew(write: Write) -> None:
    opened(write(SMALL_TEXT))
    path = write(changed(("Small catalogue", "Other")))
    assert opened(path).name == "Other"


def test_a_change_that_keeps_size_and_time_is_seen(write: Write) -> None:
    path = write(SMALL_TEXT)
    settle(path)
    facts = Path(path).stat()
    write(changed(("Small catalogue", "SMALL CATALOGUE")))
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert opened(path).name == "SMALL CATALOGUE"


def test_a_change_of_the_catalogue_that_is_extended_is_seen(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = tmp_path / "base.yaml"
    base.write_text(SMALL_TEXT, "utf-8")
    for module in ("cache", "compiling"):
        monkeypatch.setattr(f"skillcheck.store.{module}.builtin_catalogue", lambda: base)
    path = write("version: 1\nextends: builtin\n")
    assert opened(path).name == "Small catalogue"
    base.write_text(changed(("Small catalogue", "Changed catalogue")), "utf-8")
    assert opened(path).name == "Changed catalogue"


def test_a_faulty_file_leaves_nothing_behind_and_tells_what_the_plain_reading_tells(write: Write) -> None:
    path = write(
        changed(("cluster: people", "cluster: peple"), ("    name: Listening", "    nmae: Listening"))
    )
    with pytest.raises(FileFaults) as plain:
        catalogues.read(path)
    with pytest.raises(FileFaults) as found:
        opened(path)
    assert str(found.value) == str(plain.value)
    assert list(files.cache().iterdir()) == []


def test_one_that_became_faulty_is_not_answered_from_before(write: Write) -> None:
    opened(write(SMALL_TEXT))
    with pytest.raises(FileFaults):
        opened(write("version: 1\n"))


def overwrite(at: int, data: bytes) -> Callable[[Path], None]:
    def do(file: Path) -> None:
        with file.open("r+b") as opened_file:
            opened_file.seek(at)
            opened_file.write(data)

    return do


def foreign(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE rows (kind, key, body, sum)")
    connection.close()


def older(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("""UPDATE rows SET body = '{"made by": "skillcheck 0"}' WHERE key = 'head'""")
    connection.close()


def with_a_row_less(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DELETE FROM rows WHERE kind = 'skill' AND key = 'order'")
    connection.close()


def with_another_text(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE rows SET body = CAST(replace(body, 'Listening', 'Listenind') AS BLOB)")
    connection.close()


def replaced_by_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "kept").touch()


def replaced_by_a_link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to(file.with_name("elsewhere"))


DAMAGES = {
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: os.truncate(file, 20_000),
    "no database": overwrite(0, b"nothing of ours" * 100),
    "garbage in its pages": overwrite(16_500, b"\xff\0garbage" * 1500),
    "foreign": foreign,
    "older": older,
    "a row less": with_a_row_less,
    "another text": with_another_text,
    "a folder": replaced_by_a_folder,
    "a link": replaced_by_a_link,
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("stamped", [True, False])
def test_a_bad_compiled_form_changes_no_answer(damage: str, stamped: bool, write: Write) -> None:
    path = write(SMALL_TEXT)
    settle(path)
    if not stamped:
        rows_file().with_suffix(".json").write_text("{}")
    DAMAGES[damage](rows_file())
    found = opened(path)
    assert found.skill_names().meant("order") == "order"
    assert alike(found, catalogues.read(path))
    assert alike(opened(path), catalogues.read(path))


@pytest.mark.parametrize(
    "stamp", ["", "[", "[]", "{}", '{"paths": 1, "facts": 2, "sums": 3, "at": 4}', "[" * 100_000]
)
def test_a_damaged_stamp_changes_no_answer(stamp: str, write: Write) -> None:
    path = write(SMALL_TEXT)
    settle(path)
    rows_file().with_suffix(".json").write_text(stamp)
    assert alike(opened(path), catalogues.read(path))


def test_damage_of_a_file_that_has_changed_meanwhile_is_told_and_never_mixed(write: Write) -> None:
    path = write(SMALL_TEXT)
    opened(path)
    with_another_text(rows_file())
    found = opened(path)
    write(changed(("Small catalogue", "Other")))
    with pytest.raises(FileFaults, match="was changed while it was read"):
        found.skills["listening"]


@pytest.mark.parametrize("state", ["a file", "under a file", "a dangling link", "a link elsewhere"])
def test_no_cache_folder_is_needed(
    state: str, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bad"
    if state in ("a file", "under a file"):
        folder.touch()
    else:
        folder.symlink_to(tmp_path / "elsewhere")
    if state == "a link elsewhere":
        (tmp_path / "elsewhere").mkdir()
    monkeypatch.setenv("SKILLCHECK_CACHE", str(folder / "inside" if state == "under a file" else folder))
    path = write(SMALL_TEXT)
    assert alike(opened(path), catalogues.read(path))
    assert alike(opened(path), catalogues.read(path))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
@pytest.mark.parametrize("room", [0, 4_096, 30_000])
def test_a_full_disk_changes_no_answer_and_leaves_nothing_behind(room: int, write: Write) -> None:
    path = write(SMALL_TEXT)
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))"
    ran = run_in_another_process("show", "listening", "-f", "json", "--catalogue", path, before=limit)
    fine = run_in_another_process("show", "listening", "-f", "json", "--catalogue", path)
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", fine.stdout)
    assert list(files.cache().glob(".*")) == []


def test_several_processes_that_compile_at_once_get_the_same(write: Write) -> None:
    path = write(SMALL_TEXT)
    words = [sys.executable, "-c", f"{SHOW}sys.exit(code)", "list", "-f", "json", "--catalogue", path]
    running = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    ended = [process.communicate(timeout=120) for process in running]
    assert len({out for out, _ in ended}) == 1
    assert {err for _, err in ended} == {b""}
    assert len(list(files.cache().iterdir())) == 2


def test_what_another_left_half_written_is_swept_away_when_it_is_old(write: Write) -> None:
    path = write(SMALL_TEXT)
    files.cache().mkdir()
    old, new = (files.cache() / f".catalogue-{name}.tmp" for name in ("old", "new"))
    old.touch()
    new.touch()
    os.utime(old, (1_000_000_000, 1_000_000_000))
    opened(path)
    assert (old.exists(), new.exists()) == (False, True)


def test_standard_input_and_what_is_no_file_are_not_compiled(tmp_path: Path) -> None:
    with pytest.raises(FileFaults, match=r"not a regular file|is a directory"):
        opened(str(tmp_path))
    with pytest.raises(FileFaults, match="no such file"):
        opened(str(tmp_path / "none.yaml"))
    assert not files.cache().exists()


def test_how_far_it_is_goes_up_to_all(write: Write) -> None:
    told: list[float] = []
    cache.opened(str(files.builtin_catalogue()), told.append)
    assert told[-1] == 1.0
    assert told == sorted(told)
