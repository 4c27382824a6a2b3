"""The built-in catalogue and the files beside it."""

import json

from skillcheck.model.catalogue import Catalogue
from skillcheck.store import files
from skillcheck.store.schema import catalogue_schema


def test_the_builtin_catalogue_has_no_fault(builtin: Catalogue) -> None:
    assert builtin.skills
    assert builtin.roles


def test_the_schema_beside_the_catalogue_is_the_one_of_the_loader() -> None:
    beside = files.builtin_catalogue().with_name("skills.schema.json")
    assert json.loads(beside.read_text("utf-8")) == catalogue_schema()


def test_the_catalogue_names_its_schema_for_editors() -> None:
    first = files.builtin_catalogue().read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=skills.schema.json"
