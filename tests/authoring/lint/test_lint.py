"""Each rule of style bites on what it is about, and keeps quiet about good text."""

from collections.abc import Callable

import pytest

from skillcheck.authoring.lint import RULES, lint
from skillcheck.authoring.lint.statements import double_barrelled, grade
from skillcheck.model.catalogue import Catalogue, Demand, Role, Skill, SourceList
from skillcheck.questions.scenario import Option, Scenario
from skillcheck.questions.statement import Statement

Change = Callable[[Catalogue], Catalogue]


@pytest.fixture
def good(builtin: Catalogue) -> Catalogue:
    """The first three skills of the built-in catalogue, with a role of them: no rule has a remark."""
    skills = {id_: skill._replace(lists=()) for id_, skill in list(builtin.skills.items())[:3]}
    demands = {id_: Demand(3 + place, 4, "It matters.") for place, id_ in enumerate(skills)}
    return builtin._replace(skills=skills, lists={}, roles={"r": Role("r", "Role", "", demands)})


def remarks(catalogue: Catalogue, rule: str) -> list[tuple[str, str]]:
    return [(remark.where, remark.what) for name, remark in lint(catalogue) if name == rule]


def first(catalogue: Catalogue) -> Skill:
    return next(iter(catalogue.skills.values()))


def with_first(catalogue: Catalogue, **changes: object) -> Catalogue:
    skill = first(catalogue)
    return catalogue._replace(skills={**catalogue.skills, skill.id: skill._replace(**changes)})  # type: ignore[arg-type]


def with_statement(text: str) -> Change:
    def change(catalogue: Catalogue) -> Catalogue:
        item, *rest = first(catalogue).items
        return with_first(catalogue, questions=(Statement("x", text, item.reversed), *rest))

    return change


def with_scores(*scores: float) -> Change:
    def change(catalogue: Catalogue) -> Catalogue:
        scenario = first(catalogue).of_kind(Scenario)[0]
        options = tuple(o._replace(score=s) for o, s in zip(scenario.options, scores, strict=True))
        return with_first(catalogue, questions=(scenario._replace(options=options),))

    return change


def with_long_best(catalogue: Catalogue) -> Catalogue:
    scenario = first(catalogue).of_kind(Scenario)[0]
    longest = " ".join(["word"] * 30)
    options = tuple(o._replace(text=longest) if o.score == 5 else o for o in scenario.options)
    return with_first(catalogue, questions=(scenario._replace(options=options),))


def with_practice(**changes: object) -> Change:
    def change(catalogue: Catalogue) -> Catalogue:
        practice, *rest = first(catalogue).practices
        return with_first(catalogue, practices=(practice._replace(**changes), *rest))  # type: ignore[arg-type]

    return change


def with_all_best_at_a(catalogue: Catalogue) -> Catalogue:
    """Twelve scenarios of one key."""
    options = tuple(
        Option(letter, "Do it.", score, "So.") for letter, score in zip("abcd", (5, 1, 2, 3), strict=True)
    )
    scenarios = tuple(Scenario(f"s{n}", "A case.", "What?", options=options) for n in range(12))
    return with_first(catalogue, questions=scenarios)


def with_demands(*importances: float, why: str) -> Change:
    def change(catalogue: Catalogue) -> Catalogue:
        demands = {id_: Demand(i, 4, why) for id_, i in zip(catalogue.skills, importances, strict=True)}
        return catalogue._replace(roles={"r": Role("r", "Role", "", demands)})

    return change


def with_shared_words(catalogue: Catalogue) -> Catalogue:
    other = list(catalogue.skills.values())[1]
    return with_first(catalogue, why=other.why)


def with_list(catalogue: Catalogue) -> Catalogue:
    return catalogue._replace(lists={"l": SourceList("l", "A list", ("Hearing",))})


