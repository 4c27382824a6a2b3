"""A parameters file: written, read back, and refused for other questions or with faults."""

from collections.abc import Callable

import pytest

from skillcheck.errors import FileFaults
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.parameters import ItemParameters, Parameters
from skillcheck.questions.scenario import Option, Scenario
from skillcheck.questions.statement import Statement
from skillcheck.store import parameters_file
from tests.store.conftest import Write

FOUND = Parameters(
    items={"listening-1": ItemParameters(3.25, 1.125, 0.5), "order-s": ItemParameters(4, 0.5, 1.0625)},
    covariance={
        ("listening", "listening"): 0.75, ("order", "order"): 1.0,
        ("listening", "order"): -0.25, ("order", "listening"): -0.25,
    },
    version="means-12-0a1b2c3d",
)  # fmt: skip


def faults(path: str, catalogue: Catalogue) -> list[str]:
    """Everything that is wrong with the file, without its path."""
    with pytest.raises(FileFaults) as found:
        parameters_file.read(path, catalogue)
    return [str(fault).replace(path, "FILE") for fault in found.value.faults]


def text(catalogue: Catalogue, *swaps: tuple[str, str]) -> str:
    """The file of FOUND with some texts replaced."""
    whole = parameters_file.text(FOUND, catalogue)
    for old, new in swaps:
        assert old in whole
        whole = whole.replace(old, new, 1)
    return whole


def test_the_file_is_readable(small: Catalogue) -> None:
    assert parameters_file.text(FOUND, small) == (
        "# The measurement model as calibrated on people's answers; in use where a catalogue file says “parameters: FILE”.\n"
        "version: 1\n"
        "name: means-12-0a1b2c3d\n"
        f"item_digest: {parameters_file.item_digest(small)}\n"
        "items:\n"
        "  listening-1: {intercept: 3.250000, loading: 1.125000, noise: 0.500000}\n"
        "  order-s: {intercept: 4.000000, loading: 0.500000, noise: 1.062500}\n"
        "covariance:\n"
        "  listening: {listening: 0.750000}\n"
        "  order: {listening: -0.250000, order: 1.000000}\n"
    )


def test_what_was_written_is_read_back(small: Catalogue, write: Write) -> None:
    assert parameters_file.read(write(text(small)), small) == FOUND


def test_the_guesses_make_an_empty_set(small: Catalogue, write: Write) -> None:
    assert parameters_file.read(write(parameters_file.text(Parameters(), small)), small) == Parameters()


def first_scenario(catalogue: Catalogue, change: Callable[[Scenario], Scenario]) -> Catalogue:
    one = catalogue.skills["listening"]
    changed = one._replace(questions=(*one.items[:-1], change(one.of_kind(Scenario)[0])))
    return catalogue._replace(skills={**catalogue.skills, "listening": changed})


def test_other_words_of_a_question_are_another_question(small: Catalogue) -> None:
    own = parameters_file.item_digest(small)
    changes: list[Callable[[Scenario], Scenario]] = [
        lambda one: one._replace(situation="Another."),
        lambda one: one._replace(id="listening-s9"),
        lambda one: one._replace(options=(*one.options, Option("d", "More", 3, ""))),
    ]
    others = [parameters_file.item_digest(first_scenario(small, change)) for change in changes]
    assert len({own, *others}) == 4
    sums = small.skills["sums"]
    for skill in (
        sums._replace(cluster="people"),
        sums._replace(questions=(sums.of_kind(Statement)[0]._replace(reversed=True),)),
    ):
        assert parameters_file.item_digest(small._replace(skills={**small.skills, "sums": skill})) != own


def test_other_texts_around_the_questions_do_not_matter(small: Catalogue) -> None:
    skills = {id_: skill._replace(definition="New.", practices=()) for id_, skill in small.skills.items()}
    other = small._replace(skills=skills, roles={}, name="Other", digest="ffff")
    assert parameters_file.item_digest(other) == parameters_file.item_digest(small)


def test_a_set_for_other_questions_is_refused_saying_just_that(
    small: Catalogue, builtin: Catalogue, write: Write
) -> None:
    (found,) = faults(write(text(small)), builtin)
    ours, theirs = parameters_file.item_digest(builtin), parameters_file.item_digest(small)
    assert (
        found
        == f"FILE:4: item_digest: made for other questions ({theirs}) than the catalogue in use has ({ours})"
    )


NO_VARIANCE = "FILE:9: covariance: can't be one: it gives some mix of skills no variance"
NO_LISTNING = "FILE:10: covariance.order.listning: the catalogue has no “listning”; did you mean “listening”?"
NO_ITMES = (
    "FILE:5: known are version, name, item_digest, items, covariance, not “itmes”; did you mean “items”?"
)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("version: 1", "version: 2", "FILE:2: version: made for a newer skillcheck (format 2; this one reads 1)"),
        ("name: means-12-0a1b2c3d\n", "", "FILE:2: name: is missing"),
        ("intercept: 3.250000", "intercept: 5.1", "FILE:6: items.listening-1.intercept: 5.1 must be a number from 1 to 5"),
        ("loading: 1.125000", "loading: 0", "FILE:6: items.listening-1.loading: 0 must be a number from 0.001 to 10"),
        ("loading: 1.125000", "loading: nan", "FILE:6: items.listening-1.loading: “nan” must be a number from 0.001 to 10"),
        ("noise: 0.500000", "noise: -1", "FILE:6: items.listening-1.noise: -1 must be a number from 0.001 to 4"),
        (", noise: 0.500000", "", "FILE:6: items.listening-1.noise: is missing"),
        ("  order-s:", "  order-z:", "FILE:7: items.order-z: the catalogue has no “order-z”; did you mean “order-s”?"),
        ("  order: {", "  ordr: {", "FILE:10: covariance.ordr: the catalogue has no “ordr”; did you mean “order”?"),
        ("{listening: -0", "{listning: -0", NO_LISTNING),
        ("items:", "itmes: {}\nitems:", NO_ITMES),
        ("order: 1.000000", "order: -1", NO_VARIANCE),
        ("order: 1.000000", "order: 0.08", NO_VARIANCE),
        ("listening: -0.250000", "listening: 3", NO_VARIANCE),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_line(
    old: str, new: str, fault: str, small: Catalogue, write: Write
) -> None:
    assert faults(write(text(small, (old, new))), small) == [fault]


def test_all_faults_come_at_once(small: Catalogue, write: Write) -> None:
    whole = text(
        small, ("loading: 1.125000", "loading: 99"), ("order: 1.000000", "order: 99"), ("order-s", "x")
    )
    assert len(faults(write(whole), small)) == 3


@pytest.mark.parametrize("content", ["", "[]", "3", "items: [\n", '{"skillcheck": 1, "kind": "export"}'])
def test_another_file_is_refused(content: str, small: Catalogue, write: Write) -> None:
    assert faults(write(content), small)


def test_a_file_that_is_not_there_says_who_names_it(small: Catalogue) -> None:
    with pytest.raises(FileFaults, match=r"none.yaml: can't be read: no such file.*\n.*its key “parameters”"):
        parameters_file.read("none.yaml", small)


def test_json_is_read_too(small: Catalogue, write: Write) -> None:
    digest = parameters_file.item_digest(small)
    whole = f'{{"version": 1, "name": "x", "item_digest": "{digest}", "items": {{}}, "covariance": {{}}}}'
    assert parameters_file.read(write(whole), small) == Parameters(version="x")
