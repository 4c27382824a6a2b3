"""`bench simulate`: the program's own catalogue, answered by simulated managers of several manners."""

from functools import partial
from random import Random

from bench import managers
from bench.managers import MANNERS, Manner
from bench.outcome import Figures, Outcome, figures, medians, outcome
from bench.workers import Map, workers
from skillcheck.errors import UsageFault
from skillcheck.measure.quiz import make_quiz
from skillcheck.measure.session import spread
from skillcheck.model.catalogue import Catalogue, Role
from skillcheck.model.parameters import Parameters
from skillcheck.store import catalogue as catalogues
from skillcheck.store import files


def report(role: str, people: int, seeds: tuple[int, ...], processes: int) -> dict[str, object]:
    """What is reported for managers with `role`, with the medians of the runs. Raises: UsageFault."""
    catalogue = catalogues.read(files.catalogue_in_use(None))
    if role not in catalogue.roles:
        raise UsageFault(f"There is no role “{role}”. There are: {', '.join(catalogue.roles)}.")
    skills = catalogue.skills_of(catalogue.roles[role])
    with workers(processes, _begin, catalogue, role) as each:
        runs = {manner: [_run(each, manner, seed, people) for seed in seeds] for manner in MANNERS}
    return {
        "skillcheck": 1,
        "kind": "simulation",
        "role": role,
        "people": people,
        "items": sum(len(skill.items) for skill in skills),
        "skills": len(skills),
        "seeds": list(seeds),
        "conditions": [
            {"managers": manner.name, "people": people, **medians(own)} for manner, own in runs.items()
        ],
    }


def _run(each: Map, manner: Manner, seed: int, people: int) -> Figures:
    return figures(list(each(partial(_outcome, manner, seed), range(people))))


_in_use: list[tuple[Catalogue, Role]] = []
"""The catalogue and the role, once in each process."""


def _begin(catalogue: Catalogue, role: str) -> None:
    _in_use[:] = [(catalogue, catalogue.roles[role])]


def _outcome(manner: Manner, seed: int, place: int) -> Outcome:
    """Let one manager answer; all of a manner and a seed answer items that are alike."""
    catalogue, role = _in_use[0]
    skills = catalogue.skills_of(role)
    people = managers.population(manner, skills, Random(f"population/{manner.name}/{seed}"))
    answers = managers.answers(people, skills, Random(f"person/{manner.name}/{seed}/{place}"))
    order = spread({skill.id: skill.items for skill in skills}, f"{seed}/{place}")
    own = make_quiz(skills, [role.skills[skill.id] for skill in skills], Parameters(), order)
    return outcome(own, answers, Random(f"order/{seed}/{place}"))
