"""`skillcheck answers`: every question that was asked, with its answer."""

from skillcheck.app.answers import show_answers
from skillcheck.commands.groups import application
from skillcheck.commands.options import AssessmentOption
from skillcheck.commands.shared import Shared, page_command
from skillcheck.model.document import Document

app = application()


@page_command(app, "skillcheck answers", "skillcheck answers -f csv -o answers.csv")
def answers(assessment: AssessmentOption = None, *, shared: Shared) -> Document:
    """Show every question that was asked, with your answer in words."""
    return show_answers(shared.catalogue(), assessment)
