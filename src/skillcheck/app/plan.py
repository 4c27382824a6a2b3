"""Goals made and changed, by options or by question and answer."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial

from skillcheck.app.asking import Draft, check_line, read_option
from skillcheck.app.goals import Basis, Book, keep_goal, open_plan, read_basis, refuse_double
from skillcheck.app.opening import find_skill, now
from skillcheck.app.plan_talk import CHANGE_LINE, Making, ask_goal, choose, sit_down
from skillcheck.app.sitting import Sitting, number_choices, talk
from skillcheck.console import person
from skillcheck.console.streams import say
from skillcheck.errors import Incomplete, UsageFault
from skillcheck.model.catalogue import Catalogue, Skill
from skillcheck.model.document import Document
from skillcheck.model.plan import MOST_GOALS, CheckIn, Edit, Entry, Goal, Progress, Tick
from skillcheck.pages import noted, planning
from skillcheck.pages import plan as plan_page
from skillcheck.planning.goal import KEYS, Lack, describe_lacks, find_lacks, name_option, set_part
from skillcheck.planning.progress import open_goals
from skillcheck.store import plans

KEEP = number_choices((("keep", "Keep it: this is my goal"), ("drop", "Drop it"), CHANGE_LINE))
CHANGE = number_choices((("change", "Keep it so"), ("leave", "Leave it as it was"), CHANGE_LINE))
NOWHERE = "There is no terminal to ask at."


def make(
    catalogue: Catalogue, text: str | None, words: Mapping[str, str], role: str | None, *, by_lines: bool
) -> Document | None:
    """Make a goal of `words` by part for the skill that `text` means; at a terminal, what they leave open is asked for.

    Without a skill, asks for as many goals as the person likes. Returns the page of the goals, None without one.
    Raises: NothingYet without an assessment, UnknownName, UsageFault, also with all that is missing where nobody is there.
    """
    words = _check_words(words)
    if words and not text:
        options = " ".join([name_option(key) for key in words][:2])
        raise UsageFault(f"For which skill? Name it: skillcheck plan new SKILL {options} …")
    if not text and not person.is_there():
        raise UsageFault(f"{NOWHERE} Name a skill with its options. See: skillcheck plan new --help")
    skill = find_skill(catalogue, text) if text else None
    with open_plan(catalogue, plan_page.EMPTY) as book:
        basis = read_basis(book, role)
        if skill is None:
            return _show_new(book, _ask_goals(basis, None, {}, by_lines=by_lines))
        if basis.remark:
            say(basis.remark)
        goal = _apply_words(basis.begin(skill), words, skill, book)
        refuse_double(book.plan, goal, book.today)
        lacks = find_lacks(goal, book.today)
        if not lacks:
            return _show_new(book, [keep_goal(book, goal)])
        if not person.is_there():
            raise Incomplete(describe_lacks(lacks, skill))
        return _show_new(book, _ask_goals(basis, skill, words, by_lines=by_lines))


def edit(
    catalogue: Catalogue, text: str | None, words: Mapping[str, str], *, by_lines: bool
) -> Document | None:
    """Change what was decided about a goal, by `words` or by question and answer; return how it stands then.

    Raises: NothingYet, UnknownName, UsageFault, Stopped, HistoryFault.
    """
    words = _check_words(words)
    with open_plan(catalogue) as book:
        standing = book.find(text)
        skill = find_skill(catalogue, standing.goal.skill)
        if words:
            changed = _apply_words(standing.goal, words, skill, book)
            if lacks := _find_new_lacks(standing, book, changed):
                raise Incomplete(describe_lacks(lacks, skill))
            change = _note_change(standing, book, changed)
        elif person.is_there():
            change = _ask_change(standing, book, skill, by_lines=by_lines)
        else:
            raise UsageFault(f"{NOWHERE} Say what to change. See: skillcheck plan edit --help")
    if change is None:
        say("Nothing was changed.")
        return None
    return noted.page([change], catalogue)


def _find_new_lacks(standing: Progress, book: Book, changed: Goal) -> tuple[Lack, ...]:
    """Return what a goal would lack once it is changed; what it lacks by now may stay so."""
    days = [entry.day for entry in standing.entries if isinstance(entry, Tick | CheckIn)]
    before = find_lacks(standing.goal, book.today, days)
    return tuple(lack for lack in find_lacks(changed, book.today, days) if lack not in before)


def _note_change(standing: Progress, book: Book, changed: Goal) -> tuple[Entry, Progress] | None:
    goal = standing.goal
    changes = {key: new for key, new in changed._asdict().items() if new != getattr(goal, key)}
    return book.note(Edit(book.today, goal.id, changes)) if changes else None


def _check_words(words: Mapping[str, str]) -> dict[str, str]:
    """Return the words without blanks around them. Raises: UsageFault for what can't be, or does not go together."""
    if "practice" in words and "action" in words:
        raise UsageFault("--practice is one of the catalogue, --action one of your own. Choose one.")
    return {key: check_line(text, name_option(key)) for key, text in words.items()}


def _apply_words(goal: Goal, words: Mapping[str, str], skill: Skill, book: Book) -> Goal:
    for key in KEYS:
        if key in words:
            goal = read_option(key, words[key], partial(set_part, goal, key, skill=skill, today=book.today))
    return goal


