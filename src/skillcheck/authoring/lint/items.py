"""Questions: statements of one behaviour that anyone can answer; scenarios whose best way can't be told by its looks."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from skillcheck.authoring.lint.remark import Remark, words
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.text import plural
from skillcheck.questions.scenario import LETTERS, Scenario
from skillcheck.questions.statement import Statement

HIGHEST_GRADE = 9.0
FEWEST_FOR_BALANCE = 12
"""With fewer scenarios, an uneven key can be chance."""
MOST_OFF_BALANCE = 0.5
"""How far from an equal share a position of the best option may be, as a part of that share."""
ABSOLUTES = frozenset(
    "all always completely constantly entirely every everybody everyone everything never nobody none nothing only"
    " perfectly totally very".split()
)
NEGATIONS = frozenset("cannot fail hardly lack neither never no nobody none nor not nothing without".split())
# What may follow a verb and begins what the verb acts on; after a noun it would not stand.
OBJECT_STARTS = frozenset(
    "a an another any each her him his how i it its me my one our that the their them these this those to until up us what"
    " when where which who why you your back about for".split()
)
# Behaviours that statements speak of, in the form that follows "I".
VERBS = frozenset(
    "accept act add adjust admit agree answer apologise apologize approve argue ask avoid begin block"
    " blame book break bring build call cancel care carry change chase check choose close coach come"
    " compare complain confirm correct count cover credit cut decide delay delegate describe discuss do"
    " draw drop end escalate explain face file fill find finish fix follow forget forward get give go"
    " greet guess hand help hide hold ignore interrupt invite join jump keep know lead learn leave let"
    " list listen log look lose lower make mark measure meet mention move name nod note notice offer open"
    " own park pass pause pay pick plan praise prepare promise push put raise read refuse remind repeat"
    " reply report reschedule respond rest return review reward ring rush say see send set settle share"
    " shout show sign skip slow smile speak stand start state stay step stop sum switch take talk teach"
    " tell test thank think trace train translate try turn update use visit wait walk warn watch weigh"
    " work write".split()
)


def first_person(statement: Statement) -> str:
    """A statement says what I do."""
    return "" if "i" in words(statement.text) else "is not in the first person: say what “I” do"


def double_barrelled(statement: Statement) -> str:
    """A statement asks about one behaviour: no two verbs joined by and/or.

    After and/or (then, I), a known verb counts where something that it acts on follows, or nothing at all.
    """
    all_words = words(statement.text)
    for place, word in enumerate(all_words):
        if word in ("and", "or"):
            rest = [w for w in all_words[place + 1 : place + 5] if w not in ("then", "i", "so", "also")]
            if rest and rest[0] in VERBS and (len(rest) == 1 or rest[1] in OBJECT_STARTS):
                return f"asks two things at once (“{word} {rest[0]}”): split it or drop one"
    return ""


def absolute(statement: Statement) -> str:
    """No word that leaves no middle, since the answer is a frequency."""
    absolutes = sorted(ABSOLUTES.intersection(words(statement.text)))
    return f"has an absolute word: {', '.join(absolutes)}" if absolutes else ""


def double_negative(statement: Statement) -> str:
    """One negation at most: with a frequency on top, two can't be answered."""
    negations = [word for word in words(statement.text) if word in NEGATIONS or word.endswith("n't")]
    is_double = len(negations) > 1
    return f"has {plural(len(negations), 'negation')}: {', '.join(negations)}" if is_double else ""


def reading_grade(statement: Statement) -> str:
    """A statement is read once, in a hurry."""
    return hard_to_read(statement.text)


def one_reversed(skill: Skill) -> Iterator[Remark]:
    """One statement of four names a habit that the skill replaces."""
    statements = skill.of_kind(Statement)
    number = sum(statement.reversed for statement in statements)
    if statements and number != 1:
        yield Remark("", f"has {number} reversed statements, not 1")


def one_best(scenario: Scenario) -> str:
    """The key is clear at both ends."""
    scores = [option.score for option in scenario.options]
    clear = scores.count(max(scores)) == scores.count(min(scores)) == 1
    return "" if clear else "needs one best and one worst option"


def best_longest(scenario: Scenario) -> str:
    """The best option is not the longest, which readers take for the right one."""
    *others, longest = sorted(len(words(option.text)) for option in scenario.options)
    best = len(words(scenario.options[_place(scenario, max)].text))
    tells = len(others) > 1 and others[-1] < best == longest
    return f"has the best option as the longest ({best} words)" if tells else ""


def balanced_key(catalogue: Catalogue) -> Iterator[Remark]:
    """Over the catalogue the best option stands equally often in each place, and so does the worst."""
    scenarios = [scenario for skill in catalogue.skills.values() for scenario in skill.of_kind(Scenario)]
    for options in {len(scenario.options) for scenario in scenarios}:
        alike = [scenario for scenario in scenarios if len(scenario.options) == options]
        if len(alike) < FEWEST_FOR_BALANCE:
            continue
        share = len(alike) / options
        for name, extreme in (("best", max), ("worst", min)):
            places = Counter(_place(scenario, extreme) for scenario in alike)
            for place, letter in enumerate(LETTERS[:options]):
                if abs(places[place] - share) > MOST_OFF_BALANCE * share:
                    what = f"the {name} option is {letter} {places[place]} times of {len(alike)}"
                    yield Remark("skills", what)


def _place(scenario: Scenario, extreme: Callable[[list[float]], float]) -> int:
    """Return where the first option with the highest (`max`) or lowest (`min`) score stands, from 0."""
    scores = [option.score for option in scenario.options]
    return scores.index(extreme(scores))


def hard_to_read(text: str) -> str:
    """Return what to do about a text that is too hard; empty where it is not."""
    value = grade(text)
    high = value > HIGHEST_GRADE
    return f"reads at grade {value:.1f}, above {HIGHEST_GRADE:g}: use shorter words" if high else ""


def grade(text: str) -> float:
    """Return 0.39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid et al. 1975), US school years; 0 for no text."""
    all_words = words(text)
    if not all_words:
        return 0.0
    sentences = max(1, len(re.findall(r"[.!?]+(?=\s|$)", text)))
    syllables = sum(_syllables(word) for word in all_words)
    return 0.39 * len(all_words) / sentences + 11.8 * syllables / len(all_words) - 15.59


def _syllables(word: str) -> int:
    """Return the groups of vowels, less a silent e at the end; every word has one."""
    spoken = word.endswith(("le", "ted", "ded", "ses", "ces", "ges", "ee"))
    silent = word.endswith(("e", "es", "ed")) and not spoken
    return max(1, len(re.findall(r"[aeiouy]+", word)) - silent)
