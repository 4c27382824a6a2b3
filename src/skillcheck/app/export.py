"""The whole result of an assessment, to keep or to hand on."""

from skillcheck.app import opening
from skillcheck.app.opening import history_to_read
from skillcheck.app.result import explain_result, read_result
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.pages import export as export_page
from skillcheck.pages.choices import find_choices
from skillcheck.planning.progress import progress


def export_result(
    catalogue: Catalogue, *, assessment: str | None, role: str | None, evidence: bool, notes: bool
) -> Document:
    """Return the page with the whole result, with private parts where they are wished for. Raises: as `read_result`."""
    with history_to_read() as history:
        result = read_result(catalogue, history, assessment, role, export_page.EMPTY)
        lines = history.evidence() if evidence else ()
        noted = progress(opening.load_plan(history), opening.today()) if notes else ()
    skills = catalogue.skills_of(result.role)
    chosen = find_choices(skills, result.assessment.answers) if result.assessment.finished else ()
    return export_page.page(result, lines, explain_result(result), chosen, noted)
