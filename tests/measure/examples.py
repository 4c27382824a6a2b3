"""Skills and answers to compute with, and laws' raw material."""

from hypothesis import strategies as st

from skillcheck.model.catalogue import Practice, Skill
from skillcheck.questions.scenario import Option, Scenario
from skillcheck.questions.statement import Statement

OPTIONS = (Option("a", "", 1.0, ""), Option("b", "", 3.0, ""), Option("c", "", 5.0, ""))


def skill(
    id_: str,
    *,
    cluster: str = "people",
    statements: int = 1,
    bad_habits: int = 0,
    scenarios: int = 0,
    practices: tuple[Practice, ...] = (),
) -> Skill:
    """A skill with items ID-1, ID-2, ... (the last ones reversed) and ID-s1, ID-s2, ... (options a, b, c: 1, 3, 5)."""
    rated = tuple(
        Statement(f"{id_}-{n}", "", reversed=n > statements) for n in range(1, statements + bad_habits + 1)
    )
    picked = tuple(Scenario(f"{id_}-s{n}", "", "", options=OPTIONS) for n in range(1, scenarios + 1))
    return Skill(
        id_, id_.title(), cluster, levels=("",) * 5, questions=(*rated, *picked), practices=practices
    )


@st.composite
def answered_skills(draw: st.DrawFn) -> tuple[list[Skill], dict[str, str]]:
    """One to five skills with one to five items each; each item answered, not applicable, or open."""
    skills = []
    for n in range(draw(st.integers(1, 5))):
        rated, bad, picked = draw(st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 2)))
        skills.append(
            skill(
                f"s{n}",
                cluster=draw(st.sampled_from(["people", "work"])),
                statements=rated or int(not bad + picked),
                bad_habits=bad,
                scenarios=picked,
            )
        )
    answers = {}
    for item in [item for one in skills for item in one.items]:
        answer = draw(st.sampled_from(["", "n/a", *item.answers]))
        if answer:
            answers[item.id] = answer
    return skills, answers
