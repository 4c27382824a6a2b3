"""Options and arguments that several commands share, and what a shell completes for them."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Final

from typer import Argument, Context, Option

from skillcheck.app import opening
from skillcheck.errors import UsageFault
from skillcheck.model.assessment import LENGTHS, THEN
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.practising.scene import practice_scenes

MEANING: Final = 60
"""Characters of a text that tell it from others, beside its number."""
Pairs = Iterable[tuple[str, str]]
EVIDENCE, NOTES = "evidence", "notes"
"""What is left out of what is handed on, unless it is asked for."""
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
    """Return a completion of ids of the catalogue in use, each with its name."""

    def complete(context: Context) -> list[tuple[str, str]]:
        return list(read(opening.open_catalogue(context.params.get("catalogue")), context))

    return complete


def complete_assessments(*, without: str = "", state: str = "") -> Callable[[], list[tuple[str, str]]]:
    """Return a completion of assessments, the newest first: those in one state, where it is named, but for one length."""

    def complete() -> list[tuple[str, str]]:
        with opening.history_to_read() as history:
            return [
                (a.id, f"{a.role}, {a.length}")
                for a in history.assessments()[::-1]
                if a.length != without and state in ("", a.state)
            ]

    return complete


def complete_evidence(context: Context) -> list[tuple[str, str]]:
    """Return a completion of lines of evidence, the newest first, by their numbers."""
    if context.params.get("number"):
        return []  # what follows is a text
    with opening.history_to_read() as history:
        return [(str(line.id), f"{line.skill}, {line.text[:MEANING]}") for line in history.evidence()[::-1]]


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


def option(names: str, metavar: str, about: str, complete: Any = None, **more: Any) -> Any:
    """Return an option that takes a value; `complete` is what shells offer for it, `more` are Typer's settings."""
    return Option(*names.split(), metavar=metavar, help=about, autocompletion=complete, **more)


def _declare_include(*parts: str) -> Any:
    about = f"Private parts to put into what is handed on: {', '.join(parts)}."
    return option("--include", "WHAT", about, complete_one_of(parts))


def read_parts(include: str | None, *private: str) -> set[str]:
    """Return the private parts that `--include` names. Raises: UsageFault for a part that there is not."""
    parts = {part.strip() for part in (include or "").split(",") if part.strip()}
    if unknown := parts - set(private):
        raise UsageFault(f"--include knows {', '.join(private)}, not “{', '.join(sorted(unknown))}”.")
    return parts


SKILL_HELP = "Id, name, alias or the start of one."
LENGTH_HELP = (
    "quick asks one question a skill, adaptive until the top five is settled, thorough until it is surer,"
    " full everything. Default: adaptive; full for --answers."
)
ROLE_ARGUMENT = Argument(metavar="ROLE", autocompletion=complete_roles, help="Id or name of a role.")
SKILL_WORDS = Argument(metavar="SKILL...", autocompletion=complete_skills, help=SKILL_HELP)
ASSESSMENT_ARGUMENT = Argument(
    metavar="ID", autocompletion=complete_assessments(), help="Id of an assessment, or the start of it."
)

RoleArgument = Annotated[str | None, ROLE_ARGUMENT]
SkillArgument = Annotated[str, Argument(metavar="SKILL", autocompletion=complete_skills, help=SKILL_HELP)]
SkillWords = Annotated[list[str], SKILL_WORDS]
OptionalSkillWords = Annotated[list[str] | None, SKILL_WORDS]
AssessmentArgument = Annotated[str | None, ASSESSMENT_ARGUMENT]
RoleOption = Annotated[
    str | None, option("--role", "ROLE", "Id of a role (see: skillcheck roles).", complete_roles)
]
AssessmentOption = Annotated[
    str | None,
    option("--assessment", "ID", "An assessment of the history (or the start of its id).", complete_results),
]
SinceOption = Annotated[
    str | None, option("--since", "ID", "Say what has changed since this assessment.", complete_results)
]
LengthOption = Annotated[str | None, option("--length", "LENGTH", LENGTH_HELP, complete_one_of(LENGTHS))]
IncludeOption = Annotated[str | None, _declare_include(EVIDENCE)]
IncludeAllOption = Annotated[str | None, _declare_include(EVIDENCE, NOTES)]
