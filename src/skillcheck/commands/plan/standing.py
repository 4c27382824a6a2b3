"""Where a person stands when a goal is made: the newest assessment, with what was rated again since."""

from collections.abc import Mapping
from typing import NamedTuple

from skillcheck.app.opening import count_days_since, find_assessment, history_to_read
from skillcheck.app.rating import rate_again
from skillcheck.app.result import make_result
from skillcheck.measure.gaps import rank_again
from skillcheck.model.assessment import OLD
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.change import Point
from skillcheck.model.estimate import Gap
from skillcheck.model.parameters import Parameters
from skillcheck.model.result import Result


class Standing(NamedTuple):
    """A result whose gaps count each skill's newest rating; `again` are the ratings that came after its assessment."""

    result: Result
    again: Mapping[str, Point]

    def gap(self, skill: str) -> Gap | None:
        """The gap of a skill, None where it was not measured or the role does not ask for it."""
        return next((gap for gap in self.result.gaps if gap.skill == skill), None)

    @property
    def remark(self) -> str:
        """What to know of the assessment's age before one plans from it; empty where it is not old."""
        days = count_days_since(self.result.assessment)
        if days <= OLD:
            return ""
        return f"Your newest assessment is {days:,} days old. If much has changed, take a new one: skillcheck assess"

    def source(self, skill: str) -> str:
        """The id of the assessment that a skill's level is from."""
        rated = self.again.get(skill)
        return (rated.assessment if rated else self.result.assessment).id


def standing(catalogue: Catalogue, role: str | None, parameters: Parameters) -> Standing:
    """The newest one, seen through `role`, or else through the role of its assessment. Raises: NothingYet."""
    with history_to_read() as history:
        chosen = find_assessment(history, None)
        again = rate_again(chosen, catalogue, parameters, history) if history else {}
    found = make_result(catalogue, chosen, role, parameters)
    levels = {id_: point.estimate for id_, point in again.items() if id_ in found.role.skills}
    gaps = rank_again(found.gaps, levels, catalogue.some(levels), found.role) if levels else found.gaps
    return Standing(found._replace(gaps=gaps), again)
