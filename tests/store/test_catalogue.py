"""Reading a catalogue: every fault at once, a digest of what it says, and nothing read from a later format."""

from pathlib import Path

import pytest

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.fault import Fault
from skillcheck.model.parameters import Parameters
from skillcheck.store import catalogue as catalogues
from skillcheck.store import parameters_file
from tests.conftest import SMALL
from tests.store.conftest import Write
from tests.store.trees import SMALL_TEXT, changed, line_of


def faults(path: str) -> list[str]:
    """Everything that is wrong with the catalogue in a file, in the order in which it is told."""
    with pytest.raises(FileFaults) as found:
        catalogues.read(path)
    return [fault.sentence for fault in found.value.faults if isinstance(fault, Fault)]


def test_the_small_catalogue_is_read() -> None:
    whole = catalogues.read(str(SMALL))
    assert (whole.name, len(whole.skills), len(whole.roles)) == ("Small catalogue", 4, 2)


def test_all_faults_come_at_once_in_the_order_of_the_lines(write: Write) -> None:
    text = changed(
        ("name: Small catalogue", "name:"),
        ("    cluster: people\n    aliases", "    cluster: poeple\n    aliases"),
        ("        reversed: true", "        reversed: yes"),
        ("      - listening\n  - id: order", "      - listning\n  - id: order"),
        ("        importance: 4", "        importance: 40"),
        ("  - id: clerk", "  - id: &x clerk"),
    )
    path = write(text)
    assert faults(path) == [
        f"{path}:{line_of(text, at)}: {what}"
        for at, what in [
            ("name:\n", "name: has no value"),
            ("    cluster: poeple", "skills.listening.cluster: there is no “poeple”; did you mean “people”?"),
            ("        reversed: yes", "skills.listening.statements.2.reversed: must be true or false"),
            ("      - listning", "skills.caring.needs.1: there is no “listning”; did you mean “listening”?"),
            (
                "        importance: 40",
                "roles.desk-lead.skills.order.importance: 40 must be a number from 1 to 5",
            ),
            ("  - id: &x", "anchors (&x) are not allowed: put the text in quotes"),
        ]
    ]


@pytest.mark.parametrize(
    ("swap", "first", "second", "where"),
    [
        (
            ("  - id: work\n", "  - id: people\n    name: More\n  - id: work\n"),
            "  - id: people\n    name: People",
            "  - id: people\n    name: More",
            "clusters.people",
        ),
        (
            ("  - id: sums\n", "  - id: order\n    name: Other\n    statements: [{text: x}]\n  - id: sums\n"),
            "  - id: order\n    name: Order",
            "  - id: order\n    name: Other",
            "skills.order",
        ),
        (
            ("      - title: Say", "      - id: p\n        title: Zero\n      - id: p\n        title: Say"),
            "      - id: p\n        title: Zero",
            "      - id: p\n        title: Say",
            "skills.listening.practices.p",
        ),
        (
            ("          - text: Offer a form.", "          - id: b\n            text: Offer a form."),
            "          - text: Say back",
            "          - id: b",
            "skills.listening.scenarios.1.options.b",
        ),
        (
            ("  - id: clerk", "  - id: desk-lead"),
            "  - id: desk-lead\n    name: Desk",
            "  - id: desk-lead\n    name: Clerk",
            "roles.desk-lead",
        ),
    ],
)
def test_an_id_that_is_there_twice_is_told_at_the_second_with_the_line_of_the_first(
    swap: tuple[str, str], first: str, second: str, where: str, write: Write
) -> None:
    text = changed(swap)
    what = f"is there twice; first in line {line_of(text, first)}"
    path = write(text)
    assert f"{path}:{line_of(text, second)}: {where}: {what}" in faults(path)


