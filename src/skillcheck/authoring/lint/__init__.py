"""The style of a catalogue: a new rule is one function and one line in `RULES`."""

from collections.abc import Iterator
from typing import Final

from skillcheck.authoring.lint import ladder, roles, scenarios, skills, statements
from skillcheck.authoring.lint.remark import Remark, Rule, each
from skillcheck.model.catalogue import Catalogue

RULES: Final[dict[str, Rule]] = {
    "size": skills.size,
    "count": skills.count,
    "levels-differ": skills.levels_differ,
    "first-person": each("statements", statements.first_person),
    "double-barrelled": each("statements", statements.double_barrelled),
    "absolute": each("statements", statements.absolute),
    "double-negative": each("statements", statements.double_negative),
    "reading-grade": each("statements", statements.reading_grade),
    "definition": skills.definition,
    "one-reversed": statements.one_reversed,
    "ladder": ladder.ladder,
    "trained": ladder.trained,
    "practice-a-rung": ladder.practice_a_rung,
    "scenes": ladder.scenes,
    "one-best": each("scenarios", scenarios.one_best),
    "best-longest": each("scenarios", scenarios.best_longest),
    "balanced-key": scenarios.balanced_key,
    "cue": each("practices", skills.cue, ".cue"),
    "countable": each("practices", skills.countable, ".done_when"),
    "for-each-level": skills.for_each_level,
    "covered": skills.covered,
    "shared-wording": skills.shared_wording,
    "ranking": roles.ranking,
    "reasons": roles.reasons,
}


def lint(catalogue: Catalogue) -> Iterator[tuple[str, Remark]]:
    """Return every remark on the style of `catalogue`, with the id of its rule."""
    for id_, rule in RULES.items():
        for remark in rule(catalogue):
            yield id_, remark
