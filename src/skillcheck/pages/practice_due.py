"""What is due for practice, on a page and for programs; and one's own scenes."""

from collections.abc import Mapping, Sequence
from typing import Any

from skillcheck.model import document as doc
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.plan import Goal
from skillcheck.model.practice import CUE, OWN, Due, OwnScene, Practice, Retention
from skillcheck.model.text import plural
from skillcheck.pages.practice import next_sentence
from skillcheck.pages.question import duration
from skillcheck.pages.words import drop_empty

MORE = "--more"
COLUMNS = ("scene", "skill", "due", "seen", "recall")
OWN_COLUMNS = ("id", "skill", "happened", "did", "outcome", "instead", "complete")
NO_OWN = "No scenes of your own yet. Keep one: skillcheck practise add SKILL"
PARTS = {
    "happened": ("What happened?", "Who wanted what, in a sentence or two. It stays in your history."),
    "did": ("What did you do?", "As it was; nobody else reads it."),
    "outcome": ("What came of it?", "What happened next because of that."),
    "instead": ("What would you do now?", "One thing, as you would really do it."),
}
"""The parts of an own scene, each as it is asked for."""


def page(practice: Practice, catalogue: Catalogue, command: str = "skillcheck practise") -> doc.Document:
    """Return what is due, and what to type: the `command` that practises it."""
    blocks: list[doc.Block]
    if practice.is_due:
        lines = [_line(due, practice, catalogue) for due in practice.due]
        blocks = [doc.Paragraph(f"{count(practice).capitalize()}."), doc.Bullets(tuple(lines))]
        blocks.append(doc.Commands(((command, "at a terminal"),)))
    else:
        nothing = "Your time for today is used up." if practice.waits else "Nothing is due today."
        blocks = [doc.Paragraph(f"{nothing} {next_sentence(practice.next, practice.day)}")]
        if practice.more and MORE not in command:
            blocks.append(doc.Commands(((f"{command} {MORE}", "practise all the same"),)))
    return doc.Document("Practise", "practice", data(practice), "due", COLUMNS, tuple(blocks))


def count(practice: Practice) -> str:
    """Say `2 scenes and a cue, about 3 minutes`."""
    parts = [plural(len(practice.scenes), "scene")] if practice.scenes else []
    parts += ["a cue"] if practice.cues else []
    return f"{' and '.join(parts)}, {duration(practice.seconds)}"


def data(practice: Practice) -> dict[str, Any]:
    """Return what is due as JSON has it."""
    return {
        "day": practice.day.isoformat(),
        "due": [
            {"scene": _scene_id(due), "skill": due.exercise.skill, **_times(due)} for due in practice.scenes
        ],
        "cues": [
            {"goal": goal.id, "skill": goal.skill, "cue": goal.cue, **_times(due)}
            for due in practice.cues
            if isinstance(goal := due.exercise.content, Goal)
        ],
        "minutes": practice.seconds / 60,
        "next": practice.next.isoformat() if practice.next else None,
        "assessed": practice.assessed,
    }


def own_page(
    scenes: Sequence[OwnScene],
    standings: Mapping[tuple[str, str], Retention],
    catalogue: Catalogue,
    title: str,
) -> doc.Document:
    """Show scenes of one's own in full, each with how often it was practised."""
    blocks: list[doc.Block] = [] if scenes else [doc.Paragraph(NO_OWN)]
    rows = []
    for scene in scenes:
        standing = standings.get((OWN, str(scene.id)), Retention())
        rows.append({**scene._asdict(), "seen": standing.seen})
        broken_off = "" if scene.complete else ", begun"
        blocks.append(doc.Heading(f"{scene.id}. {catalogue.skill_name(scene.skill)}{broken_off}"))
        due = f", comes back on {standing.due}" if standing.due else ""
        pairs = (
            ("What happened", scene.happened),
            ("What I did", scene.did),
            ("What came of it", scene.outcome),
            ("What I would do now", scene.instead),
            ("Practised", f"{plural(standing.seen, 'time')}{due}" if standing.seen else ""),
        )
        blocks.append(doc.Facts(drop_empty(pairs)))
        if not scene.complete and scene.skill in catalogue.skills:
            blocks.append(doc.Commands(((f"skillcheck practise add {scene.skill}", "go on with it"),)))
    return doc.Document(title, "own-scenes", {"scenes": rows}, "scenes", OWN_COLUMNS, tuple(blocks))


def _scene_id(due: Due) -> str:
    return f"own-{due.exercise.about}" if due.exercise.what == OWN else due.exercise.about


def _times(due: Due) -> dict[str, Any]:
    return {"due": due.due.isoformat(), "seen": due.standing.seen, "recall": due.recall}


def _line(due: Due, practice: Practice, catalogue: Catalogue) -> str:
    kind = {OWN: ", a scene of your own", CUE: ", your cue"}.get(due.exercise.what, "")
    if not due.standing.seen:
        when = "new"
    elif due.due == practice.day:
        when = "due today"
    else:
        when = f"due {'since' if due.due < practice.day else 'on'} {due.due}"
    return f"{catalogue.skill_name(due.exercise.skill)}{kind}: {when}"
