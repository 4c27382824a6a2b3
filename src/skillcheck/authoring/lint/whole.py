"""The catalogue as a whole: lists that are covered, skills in words of their own, roles that make a ranking."""

from collections.abc import Iterator

from skillcheck.authoring.lint.remark import Remark, texts_of, words
from skillcheck.model.catalogue import TOP, Catalogue

RUN = 7
"""So many words in a row that two skills share are one sentence in two places."""
HIGHEST = 5
MOST_HIGHEST = 1 / 3
"""The part of a role's skills that may have the highest importance; with more, nothing stands out."""


def covered(catalogue: Catalogue) -> Iterator[Remark]:
    """Every entry of every list has a skill."""
    pairs = {tuple(entry) for skill in catalogue.skills.values() for entry in skill.lists}
    for source in catalogue.lists.values():
        for number, title in enumerate(source.entries, 1):
            if (source.id, number) not in pairs:
                yield Remark(f"lists.{source.id}.entries.{number}", f"“{title}” is covered by no skill")


def shared_wording(catalogue: Catalogue) -> Iterator[Remark]:
    """No run of seven words stands in two skills; a book, a title or what a scenario asks may."""
    owners: dict[tuple[str, ...], str] = {}
    for skill in catalogue.skills.values():
        for place, text in texts_of(skill._replace(resources=())):
            all_words = [] if place.endswith((".question", ".title")) else words(text)
            for start in range(len(all_words) - RUN + 1):
                run = tuple(all_words[start : start + RUN])
                if owners.setdefault(run, skill.id) != skill.id:
                    what = f"shares wording with {owners[run]}: “{' '.join(run)}”"
                    yield Remark(f"skills.{skill.id}.{place}", what)
                    break


def ranking(catalogue: Catalogue) -> Iterator[Remark]:
    """At most a third of a role's skills have importance 5."""
    for role in catalogue.roles.values():
        highest = sum(demand.importance == HIGHEST for demand in role.skills.values())
        if highest > len(role.skills) * MOST_HIGHEST:
            what = f"gives importance 5 to {highest} of {len(role.skills)} skills, more than a third"
            yield Remark(f"roles.{role.id}.skills", what)


def reasons(catalogue: Catalogue) -> Iterator[Remark]:
    """The five weightiest skills of a role (of those that tie for the fifth place, any) say why, unless all are alike."""
    for role in catalogue.roles.values():
        importances = sorted((demand.importance for demand in role.skills.values()), reverse=True)
        cut = importances[:TOP][-1]
        count = sum(bool(demand.why) and demand.importance >= cut for demand in role.skills.values())
        if importances[0] > importances[-1] and count < min(TOP, len(importances)):
            yield Remark(f"roles.{role.id}.skills", f"says why for {count} of its {TOP} weightiest skills")
