"""Questions put to a person one after the other: each answer is on disk before the next one shows."""

import time
from collections.abc import Callable
from functools import partial

from skillcheck import questions
from skillcheck.app.opening import now
from skillcheck.app.sitting import Sitting, keep_drafts, save, show_card, take_evidence
from skillcheck.measure import session
from skillcheck.measure.session import Session
from skillcheck.model.assessment import Assessment, Response
from skillcheck.model.catalogue import Item
from skillcheck.model.form import Action, Form, Reply, SessionProgress
from skillcheck.pages import question

LONGEST_COUNTED = 300.0
"""Seconds after which a question has stood on the screen while its reader was elsewhere."""
REMINDERS = 2
"""Lines of evidence at a question: enough to remember by, and the question stays what one sees."""
Lead = Callable[[Form], str]
"""What stands above a question."""


def own_lead(form: Form) -> str:
    """Return the lead that the question has."""
    return form.lead


def ask_all(sitting: Sitting, assessment: Assessment, state: Session, lead: Lead = own_lead) -> bool:
    """Ask until nothing is open (True) or they stop (False); each answer is saved before the next question shows.

    What `lead` gives stands above each question in place of its own. A line of evidence that was left is told at the end.
    """
    saved = bool(assessment.responses)
    note = ""
    with keep_drafts() as drafts:
        while item := session.next_item(state):
            skill = sitting.catalogue.owners()[item.id]
            started = time.monotonic()
            reply = _ask(sitting, state, item, session.progress(state), note, lead)
            seconds = min(time.monotonic() - started, LONGEST_COUNTED)
            note = ""
            if reply.action is Action.QUIT:
                return False
            if reply.action is Action.ANSWER:
                response = Response(item.id, reply.value, now(), seconds, questions.wording(item))
                begin = partial(sitting.history.start, assessment._replace(responses=(response,)))
                save(sitting, partial(sitting.history.record, assessment.id, response) if saved else begin)
                state, saved = session.record(state, item, reply.value), True
            elif reply.action is Action.CARD:
                show_card(sitting, skill)
            elif reply.action is Action.EVIDENCE:
                note = take_evidence(sitting, skill, assessment.id, drafts)
            else:
                state, note = _move(state, reply.action)
    return True


def ask_again(sitting: Sitting, assessment: Assessment, item: Item) -> Assessment:
    """Put one answered question once more; save what they answer, and return the assessment as it is then."""
    state = Session((item,), assessment.answers, revisited=item.id)
    number, total = list(assessment.answers).index(item.id), len(assessment.answers)
    place = SessionProgress(number, total, 0.0, share=number / total)
    reply = _ask(sitting, state, item, place, "", own_lead)
    if reply.action is not Action.ANSWER:
        return assessment
    response = Response(item.id, reply.value, now(), wording=questions.wording(item))
    save(sitting, partial(sitting.history.record, assessment.id, response))
    return sitting.history.find(assessment.id)


def _ask(
    sitting: Sitting, state: Session, item: Item, progress: SessionProgress, note: str, lead: Lead
) -> Reply:
    form = item.form(sitting.catalogue.scale)
    form = form._replace(lead=lead(form))
    answer = state.answers.get(item.id, "")
    skill = sitting.catalogue.owners()[item.id]
    before = next(reversed(list(state.answers)), "") if not state.revisited else ""
    changed = not item.rated and (not before or sitting.catalogue.items()[before].rated)
    draw = sitting.draw_with_evidence(
        lambda lines: question.page(form, progress, answer=answer, lines=lines, changed=changed),
        skill.id,
        REMINDERS,
    )
    return sitting.who.ask(form, draw, note)


def _move(state: Session, action: Action) -> tuple[Session, str]:
    """Go one question back or forward; return a word where there is no further."""
    moved = session.go_back(state) if action is Action.BACK else session.go_forward(state)
    if moved is not state:
        return moved, ""
    first = "This is the first question." if action is Action.BACK else "This one has no answer yet."
    return state, first
