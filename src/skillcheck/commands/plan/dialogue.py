"""Goals by question and answer: each is saved as soon as it is kept, and no word is lost on the way out."""

import shlex
from collections.abc import Callable, Mapping, Sequence

from skillcheck.commands.plan.making import Making
from skillcheck.console.streams import say
from skillcheck.errors import SkillcheckError, Stopped
from skillcheck.model.draft import Draft
from skillcheck.model.plan import Goal


def ask(
    making: Making,
    keep: Callable[[Goal], None],
    draft: Draft | None,
    words: Mapping[str, str],
    given: frozenset[str],
) -> tuple[int, str]:
    """Ask for the goal of a draft, or else for as many as they like; how many they kept, and what to say at the end.

    `words` are those of the command line by part, of which those `given` are not asked for again.
    Raises: Stopped, and what `keep` raises, after it was said how to go on.
    """
    kept: list[Goal] = []
    typed = dict(words)
    begun = draft
    try:
        with making.talk.who.keyboard:
            while begun := begun or _picked(making, kept):
                goal = making.goal(begun, given, typed, kept)
                if goal is None:
                    break
                keep(goal)
                kept.append(goal)
                begun, typed = None, dict(words)
                if draft:
                    break
    except Stopped as stop:
        raise Stopped(stop.number, left(kept, begun, typed)) from None
    except SkillcheckError:
        say(left(kept, begun, typed))
        raise
    return len(kept), left(kept, begun, typed) if begun or not kept else ""


def left(kept: Sequence[Goal], begun: Draft | None, typed: Mapping[str, str]) -> str:
    """What to say when they leave: what is planned, and how to go on with all that they had typed."""
    planned = (
        f"Planned: {', '.join(goal.id for goal in kept)}. See it: skillcheck plan"
        if kept
        else "Nothing was planned."
    )
    if not begun:
        return planned if kept else f"{planned} Whenever it suits you: skillcheck plan new"
    options = [f"--{key.replace('_', '-')} {shlex.quote(text)}" for key, text in typed.items() if text]
    return f"{planned}\nGo on with: {' '.join(['skillcheck plan new', begun.skill, *options])}"


def _picked(making: Making, kept: Sequence[Goal]) -> Draft | None:
    skill = making.skill_to_plan(list(kept))
    return Draft(skill, making.standing.result.role.id) if skill else None
