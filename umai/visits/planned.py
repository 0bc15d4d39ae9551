"""What is planned: the window in which a child is to be visited, and what became of one that was missed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, Held
from umai.intake.risk import Risk


class Reason(models.TextChoices):
    """Why a visit is planned for these days."""

    FIRST_CONTACT = "first_contact", _("first contact")
    INTERVAL = "interval", _("by the level of risk")
    AGREED = "agreed", _("as agreed")
    AFTER_MISSED = "after_missed", _("the visit before was missed")
    RISK = "risk", _("the risk has changed")


class Window(Fact):
    """The first and the last day on which the child of a case is to be visited.

    One that is current and open a case. The database turns `open` off when a visit is made that names
    it, when it ended without one, and when the case is closed. `risk` is the level by which it was
    planned, "" where nobody had judged it. Planned by the act that records a visit, by a worker, or by
    the clock (then nobody recorded it).

    The database also says what became of it. `kept`: a visit was made in answer to it (True), or it was
    missed (False), which a visit told later does not undo; None while it waits and where the case was
    closed first. `whose`: who went, or who answered for the case on the last day.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="visit_windows")
    earliest_on = models.DateField()
    latest_on = models.DateField()
    risk = models.CharField(max_length=10, choices=Risk, blank=True)
    reason = models.CharField(_("reason"), max_length=15, choices=Reason)
    words = models.TextField(_("why these days"), blank=True)
    open = models.BooleanField(default=True, db_default=True, editable=False)
    kept = models.BooleanField(null=True, editable=False)
    whose = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, editable=False, db_index=False, related_name="+"
    )

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
                fields=["latest_on"], include=["case"], condition=Q(current=True, open=True),
                name="window_that_waits",
            ),
            models.Index(
                fields=["district", "latest_on"],
                include=["id", "child", "case", "municipality", "recorded_office", "kept", "whose"],
                condition=Q(current=True, open=False),
                name="window_of_district",
            ),
        ]  # fmt: skip


class Missed(Held):
    """A window that ended and no visit had been made: a fact of its own, with an owner.

    `worker` answered for the case on the last day (None where nobody did); `caseload` is how many open
    cases they had when it was counted. With more than the limit of that day the office answers.
    Written once, by the clock.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="missed_visits")
    window = models.OneToOneField(Window, on_delete=models.PROTECT, related_name="missed")
    worker = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    latest_on = models.DateField()
    caseload = models.PositiveIntegerField()
    above_limit = models.BooleanField()

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
    def of_the_office(self):
        """Whether the office answers for it, and not one worker."""
        return self.above_limit or self.worker_id is None


class Because(models.TextChoices):
    """Why a planned visit was missed, as whoever answers for it explains."""

    NOBODY_HOME = "nobody_home", _("nobody was at home")
    REFUSED = "refused", _("the family refused")
    MOVED = "moved", _("the family moved away")
    ROAD = "road", _("the road was closed, or there was no transport")
    ILL = "ill", _("the worker was ill or on leave")
    TOO_MANY = "too_many", _("too many cases")
    WRITTEN_LATE = "written_late", _("the visit was made, and written down late")
    OTHER = "other", _("other")


class Explanation(Held):
    """Why a visit was missed. The missed visit stays; a later explanation stands beside an earlier one."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    missed = models.ForeignKey(Missed, on_delete=models.PROTECT, related_name="explanations")
    reason = models.CharField(_("reason"), max_length=15, choices=Because)
    words = models.TextField(_("what happened"))