FOREIGN = {
    "a list": "- a\n- b\n",
    "a text": "Hello, this is a letter.\n",
    "a table": "id,name,level\n1,Empathy,3\n2,Patience,4\n",
    "a table of text with colons": 'name;note\n"a: b";x: "y"\n',
    "another tool's settings": "repos:\n- repo: local\n  hooks: [{id: x, name: y, entry: z}]\n",
    "another tool's skills": "name: Team\nskills:\n- name: Python\n  category: tech\n  score: 3\n  max: 5\n",
    "a matrix of skills": '{"skills": ["Python", "SQL"], "people": [{"name": "Ada"}], "updated": "2026-01-01"}',
    "a web page": "<html>\n<body class='x'>Hi: there</body>\n",
    "answers": "version: 1\nanswers: {order-1: 3}\n",
    "answers for a role": "version: 1\nrole: clerk\ntaken_at: 2026-11-22\nanswers: {order-1: 3}\n",
    "a page for programs": '{"skillcheck": 1, "kind": "skills", "skills": [{"id": "x", "name": "X", "cluster": "y"}]}',
    "a result": '{"skillcheck": 1, "kind": "export", "assessment": {"id": "x"}, "answers": {}}',
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_no_catalogue_at_all_is_one_sentence_that_says_what_one_looks_like(
    what: str, write: Write
) -> None:
    path = write(FOREIGN[what])
    (sentence,) = faults(path)
    assert sentence.startswith(f"{path}: is ")
    assert "not a skillcheck catalogue" in sentence
    assert "extends: builtin" in sentence


@pytest.mark.parametrize(
    "text", ["version: 1\nextends: bultin\n", "version: 1\nskils: []\nnmae: x\nroles: []\n", "skills: [\n"]
)
def test_a_catalogue_with_slips_is_still_one(text: str, write: Write) -> None:
    assert not any("is not a skillcheck catalogue" in fault for fault in faults(write(text)))


def test_a_table_for_another_program_may_say_a_version_too(write: Write) -> None:
    path = write("version: 2\nupdates:\n- package-ecosystem: pip\n  directory: /\n")
    (sentence,) = faults(path)
    assert "or for another program" in sentence


def test_a_file_for_a_newer_skillcheck_is_refused_whatever_else_it_holds(write: Write) -> None:
    path = write("future: [1, 2]\nversion: 3\n")
    (sentence,) = faults(path)
    assert sentence.startswith(f"{path}:2: version: made for a newer skillcheck (format 3; this one reads 1)")


@pytest.mark.parametrize(
    ("text", "line", "key", "near"),
    [
        ("extend: builtin\nname: x\n", 2, "extend", "extends"),
        ("extends: builtin\ndrops: {}\n", 3, "drops", "drop"),
    ],
)
def test_a_key_near_to_one_that_changes_a_catalogue_is_told_alone(
    text: str, line: int, key: str, near: str, write: Write
) -> None:
    path = write(f"version: 1\n{text}")
    assert faults(path) == [f"{path}:{line}: there is no key “{key}”; did you mean “{near}”?"]


def test_texts_that_a_comment_cuts_are_warned_of_in_the_order_of_the_lines(write: Write) -> None:
    texts = "why: ticket # 1\n  aliases: [a,\n   b #2\n  ]\n  overdone: c # 3\n"
    path = write(f"version: 1\nextends: builtin\nname: d # e\nskills:\n- id: apologizing # f\n  {texts}")
    warnings = catalogues.read_with_tree(path)[2]
    assert [(warning.line, warning.where) for warning in warnings] == [
        (3, "name"), (6, "skills.apologizing.why"), (8, "skills.apologizing.aliases.2"), (10, "skills.apologizing.overdone")
    ]  # fmt: skip


def digest_of(text: str, write: Write) -> str:
    """The digest of the catalogue with this text."""
    return catalogues.read(write(text)).digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Small catalogue", "name: Small  catalogue"),
        ("      - text: I look up", "      - text: I looked up"),
        ("        importance: 2", "        importance: 3"),
        ("        target: 3.5", "        target: 3.6"),
        ("      - Hearing\n      - Order", "      - Order\n      - Hearing"),
        ("  - id: people", "  - id: people\n    about: Those whom one works for and with!"),
        ("        reversed: true", "        reversed: false"),
    ],
)
def test_the_digest_changes_with_each_text_number_and_order(old: str, new: str, write: Write) -> None:
    text = SMALL_TEXT.replace("    about: Those whom one works for and with.\n", "")
    assert digest_of(changed((old, new), text=text), write) != digest_of(text, write)


def test_the_digest_does_not_change_with_comments_and_layout(write: Write) -> None:
    layout = changed(
        ("name: Small catalogue", "# A remark.\n\nname:   'Small catalogue'   # and another"),
        ("    aliases:\n      - hearing out\n      - ears\n", '    aliases: [hearing out, "ears"]\n'),
        ("    definition: Taking in what", "    definition: >-\n      Taking in\n      what"),
        ("        target: 3.5", "        target: 3.50"),
    )
    assert digest_of(layout.replace("\n", "\r\n"), write) == digest_of(SMALL_TEXT, write)


def test_the_digest_does_not_depend_on_the_name_of_the_file(write: Write) -> None:
    one, other = (catalogues.read(write(SMALL_TEXT, name)) for name in ("one.yaml", "other.json"))
    assert one.digest == other.digest


