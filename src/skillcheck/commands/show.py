"""`skillcheck show SKILL`: a skill's card."""

from skillcheck.app.card import show_card
from skillcheck.commands.groups import application
from skillcheck.commands.options import EVIDENCE, IncludeOption, SkillWords, read_parts
from skillcheck.commands.shared import Shared, page_command
from skillcheck.model.document import Document

app = application()


@page_command(app, "skillcheck show empathy", "skillcheck show listening -f md -o listening.md")
def show(skill: SkillWords, include: IncludeOption = None, *, shared: Shared) -> Document:
    """Show a skill: what it is, how each level looks, what to practise, where you stand."""
    parts = read_parts(include, EVIDENCE)
    return show_card(
        shared.catalogue(), " ".join(skill), with_evidence=shared.target is None or EVIDENCE in parts
    )
