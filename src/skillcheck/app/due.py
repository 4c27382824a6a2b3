"""What is due for practice today: by the newest result, by a role, or of one skill."""

from collections.abc import Iterator, Sequence
from math import inf

from skillcheck.app import opening
from skillcheck.app.opening import keep_known, today
from skillcheck.measure.ranking import gaps_of
from skillcheck.model.catalogue import TOP, Catalogue, Role, Skill
from skillcheck.model.form import reading_seconds
from skillcheck.model.plan import Goal
from skillcheck.model.practice import CUE, OWN, SAYING_SECONDS, SCENE, Exercise, Limits, OwnScene, Practice
from skillcheck.planning.progress import open_goals
from skillcheck.practising.due import choose_due, find_next
from skillcheck.practising.memory import follow
from skillcheck.practising.scene import reading_text
from skillcheck.questions.scenario import DECIDING_SECONDS, Scenario
from skillcheck.store import practice as record
from skillcheck.store.diagnosis import unheard
from skillcheck.store.history import History

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
    rows = record.repetitions(history)
    standings = follow(rows)
    own_scenes = {str(scene.id): scene for scene in record.own_scenes(history) if scene.complete}
    tiers, assessed = _rank_skills(catalogue, history, skill, role)
    scenes = [
        exercise
        for id_, tier in tiers.items()
        for exercise in _list_scenes(catalogue.skills[id_], tier, own_scenes)
    ]
    repetitions = [repetition for _, repetition in rows]
    if not skill:
        begun = {repetition.skill for repetition in repetitions}
        begun |= {own_scene.skill for own_scene in own_scenes.values()}
        scenes += [
            exercise
            for id_ in sorted(begun.difference(tiers).intersection(catalogue.skills))
            for exercise in _list_scenes(catalogue.skills[id_], REST, own_scenes)
            if exercise.what == OWN or (exercise.what, exercise.about) in standings
        ]
    goals = _list_goals(history, skill)
    cues = [_make_cue(goal) for goal in goals]
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
        goals={goal.id: goal for goal in goals},
        own=own_scenes,
        next=find_next((*scenes, *cues), standings, day, (*chosen, *cue)),
        assessed=assessed,
        has_scenes=bool(scenes) or not tiers,  # without any tier, none of them was asked for
        ahead=last if last > day else None,
        waits=idle and bool(choose_due(scenes, standings, day, limits._replace(seconds=inf))),
        more=idle
        and bool(choose_due((*scenes, *cues), standings, day, Limits(inf, len(scenes), early=True))),
    )


def _rank_skills(
    catalogue: Catalogue, history: History, skill: Skill | None, role: Role | None
) -> tuple[dict[str, int], bool]:
    """Return skill ids with their tiers, in the order in which they matter, and whether that is by a result."""
    newest = history.newest(finished=True)
    if skill:
        return {skill.id: FIRST}, newest is not None
    seen_through = role or (catalogue.roles.get(newest.role) if newest else None)
    if newest and seen_through:
        parameters = opening.open_parameters(catalogue)
        ranked = gaps_of(catalogue, seen_through, keep_known(newest, catalogue), parameters)
        gaps = [gap for gap in ranked if not gap.met and gap.estimate.answered]
        tiers = {gap.skill: FIRST if place < TOP else OTHERS for place, gap in enumerate(gaps)}
        rest = dict.fromkeys(_list_by_importance(seen_through), REST)
        return tiers | {id_: tier for id_, tier in rest.items() if id_ not in tiers}, True
    return dict.fromkeys(_list_by_importance(role), FIRST) if role else {}, False


def _list_by_importance(role: Role) -> list[str]:
    return sorted(role.skills, key=lambda id_: -role.skills[id_].importance)


def _list_scenes(skill: Skill, tier: int, own_scenes: dict[str, OwnScene]) -> Iterator[Exercise]:
    """Yield the scenes for practice of a skill, then those of one's own."""
    for scene in practice_scenes(skill):
        seconds = reading_seconds(reading_text(scene)) + TWICE * DECIDING_SECONDS
        yield Exercise(SCENE, scene.id, skill.id, seconds, tier)
    for id_, own_scene in own_scenes.items():
        if own_scene.skill == skill.id:
            yield Exercise(OWN, id_, skill.id, own_scene.seconds, tier)


def practice_scenes(skill: Skill) -> tuple[Scenario, ...]:
    """Return the scenes of a skill that are kept for practice: those that measure never are among them."""
    return tuple(scene for scene in skill.of_kind(Scenario) if not scene.measures)


def find_scene(catalogue: Catalogue, exercise: Exercise) -> Scenario:
    """Return the scene of the catalogue that is practised."""
    scenes = practice_scenes(catalogue.skills[exercise.skill])
    return next(scene for scene in scenes if scene.id == exercise.about)


def _list_goals(history: History, skill: Skill | None) -> Sequence[Goal]:
    """Return the goals that are open today and have begun, of one skill or of all."""
    day = today()
    goals = (standing.goal for standing in open_goals(opening.load_plan(history, unheard), day))
    return [goal for goal in goals if goal.runs_on(day) and (skill is None or goal.skill == skill.id)]


def _make_cue(goal: Goal) -> Exercise:
    return Exercise(CUE, goal.id, goal.skill, reading_seconds(goal.cue) + SAYING_SECONDS)
