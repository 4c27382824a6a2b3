"""Both ways to fit: what was simulated comes back, what nobody answered stays, and nothing leaves its range."""

from collections.abc import Sequence
from statistics import fmean

import pytest

from skillcheck.authoring.expectation import Array, Model, expect, prior_model, sheets
from skillcheck.authoring.fitting import ADAPTIVE_CAUTION, count_complete, fit_all, fit_means
from skillcheck.model.catalogue import Skill
from skillcheck.model.parameters import Parameters
from tests.authoring.people import Person, leave_out, simulate
from tests.measure.examples import skill

PRIOR = Parameters()
PAIR = [skill("a", statements=3), skill("b", statements=3)]
SKILLS = [skill("a", statements=4), skill("b", statements=4), skill("c", statements=4, cluster="work")]


def means(skills: Sequence[Skill], people: Sequence[Person]) -> Model:
    return fit_means(sheets(skills, people), PRIOR)


def everything(skills: Sequence[Skill], people: Sequence[Person]) -> Model:
    return fit_all(sheets(skills, people), PRIOR)


def log_density(skills: Sequence[Skill], people: Sequence[Person], model: Model) -> float:
    _, score = expect(sheets(skills, people), model, 15)
    return float(score.sum())


def test_with_everything_answered_it_is_the_mean_with_two_answers_of_the_prior() -> None:
    people = [{"a-1": 5.0, "a-2": 2.0}, {"a-1": 4.0, "a-2": 1.0}, {"a-1": 4.0, "a-2": 1.0}]
    model = means([skill("a", statements=2)], people)
    # (2 x 3.4 + 13) / 5 and (2 x 3.4 + 4) / 5
    assert model.intercept == pytest.approx([3.96, 2.16])
    assert model.loading.tolist() == [1, 1]
    assert model.noise == pytest.approx([0.92928, 0.92928])


def test_questions_asked_of_those_who_are_low_do_not_look_hard() -> None:
    def ask(person: Person) -> Person:
        """The first question of each skill; the others where its answer was low, as an adaptive assessment asks."""
        return {id_: y for id_, y in person.items() if id_.endswith("-1") or person[f"{id_[0]}-1"] < 3}

    whole = simulate(PAIR, 300)
    asked = [ask(person) for person in whole]
    model = means(PAIR, asked)
    for place, id_ in ((1, "a-2"), (2, "a-3"), (4, "b-2"), (5, "b-3")):
        truth = fmean(person[id_] for person in whole)
        plain = fmean(person[id_] for person in asked if id_ in person)
        assert plain < truth - 0.4
        assert abs(model.intercept[place] - truth) < 0.2


@pytest.mark.parametrize("cluster", ["people", "work"])
def test_skills_that_go_together_are_taken_to_do_so_by_cluster(cluster: str) -> None:
    skills = [skill("a", statements=4), skill("b", statements=4, cluster=cluster)]
    people = [{f"{one}-{n}": y for one in "ab" for n in range(1, 5)} for y in (5.0, 1.0, 3.0) * 20]
    start, model = prior_model(sheets(skills, people), PRIOR), means(skills, people)
    assert model.variance.diagonal() == pytest.approx(start.variance.diagonal())
    assert start.variance[1, 0] < model.variance[1, 0] < 0.96 * start.variance[0, 0]


def test_two_clusters_never_go_together_better_than_skills_of_one() -> None:
    skills = [skill("a", statements=3), skill("b", statements=3), skill("c", statements=3, cluster="work")]
    opposed = [
        {f"{one}-{n}": y for one, y in zip("abc", ys, strict=True) for n in (1, 2, 3)}
        for ys in ((5.0, 1.0, 5.0), (1.0, 5.0, 1.0)) * 30
    ]
    (_, ab, ac), (_, _, bc), _ = means(skills, opposed).variance.tolist()
    assert ab >= ac == bc >= 0


@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_what_was_simulated_comes_back(missing: float) -> None:
    model = everything(SKILLS, leave_out(simulate(SKILLS, 300, shift=0.5), missing))
    # loadings were 1.5, 1, 1, 1: kept at a mean of 1 they are 4/3 and 8/9, and the skill's sd becomes .8 x 9/8 = .9
    assert model.intercept == pytest.approx([3.9] * 12, abs=0.25)
    assert model.loading == pytest.approx([4 / 3, 8 / 9, 8 / 9, 8 / 9] * 3, abs=0.2)
    assert model.noise == pytest.approx([0.49] * 12, abs=0.15)
    assert model.variance.diagonal() == pytest.approx([0.81] * 3, abs=0.2)


