"""Statements: one behaviour, in the first person, in words that anyone can answer."""

import re
from collections.abc import Iterator

from skillcheck.authoring.lint.remark import Remark, all_statements, words
from skillcheck.model.catalogue import Catalogue
from skillcheck.model.text import plural
from skillcheck.questions.statement import Statement

HIGHEST_GRADE = 9.0
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


def first_person(catalogue: Catalogue) -> Iterator[Remark]:
    """A statement says what I do."""
    for where, _, statement in all_statements(catalogue):
        if "i" not in words(statement.text):
            yield Remark(where, "is not in the first person: say what “I” do")


def double_barrelled(catalogue: Catalogue) -> Iterator[Remark]:
    """A statement asks about one behaviour: no two verbs joined by and/or."""
    for where, _, statement in all_statements(catalogue):
        if joined := second_verb(statement.text):
            yield Remark(where, f"asks two things at once (“{joined}”): split it or drop one")


def second_verb(text: str) -> str:
    """The `and` or `or` with the second verb that it joins to the first, empty for none.

    After and/or (then, I), a known verb counts where something that it acts on follows, or nothing at all.
    """
    found = words(text)
    for place, word in enumerate(found):
        if word not in ("and", "or"):
            continue
        rest = [w for w in found[place + 1 : place + 5] if w not in ("then", "i", "so", "also")]
        if rest and rest[0] in VERBS and (len(rest) == 1 or rest[1] in OBJECT_STARTS):
            return f"{word} {rest[0]}"
    return ""


def absolute(catalogue: Catalogue) -> Iterator[Remark]:
    """No word that leaves no middle, since the answer is a frequency."""
    for where, _, statement in all_statements(catalogue):
        if found := sorted(ABSOLUTES.intersection(words(statement.text))):
            yield Remark(where, f"has an absolute word: {', '.join(found)}")


def double_negative(catalogue: Catalogue) -> Iterator[Remark]:
    """One negation at most: with a frequency on top, two can't be answered."""
    for where, _, statement in all_statements(catalogue):
        found = [w for w in words(statement.text) if w in NEGATIONS or w.endswith("n't")]
        if len(found) > 1:
            yield Remark(where, f"has {plural(len(found), 'negation')}: {', '.join(found)}")


def one_reversed(catalogue: Catalogue) -> Iterator[Remark]:
    """One statement of four names a habit that the skill replaces."""
    for skill in catalogue.skills.values():
        statements = skill.of_kind(Statement)
        found = sum(statement.reversed for statement in statements)
        if statements and found != 1:
            yield Remark(f"skills.{skill.id}", f"has {found} reversed statements, not 1")


def reading_grade(catalogue: Catalogue) -> Iterator[Remark]:
    """A statement is read once, in a hurry."""
    for where, _, statement in all_statements(catalogue):
        if (found := grade(statement.text)) > HIGHEST_GRADE:
            yield Remark(where, f"reads at grade {found:.1f}, above {HIGHEST_GRADE:g}: use shorter words")


def grade(text: str) -> float:
    """0.39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid et al. 1975), US school years; 0 for no text."""
    found = words(text)
    if not found:
        return 0.0
    sentences = max(1, len(re.findall(r"[.!?]+(?=\s|$)", text)))
    syllables = sum(_syllables(word) for word in found)
    return 0.39 * len(found) / sentences + 11.8 * syllables / len(found) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, less a silent e at the end; every word has one."""
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith(("e", "es", "ed")) and not word.endswith(
        ("le", "ted", "ded", "ses", "ces", "ges", "ee")
    )
    return max(1, groups - silent)
