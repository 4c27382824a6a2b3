"""Scenes of one's own: what happened, what I did, what came of it, what I would do now. They stay in the history."""

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from skillcheck.app.asking import NOT_REMOVED, UNSEEN, ask_line, check_line, confirm
from skillcheck.app.opening import find_skill, history_to_read, history_to_write
from skillcheck.app.sitting import Sitting, keep_leaving, save, talk
from skillcheck.console import person
from skillcheck.console.streams import is_terminal, say
from skillcheck.errors import Incomplete, UsageFault
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.model.practice import OwnScene
from skillcheck.model.text import inert
from skillcheck.pages import practice_due
from skillcheck.pages.practice_due import PARTS
from skillcheck.practising.memory import follow
from skillcheck.store import practice as record
from skillcheck.store.history import History


def add(
    catalogue: Catalogue, text: str, words: Mapping[str, str | None], *, by_lines: bool
) -> Document | None:
    """Keep a scene of one's own about the skill that `text` means, of `words` by part, else by question and answer.

    One that was broken off is gone on with. Returns its page, None where they leave. Raises: UnknownName, UsageFault with
    all that is missing where nobody is there, HistoryFault; Stopped, and what was typed is kept.
    """
    skill = find_skill(catalogue, text)
    lines: dict[str, Any] = {
        part: check_line(line, f"--{part}", 1) for part, line in words.items() if line is not None
    }
    missing = [part for part in PARTS if part not in lines]
    if missing and not person.is_there():
        options = ", ".join(f"--{part}" for part in missing)
        raise Incomplete(f"There is no terminal to ask at. Give {options}, each with a text.")
    with history_to_write() as history:
        if missing:
            begun = _list_begun(history, skill.id)
            scene = begun[-1] if begun else OwnScene(0, skill.id)
            sitting = Sitting(person.meet(single_keys=not by_lines), catalogue, history)
            describe = partial(_describe_begun, history, skill.id)
            with talk(sitting.who, describe):
                made = _ask(sitting, scene._replace(**lines), missing)
            if made is None:
                say(describe())
                return None
        else:
            scene = OwnScene(0, skill.id, **lines, complete=True)
            made = scene._replace(id=record.keep_own(history, scene))
    return practice_due.own_page([made], {}, catalogue, "Kept, for you alone")


def list_own(catalogue: Catalogue) -> Document:
    """Return all scenes of one's own. Raises: HistoryFault."""
    with history_to_read() as history:
        scenes = record.own_scenes(history)
        standings = follow(record.repetitions(history))
    return practice_due.own_page(scenes, standings, catalogue, "Scenes of your own")


def remove(catalogue: Catalogue, number: int, *, sure: bool) -> Document:
    """Remove a scene of one's own; return it. At a terminal, who is not `sure` is asked.

    Raises: UsageFault where there is none, HistoryFault; CheckFailed where they are not sure then, Stopped.
    """
    with history_to_read() as history:  # nobody else has to wait until they have answered
        scene = _find(history, number)
    if not sure and is_terminal(sys.stdin):
        say(f"This removes scene {number}: {inert(scene.happened)}", lines=True)
        confirm("It can't be undone. To go on, type y and Enter:", ("y", "yes"), NOT_REMOVED, UNSEEN)
    with history_to_write() as history:
        record.remove_own(history, number)
    return practice_due.own_page([scene], {}, catalogue, "Removed")


def _find(history: History, number: int) -> OwnScene:
    """Return the scene of one's own with this number. Raises: UsageFault."""
    scenes = {scene.id: scene for scene in record.own_scenes(history)}
    if number not in scenes:
        others = f"There are {', '.join(map(str, scenes))}." if scenes else practice_due.NO_OWN
        raise UsageFault(f"There is no scene {number} of your own. {others}")
    return scenes[number]


def _list_begun(history: History, skill: str) -> list[OwnScene]:
    return [scene for scene in record.own_scenes(history) if scene.skill == skill and not scene.complete]


def _describe_begun(history: History, skill: str) -> str:
    """Return what to say when they leave a scene before its end."""
    kept = "What you typed is kept" if _list_begun(history, skill) else "Nothing was noted"
    return f"{kept}. Go on with: skillcheck practise add {skill}"


def _ask(sitting: Sitting, scene: OwnScene, missing: Sequence[str]) -> OwnScene | None:
    """Return the scene with the parts that were `missing`, each kept at once; None where they leave."""
    for part in missing:
        changed = _ask_part(sitting, scene, part)
        if changed is None:
            return None
        scene = changed._replace(complete=part == missing[-1])
        scene = scene._replace(id=save(sitting, partial(record.keep_own, sitting.history, scene)))
    return scene


def _ask_part(sitting: Sitting, scene: OwnScene, part: str) -> OwnScene | None:
    (title, help_), usual = PARTS[part], getattr(scene, part)

    def write(text: str) -> OwnScene:
        changes: dict[str, Any] = {part: text}
        return scene._replace(**changes)

    def read(text: str) -> OwnScene:
        if not text:
            raise ValueError("A sentence, please.")
        return write(text)

    def keep(text: str) -> None:
        if text != usual:
            keep_leaving(partial(record.keep_own, sitting.history, write(text)), text)

    name = f"{sitting.catalogue.skill_name(scene.skill)}: {title}"
    return ask_line(sitting, name, help_, usual, read, "leaves; what you typed is kept", keep, escaped=keep)
