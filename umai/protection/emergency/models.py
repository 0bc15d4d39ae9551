"""A danger to a child's life or health, and what is done about it on the spot."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from umai.access.facts import Fact, FileRow
from umai.access.reach import ReachableQuerySet
from umai.access.roles.words import WordsText
from umai.access.row_security import RowSecurity


class Danger(models.TextChoices):
    """What endangers the child now; for self-harm the checklist has an order of its own."""

    VIOLENCE = "violence", _("somebody hurts the child or threatens to")
    SELF_HARM = "self_harm", _("suicide attempt, self-harm or a threat of it")
    ALONE = "alone", _("left alone or without care")
    ILLNESS = "illness", _("ill or injured, and nobody helps")
    OTHER = "other", _("another danger to life or health")


DOCTOR_DANGERS = (Danger.VIOLENCE, Danger.SELF_HARM, Danger.ILLNESS)  # a doctor looks at the child


class ProtectionQuerySet(ReachableQuerySet):
    def running(self):
        """The protections that have not ended, whether the case is open or not."""
        return self.filter(ending=None)


class Protection(FileRow):
    """The immediate protection of a child. It runs from this row on; nobody has to approve it.

    `known_at` is when the danger became known, as claimed; a current `DangerUpdate` replaces the danger,
    this instant and the words. It ends only with a `ProtectionEnding`. A later danger is a new row; one
    protection at a time runs in a case.
    """

    protected_by = RowSecurity(of_lists="which protections run is asked before any of them is shown")

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="protections")
    """Child who is protected; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="protections")
    """Case in which the protection was begun; one protection runs in a case at a time."""
    danger = models.CharField(_("danger"), max_length=12, choices=Danger)
    """Kind of danger as first recorded; a current danger update replaces it."""
    known_at = models.DateTimeField(_("danger known at"))
    """When the danger became known, as claimed; a current danger update replaces it."""
    words = WordsText(_("what the danger is"))
    """What the danger is, as first written; a current danger update replaces it."""

    objects = ProtectionQuerySet.as_manager()  # type: ignore[assignment, misc]  # of a query set of its own

    class Meta:
        indexes = [models.Index(fields=["district", "municipality"], name="protection_by_place")]

    def get_absolute_url(self):
        return reverse("protection:checklist", args=[self.pk])


class ProtectionStep(Fact):
    """One step of a protection, as somebody wrote it down.

    It was done at `happened_at` (`happened_on` is the day of that in Bishkek) and written at
    `recorded_at`. A row that replaces it is a change or a correction.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child who is protected; the row is part of this child's file."""
    protection = models.ForeignKey(Protection, on_delete=models.PROTECT, related_name="%(class)s_rows")
    """Protection of which this row is a step."""
    happened_at = models.DateTimeField(_("done at"), null=True, blank=True)
    """When it was done, as the writer says; in a danger update, when the danger became known."""

    class Meta(Fact.Meta):
        abstract = True


def one_current_row(name):
    """The constraint that a protection has one current row of this kind."""
    return models.UniqueConstraint(fields=["protection"], condition=Q(current=True), name=name)


class DangerUpdate(ProtectionStep):
    """The danger, written again: it was wrong at first, or it is another one by now.

    `happened_at` is when that became known.
    """

    danger = models.CharField(_("danger"), max_length=12, choices=Danger)
    """Kind of danger that counts while this row is current, in place of the protection's own."""
    words = models.TextField(_("what the danger is"))
    """What the danger is, in place of the words on the protection's own row."""

    class Meta(ProtectionStep.Meta):
        constraints = [one_current_row("one_alarm_a_protection")]


class Arrival(ProtectionStep):
    """Somebody went to the child: when they arrived, and what they saw and heard."""

    who_went = models.TextField(_("who went"))
    """Who went to the child, by name, as the writer typed it."""
    child_seen = models.BooleanField(_("the child was seen"))
    """True if those who went saw the child, false if they did not."""
    findings = models.TextField(_("what was seen and heard"))
    """What was seen and heard on the spot, as the writer typed it."""

    class Meta(ProtectionStep.Meta):
        constraints = [one_current_row("one_going_a_protection")]


class CompanionBody(models.TextChoices):
    POLICE = "police", _("police")
    DOCTOR = "doctor", _("doctor")
    OTHER = "other", _("other body or person")


class Companion(FileRow):
    """Somebody of another body who went along, by name and rank or post."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child who is protected; the row is part of this child's file."""
    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="companions")
    """Going to the child on which this person came along."""
    body = models.CharField(_("body"), max_length=10, choices=CompanionBody)
    """Which body the person came from: police, doctor, or another body or person."""
    name = models.CharField(_("name"), max_length=200)
    """Name of who came along; empty where only the rank or post was written."""
    rank = models.CharField(_("rank or post"), max_length=200, blank=True)
    """Rank or post, with station or clinic; empty where only the name was written."""


class SafetyDecisionKind(models.TextChoices):
    """What was decided on the spot."""

    SAFE_ADULT = "safe_adult", _("the child stays with a safe adult")
    SUSPECT_LEAVES = "suspect_leaves", _("whoever is dangerous leaves the home")
    REMOVED = "removed", _("the child is taken to a safe place")
    NO_DANGER = "no_danger", _("no danger was found")