BAD: dict[str, tuple[Change, str]] = {
    "size": (lambda c: with_first(c, definition="Too short."), "definition"),
    "count": (lambda c: with_first(c, resources=()), ""),
    "levels-differ": (lambda c: with_first(c, levels=(first(c).levels[0],) * 5), "levels.2"),
    "first-person": (with_statement("The customer is told what will happen next week."), "statements.1"),
    "double-barrelled": (with_statement("I sum up what we said and tell the team."), "statements.1"),
    "absolute": (with_statement("I always say back what the caller wants."), "statements.1"),
    "double-negative": (with_statement("I do not leave a caller without an answer."), "statements.1"),
    "reading-grade": (
        with_statement("I communicate organisational expectations comprehensively."),
        "statements.1",
    ),
    "one-reversed": (lambda c: with_first(c, questions=first(c).items[:1] * 4), ""),
    "one-best": (with_scores(5, 5, 3, 1), "scenarios.1"),
    "best-longest": (with_long_best, "scenarios.1"),
    "cue": (with_practice(cue="Remember to listen."), "practices.1.cue"),
    "countable": (with_practice(done_when="It goes well."), "practices.1.done_when"),
    "for-each-level": (with_practice(levels=(3,)), "practices"),
    "shared-wording": (with_shared_words, ""),
}


def test_a_good_catalogue_has_no_remark(good: Catalogue) -> None:
    assert list(lint(good)) == []


@pytest.mark.parametrize("rule", BAD)
def test_each_rule_about_a_skill_bites_at_its_place(rule: str, good: Catalogue) -> None:
    change, place = BAD[rule]
    places = remarks(change(good), rule)
    assert places, rule
    assert (
        any(where.startswith(f"skills.{first(good).id}") for where, _ in places) or rule == "shared-wording"
    )
    assert any(where.endswith(place) for where, _ in places)


@pytest.mark.parametrize(
    ("rule", "change", "where"),
    [
        ("balanced-key", with_all_best_at_a, "skills"),
        ("covered", with_list, "lists.l.entries.1"),
        ("ranking", with_demands(5, 5, 1, why="So."), "roles.r.skills"),
        ("reasons", with_demands(5, 4, 1, why=""), "roles.r.skills"),
    ],
)
def test_each_rule_about_the_whole_bites(rule: str, change: Change, where: str, good: Catalogue) -> None:
    assert [place for place, _ in remarks(change(good), rule)][:1] == [where]


def test_every_rule_is_shown_to_bite() -> None:
    assert set(RULES) == {*BAD, "balanced-key", "covered", "ranking", "reasons"}


@pytest.mark.parametrize("missing", ["because", "why"])
def test_an_empty_text_is_a_fault_of_size(missing: str, good: Catalogue) -> None:
    if missing == "why":
        changed = with_first(good, why="")
    else:
        scenario = first(good).of_kind(Scenario)[0]
        options = tuple(option._replace(because="") for option in scenario.options)
        changed = with_first(good, questions=(scenario._replace(options=options),))
    assert any(missing in where for where, _ in remarks(changed, "size"))


def test_a_role_that_weighs_all_alike_needs_no_reasons(good: Catalogue) -> None:
    assert remarks(with_demands(3, 3, 3, why="")(good), "reasons") == []


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("I sum up what we agreed and tell the customer what is next.", "and tell"),
        ("I thank the giver and then say what I will change.", "and say"),
        ("I let it go or I ask a colleague.", "or ask"),
        ("I stop and listen.", "and listen"),
        ("I compare risks and costs before I decide.", ""),
        ("I name the issue and its cause.", ""),
        ("When calls and notes pile up, I sort them.", ""),
        ("I ask for a call or email from the client.", ""),
        ("I pick chat or phone to suit the news.", ""),
        ("I write down names and dates.", ""),
    ],
)
def test_two_verbs_are_two_questions_and_two_nouns_are_not(text: str, joined: str) -> None:
    remark = double_barrelled(Statement("x", text))
    assert (f"“{joined}”" in remark) if joined else not remark


@pytest.mark.parametrize(
    ("text", "at_least", "at_most"),
    [
        ("I ask what went wrong.", -3, 3),
        ("Before I close a case, I ask if it is solved.", -1, 4),
        ("I communicate organisational expectations comprehensively.", 20, 40),
        ("", 0, 0),
    ],
)
def test_the_reading_grade_rises_with_long_words(text: str, at_least: float, at_most: float) -> None:
    assert at_least <= grade(text) <= at_most
