"""Wrong by a sign, or by a factor that a size of the problem explains."""

import numpy as np

from .case import Case
from .model import Finding, Relation
from .ratios import Ratio, common_factor, explain_ratio, named_ratios
from .wording import every

SIGN = Relation("sign", "every entry has the opposite sign", 1)
SUM_FOR_MEAN = Relation("sum-for-mean", "too large by a factor that is a size of the problem (m)", 2)
MEAN_FOR_SUM = Relation("mean-for-sum", "too small by a factor that is a size of the problem (1/m)", 2)
FACTOR = Relation(
    "factor", "too large or too small by one factor: 2, 1/2, m², √d, (m − 1)/m, n/m … or none of these", 2
)
RELATIONS = (SIGN, SUM_FOR_MEAN, MEAN_FOR_SUM, FACTOR)


def sign_or_factor(case: Case) -> Finding | None:
    """Is the result the expected one times a constant?"""
    factor = common_factor(case.got, case.expected)
    if factor is None or not case.same(case.got, factor * case.expected).all():
        return None
    fitting = named_ratios(abs(factor), _sizes(case), case.rtol)
    opposite = bool(np.isclose(factor, -1, rtol=case.rtol))
    known = opposite or bool(fitting)
    if not case.outweighs(case.got[case.wrong], free=0 if known else 1):
        return None
    subject = every(case.got.size)
    if opposite:
        swapped = "a minus sign missing or too many, or a difference the wrong way round?"
        return Finding(SIGN, f"{subject} has the right size and the opposite sign: {swapped}")
    turned = "of the opposite sign and " if factor < 0 else ""
    return Finding(_relation(fitting), f"{subject} is {turned}{explain_ratio(abs(factor), fitting)}")


def _sizes(case: Case) -> dict[str, float]:
    """Return the named sizes or, if there are none, the lengths of all axes."""
    if case.sizes or not case.whole:
        return dict(case.sizes)
    sizes: dict[str, float] = {}
    for name, array in {"the result": case.expected, **case.inputs}.items():
        lengths = {f"the length of axis {axis} of {name}": length for axis, length in enumerate(array.shape)}
        for text, length in {**lengths, f"the number of entries of {name}": array.size}.items():
            if length > 1 and length not in sizes.values():
                sizes[text] = length
    return sizes


def _relation(fitting: list[Ratio]) -> Relation:
    if not fitting or not fitting[0].is_count:
        return FACTOR
    return MEAN_FOR_SUM if fitting[0].inverse else SUM_FOR_MEAN
