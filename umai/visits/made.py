"""A visit, as evidence: who went when and where, whether the child was seen and heard alone, what follows."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, Held
from umai.intake.risk import Risk
from umai.visits.planned import Window


class NotMade(models.TextChoices):
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

    `line` is the id its writer made; it stays the same when a row is corrected, and is the id of the
    first row. `window` is the planned visit that this one answers. `at` is the instant it happened as
    claimed, `recorded_at` the database's; `is_late` says that it was written down late, by the hours
    allowed or after the last day of its window, and stays. Latitude and longitude are degrees as the
    device gave them, `accuracy` metres; never required. `digest` is of what the writer sent, so that
    the same visit sent twice is known by it.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, db_index=False, related_name="+")
    window = models.ForeignKey(Window, on_delete=models.PROTECT, null=True, related_name="visits")
    line = models.UUIDField(default=uuid.uuid4)
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, db_index=False, related_name="+")
    made = models.BooleanField()
    not_made = models.CharField(_("why not made"), max_length=15, choices=NotMade, blank=True)
    words = models.TextField(_("what happened"), blank=True)
    at = models.DateTimeField(_("when it was"))
    with_whom = models.CharField(_("who went along"), max_length=300, blank=True)
    with_police = models.BooleanField(_("with the police"), default=False)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    accuracy = models.PositiveIntegerField(null=True, blank=True)
    place = models.CharField(_("where, if not at home"), max_length=300, blank=True)
    announced = models.BooleanField(_("announced"), null=True)

    seen = models.BooleanField(_("child seen"), null=True)
    why_not_seen = models.TextField(_("why the child was not seen"), blank=True)
    alone = models.CharField(_("spoken to alone"), max_length=10, choices=Alone, blank=True)
    why_not_alone = models.TextField(_("why not alone"), blank=True)
    childs_words = models.TextField(_("what the child said, or what was observed"), blank=True)
    awake = models.BooleanField(_("awake"), null=True)
    moves = models.BooleanField(_("moves arms and legs"), null=True)
    weight_grams = models.PositiveIntegerField(_("weight in grams"), null=True, blank=True)
    marks = models.TextField(_("marks on the body, and how they are explained"), blank=True)
    bond = models.TextField(_("bond with the carer"), blank=True)
    checked_by = models.CharField(_("checked by the feldsher or nurse"), max_length=300, blank=True)

    carer = models.TextField(_("the carer's state"), blank=True)
    dwelling = models.TextField(_("the dwelling"), blank=True)
    school_health = models.TextField(_("school and health since last time"), blank=True)
    risk = models.CharField(_("risk now"), max_length=10, choices=Risk, blank=True)
    risk_words = models.TextField(_("why this level of risk"), blank=True)
    agreed = models.TextField(_("what was agreed, and by when"), blank=True)
    next_on = models.DateField(_("next visit"), null=True, blank=True)

    digest = models.CharField(max_length=64, blank=True)
    is_late = models.BooleanField(default=False)

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
            models.Index(fields=["line"], name="visit_of_line"),
            models.Index(fields=["worker", "at"], name="visit_of_worker"),
            models.Index(
                fields=["district", "at"],
                include=[
                    "id", "child", "case", "municipality", "recorded_office", "worker", "window", "made",
                    "seen", "alone", "is_late",
                ],
                condition=Q(current=True),
                name="visit_of_district",
            ),
        ]  # fmt: skip

    def get_absolute_url(self):
        return reverse("visits:visit", args=[self.case_id, self.line])


class Conflict(Held):
    """The same visit came twice with different words. Both are kept until somebody settles which stands.

    `visit` is the row that stood; `other` what came afterwards, as it was sent; `digest` is of it, so
    that the same words sent again make no second conflict.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="visit_conflicts")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField()
    other = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "digest"], name="one_conflict_a_word")]


class Keeps(models.TextChoices):
    """Which of the two stands."""

    STORED = "stored", _("what stood here first")
    OTHER = "other", _("what came afterwards")


class Settlement(Held):
    """Somebody of the department read both, and said which stands."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    conflict = models.OneToOneField(Conflict, on_delete=models.PROTECT, related_name="settlement")
    keeps = models.CharField(_("which stands"), max_length=10, choices=Keeps)
    words = models.TextField(_("why"))