def test_texts_can_not_be_shifted_between_keys_without_changing_the_digest(write: Write) -> None:
    one = changed(("      - hearing out\n      - ears", "      - ab\n      - c"))
    other = changed(("      - hearing out\n      - ears", "      - a\n      - bc"))
    assert digest_of(one, write) != digest_of(other, write)


def test_the_digest_is_twelve_hexadecimal_digits(small: Catalogue) -> None:
    assert len(small.digest) == 12
    assert int(small.digest, 16) >= 0


def test_the_starter_extends_the_builtin_catalogue_without_a_fault(builtin: Catalogue, write: Write) -> None:
    whole = catalogues.read(write(catalogues.starter()))
    dropped = set(builtin.skills) - set(whole.skills)
    assert (len(dropped), len(set(whole.skills) - set(builtin.skills))) == (1, 1)
    assert set(whole.roles) - set(builtin.roles)
    assert whole.digest != builtin.digest


def test_a_builtin_skill_can_be_dropped(builtin: Catalogue, write: Write) -> None:
    first = next(iter(builtin.skills))
    whole = catalogues.read(write(f"version: 1\nextends: builtin\ndrop:\n  skills:\n    - {first}\n"))
    assert set(builtin.skills) - set(whole.skills) == {first}
    assert not any(first in role.skills for role in whole.roles.values())


def test_only_the_builtin_catalogue_can_be_extended(write: Write) -> None:
    path = write("version: 1\nextends: theirs\n")
    assert faults(path) == [
        f"{path}:2: extends: “theirs” is not known: write “extends: builtin”, or leave it out"
    ]


def test_a_fault_of_a_change_is_told_in_the_own_file_and_not_in_the_builtin_one(write: Write) -> None:
    path = write("version: 1\nextends: builtin\nskills:\n  - id: own\n    name: Own\n")
    assert {fault.rpartition(":4: ")[0] for fault in faults(path)} == {path}


def test_a_file_that_is_not_there_is_one_fault(tmp_path: Path) -> None:
    path = str(tmp_path / "none.yaml")
    assert faults(path) == [f"{path}: can't be read: no such file or directory"]


@pytest.mark.parametrize(
    ("where", "at"),
    [
        ("skills.caring.levels.3", "      3: Does one thing"),
        ("skills.listening.statements.2.text", "      - text: I answer before"),
        ("skills.listening.practices.1.steps.2", "          - Say back what you heard"),
        ("skills.sums.practices.1", "  - id: sums"),
        ("roles.clerk.skills.sums.target", "        target: 2"),
        ("nothing.of.it", "version: 1"),
    ],
)
def test_a_fault_of_style_is_told_at_the_line_of_the_nearest_part_that_is_there(where: str, at: str) -> None:
    root = catalogues.read_with_tree(str(SMALL))[1]
    fault = catalogues.fault_at(root, where, "is too long", "length")
    assert str(fault) == f"{SMALL}:{line_of(SMALL_TEXT, at)}: {where}: is too long [length]"


NAMED = ("name: Small catalogue", "name: Small catalogue\nparameters: numbers/ours.yaml")


def named(small: Catalogue, write: Write, *swaps: tuple[str, str]) -> str:
    """The path of the small catalogue that names a file of parameters, in a folder beside it, with some swaps."""
    Path("numbers").mkdir()
    write(
        changed(*swaps, text=parameters_file.text(Parameters(version="ours-1"), small)), "numbers/ours.yaml"
    )
    return write(changed(NAMED))


def test_a_catalogue_names_its_parameters_by_a_path_from_where_it_stands(
    small: Catalogue, write: Write, tmp_path: Path
) -> None:
    path = named(small, write)
    whole = catalogues.read(str(Path(path).relative_to(tmp_path)))
    assert whole.parameters == str(tmp_path / "numbers" / "ours.yaml")
    assert parameters_file.read(whole.parameters, whole).version == "ours-1"
    assert small.parameters == ""


def test_an_extending_catalogue_names_parameters_of_its_own(
    builtin: Catalogue, write: Write, tmp_path: Path
) -> None:
    write(parameters_file.text(Parameters(), builtin), "ours.yaml")
    whole = catalogues.read(write("version: 1\nextends: builtin\nparameters: ours.yaml\n"))
    assert whole.parameters == str(tmp_path / "ours.yaml")


def test_the_digest_is_about_the_questions_and_not_about_the_parameters(
    small: Catalogue, write: Write
) -> None:
    assert catalogues.read(named(small, write)).digest == small.digest
