"""A case and its rows: a state is a row, so it always says who and when."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, Held
from umai.access.reach import ReachableQuerySet
from umai.identification.concerns import Channel, Concern
from umai.intake.handover_rows import Handover
from umai.intake.risk import Risk, RiskLevel
from umai.intake.transfer_rows import FileAnswer, FileSent
from umai.intake.work import Due, Owed, Work

__all__ = [
    "Assignment", "Case", "CaseQuerySet", "Clock", "ClosingProposal", "ClosingReason", "Closure", "Due",
    "FileAnswer", "FileSent", "Handover", "Origin", "Owed", "Risk", "RiskLevel", "Stop", "Work",
]  # fmt: skip


class CaseQuerySet(ReachableQuerySet):
    def open(self):
        return self.filter(closure=None)


class Case(Held):
    """The authorised body works for one child, from intake to closure.

    Never reopened: a new signal opens a new case that names the old one in `follows`.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="cases")
    concern = models.CharField(_("concern"), max_length=20, choices=Concern)
    channel = models.CharField(_("how it became known"), max_length=20, choices=Channel)
    words = models.TextField(_("what was reported"), blank=True)
    opened_on = models.DateField()
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = CaseQuerySet.as_manager()

    def get_absolute_url(self):
        return reverse("casefile:case", args=[self.pk])


class Origin(Held):
    """A signal with which a case began, or which came while it was open.

    The signal stays out of the file; what the file says of it is when it came, what was feared, by
    which day it was to be taken in (practice, by the law of the day on which it came), and what the
    screener passes on of it in words of their own.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="origins")
    signal = models.OneToOneField("identification.Signal", on_delete=models.PROTECT, related_name="origin")
    received_at = models.DateTimeField(_("information received"), null=True)
    concern = models.CharField(_("concern"), max_length=20, choices=Concern, blank=True, db_default="")
    take_in_by = models.DateField(null=True)
    begins = models.BooleanField(default=False, db_default=False)  # the case was opened with it
    wording = models.TextField(_("what the worker must know"), blank=True, db_default="")


class Clock(Fact):
    """When the ten calendar days of a case began and when they end (Code on Children, Art. 41).

    Starts at the earlier of receipt by any office and discovery by a worker; `started_on` is day
    0 in Bishkek, `due_on` the last day in time, by the law of day 0. One current row a case: a
    transfer, a merge or a change of worker never writes another; only a correction of when the
    information came does.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    received_at = models.DateTimeField(_("information received"), null=True, blank=True)
    discovered_at = models.DateTimeField(_("need discovered by a worker"), null=True, blank=True)
    started_on = models.DateField()
    due_on = models.DateField()
    words = models.TextField(_("why the beginning is corrected"), blank=True, db_default="")

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(current=True), name="one_clock_a_case"),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(words=""), name="corrected_clock_says_why"
            ),
            models.CheckConstraint(
                condition=Q(received_at__isnull=False) | Q(discovered_at__isnull=False),
                name="clock_has_a_beginning",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("started_on")), name="clock_ends_after_it_begins"
            ),
        ]
        indexes = [
            models.Index(
                fields=["district", "due_on", "case"], condition=Q(current=True), name="clock_of_district"
            ),
            models.Index(
                fields=["municipality", "due_on", "case"],
                condition=Q(current=True),
                name="clock_of_municipality",
            ),
        ]


class Stop(Held):
    """The ten days of a case are over: what the law asks for within them is there.

    Written once, when the plan of the child is first submitted. `stopped_on` is the day named for
    it; late is what was submitted, or recorded, after `due_on`.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="stop")
    stopped_on = models.DateField()
    due_on = models.DateField()  # of the clock, on the day it stopped
    is_late = models.BooleanField()
    review_on = models.DateField(null=True)  # the last day of the first review of the plan


class Assignment(Fact):
    """Who answers for the case, from one day on. One current row a case; nobody, when the worker left."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, null=True, related_name="+")
    # Not taken over by the row that comes after this one.
    handover = models.ForeignKey(
        Handover, on_delete=models.PROTECT, null=True, editable=False, db_index=False,
        related_name="assignments",
    )  # fmt: skip

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(current=True), name="one_worker_a_case")
        ]
        indexes = [
            models.Index(fields=["handover"], condition=~Q(handover=None), name="assignment_of_handover")
        ]


class ClosingReason(models.TextChoices):
    """Why a case ends. Withdrawal of a complaint is not among them, and never will be."""

    GOALS_MET = "goals_met", _("the goals were met")
    OF_AGE = "of_age", _("the child came of age")
    ABROAD = "abroad", _("the child moved abroad")
    PLACED = "placed", _("placed for good")
    DIED = "died", _("the child died")
    UNFOUNDED = "unfounded", _("no need for protection was found")
    OTHER = "other", _("other")


class ClosingProposal(Held):
    """One worker proposes to close; with the child's view and who the child lives with."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="proposals")
    reason = models.CharField(_("reason"), max_length=20, choices=ClosingReason)
    words = models.TextField(_("what was achieved"))
    childs_view = models.TextField(_("the child's view, or why it could not be heard"))
    lives_with = models.TextField(_("who the child lives with"))
    # What was known and answered when it was proposed; the room that asks says what it holds.
    checks = models.JSONField(_("what was checked before"), null=True)
    decide_by = models.DateField(_("decision by"), null=True)


class Closure(Held):
    """Another person agrees: the case is closed."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="closure")
    proposal = models.OneToOneField(ClosingProposal, on_delete=models.PROTECT, related_name="closure")
    closed_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(
                fields=["district", "closed_on", "case"],
                include=["child", "municipality", "recorded_office"],
                name="closure_of_district",
            ),
            models.Index(
                fields=["municipality", "closed_on", "case"],
                include=["child", "district", "recorded_office"],
                name="closure_of_municipality",
            ),
        ]
