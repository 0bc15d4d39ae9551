"""The ratios of the board, each defined once: its rows, its condition, and the day that governs.

The board counts these rows and the list behind each number shows the same rows. A number is about work
and is no score of a person: it is shown with its denominator, and what an office owes is counted for
the office.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.intake.cases.worklist import PLANNED, UNPLANNED
from umai.intake.models import DueKind
from umai.oversight.board.querysets import (
    arrangements,
    ended_ten_days,
    ended_windows,
    late_condition,
    missed_visits,
    open_cases,
    paperless_condition,
    plans_owed_under,
    referrals,
    unanswered_condition,
    visits,
    waiting_plans,
)
from umai.oversight.board.ratios import DaysBetween, Ratio
from umai.visits.models import Alone

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
    open_cases,
    lambda asked: PLANNED & Q(due_on__lt=asked.on),
    "due_on",
    bad=True,
)
UNASSIGNED = Ratio(
    "unassigned",
    _("Without a worker"),
    _("open cases for which nobody answers"),
    _("open cases"),
    TODAY,
    open_cases,
    lambda asked: Q(worker_id=None),
    "due_on",
    bad=True,
)
NOTHING_PLANNED = Ratio(
    "unplanned",
    _("Nothing is planned"),
    _("open cases in which nothing is owed by any day"),
    _("open cases"),
    TODAY,
    open_cases,
    lambda asked: UNPLANNED,
    "due_on",
    bad=True,
)
UNNAMED = Ratio(
    "unnamed",
    _("Name not known"),
    _("open cases of children whose name nobody knows yet"),
    _("open cases"),
    TODAY,
    open_cases,
    lambda asked: Q(child_id__in=[pk for (pk,) in asked.by.ask("select unnest(register_nameless())")]),
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
        ended_ten_days,
        lambda asked: Q(assessed_in_time=True),
        "due_on",
    ),
    Ratio(
        "planned",
        _("Plan in time"),
        _("plans of the child that were submitted on or before the last day"),
        ENDED_CASES,
        LAST_OF_TERM,
        ended_ten_days,
        lambda asked: Q(planned_in_time=True),
        "due_on",
    ),
    Ratio(
        "first_visit",
        _("First visit"),
        _("cases in which a visit was made; the median counts the days from the first information to it"),
        ENDED_CASES,
        LAST_OF_TERM,
        ended_ten_days,
        lambda asked: Q(visited_on__isnull=False),
        "due_on",
        days=DaysBetween("visited_on", "started_on"),
    ),
    Ratio(
        "kept",
        _("Visits made"),
        _("planned visits that were made by their last day"),
        _("planned visits that were made or missed"),
        _("the last day for the visit"),
        ended_windows,
        lambda asked: Q(kept=True),
        "latest_on",
        "whose_id",
    ),
    Ratio(
        "office",
        _("Missed, charged to the office"),
        _("missed visits of a worker with more cases than the limit, or of nobody: the office answers"),
        _("missed visits"),
        _("the last day for the visit"),
        missed_visits,
        lambda asked: Q(above_limit=True) | Q(worker_id=None),
        "latest_on",
        bad=True,
    ),
    Ratio(
        "alone",
        _("Seen alone"),
        _("visits at which the child was spoken to alone"),
        _("visits that were made, without children too young or unable to speak"),
        _("the day of the visit"),
        visits,
        lambda asked: Q(alone=Alone.YES),
        "at",
        of=Q(made=True) & ~Q(alone=Alone.OBSERVED),
    ),
    Ratio(
        "late_entries",
        _("Written down late"),
        _("visits that were written down after the hours allowed"),
        _("visits"),
        _("the day of the visit"),
        visits,
        lambda asked: Q(is_late=True),
        "at",
        bad=True,
    ),
    Ratio(
        "unanswered",
        _("Referrals unanswered"),
        _("referrals that no body had answered on the last day"),
        _("referrals that were sent and not taken back"),
        _("the day on which it was sent"),
        referrals,
        unanswered_condition,
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
        waiting_plans(DueKind.AGREEMENT),
        late_condition,
        "owed_on",
        "answers__worker_id",
        bad=True,
        smaller=plans_owed_under(DueKind.AGREEMENT),
    ),
    Ratio(
        "approvals",
        _("The local administration is late"),
        _("plans whose approval was due before today"),
        _("plans that wait for the approval of the local administration"),
        TODAY,
        waiting_plans(DueKind.APPROVAL),
        late_condition,
        "owed_on",
        "answers__worker_id",
        bad=True,
        smaller=plans_owed_under(DueKind.APPROVAL),
    ),
    Ratio(
        "care",
        _("No paper for the care of the child"),
        _("arrangements with somebody who is no parent, without a paper or on one that ran out"),
        _("arrangements of care that hold today, of all children on the register here"),
        TODAY,
        arrangements,
        paperless_condition,
        "holds_from",
        None,
        None,
        bad=True,
    ),
]
RATIOS = {ratio.key: ratio for ratio in [OVERDUE, *WORK_RATIOS, *DISTRICT_RATIOS]}
