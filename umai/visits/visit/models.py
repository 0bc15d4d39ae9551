"""A visit: who went when and where, whether the child was seen and heard alone, what follows."""

import uuid

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.row_security import REACH_SQL, RowSecurity
from umai.intake.lowering_models import SeenHow
from umai.intake.risk_models import Risk
from umai.visits.windows import VisitWindow


class NoVisitReason(models.TextChoices):
    """Why somebody who went could not make the visit, or could not go."""

    NOBODY_HOME = "nobody_home", _("nobody was at home")
    REFUSED = "refused", _("the family refused")
    MOVED = "moved", _("the family moved away")
    ROAD = "road", _("the road was closed, or there was no transport")
    ILL = "ill", _("the worker was ill")
    OTHER = "other", _("other")


class Alone(models.TextChoices):
    """Whether the child was spoken to with nobody else present."""

    YES = "yes", _("yes, alone")
    NO = "no", _("no, others were there")
    OBSERVED = "observed", _("too young or unable to speak: observed")


class Visit(Fact):
    """One visit to the child of a case: made, or tried.

    `line` is the id that its writer made: the id of the first row, and the same in every correction.
    `window` is the planned visit that this one answers. `at` is when it happened, as claimed;
    `recorded_at` is the database's time. `is_late`: it was written down after the hours allowed or after
    the last day of its window; a correction does not undo it. Latitude and longitude are in degrees as
    the device gave them, `accuracy` in metres; none is required. `digest` is that of the answers as sent,
    by which a visit that is sent twice is recognised.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who was visited; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Case in which the visit was made or tried."""
    window = models.ForeignKey(VisitWindow, on_delete=models.PROTECT, null=True, related_name="visits")
    """Visit window that this visit answers; null where it answers none."""
    line = models.UUIDField(default=uuid.uuid4)
    """Id of the visit, the same in every correction; it equals the id of the first row."""
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Worker who went; need not be the one who wrote the row."""
    made = models.BooleanField()
    """True if the visit was made, false if it was only tried or could not be begun."""
    not_made = models.CharField(_("why not made"), max_length=15, choices=NoVisitReason, blank=True)
    """Why there was no visit; empty where it was made."""
    words = models.TextField(_("what happened"), blank=True)
    """What happened; required where the reason for no visit is not on the list."""
    at = models.DateTimeField(_("when it was"))
    """When the visit was made or tried, as claimed; recorded_at is the database's time."""
    with_whom = models.CharField(_("who went along"), max_length=300, blank=True)
    """Who went along, by name and post; empty where nobody is named."""
    with_police = models.BooleanField(_("with the police"), default=False)
    """True if the police were there at the visit."""
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    """Degrees north where the device was, to five places; null where it did not say."""
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    """Degrees east where the device was, to five places; null where it did not say."""
    accuracy = models.PositiveIntegerField(null=True, blank=True)
    """Metres by which the device's position may be wrong; null where it did not say."""
    place = models.CharField(_("where, if not at home"), max_length=300, blank=True)
    """Where the visit was, if elsewhere; empty means at the child's home."""
    announced = models.BooleanField(_("announced"), null=True)
    """True if the family knew that the visit would come; null where nobody answered."""

    seen = models.BooleanField(_("child seen"), null=True)
    """True if the child was seen, false if not; never null where the visit was made."""
    why_not_seen = models.TextField(_("why the child was not seen"), blank=True)
    """Reason why; required where the visit was made and the child was not seen."""
    alone = models.CharField(_("spoken to alone"), max_length=10, choices=Alone, blank=True)
    """Whether the child was spoken to with nobody else present, or observed; may be empty."""
    why_not_alone = models.TextField(_("why not alone"), blank=True)
    """Why others were there; also why a child old enough to speak was only observed."""
    childs_words = models.TextField(_("what the child said, or what was observed"), blank=True)
    """What the child said, or what was observed of one who does not speak; may be empty."""
    awake = models.BooleanField(_("awake"), null=True)
    """True if the infant was awake at the visit; null where nobody answered."""
    moves = models.BooleanField(_("moves arms and legs"), null=True)
    """True if the infant moved arms and legs; null where nobody answered."""
    weight_grams = models.PositiveIntegerField(_("weight in grams"), null=True, blank=True)
    """Weight of the infant, from scales or the feldsher's book; null where not known."""
    marks = models.TextField(_("marks on the body, and how they are explained"), blank=True)
    """Marks on the child's body and how they are explained, or none found; may be empty."""
    bond = models.TextField(_("bond with the carer"), blank=True)
    """How the infant and the carer are with each other; empty where not written."""
    checked_by = models.CharField(_("checked by the feldsher or nurse"), max_length=300, blank=True)
    """Feldsher or nurse who examined the infant, and when; empty where nobody is named."""

    carer = models.TextField(_("the carer's state"), blank=True)
    """How the carer is, as found at the visit; empty where not written."""
    dwelling = models.TextField(_("the dwelling"), blank=True)
    """State of the child's dwelling, as found at the visit; empty where not written."""
    school_health = models.TextField(_("school and health since last time"), blank=True)
    """School and health of the child since the visit before; empty where not written."""
    risk = models.CharField(_("risk now"), max_length=10, choices=Risk, blank=True)
    """Risk level judged at the visit; sets the case's, unless one of a later day stands."""
    risk_words = models.TextField(_("why this level of risk"), blank=True)
    """Reasons for the risk level; required where it differs from the one before."""
    what_changed = models.TextField(_("what changed"), blank=True, db_default="")
    """Where the risk is lower than the one that stood: what changed for the child; else empty."""
    who_saw = models.CharField(_("who saw the child"), max_length=300, blank=True, db_default="")
    """Who saw the child, where the risk is lower and the visit did not; empty otherwise."""
    seen_how = models.CharField(
        _("how the child was seen"), max_length=10, choices=SeenHow, blank=True, db_default=""
    )
    """How the child was seen, where the risk is lower and the visit did not; empty otherwise."""
    agreed = models.TextField(_("what was agreed, and by when"), blank=True)
    """What was agreed with the family, and by when; empty where not written."""
    next_on = models.DateField(_("next visit"), null=True, blank=True)
    """Day agreed for the next visit; used only if earlier than the one by risk. May be null."""

    digest = models.CharField(max_length=64, blank=True)
    """SHA-256, in hex, of the answers as sent; shows that the same visit was sent again."""
    is_late = models.BooleanField(default=False)
    """True if recorded after the hours allowed or after its window; corrections keep it."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["line"], condition=Q(current=True), name="one_visit_a_line"),
            models.CheckConstraint(
                condition=Q(made=True, not_made="") | Q(made=False) & ~Q(not_made=""),
                name="visit_made_or_why_not",
            ),
            models.CheckConstraint(
                condition=~Q(alone="yes") | Q(seen=True), name="alone_only_with_a_child_seen"
            ),
        ]
        indexes = [
            models.Index(fields=["case", "at"], name="visit_of_case"),
            models.Index(  # when the child of a case was seen last
                fields=["case", "at"], condition=Q(current=True, made=True, seen=True), name="visit_that_saw"
            ),
            models.Index(fields=["line"], name="visit_of_line"),
            models.Index(fields=["worker", "at"], name="visit_of_worker"),
            BrinIndex(fields=["recorded_at"], name="visit_written"),  # what was written since, for the clock
        ]

    def get_absolute_url(self):
        return reverse("visits:visit", args=[self.case_id, self.line])


class VisitConflict(FileRow):
    """The same visit came twice with different words. Both are kept until somebody chooses one.

    `visit` is the stored row; `other` are the answers that came second, as sent; `digest` is of these,
    so that the same words sent again make no second conflict.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who was visited; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="visit_conflicts")
    """Case of the visit that was sent twice with different words."""
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="+")
    """Row of the visit that stood when other words came for it."""
    line = models.UUIDField()
    """Line of the visit, the same for both versions."""
    other = models.JSONField()
    """Answers that came afterwards for the same visit, as sent; instants in UTC."""
    digest = models.CharField(max_length=64)
    """SHA-256, in hex, of the later answers; the same words again make no second conflict."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "digest"], name="one_conflict_a_word")]


class ChosenVersion(models.TextChoices):
    """Which of the two versions counts."""

    STORED = "stored", _("what stood here first")
    OTHER = "other", _("what came afterwards")


class VisitSettlement(FileRow):
    """Somebody of the department read both versions, and chose the one that counts."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who was visited; the row is part of this child's file."""
    conflict = models.OneToOneField(VisitConflict, on_delete=models.PROTECT, related_name="settlement")
    """Conflict of two versions of a visit that this row settles."""
    keeps = models.CharField(_("which stands"), max_length=10, choices=ChosenVersion)
    """Which version stands: the one stored first, or the one that came afterwards."""
    reason = models.TextField(_("why"))
    """Why this version of the visit stands."""


class ToldAnswer(models.TextChoices):
    """What whoever was there says of what another person wrote down."""

    SO = "so", _("I said so")
    NOT_SO = "not_so", _("This is not so")


class VisitConfirmation(FileRow):
    """Whoever was at a visit that another person wrote down says whether it was so.

    A visit that is corrected after "this is not so" waits for another answer; after "I said so" it does not.
    """

    protected_by = RowSecurity(
        writes=f"""({REACH_SQL}) and exists (select 1 from visits_visit v
        where v.id = visit_id and v.worker_id = (select access_worker()))"""
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who was visited; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Case of the visit that is answered for."""
    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="confirmation")
    """Row of the visit as it stood when it was read and answered, once each."""
    answer = models.CharField(_("answer"), max_length=10, choices=ToldAnswer)
    """Whether it was so, as whoever was there says."""
    words = models.TextField(_("what was different"), blank=True)
    """What was different; required where it was not so, else empty."""
