"""The commands: a new one is one new file with an `app`, and one line in `COMMANDS`."""

from typing import Final, NamedTuple

ASSESS, LOOK, PLAN, KEEP, AUTHORS = "Assess", "Look", "Practise and plan", "Keep", "For authors of catalogues"


class Entry(NamedTuple):
    """A command of the register: the module that has its `app`, the panel of help where it stands, and its line there."""

    module: str
    panel: str
    summary: str


COMMANDS: Final[dict[str, Entry]] = {
    "assess": Entry("skillcheck.commands.assess", ASSESS, "Answer the questions, see what to work on."),
    "home": Entry("skillcheck.commands.home", ASSESS, "See where you are, and what comes next."),
    "gaps": Entry("skillcheck.commands.gaps", ASSESS, "Rank the gaps of an assessment."),
    "choices": Entry("skillcheck.commands.choices", ASSESS, "See what your choices in scenes lead to."),
    "answers": Entry("skillcheck.commands.answers", ASSESS, "See all questions with your answers."),
    "show": Entry("skillcheck.commands.show", LOOK, "Show a skill's card."),
    "list": Entry("skillcheck.commands.list", LOOK, "List the skills."),
    "roles": Entry("skillcheck.commands.roles", LOOK, "Show and compare roles."),
    "practise": Entry("skillcheck.commands.practise", PLAN, "Practise scenes from your own gaps."),
    "plan": Entry("skillcheck.commands.plan", PLAN, "Plan what to practise, and tick it off."),
    "huddle": Entry("skillcheck.commands.huddle", PLAN, "Print a scene to talk over with the team."),
    "history": Entry("skillcheck.commands.history", KEEP, "Show or delete past assessments."),
    "evidence": Entry("skillcheck.commands.evidence", KEEP, "Keep lines about what happened."),
    "export": Entry("skillcheck.commands.export", KEEP, "Export a whole result."),
    "doctor": Entry("skillcheck.commands.doctor", KEEP, "Check what is kept, and repair it."),
    "catalogue": Entry("skillcheck.commands.catalogue", AUTHORS, "Check, begin or calibrate a catalogue."),
}
HOME: Final = "home"
"""The command that runs where none is named; help does not list it."""
HOME_OPTIONS: Final = ("-f", "--format", "-o", "--output", "--force", "--catalogue", "--no-pager")
FLAGS: Final = ("--force", "--no-pager")
"""Those of them that take no value."""
MOVED: Final[dict[str, str]] = {
    "calibrate": "skillcheck catalogue calibrate",
    "reliability": "skillcheck catalogue reliability",
    "--thoroughness": "--length quick|adaptive|thorough|full",
    "--parameters": "a line “parameters: FILE” in a catalogue file",
}
"""Commands and options of earlier versions, each with what is in its place."""
