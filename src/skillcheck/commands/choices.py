"""`skillcheck choices`: what the choices in answered scenes lead to."""

from skillcheck.app.answers import show_choices
from skillcheck.commands.groups import application
from skillcheck.commands.options import AssessmentOption, OptionalSkillWords, join_words
from skillcheck.commands.shared import Shared, opened_pages, page_command
from skillcheck.model.document import Document

app = application()


@page_command(app, "skillcheck choices", "skillcheck choices empathy -f md -o choices.md")
def choices(
    skill: OptionalSkillWords = None, assessment: AssessmentOption = None, *, shared: Shared
) -> Document | None:
    """Show what your choices in scenes lead to, and the most effective ones: least effective first."""
    return show_choices(
        shared.catalogue(),
        assessment,
        join_words(skill),
        by_keys=shared.at_keys,
        from_page=bool(opened_pages),
    )
