"""Options and arguments that several commands share."""

from typing import Annotated

import typer

from skillcheck.formats import FORMATS
from skillcheck.model.catalogue import Catalogue


def _skill_ids(incomplete: str) -> list[tuple[str, str]]:
    catalogue = _catalogue()
    return [(s.id, s.name) for s in catalogue.skills.values() if s.id.startswith(incomplete)]


def _role_ids(incomplete: str) -> list[tuple[str, str]]:
    catalogue = _catalogue()
    return [(r.id, r.name) for r in catalogue.roles.values() if r.id.startswith(incomplete)]


def _catalogue() -> Catalogue:
    from skillcheck.commands.opening import open_catalogue

    return open_catalogue(None)


def _formats(incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


CataloguePath = Annotated[
    str | None,
    typer.Option(
        "--catalogue",
        metavar="FILE",
        envvar="SKILLCHECK_CATALOGUE",
        show_envvar=True,
        help="Use this catalogue instead of the built-in one.",
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        autocompletion=_formats,
        help=f"One of {', '.join(FORMATS)}. Default: terminal at a terminal, plain in a pipe.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file (-: standard output)."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace the output file if it exists.")]
RoleOption = Annotated[
    str | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        autocompletion=_role_ids,
        help="Id of a role (see: skillcheck roles).",
    ),
]
RoleArgument = Annotated[
    str | None,
    typer.Argument(metavar="ROLE", autocompletion=_role_ids, help="Id or name of a role."),
]
SkillArgument = Annotated[
    str,
    typer.Argument(metavar="SKILL", autocompletion=_skill_ids, help="Id, name, alias or the start of one."),
]
OptionalSkill = Annotated[
    str | None,
    typer.Argument(metavar="SKILL", autocompletion=_skill_ids, help="Id, name, alias or the start of one."),
]
AssessmentOption = Annotated[
    str | None,
    typer.Option("--assessment", metavar="ID", help="An assessment of the history (or the start of its id)."),
]
