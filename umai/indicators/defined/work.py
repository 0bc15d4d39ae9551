"""Accountability: was every child assessed in ten days, visited, and every referral answered."""

from django.utils.translation import gettext_lazy as _

from umai.indicators.definition import FLOW, STOCK, Indicator

PLACES = ("oblast", "district")
CASES, VISITS, REFERRALS = _("cases"), _("visits"), _("referrals")
LAST_DAY = _("the last day of the term for assessment and plan")
VISIT_DAY = _("the day of the visit")
VISIT_LAST_DAY = _("the last day for the visit")
NOW = _("as it stands now")
RESOLUTION = _("Code on Children, Article 41")
ENDED_CASES = _(
    "cases whose term for assessment and plan ended, without those that were closed before with neither"
)
HOUSE_RULE = _("Umai: what the office owes to each child")

WORK = [
    Indicator(
        "ten_days",
        _("Assessment and plan by the last day"),
        ENDED_CASES,
        _("open cases"),
        CASES,
        LAST_DAY,
        FLOW,
        (*PLACES, "assessed", "planned", "visited", "concern", "channel"),
        RESOLUTION,
        "ten_days",
    ),
    Indicator(
        "planned_visits",
        _("Planned visits, made and missed"),
        _("planned visits that were made or missed"),
        _("planned visits of open cases"),
        VISITS,
        VISIT_LAST_DAY,
        FLOW,
        (*PLACES, "kept"),
        HOUSE_RULE,
        "planned_visits",
    ),
    Indicator(
        "missed_visits",
        _("Missed visits, by whom they are charged to"),
        _("missed visits"),
        _("planned visits of open cases"),
        VISITS,
        VISIT_LAST_DAY,
        FLOW,
        (*PLACES, "charged"),
        HOUSE_RULE,
        "missed_visits",
        part_of="planned_visits",
    ),
    Indicator(
        "visits",
        _("Visits"),
        _("visits that were made or tried"),
        _("open cases"),
        VISITS,
        VISIT_DAY,
        FLOW,
        (*PLACES, "made", "alone", "written"),
        HOUSE_RULE,
        "visits",
    ),
    Indicator(
        "referrals",
        _("Referrals and their answers"),
        _("referrals that were sent and not taken back"),
        _("open cases"),
        REFERRALS,
        _("the day on which it was sent"),
        FLOW,
        (*PLACES, "answered"),
        HOUSE_RULE,
        "referrals",
    ),
    Indicator(
        "worklist",
        _("Open cases and what is owed in them"),
        _("open cases"),
        _("children on the register"),
        CASES,
        NOW,
        STOCK,
        (*PLACES, "owes", "assigned", "named"),
        HOUSE_RULE,
        "worklist",
        now_alone=True,
    ),
    Indicator(
        "waiting_plans",
        _("Plans that wait for another body"),
        _("plans that wait for the Commission or the local administration"),
        _("open cases"),
        CASES,
        NOW,
        STOCK,
        (*PLACES, "waits_for", "late"),
        RESOLUTION,
        "waiting_plans",
        now_alone=True,
    ),
]