def _ask_goals(basis: Basis, skill: Skill | None, words: Mapping[str, str], *, by_lines: bool) -> list[Goal]:
    """Return the goals that they make by question and answer: of this skill, else of as many as they like.

    Each is saved as soon as it is kept, and what they type of the next one at once. Raises: Stopped.
    """
    book = basis.book
    sitting = sit_down(book, by_lines=by_lines)
    kept: list[Goal] = []
    draft: Draft | None = None
    with talk(sitting.who, lambda: _describe_rest(book, kept, draft)):
        while begun := skill or _choose_skill(sitting, basis, kept):
            draft = _begin_draft(sitting, basis, begun, words)
            goal = _ask_goal(draft, sitting, basis, begun, words, kept)
            if goal is None:
                break
            kept.append(draft.finish(partial(keep_goal, book, goal)))
            draft = None
            if skill:
                break
    if draft or not kept:
        say(_describe_rest(book, kept, draft))
    return kept


def _choose_skill(sitting: Sitting, basis: Basis, kept: Sequence[Goal]) -> Skill | None:
    """Return the skill of the gap that they choose; None when they leave, or nothing is left to choose.

    Where every target is met, all skills are offered.
    """
    book, skills = basis.book, basis.book.catalogue.skills
    taken = {goal.skill for goal in (*book.open_goals(), *kept)}
    met = all(gap.met for gap in basis.gaps.values())
    gaps = [gap for gap in basis.gaps.values() if gap.skill not in taken and (met or not gap.met)]
    drafts = plans.load_drafts(book.history)
    choices = number_choices(
        (gap.skill, planning.gap_label(gap, book.catalogue, begun=gap.skill in drafts)) for gap in gaps
    )
    names = [skills[id_].name for id_ in sorted(taken) if id_ in skills]
    question = planning.ask_which_gap(names, basis.remark, begun=bool(kept), met=met)
    return skills.get(choose(sitting, question, choices)) if choices else None


def _begin_draft(sitting: Sitting, basis: Basis, skill: Skill, words: Mapping[str, str]) -> Draft:
    """Return what was typed of a goal by now: an earlier time, and as `words` by part, which count before that."""
    history, exclude = basis.book.history, {"practice": "action", "action": "practice"}
    earlier = plans.load_drafts(history).get(skill.id, {})
    earlier = {part: text for part, text in earlier.items() if exclude.get(part) not in words}
    keep = partial(plans.keep_draft, history, skill.id)
    return Draft(f"skillcheck plan new {skill.id}{basis.option}", {**earlier, **words}, sitting, keep)


def _ask_goal(
    draft: Draft,
    sitting: Sitting,
    basis: Basis,
    skill: Skill,
    words: Mapping[str, str],
    kept: Sequence[Goal],
) -> Goal | None:
    """Return the goal that they make, of what they have typed by now; None when they leave."""
    book, goal, gap = basis.book, basis.begin(skill), basis.gaps.get(skill.id)
    for key in KEYS:
        if key in draft.words:
            with suppress(ValueError):  # as where a practice is gone: then it is asked for again
                goal = set_part(goal, key, draft.words[key], skill, book.today)
    if words:
        draft.finish(partial(draft.keep, draft.words))
    check = partial(find_lacks, today=book.today)
    decided = words.keys() - {lack.key for lack in check(goal)}
    if "practice" in decided:
        decided.add("action")
    practices = gap.practices if gap else [practice.id for practice in skill.practices]
    others = [*book.open_goals(), *kept]
    return ask_goal(Making(draft, sitting, skill, practices, decided, others, check, book.today), goal, KEEP)


def _ask_change(
    standing: Progress, book: Book, skill: Skill, *, by_lines: bool
) -> tuple[Entry, Progress] | None:
    """Note what they change of a goal; None where they leave, or change nothing. Raises: Stopped, HistoryFault."""
    sitting, goal = sit_down(book, by_lines=by_lines), standing.goal
    draft = Draft(f"skillcheck plan edit {goal.id}", {}, sitting)
    practices = [practice.id for practice in skill.practices]
    check = partial(_find_new_lacks, standing, book)
    making = Making(draft, sitting, skill, practices, (), (), check, book.today)
    with talk(sitting.who, lambda: f"The goal is as it was. {draft.describe()}"):
        changed = ask_goal(making, goal, CHANGE)
        if changed:
            return draft.finish(partial(_note_change, standing, book, changed))
    if draft.words:
        say(f"The goal is as it was. {draft.describe()}")
    return None


def _describe_rest(book: Book, kept: Sequence[Goal], draft: Draft | None) -> str:
    """Return what to say when they leave: what is planned, and how to go on with what they typed."""
    planned = f"Planned: {', '.join(goal.id for goal in kept)}." if kept else "Nothing was planned."
    if draft and draft.words in plans.load_drafts(book.history).values():
        return f"{planned} What you typed is kept. Go on with: {draft.command}"
    if draft:
        return f"{planned} {draft.describe()}"
    return f"{planned} {'See it: skillcheck plan' if kept else 'Whenever it suits you: skillcheck plan new'}"


def _show_new(book: Book, goals: Sequence[Goal]) -> Document | None:
    if not goals:
        return None
    plan = plans.load(book.history)
    running = len(open_goals(plan, book.today))
    say("Planned. Change it: skillcheck plan edit. Take it back: skillcheck plan undo")
    if running > MOST_GOALS:
        many = f"{running} goals are open now. More than {MOST_GOALS} at once compete for the same hours."
        say(f"{many} To take one out: skillcheck plan review GOAL --drop")
    standings = [book.stand(goal.id) for goal in goals]
    page = plan_page.page(plan, standings, book.catalogue, notes=False, made_at=now())
    return page._replace(saved="It is planned. See it: skillcheck plan")
