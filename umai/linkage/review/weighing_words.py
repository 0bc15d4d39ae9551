"""In words: why two records may be one child, why not, and what all of it weighs."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from umai.design.parts import UiText
from umai.register.search.reasons import reasons_for_and_against
from umai.register.weights.numbers import numbers_in_use

SHARED = {
    ("surname", "same"),
    ("father", "same"),
    ("mother", "same"),
    ("phone", "same"),
    ("place", "settlement"),
}
WEIGHTS = (
    (0.99, _("Nearly everything speaks for one child.")),
    (0.8, _("Much speaks for one child, not everything.")),
    (0.5, _("A little more speaks for one child than against it.")),
    (0.05, _("More speaks against one child than for it.")),
    (0.0, _("Nearly everything speaks against one child.")),
)


class PairReasons(NamedTuple):
    """What speaks for one child and what against, and what it weighs together."""

    weight: UiText
    for_it: list
    against: list
    family: bool  # what agrees is mostly what brothers and sisters share


def reasons_of(pair) -> PairReasons:
    """The reasons of this pair, by the weights in use."""
    for_it, against = reasons_for_and_against(pair.levels, numbers_in_use().trained)
    shared = sum(each in SHARED for each in pair.levels.items())
    own = pair.levels.get("given") in ("other", "far") or pair.levels.get("birth") in ("other", "next year")
    weight = next(words for least, words in WEIGHTS if pair.probability >= least)
    return PairReasons(weight, for_it, against, own and shared >= 2)
