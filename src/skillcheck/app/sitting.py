"""A conversation with a person: who sits there, what they see, and where goes what they say."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple, TypeVar

from skillcheck import formats
from skillcheck.app.opening import now
from skillcheck.console import streams
from skillcheck.console.person import Person
from skillcheck.errors import HistoryFault, Stopped
from skillcheck.model.assessment import Evidence
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.commandline import quote, typed
from skillcheck.model.document import Document
from skillcheck.model.form import Choice
from skillcheck.model.parameters import Parameters
from skillcheck.pages import card, question
from skillcheck.store.history import History

DIGITS = "123456789"
"""The keys of things to choose from: a menu has no more of them."""
NOTE_ROWS = 3
"""What stays free below a page: the last row of the screen, an empty one and one with a hint."""

_T = TypeVar("_T")


class Sitting(NamedTuple):
    """Who is asked what, and where the answers go."""

    who: Person
    catalogue: Catalogue
    history: History
    parameters: Parameters = Parameters()

    def choose(self, choices: Sequence[Choice], make: Callable[[], Document]) -> str:
        """Return the value of the choice that they make on a page; empty when they leave."""
        return self.who.choose(choices, self.draw(make))

    def draw(self, make: Callable[[], Document]) -> Callable[[], str]:
        """Return what shows a page on the screen, as wide as that is when it is drawn."""
        return lambda: render(self.who, make())

    def draw_with_evidence(
        self, make: Callable[[tuple[Evidence, ...]], Document], skill: str, most: int
    ) -> Callable[[], str]:
        """Return the same with the newest lines about a skill, at most `most` and as many as the screen has room for."""
        lines = self.history.evidence(skill)[::-1][:most]

        def draw() -> str:
            for count in range(len(lines), 0, -1):
                text = render(self.who, make(lines[:count]))
                if not self.who.single_keys or text.count("\n") <= streams.height() - NOTE_ROWS:
                    return text
            return render(self.who, make(()))

        return draw


@contextmanager
def talk(who: Person, describe: Callable[[], str]) -> Iterator[None]:
    """Open the keyboard of a person; where they stop the program, `describe` gives what is said then. Raises: Stopped."""
    try:
        with who.keyboard:
            yield
    except Stopped as stop:
        raise Stopped(stop.number, describe()) from None


def render(who: Person, page: Document) -> str:
    """Return a page as the screen of a person shows it, who is there to press keys."""
    look = streams.look(sys.stderr)._replace(keys=True)
    return formats.render("terminal" if who.single_keys else "plain", page, look)


def number_choices(labels: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    """Return pairs of a value and a label as choices by digits; as many as there are digits."""
    return tuple(Choice(digit, value, label) for digit, (value, label) in zip(DIGITS, labels, strict=False))


def save(sitting: Sitting, put: Callable[[], _T]) -> _T:
    """Put something on disk before the next question; return what `put` does. Raises: HistoryFault when they give up."""
    while True:
        try:
            return put()
        except HistoryFault as fault:
            if not sitting.who.goes_on(sitting.draw(partial(question.not_saved, str(fault)))):
                raise


def keep_leaving(put: Callable[[], object], text: str) -> None:
    """Put what was typed on disk on their way out, where nobody can be asked to try again; say it where that fails."""
    try:
        put()
    except HistoryFault:
        streams.say(f"This could not be kept: {text}")


def show_card(sitting: Sitting, skill: Skill) -> None:
    """Show the card of a skill, as it is while the skill is asked about, until they go on."""
    page = partial(card.question_card, skill, sitting.catalogue)
    sitting.who.goes_on(sitting.draw_with_evidence(page, skill.id, streams.height()))


def take_evidence(sitting: Sitting, skill: Skill, assessment: str, drafts: dict[str, str]) -> str:
    """Ask for a line and keep it; return what to tell them then. What was left of a line waits in `drafts`, by skill."""
    prompt = f"Evidence for {skill.name}: what happened, what did you do? Enter keeps it, Esc drops it."
    text = sitting.who.text(
        sitting.draw(lambda: question.evidence_line(skill.name)),
        prompt,
        drafts.pop(skill.id, ""),
        keep=lambda text: drafts.update({skill.id: text}) if text else None,
    )
    if not text:
        return (
            "Your line waits here: press e to go on with it." if skill.id in drafts else "Nothing was noted."
        )
    save(sitting, partial(sitting.history.add_evidence, skill.id, text, now(), assessment))
    return f"Noted for {skill.name}."


@contextmanager
def keep_drafts() -> Iterator[dict[str, str]]:
    """Give the lines of evidence that were left, by skill; those that are never noted are told at the end."""
    drafts: dict[str, str] = {}
    try:
        yield drafts
    finally:
        for skill, text in drafts.items():
            line = typed(f"skillcheck evidence add {skill} -- {quote(text)}")
            streams.say(f"A line was left and is not noted: {line}")
