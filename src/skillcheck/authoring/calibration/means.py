"""From ten people on: shrunken item means, and two correlations, within and across clusters.

    a_i = (w a0 + n_i mean_i) / (w + n_i),  w = 2
    mean_i = mean over those who answered i of (y - lam E[theta]) + lam mean over all people of E[theta]

With everything answered, mean_i is the plain mean of the answers. Where the questions were chosen by earlier answers, as
they are by default, plain means are wrong: an item mostly asked of people who are low would look hard. So each answer is
counted against what the person's answers make one expect, and the average person is put back (EM with the skills' means as
extra parameters, which takes few rounds; Liu, Rubin & Wu 1998). Simulated, with further questions for low first answers
only: plain means are .30 points too low, these .05.
"""

from skillcheck.authoring.calibration.expectation import ItemSums, Moments, expected
from skillcheck.authoring.calibration.model import PRIOR_PEOPLE, Model, Rows, begun, far
from skillcheck.authoring.calibration.sheets import Sheets
from skillcheck.model.parameters import ItemParameters, Parameters

PRIOR_ANSWERS = 2.0
"""How many answers the prior of an item's mean is worth: a mean of 10 keeps five sixths of its weight."""
CLOSE = 0.005
"""A round that changes no intercept by more ends the fitting; a mean of 200 answers has a standard error of .06."""
ROUNDS = 10
"""No more than this; with everything answered, it takes three."""
LOWEST, HIGHEST = 1.0, 5.0
STRONGEST = 0.95
"""No correlation is taken to be higher, since the covariance must stay invertible."""


def fitted(sheets: Sheets, prior: Parameters) -> Model:
    """The model with new intercepts and correlations; loadings, noises and variances stay as they were."""
    start = model = begun(sheets, prior)
    for _ in range(ROUNDS):
        before, moments = model, expected(sheets, model, prior.person_weight)
        average = [total / sheets.people for total in moments.mean]
        items = tuple(
            _shifted(item, sums, average[owner])
            for item, sums, owner in zip(start.items, moments.items, sheets.owners, strict=True)
        )
        model = Model(items, _correlated(sheets, moments, start.variance))
        if far(before, model) < CLOSE:
            break
    return model


def _shifted(item: ItemParameters, sums: ItemSums, average: float) -> ItemParameters:
    if not sums.count:
        return item
    total = sums.y - item.loading * (sums.t - sums.count * average)
    shrunken = (PRIOR_ANSWERS * item.intercept + total) / (PRIOR_ANSWERS + sums.count)
    return item._replace(intercept=min(max(shrunken, LOWEST), HIGHEST))


def _correlated(sheets: Sheets, moments: Moments, start: Rows) -> Rows:
    """The prior's variances with a correlation within clusters and one across, each shrunken to the prior's."""
    across = _correlation(sheets, moments, start, same=False, least=0.0)
    within = _correlation(sheets, moments, start, same=True, least=across)
    deviations = [row[-1] ** 0.5 for row in start]
    return [
        [(within if _one_cluster(sheets, i, j) else across) * deviations[i] * deviations[j] for j in range(i)]
        + [row[-1]]
        for i, row in enumerate(start)
    ]


def _correlation(sheets: Sheets, moments: Moments, start: Rows, *, same: bool, least: float) -> float:
    """The mean correlation of two skills of one cluster (or of two); of no pairs, `least`."""
    pairs = [(i, j) for i in range(len(start)) for j in range(i) if _one_cluster(sheets, i, j) is same]
    if not pairs:
        return least
    found = sum(_correlated_as(moments.square, *pair) for pair in pairs) / len(pairs)
    guess = sum(_correlated_as(start, *pair) for pair in pairs) / len(pairs)
    shrunken = (sheets.people * found + PRIOR_PEOPLE * guess) / (sheets.people + PRIOR_PEOPLE)
    return min(max(shrunken, least), STRONGEST)


def _correlated_as(rows: Rows, i: int, j: int) -> float:
    return float(rows[i][j] / (rows[i][i] * rows[j][j]) ** 0.5)


def _one_cluster(sheets: Sheets, i: int, j: int) -> bool:
    return sheets.skills[i].cluster == sheets.skills[j].cluster
