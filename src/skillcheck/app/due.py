"""What is due for practice today: by the newest result, by a role, or of one skill."""

from collections.abc import Iterable, Iterator
from math import inf

from skillcheck.app import opening
from skillcheck.app.opening import keep_known, today
from skillcheck.measure.gaps import gaps_of
from skillcheck.model.catalogue import TOP, Catalogue, Role, Skill
from skillcheck.model.form import reading_seconds
from skillcheck.model.practice import CUE, OWN, SAYING_SECONDS, SCENE, Exercise, Limits, OwnScene, Practice
from skillcheck.planning.progress import open_goals
from skillcheck.practising.due import choose_due, find_next
from skillcheck.practising.memory import follow
from skillcheck.practising.scene import practice_scenes
from skillcheck.questions.scenario import DECIDING_SECONDS
from skillcheck.store import practice as record
from skillcheck.store.diagnosis import unheard
from skillcheck.store.history import History

ALL_NEW = 10_000
TWICE = 2
"""A scene is decided on twice: what to do first, and what does most harm."""
FIRST, OTHERS, REST = 0, 1, 2
"""The tiers of skills: the top gaps, the other gaps, and those without a gap."""


def what_is_due(
    catalogue: Catalogue,
    history: History,
    *,
    skill: Skill | None = None,
    role: Role | None = None,
    limits: Limits = Limits(),  # noqa: B008 - a value that never changes
) -> Practice:
    """Return what is due today: of one `skill`, else of the newest finished result's gaps, else of a `role`.

    Unless it is of one skill, what was practised before comes back whatever the result or the role is, and without any.
    Scenes are at most as many as the `limits` allow, with what was practised today by now; then the cue of an open goal.
    Raises: HistoryFault, FileFaults.
    """
    day = today()
    repetitions = record.repetitions(history)
    standings = follow(repetitions)
    own_scenes = [scene for scene in record.own_scenes(history) if scene.complete]
    tiers, assessed = _rank_skills(catalogue, history, skill, role)
    scenes = [
        exercise
        for id_, tier in tiers.items()
        for exercise in _list_scenes(catalogue.skills[id_], tier, own_scenes)
    ]
    if not skill:
        begun = {repetition.skill for repetition in repetitions} | {scene.skill for scene in own_scenes}
        scenes += [
            exercise
            for id_ in sorted(begun.difference(tiers).intersection(catalogue.skills))
            for exercise in _list_scenes(catalogue.skills[id_], REST, own_scenes)
            if exercise.what == OWN or (exercise.what, exercise.about) in standings
        ]
    cues = list(_list_cues(history, skill))
    done_today = [repetition for repetition in repetitions if repetition.day == day and repetition.done]
    spent = 0.0 if limits.early else sum(repetition.seconds for repetition in done_today)
    cue = () if spent >= limits.seconds else choose_due(cues, standings, day, limits)[: limits.cues]
    room = limits._replace(seconds=limits.seconds - sum(due.exercise.seconds for due in cue))
    chosen = choose_due(scenes, standings, day, room, spent)
    idle = not (chosen or cue)
    last = max((repetition.day for repetition in repetitions), default=day)
    return Practice(
        day=day,
        scenes=chosen,
        cues=cue,
        next=find_next((*scenes, *cues), standings, day, (*chosen, *cue)),
        assessed=assessed,
        has_scenes=bool(scenes) or not tiers,  # without any tier, none of them was asked for
        ahead=last if last > day else None,
        waits=idle and bool(choose_due(scenes, standings, day, limits._replace(seconds=inf))),
        more=idle and bool(choose_due((*scenes, *cues), standings, day, Limits(inf, ALL_NEW, early=True))),
    )


def only_role(catalogue: Catalogue) -> Role | None:
    """Return the role of a catalogue that has no other: nobody has to name it."""
    return next(iter(catalogue.roles.values())) if len(catalogue.roles) == 1 else None


def _rank_skills(
    catalogue: Catalogue, history: History, skill: Skill | None, role: Role | None
) -> tuple[dict[str, int], bool]:
    """Return skill ids with their tiers, in the order in which they matter, and whether that is by a result."""
    newest = history.newest(finished=True)
    if skill:
        return {skill.id: FIRST}, newest is not None
    seen_through = role or (catalogue.roles.get(newest.role) if newest else None)
    if not seen_through:
        return {}, False
    by_importance = sorted(seen_through.skills, key=lambda id_: -seen_through.skills[id_].importance)
    if not newest:
        return dict.fromkeys(by_importance, FIRST), False
    parameters = opening.open_parameters(catalogue)
    ranked = gaps_of(catalogue, seen_through, keep_known(newest, catalogue), parameters)
    gaps = [gap for gap in ranked if not gap.met and gap.estimate.answered]
    tiers = {gap.skill: FIRST if place < TOP else OTHERS for place, gap in enumerate(gaps)}
    return tiers | {id_: REST for id_ in by_importance if id_ not in tiers}, True


def _list_scenes(skill: Skill, tier: int, own_scenes: Iterable[OwnScene]) -> Iterator[Exercise]:
    """Yield the scenes for practice of a skill, then those of one's own."""
    for scene in practice_scenes(skill):
        options = (f"{option.text} {option.because}" for option in scene.options)
        text = " ".join((scene.situation, scene.question, *options))
        seconds = reading_seconds(text) + TWICE * DECIDING_SECONDS
        yield Exercise(SCENE, scene.id, skill.id, seconds, tier, scene)
    for own_scene in own_scenes:
        if own_scene.skill == skill.id:
            yield Exercise(OWN, str(own_scene.id), skill.id, own_scene.seconds, tier, own_scene)


def _list_cues(history: History, skill: Skill | None) -> Iterator[Exercise]:
    """Yield the cues of the goals that are open today and have begun, of one skill or of all."""
    day = today()
    for standing in open_goals(opening.load_plan(history, unheard), day):
        goal = standing.goal
        if goal.runs_on(day) and (skill is None or goal.skill == skill.id):
            seconds = reading_seconds(goal.cue) + SAYING_SECONDS
            yield Exercise(CUE, goal.id, goal.skill, seconds, content=goal)
