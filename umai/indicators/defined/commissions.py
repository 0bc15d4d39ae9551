"""What the Commissions on Children's Affairs did, for their half-year report (Resolution 449 of 2017)."""

from django.utils.translation import gettext_lazy as _

from umai.indicators.definition import FLOW, Indicator

PLACES = ("oblast", "district")
HALF_YEAR = _("Resolution 449 of 2017: the half-year report of the Commissions")

COMMISSIONS = [
    Indicator(
        "commission_sessions",
        _("Sessions of the Commissions"),
        _("sessions that were convened"),
        _("Commissions on Children's Affairs"),
        _("sessions"),
        _("the day for which it was convened"),
        FLOW,
        ("held", *PLACES),
        HALF_YEAR,
        "commission_sessions",
    ),
    Indicator(
        "commission_decisions",
        _("Decisions of the Commissions"),
        _("decisions of the Commissions on plans, cases and earlier decisions"),
        _("matters on the agenda"),
        _("decisions"),
        _("the day of the session"),
        FLOW,
        ("decided", "matter", "heard", "against_family", *PLACES),
        HALF_YEAR,
        "commission_decisions",
    ),
    Indicator(
        "commission_execution",
        _("Decisions of the Commissions that were to be carried out"),
        _("decisions whose last day to be carried out came"),
        _("decisions by which something is to be done"),
        _("decisions"),
        _("the last day to carry it out"),
        FLOW,
        ("carried_out", *PLACES),
        HALF_YEAR,
        "commission_execution",
    ),
]
