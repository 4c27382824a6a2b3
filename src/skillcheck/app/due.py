"""What is due for practice today: by the newest result, by a role, or of one skill."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skillcheck.app import opening
from skillcheck.app.opening import today
from skillcheck.app.rating import keep_known
from skillcheck.errors import UnknownName
from skillcheck.measure.result import gaps_of
from skillcheck.model.catalogue import TOP, Catalogue, Role, Skill
from skillcheck.model.form import reading_seconds
from skillcheck.model.plan import Goal
from skillcheck.model.practice import CUE, OWN, SAYING_SECONDS, SCENE, Exercise, Limits, OwnScene, Practice
from skillcheck.planning.progress import open_goals
from skillcheck.practising.due import choose_due, find_next
from skillcheck.practising.memory import follow
from skillcheck.practising.scene import reading_text
from skillcheck.questions.scenario import DECIDING_SECONDS, Scenario
from skillcheck.store import plans
from skillcheck.store import practice as record
from skillcheck.store.history import History

TWICE = 2
"""A scene is decided on twice: what to do first, and what does most harm."""
OTHERS, REST = 1, 2


class Ranked(NamedTuple):
    """A skill, and its tier: 0 for the top gaps, 1 for the other gaps, 2 for the rest."""

    skill: Skill
    tier: int


def what_is_due(
    catalogue: Catalogue,
    history: History,
    *,
    skill: Skill | None = None,
    role: Role | None = None,
    limits: Limits = Limits(),  # noqa: B008 - a value that never changes
) -> Practice:
    """Return what is due today: of one `skill`, else of the newest finished result's gaps, else of a `role`.

    Scenes are at most as many as the `limits` allow, with what was practised today by now; then one cue of an open goal.
    Raises: HistoryFault, FileFaults.
    """
    day = today()
    rows = record.repetitions(history)
    standings = follow(rows)
    own = {str(scene.id): scene for scene in record.own_scenes(history) if scene.complete}
    ranked, assessed = _rank_skills(catalogue, history, skill, role)
    scenes = [exercise for one in ranked for exercise in _list_scenes(one, own)]
    goals = _list_goals(history, skill)
    cues = [_make_cue(goal) for goal in goals]
    done_today = [one for _, one in rows if one.day == day and one.done]
    spent = 0.0 if limits.early else sum(one.seconds for one in done_today)
    cue = () if spent >= limits.seconds else choose_due(cues, standings, day, limits)[:1]
    room = limits._replace(seconds=limits.seconds - sum(due.exercise.seconds for due in cue))
    chosen = choose_due(scenes, standings, day, room, spent)
    days = [one.day for _, one in rows]
    return Practice(
        day=day,
        scenes=chosen,
        cues=cue,
        goals={goal.id: goal for goal in goals},
        own=own,
        next=find_next((*scenes, *cues), standings, day, (*chosen, *cue)),
        assessed=assessed,
        has_scenes=bool(scenes),
        ahead=max(days) if days and max(days) > day else None,
    )


def _rank_skills(
    catalogue: Catalogue, history: History, skill: Skill | None, role: Role | None
) -> tuple[list[Ranked], bool]:
    """Return the skills in the order in which they matter, and whether that is by a result."""
    newest = history.newest(finished=True)
    if skill:
        return [Ranked(skill, 0)], newest is not None
    seen_through = role or (catalogue.roles.get(newest.role) if newest else None)
    if newest and seen_through:
        parameters = opening.open_parameters(catalogue)
        ranked = gaps_of(catalogue, seen_through, keep_known(newest, catalogue), parameters)
        gaps = [gap for gap in ranked if not gap.met and gap.estimate.answered]
        order = [(gap.skill, 0 if place < TOP else OTHERS) for place, gap in enumerate(gaps)]
        asked = seen_through.skills
        rest = sorted(asked, key=lambda id_: -asked[id_].importance)
        order += [(id_, REST) for id_ in rest if id_ not in {known for known, _ in order}]
        return [Ranked(catalogue.skills[id_], tier) for id_, tier in order], True
    if role:
        by_importance = sorted(role.skills, key=lambda id_: -role.skills[id_].importance)
        return [Ranked(catalogue.skills[id_], 0) for id_ in by_importance], False
    return [], False


def _list_scenes(ranked: Ranked, own: dict[str, OwnScene]) -> Iterator[Exercise]:
    """Yield the scenes for practice of a skill, then those of one's own."""
    id_, tier = ranked.skill.id, ranked.tier
    for scene in practice_scenes(ranked.skill):
        seconds = reading_seconds(reading_text(scene)) + TWICE * DECIDING_SECONDS
        yield Exercise(SCENE, scene.id, id_, seconds, tier)
    for name, one in own.items():
        if one.skill == id_:
            yield Exercise(OWN, name, id_, one.seconds, tier)


def practice_scenes(skill: Skill) -> tuple[Scenario, ...]:
    """Return the scenes of a skill that are kept for practice: those that measure never are among them."""
    return tuple(scene for scene in skill.of_kind(Scenario) if not scene.measures)


def find_scene(catalogue: Catalogue, skill: str, id_: str) -> Scenario:
    """Return a scene for practice by its skill and id. Raises: UnknownName."""
    for scene in practice_scenes(catalogue.skills[skill]):
        if scene.id == id_:
            return scene
    raise UnknownName("scene", id_, (), f"skillcheck show {skill}")


def _list_goals(history: History, skill: Skill | None) -> Sequence[Goal]:
    """Return the goals that are open today and have begun, of one skill or of all."""
    day = today()
    goals = (standing.goal for standing in open_goals(plans.load(history), day))
    return [goal for goal in goals if goal.runs_on(day) and (skill is None or goal.skill == skill.id)]


def _make_cue(goal: Goal) -> Exercise:
    return Exercise(CUE, goal.id, goal.skill, reading_seconds(goal.cue) + SAYING_SECONDS)
