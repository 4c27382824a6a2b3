"""Scenes to hand on: a sheet for the team, and cards for Anki."""

from math import inf

from skillcheck.app.due import ALL_NEW, only_role, what_is_due
from skillcheck.app.opening import FIRST, find_skill, history_to_read, with_its_catalogue
from skillcheck.errors import NothingYet, UsageFault
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.document import Document, Flashcard
from skillcheck.model.plan import Goal
from skillcheck.model.practice import Due, Limits
from skillcheck.pages import huddle, practice_due
from skillcheck.pages.practice import HARM
from skillcheck.practising.scene import judge, order_options, practice_scenes, split_cue
from skillcheck.questions.scenario import Scenario

OTHER_CATALOGUE = "Your last assessment was taken with another catalogue. Export by that one:"


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


def list_cards(catalogue: Catalogue) -> Document:
    """Return the page of all that is due, with its cards: the situation in front, all outcomes behind.

    The scenes of the top gaps are among them as soon as they are new, since Anki has its own limit of new cards a day.
    One's own scenes are private, and not among them. Raises: NothingYet, HistoryFault.
    """
    limits = Limits(inf, ALL_NEW, cues=ALL_NEW)
    with history_to_read() as history:
        practice = what_is_due(catalogue, history, role=only_role(catalogue), limits=limits)
        newest = history.newest(finished=True)
    scenes = tuple(due for due in practice.scenes if due.standing.seen or not due.exercise.tier)
    cards = [card for due in (*scenes, *practice.cues) if (card := _make_card(due))]
    page = practice_due.page(practice._replace(scenes=scenes), catalogue)._replace(flashcards=tuple(cards))
    if not practice.begun and not cards:
        text = FIRST
        if newest:
            command = with_its_catalogue("skillcheck export -f anki", newest)
            text = f"{OTHER_CATALOGUE} {command}"
        raise NothingYet(text, page=page)
    return page


def _make_card(due: Due) -> Flashcard | None:
    """Return the card of a scene or a cue; None of a scene of one's own."""
    match due.exercise.content:
        case Goal() as goal:
            situation, action = split_cue(goal.cue)
            return Flashcard(f"skillcheck-cue-{goal.id}", (f"{situation}, ...",), (action,), goal.skill)
        case Scenario() as scene:
            options = enumerate(order_options(scene, due.standing.seen), 1)
            lines = [f"{number}. {option.text}" for number, option in options]
            back: list[str] = []
            for verdict in judge(scene, "", ""):
                rank = "Most effective: " if verdict.best else "Most harm: " if verdict.worst else ""
                back += [f"{rank}{verdict.text}", verdict.because, ""]
            front = (scene.situation, "", scene.question, HARM, "", *lines)
            return Flashcard(f"skillcheck-{scene.id}", front, tuple(back[:-1]), due.exercise.skill)
    return None
