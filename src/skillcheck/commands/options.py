"""Options and arguments that several commands share, and what a shell completes for them."""

from collections.abc import Callable, Iterable
from typing import Annotated

from typer import Argument, Option

from skillcheck.app import opening
from skillcheck.errors import SkillcheckError
from skillcheck.model.assessment import LENGTHS
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.text import inert

Complete = Callable[[str], list[tuple[str, str]]]


def complete_from(read: Callable[[Catalogue], Iterable[tuple[str, str]]]) -> Complete:
    """Return a completion of ids of the catalogue in use, each with its name; none where that can't be used.

    Nobody wants to read about a fault amid a command line.
    """

    def complete(incomplete: str) -> list[tuple[str, str]]:
        try:
            pairs = read(opening.open_catalogue(None))
        except SkillcheckError:
            return []
        return [(id_, _show_name(name)) for id_, name in pairs if id_.startswith(incomplete)]

    return complete


def complete_one_of(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Return a completion of a closed set."""
    return lambda incomplete: [word for word in words if word.startswith(incomplete)]


def _show_name(name: str) -> str:
    """Return a foreign name as a shell may show it; Typer takes brackets for markup."""
    return inert(name).replace("[", "(").replace("]", ")")


def _complete_assessments(incomplete: str) -> list[tuple[str, str]]:
    try:
        with opening.history_to_read() as history:
            assessments = history.assessments() if history else ()
    except SkillcheckError:
        return []
    return [
        (assessment.id, f"{assessment.role}, {assessment.length}")
        for assessment in assessments[::-1]
        if assessment.id.startswith(incomplete)
    ]


complete_skills = complete_from(
    lambda catalogue: ((skill.id, skill.name) for skill in catalogue.skills.values())
)
complete_roles = complete_from(lambda catalogue: ((role.id, role.name) for role in catalogue.roles.values()))
complete_clusters = complete_from(
    lambda catalogue: ((cluster.id, cluster.name) for cluster in catalogue.clusters.values())
)
complete_lists = complete_from(
    lambda catalogue: ((source.id, source.title) for source in catalogue.lists.values())
)

RoleOption = Annotated[
    str | None,
    Option(
        "--role", metavar="ROLE", autocompletion=complete_roles, help="Id of a role (see: skillcheck roles)."
    ),
]
RoleArgument = Annotated[
    str | None, Argument(metavar="ROLE", autocompletion=complete_roles, help="Id or name of a role.")
]
SkillArgument = Annotated[
    str,
    Argument(metavar="SKILL", autocompletion=complete_skills, help="Id, name, alias or the start of one."),
]
SkillWords = Annotated[
    list[str],
    Argument(metavar="SKILL...", autocompletion=complete_skills, help="Id, name, alias or the start of one."),
]
OptionalSkillWords = Annotated[
    list[str] | None,
    Argument(metavar="SKILL...", autocompletion=complete_skills, help="Id, name, alias or the start of one."),
]
OptionalSkill = Annotated[
    str | None,
    Argument(metavar="SKILL", autocompletion=complete_skills, help="Id, name, alias or the start of one."),
]
AssessmentOption = Annotated[
    str | None,
    Option(
        "--assessment",
        metavar="ID",
        autocompletion=_complete_assessments,
        help="An assessment of the history (or the start of its id).",
    ),
]
SinceOption = Annotated[
    str | None,
    Option(
        "--since",
        metavar="ID",
        autocompletion=_complete_assessments,
        help="Say what has changed since this assessment.",
    ),
]
AssessmentArgument = Annotated[
    str | None,
    Argument(
        metavar="ID", autocompletion=_complete_assessments, help="Id of an assessment, or the start of it."
    ),
]
LengthOption = Annotated[
    str | None,
    Option(
        "--length",
        metavar="LENGTH",
        autocompletion=complete_one_of(LENGTHS),
        help="adaptive asks until the top five is settled, full asks everything, quick one question a skill."
        " Default: adaptive; full for --answers.",
    ),
]
IncludeOption = Annotated[
    str | None,
    Option(
        "--include",
        metavar="WHAT",
        autocompletion=complete_one_of(("evidence",)),
        help="Private parts to put into what is handed on: evidence.",
    ),
]
