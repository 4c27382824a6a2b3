"""The ladder of a skill: each rung is one act, which stands in a level, a statement and a practice, and is scored alike."""

from collections import Counter
from collections.abc import Iterator

from skillcheck.authoring.lint.remark import Remark, skills_of
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.text import plural
from skillcheck.questions.scenario import MEASURE, Scenario
from skillcheck.questions.statement import Statement

RUNGS = (2, 3, 4, 5)
"""Level 1 is where nothing of it is done yet, so that no act leads to it."""
MOST_MINUTES = 10
"""What the first practice of a rung may take: who has not begun yet begins with little."""
SCENES = 3


def has_ladder(skill: Skill) -> bool:
    """Tell whether a skill is of the second edition: it names rungs."""
    return any(s.rung for s in skill.of_kind(Statement)) or any(p.rung for p in skill.practices)


def with_ladder(catalogue: Catalogue) -> Iterator[tuple[Skill, str]]:
    """Return the skills that name rungs, each with its place."""
    return (pair for pair in skills_of(catalogue) if has_ladder(pair[0]))


def ladder(catalogue: Catalogue) -> Iterator[Remark]:
    """A skill names rungs, one for each statement, and has a statement for each."""
    for skill, where in skills_of(catalogue):
        statements = skill.of_kind(Statement)
        if not has_ladder(skill):
            missing = "names no rungs: say of each statement and each practice which level (2 to 5) its act leads to"
            yield Remark(where, missing)
            continue
        rungs = Counter(statement.rung for statement in statements)
        for number, statement in enumerate(statements, 1):
            if not statement.rung:
                yield Remark(f"{where}.statements.{number}", "names no rung")
        for rung in RUNGS:
            if rungs[rung] != 1:
                yield Remark(where, f"has {plural(rungs[rung], 'statement')} for rung {rung}, not 1")


def trained(catalogue: Catalogue) -> Iterator[Remark]:
    """Each statement is trained by a practice, and a practice stands on the rung of what it trains first."""
    for skill, where in with_ladder(catalogue):
        rungs = {statement.id: statement.rung for statement in skill.of_kind(Statement)}
        trains = {id_ for practice in skill.practices for id_ in practice.trains}
        for number, id_ in enumerate(rungs, 1):
            if id_ not in trains:
                yield Remark(
                    f"{where}.statements.{number}", f"is trained by no practice: name {id_} in its “trains”"
                )
        for number, practice in enumerate(skill.practices, 1):
            place = f"{where}.practices.{number}"
            if not practice.trains:
                yield Remark(place, "names no statement that it trains")
            elif practice.rung and rungs.get(practice.trains[0], practice.rung) != practice.rung:
                yield Remark(
                    place,
                    f"is for rung {practice.rung}, and {practice.trains[0]} for {rungs[practice.trains[0]]}",
                )


def practice_a_rung(catalogue: Catalogue) -> Iterator[Remark]:
    """Each rung has a practice, and its first one takes ten minutes at most."""
    for skill, where in with_ladder(catalogue):
        rungs = [practice.rung for practice in skill.practices]
        for rung in RUNGS:
            if rung not in rungs:
                yield Remark(f"{where}.practices", f"has none for rung {rung}")
                continue
            place = rungs.index(rung)
            minutes = skill.practices[place].minutes
            if minutes > MOST_MINUTES:
                what = f"the first for rung {rung} takes {minutes} minutes, more than {MOST_MINUTES}"
                yield Remark(f"{where}.practices.{place + 1}", what)


def scenes(catalogue: Catalogue) -> Iterator[Remark]:
    """A skill has three scenarios: the first to measure, the others to practise."""
    for skill, where in with_ladder(catalogue):
        scenarios = skill.of_kind(Scenario)
        if len(scenarios) != SCENES:
            yield Remark(where, f"has {plural(len(scenarios), 'scenario')}, not {SCENES}")
        for number, scenario in enumerate(scenarios, 1):
            if (scenario.use == MEASURE) != (number == 1):
                wanted = "measure" if number == 1 else "practise"
                yield Remark(f"{where}.scenarios.{number}", f"is to {scenario.use}, not “use: {wanted}”")
