"""Making goals, whichever way they are given, and putting them into the plan."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from skillcheck.app.opening import now
from skillcheck.commands.deliver import Delivery
from skillcheck.commands.plan.dialogue import ask
from skillcheck.commands.plan.goals import say_where_kept
from skillcheck.commands.plan.goals_file import whole_drafts
from skillcheck.commands.plan.making import Making, goal_of, too_many
from skillcheck.commands.plan.standing import Standing, standing
from skillcheck.commands.plan.talk import talk
from skillcheck.commands.plan.wishes import draft_of, said
from skillcheck.console import person
from skillcheck.console.streams import say
from skillcheck.errors import NothingYet, UsageFault
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.draft import Draft
from skillcheck.model.parameters import Parameters
from skillcheck.model.plan import Goal, Plan
from skillcheck.pages import plan as page
from skillcheck.planning import smart
from skillcheck.planning.drafts import filled
from skillcheck.planning.progress import open_goals, progress
from skillcheck.store import plan_drafts, plans, zone


class Planner(NamedTuple):
    """What goals are made with: `plan` is the one there is (or an empty one), `role` the one wished for."""

    catalogue: Catalogue
    parameters: Parameters
    plan: Plan
    role: str | None
    today: date
    format: str | None

    def from_file(self, path: str) -> list[Goal]:
        """The goals of a file, each SMART; one without a role has the one wished for, else the newest assessment's.

        Raises: FileFaults with all that is wrong.
        """
        file = plan_drafts.read(path, self.catalogue)
        named = {words["role"] for words in file.goals if words and words.get("role") in self.catalogue.roles}
        stands = {role: self._standing_if_any(role) for role in named}
        newest = self._standing_if_any(self.role)
        _say(newest.remark if newest else "")
        usual = self.role or (newest.result.role.id if newest else "")
        stands[usual] = newest

        def whole(draft: Draft) -> Draft:
            role = draft.role or usual
            return self._whole(draft._replace(role=role), stands.get(role))

        drafts = whole_drafts(file, self.catalogue, whole, self.today)
        return [goal_of(draft, stands[draft.role], self.today) for draft in drafts]

    def of_options(self, skill: Skill, words: Mapping[str, str | None], practice: str, way: Delivery) -> None:
        """A goal of the command line's words; at a terminal, what they leave open is asked for.

        Raises: NothingYet without an assessment, UsageFault with all that is missing where nobody can be asked.
        """
        stands = standing(self.catalogue, self.role, self.parameters)
        _say(stands.remark)
        draft = draft_of(skill.id, stands.result.role.id, words, self.today)._replace(practice=practice)
        self._refuse_doubles(self.plan, [(draft.skill, draft.role)])
        whole = self._whole(draft, stands)
        lacks = smart.lacks(whole, self.today)
        if lacks and person.is_there():
            typed = {key: text for key, text in words.items() if text is not None}
            given = frozenset(typed) - {lack.key for lack in lacks}
            self._ask(stands, draft, {"practice": practice, **typed}, given, way)
            return
        if lacks:
            raise UsageFault(said(lacks, skill))
        self.keep([goal_of(whole, stands, self.today)], way)

    def asked(self, way: Delivery) -> None:
        """Goals by question and answer, from the menu of gaps on."""
        self._ask(standing(self.catalogue, self.role, self.parameters), None, {}, frozenset(), way)

    def keep(self, goals: Sequence[Goal], way: Delivery) -> None:
        """Put goals into the plan, say so, and send them. Raises: UsageFault for one that there is already."""
        self._add(goals)
        self._send(len(goals), way)

    def _ask(
        self,
        stands: Standing,
        draft: Draft | None,
        words: Mapping[str, str],
        given: frozenset[str],
        way: Delivery,
    ) -> None:
        making = Making(talk(self.format), stands, self.plan, self.today)
        role = {"role": self.role} if self.role else {}
        count, parting = ask(making, lambda goal: self._add([goal]), draft, {**role, **words}, given)
        if count:
            self._send(count, way)
        _say(parting)

    def _whole(self, draft: Draft, stands: Standing | None) -> Draft:
        """The draft with what its practice and its target say."""
        gap = stands.gap(draft.skill) if stands else None
        target = gap.demand.target if gap else None
        return filled(draft, self.catalogue.skills[draft.skill], target, self.today)

    def _standing_if_any(self, role: str | None) -> Standing | None:
        try:
            return standing(self.catalogue, role, self.parameters)
        except NothingYet:
            return None

    def _refuse_doubles(self, plan: Plan, wanted: Iterable[tuple[str, str]]) -> None:
        """Raises: UsageFault for a skill and role that have an open goal already, or that are wanted twice."""
        known = {(one.goal.skill, one.goal.role): one.goal.id for one in open_goals(plan, self.today)}
        for skill, role in wanted:
            if (skill, role) in known:
                other = known[skill, role]
                raise UsageFault(
                    f"There is an open goal for {skill} already. End it first: skillcheck plan review {other}"
                    if other
                    else f"The file has two goals for {skill} and one role. Leave one out."
                )
            known[skill, role] = ""

    def _add(self, goals: Sequence[Goal]) -> None:
        first = Plan(id=secrets.token_hex(4), timezone=zone.here())
        wanted = [(goal.skill, goal.role) for goal in goals]
        check = partial(self._refuse_doubles, wanted=wanted)
        say_where_kept(plans.add_goals(goals, first, self.catalogue, check))

    def _send(self, count: int, way: Delivery) -> None:
        """Show the newest `count` goals, which are on disk."""
        plan = plans.load(self.catalogue) or self.plan
        say(f"Planned, in {plans.path()}, which is yours to read and to edit.")
        _say(too_many(len(open_goals(plan, self.today))))
        way.send(
            page.page(plan, progress(plan, self.today)[-count:], self.catalogue, notes=False, made_at=now())
        )


def _say(remark: str) -> None:
    if remark:
        say(remark)
