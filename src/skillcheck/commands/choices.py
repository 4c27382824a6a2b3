"""`skillcheck choices`: what the choices in answered scenes lead to."""

from skillcheck.app.answers import show_choices
from skillcheck.commands.groups import application, examples
from skillcheck.commands.options import AssessmentOption, OptionalSkillWords, join_words
from skillcheck.commands.shared import Shared, output_options
from skillcheck.model.document import Document

app = application()


@app.command(epilog=examples("skillcheck choices", "skillcheck choices empathy -f md -o choices.md"))
@output_options()
def choices(
    skill: OptionalSkillWords = None, assessment: AssessmentOption = None, *, shared: Shared
) -> Document | None:
    """Show what your choices in scenes lead to, and the most effective ones: least effective first."""
    return show_choices(shared.catalogue(), assessment, join_words(skill), by_keys=shared.at_keys)
