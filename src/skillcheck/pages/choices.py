"""What choices in scenes lead to: yours, the most effective one, and the others; the least effective choice first."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from skillcheck.model import document as doc
from skillcheck.model.catalogue import Skill
from skillcheck.model.text import plural
from skillcheck.pages.words import COUNTS, PLACES, pick
from skillcheck.questions.scenario import Option, Scenario

COLUMNS = ("scenario", "skill", "situation", "question", "chosen", "best")
TITLE = "What your choices lead to"
EMPTY = doc.Document("", "choices", {"choices": []})
"""The page for programs where no scene was answered."""
BEST, WORST = "Most effective", "Least effective"


class Choice(NamedTuple):
    """A scene that was answered: `chosen` is the option that the person took."""

    skill: Skill
    scenario: Scenario
    chosen: Option

    @property
    def ranked(self) -> list[Option]:
        """Return the options, the most effective first."""
        return sorted(self.scenario.options, key=lambda option: -option.score)


def find_choices(skills: Iterable[Skill], answers: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return the scenes of these skills that were answered (item id to answer), the least effective choice first."""
    choices = [
        Choice(skill, scenario, option)
        for skill in skills
        for scenario in skill.of_kind(Scenario)
        for option in scenario.options
        if answers.get(scenario.id) == option.id
    ]
    return tuple(sorted(choices, key=lambda choice: choice.chosen.score))


def page(choices: Sequence[Choice]) -> doc.Document:
    """Show all scenes that were answered, each with your choice, the most effective one, and the others."""
    blocks: list[doc.Block] = []
    for choice in choices:
        blocks += [doc.Heading(choice.skill.name), doc.Paragraph(choice.scenario.situation)]
        blocks += [
            doc.Paragraph(choice.scenario.question, doc.Tone.STRONG),
            *outcomes(choice),
            *_others(choice),
        ]
    if choices:
        blocks.append(doc.Commands(((f"skillcheck show {choices[0].skill.id}", "the card of a skill"),)))
    data = {"choices": [_data(choice) for choice in choices]}
    aside = plural(len(choices), "scene")
    return doc.Document(TITLE, "choices", data, "choices", COLUMNS, tuple(blocks), aside=aside)


def screen(choices: Sequence[Choice], number: int, *, opened: bool, from_page: bool = False) -> doc.Document:
    """Show one of the scenes, `number` from 0: with its situation, or `opened` with all ways to act.

    One can go back in it to the scene before, and from the first one to the page that it was opened from, if any.
    """
    choice = choices[number]
    rest = len(_others(choice))
    blocks: list[doc.Block] = [] if opened else [doc.Paragraph(choice.scenario.situation)]
    blocks += outcomes(choice)
    if opened:
        blocks += _others(choice)
    elif rest:
        blocks.append(
            doc.Paragraph(f"+ {COUNTS[rest]} other {'ways' if rest > 1 else 'way'}", doc.Tone.QUIET)
        )
    last = number + 1 == len(choices)
    keys = (
        doc.Key("Enter", "leave" if last else "next scene"),
        *((doc.Key("o", "back to the scene" if opened else "open the others"),) if rest else ()),
        *((doc.Key("b", "back"),) if number or from_page else ()),
        doc.Key("q", "leave"),
    )
    of = f", {PLACES[number]} of {plural(len(choices), 'scene')}" if len(choices) > 1 else ""
    return doc.make_screen(TITLE, *blocks, aside=f"{choice.skill.name}{of}", keys=keys)


def outcomes(choice: Choice) -> list[doc.Outcome]:
    """Return your choice and the most effective one; where that was yours, the one that does most harm beside it."""
    best, *_, worst = choice.ranked
    place = choice.ranked.index(choice.chosen)
    if not place:
        return [
            _outcome("Your choice, the most effective one", best, doc.Accent.GOOD),
            _outcome("The one that does most harm", worst, doc.Accent.CARE),
        ]
    named = "the least effective" if choice.chosen == worst else PLACES[place]
    yours = f"Your choice, {named} of the {COUNTS[len(choice.ranked)]}"
    return [_outcome(yours, choice.chosen, doc.Accent.CARE), _outcome(BEST, best, doc.Accent.GOOD)]


def _others(choice: Choice) -> list[doc.Outcome]:
    """Return the ways to act that `outcomes` leaves out, in their order."""
    best, *_, worst = choice.ranked
    shown = (best, worst) if choice.chosen == best else (best, choice.chosen)
    return [
        _outcome(WORST if option == worst else PLACES[place].capitalize(), option, doc.Accent.REST)
        for place, option in enumerate(choice.ranked)
        if option not in shown
    ]


def _outcome(name: str, option: Option, accent: doc.Accent) -> doc.Outcome:
    return doc.Outcome(name, option.text, option.because, accent)


def _data(choice: Choice) -> dict[str, object]:
    return {
        "scenario": choice.scenario.id,
        "skill": choice.skill.id,
        **pick(choice.scenario, "situation", "question"),
        "chosen": choice.chosen.id,
        "best": choice.ranked[0].id,
        **pick(choice.scenario, "options"),
    }
