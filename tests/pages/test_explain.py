"""Why a skill is on the list: numbers that one can check, and each term for programs."""

import re
from decimal import Decimal

import pytest

from skillcheck.measure.contributions import explain as explain_result
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.estimate import Explanation, Step
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Result
from skillcheck.pages import explain
from tests.pages.results import ALL, BEST, assessment, seen
from tests.pages.screens import answers_to, drawn, said

BARE = Explanation({})
NUMBER = r"(-?[\d.]*\d)"


def page(result: Result, count: int = 5) -> str:
    """The words about the first gaps."""
    gaps = [gap for gap in result.gaps if not gap.met][:count]
    blocks = tuple(explain.blocks(result, gaps))
    return said(drawn(Document("", "gaps", {}, "", (), blocks)))


def numbers(pattern: str, text: str) -> list[tuple[Decimal, ...]]:
    """The numbers where the pattern has an N, each time that it is there."""
    found = re.findall(pattern.replace("N", NUMBER), text)
    return [tuple(map(Decimal, (one,) if isinstance(one, str) else one)) for one in found]


@pytest.mark.parametrize("role", ["desk-lead", "customer-service-manager", "head-of-service"])
def test_what_is_printed_adds_up_with_a_calculator(role: str, small: Catalogue, builtin: Catalogue) -> None:
    result = seen(small, ALL) if role == "desk-lead" else seen(builtin, answers_to(builtin, role), role)
    shown = [gap for gap in result.gaps if not gap.met][:5]
    text = page(result)
    _, _, table = text.partition("= total ")
    levels = numbers(r"\(about N, likely", text)
    targets = numbers(r"Your role asks for [\w ]+ \(N\)", text)
    parts = numbers(
        r"How far \(N\) times how much your role needs it \(N\) makes N\. Someone who answers like most people"
        r" is at N and would have N; your answers add N\.",
        re.sub(r"([\d.]+) to spare", r"-\1", re.sub(r"take ([\d.]+) off", r"add -\1", text)),
    )
    totals = numbers(r"\d\. [A-Z][\w -]*? N N N(?= |$)", table)
    assert len(levels) == len(targets) == len(parts) == len(totals) == len(shown)
    for (level,), (target,), (far, needed, whole, usual, own_role, own), (distance, weight, total) in zip(
        levels, targets, parts, totals, strict=True
    ):
        assert (far, needed) == (distance, weight)
        assert distance == target - level
        assert total == whole == weight * distance == own_role + own
        assert own_role == weight * (target - usual)
    assert [total for *_, total in totals] == sorted((total for *_, total in totals), reverse=True)


def test_totals_stand_in_the_order_of_the_ranks_as_they_are_printed(small: Catalogue) -> None:
    first, second = seen(small, ALL).gaps[:2]
    # 4 x .8584 is more than 5 x .6866, and 4 x .86 less than 5 x .69
    one = first._replace(
        estimate=first.estimate._replace(level=3.1416),
        demand=first.demand._replace(importance=4.0, target=4.0),
    )
    other = second._replace(
        estimate=second.estimate._replace(level=3.3134),
        demand=second.demand._replace(importance=5.0, target=4.0),
    )
    text = page(seen(small, ALL)._replace(gaps=(one, other)))
    totals = [
        float(total) for total in re.findall(r"\d\. \w+ [\d.]+ \d ([\d.]+)", text.partition("= total ")[2])
    ]
    assert totals == sorted(totals, reverse=True)
    assert len(totals) == 2


@pytest.mark.parametrize(
    ("level", "typical", "told"),
    [
        (3.0, 3.4, "3.40 and would have 3; your answers add 2."),
        (3.5, 3.4, "3.40 and would have 3; your answers take 0.5 off."),
        (3.5, 4.2, "4.20 and would have 1 to spare; your answers add 3.5."),
    ],
)
def test_what_takes_something_off_is_said_in_words(
    level: float, typical: float, told: str, small: Catalogue
) -> None:
    result = seen(small, ALL)
    first = result.gaps[0]
    gap = first._replace(estimate=first.estimate._replace(level=level, typical=typical))
    assert told in page(result._replace(gaps=(gap,)))


def test_it_says_what_was_answered_and_what_that_counts(small: Catalogue) -> None:
    text = page(seen(small, ALL), 1)
    for words in (
        "I say back what the customer told Not once 1 of 5 me.",
        "One in four * 4 of 5",
        "* a habit to lose, so it counts the other way round",
        "your choice, second of the three 2 of 5",
        "Your ratings average 2.50; people who answer as you did come out at 2.57 when they are asked more.",
        "The desk hears it first.",
    ):
        assert words in text, text


@pytest.mark.parametrize("word", ["alpha", "variance", "deviation", "sd", "neighbour", "prior", "z ="])
def test_it_is_in_the_words_of_a_manager(word: str, builtin: Catalogue) -> None:
    result = seen(builtin, answers_to(builtin, "team-lead"), "team-lead")
    assert f" {word} " not in page(result).lower()


def test_what_does_not_apply_counts_for_nothing(small: Catalogue) -> None:
    result = seen(small, {"listening-1": "2", "listening-2": "n/a"})
    assert "Does not apply * left out" in page(result)
    assert "Your rating counts as 2.00;" in page(result)


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


def test_programs_get_what_lies_behind_the_largest_first(small: Catalogue) -> None:
    moved = {"listening": {"listening": -0.4, "order": 0.04, "caring": -0.21, "sums": 0.3}}
    steps = (Step("order-1", "order", 0.52), Step("listening-1", "listening", 0.97))
    result = seen(small, ALL)
    told = explain.why(result.gaps[0], result, Explanation(moved, steps))
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
    explanation = explain_result(small, small.roles["desk-lead"], assessment(answers), Parameters())
    for gap in result.gaps:
        why = explain.why(gap, result, explanation)
        level = why["typical"] + why["own"] + sum(why["neighbours"].values())
        assert gap.estimate.level == pytest.approx(level)
        signed = why["importance"] * (why["target"] - level)
        assert gap.priority == pytest.approx(max(0, signed))
        assert why["from_role"] + why["from_answers"] == pytest.approx(signed)
