"""A case and its rows: a state is a row, so it always says who and when."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.reach import ReachableQuerySet
from umai.access.roles.words import WordsText
from umai.access.row_security import RowSecurity
from umai.identification.signal.concerns import Channel, Concern
from umai.intake.handover_models import Handover


class CaseQuerySet(ReachableQuerySet):
    def open(self):
        return self.filter(closure=None)


class Case(FileRow):
    """The authorised body works for one child, from intake to closure.

    Never reopened: a new signal opens a new case that names the old one in `follows`.
    """

    protected_by = RowSecurity(of_lists="cases are counted, sorted and filtered before any of them is shown")

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="cases")
    """Child for whom the authorised body works in this case."""
    concern = models.CharField(_("concern"), max_length=20, choices=Concern)
    """What is feared for the child, as chosen by the person who opened the case."""
    channel = models.CharField(_("how it became known"), max_length=20, choices=Channel)
    """Way by which the authorised body came to know of the need."""
    words = WordsText(_("what was reported"), blank=True)
    """What was reported, in the words of the person who opened the case; may be empty."""
    opened_on = models.DateField()
    """Day in Bishkek on which the case was entered; the ten days may begin earlier."""
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Closed case that this one comes after; null when the file had none before."""

    objects: ClassVar = CaseQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() makes a class

    def get_absolute_url(self):
        return reverse("casefile:case", args=[self.pk])


class Origin(FileRow):
    """A signal with which a case began, or which came while it was open.

    The signal stays out of the file; what the file says of it is when it came, what was feared, by
    which day it was to be taken in (practice, by the law of the day on which it came), and what the
    screener passes on of it in words of their own.
    """

    protected_by = RowSecurity(of_lists="which reports a case has is asked before any of them is shown")

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of whose file the row is part; the signal itself stays out of the file."""
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="origins")
    """Case that began with the signal, or in which the signal goes on."""
    signal = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, related_name="origins")
    """Signal that a worker took into the case; each is taken into one case at a time."""
    received_at = models.DateTimeField(_("information received"), null=True)
    """When the signal came, copied from it; null in rows older than this column."""
    concern = models.CharField(_("concern"), max_length=20, choices=Concern, blank=True, db_default="")
    """What was feared in the signal, copied from it; empty in rows older than this column."""
    take_in_by = models.DateField(null=True)
    """Last day, inclusive, to open a case or answer, by rules of its day; null in old rows."""
    begins = models.BooleanField(default=False, db_default=False)
    """True when the case was opened with the signal; false when it came to an open case."""
    wording = WordsText(_("what the worker must know"), blank=True, db_default="")
    """What the worker reads of the signal, in the screener's words; empty at opening."""
    current = models.BooleanField(default=True, db_default=True, editable=False)
    """False once another person found that the signal is not about this child; kept by the database."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["signal"], condition=Q(current=True), name="one_case_a_signal")
        ]


class Clock(Fact):
    """When the ten calendar days of a case began and when they end (Code on Children, Art. 41).

    Starts at the earlier of receipt by any office and discovery by a worker; `started_on` is day
    0 in Bishkek, `due_on` the last day in time, by the law of day 0. One current row a case: a
    transfer, a merge or a change of worker never writes another; only a correction of when the
    information came does.
    """

    protected_by = RowSecurity(of_lists="what is due is asked before anybody is shown")

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whose assessment and plan are due within these ten days."""
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    """Case whose ten days are counted; one clock of it is current."""
    received_at = models.DateTimeField(_("information received"), null=True, blank=True)
    """When any office received the information, as claimed; null when only discovered."""
    discovered_at = models.DateTimeField(_("need discovered by a worker"), null=True, blank=True)
    """When a worker saw the need for protection, as claimed; null when only received."""
    started_on = models.DateField()
    """Day 0 in Bishkek: the earlier of receipt and discovery; its law governs to the end."""
    due_on = models.DateField()
    """Last day, inclusive, on which the assessment and the plan are in time (Article 41)."""
    reason = WordsText(_("why the beginning is corrected"), blank=True, db_default="")
    """Why the beginning is corrected; required in a correction, empty in the first row."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(current=True), name="one_clock_a_case"),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(reason=""), name="corrected_clock_says_why"
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


class Stop(FileRow):
    """The ten days of a case are over: what the law asks for within them is there.

    Written once, when the plan of the child is first submitted. `stopped_on` is the day named for
    it; late is what was submitted, or recorded, after `due_on`.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whose plan was submitted."""
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="stop")
    """Case whose ten days ended with this row, which is written once."""
    stopped_on = models.DateField()
    """Day named for the first submission of the plan of the child."""
    due_on = models.DateField()
    """Last day, inclusive, that the clock gave at submission; a later correction leaves it."""
    is_late = models.BooleanField()
    """True when the named day, or the day of recording in Bishkek, is after due_on."""
    review_on = models.DateField(null=True)
    """Last day, inclusive, for the first review of the plan; null in rows of before."""


class Assignment(Fact):
    """Who answers for the case, from one day on. One current row a case; nobody, when the worker left."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child for whose case somebody answers; the worker's grant to the file follows from it."""
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    """Case that somebody answers for; one assignment of it is current."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, null=True, related_name="+")
    """Who answers for the case from holds_from on; null when nobody does."""
    # Not taken over by the row that comes after this one.
    handover = models.ForeignKey(
        Handover,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="assignments",
    )
    """Handover by which the case was given; null for any other assignment."""

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


class ClosingProposal(FileRow):
    """One worker proposes to close; with the child's view and who the child lives with."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whose case somebody proposes to close."""
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="proposals")
    """Case that may end; its latest proposal stands in place of earlier ones."""
    reason = models.CharField(_("reason"), max_length=20, choices=ClosingReason)
    """Why the case should end; that a complaint was withdrawn is not among the choices."""
    words = models.TextField(_("what was achieved"))
    """What was achieved, in the words of the person who proposes."""
    childs_view = models.TextField(_("the child's view, or why it could not be heard"))
    """What the child says, or why the child could not be heard."""
    lives_with = models.TextField(_("who the child lives with"))
    """Person or place in whose care the child is when closing is proposed."""
    # What was known and answered when it was proposed; the room that asks says what it holds.
    checks = models.JSONField(_("what was checked before"), null=True)
    """What was known and answered at the proposal, kept as it was; null in rows of before."""
    decide_by = models.DateField(_("decision by"), null=True)
    """Last day, inclusive, to agree or refuse; where null, the day of recording counts."""


class Closure(FileRow):
    """Another person agrees: the case is closed."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whose case ended."""
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="closure")
    """Case that another person agreed to close; it is never reopened."""
    proposal = models.OneToOneField(ClosingProposal, on_delete=models.PROTECT, related_name="closure")
    """Latest proposal of that time, by another person than the one who agrees here."""
    closed_on = models.DateField()
    """Day in Bishkek on which the other person agreed and the case ended."""

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
