"""Scenes of one's own: what happened, what I did, what came of it, what I would do now. They stay in the history."""

import sys
from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from skillcheck.app.asking import NOT_REMOVED, UNSEEN, ask_line, check_line, confirm
from skillcheck.app.opening import find_skill, history_to_read, history_to_write
from skillcheck.app.sitting import Sitting, save, talk
from skillcheck.console import person
from skillcheck.console.streams import is_terminal, say
from skillcheck.errors import Incomplete, UsageFault
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.document import Document
from skillcheck.model.practice import OWN, OwnScene
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
    lines = {part: check_line(line, f"--{part}", 1) for part, line in words.items() if line is not None}
    missing = [f"--{part}" for part in PARTS if part not in lines]
    if missing and not person.is_there():
        raise Incomplete(f"There is no terminal to ask at. Give {', '.join(missing)}, each with a text.")
    with history_to_write() as history:
        scenes = record.own_scenes(history)
        begun = [scene for scene in scenes if scene.skill == skill.id and not scene.complete]
        scene = begun[-1] if begun and missing else OwnScene(0, skill.id)
        for part, line in lines.items():
            scene = _set(scene, part, line)
        if missing:
            describe = partial(_describe_begun, history, skill)
            sitting = Sitting(person.meet(single_keys=not by_lines), catalogue, history)
            with talk(sitting.who, describe):
                scene = _ask(sitting, scene, lines.keys())
            if not all(scene[2:6]):
                say(describe())
                return None
        scene = scene._replace(complete=True)
        scene = scene._replace(id=record.keep_own(history, scene))
    return practice_due.own_page([scene], {}, catalogue, "Kept, for you alone")


def list_own(catalogue: Catalogue) -> Document:
    """Return all scenes of one's own. Raises: HistoryFault."""
    with history_to_read() as history:
        scenes = record.own_scenes(history)
        standings = follow(record.repetitions(history))
    by_id = {scene.id: standings[key] for scene in scenes if (key := (OWN, str(scene.id))) in standings}
    return practice_due.own_page(scenes, by_id, catalogue, "Scenes of your own")


def remove(catalogue: Catalogue, number: int, *, sure: bool) -> Document:
    """Remove a scene of one's own; return it. At a terminal, who is not `sure` is asked.

    Raises: UsageFault where there is none, HistoryFault; CheckFailed where they are not sure then, Stopped.
    """
    if not sure and is_terminal(sys.stdin):
        with history_to_write() as history:  # nobody else has to wait until it is answered
            scene = _find(history, number)
        say(f"This removes scene {number}: {inert(scene.happened)}", lines=True)
        confirm("It can't be undone. To go on, type y and Enter:", ("y", "yes"), NOT_REMOVED, UNSEEN)
    with history_to_write() as history:
        scene = _find(history, number)
        record.remove_own(history, number)
    return practice_due.own_page([scene], {}, catalogue, "Removed")


def _find(history: History, number: int) -> OwnScene:
    """Return the scene of one's own with this number. Raises: UsageFault."""
    scenes = {scene.id: scene for scene in record.own_scenes(history)}
    if number not in scenes:
        others = f"There are {', '.join(map(str, scenes))}." if scenes else practice_due.NO_OWN
        raise UsageFault(f"There is no scene {number} of your own. {others}")
    return scenes[number]


def _describe_begun(history: History, skill: Skill) -> str:
    """Return what to say when they leave a scene before its end."""
    begun = any(scene.skill == skill.id and not scene.complete for scene in record.own_scenes(history))
    kept = "What you typed is kept" if begun else "Nothing was noted"
    return f"{kept}. Go on with: skillcheck practise add {skill.id}"


def _ask(sitting: Sitting, scene: OwnScene, done: Collection[str]) -> OwnScene:
    """Return the scene with the parts that are not `done`, each kept at once; not all of them where they leave."""
    name = sitting.catalogue.skills[scene.skill].name
    for part, (title, help_) in PARTS.items():
        if part in done:
            continue

        def keep(text: str, part: str = part, scene: OwnScene = scene) -> None:
            if text != getattr(scene, part):
                record.keep_own(sitting.history, _set(scene, part, text))

        leave, usual = "leaves; what you typed is kept", getattr(scene, part)
        text = ask_line(sitting, f"{name}: {title}", help_, usual, _read_line, leave, keep, escaped=keep)
        if text is None:
            return scene._replace(instead="")
        scene = _set(scene, part, text)
        scene = scene._replace(id=save(sitting, partial(record.keep_own, sitting.history, scene)))
    return scene


def _set(scene: OwnScene, part: str, text: str) -> OwnScene:
    changes: dict[str, Any] = {part: text}
    return scene._replace(**changes)


def _read_line(text: str) -> str:
    if not text:
        raise ValueError("A sentence, please.")
    return text
