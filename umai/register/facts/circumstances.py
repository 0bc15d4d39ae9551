"""The dated facts about how a child lives: care, school, health point, languages, and sealed parts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.access.protect import Protect
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
    """Child for whom the carer or the institution cares."""
    carer = models.ForeignKey(
        Adult, on_delete=models.PROTECT, null=True, blank=True, related_name="cares_for"
    )
    """Adult with whom the child lives; null where only an institution is named."""
    institution = models.CharField(_("institution"), max_length=200, blank=True)
    """Name of the institution in which the child lives; empty when it is in none."""
    is_kin = models.BooleanField(_("the carer is a relative"), null=True, blank=True)
    """Whether the carer is a relative: false is a higher risk, null is not known."""
    paper = models.CharField(_("paper"), max_length=20, choices=Paper, default=Paper.NONE)
    """On what document the care rests; none at all is accepted and shown as a risk."""
    number = models.CharField(_("number of the paper"), max_length=60, blank=True)
    """Number on the document of the care; empty when there is none or nobody saw it."""
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    """Who gave out the document of the care; empty when there is none or it is unknown."""
    paper_from = models.DateField(_("paper valid from"), null=True, blank=True)
    """First day on which the document of the care is valid; null when it is not known."""
    paper_to = models.DateField(_("paper valid through"), null=True, blank=True)
    """Last day, inclusive, on which the document of the care is valid; null: none known."""

    class Meta(Fact.Meta):
        indexes = [
            models.Index(
                fields=["district", "holds_from"],
                include=[
                    "holds_to",
                    "paper",
                    "paper_to",
                    "child",
                    "carer",
                    "municipality",
                    "recorded_office",
                ],
                condition=models.Q(current=True),
                name="care_of_district",
            )
        ]


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
    """Child of whom it is said whether and where they go to school."""
    attendance = models.CharField(_("attendance"), max_length=12, choices=Attendance)
    """Whether the child goes to school, irregularly, no more, never, or is too young."""
    school = models.CharField(_("school or kindergarten"), max_length=200, blank=True)
    """Name of the school or kindergarten; empty when there is none or it is not known."""
    grade = models.PositiveSmallIntegerField(_("grade"), null=True, blank=True)
    """Class that the child is in, 0 to 12; null when not known. It says nothing of the age."""
    school_year = models.PositiveSmallIntegerField(_("school year that began in"), null=True, blank=True)
    """Calendar year in which the school year began, 2026 for 2026/27; null: not known."""
    programme = models.CharField(_("programme"), max_length=2, choices=Programme, blank=True)
    """Whether the child is taught by 11 or by 12 years of school; empty when not known."""


class HealthPoint(Fact):
    """Where the child is seen by a doctor or feldsher."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="health_points")
    """Child whom a doctor or a feldsher sees there."""
    facility = models.CharField(_("clinic or feldsher-midwife post"), max_length=200)
    """Name of the clinic or feldsher-midwife post where the child is seen."""


class Languages(Fact):
    """What the child and the carer speak, and whether an interpreter is needed."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="languages")
    """Child whose languages, and whose carer's, the row records."""
    of_child = models.CharField(_("language of the child"), max_length=60, blank=True)
    """What the child speaks, in words; empty when it was not recorded."""
    of_carer = models.CharField(_("language of the carer"), max_length=60, blank=True)
    """What the carer speaks, in words; empty when it was not recorded."""
    interpreter = models.CharField(_("interpreter needed, for which language"), max_length=60, blank=True)
    """Language for which an interpreter is needed, sign language too; empty: none was said."""


class HealthDetail(Fact):
    """Sealed: a diagnosis, a disability, a treatment."""

    protected_by = Protect(sealed=True)

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="health_details")
    """Child whose diagnosis, disability or treatment it is."""
    words = models.TextField(_("health details"))
    """Diagnosis, disability, treatment. Sealed: for the case worker, the head and those named."""


class ShelterAddress(Fact):
    """Sealed: where a child is kept safe. Never beside the ordinary addresses."""

    protected_by = Protect(sealed=True)

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="shelters")
    """Child who is kept safe at this place."""
    words = models.TextField(_("address of the safe place"))
    """Where the child is kept safe. Sealed: for the case worker, the head and those named."""


class Adoption(Fact):
    """Sealed: that, when and how a child was adopted. The secret of adoption is kept by law."""

    protected_by = Protect(sealed=True)

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="adoptions")
    """Child who was adopted; that it was so is a secret kept by law."""
    words = models.TextField(_("adoption"))
    """When and how it was adopted. Sealed: for the case worker, the head and those named."""
