"""Visit windows: the days in which a child is to be visited, and the windows that were missed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.roles.words import WordsText
from umai.access.row_security import RowSecurity
from umai.intake.risk_models import Risk


class WindowReason(models.TextChoices):
    """Why a visit is planned for these days."""

    FIRST_CONTACT = "first_contact", _("first contact")
    INTERVAL = "interval", _("by the level of risk")
    AGREED = "agreed", _("as agreed")
    AFTER_MISSED = "after_missed", _("the visit before was missed")
    RISK = "risk", _("the risk has changed")


class VisitWindow(Fact):
    """The first and the last day on which the child of a case is to be visited.

    A case has one window at most that is current and open. The database turns `open` off when a visit is
    made that names it, when it ended without one, and when the case is closed. `risk` is the level by
    which it was planned, "" where nobody had judged it. It is planned by the act that records a visit, by
    a worker, or by the clock (then `recorded_by` is null).

    The database also writes what became of it. `kept`: a visit was made in answer to it (True), or it was
    missed (False), which a visit written down later does not undo; None while it is open and where the
    case was closed first. `whose`: who went, or who had the case on the last day.
    """

    protected_by = RowSecurity(
        of_lists="which visits are due is asked before anybody is shown", derived=("open", "kept", "whose_id")
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who is to be visited; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="visit_windows")
    """Case for which the visit is planned; at most one window of it is current and open."""
    earliest_on = models.DateField()
    """First day, inclusive, on which the child is to be visited; an earlier visit counts too."""
    latest_on = models.DateField()
    """Last day, inclusive, on which the visit is in time; after it the visit is missed."""
    risk = models.CharField(max_length=10, choices=Risk, blank=True)
    """Risk level by which the days were planned; empty where nobody had judged it."""
    reason = models.CharField(_("reason"), max_length=15, choices=WindowReason)
    """By what the days were chosen: risk, an agreement, a missed visit, a first contact."""
    words = WordsText(_("why these days"), blank=True)
    """Why a worker chose other days; empty where they follow from the rules."""
    open = models.BooleanField(default=True, db_default=True, editable=False)
    """True until visited, missed, or the case is closed, by the database; read with current."""
    kept = models.BooleanField(null=True, editable=False)
    """True if visited, false if missed; null while it waits or where the case closed first."""
    whose = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, db_index=False, related_name="+"
    )
    """Who went, or who had the case on the last day; null where nobody had it or kept is null."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(current=True, open=True), name="one_open_window_a_case"
            ),
            models.CheckConstraint(
                condition=Q(latest_on__gte=F("earliest_on")), name="window_ends_after_it_begins"
            ),
        ]
        indexes = [
            models.Index(
                fields=["latest_on"],
                include=["case"],
                condition=Q(current=True, open=True),
                name="window_that_waits",
            ),
            models.Index(
                fields=["district", "latest_on"],
                include=["id", "child", "case", "municipality", "recorded_office", "kept", "whose"],
                condition=Q(current=True, open=False),
                name="window_of_district",
            ),
        ]


class MissedVisit(FileRow):
    """A window that ended without a visit, and who answers for that. Written once, by the clock.

    `worker` had the case on the last day (None where nobody had it); `caseload` is how many open cases
    that worker had when the clock counted. Above the limit of that day the office answers for it.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who was not visited; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="missed_visits")
    """Case in which a planned visit was missed."""
    window = models.OneToOneField(VisitWindow, on_delete=models.PROTECT, related_name="missed")
    """Visit window that ended without a visit; it is missed at most once."""
    worker = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Worker who had the case on the last day of the window; null where nobody had it."""
    latest_on = models.DateField()
    """Last day, inclusive, of the visit window, copied from it."""
    caseload = models.PositiveIntegerField()
    """Open cases of that worker when the clock counted; 0 where nobody had the case."""
    above_limit = models.BooleanField()
    """True if caseload was more than allowed when counted: the office then answers for it."""

    class Meta:
        indexes = [
            models.Index(fields=["worker", "latest_on"], name="missed_of_worker"),
            models.Index(
                fields=["district", "latest_on"],
                include=["child", "municipality", "recorded_office", "worker", "above_limit"],
                name="missed_of_district",
            ),
        ]

    @property
    def is_of_office(self):
        """Whether the office answers for it, and not one worker."""
        return self.above_limit or self.worker_id is None


class MissedReason(models.TextChoices):
    """Why a planned visit was missed, by the explanation of whoever answers for it."""

    NOBODY_HOME = "nobody_home", _("nobody was at home")
    REFUSED = "refused", _("the family refused")
    MOVED = "moved", _("the family moved away")
    ROAD = "road", _("the road was closed, or there was no transport")
    ILL = "ill", _("the worker was ill or on leave")
    TOO_MANY = "too_many", _("too many cases")
    WRITTEN_LATE = "written_late", _("the visit was made, and written down late")
    OTHER = "other", _("other")


class Explanation(FileRow):
    """Why a visit was missed. It stays missed; a later explanation is kept beside an earlier one."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who was not visited; the row is part of this child's file."""
    missed = models.ForeignKey(MissedVisit, on_delete=models.PROTECT, related_name="explanations")
    """Missed visit that is explained; it stays missed, and may be explained again."""
    reason = models.CharField(_("reason"), max_length=15, choices=MissedReason)
    """Why the visit was missed, as whoever explains it chose."""
    words = models.TextField(_("what happened"))
    """What happened, in the words of whoever explains it."""
