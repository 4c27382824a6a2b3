"""The faults of a catalogue, for readers and for programs."""

from skillcheck import formats
from skillcheck.model.document import Bullets, Paragraph
from skillcheck.model.fault import Fault
from skillcheck.model.form import Look
from skillcheck.pages import faults

FOUND = (
    Fault("our.yaml", 3, "skills.order.why", "is long", "long-text"),
    Fault("our.yaml", 0, "", "has no role"),
)


def test_every_fault_stands_with_its_place_and_rule() -> None:
    page = faults.page("our.yaml", "4 skills.", FOUND)
    assert "2 faults" in page.title
    assert page.blocks == (
        Bullets(("our.yaml:3: skills.order.why: is long [long-text]", "our.yaml: has no role")),
    )


def test_without_a_fault_it_says_so_and_what_the_file_holds() -> None:
    page = faults.page("our.yaml", "4 skills.", ())
    assert page.title == "our.yaml: no faults"
    assert page.blocks == (Paragraph("4 skills."),)
    assert page.data["faults"] == []


def test_programs_get_each_fault_in_parts() -> None:
    page = faults.page("our.yaml", "4 skills.", FOUND)
    assert (page.kind, page.data["file"]) == ("check", "our.yaml")
    assert (
        page.data["faults"][0].items()
        >= {
            "file": "our.yaml",
            "line": 3,
            "where": "skills.order.why",
            "what": "is long",
            "rule": "long-text",
        }.items()
    )
    assert formats.render("csv", page, Look()).splitlines()[0] == "file,line,where,what,rule"
