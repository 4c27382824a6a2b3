"""What calibration found, for readers and for programs."""

from math import log

from skillcheck.model.authoring import Calibration
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Commands, Document, Facts, Paragraph, Table, Tone
from skillcheck.model.parameters import ItemParameters, Parameters
from skillcheck.pages import calibration

OURS = Parameters(
    items={"listening-1": ItemParameters(2.5, 1.0, 0.9), "sums-1": ItemParameters(4.7, 1.1, 0.5)},
    version="means-12-0a1b2c3d",
)
ADOPTED = Calibration(OURS, "means", True, 12, 12, 3, before=-1.5, after=-1.5 + log(1.25), error=0.01)
REFUSED = Calibration(Parameters(), "all", False, 200, 200, 0, before=-1.5, after=-1.6, error=0.02)
PEOPLE = {f"r{n}": {"listening-1": 2.0} if n else {"listening-1": 2.0, "sums-1": 5.0} for n in range(12)}


def page(result: Calibration, catalogue: Catalogue, file: str = "") -> Document:
    return calibration.page(result, Parameters(), catalogue, PEOPLE, file)


def test_a_set_that_is_adopted_is_named_and_judged(small: Catalogue) -> None:
    blocks = page(ADOPTED, small).blocks
    assert blocks[0] == Facts(
        (
            ("Results", "12 people, each fifth held out in turn"),
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
    keep = ("skillcheck catalogue calibrate RESULTS... -o ours.yaml", "keep the parameters")
    use = ("skillcheck gaps --catalogue FILE", "your gaps with that catalogue file")
    *_, sentence, commands = page(ADOPTED, small).blocks
    assert commands == Commands((keep, use))
    assert "“parameters: ours.yaml”" in getattr(sentence, "text", "")
    *_, sentence, commands = page(ADOPTED, small, "team.yaml").blocks
    assert commands == Commands((use,))
    assert "“parameters: team.yaml”" in getattr(sentence, "text", "")


def test_a_set_that_is_no_better_is_told_so_and_not_shown(small: Catalogue) -> None:
    document = page(REFUSED, small)
    assert [type(block) for block in document.blocks] == [Facts, Paragraph, Paragraph]
    assert document.blocks[1] == Paragraph(
        "Not adopted: for people whom it has not seen the new parameters make an answer 0.90 times as likely as the first"
        " guesses do, which is no more than luck can do.",
        Tone.STRONG,
    )
    assert document.data["adopted"] is False
    assert document.data["items"] == []


def test_results_none_of_which_is_complete_are_told_what_would_tell_more(small: Catalogue) -> None:
    assert Paragraph(calibration.ADAPTIVE) in page(REFUSED, small).blocks
    assert Paragraph(calibration.ADAPTIVE) not in page(ADOPTED, small).blocks


def test_programs_get_every_number(small: Catalogue) -> None:
    document = page(ADOPTED, small)
    assert (document.kind, document.rows) == ("calibration", "items")
    assert document.data.keys() >= {"people", "held_out", "method", "adopted", "name", "score", "items"}
    assert document.data["score"].items() >= {("before", -1.5), ("after", -1.5 + log(1.25))}
    assert document.data["items"][0] == {
        "id": "listening-1", "skill": "listening", "answers": 12, "intercept": 2.5, "loading": 1.0, "noise": 0.9,
        "guessed": 3.4,
    }  # fmt: skip
    assert tuple(document.data["items"][0]) == document.columns
    assert calibration.EMPTY.data.keys() == document.data.keys()
