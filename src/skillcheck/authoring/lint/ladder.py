"""The ladder of a skill: each rung is one act, which stands in a level, a statement and a practice, and is scored alike."""

from collections import Counter
from collections.abc import Iterator

from skillcheck.authoring.lint.remark import Remark, has_ladder
from skillcheck.model.catalogue import Skill
from skillcheck.model.text import plural
from skillcheck.questions.scenario import MEASURE, Scenario
from skillcheck.questions.statement import Statement

RUNGS = (2, 3, 4, 5)
"""Level 1 is where nothing of it is done yet, so that no act leads to it."""
MOST_MINUTES = 10
"""What the first practice of a rung may take: who has not begun yet begins with little."""
SCENES = 3


def ladder(skill: Skill) -> Iterator[Remark]:
    """A skill names rungs, one for each statement, and has a statement for each."""
    if not has_ladder(skill):
        what = "names no rungs: say of each statement and each practice which level (2 to 5) its act leads to"
        yield Remark("", what)
        return
    statements = skill.of_kind(Statement)
    for number, statement in enumerate(statements, 1):
        if not statement.rung:
            yield Remark(f"statements.{number}", "names no rung")
    rungs = Counter(statement.rung for statement in statements)
    for rung in RUNGS:
        if rungs[rung] != 1:
            yield Remark("", f"has {plural(rungs[rung], 'statement')} for rung {rung}, not 1")


def trained(skill: Skill) -> Iterator[Remark]:
    """Each statement is trained by a practice, and a practice stands on the rung of what it trains first."""
    rungs = {statement.id: statement.rung for statement in skill.of_kind(Statement)}
    trains = {id_ for practice in skill.practices for id_ in practice.trains}
    for number, id_ in enumerate(rungs, 1):
        if id_ not in trains:
            yield Remark(f"statements.{number}", f"is trained by no practice: name {id_} in its “trains”")
    for number, practice in enumerate(skill.practices, 1):
        place, first = f"practices.{number}", practice.trains[:1]
        if not first:
            yield Remark(place, "names no statement that it trains")
        elif practice.rung and rungs.get(first[0], practice.rung) != practice.rung:
            yield Remark(place, f"is for rung {practice.rung}, and {first[0]} for {rungs[first[0]]}")


def practice_a_rung(skill: Skill) -> Iterator[Remark]:
    """Each rung has a practice, and its first one takes ten minutes at most."""
    rungs = [practice.rung for practice in skill.practices]
    for rung in RUNGS:
        if rung not in rungs:
            yield Remark("practices", f"has none for rung {rung}")
            continue
        place = rungs.index(rung)
        minutes = skill.practices[place].minutes
        if minutes > MOST_MINUTES:
            what = f"the first for rung {rung} takes {minutes} minutes, more than {MOST_MINUTES}"
            yield Remark(f"practices.{place + 1}", what)


def scenes(skill: Skill) -> Iterator[Remark]:
    """A skill has three scenarios: the first to measure, the others to practise."""
    scenarios = skill.of_kind(Scenario)
    if len(scenarios) != SCENES:
        yield Remark("", f"has {plural(len(scenarios), 'scenario')}, not {SCENES}")
    for number, scenario in enumerate(scenarios, 1):
        if (scenario.use == MEASURE) != (number == 1):
            wanted = "measure" if number == 1 else "practise"
            yield Remark(f"scenarios.{number}", f"is to {scenario.use}, not “use: {wanted}”")
