"""Options and arguments that several commands share, and what a shell completes for them."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Final

from typer import Argument, Context, Option

from skillcheck.app import opening
from skillcheck.errors import SkillcheckError
from skillcheck.model.assessment import LENGTHS, THEN
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.practising.scene import practice_scenes

MEANING: Final = 60
"""Characters of a text that tell it from others, beside its number."""
Pairs = Iterable[tuple[str, str]]
FILES: Final = ":files"
"""Ends the word that stands for files: no id, no option and no word of a closed set has a colon."""


def complete_files(incomplete: str) -> list[str]:
    """Return the word that lets the shell complete the name of a file."""
    return [incomplete + FILES]


def join_words(words: list[str] | None) -> str | None:
    """Return the words of a name as one text, None where there are none."""
    return " ".join(words) if words else None


def complete_one_of(words: Iterable[str]) -> Callable[[], list[str]]:
    """Return a completion of a closed set."""
    return lambda: list(words)


def complete_from(read: Callable[[Catalogue, Context], Pairs]) -> Callable[[Context], list[tuple[str, str]]]:
    """Return a completion of ids of the catalogue in use, each with its name; none where that can't be used."""

    def complete(context: Context) -> list[tuple[str, str]]:
        try:
            return list(read(opening.open_catalogue(context.params.get("catalogue")), context))
        except SkillcheckError:
            return []

    return complete


def complete_assessments(*, without: str = "", state: str = "") -> Callable[[], list[tuple[str, str]]]:
    """Return a completion of assessments, the newest first: those in one state, where it is named, but for one length.

    None where the history can't be read.
    """

    def complete() -> list[tuple[str, str]]:
        try:
            with opening.history_to_read() as history:
                assessments = history.assessments()[::-1]
        except SkillcheckError:
            return []
        return [
            (a.id, f"{a.role}, {a.length}")
            for a in assessments
            if a.length != without and state in ("", a.state)
        ]

    return complete


def complete_evidence(context: Context) -> list[tuple[str, str]]:
    """Return a completion of lines of evidence, the newest first, by their numbers; none where they can't be read."""
    if context.params.get("number"):
        return []  # what follows is a text
    try:
        with opening.history_to_read() as history:
            lines = history.evidence()[::-1]
    except SkillcheckError:
        return []
    return [(str(line.id), f"{line.skill}, {line.text[:MEANING]}") for line in lines]


def _typed_skill(catalogue: Catalogue, context: Context) -> Skill:
    # Typer names no argument before an option without its value; the words are there all the same.
    words = context.params.get("skill") or context.params.get("goal") or context.args
    return opening.find_skill(catalogue, " ".join(words))


def _list_practices(catalogue: Catalogue, context: Context) -> Pairs:
    return [(practice.id, practice.title) for practice in _typed_skill(catalogue, context).practices]


def _list_scenes(catalogue: Catalogue, context: Context) -> Pairs:
    scenes = practice_scenes(_typed_skill(catalogue, context))
    return [(str(number), scene.situation[:MEANING]) for number, scene in enumerate(scenes, 1)]


complete_skills = complete_from(
    # A second word is no second skill, but part of the first one's name.
    lambda catalogue, context: (
        () if context.params.get("skill") else [(s.id, s.name) for s in catalogue.skills.values()]
    )
)
complete_practices = complete_from(_list_practices)
complete_scenes = complete_from(_list_scenes)
complete_roles = complete_from(lambda catalogue, _: [(r.id, r.name) for r in catalogue.roles.values()])
complete_clusters = complete_from(lambda catalogue, _: [(c.id, c.name) for c in catalogue.clusters.values()])
complete_lists = complete_from(lambda catalogue, _: [(s.id, s.title) for s in catalogue.lists.values()])
complete_results = complete_assessments(without=THEN)

RoleOption = Annotated[
    str | None,
    Option(
        "--role", metavar="ROLE", autocompletion=complete_roles, help="Id of a role (see: skillcheck roles)."
    ),
]
RoleArgument = Annotated[
    str | None, Argument(metavar="ROLE", autocompletion=complete_roles, help="Id or name of a role.")
]
SKILL_HELP = "Id, name, alias or the start of one."
SKILL_WORDS = Argument(metavar="SKILL...", autocompletion=complete_skills, help=SKILL_HELP)
SkillArgument = Annotated[str, Argument(metavar="SKILL", autocompletion=complete_skills, help=SKILL_HELP)]
SkillWords = Annotated[list[str], SKILL_WORDS]
OptionalSkillWords = Annotated[list[str] | None, SKILL_WORDS]
AssessmentOption = Annotated[
    str | None,
    Option(
        "--assessment",
        metavar="ID",
        autocompletion=complete_results,
        help="An assessment of the history (or the start of its id).",
    ),
]
SinceOption = Annotated[
    str | None,
    Option(
        "--since",
        metavar="ID",
        autocompletion=complete_results,
        help="Say what has changed since this assessment.",
    ),
]
AssessmentArgument = Annotated[
    str | None,
    Argument(
        metavar="ID", autocompletion=complete_assessments(), help="Id of an assessment, or the start of it."
    ),
]
LengthOption = Annotated[
    str | None,
    Option(
        "--length",
        metavar="LENGTH",
        autocompletion=complete_one_of(LENGTHS),
        help="quick asks one question a skill, adaptive until the top five is settled, thorough until it is surer,"
        " full everything. Default: adaptive; full for --answers.",
    ),
]


def _declare_include(*parts: str) -> Any:
    return Option(
        "--include",
        metavar="WHAT",
        autocompletion=complete_one_of(parts),
        help=f"Private parts to put into what is handed on: {', '.join(parts)}.",
    )


IncludeOption = Annotated[str | None, _declare_include("evidence")]
IncludeAllOption = Annotated[str | None, _declare_include("evidence", "notes")]
