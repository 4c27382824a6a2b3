"""The style of a catalogue: a new rule is one function and one line in `RULES`."""

from collections.abc import Iterator
from typing import Final

from skillcheck.authoring.lint import items, ladder, skills, whole
from skillcheck.authoring.lint.remark import Remark, Rule, each, each_ladder, each_skill
from skillcheck.model.catalogue import Catalogue

RULES: Final[dict[str, Rule]] = {
    "size": each_skill(skills.size),
    "count": each_skill(skills.count),
    "levels-differ": each_skill(skills.levels_differ),
    "first-person": each("statements", items.first_person),
    "double-barrelled": each("statements", items.double_barrelled),
    "absolute": each("statements", items.absolute),
    "double-negative": each("statements", items.double_negative),
    "reading-grade": each("statements", items.reading_grade),
    "definition": each_ladder(skills.definition),
    "one-reversed": each_skill(items.one_reversed),
    "ladder": each_skill(ladder.ladder),
    "trained": each_ladder(ladder.trained),
    "practice-a-rung": each_ladder(ladder.practice_a_rung),
    "scenes": each_ladder(ladder.scenes),
    "one-best": each("scenarios", items.one_best),
    "best-longest": each("scenarios", items.best_longest),
    "balanced-key": items.balanced_key,
    "cue": each("practices", skills.cue, ".cue"),
    "countable": each("practices", skills.countable, ".done_when"),
    "for-each-level": each_skill(skills.for_each_level),
    "covered": whole.covered,
    "shared-wording": whole.shared_wording,
    "ranking": whole.ranking,
    "reasons": whole.reasons,
}


def lint(catalogue: Catalogue) -> Iterator[tuple[str, Remark]]:
    """Return every remark on the style of `catalogue`, with the id of its rule."""
    for id_, rule in RULES.items():
        for remark in rule(catalogue):
            yield id_, remark
