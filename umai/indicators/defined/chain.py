"""The chain of Article 19 of the Convention: how a child became known, how far help went, and how fast."""

from django.utils.translation import gettext_lazy as _

from umai.indicators.definition import FLOW, Indicator

PLACES = ("oblast", "district")
ARTICLE_19 = _("Convention on the Rights of the Child, Article 19")
CASES = _("cases")
OPENED = _("the day on which the case was opened")

CHAIN = [
    Indicator(
        "signals",
        _("Signals by source"),
        _("signals that were received, from whomever"),
        _("children of the country"),
        _("signals"),
        _("the day on which it was received"),
        FLOW,
        (*PLACES, "channel", "concern", "outcome"),
        ARTICLE_19,
        "signals",
    ),
    Indicator(
        "cases",
        _("Cases by source, and where they stand"),
        _("cases that were opened, each with the furthest step that it reached"),
        _("children on the register"),
        CASES,
        OPENED,
        FLOW,
        (*PLACES, "channel", "concern", "step", "sex", "age"),
        ARTICLE_19,
        "cases",
    ),
    Indicator(
        "chain",
        _("How many cases reached each step, and how fast"),
        _("steps that cases reached: a case counts once at each step"),
        _("cases that were opened in the period"),
        _("steps"),
        OPENED,
        FLOW,
        ("step", "within", *PLACES, "channel"),
        ARTICLE_19,
        "chain",
        repeats=True,
    ),
    Indicator(
        "closed_cases",
        _("Closed cases"),
        _("cases that were closed"),
        _("open cases"),
        CASES,
        _("the day on which the case was closed"),
        FLOW,
        (*PLACES, "reason"),
        ARTICLE_19,
        "closed_cases",
    ),
    Indicator(
        "urgent_calls",
        _("Hours until a child is seen"),
        _(
            "calls to see a child at once; several about one child that one sighting ended count once, and as"
            " of an earlier day a call counts in the case in which it stands now"
        ),
        _("children of whom something urgent was reported"),
        _("calls"),
        _("the day on which the office was called"),
        FLOW,
        (*PLACES, "seen", "hours"),
        ARTICLE_19,
        "urgent_calls",
    ),
]
