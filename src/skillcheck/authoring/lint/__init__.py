"""The style of a catalogue: a new rule is one function and one line in `RULES`."""

from collections.abc import Callable, Iterator
from typing import Final

from skillcheck.authoring.lint import practices, roles, scenarios, sizes, statements, wording
from skillcheck.authoring.lint.remark import Remark
from skillcheck.model.catalogue import Catalogue

Rule = Callable[[Catalogue], Iterator[Remark]]

RULES: Final[dict[str, Rule]] = {
    "size": sizes.size,
    "count": sizes.count,
    "levels-differ": sizes.levels_differ,
    "first-person": statements.first_person,
    "double-barrelled": statements.double_barrelled,
    "absolute": statements.absolute,
    "double-negative": statements.double_negative,
    "reading-grade": statements.reading_grade,
    "one-reversed": statements.one_reversed,
    "one-best": scenarios.one_best,
    "best-longest": scenarios.best_longest,
    "balanced-key": scenarios.balanced_key,
    "cue": practices.cue,
    "countable": practices.countable,
    "for-each-level": practices.for_each_level,
    "covered": wording.covered,
    "shared-wording": wording.shared,
    "ranking": roles.ranking,
    "reasons": roles.reasons,
}


def lint(catalogue: Catalogue) -> Iterator[tuple[str, Remark]]:
    """Every remark on the style of `catalogue`, with the id of its rule."""
    for rule, look in RULES.items():
        for remark in look(catalogue):
            yield rule, remark
