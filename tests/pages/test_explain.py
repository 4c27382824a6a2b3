"""Every number of a gap, with the answers it comes from."""

import re
from decimal import Decimal

import pytest

from skillcheck.measure.contributions import explain as explain_result
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Facts, Heading, Paragraph, Table
from skillcheck.model.estimate import Explanation, Step
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Result
from skillcheck.pages import explain, words
from tests.pages.results import ALL, BEST, assessment, seen, wide

NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
BARE = Explanation({})


def facts(result: Result, skill: str) -> dict[str, str]:
    """The facts of the section about `skill`."""
    blocks = explain.blocks(result, len(result.gaps), BARE)
    name = result.catalogue.skills[skill].name
    place = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text.endswith(name))
    section = blocks[place + 1]
    assert isinstance(section, Facts)
    return dict(section.pairs)


def test_each_number_is_a_sum_that_one_can_check(small: Catalogue) -> None:
    assert facts(seen(small, ALL), "listening") == {
        "Priority": "7.15 = weight 5 x gap 1.43",
        "Gap": "1.43 = target 4 - level 2.57",
        "Level": words.level(seen(small, ALL).gaps[0].estimate),
        "Answers": (
            "3 of 3 questions: 1, 4 (reversed 2), 2 (choice a);"
            " your ratings average 2.50; people who answer so come out at 2.57"
        ),
        # 5 x (4 - 3.40) + 5 x (3.40 - 2.57) = 7.15
        "Comes from": "3 from your role, 4.15 from your answers (someone with ordinary answers is at 3.40)",
        "Why it matters in this role": "The desk hears it first.",
    }


def test_a_target_that_is_met_is_said_to_be(small: Catalogue) -> None:
    assert facts(seen(small, ALL), "sums")["Gap"] == "0 = target 3 - level 3.61 (met)"


def test_what_is_too_close_to_call_is_named(small: Catalogue) -> None:
    assert facts(seen(small, ALL), "order")["Too close to call with"] == "Caring"


def test_open_questions_and_those_that_did_not_apply_are_told_apart(small: Catalogue) -> None:
    result = seen(small, {"listening-1": "2", "listening-2": "n/a"})
    level = f"{result.gaps[0].estimate.level:.2f}"
    assert facts(result, "listening")["Answers"] == (
        f"1 of 2 questions: 2, n/a (left out); your ratings average 2.00; people who answer so come out at {level}"
    )


def test_of_more_than_five_skills_the_chance_is_told(small: Catalogue) -> None:
    result = seen(wide(small, 10), {f"s{n}-1": "2" for n in range(1, 11)}, "wide")
    assert facts(result, "s1")["In your top five"] == "5 in 10"
    assert "In your top five" not in facts(seen(small, ALL), "listening")


def test_there_is_a_section_for_each_gap_asked_for(small: Catalogue) -> None:
    blocks = explain.blocks(seen(small, ALL), 2, BARE)
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings == ["How the numbers come about", "Rank 1: Listening", "Rank 2: Caring"]


# A scale of 4 on variances makes ranges, which go with their roots, twice as wide.
@pytest.mark.parametrize(("scale", "said"), [(4.0, "2.0 times"), (1.0, "1.0 times"), (0.25, "0.5 times")])
def test_the_spread_is_told_as_wide_as_it_makes_the_ranges(small: Catalogue, scale: float, said: str) -> None:
    blocks = explain.blocks(seen(small, ALL)._replace(person_scale=scale), 1, BARE)
    assert any(isinstance(block, Paragraph) and said in block.text for block in blocks)


