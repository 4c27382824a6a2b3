"""`skillcheck catalogue`: check a catalogue, begin one, describe its form, tell where it is."""

import json
from typing import Annotated

from typer import Argument, Option

from skillcheck.authoring.lint import lint
from skillcheck.commands.deliver import CataloguePath, Force, Format, Output, delivery
from skillcheck.commands.groups import application, examples
from skillcheck.commands.options import complete_files, complete_one_of
from skillcheck.console import streams
from skillcheck.errors import CheckFailed, FileFaults, UsageFault
from skillcheck.model.document import Commands, Document
from skillcheck.model.fault import Fault
from skillcheck.model.text import plural
from skillcheck.pages import faults as page
from skillcheck.store import catalogue as catalogues
from skillcheck.store import files
from skillcheck.store.output import open_target

app = application(no_args_is_help=True)


@app.callback(
    short_help="Check or begin a catalogue.",
    help="Check a catalogue of skills, begin one of your own, or see what form it has.",
    epilog=examples("skillcheck catalogue new our-skills.yaml", "skillcheck catalogue check our-skills.yaml"),
)
def _catalogue() -> None:
    pass


@app.command(
    epilog=examples("skillcheck catalogue check", "skillcheck catalogue check our-skills.yaml -f json")
)
def check(
    file: Annotated[
        str | None,
        Argument(
            metavar="FILE", autocompletion=complete_files, help="A catalogue (default: the one in use)."
        ),
    ] = None,
    strict: Annotated[bool, Option("--strict", help="Exit 1 on faults of style, too.")] = False,
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Check a catalogue: every fault with its file, line and key. Faults of style name their rule."""
    way = delivery(format, output, force=force)
    path = files.catalogue_in_use(file or catalogue)
    try:
        whole, tree = catalogues.read_with_tree(path)
    except FileFaults as found:
        if way.for_programs:
            faults = [fault for fault in found.faults if isinstance(fault, Fault)]
            way.send(page.page(path, "", faults))
        raise
    counts = (
        plural(len(whole.skills), "skill"),
        plural(len(whole.roles), "role"),
        plural(len(whole.owners()), "question"),
    )
    style = [catalogues.fault_at(tree, *remark, rule) for rule, remark in lint(whole)]
    way.send(page.page(path, f"{', '.join(counts)}.", style))
    if style and strict:
        raise CheckFailed(f"{plural(len(style), 'fault')} of style.")


@app.command(
    epilog=examples("skillcheck catalogue schema", "skillcheck catalogue schema -o skills.schema.json")
)
def schema(
    output: Output = None,
    force: Force = False,
    format: Annotated[  # noqa: A002 - the name of the option
        str,
        Option(
            "--format",
            "-f",
            metavar="FORMAT",
            autocompletion=complete_one_of(("json",)),
            help="json; a schema has no other form.",
        ),
    ] = "json",
) -> None:
    """Print the JSON Schema of a catalogue file, with which editors complete and check it."""
    from skillcheck.store.catalogue_shape import json_schema

    if format != "json":
        raise UsageFault(f"A schema is JSON; there is no format “{format}” for it.")
    target = open_target(output, force=force)
    text = json.dumps(json_schema(), indent=2) + "\n"
    if target is None:
        streams.write(text)
    else:
        target.write(text)
        streams.say(f"Saved to {target.path}")


@app.command(
    epilog=examples("skillcheck catalogue new our-skills.yaml", "skillcheck catalogue new ours.yaml --force")
)
def new(
    file: Annotated[str, Argument(metavar="FILE", autocompletion=complete_files, help="Where to put it.")],
    format: Format = None,  # noqa: A002 - the name of the option
    force: Force = False,
) -> None:
    """Begin a catalogue of your own on top of the built-in one: a small file that shows the form."""
    way = delivery(format, None, force=force)
    target = open_target(file, force=force)
    if target is None:
        raise UsageFault("Name a file, as in: skillcheck catalogue new our-skills.yaml")
    target.write(catalogues.starter())
    after = Commands(
        (
            (f"skillcheck catalogue check {file}", "after each change"),
            (f"skillcheck assess --catalogue {file}", "ask with it"),
        )
    )
    data = {"path": file}
    way.send(Document(f"Begun: {file}", "new", data, "", ("path",), (after,)))


@app.command(epilog=examples("skillcheck catalogue path", 'cp "$(skillcheck catalogue path)" copy.yaml'))
def path(
    catalogue: CataloguePath = None,
    format: Format = None,  # noqa: A002 - the name of the option
    output: Output = None,
    force: Force = False,
) -> None:
    """Print where the catalogue in use is."""
    way = delivery(format, output, force=force, usual="plain")
    found = files.catalogue_in_use(catalogue)
    way.send(Document(found, "path", {"path": found}, "", ("path",), ()))
