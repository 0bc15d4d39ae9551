"""What `umai evaluate` answered, from the JSON that was stored, in sentences of the reader's language."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.counts.remarks import DIGITS, SIGNED, Remark, say_remark
from umai.evaluate.answers.sentences import SENTENCES
from umai.statistics.elsewhere.words import number, signed

METHODS = {
    "latent": gettext_lazy("the answer: a slow disturbance, its strength averaged over"),
    "newey-west": gettext_lazy("the usual model (quasi-Poisson), errors linked over time"),
    "quasi-poisson": gettext_lazy("the usual model (quasi-Poisson), every period by itself"),
    "before-after": gettext_lazy("the mean after less the mean before: no trend, no season"),
}
SMALL = 10  # from which on a number is said without a digit after the comma


class MethodLine(NamedTuple):
    """What one method says, children a year."""

    method: str
    a_year: str
    interval: str


class ResultInWords(NamedTuple):
    """A result in the order in which it is read: what could be seen, placebos, remarks, then the effect."""

    seen: str
    placebos: list[str]
    remarks: list[str]
    effect: list[str]
    methods: list[MethodLine]


def result_in_words(answer: Mapping[str, Any]) -> ResultInWords:
    """The sentences of an answer, as `as_json` of `umai/evaluate` wrote it."""
    of_districts = answer["kind"] == "districts"
    return ResultInWords(
        seen_before(answer),
        placebos_of_districts(answer) if of_districts else placebos_of_series(answer),
        [remark_in_words(one) for one in answer["remarks"]],
        effect_of_districts(answer["effect"]) if of_districts else effect_of_series(answer["effect"]),
        [] if of_districts else [method_line(one) for one in answer["methods"]],
    )


def remark_in_words(remark: Mapping[str, Any]) -> str:
    return say_remark(
        Remark(remark["code"], remark["figures"]), SENTENCES, translate=_, number=number_of_remark
    )


def number_of_remark(name: str, value: float) -> str:
    """A figure of a remark as people here write it."""
    exact, digits = Decimal(str(value)), DIGITS.get(name, 0)
    return signed(exact, digits) if name in SIGNED else number(exact, digits)


def seen_before(answer: Mapping[str, Any]) -> str:
    """What could be seen, told from the time before alone."""
    seen = answer["detectable"]
    return _(
        "Told from the time before alone: a fall by %(fall)s %% or a rise by %(rise)s %% would be seen 80"
        " times of 100."
    ) % {"fall": per_cent(1 - seen["fall"]), "rise": per_cent(seen["rise"] - 1)}


def placebos_of_series(answer: Mapping[str, Any]) -> list[str]:
    dates, other = answer["placebo_dates"], answer["placebo_outcome"]
    found = [
        _("Earlier dates at which the change seems as large: %(as_large)s of %(tried)s.")
        % {"as_large": dates["as_large"], "tried": dates["tried"]}
        if dates["tried"]
        else _("No earlier date could be tried.")
    ]
    if other is not None:
        change = change_in_per_cent(other["ratio"], other["ratio_interval"])
        found.append(_("What the rule cannot touch: %(change)s.") % {"change": change})
    return found


def placebos_of_districts(answer: Mapping[str, Any]) -> list[str]:
    effect = answer["effect"]
    found = [
        _("Shufflings of the starts that give as large an effect: %(as_large)s of %(tried)s.")
        % {"as_large": effect["as_large"], "tried": effect["tried"]}
    ]
    if effect["earlier"]:
        before = effect["earlier"][0]
        change = change_in_per_cent(before["ratio"], before["interval"])
        found.append(
            _("In the year before the rule started, where nothing should be seen: %(change)s.")
            % {"change": change}
        )
    return found


def effect_of_series(effect: Mapping[str, Any]) -> list[str]:
    change = change_in_per_cent(effect["ratio"], effect["ratio_interval"])
    return [
        a_year_in_words(effect),
        _("Of what was expected that is %(change)s.") % {"change": change},
        _("If the model holds, 95 of 100 such intervals hold the truth."),
    ]


def effect_of_districts(effect: Mapping[str, Any]) -> list[str]:
    change = change_in_per_cent(effect["whole"]["ratio"], effect["whole"]["interval"])
    return [
        a_year_in_words(effect),
        _("Of what the others let expect that is %(change)s.") % {"change": change},
        _("Districts with the rule: %(districts)s. Without it to the end: %(without)s.")
        % {"districts": effect["districts"], "without": effect["without"]},
        _("If the model holds, 95 of 100 such intervals hold the truth."),
    ]


def a_year_in_words(effect: Mapping[str, Any]) -> str:
    """How many more or fewer a year, and between which numbers."""
    low, high = effect["a_year_interval"]
    if low is None or high is None:
        return _("No interval can be given, so nothing is shown.")
    said = {"expected": count(effect["expected_a_year"]), "low": count(low), "high": count(high)}
    if high < 0:
        said |= {"number": count(-effect["a_year"]), "low": count(-high), "high": count(-low)}
        return (
            _(
                "%(number)s fewer a year, between %(low)s and %(high)s fewer; %(expected)s a year were"
                " expected."
            )
            % said
        )
    if low > 0:
        said["number"] = count(effect["a_year"])
        return (
            _("%(number)s more a year, between %(low)s and %(high)s more; %(expected)s a year were expected.")
            % said
        )
    said["low"] = count(-low)
    return (
        _(
            "Nothing is shown: between %(low)s fewer and %(high)s more a year; %(expected)s a year were"
            " expected."
        )
        % said
    )


def method_line(one: Mapping[str, Any]) -> MethodLine:
    low, high = one["interval"]
    return MethodLine(
        str(METHODS[one["method"]]), with_sign(one["a_year"]), from_to(with_sign(low), with_sign(high))
    )


def change_in_per_cent(ratio: float | None, interval) -> str:
    low, high = interval
    if ratio is None or low is None or high is None:
        return _("no interval")
    by, *ends = (f"{signed(Decimal(str(100 * (one - 1))), 1)} %" for one in (ratio, low, high))
    return f"{by} ({from_to(*ends)})"


def from_to(low: str, high: str) -> str:
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def with_sign(value: float | None) -> str:
    return _("unknown") if value is None else signed(Decimal(str(value)), places_of(value))


def count(value: float) -> str:
    return number(Decimal(str(value)), places_of(value))


def places_of(value: float) -> int:
    return 0 if abs(value) >= SMALL else 1


def per_cent(part: float) -> str:
    return number(Decimal(str(100 * part)), 1)
