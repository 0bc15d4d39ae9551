"""A danger to a child's life or health, and what is done about it on the spot."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from umai.access.facts import Fact, Held
from umai.access.reach import ReachableQuerySet


class Danger(models.TextChoices):
    """What endangers the child now; a danger from the child's own hand has a checklist of its own."""

    VIOLENCE = "violence", _("somebody hurts the child or threatens to")
    SELF_HARM = "self_harm", _("suicide attempt, self-harm or a threat of it")
    ALONE = "alone", _("left alone or without care")
    ILLNESS = "illness", _("ill or injured, and nobody helps")
    OTHER = "other", _("another danger to life or health")


class ProtectionQuerySet(ReachableQuerySet):
    def running(self):
        """Those that nobody ended, whether the case is open or not."""
        return self.filter(ending=None)


class Protection(Held):
    """A worker begins to protect a child now. Nobody approves it: it runs from this row on.

    `known_at` is when the danger became known, as claimed; where an `Alarm` stands, that one says
    what the danger is. It ends with an `Ending` only. A later danger is a later row; one at a time
    runs in a case.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="protections")
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="protections")
    danger = models.CharField(_("danger"), max_length=12, choices=Danger)
    known_at = models.DateTimeField(_("danger known at"))
    words = models.TextField(_("what the danger is"))

    objects = ProtectionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["district", "municipality"], name="protection_by_place")]

    def get_absolute_url(self):
        return reverse("protection:checklist", args=[self.pk])


class Step(Fact):
    """One step of a protection, as somebody wrote it down: done at `happened_at` (Bishkek's day of it
    in `happened_on`), written at `recorded_at`. Written again, it is a change or a correction."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    protection = models.ForeignKey(Protection, on_delete=models.PROTECT, related_name="%(class)s_rows")
    happened_at = models.DateTimeField(_("done at"), null=True, blank=True)

    class Meta(Fact.Meta):
        abstract = True


def once(name):
    """One current row of a kind in a protection."""
    return models.UniqueConstraint(fields=["protection"], condition=Q(current=True), name=name)


class Alarm(Step):
    """What the danger is, written again: the first words were wrong, or it turned out to be another.

    `happened_at` is when it became known.
    """

    danger = models.CharField(_("danger"), max_length=12, choices=Danger)
    words = models.TextField(_("what the danger is"))

    class Meta(Step.Meta):
        constraints = [once("one_alarm_a_protection")]


class Going(Step):
    """Somebody went to the child: when they arrived, and what they saw and heard."""

    went = models.TextField(_("who went"))
    child_seen = models.BooleanField(_("the child was seen"))
    words = models.TextField(_("what was seen and heard"))

    class Meta(Step.Meta):
        constraints = [once("one_going_a_protection")]


class Bodies(models.TextChoices):
    POLICE = "police", _("police")
    DOCTOR = "doctor", _("doctor")
    OTHER = "other", _("other body or person")


class Companion(Held):
    """Somebody of another body who went along, by name and rank or post."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    going = models.ForeignKey(Going, on_delete=models.PROTECT, related_name="companions")
    body = models.CharField(_("body"), max_length=10, choices=Bodies)
    name = models.CharField(_("name"), max_length=200)
    rank = models.CharField(_("rank or post"), max_length=200, blank=True)


class Decided(models.TextChoices):
    """What was decided on the spot."""

    SAFE_ADULT = "safe_adult", _("the child stays with a safe adult")
    SUSPECT_LEAVES = "suspect_leaves", _("whoever is dangerous leaves the home")
    REMOVED = "removed", _("the child is taken to a safe place")
    NO_DANGER = "no_danger", _("no danger was found")


class Decision(Step):
    """What was decided on the spot, why, and for whom: the safe adult, and whoever is dangerous.

    Each of the two is a person of the family on the register, or stands in words.
    """

    decided = models.CharField(_("decision"), max_length=16, choices=Decided)
    words = models.TextField(_("reasons"))
    adult = models.ForeignKey(
        "register.Adult", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    adult_words = models.TextField(_("the safe adult, in words"), blank=True)
    suspect = models.ForeignKey(
        "register.Adult", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    suspect_words = models.TextField(_("whoever is dangerous, in words"), blank=True)

    class Meta(Step.Meta):
        constraints = [once("one_decision_a_protection")]


class Removal(Step):
    """The act of removal: from where and whom, who was there, what came along, how the child was."""

    number = models.CharField(_("number of the act"), max_length=60, blank=True)
    place = models.TextField(_("where the child was taken from"))
    taken_from = models.TextField(_("from whom"))
    present = models.TextField(_("who was present"), blank=True)
    taken_along = models.TextField(_("what was taken along"), blank=True)
    childs_words = models.TextField(_("what the child said"), blank=True)
    health = models.TextField(_("how the child was"), blank=True)

    class Meta(Step.Meta):
        constraints = [once("one_removal_a_protection")]


class PlaceKind(models.TextChoices):
    RELATIVES = "relatives", _("with relatives")
    FOSTER = "foster", _("foster family")
    CRISIS_CENTRE = "crisis_centre", _("crisis centre or shelter")
    HOSPITAL = "hospital", _("hospital")
    INSTITUTION = "institution", _("children's institution")
    OTHER = "other", _("other")


class TemporaryPlace(Step):
    """Where the child is kept safe: the kind of place, and its last day before a decision is due.

    The address is no part of this row. It stands sealed in the register (`ShelterAddress`), for the
    worker of the case, the head, and those to whom the file was opened by name.
    """

    kind = models.CharField(_("kind of place"), max_length=16, choices=PlaceKind)
    until_on = models.DateField(_("last day before a decision is due"))
    shelter_id = models.UUIDField(_("the sealed row with the address"), editable=False)

    class Meta(Step.Meta):
        constraints = [once("one_place_a_protection")]


class Examined(models.TextChoices):
    DONE = "done", pgettext_lazy("a doctor's examination", "done")
    REFUSED = "refused", _("refused")
    NOT_YET = "not_yet", _("not yet: no doctor could be reached")


class RefusedBy(models.TextChoices):
    CHILD = "child", _("the child")
    REPRESENTATIVE = "representative", _("the parents or the legal representative")
    CARER = "carer", _("whoever takes care of the child")
    DOCTOR = "doctor", _("the doctor or the clinic")


class Examination(Step):
    """A doctor examined the child, or somebody refused. What was found stands sealed in the register."""

    outcome = models.CharField(_("examination"), max_length=10, choices=Examined)
    doctor = models.CharField(_("doctor or clinic"), max_length=300, blank=True)
    forensic = models.BooleanField(_("forensic examination"), null=True, blank=True)
    number = models.CharField(_("number of the conclusion"), max_length=60, blank=True)
    refused_by = models.CharField(_("who refused"), max_length=16, choices=RefusedBy, blank=True)
    words = models.TextField(_("why, and what is done about it"), blank=True)
    finding_id = models.UUIDField(_("the sealed row with what was found"), null=True, editable=False)

    class Meta(Step.Meta):
        constraints = [
            once("one_examination_a_protection"),
            models.CheckConstraint(
                condition=~Q(outcome="refused") | ~Q(refused_by=""), name="refused_examination_says_by_whom"
            ),
        ]
