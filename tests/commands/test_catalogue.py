"""`skillcheck catalogue`: checking, beginning, describing, finding a catalogue."""

import json
from pathlib import Path

import pytest

from skillcheck.model.catalogue import Catalogue, Practice, Resource, Role, Skill
from skillcheck.store import catalogue as catalogues
from skillcheck.store import files
from skillcheck.store.extend import Drop
from skillcheck.store.schema import catalogue_schema
from tests.commands.conftest import parsed
from tests.conftest import SMALL, Run


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The small catalogue with a wrong target, a role that asks for an unknown skill, and an unknown key."""
    text = SMALL.read_text("utf-8")
    for old, new in (
        ("        target: 3.5", "        target: 9"),
        ("      sums:\n        importance: 1", "      summs:\n        importance: 1"),
        ("    definition: Knowing what things cost.", "    defintion: Knowing what things cost."),
    ):
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "faulty.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def line_of(path: Path, text: str) -> int:
    """The line, from 1, in which `text` stands."""
    return next(n for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if text in line)


@pytest.mark.parametrize(
    ("text", "where", "word"),
    [
        ("target: 9", "roles.desk-lead.skills.order.target", "from 1 to 5"),
        ("summs:", "roles.clerk.skills.summs", "did you mean “sums”?"),
        ("defintion:", "skills.sums", "definition"),
    ],
)
@pytest.mark.parametrize("words", [("catalogue", "check"), ("list",), ("gaps",), ("show", "sums")])
def test_every_fault_comes_with_file_line_and_key(
    words: tuple[str, ...], text: str, where: str, word: str, faulty: Path, run: Run
) -> None:
    ran = run(*words, "--catalogue", str(faulty))
    assert ran.code
    place = f"{faulty}:{line_of(faulty, text)}: {where}: "
    said = [line for line in ran.err.splitlines() if line.startswith(place)]
    assert said, ran.err
    assert word in said[0]


def test_a_check_with_faults_parses_and_has_them(faulty: Path, run: Run) -> None:
    ran = run("catalogue", "check", str(faulty), "-f", "json")
    assert ran.code
    document = parsed(ran)
    assert (document["kind"], document["file"]) == ("check", str(faulty))
    assert document["faults"][0].keys() >= {"file", "line", "where", "what", "rule"}
    assert line_of(faulty, "target: 9") in [fault["line"] for fault in document["faults"]]


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("show", "sums"),
        ("roles",),
        ("roles", "compare", "clerk", "desk-lead"),
        ("gaps",),
        ("export",),
        ("evidence", "add", "sums", "text"),
        ("assess", "--answers", "-"),
    ],
)
def test_no_command_works_with_a_faulty_catalogue(
    words: tuple[str, ...], faulty: Path, home: Path, run: Run
) -> None:
    ran = run(*words, "--catalogue", str(faulty), "-f", "json", stdin="version: 1\nanswers: {sums-1: 3}\n")
    assert (ran.code, ran.out) == (3, "")
    assert str(faulty) in ran.err
    assert not home.exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"a: [", b"- 1", b"[" * 60_000, b"version: 2\n"])
def test_a_file_that_is_no_catalogue_is_refused(content: bytes, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "other.yaml"
    path.write_bytes(content)
    ran = run("list", "--catalogue", str(path))
    assert (ran.code, ran.out) == (3, "")
    assert str(path) in ran.err
    assert path.read_bytes() == content


def test_at_most_fifty_faults_are_printed_and_the_rest_counted(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "many.yaml"
    path.write_text(
        SMALL.read_text("utf-8") + "".join(f"extra-{n}: 1\n" for n in range(60)), encoding="utf-8"
    )
    err = run("list", "--catalogue", str(path)).err
    assert sum(line.startswith(str(path)) for line in err.splitlines()) == 50
    assert "10 more faults" in err


def test_the_option_wins_over_the_variable(small: Catalogue, tmp_path: Path, run: Run) -> None:
    ours = tmp_path / "ours.yaml"
    ours.write_text(
        SMALL.read_text("utf-8").replace("id: two", "id: both").replace("list: two", "list: both")
    )
    ran = run("list", "--list", "both", "--catalogue", str(ours))
    assert ran.code == 0
    assert run("list", "--list", "both").code == 2


def test_the_variable_wins_over_the_builtin_catalogue(small: Catalogue, run: Run) -> None:
    assert run("catalogue", "path").out == f"{SMALL}\n"


def test_without_either_it_is_the_builtin_one(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    builtin = str(files.builtin_catalogue())
    assert run("catalogue", "path").out == f"{builtin}\n"
    monkeypatch.setenv("SKILLCHECK_CATALOGUE", "")
    document = parsed(run("catalogue", "path", "-f", "json"))
    assert (document["kind"], document["path"]) == ("path", builtin)


def test_a_catalogue_may_come_from_standard_input(run: Run) -> None:
    ran = run("list", "--catalogue", "-", "-f", "json", stdin=SMALL.read_text("utf-8"))
    assert [skill["id"] for skill in parsed(ran)["skills"]] == ["listening", "caring", "order", "sums"]


def test_the_schema_is_the_one_of_the_loader(tmp_path: Path, run: Run) -> None:
    ran = run("catalogue", "schema")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == catalogue_schema()
    assert run("catalogue", "schema", "-o", "schema.json").out == ""
    assert (tmp_path / "schema.json").read_text("utf-8") == ran.out
    assert run("catalogue", "schema", "-f", "json").out == ran.out
    assert run("catalogue", "schema", "-f", "md").code == 2


def test_a_new_catalogue_is_good_and_stands_on_the_builtin_one(
    builtin: Catalogue, tmp_path: Path, run: Run
) -> None:
    ran = run("catalogue", "new", "ours.yaml", "-f", "json")
    assert (parsed(ran)["kind"], parsed(ran)["path"]) == ("new", "ours.yaml")
    assert run("catalogue", "check", "ours.yaml").code == 0
    skills = parsed(run("list", "--catalogue", "ours.yaml", "-f", "json"))["skills"]
    assert {skill["id"] for skill in skills} > set(builtin.skills) - {"multitasking"}


def test_a_new_catalogue_has_no_fault_of_style_and_shows_all_that_one_may_write(
    tmp_path: Path, run: Run
) -> None:
    assert run("catalogue", "new", "ours.yaml").code == 0
    faults = parsed(run("catalogue", "check", "ours.yaml", "--strict", "-f", "json"))["faults"]
    # what it changes of a skill that names no rungs does not give it some
    assert [f for f in faults if f["file"] == "ours.yaml" and f["rule"] != "ladder"] == []
    assert not any(f["where"].startswith("skills.site-handover") for f in faults)
    text = (tmp_path / "ours.yaml").read_text("utf-8")
    for key in (
        *Skill._fields,
        *Practice._fields,
        *Resource._fields,
        *Role._fields,
        *Drop._fields,
        "scenarios",
        "statements",
    ):
        if key not in ("questions", "example", "lists"):
            assert f"{key.rstrip('_')}:" in text, key
    assert "parameters:" in text
    ours = catalogues.read("ours.yaml")
    assert "multitasking" not in ours.skills
    assert "all" not in ours.roles


def test_a_new_catalogue_does_not_replace_a_file_unless_forced(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("mine")
    ran = run("catalogue", "new", "ours.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert path.read_text() == "mine"
    assert run("catalogue", "new", "ours.yaml", "--force").code == 0
    assert path.read_text() != "mine"


@pytest.mark.parametrize("where", ["-", ".", "no/such/folder.yaml", "x" * 5000])
def test_a_new_catalogue_needs_a_place(where: str, run: Run) -> None:
    ran = run("catalogue", "new", where)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


@pytest.mark.parametrize(("content", "what"), [(None, "can't be read"), ("", "is empty")])
def test_parameters_that_are_no_such_file_are_told_where_they_are_named(
    content: str | None, what: str, tmp_path: Path, run: Run
) -> None:
    path, other = tmp_path / "ours.yaml", tmp_path / "nope.yaml"
    path.write_text("version: 1\nextends: builtin\nparameters: nope.yaml\n", encoding="utf-8")
    if content is not None:
        other.write_text(content, encoding="utf-8")
    ran = run("catalogue", "check", str(path))
    assert ran.code == 3
    assert f"{path}:3: parameters: {other} {what}" in ran.err
