"""A scene for the team, on one sheet."""

from skillcheck.app.due import practice_scenes
from skillcheck.app.opening import find_skill
from skillcheck.errors import NothingYet, UsageFault
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document
from skillcheck.pages import huddle
from skillcheck.practising.scene import judge


def show_huddle(catalogue: Catalogue, text: str, number: int) -> Document:
    """Return the sheet of a scene for practice of the skill that `text` means, the `number` counted from 1.

    Scenes that measure are for no team: who has read their reasons can't be asked them. Raises: UnknownName, UsageFault,
    NothingYet.
    """
    skill = find_skill(catalogue, text)
    scenes = practice_scenes(skill)
    if not scenes:
        raise NothingYet(
            f"The catalogue has no scene to talk over for {skill.name}. See: skillcheck show {skill.id}"
        )
    if number > len(scenes):
        raise UsageFault(f"--scene: {skill.name} has scenes 1 to {len(scenes)}; there is no {number}.")
    scene = scenes[number - 1]
    return huddle.page(skill, scene, judge(scene, "", ""))
