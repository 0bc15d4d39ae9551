"""The ratios of the board, each a share of an indicator: of which rows, which of them, and which day governs.

The board counts the rows of the indicator and the list behind each number shows the same rows. A number is
about work and is no score of a person: it is shown with its denominator, and what an office owes is counted
for the office.
"""

from django.utils.translation import gettext_lazy as _

from umai.oversight.board.listed import (
    arrangements,
    missed_visits,
    open_cases,
    referrals,
    ten_days,
    visits,
    waiting_plans,
    windows,
)
from umai.oversight.board.ratios import Ratio

TODAY = _("as it stands now")
LAST_OF_TERM = _("the last day of the term for assessment and plan")
ENDED_CASES = _(
    "cases whose term for assessment and plan ended, without those that were closed before with neither"
)


# Open cases, as of now.
OVERDUE = Ratio(
    "overdue",
    _("Overdue"),
    _("open cases in which something was due before today and is not done"),
    _("open cases"),
    TODAY,
    "worklist",
    {"owes": ("overdue",)},
    open_cases,
    "due_on",
    bad=True,
)
UNASSIGNED = Ratio(
    "unassigned",
    _("Without a worker"),
    _("open cases for which nobody answers"),
    _("open cases"),
    TODAY,
    "worklist",
    {"assigned": ("no",)},
    open_cases,
    "due_on",
    bad=True,
)
NOTHING_PLANNED = Ratio(
    "unplanned",
    _("Nothing is planned"),
    _("open cases in which nothing is owed by any day"),
    _("open cases"),
    TODAY,
    "worklist",
    {"owes": ("nothing",)},
    open_cases,
    "due_on",
    bad=True,
)
UNNAMED = Ratio(
    "unnamed",
    _("Name not known"),
    _("open cases of children whose name nobody knows yet"),
    _("open cases"),
    TODAY,
    "worklist",
    {"named": ("no",)},
    open_cases,
    "due_on",
    bad=True,
)
OPEN_RATIOS = [OVERDUE, UNASSIGNED, NOTHING_PLANNED, UNNAMED]

# What was done in the period, by worker.
WORK_RATIOS = [
    Ratio(
        "assessed",
        _("Assessed in time"),
        _("assessments that were complete on or before the last day"),
        ENDED_CASES,
        LAST_OF_TERM,
        "ten_days",
        {"assessed": ("in_time",)},
        ten_days,
        "due_on",
    ),
    Ratio(
        "planned",
        _("Plan in time"),
        _("plans of the child that were submitted on or before the last day"),
        ENDED_CASES,
        LAST_OF_TERM,
        "ten_days",
        {"planned": ("in_time",)},
        ten_days,
        "due_on",
    ),
    Ratio(
        "first_visit",
        _("First visit"),
        _("cases in which a visit was made; the median counts the days from the first information to it"),
        ENDED_CASES,
        LAST_OF_TERM,
        "ten_days",
        {"visited": ("yes",)},
        ten_days,
        "due_on",
        measured=True,
    ),
    Ratio(
        "kept",
        _("Visits made"),
        _("planned visits that were made by their last day"),
        _("planned visits that were made or missed"),
        _("the last day for the visit"),
        "planned_visits",
        {"kept": ("yes",)},
        windows,
        "latest_on",
        "whose_id",
    ),
    Ratio(
        "office",
        _("Missed, charged to the office"),
        _("missed visits of a worker with more cases than the limit, or of nobody: the office answers"),
        _("missed visits"),
        _("the last day for the visit"),
        "missed_visits",
        {"charged": ("office",)},
        missed_visits,
        "latest_on",
        bad=True,
    ),
    Ratio(
        "alone",
        _("Seen alone"),
        _("visits at which the child was spoken to alone"),
        _("visits that were made, without children too young or unable to speak"),
        _("the day of the visit"),
        "visits",
        {"alone": ("yes",)},
        visits,
        "at",
        of={"made": ("yes",), "alone": ("yes", "no", "not_said")},
    ),
    Ratio(
        "late_entries",
        _("Written down late"),
        _("visits that were written down after the hours allowed"),
        _("visits"),
        _("the day of the visit"),
        "visits",
        {"written": ("late",)},
        visits,
        "at",
        bad=True,
    ),
    Ratio(
        "unanswered",
        _("Referrals unanswered"),
        _("referrals that no body had answered on the last day"),
        _("referrals that were sent and not taken back"),
        _("the day on which it was sent"),
        "referrals",
        {"answered": ("not_in_time",)},
        referrals,
        "sent_on",
        "answers_for__worker_id",
        bad=True,
    ),
]

# What the district owes now.
DISTRICT_RATIOS = [
    UNASSIGNED,
    NOTHING_PLANNED,
    UNNAMED,
    Ratio(
        "agreements",
        _("The Commission is late"),
        _("plans whose agreement was due before today"),
        _("plans that wait for the agreement of the Commission"),
        TODAY,
        "waiting_plans",
        {"late": ("yes",)},
        waiting_plans("agreement"),
        "owed_on",
        "answers__worker_id",
        bad=True,
        of={"waits_for": ("agreement",)},
    ),
    Ratio(
        "approvals",
        _("The local administration is late"),
        _("plans whose approval was due before today"),
        _("plans that wait for the approval of the local administration"),
        TODAY,
        "waiting_plans",
        {"late": ("yes",)},
        waiting_plans("approval"),
        "owed_on",
        "answers__worker_id",
        bad=True,
        of={"waits_for": ("approval",)},
    ),
    Ratio(
        "care",
        _("No paper for the care of the child"),
        _("arrangements with somebody who is no parent, without a paper or on one that ran out"),
        _("arrangements of care that hold today, of all children on the register here"),
        TODAY,
        "care",
        {"paper": ("none", "ran_out")},
        arrangements,
        "holds_from",
        None,
        None,
        bad=True,
    ),
]
RATIOS = {ratio.key: ratio for ratio in [OVERDUE, *WORK_RATIOS, *DISTRICT_RATIOS]}
