"""The tables of the assessment of a child and the family."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.intake.risk_models import Risk


class Assessment(FileRow):
    """One comprehensive assessment in one case; begun when the first part is written."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="assessments")
    """Child who is assessed; the row is part of this child's file."""
    case = models.OneToOneField("intake.Case", on_delete=models.PROTECT, related_name="assessment")
    """Case in which the child is assessed; it has one assessment at most."""
    begun_on = models.DateField()
    """Day in Bishkek on which a worker began the assessment."""


class Domain(models.TextChoices):
    """What is looked at: the child's own domains first, then the family's."""

    HEALTH = "health", _("health")
    EDUCATION = "education", _("education")
    EMOTIONAL = "emotional", _("emotional state")
    IDENTITY = "identity", _("identity and documents")
    FAMILY_RELATIONS = "family_relations", _("family relations")
    LIVING_CONDITIONS = "living_conditions", _("living conditions")
    SAFETY = "safety", _("safety")
    CARE_CAPACITY = "care_capacity", _("the carer's capacity to care")
    HOUSING = "housing", _("the family's housing")
    INCOME = "income", _("the family's income")
    ENVIRONMENT = "environment", _("the family's surroundings")
    PARENTS_ABSENCE = "parents_absence", _("the parents' absence")


CHILD_DOMAINS = tuple(Domain)[:7]
FAMILY_DOMAINS = tuple(Domain)[7:]


class Worry(models.TextChoices):
    """How much a domain worries the worker."""

    NONE = "none", _("no concern")
    SOME = "some", _("some concern")
    SERIOUS = "serious", _("serious concern")
    UNKNOWN = "unknown", _("could not be found out")


class Finding(Fact):
    """What was found in one domain."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who is assessed; the row is part of this child's file."""
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="findings")
    """Assessment of which the finding is a part."""
    domain = models.CharField(_("domain"), max_length=20, choices=Domain)
    """Part of the life of the child or the family that was looked at."""
    worry = models.CharField(_("how much it worries"), max_length=10, choices=Worry)
    """How serious the finding is for the worker, or that it could not be found out."""
    words = models.TextField(_("what was found"))
    """What was found, or what could not be found out."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "domain"], condition=Q(current=True), name="one_finding_a_domain"
            )
        ]


class Hearing(models.TextChoices):
    """Whether the child was heard."""

    ALONE = "alone", _("heard alone")
    WITH_OTHERS = "with_others", _("heard with others present")
    OBSERVED = "observed", _("too young or unable to speak: observed")
    NOT_HEARD = "not_heard", _("not heard")


class ChildsView(Fact):
    """What the child said, or why the child could not be heard."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who is assessed; the row is part of this child's file."""
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="views")
    """Assessment in which the child was heard, or should have been."""
    hearing = models.CharField(_("was the child heard"), max_length=12, choices=Hearing)
    """Whether the child was heard alone, with others present, only observed, or not at all."""
    words = models.TextField(_("what the child said or showed, or why the child was not heard"))
    """What the child said or showed, or why the child was not heard."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"], condition=Q(current=True), name="one_view_an_assessment"
            )
        ]


class Completion(FileRow):
    """The end of an assessment: a row, not a status, so it always says who and when.

    `completed_on` is the day the worker says it was finished, `recorded_at` the database's
    clock. Late by either is marked late, for ever.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who is assessed; the row is part of this child's file."""
    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="completion")
    """Assessment that is complete since this row; it is completed once."""
    risk = models.CharField(_("risk level"), max_length=10, choices=Risk)
    """Risk level that the worker judged; sets the case's, unless one of a later day stands."""
    reasons = models.TextField(_("reasons for the risk level"))
    """Why the worker judged this risk level."""
    completed_on = models.DateField()
    """Day in Bishkek on which it was finished, as the worker says; never in the future."""
    due_on = models.DateField()
    """Last day in time (Article 41), by the case's clock as it stood at completion."""
    is_late = models.BooleanField()
    """True if finished or recorded after due_on; it never changes."""
