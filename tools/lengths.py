"""Count how many questions each role takes: `python -m tools.lengths` writes data/lengths.json. It takes some minutes.

The managers are those that the bench calls realistic. A test says when the file was made for another catalogue.
"""

import json
from multiprocessing import get_context

from bench.replay import Person, finish, quiz_of
from bench.simulate import REALISTIC, make_managers
from skillcheck.measure import quiz as quizzes
from skillcheck.measure.stopping import ENOUGH
from skillcheck.store import catalogue as catalogues
from skillcheck.store import files
from skillcheck.store.lengths import NAME

PEOPLE, SEED = 200, 1
LOW, USUAL, HIGH = 0.1, 0.5, 0.9
"""What is promised holds for eight of ten."""


def count_questions(person: Person) -> list[int]:
    """Return how many questions this one is asked at each length."""
    start = quizzes.start(quiz_of(person, person.skills))
    return [finish(start, person.answers, length).asked for length in ENOUGH]


def quantile(counts: list[int], part: float) -> int:
    """Return the count that so many stay at or below."""
    return sorted(counts)[round(part * (len(counts) - 1))]


def main() -> None:
    """Write the file."""
    path = files.builtin_catalogue()
    catalogue = catalogues.read(str(path))
    roles = {}
    with get_context("spawn").Pool() as pool:
        for role in catalogue.roles.values():
            skills = catalogue.skills_of(role)
            people = make_managers(REALISTIC, skills, role.skills, PEOPLE, SEED)
            by_length = dict(
                zip(ENOUGH, zip(*pool.map(count_questions, people, 5), strict=True), strict=True)
            )
            spans = {
                length: [quantile([*counts], part) for part in (LOW, USUAL, HIGH)]
                for length, counts in by_length.items()
            }
            roles[role.id] = {"items": sum(len(skill.items) for skill in skills), **spans}
    counted = {"catalogue": catalogue.digest, "people": PEOPLE, "seed": SEED, "roles": roles}
    path.with_name(NAME).write_text(json.dumps(counted, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