def test_people_whom_it_has_not_seen_are_predicted_better_than_by_the_guess() -> None:
    seen, unseen = simulate(SKILLS, 200, seed=1, shift=0.5), simulate(SKILLS, 100, seed=2, shift=0.5)
    guess = log_density(SKILLS, unseen, prior_model(sheets(SKILLS, []), PRIOR))
    assert log_density(SKILLS, unseen, means(SKILLS, seen)) > guess + 20
    assert log_density(SKILLS, unseen, everything(SKILLS, seen)) > guess + 100


def test_the_best_parameters_have_the_highest_posterior_density() -> None:
    people = leave_out(simulate(PAIR, 30), 0.3)
    start, model = prior_model(sheets(PAIR, []), PRIOR), everything(PAIR, people)

    def density(intercept: Array) -> float:
        """The log posterior, as far as it depends on the intercepts: a ~ N(3.4, .32)."""
        # a t of so many degrees is a Gaussian: without the person scale
        _, score = expect(sheets(PAIR, people), model._replace(intercept=intercept), 1e9)
        return float(score.sum() - ((intercept - start.intercept) ** 2).sum() / (2 * 0.32))

    for place in range(6):
        for step in (-0.1, 0.1):
            moved = model.intercept.copy()
            moved[place] += step
            assert density(moved) < density(model.intercept)


def test_the_loadings_of_a_skill_keep_their_mean() -> None:
    mixed = [skill("a", statements=3, scenarios=1), skill("b", statements=2)]
    model = everything(mixed, simulate(mixed, 60))
    assert model.loading[:4].sum() == pytest.approx(3.6)
    assert model.loading[4:].sum() == pytest.approx(2)


def test_an_item_that_nobody_answered_keeps_its_guess_but_for_the_scale() -> None:
    people = [{id_: y for id_, y in person.items() if id_ != "a-4"} for person in simulate(SKILLS, 60)]
    for model in (means(SKILLS, people), everything(SKILLS, people)):
        assert (model.intercept[3], model.noise[3]) == (pytest.approx(3.4), pytest.approx(0.92928))
        assert 0.5 < model.loading[3] < 1.5


def test_few_answers_hardly_move_anything() -> None:
    model = everything(SKILLS, [{"a-1": 5.0, "a-2": 5.0, "a-3": 3.0}])
    assert model.intercept[:3] == pytest.approx([3.4] * 3, abs=0.5)
    assert model.loading == pytest.approx([1] * 12, abs=0.1)
    assert model.variance.diagonal() == pytest.approx([0.768] * 3, abs=0.03)


def test_people_who_all_answer_alike_break_nothing() -> None:
    people = [{item.id: 5.0 for one in SKILLS for item in one.items}] * 250
    for model in (means(SKILLS, people), everything(SKILLS, people)):
        assert min(model.noise.min(), model.loading.min(), model.variance.diagonal().min()) > 0
        assert model.intercept.max() <= 5


def test_an_item_against_its_skill_gets_no_negative_weight() -> None:
    people = [{**person, "a-4": 6.8 - person["a-1"]} for person in simulate(SKILLS, 250)]
    assert 0 < everything(SKILLS, people).loading[3] < 0.1


def test_adaptive_results_alone_are_taken_with_caution() -> None:
    everybody = leave_out(simulate(SKILLS, 60), 0.6)
    adaptive = [person for person in everybody if not count_complete(sheets(SKILLS, [person]))]
    assert len(adaptive) > 40
    (whole,) = simulate(SKILLS, 1, seed=2)
    alone, mixed = everything(SKILLS, adaptive), everything(SKILLS, [*adaptive, whole])
    assert fmean(alone.noise / mixed.noise) == pytest.approx(ADAPTIVE_CAUTION, abs=0.03)
    assert fmean(alone.variance.diagonal() / mixed.variance.diagonal()) == pytest.approx(1.1, abs=0.06)


def test_a_result_is_complete_about_the_skills_that_it_asked_about() -> None:
    (person,) = simulate(PAIR, 1)
    asked = ({"a-1", "a-2"}, {"a-1", "a-2", "b-1"}, {"a-1", "a-2", "a-3", "b-1"}, {"a-1"}, set())
    people = [{id_: person[id_] for id_ in ids} for ids in asked]
    assert [count_complete(sheets(PAIR, [one])) for one in people] == [1, 0, 1, 0, 0]
    assert count_complete(sheets(PAIR, people)) == 2
