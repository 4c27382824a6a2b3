"""Each rule of style bites on what it is about, and keeps quiet about good text."""

from collections.abc import Callable

import pytest

from skillcheck.authoring.lint import RULES, lint
from skillcheck.authoring.lint.items import double_barrelled, grade
from skillcheck.model.catalogue import Catalogue, Demand, Phrases, Role, Skill, SourceList
from skillcheck.questions.scenario import Option, Scenario
from skillcheck.questions.statement import Statement
from skillcheck.store import catalogue as catalogues
from tests.conftest import DATA

Change = Callable[[Catalogue], Catalogue]


@pytest.fixture
def good() -> Catalogue:
    """Three skills with a ladder, and a role of them: no rule has a remark."""
    return catalogues.read(str(DATA / "ladder.yaml"))


def without_ladder(catalogue: Catalogue) -> Catalogue:
    """The same as a file of the first edition has it."""
    return catalogue._replace(
        skills={
            skill.id: skill._replace(
                questions=tuple(
                    q._replace(rung=0) if isinstance(q, Statement) else q._replace(use="measure")
                    for q in skill.questions
                    if isinstance(q, (Statement, Scenario))
                ),
                practices=tuple(
                    p._replace(rung=0, trains=(), levels=(max(1, p.rung - 1), 3)) for p in skill.practices
                ),
                phrases=Phrases(),
                overdone="",
                ask_yourself="",
            )
            for skill in catalogue.skills.values()
        }
    )


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
        assert isinstance(item, Statement)
        return with_first(catalogue, questions=(item._replace(text=text), *rest))

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


def change_part(catalogue: Catalogue, kind: type, place: int, **changes: object) -> Catalogue:
    """The first skill with one question of a kind changed."""
    changed = first(catalogue).of_kind(kind)[place]
    questions = tuple(q._replace(**changes) if q is changed else q for q in first(catalogue).questions)
    return with_first(catalogue, questions=questions)


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
    "for-each-level": (
        lambda c: with_first(without_ladder(c), practices=first(without_ladder(c)).practices[:1]),
        "practices",
    ),
    "definition": (
        lambda c: with_first(c, definition="Two things count here: patience, and time."),
        "definition",
    ),
    "ladder": (lambda c: change_part(c, Statement, 0, rung=0), "statements.1"),
    "trained": (
        lambda c: with_first(c, practices=tuple(p._replace(trains=()) for p in first(c).practices)),
        "statements.4",
    ),
    "practice-a-rung": (with_practice(rung=0), "practices"),
    "scenes": (lambda c: change_part(c, Scenario, 1, use="measure"), "scenarios.2"),
    "shared-wording": (with_shared_words, ""),
}


def test_a_good_catalogue_has_no_remark(good: Catalogue) -> None:
    assert list(lint(good)) == []


def test_skills_may_share_a_title_and_what_their_scenarios_ask(good: Catalogue) -> None:
    said = "What is the very first thing that you do here?"
    skills = {
        skill.id: skill._replace(
            questions=tuple(
                q._replace(question=said) if isinstance(q, Scenario) else q for q in skill.questions
            ),
            practices=tuple(practice._replace(title=said) for practice in skill.practices),
        )
        for skill in good.skills.values()
    }
    assert remarks(good._replace(skills=skills), "shared-wording") == []


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


LADDER: dict[str, tuple[Change, str, str]] = {
    "two statements on a rung": (
        lambda c: change_part(c, Statement, 0, rung=first(c).of_kind(Statement)[1].rung),
        "ladder",
        "not 1",
    ),
    "a practice off its rung": (with_practice(rung=5), "trained", "is for rung 5"),
    "a practice that trains nothing": (with_practice(trains=()), "trained", "names no statement"),
    "a long first practice": (with_practice(minutes=30), "practice-a-rung", "takes 30 minutes"),
    "one scene": (
        lambda c: with_first(c, questions=tuple(q for q in first(c).questions if isinstance(q, Statement))),
        "scenes",
        "0 scenarios",
    ),
    "a scene to practise first": (
        lambda c: change_part(c, Scenario, 0, use="practise"),
        "scenes",
        "use: measure",
    ),
    "three aliases": (lambda c: with_first(c, aliases=first(c).aliases[:3]), "count", "3 aliases"),
    "one example": (lambda c: with_first(c, examples=first(c).examples[:1]), "count", "1 example"),
    "one phrase": (
        lambda c: with_first(
            c, phrases=Phrases(("Take all the time that you need.",), first(c).phrases.drop)
        ),
        "count",
        "1 phrase",
    ),
    "a resource for nothing": (
        lambda c: with_first(c, resources=tuple(r._replace(for_="") for r in first(c).resources)),
        "count",
        "what to read it for",
    ),
    "no phrase to drop": (
        lambda c: with_first(c, phrases=first(c).phrases._replace(drop="")),
        "size",
        "0 words, not 5 to 18",
    ),
    "no question to oneself": (lambda c: with_first(c, ask_yourself=""), "size", "0 words, not 8 to 20"),
    "a long reach": (lambda c: with_first(c, reach="word " * 31), "size", "31 words, not 12 to 30"),
    "a long warning": (lambda c: with_first(c, not_when="word " * 26), "size", "26 words, not 10 to 25"),
    "a hard definition": (
        lambda c: with_first(c, definition="Comprehensively communicating organisational expectations. " * 4),
        "definition",
        "reads at grade",
    ),
}


@pytest.mark.parametrize("what", LADDER)
def test_each_rule_about_a_ladder_bites(what: str, good: Catalogue) -> None:
    change, rule, said = LADDER[what]
    assert any(said in remark for _, remark in remarks(change(good), rule)), remarks(change(good), rule)


def test_a_skill_of_the_first_edition_is_told_what_it_lacks_and_nothing_else_of_the_second(
    good: Catalogue,
) -> None:
    old = without_ladder(good)
    assert {what for _, what in remarks(old, "ladder")} == {
        "names no rungs: say of each statement and each practice which level (2 to 5) its act leads to"
    }
    assert [
        rule
        for rule in ("trained", "practice-a-rung", "scenes", "definition", "count", "size")
        if remarks(old, rule)
    ] == []


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
