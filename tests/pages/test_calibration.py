"""What calibration found, for readers and for programs."""

from math import log

from skillcheck.model.calibration import Calibration
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Commands, Document, Facts, Paragraph, Table, Tone
from skillcheck.model.parameters import ItemParameters, Parameters
from skillcheck.pages import calibration

OURS = Parameters(
    items={"listening-1": ItemParameters(2.5, 1.0, 0.9), "sums-1": ItemParameters(4.7, 1.1, 0.5)},
    version="means-12-0a1b2c3d",
)
ADOPTED = Calibration(OURS, "means", adopted=True, people=12, held_out=2, before=-1.5, after=-1.5 + log(1.25))
REFUSED = Calibration(Parameters(), "all", adopted=False, people=200, held_out=40, before=-1.5, after=-1.6)
PEOPLE = {f"r{n}": {"listening-1": 2.0} if n else {"listening-1": 2.0, "sums-1": 5.0} for n in range(12)}


def page(found: Calibration, catalogue: Catalogue, file: str = "") -> Document:
    return calibration.page(found, Parameters(), catalogue, PEOPLE, file)


def test_a_set_that_is_adopted_is_named_and_judged(small: Catalogue) -> None:
    blocks = page(ADOPTED, small).blocks
    assert blocks[0] == Facts(
        (
            ("Results", "12 people, 2 of them held out"),
            ("Fitted", "the mean of each question, and how skills go together within and across clusters"),
            ("Name of the set", "means-12-0a1b2c3d"),
        )
    )
    assert blocks[1] == Paragraph(
        "Adopted: it makes the answers of people whom it has not seen 1.25 times as likely, answer by answer.",
        Tone.STRONG,
    )


def test_the_questions_farthest_from_the_guess_come_first(small: Catalogue) -> None:
    (table,) = (block for block in page(ADOPTED, small).blocks if isinstance(block, Table))
    assert table.rows == (("sums-1", "4.70", "3.40", "1"), ("listening-1", "2.50", "3.40", "12"))


def test_what_to_type_next_depends_on_whether_it_is_kept(small: Catalogue) -> None:
    assert page(ADOPTED, small).blocks[-1] == Commands(
        (
            ("skillcheck calibrate RESULTS... -o ours.yaml", "keep the parameters"),
            ("skillcheck gaps --parameters ours.yaml", "your gaps with them"),
        )
    )
    assert page(ADOPTED, small, "team.yaml").blocks[-1] == Commands(
        (("skillcheck gaps --parameters team.yaml", "your gaps with them"),)
    )


def test_a_set_that_is_no_better_is_told_so_and_not_shown(small: Catalogue) -> None:
    found = page(REFUSED, small)
    assert [type(block) for block in found.blocks] == [Facts, Paragraph]
    assert found.blocks[1] == Paragraph(
        "Not adopted: the parameters in use predict the answers of people who were held out as well or better"
        " (0.90 times as likely with the new ones).",
        Tone.STRONG,
    )
    assert found.data["adopted"] is False
    assert found.data["items"] == []


def test_programs_get_every_number(small: Catalogue) -> None:
    found = page(ADOPTED, small)
    assert (found.kind, found.rows) == ("calibration", "items")
    assert list(found.data) == ["people", "held_out", "method", "adopted", "name", "score", "items"]
    assert found.data["score"] == {"before": -1.5, "after": -1.5 + log(1.25)}
    assert found.data["items"][0] == {
        "id": "listening-1", "skill": "listening", "answers": 12, "intercept": 2.5, "loading": 1.0, "noise": 0.9,
        "guessed": 3.4,
    }  # fmt: skip
    assert tuple(found.data["items"][0]) == found.columns
    assert list(calibration.nothing()) == list(found.data)
