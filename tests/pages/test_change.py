"""What has changed, in words and for programs."""

import re

import pytest

from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import DOWN, INCOMPARABLE, UNCLEAR, UP, Change, Comparison, Point
from skillcheck.model.document import Tone
from skillcheck.pages import change
from tests.pages.results import ALL, assessment, seen, wide


def made(small: Catalogue, verdict: str, start: float = 2.4, end: float = 3.6, **others: object) -> Change:
    """A change of listening."""
    estimate = seen(small, ALL).gaps[0].estimate
    one = Point(assessment(ALL, id_="one"), estimate._replace(level=start))
    other = Point(assessment(ALL, id_="other"), estimate._replace(level=end))
    found = Change(one, other, 0.37, 1.96 * 0.37, verdict)
    return found._replace(**others)  # type: ignore[arg-type] # what the fields of a change hold


def test_what_is_clear_is_said_with_its_margin(small: Catalogue) -> None:
    assert change.sentence(made(small, UP)) == "2.4 to 3.6: clearly up (0.7 or more is clear)."
    assert change.sentence(made(small, DOWN, 3.6, 2.4)) == "3.6 to 2.4: clearly down (0.7 or more is clear)."


def test_the_margin_is_never_rounded_to_the_wrong_side(small: Catalogue) -> None:
    # 1.96 * .37 = .7252: a difference of .71 reads as 0.7, and is not clear
    told = change.sentence(made(small, UNCLEAR, 2.4, 3.11))
    assert told == "2.4 to 3.1: too small to tell (0.8 or more would be clear)."


@pytest.mark.parametrize(
    ("verdict", "start", "end"),
    [(UNCLEAR, 2.34, 3.06), (UNCLEAR, 2.149, 2.87), (UP, 2.36, 3.0855), (DOWN, 3.1, 2.3748)],
)
def test_what_is_printed_never_reads_like_the_other_verdict(
    verdict: str, start: float, end: float, small: Catalogue
) -> None:
    told = change.sentence(made(small, verdict, start, end))
    before, after, margin = (float(number) for number in re.findall(r"\d\.\d+", told))
    assert (round(abs(after - before), 4) >= margin) is (verdict != UNCLEAR), told


def test_that_levels_by_partly_other_questions_are_compared_is_said_with_how_many_were_the_same(
    small: Catalogue,
) -> None:
    told = change.sentence(made(small, UP, remarks=("2 of 5 questions in common",)))
    assert told.endswith(
        "(0.7 or more is clear). The levels are compared, though the questions were partly others:"
        " 2 of 5 questions in common."
    )


def test_what_can_not_be_compared_is_said_with_the_reason(small: Catalogue) -> None:
    told = change.sentence(made(small, INCOMPARABLE, reasons=("reworded questions",)))
    assert told == "2.4 to 3.6: not comparable (reworded questions)."


def test_programs_get_every_number_unrounded(small: Catalogue) -> None:
    found = change.data(made(small, UP))
    assert {"from", "to", "difference", "sd", "index", "verdict", "reasons", "remarks"} <= set(found)
    assert (found["from"], found["to"], found["verdict"]) == ("one", "other", "up")
    assert found["difference"] == pytest.approx(1.2)
    assert found["index"] == pytest.approx(1.2 / 0.37)


def test_a_page_names_what_is_clear_and_counts_the_rest(small: Catalogue) -> None:
    changes = {
        "listening": made(small, UP),
        "caring": made(small, DOWN, 3.0, 1.2),
        "order": made(small, UNCLEAR),
        "sums": made(small, INCOMPARABLE, reasons=("reworded questions",)),
    }
    (told,) = change.blocks(Comparison(assessment(ALL), changes, 0.15), small)
    assert told.text == (
        "Since 22 November 2026: clearly up: Listening 2.4 to 3.6. Clearly down: Caring 3.0 to 1.2."
        " Too small to tell: 1 skill. Not comparable: 1 skill (reworded questions)."
    )


def test_where_nothing_is_clear_it_says_none(small: Catalogue) -> None:
    (told,) = change.blocks(Comparison(assessment(ALL), {"order": made(small, UNCLEAR)}, 0.05), small)
    assert (
        told.text
        == "Since 22 November 2026: clearly up: none. Clearly down: none. Too small to tell: 1 skill."
    )


def test_nothing_in_common_is_said(small: Catalogue) -> None:
    (told,) = change.blocks(Comparison(assessment(ALL), {}, 0), small)
    assert told.text == "Since 22 November 2026: no skill has an answer from both times."


@pytest.mark.parametrize(("count", "said"), [(9, False), (10, True)])
def test_from_ten_skills_on_chance_is_mentioned(count: int, said: bool, small: Catalogue) -> None:
    many = wide(small, count)
    changes = {f"s{n}": made(small, UP) for n in range(1, count + 1)}
    told = change.blocks(Comparison(assessment(ALL), changes, count * 0.05), many)
    assert [block.text for block in told if block.tone is Tone.QUIET] == (
        ["By chance alone, up to 0.5 of 10 would look clear."] if said else []
    )


def test_other_questions_are_mentioned(small: Catalogue) -> None:
    changes = {"order": made(small, UNCLEAR, remarks=("2 of 3 questions in common",))}
    told = change.blocks(Comparison(assessment(ALL), changes, 0.05), small)
    assert told[-1].text == "1 of these was asked by partly other questions; the margins allow for that."
