"""`skillcheck catalogue`: check a catalogue, begin one, describe its form, tell where it is, fit it to people's results."""

import json
from typing import Annotated

from typer import Argument, Option

from skillcheck.app import authoring
from skillcheck.commands.groups import WordlessGroup, application
from skillcheck.commands.options import complete_files
from skillcheck.commands.shared import Shared, page_command
from skillcheck.console import streams
from skillcheck.errors import UsageFault
from skillcheck.model.document import Document
from skillcheck.store import files
from skillcheck.store.output import STDOUT, open_target
from skillcheck.store.schema import catalogue_schema

app = application(
    "skillcheck catalogue new our-skills.yaml",
    "skillcheck catalogue check our-skills.yaml",
    help="Check a catalogue of skills, begin one of your own, or fit it to people's results.",
    cls=WordlessGroup,
)
ResultsArgument = Annotated[
    list[str] | None,
    Argument(
        metavar="RESULTS...",
        autocompletion=complete_files,
        show_default=False,
        help="Files that skillcheck export -f json wrote, one a person. Without any: your own history.",
    ),
]


@page_command(app, "skillcheck catalogue check", "skillcheck catalogue check our-skills.yaml -f json")
def check(
    file: Annotated[
        str | None,
        Argument(
            metavar="FILE", autocompletion=complete_files, help="A catalogue (default: the one in use)."
        ),
    ] = None,
    strict: Annotated[bool, Option("--strict", help="Exit 1 on faults of style, too.")] = False,
    *,
    shared: Shared,
) -> Document:
    """Check a catalogue: every fault with its file, line and key. Faults of style name their rule."""
    return authoring.check(file or shared.catalogue_path, strict=strict)


@page_command(
    app, "skillcheck catalogue schema", "skillcheck catalogue schema -o skills.schema.json", usual="json"
)
def schema(*, shared: Shared) -> None:
    """Print the JSON Schema of a catalogue file, with which editors complete and check it."""
    if shared.format != "json":
        raise UsageFault(f"A schema is JSON; there is no format “{shared.format}” for it.")
    shared.write(json.dumps(catalogue_schema(), indent=2) + "\n")


@page_command(app, "skillcheck catalogue new our-skills.yaml", "skillcheck catalogue new ours.yaml --force")
def new(
    file: Annotated[str, Argument(metavar="FILE", autocompletion=complete_files, help="Where to put it.")],
    *,
    shared: Shared,
) -> Document:
    """Begin a catalogue of your own on top of the built-in one: a small file that shows the form."""
    return authoring.begin(file, force=shared.force)


@page_command(app, "skillcheck catalogue path", 'cp "$(skillcheck catalogue path)" copy.yaml', usual="plain")
def path(*, shared: Shared) -> Document:
    """Print where the catalogue in use is."""
    file = files.catalogue_in_use(shared.catalogue_path)
    return Document(file, "path", {"path": file}, "", ("path",), ())


@page_command(
    app,
    "skillcheck catalogue calibrate results/*.json -o ours.yaml",
    "skillcheck catalogue calibrate -f json",
)
def calibrate(
    results: ResultsArgument = None,
    output: Annotated[
        str | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            autocompletion=complete_files,
            help="Write the parameters to this file (-: standard output).",
        ),
    ] = None,
    *,
    shared: Shared,
) -> Document | None:
    """Learn from people's results how questions are answered, for levels and ranges that fit them.

    Adopted only if it predicts people who were held out better than the first guesses do.

    A catalogue file that says “parameters: FILE” counts with what was written.
    """
    target = open_target(output, force=shared.force, inputs=shared.inputs)
    page, parameters = authoring.calibrate(shared.catalogue(), results or (), output or "")
    if output == STDOUT:
        streams.write(parameters)
        return None
    if target:
        target.write(parameters)
        streams.say(f"Saved to {target.path}")
    return page


@page_command(
    app,
    "skillcheck catalogue reliability results/*.json",
    "skillcheck catalogue reliability -f csv -o skills.csv",
)
def reliability(results: ResultsArgument = None, *, shared: Shared) -> Document:
    """Show alpha, omega and the standard error of each skill, and the questions that do not go with the rest."""
    return authoring.measure_reliability(shared.catalogue(), results or ())
