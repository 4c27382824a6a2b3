"""Every question that was asked, with its answer in words."""

from collections.abc import Sequence
from typing import NamedTuple

from skillcheck import questions
from skillcheck.model import document as doc
from skillcheck.model.assessment import NOT_APPLICABLE, Assessment, Response
from skillcheck.model.catalogue import Catalogue, Item, Skill
from skillcheck.model.form import Form
from skillcheck.model.text import plural
from skillcheck.pages import words

COLUMNS = ("item", "skill", "text", "answer", "said", "taken_at")
REWORDED = " (changed since you answered)"
DOES_NOT_APPLY = "Does not apply"
EMPTY = doc.Document("", "answers", {"answers": []})
"""The page for programs before any assessment."""


class Answered(NamedTuple):
    """A question with its answer; `text` is what it asks now, `said` the answer in words; `short` is a line of the text.

    `reworded` where it said something else when it was answered.
    """

    item: Item
    skill: Skill
    text: str
    short: str
    said: str
    response: Response
    reworded: bool


def rows(catalogue: Catalogue, assessment: Assessment) -> tuple[Answered, ...]:
    """Return the questions in the order in which they were answered; those that the catalogue no longer has are left out."""
    items, owners = catalogue.items(), catalogue.owners()
    return tuple(
        _describe(items[response.item], owners[response.item], response, catalogue)
        for response in assessment.responses
        if response.item in items
    )


def page(catalogue: Catalogue, assessment: Assessment, see: str) -> doc.Document:
    """Show all answers of an assessment, skill by skill; `see` is the command that shows its gaps."""
    answered = rows(catalogue, assessment)
    order = list(catalogue.skills)
    by_skill = sorted(answered, key=lambda row: order.index(row.skill.id))
    table = doc.Table(
        ("skill", "what was asked", "your answer"),
        tuple((row.skill.name, row.text + (REWORDED if row.reworded else ""), row.said) for row in by_skill),
    )
    gone = assessment.asked - len(answered)
    answers = plural(gone, "answer to a question", "answers to questions")
    lost = f"{answers} that the catalogue in use does not have."
    data = {
        "answers": [
            {
                "item": row.item.id,
                "skill": row.skill.id,
                "text": row.text,
                "answer": row.response.answer,
                "said": row.said,
                "taken_at": row.response.at,
                "reworded": row.reworded,
            }
            for row in answered
        ]
    }
    after = doc.Commands(((see, "what they come to"),))
    blocks: list[doc.Block] = [table, *([doc.Paragraph(lost, doc.Tone.QUIET)] if gone else []), after]
    aside = f"{plural(len(answered), 'answer')}, {words.day(assessment.taken_at)}"
    return doc.Document("Your answers", "answers", data, "answers", COLUMNS, tuple(blocks), aside=aside)


def last_look(answered: Sequence[Answered]) -> doc.Document:
    """Show the answers with numbers, to change one by its number before the result."""
    lines = tuple(f"{row.short} {row.said.rstrip('.')}." for row in answered)
    keys = (doc.Key(f"1-{len(lines)}", "the number of an answer to change"), doc.Key("Enter", "back"))
    how = doc.Paragraph("To change an answer, type its number.", doc.Tone.QUIET)
    return doc.make_screen("Your answers", how, doc.Bullets(lines, numbered=True), keys=keys)


def _describe(item: Item, skill: Skill, response: Response, catalogue: Catalogue) -> Answered:
    form = item.form(catalogue.scale)
    labels = {choice.value: choice.label for choice in form.choices} | {NOT_APPLICABLE: DOES_NOT_APPLY}
    label = labels.get(response.answer, response.answer)
    text = form.text if form.framed else form.lead
    reworded = response.wording not in ("", questions.wording(item))
    return Answered(item, skill, text, short_text(form), label, response, reworded)


def short_text(form: Form) -> str:
    """Return what a question asks in one line: a statement as it is, of a scene the first sentence."""
    return form.text if form.framed else f"A scene: {form.lead.split('. ')[0].rstrip('.')}."
