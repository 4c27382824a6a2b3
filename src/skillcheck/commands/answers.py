"""`skillcheck answers`: every question that was asked, with its answer."""

from skillcheck.app.answers import show_answers
from skillcheck.commands.groups import application, examples
from skillcheck.commands.options import AssessmentOption
from skillcheck.commands.shared import Shared, output_options
from skillcheck.model.document import Document

app = application()


@app.command(epilog=examples("skillcheck answers", "skillcheck answers -f csv -o answers.csv"))
@output_options()
def answers(assessment: AssessmentOption = None, *, shared: Shared) -> Document:
    """Show every question that was asked, with your answer in words."""
    return show_answers(shared.catalogue(), assessment)
