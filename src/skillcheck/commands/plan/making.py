"""Making goals by question and answer: pick a gap, then say why, what, when."""

from collections.abc import Sequence
from datetime import date, time
from functools import partial
from typing import NamedTuple

from skillcheck.commands.plan.questions import QUESTIONS, Question
from skillcheck.commands.plan.standing import Standing
from skillcheck.commands.plan.talk import Talk
from skillcheck.commands.plan.wishes import with_part
from skillcheck.model.catalogue import Skill
from skillcheck.model.draft import Draft
from skillcheck.model.estimate import Gap
from skillcheck.model.form import Choice
from skillcheck.model.plan import MOST_GOALS, Goal, Plan
from skillcheck.pages import planning
from skillcheck.planning import drafts, smart
from skillcheck.planning.progress import open_goals, progress
from skillcheck.planning.slots import free

OWN = "own"
MOST_CHOICES = 9
"""There are nine digits to pick one with."""


class Making(NamedTuple):
    """What goals are made from: gaps to pick from, and what is planned already."""

    talk: Talk
    standing: Standing
    plan: Plan
    today: date

    def skill_to_plan(self, kept: list[Goal]) -> str:
        """The gap that they pick, empty when they leave."""
        taken = {one.goal.skill for one in progress(self.plan, self.today) if one.ended is None}
        taken |= {goal.skill for goal in kept}
        result = self.standing.result
        open_ = [gap for gap in result.gaps if gap.skill not in taken and not gap.met][:MOST_CHOICES]
        if not open_:
            return ""
        skills = result.catalogue.skills
        choices = [
            Choice(str(number), gap.skill, planning.gap_label(gap, result.catalogue))
            for number, gap in enumerate(open_, 1)
        ]
        names = [skills[id_].name for id_ in sorted(taken) if id_ in skills]
        return self.talk.pick(
            choices, partial(planning.choosing, choices, names, self.standing.remark, begun=bool(kept))
        )

    def goal(
        self, draft: Draft, given: frozenset[str], typed: dict[str, str], kept: Sequence[Goal]
    ) -> Goal | None:
        """The goal that they make of the draft, beside those `kept`; None when they leave. Parts `given` are not asked.

        What they answer goes into `typed` at once, so that it is there however this ends; what they only accept does not.
        """
        skill = self.standing.result.catalogue.skills[draft.skill]
        gap = self.standing.gap(draft.skill)
        if not draft.action and not draft.practice:
            practice = self._practice(skill, gap)
            if not practice:
                return None
            typed |= {"practice": practice} if practice != OWN else {}
            draft = draft._replace(practice="" if practice == OWN else practice)
        draft = drafts.filled(draft, skill, gap.demand.target if gap else None, self.today)
        for question in QUESTIONS:
            if question.key in given or (question.key == "action" and draft.practice):
                continue
            if question.key == "at":
                draft = draft._replace(at=self._free(draft, kept))
            further = self._answered(question, draft, skill, typed)
            if further is None:
                return None
            draft = further
        return self._kept(draft)

    def _free(self, draft: Draft, kept: Sequence[Goal]) -> time:
        open_ = [one.goal for one in open_goals(self.plan, self.today)]
        return free([*open_, *kept], draft.days, draft.minutes, draft.at)

    def _practice(self, skill: Skill, gap: Gap | None) -> str:
        order = gap.practices if gap else tuple(practice.id for practice in skill.practices)
        by_id = {practice.id: practice for practice in skill.practices}
        labels = [(id_, planning.practice_label(by_id[id_])) for id_ in order][: MOST_CHOICES - 1]
        choices = [
            Choice(str(n), id_, label)
            for n, (id_, label) in enumerate([*labels, (OWN, "something of my own")], 1)
        ]
        return self.talk.pick(choices, partial(planning.practices, skill.name, choices))

    def _answered(
        self, question: Question, draft: Draft, skill: Skill, typed: dict[str, str]
    ) -> Draft | None:
        def read(text: str) -> Draft:
            changed = with_part(draft, question.key, text, self.today)
            wrong = next(
                (lack for lack in smart.lacks(changed, self.today) if lack.key == question.key), None
            )
            if wrong:
                said = f"{wrong.what[0].upper()}{wrong.what[1:]}"
                raise ValueError(f"{said}." if text else f"{said} is needed.")
            if text != usual:
                typed[question.key] = text
            return changed

        usual = question.usual(draft)
        title = f"{skill.name}: {question.title[0].lower()}{question.title[1:]}"
        return self.talk.line(title, question.help, usual, read)

    def _kept(self, draft: Draft) -> Goal | None:
        made = goal_of(draft, self.standing, self.today)
        shown = progress(self.plan._replace(goals=(made,), log=()), self.today)[0]
        choices = (Choice("1", "keep", "Keep it: this is my goal"), Choice("2", "drop", "Drop it"))
        page = partial(planning.whole, shown, self.standing.result.catalogue, choices)
        return made if self.talk.pick(choices, page) == "keep" else None


def goal_of(draft: Draft, standing: Standing | None, today: date) -> Goal:
    """The goal of a SMART draft, with the level and target that its gap has."""
    gap = standing.gap(draft.skill) if standing else None
    if standing is None or gap is None:
        return drafts.goal(draft, None, None, "", today)
    return drafts.goal(draft, gap.estimate.level, gap.demand.target, standing.source(draft.skill), today)


def too_many(open_: int) -> str:
    """Advice where more goals are open than are kept up; empty where not."""
    if open_ <= MOST_GOALS:
        return ""
    return (
        f"{open_} goals are open now. More than {MOST_GOALS} at once compete for the same hours;"
        " skillcheck plan review GOAL --drop takes one out."
    )
