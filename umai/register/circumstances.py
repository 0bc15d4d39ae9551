"""The dated facts about how a child lives: care, school, health point, languages, and sealed parts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.register.people import Adult, Child


class Paper(models.TextChoices):
    """On what paper the care rests. None at all is the commonest, and never a reason to refuse an entry."""

    NONE = "none", _("no paper")
    POWER_OF_ATTORNEY = "power_of_attorney", _("notarised power of attorney")
    PRELIMINARY = "preliminary", _("preliminary guardianship")
    COURT = "court", _("guardianship by court decision")
    FOSTER = "foster", _("foster family agreement")
    INSTITUTION = "institution", _("placement in an institution")
    OTHER = "other", _("other paper")


class CareArrangement(Fact):
    """With whom a child lives and on what paper, from one day to another.

    `holds_from` and `holds_to` are the days the care itself lasts; the paper has a term of its
    own. Care by relatives without papers is accepted, recorded and shown as a risk; care by
    people who are not relatives is a higher risk.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="care")
    carer = models.ForeignKey(
        Adult, on_delete=models.PROTECT, null=True, blank=True, related_name="cares_for"
    )
    institution = models.CharField(_("institution"), max_length=200, blank=True)
    is_kin = models.BooleanField(_("the carer is a relative"), null=True, blank=True)
    paper = models.CharField(_("paper"), max_length=20, choices=Paper, default=Paper.NONE)
    number = models.CharField(_("number of the paper"), max_length=60, blank=True)
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    paper_from = models.DateField(_("paper valid from"), null=True, blank=True)
    paper_to = models.DateField(_("paper valid through"), null=True, blank=True)

    class Meta(Fact.Meta):
        indexes = [
            models.Index(
                fields=["district", "holds_from"],
                include=[
                    "holds_to", "paper", "paper_to", "child", "carer", "municipality", "recorded_office",
                ],
                condition=models.Q(current=True),
                name="care_of_district",
            )
        ]  # fmt: skip


class Programme(models.TextChoices):
    """Which school programme: the country moves from eleven years to twelve."""

    ELEVEN = "11", _("11-year programme")
    TWELVE = "12", _("12-year programme")


class Attendance(models.TextChoices):
    ATTENDS = "attends", _("attends")
    IRREGULAR = "irregular", _("attends irregularly")
    LEFT = "left", _("has left school")
    NEVER = "never", _("never enrolled")
    TOO_YOUNG = "too_young", _("under school age")


class Schooling(Fact):
    """School, grade and programme in one school year. Age is never derived from the grade."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="schooling")
    attendance = models.CharField(_("attendance"), max_length=12, choices=Attendance)
    school = models.CharField(_("school or kindergarten"), max_length=200, blank=True)
    grade = models.PositiveSmallIntegerField(_("grade"), null=True, blank=True)
    school_year = models.PositiveSmallIntegerField(_("school year that began in"), null=True, blank=True)
    programme = models.CharField(_("programme"), max_length=2, choices=Programme, blank=True)


class HealthPoint(Fact):
    """Where the child is seen by a doctor or feldsher."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="health_points")
    facility = models.CharField(_("clinic or feldsher-midwife post"), max_length=200)


class Languages(Fact):
    """What the child and the carer speak, and whether an interpreter is needed."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="languages")
    of_child = models.CharField(_("language of the child"), max_length=60, blank=True)
    of_carer = models.CharField(_("language of the carer"), max_length=60, blank=True)
    interpreter = models.CharField(_("interpreter needed, for which language"), max_length=60, blank=True)


class HealthDetail(Fact):
    """Sealed: a diagnosis, a disability, a treatment."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="health_details")
    words = models.TextField(_("health details"))


class ShelterAddress(Fact):
    """Sealed: where a child is kept safe. Never beside the ordinary addresses."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="shelters")
    words = models.TextField(_("address of the safe place"))


class Adoption(Fact):
    """Sealed: that, when and how a child was adopted. The secret of adoption is kept by law."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="adoptions")
    words = models.TextField(_("adoption"))
