"""Shares in words for the page of quality, always with their interval and the number that they are of."""

from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.design.parts import UiText

KINDS = {
    "register": gettext_lazy("rows beside children of the register"),
    "list": gettext_lazy("rows beside rows of other lists"),
    "own": gettext_lazy("rows beside rows of the same list"),
}
PARTS = {
    "new low": gettext_lazy("left apart, very unlike"),
    "new high": gettext_lazy("left apart, a little alike"),
    "clerical low": gettext_lazy("before a person, in doubt"),
    "clerical high": gettext_lazy("before a person, nearly sure"),
    "automatic all": gettext_lazy("taken by rule"),
}
ENOUGH_TWICE = 20  # pairs that were read twice; of fewer no kappa is told


class QualityInWords(NamedTuple):
    """The quality of one kind of pairs of one list, ready to be shown."""

    name: str
    kind: UiText
    model: str
    precision: str
    recall: str
    recall_with_a_person: str
    lines: list


def quality_in_words(quality, name) -> QualityInWords:
    """One quality in words; `name` is what the list is called."""
    lines = [
        (
            PARTS[line.part],
            line.population,
            line.drawn,
            line.read,
            line.unsure,
            "–" if line.expected is None else percent(line.expected),
            share_in_words(line.found),
        )
        for line in quality.lines
    ]
    unread = any(line.found is None for line in quality.lines)
    return QualityInWords(
        name,
        KINDS[quality.kind],
        quality.model[:16],
        share_in_words(quality.precision, unread),
        share_in_words(quality.recall, unread),
        share_in_words(quality.recall_with_a_person, unread),
        lines,
    )


def share_in_words(one, unread=True) -> str:
    """ "97.3 % (91.2–99.1), of 120 pairs"; where there is none, why it cannot be told."""
    if one is None and not unread:
        return _("cannot be told: there are no pairs but these")
    if one is None:
        return _("cannot be told yet: pairs that were drawn are not read")
    pairs = ngettext("%(n)d pair", "%(n)d pairs", one.of) % {"n": one.of}
    return _("%(share)s (%(low)s–%(high)s), of %(pairs)s") % {
        "share": percent(one.value),
        "low": number_format(100 * one.low, 1),
        "high": number_format(100 * one.high, 1),
        "pairs": pairs,
    }


def percent(value) -> str:
    return f"{number_format(100 * value, 1)} %"


def kappa_in_words(agree) -> str:
    """Cohen's kappa with its interval; there is none where only one answer was ever given.

    The formula of its variance is for large samples, so it is not told of few pairs.
    """
    if agree.of < ENOUGH_TWICE:
        return _("cannot be told yet: fewer than %(n)d pairs were read twice") % {"n": ENOUGH_TWICE}
    if agree.kappa is None:
        return _("cannot be told: only one answer was ever given")
    low, value, high = (number_format(each, 2) for each in (agree.low, agree.kappa, agree.high))
    return _("%(value)s (%(low)s to %(high)s)") % {"value": value, "low": low, "high": high}
