"""What is found out about a child and the family, in the days the law gives."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, Held
from umai.access.reach import ReachableQuerySet
from umai.intake.risk import Risk


class AssessmentQuerySet(ReachableQuerySet):
    def unfinished(self):
        return self.filter(completion=None)


class Assessment(Held):
    """One comprehensive assessment in one case; begun when the first part is written."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="assessments")
    case = models.OneToOneField("intake.Case", on_delete=models.PROTECT, related_name="assessment")
    begun_on = models.DateField()

    objects = AssessmentQuerySet.as_manager()


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


OF_THE_CHILD = tuple(Domain)[:7]
OF_THE_FAMILY = tuple(Domain)[7:]


class Worry(models.TextChoices):
    """How much a domain worries the worker."""

    NONE = "none", _("no concern")
    SOME = "some", _("some concern")
    SERIOUS = "serious", _("serious concern")
    UNKNOWN = "unknown", _("could not be found out")


class Finding(Fact):
    """What was found in one domain."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="findings")
    domain = models.CharField(_("domain"), max_length=20, choices=Domain)
    worry = models.CharField(_("how much it worries"), max_length=10, choices=Worry)
    words = models.TextField(_("what was found"))

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
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="views")
    hearing = models.CharField(_("was the child heard"), max_length=12, choices=Hearing)
    words = models.TextField(_("what the child said or showed, or why the child was not heard"))

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"], condition=Q(current=True), name="one_view_an_assessment"
            )
        ]


class Completion(Held):
    """The end of an assessment: a row, not a status, so it always says who and when.

    `completed_on` is the day the worker says it was finished, `recorded_at` the database's
    clock. Late by either is marked late, for ever.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="completion")
    risk = models.CharField(_("risk level"), max_length=10, choices=Risk)
    reasons = models.TextField(_("reasons for the risk level"))
    completed_on = models.DateField()
    due_on = models.DateField()  # of the clock, on the day of completion
    is_late = models.BooleanField()