class SafetyDecision(ProtectionStep):
    """What was decided on the spot, why, and for whom: the safe adult, and whoever is dangerous.

    Each of the two is an adult of the family on the register, or a name in words.
    """

    decided = models.CharField(_("decision"), max_length=16, choices=SafetyDecisionKind)
    """What was decided on the spot; a removal begins the terms for prosecutor and court."""
    reason = models.TextField(_("reasons"))
    """Reasons for what was decided on the spot."""
    adult = models.ForeignKey(
        "register.Adult", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Safe adult, one of the child's family; null where it stands in words or nobody is named."""
    adult_words = models.TextField(_("the safe adult, in words"), blank=True)
    """Safe adult not on the register: name, relation to the child, telephone; else empty."""
    suspect = models.ForeignKey(
        "register.Adult", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Dangerous adult, one of the family; null where it stands in words or nobody is named."""
    suspect_words = models.TextField(_("whoever is dangerous, in words"), blank=True)
    """Dangerous person not on the register: name, relation to the child; else empty."""

    class Meta(ProtectionStep.Meta):
        constraints = [one_current_row("one_decision_a_protection")]


class Removal(ProtectionStep):
    """The act of removal: from where and whom, who was present, what was taken along, how the child was."""

    number = models.CharField(_("number of the act"), max_length=60, blank=True)
    """Number of the act of removal on paper; empty while it has none."""
    place = models.TextField(_("where the child was taken from"))
    """Where the child was taken from: village, street, house."""
    taken_from = models.TextField(_("from whom"))
    """Person from whom the child was taken: name and relation to the child."""
    present = models.TextField(_("who was present"), blank=True)
    """Who was there at the removal, each with name and post; empty where not written."""
    taken_along = models.TextField(_("what was taken along"), blank=True)
    """Documents, medicines, clothes and other things taken with the child; may be empty."""
    childs_words = models.TextField(_("what the child said"), blank=True)
    """What the child said at the removal, in the child's own words; empty where not written."""
    health = models.TextField(_("how the child was"), blank=True)
    """How the child looked; may be empty. A doctor's findings are sealed elsewhere."""

    class Meta(ProtectionStep.Meta):
        constraints = [one_current_row("one_removal_a_protection")]


class PlaceKind(models.TextChoices):
    RELATIVES = "relatives", _("with relatives")
    FOSTER = "foster", _("foster family")
    CRISIS_CENTRE = "crisis_centre", _("crisis centre or shelter")
    HOSPITAL = "hospital", _("hospital")
    INSTITUTION = "institution", _("children's institution")
    OTHER = "other", _("other")


class TemporaryPlace(ProtectionStep):
    """Where the child is kept safe: the kind of place, and the last day before a decision is due.

    The address is not in this row but in a sealed row of the register (`ShelterAddress`), which the
    worker of the case, the head, and those to whom the file was opened by name may read.
    """

    kind = models.CharField(_("kind of place"), max_length=16, choices=PlaceKind)
    """Kind of place where the child is kept safe; the address is not here but sealed."""
    due_on = models.DateField(_("last day before a decision is due"))
    """Last day, inclusive, to decide where the child lives further; counted from happened_on."""
    shelter_id = models.UUIDField(_("the sealed row with the address"), editable=False)
    """Id of the sealed row (register_shelteraddress) that holds the address of the place."""

    class Meta(ProtectionStep.Meta):
        constraints = [one_current_row("one_place_a_protection")]


class ExaminationOutcome(models.TextChoices):
    DONE = "done", pgettext_lazy("a doctor's examination", "done")
    REFUSED = "refused", _("refused")
    NOT_YET = "not_yet", _("not yet: no doctor could be reached")


class ExaminationRefuser(models.TextChoices):
    CHILD = "child", _("the child")
    REPRESENTATIVE = "representative", _("the parents or the legal representative")
    CARER = "carer", _("whoever takes care of the child")
    DOCTOR = "doctor", _("the doctor or the clinic")


class Examination(ProtectionStep):
    """A doctor examined the child, or somebody refused. The findings are in a sealed row of the register."""

    outcome = models.CharField(_("examination"), max_length=10, choices=ExaminationOutcome)
    """Whether a doctor examined the child, somebody refused, or no doctor was reached yet."""
    doctor = models.CharField(_("doctor or clinic"), max_length=300, blank=True)
    """Doctor or clinic, by name; required where the examination was done, else may be empty."""
    forensic = models.BooleanField(_("forensic examination"), null=True, blank=True)
    """True for a forensic examination; null where nobody answered."""
    number = models.CharField(_("number of the conclusion"), max_length=60, blank=True)
    """Number of the doctor's written conclusion; empty where there is none."""
    refused_by = models.CharField(_("who refused"), max_length=16, choices=ExaminationRefuser, blank=True)
    """Who refused the examination; required where the outcome is a refusal."""
    reason = models.TextField(_("why, and what is done about it"), blank=True)
    """Why the child was not examined, and what is done about it; may be empty."""
    finding_id = models.UUIDField(_("the sealed row with what was found"), null=True, editable=False)
    """Id of the sealed row (register_healthdetail) with the findings; null where none told."""

    class Meta(ProtectionStep.Meta):
        constraints = [
            one_current_row("one_examination_a_protection"),
            models.CheckConstraint(
                condition=~Q(outcome="refused") | ~Q(refused_by=""), name="refused_examination_says_by_whom"
            ),
        ]
