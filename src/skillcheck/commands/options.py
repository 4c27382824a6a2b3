"""Options and arguments that several commands share."""

from collections.abc import Callable
from typing import Annotated, Any

from skillcheck.commands.groups import Argument, Option
from skillcheck.errors import SkillcheckError
from skillcheck.formats import FORMATS
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.text import inert


def _skill_ids(incomplete: str) -> list[tuple[str, str]]:
    catalogue = _catalogue()
    skills = catalogue.skills.values() if catalogue else ()
    return [(s.id, _shown(s.name)) for s in skills if s.id.startswith(incomplete)]


def role_ids(incomplete: str) -> list[tuple[str, str]]:
    """The roles that a word on the command line may become, with their names."""
    catalogue = _catalogue()
    roles = catalogue.roles.values() if catalogue else ()
    return [(r.id, _shown(r.name)) for r in roles if r.id.startswith(incomplete)]


def _shown(name: str) -> str:
    """A foreign name as a shell may show it; Typer takes brackets for markup in some shells."""
    return inert(name).replace("[", "(").replace("]", ")")


def _catalogue() -> Catalogue | None:
    """The catalogue in use; None where it can't be used, since nobody wants to read about that amid a command line."""
    from skillcheck.commands.opening import open_catalogue

    try:
        return open_catalogue(None)
    except SkillcheckError:
        return None


def _format(*more: str) -> Any:
    """The option that picks a format, of those for every page and `more`."""
    offered = (*FORMATS, *more)
    return Option(
        "--format",
        "-f",
        metavar="FORMAT",
        autocompletion=_starting(offered),
        help=f"One of {', '.join(offered)}. Default: terminal at a terminal, plain in a pipe.",
    )


def _starting(names: tuple[str, ...]) -> Callable[[str], list[str]]:
    def fitting(incomplete: str) -> list[str]:
        return [name for name in names if name.startswith(incomplete)]

    return fitting


CataloguePath = Annotated[
    str | None,
    Option(
        "--catalogue",
        metavar="FILE",
        envvar="SKILLCHECK_CATALOGUE",
        show_envvar=True,
        help="Use this catalogue instead of the built-in one.",
    ),
]
ParametersPath = Annotated[
    str | None,
    Option(
        "--parameters",
        metavar="FILE",
        help="Count with the parameters that skillcheck calibrate wrote to this file.",
    ),
]
Format = Annotated[str | None, _format()]
CalendarFormat = Annotated[str | None, _format("ics")]
Output = Annotated[
    str | None,
    Option("--output", "-o", metavar="FILE", help="Write to this file (-: standard output)."),
]
Force = Annotated[bool, Option("--force", help="Replace the output file if it exists.")]
RoleOption = Annotated[
    str | None,
    Option(
        "--role",
        metavar="ROLE",
        autocompletion=role_ids,
        help="Id of a role (see: skillcheck roles).",
    ),
]
RoleArgument = Annotated[
    str | None,
    Argument(metavar="ROLE", autocompletion=role_ids, help="Id or name of a role."),
]
SkillArgument = Annotated[
    str,
    Argument(metavar="SKILL", autocompletion=_skill_ids, help="Id, name, alias or the start of one."),
]
OptionalSkill = Annotated[
    str | None,
    Argument(metavar="SKILL", autocompletion=_skill_ids, help="Id, name, alias or the start of one."),
]
AssessmentOption = Annotated[
    str | None,
    Option("--assessment", metavar="ID", help="An assessment of the history (or the start of its id)."),
]