def test_programs_get_each_term(small: Catalogue) -> None:
    result = seen(small, ALL)
    first = result.gaps[0]
    assert (
        explain.why(first, result, BARE).items()
        >= {
            "priority": "importance * max(0, target - level)",
            "importance": 5.0,
            "target": 4.0,
            "reason": "The desk hears it first.",
            "items": [
                {"id": "listening-1", "answer": "1", "score": 1.0},
                {"id": "listening-2", "answer": "2", "score": 4.0},
                {"id": "listening-s", "answer": "a", "score": 2.0},
            ],
            "mean_answer": 2.5,
            "open": 0,
            "typical": 3.4,
            "from_role": pytest.approx(5 * (4 - 3.4)),
            "from_answers": pytest.approx(5 * (3.4 - first.estimate.level)),
            "sd": first.estimate.sd,
            "person_scale": result.person_scale,
            "neighbours": {},
            "asked_when": [],
        }.items()
    )


def explanation() -> Explanation:
    """Two neighbours that matter, one that does not, and two questions."""
    moved = {"listening": {"listening": -0.4, "order": 0.04, "caring": -0.21, "sums": 0.3}}
    return Explanation(moved, (Step("order-1", "order", 0.52), Step("listening-1", "listening", 0.97)))


def test_with_what_lies_behind_it_names_the_neighbours_that_matter_and_the_way_of_the_questions(
    small: Catalogue,
) -> None:
    result = seen(small, ALL)
    found = explain.blocks(result, 1, explanation())
    facts = dict(next(block for block in found if isinstance(block, Facts)).pairs)
    assert facts["Related answers moved the level by"] == "Sums +0.3, Caring -0.2"
    assert found[-1] == Table(
        ("asked about", "top five then"), (("1. Order", "5 in 10"), ("2. Listening", ">9 in 10"))
    )


def test_programs_get_what_lies_behind_the_largest_first(small: Catalogue) -> None:
    result = seen(small, ALL)
    told = explain.why(result.gaps[0], result, explanation())
    assert list(told["neighbours"].items()) == [("sums", 0.3), ("caring", -0.21), ("order", 0.04)]
    assert told["asked_when"] == [{"item": "listening-1", "number": 2, "chance": 0.97}]


def test_programs_get_nothing_for_a_reason_that_is_not_given_and_for_an_answer_that_does_not_count(
    small: Catalogue,
) -> None:
    result = seen(small, {"order-1": "3", "order-2": "n/a"})
    why = explain.why(result.gaps[0], result, BARE)
    assert why["reason"] is None
    assert why["items"][1] == {"id": "order-2", "answer": "n/a", "score": None}
    assert why["open"] == 1


@pytest.mark.parametrize("answers", [ALL, BEST, {"listening-1": "1", "caring-s": "a", "order-2": "n/a"}])
def test_the_terms_make_the_numbers(small: Catalogue, answers: dict[str, str]) -> None:
    result = seen(small, answers)
    for gap in result.gaps:
        why = explain.why(gap, result, explained(small, answers))
        level = why["typical"] + why["own"] + sum(why["neighbours"].values())
        assert gap.estimate.level == pytest.approx(level)
        signed = why["importance"] * (why["target"] - level)
        assert gap.priority == pytest.approx(max(0, signed))
        assert why["from_role"] + why["from_answers"] == pytest.approx(signed)


def test_what_is_printed_adds_up_with_a_calculator(small: Catalogue) -> None:
    for answers in (ALL, BEST, {"listening-1": "2", "order-1": "4", "sums-1": "1"}):
        result = seen(small, answers)
        for gap in result.gaps:
            told = facts(result, gap.skill)
            priority, weight, gap_there = map(Decimal, NUMBERS.findall(told["Priority"]))
            assert priority == weight * gap_there
            distance, target, level = map(Decimal, NUMBERS.findall(told["Gap"]))
            assert distance == gap_there == max(0, target - level)
            role, own, _ = map(Decimal, NUMBERS.findall(told["Comes from"]))
            assert role + own == weight * (target - level)


def explained(small: Catalogue, answers: dict[str, str]) -> Explanation:
    """Where the numbers of these answers come from."""
    return explain_result(small, small.roles["desk-lead"], assessment(answers), Parameters())
