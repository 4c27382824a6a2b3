"""Rating a goal's skill again, and, if they like, how it was when the goal began."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from skillcheck.app.opening import history_to_write, now
from skillcheck.app.rating import begin_assessment, read_course
from skillcheck.app.sitting import Lead, Sitting, ask_all, own_lead
from skillcheck.console import person, streams
from skillcheck.errors import Stopped, UsageFault
from skillcheck.measure.session import Session
from skillcheck.model.assessment import REVIEW, THEN
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.change import Point, Trend
from skillcheck.model.document import Document
from skillcheck.model.form import Choice
from skillcheck.model.parameters import Parameters
from skillcheck.model.plan import Progress
from skillcheck.pages import planning, words
from skillcheck.store import answers as answers_file
from skillcheck.store.history import History

YES = "yes"
AGAIN = (Choice("1", YES, "Rate it again now"), Choice("2", "no", "Go on without"))
BACK = (Choice("1", YES, "Look back"), Choice("2", "no", "Go on without"))


class Rating(NamedTuple):
    """Ids of the new rating and of the then-rating (empty without), and the skill's course with them in it.

    Without a new rating the course has no news: `trend` is None.
    """

    assessment: str
    then: str
    trend: Trend | None


def of_files(
    one: Progress, catalogue: Catalogue, parameters: Parameters, again: str | None, then: str | None
) -> Rating:
    """Ratings from answers files, which hold questions of the goal's skill alone. Raises: FileFaults, UsageFault."""
    skill = catalogue.skills[one.goal.skill]
    own = _about(skill, catalogue)
    sheets = [(kind, answers_file.read(path, own)) for kind, path in ((REVIEW, again), (THEN, then)) if path]
    ids = {}
    with history_to_write() as history:
        began = _began(one, skill, catalogue, parameters, history) if then else None
        if then and began is None:
            raise UsageFault(
                "There is no assessment from when this goal began to look back on. Leave out --then."
            )
        for kind, sheet in sheets:
            rated = begin_assessment(
                one.goal.role,
                kind,
                catalogue,
                sheet.taken_at or now(),
                parameters=parameters.version,
                answers=sheet.answers,
                newest=history.newest(finished=True),
                about=began.assessment.id if began and kind == THEN else "",
            )
            history.start(rated)
            ids[kind] = rated.id
        return _rating(ids, read_course(skill, catalogue, parameters, history))


def _about(skill: Skill, catalogue: Catalogue) -> Catalogue:
    """The catalogue as if it had this skill alone."""
    return Catalogue(
        name=catalogue.name,
        scale=catalogue.scale,
        clusters=catalogue.clusters,
        lists=catalogue.lists,
        skills={skill.id: skill},
        roles=catalogue.roles,
        digest=catalogue.digest,
    )


def of_person(
    one: Progress, catalogue: Catalogue, parameters: Parameters, format_: str | None
) -> Rating | None:
    """Ratings by question and answer, those that they want; None where they leave. A finished rating is kept.

    Raises: Stopped.
    """
    by_lines = format_ == "plain" or streams.plain_wanted()
    with history_to_write() as history:
        who = person.meet(single_keys=not by_lines)
        sitting = Sitting(who, catalogue, history, parameters, "plain" if by_lines else "terminal")
        ids: dict[str, str] = {}
        try:
            with who.keyboard:
                stays = _rate(sitting, one, ids)
        except Stopped as stop:
            rating = "The new rating is kept." if ids else "A rating that is not finished counts in nothing."
            left = f"The goal is as it was. {rating} Go on with: skillcheck plan review {one.goal.id}"
            raise Stopped(stop.number, left) from None
        if not stays:
            streams.say("The new rating is kept." if ids else "Nothing was rated.")
            return None
        return _rating(ids, read_course(catalogue.skills[one.goal.skill], catalogue, parameters, history))


def _rate(sitting: Sitting, one: Progress, ids: dict[str, str]) -> bool:
    """Make the ratings that they want; False where they leave. Ids go into `ids` by kind as soon as a rating is finished."""
    skill = sitting.catalogue.skills[one.goal.skill]
    wish = _wish(sitting, AGAIN, partial(planning.rating_again, one, sitting.catalogue, AGAIN))
    if wish != YES:
        return bool(wish)
    began = _began(one, skill, sitting.catalogue, sitting.parameters, sitting.history)
    if id_ := _rated(sitting, one, skill, REVIEW):
        ids[REVIEW] = id_
    if not ids or not began:
        return True
    wish = _wish(sitting, BACK, partial(planning.looking_back, began, BACK))
    if wish == YES:
        lead = partial(planning.then_lead, began)
        if id_ := _rated(sitting, one, skill, THEN, began.assessment.id, lead):
            ids[THEN] = id_
    return bool(wish)


def _wish(sitting: Sitting, choices: Sequence[Choice], page: Callable[[str], Document]) -> str:
    """The value of their choice, empty where they leave."""
    press = words.pressing(single_keys=sitting.who.single_keys)
    return sitting.who.choose(choices, sitting.draw(lambda: page(press)))


def _rated(
    sitting: Sitting, one: Progress, skill: Skill, kind: str, about: str = "", lead: Lead = own_lead
) -> str:
    """Ask the questions of the skill; the id of what was answered, empty where nothing was."""
    history = sitting.history
    rated = begin_assessment(
        one.goal.role,
        kind,
        sitting.catalogue,
        now(),
        parameters=sitting.parameters.version,
        newest=history.newest(finished=True),
        about=about,
    )
    ask_all(sitting, rated, Session(tuple(skill.items)), lead)
    return rated.id if history.finish(rated.id) else ""


def _began(
    one: Progress, skill: Skill, catalogue: Catalogue, parameters: Parameters, history: History
) -> Point | None:
    """Where the goal began: its own assessment, else the last one up to its start."""
    points = read_course(skill, catalogue, parameters, history).points
    own = [point for point in points if point.assessment.id == one.goal.assessment]
    earlier = [point for point in points if point.assessment.taken_at.astimezone().date() <= one.goal.start]
    return next(iter(own or earlier[-1:]), None)


def _rating(ids: dict[str, str], trend: Trend) -> Rating:
    again = ids.get(REVIEW, "")
    return Rating(again, ids.get(THEN, ""), trend if again else None)
