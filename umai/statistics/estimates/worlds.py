"""How often the interval of the answer held the true number, in invented worlds in which it is known."""

from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.statistics.elsewhere.figures import read_toml
from umai.statistics.elsewhere.words import number

FILE = "interval_worlds.toml"
LEAST = 90  # of 100 worlds; a family in which the interval holds less often is named as one that fails
FAMILIES = {
    "heterogeneous": gettext_lazy("some children are harder to find than others, on every list"),
    "dependent": gettext_lazy("two lists take children from each other, or leave them to each other"),
    "sparse": gettext_lazy("the lists are short and hardly share a child"),
    "links": gettext_lazy("two of a hundred children who are on two lists were not recognised"),
    "outside": gettext_lazy("the lists depend on each other in a way that no model here knows"),
}


class WorldsInWords(NamedTuple):
    """`sentence` is of all worlds; a line of a family says whether the interval fails there."""

    sentence: str
    lines: list["FamilyInWords"]


class FamilyInWords(NamedTuple):
    name: str
    held: str
    between: str
    fails: bool


@cache
def measured() -> dict[str, Any]:
    return read_toml(FILE)


def worlds_in_words() -> WorldsInWords:
    """The measurement in a sentence, and family by family."""
    found = measured()
    said = {"worlds": number(found["worlds"])} | shares(found["all"])
    sentence = _(
        "In %(worlds)s invented worlds, where the true number is known, such an interval held it in"
        " %(held)s %% of them (%(between)s)."
    )
    lines = [
        FamilyInWords(str(FAMILIES[name]), **shares(one), fails=one["held"] < LEAST)
        for name, one in found["families"].items()
    ]
    return WorldsInWords(sentence % said, lines)


def shares(one: dict[str, float]) -> dict[str, str]:
    held, low, high = (number(Decimal(str(one[name])), 1) for name in ("held", "low", "high"))
    return {"held": held, "between": _("%(low)s to %(high)s") % {"low": low, "high": high}}
