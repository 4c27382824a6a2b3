"""Remarks on the quality of answers: rare for the careful, usual for the careless."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from skillcheck.measure.choices import contrasts
from skillcheck.measure.notices import notices
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.notice import Notice
from skillcheck.model.parameters import Parameters
from skillcheck.questions.scenario import Scenario
from skillcheck.questions.statement import Statement
from tests.measure.notices import people
from tests.measure.notices.people import Answering

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
KNOWN = Parameters()


def remarks(catalogue: Catalogue, answers: Mapping[str, str], seconds: float = 0.0) -> tuple[Notice, ...]:
    given = tuple(Response(item, answer, AT, seconds) for item, answer in answers.items())
    return notices(catalogue, Assessment("a", "clerk", "full", AT, "", responses=given), KNOWN)


def fives_and_worst(catalogue: Catalogue) -> dict[str, str]:
    """Every statement answered with 5, every scenario with its worst option."""
    skills = catalogue.skills.values()
    worst = {
        scenario.id: min(scenario.options, key=lambda option: option.score).id
        for skill in skills
        for scenario in skill.of_kind(Scenario)
    }
    return {s.id: "5" for skill in skills for s in skill.of_kind(Statement)} | worst


def told(catalogue: Catalogue, length: str, answering: Answering, count: int) -> list[set[str]]:
    """The ids of the remarks that each of `count` people gets."""
    return [
        {one.id for one in notices(catalogue, people.answered(sheet, answering, dice), KNOWN)}
        for sheet, dice in people.sheets(catalogue, length, count, seed=20261122)
    ]


@pytest.mark.parametrize("length", people.LENGTHS)
def test_at_most_two_of_a_hundred_careful_people_get_any_remark(builtin: Catalogue, length: str) -> None:
    found = told(builtin, length, people.careful, 300)
    assert sum(map(bool, found)) <= 6


# The one remark that each kind of carelessness is for, and the least share of them that gets it. Where nothing else tells
# (answers of a file without times, of which few have twins), clicking can't be told from answering, and is not.
@pytest.mark.parametrize(
    ("answering", "length", "remark", "least"),
    [
        (people.one_key, "quick", "long-run", 0.7),
        (people.one_key, "full", "long-run", 0.9),
        (people.one_key, "adaptive", "long-run", 0.8),
        (people.clicking, "quick", "fast-answers", 0.95),
        (people.clicking, "full", "fast-answers", 0.95),
        (people.clicking, "adaptive", "fast-answers", 0.95),
        (people.clicking_untimed, "full", "reversed-twins", 0.7),
        (people.speeding, "quick", "fast-answers", 0.95),
        (people.speeding, "full", "fast-answers", 0.95),
        (people.speeding, "adaptive", "fast-answers", 0.95),
        (people.all_high, "quick", "flat-profile", 0.75),
        (people.all_high, "full", "reversed-twins", 0.95),
        (people.all_high, "adaptive", "flat-profile", 0.95),
    ],
)
def test_most_careless_people_are_noticed(
    builtin: Catalogue, answering: Answering, length: str, remark: str, least: float
) -> None:
    found = told(builtin, length, answering, 60)
    assert sum(remark in ids for ids in found) >= least * len(found)


def test_careful_people_rarely_read_that_their_choices_differ(builtin: Catalogue) -> None:
    # 44 comparisons at 1 % would be one in three people, if the guessed noise were not taken too large
    skills = builtin.skills.values()
    drawn = [
        people.answered(sheet, people.careful, dice)
        for sheet, dice in people.sheets(builtin, "full", 300, seed=20261122)
    ]
    told_so = [any(c.differs for c in contrasts(skills, sheet.answers, KNOWN)) for sheet in drawn]
    assert sum(told_so) <= 0.05 * len(drawn)


def test_without_answers_there_is_nothing_to_remark(small: Catalogue) -> None:
    assert remarks(small, {}) == ()


def test_answers_that_the_catalogue_does_not_know_are_passed_over(small: Catalogue) -> None:
    unknown = {f"gone-{n}": "4" for n in range(20)}
    assert remarks(small, {**unknown, "listening-s": "z"}, seconds=0.1) == ()


def test_a_handful_of_answers_is_too_few_to_remark_on(small: Catalogue) -> None:
    alike = {"listening-1": "4", "caring-1": "4", "order-1": "4", "sums-1": "4"}
    assert remarks(small, alike, seconds=0.1) == ()


def test_several_remarks_come_in_one_order(builtin: Catalogue) -> None:
    assert [one.id for one in remarks(builtin, fives_and_worst(builtin), seconds=0.5)] == [
        "fast-answers", "long-run", "flat-profile", "reversed-twins", "above-scenarios",
    ]  # fmt: skip


def test_each_remark_is_one_short_line_that_ends_with_what_to_do(builtin: Catalogue) -> None:
    for one in remarks(builtin, fives_and_worst(builtin), seconds=0.5):
        assert len(one.text) <= 80
        assert (
            one.text.rstrip(".")
            .rpartition(". ")[2]
            .startswith(("Take", "If in doubt", "Try", "Answer", "Ask"))
        )
