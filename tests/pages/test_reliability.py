"""How well the questions of each skill measure together, for readers and for programs."""

import pytest

from skillcheck.model.authoring import Flag, Reliability
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Paragraph, Table, Tone
from skillcheck.pages import reliability

LISTENING = Reliability(
    "listening", 3, 40, 3.25, 0.7, 0.8049, 0.7, 0.885, 0.81, 0.309, {"listening-1": 0.7, "listening-s": 0.25},
    (Flag("weak", "listening-s"),),
)  # fmt: skip
ORDER = Reliability(
    "order", 3, 38, 3.0, 0.6, 0.55, 0.2, 0.75, None, 0.4, {"order-1": -0.1, "order-2": None},
    (Flag("low"), Flag("wide"), Flag("against", "order-1"), Flag("constant", "order-2")),
)  # fmt: skip
ASK_MORE = "below .70: ask more, or clearer questions"
SUMS_TURNED = Reliability(
    "sums", 2, 40, 3.0, 0.6, -0.3, -1.1, 0.2, flags=(Flag("negative"), Flag("against", "sums-1"))
)
CARING = Reliability("caring", 2, 7, flags=(Flag("few"),))
SUMS = Reliability("sums", 1, 40, flags=(Flag("one-item"),))


def test_a_row_a_skill_with_its_remarks(small: Catalogue) -> None:
    page = reliability.page([LISTENING, ORDER], small, 40)
    assert page.title == "Reliability of 2 skills, 40 people"
    assert page.blocks[1] == Table(
        ("skill", "people", "alpha", "omega", "±", "remark"),
        (
            ("Listening", "40", "0.80 (0.70-0.89)", "0.81", "0.31", "listening-s hardly goes with the rest"),
            (
                "Order",
                "38",
                "0.55 (0.20-0.75)",
                "-",
                "0.40",
                f"{ASK_MORE}; order-1 goes against the rest (is it reversed?); everybody answers order-2 alike",
            ),
        ),
    )


def test_from_a_negative_alpha_no_error_follows_and_the_key_is_doubted(small: Catalogue) -> None:
    table = reliability.page([SUMS_TURNED], small, 40).blocks[1]
    assert isinstance(table, Table)
    (row,) = table.rows
    assert row[:-1] == ("Sums", "40", "-0.30 (-1.10-0.20)", "-", "-")
    assert "keyed the wrong way" in row[-1]


def test_what_the_figures_mean_stands_above_them(small: Catalogue) -> None:
    assert reliability.page([LISTENING], small, 40).blocks[0] == Paragraph(reliability.MEANING, Tone.QUIET)


@pytest.mark.parametrize(
    ("reliabilities", "people", "said"),
    [
        ([LISTENING], 40, []),
        ([LISTENING], 41, [reliability.PARTLY]),
        ([ORDER], 38, [reliability.WIDE]),
        ([LISTENING, SUMS], 40, ["No figures: Sums (one question)."]),
        (
            [LISTENING, CARING, Reliability("order", 3, 40, 3.0, 0.0, flags=(Flag("no-variance"),))],
            40,
            [reliability.PARTLY, "No figures: Caring (all answered by 7 of 40); Order (all levels alike)."],
        ),
    ],
)
def test_what_else_to_know_is_said_below(
    reliabilities: list[Reliability], people: int, said: list[str], small: Catalogue
) -> None:
    blocks = reliability.page(reliabilities, small, people).blocks[2:]
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == said


def test_programs_get_every_number_of_every_skill(small: Catalogue) -> None:
    page = reliability.page([LISTENING, SUMS], small, 40)
    assert (page.kind, page.rows, page.data["people"]) == ("reliability", "skills", 40)
    assert page.data["skills"][0] == {
        "skill": "listening", "name": "Listening", "people": 40, "items": 3, "mean": 3.25, "sd": 0.7, "alpha": 0.8049,
        "alpha_low": 0.7, "alpha_high": 0.885, "omega": 0.81, "sem": 0.309, "flags": ["weak:listening-s"],
        "item_rest": {"listening-1": 0.7, "listening-s": 0.25},
    }  # fmt: skip
    assert page.data["skills"][1]["alpha"] is None
    assert page.data["skills"][1]["flags"] == ["one-item"]
    assert set(page.columns) == set(page.data["skills"][0]) - {"item_rest"}
    assert reliability.EMPTY.data.keys() == page.data.keys()
