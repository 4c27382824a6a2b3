"""From 200 people on: every parameter by EM over incomplete answers, each held by a prior.

    a_i ~ N(a0, .5 sd^2),  lam_i ~ N(lam0, .25^2),  psi_i as if 8 more answers had psi0,  V as if 40 more people had V0

Maximum a posteriori (Dempster, Laird & Rubin 1977; for factor models Rubin & Thayer 1982). Whatever decided which questions
were asked, as long as it was the earlier answers, is allowed for (Rubin 1976: missing at random). The loadings of a skill
keep the mean that they had, which is 1 for statements; V takes up the rest, so that levels stay on their scale.
"""

from skillcheck.authoring.calibration import means
from skillcheck.authoring.calibration.expectation import ItemSums, Moments, expected
from skillcheck.authoring.calibration.model import PRIOR_PEOPLE, Model, Rows, begun, far
from skillcheck.authoring.calibration.sheets import Sheets
from skillcheck.model.parameters import ItemParameters, Parameters

INTERCEPT_SHARE = 0.5
"""The prior variance of an intercept, in variances of a skill between people."""
LOADING_SD = 0.25
PRIOR_ANSWERS = 8.0
"""How many answers the prior of an item's noise is worth."""
WEAKEST = 0.05
"""A loading is not taken below: an item against its skill is a case for `reliability`, and must not turn the skill round."""
ROUNDS = 30
"""No more than this. On the SPI (200 people x 135 items) the 12th round changes nothing by more than .005, and 100 rounds
predict held-out answers no better than 20."""


def fitted(sheets: Sheets, prior: Parameters) -> Model:
    """The model with the highest posterior density, begun from the shrunken means."""
    start, model = begun(sheets, prior), means.fitted(sheets, prior)
    precision = 1 / (INTERCEPT_SHARE * prior.sd**2)
    for _ in range(ROUNDS):
        before, moments = model, expected(sheets, model, prior.person_weight)
        items = tuple(
            _item(sums, item, guess, precision)
            for sums, item, guess in zip(moments.items, model.items, start.items, strict=True)
        )
        model = _scaled(Model(items, _covariance(sheets, moments, start.variance)), start, sheets)
        if far(before, model) < means.CLOSE:
            break
    return model


def _item(sums: ItemSums, now: ItemParameters, guess: ItemParameters, precision: float) -> ItemParameters:
    """The regression of an item's answers on its skill, with the priors as further data; `now` has the noise so far."""
    if not sums.count:
        return guess
    more, steeper = now.noise * precision, now.noise / LOADING_SD**2
    aa, al, ll = sums.count + more, sums.t, sums.tt + steeper
    ya, yl = sums.y + more * guess.intercept, sums.ty + steeper * guess.loading
    loading = max((aa * yl - al * ya) / (aa * ll - al * al), WEAKEST)
    intercept = min(max((ya - al * loading) / aa, means.LOWEST), means.HIGHEST)
    rest = (
        sums.yy
        - 2 * (intercept * sums.y + loading * sums.ty)
        + intercept * (intercept * sums.count + 2 * loading * sums.t)
        + loading * loading * sums.tt
    )
    noise = (rest + PRIOR_ANSWERS * guess.noise) / (sums.count + PRIOR_ANSWERS)
    return ItemParameters(intercept, loading, noise)


def _covariance(sheets: Sheets, moments: Moments, guess: Rows) -> Rows:
    whole = sheets.people + PRIOR_PEOPLE
    return [
        [(total + PRIOR_PEOPLE * value) / whole for total, value in zip(row, beside, strict=True)]
        for row, beside in zip(moments.square, guess, strict=True)
    ]


def _scaled(model: Model, start: Model, sheets: Sheets) -> Model:
    """The same model with each skill's loadings at their mean, and its variance to match."""
    found, wanted = [0.0] * len(sheets.skills), [0.0] * len(sheets.skills)
    for owner, item, guess in zip(sheets.owners, model.items, start.items, strict=True):
        found[owner] += item.loading
        wanted[owner] += guess.loading
    factors = [one / other for one, other in zip(found, wanted, strict=True)]
    items = tuple(
        ItemParameters(item.intercept, item.loading / factors[owner], item.noise)
        for owner, item in zip(sheets.owners, model.items, strict=True)
    )
    variance = [
        [value * factor * other for value, other in zip(row, factors, strict=False)]
        for row, factor in zip(model.variance, factors, strict=True)
    ]
    return Model(items, variance)
