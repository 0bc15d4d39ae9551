"""The columns of an extract in words. What they say is defined by the indicators; the database lists them."""

from django.utils.translation import gettext as _

from umai.indicators.dimensions import NO, UNKNOWN, YES, title_of
from umai.indicators.reading import INDICATORS, categories

KNOWN = ("oblast", "age", "sex")  # what an outsider may know of a child; everything else is sensitive
GENERALISED = ("age", "away_for")  # said as "all" in rare combinations, in this order
OF_INDICATORS = {
    "labour_migrants": "children_of_migrants",
    "without_parental_care": "children_without_care",
    "no_lawful_carer": "children_without_lawful_carer",
}
COLUMNS = (*KNOWN, "parents_away", "away_where", "away_for", "carer", "paper", *OF_INDICATORS, "step")


def title_of_column(name: str) -> str:
    """What a column is called in the reader's language."""
    if name in OF_INDICATORS:
        return str(INDICATORS[OF_INDICATORS[name]].title)
    return _("Furthest step of the newest case") if name == "step" else title_of(name)


def values_of_column(name: str) -> list[tuple[str, str]]:
    """Every value of a column as (code, words in the reader's language), in order."""
    if name in OF_INDICATORS:
        return [(code, str(words)) for code, words in (YES, NO)]
    found = dict(categories(name))
    if name == "age":
        del found["18"]  # an extract is of children
    if name == "step":
        found["none"] = _("no case was opened")
    else:
        found.setdefault(UNKNOWN[0], str(UNKNOWN[1]))
    if name in GENERALISED:
        found["all"] = _("any: it is not said where few children are alike")
    return list(found.items())


def column_choices() -> list[tuple[str, str]]:
    """The columns as a form lists them."""
    return [(name, title_of_column(name)) for name in COLUMNS]
