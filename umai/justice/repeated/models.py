"""Repeated violence: what the database tells an office of incidents elsewhere, and what people answer."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, LocatedRow
from umai.access.row_security import RowSecurity
from umai.design.fields.listed import ListedField
from umai.justice.incidents.models import IncidentRow
from umai.trail.rows.proven import ProvenRows

TOLD_AGAIN = ("sealed", "fallen", "answered")  # what the database changes of what it told
WAITS = Q(fallen=False, answered=False)  # what is true still, and what nobody has answered


class IncidentTie(models.TextChoices):
    """By what two incidents belong together."""

    CHILD = "child", _("the same child")
    HOUSEHOLD = "household", _("a child of the same household")
    SUSPECT = "suspect", _("the same suspect")
    ADDRESS = "address", _("the same address")
    CARER = "carer", _("the suspect takes care of another child")


class CareBegan(models.TextChoices):
    """By which entry of the register a suspect came to another child."""

    CARE = "care", _("takes care of the child")
    HOUSEHOLD = "household", _("lives with the child")
    ADDRESS = "address", _("moved here with the child")


class ToldRow(LocatedRow):
    """A row in which the database tells an office of an incident that another file holds.

    It names that incident by an id that opens nothing. It falls when it is true no more. Only the database
    writes it, never a page.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by the database; it means nothing else."""
    told_at = models.DateTimeField()
    """When the database told it, by its own clock."""
    fallen = models.BooleanField(default=False)
    """True once it holds no more: an incident was struck out or is read by few."""
    answered = models.BooleanField(default=False)
    """True once this office said what it did; kept by the database from the answers."""

    class Meta:
        abstract = True


class RepeatedNotice(ToldRow):
    """An incident of this child is not the only one: another office keeps one that belongs to it."""

    protected_by = RowSecurity(
        unless="other = any ((select justice_walled_told())::uuid[])", derived=TOLD_AGAIN
    )
    proven_by = ProvenRows(moving=("district_id", "municipality_id", *TOLD_AGAIN))

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the incident that this office has; the row is part of this child's file."""
    line = models.UUIDField()
    """Id of the incident of this file, by its first row. No foreign key."""
    sealed = models.BooleanField(default=False)
    """Whether the incident of this file is sealed, copied from it by the database."""
    other = models.UUIDField()
    """Id of the incident elsewhere, or of what was told of a carer there. No foreign key."""
    tie = models.CharField(max_length=10, choices=IncidentTie)
    """By what the two belong together."""
    other_office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Office that keeps the other file, to be called; null where none is in the system."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "other", "tie"], name="repeated_told_once")]
        indexes = [
            models.Index(fields=["other"], name="repeated_other"),
            models.Index(fields=["child"], name="repeated_of_child"),
            models.Index(fields=["district"], name="repeated_of_district", condition=WAITS),
            models.Index(fields=["municipality"], name="repeated_of_municipality", condition=WAITS),
        ]


class RepeatedAnswer(IncidentRow):
    """What an office says to what it was told of an incident until now: known to us, we called them."""

    what = ListedField(_("what did you do?"), listed="repeated_answers")
    """Known, called, worked on together, or not reached yet."""
    words = models.TextField(_("in a sentence"))
    """What was found out and agreed; without names of the other file."""
    told_until = models.DateTimeField(_("until when it was told"))
    """When the last of what is answered was told; what came later waits for another answer."""

    class Meta(IncidentRow.Meta):
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="repeated_answer_in_words")]
        indexes = [models.Index(fields=["incident"], name="repeated_answer_of")]


class SuspectSame(IncidentRow):
    """A person says whether two suspects of one name are one: the same person, or another."""

    question = models.UUIDField(_("which incident elsewhere?"))
    """Which two suspects are meant: a digest of both, as the search answers it."""
    same = models.BooleanField(_("is it the same person?"))
    """True where it is one person; false where it is another, and the tie falls here."""
    words = models.TextField(_("how do you know?"))
    """Who was asked, and by what the two were told apart or found to be one."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "question"], condition=Q(current=True), name="suspect_same_once"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="suspect_same_in_words"),
        ]


class CarerAlarm(ToldRow):
    """A person with an incident of violence takes care of this child, whose office is told at once.

    Never whose child the incident is of. Where that incident is sealed nobody of this file reads the row, and
    those who read the incident are told in its file.
    """

    protected_by = RowSecurity(
        unless="incident = any ((select justice_walled_told())::uuid[])", derived=TOLD_AGAIN
    )
    proven_by = ProvenRows(moving=("district_id", "municipality_id", *TOLD_AGAIN))

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom the person takes care of now; the row is part of this child's file."""
    adult = models.ForeignKey("register.Adult", on_delete=models.PROTECT, related_name="+")
    """Person of this child's family who is a suspect elsewhere."""
    incident = models.UUIDField()
    """Id of the incident of the other child, by its first row. No foreign key."""
    sealed = models.BooleanField(default=False)
    """Whether that incident is sealed, so that nobody here learns of it."""
    how = models.CharField(max_length=10, choices=CareBegan)
    """By which entry of the register the person came to the child."""
    other_office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Office that keeps the incident, to be called; null where none is in the system."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["adult", "child", "incident"], name="carer_alarmed_once")
        ]
        indexes = [
            models.Index(fields=["child"], name="alarm_of_child"),
            models.Index(fields=["incident"], name="alarm_of_incident"),
            models.Index(fields=["district"], name="alarm_of_district", condition=WAITS),
            models.Index(fields=["municipality"], name="alarm_of_municipality", condition=WAITS),
        ]

    def get_absolute_url(self):
        return reverse("justice:carer_alarm", args=[self.pk])


class CarerAlarmAnswer(Fact):
    """What an office did when it was told that a suspect takes care of a child."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the alarm; the row is part of this child's file."""
    alarm = models.ForeignKey(CarerAlarm, on_delete=models.PROTECT, related_name="+")
    """What the office was told."""
    what = ListedField(_("what did you do?"), listed="carer_alarm_answers")
    """Seen and safe, protected, lives elsewhere now, or visited today."""
    words = models.TextField(_("in a sentence"))
    """How the child is, and what was agreed with the other office and the carer."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["alarm"], condition=Q(current=True), name="one_answer_to_an_alarm"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="alarm_answer_in_words"),
        ]
