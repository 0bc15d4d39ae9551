"""Whether and where a child goes to school."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.access.roles.words import WordsChar
from umai.access.row_security import RowSecurity
from umai.design.fields.forms import ChoiceField, PastDateField, TextField, WholeNumberField
from umai.register.facts.kind import SINCE, UNTIL, FactForm, FactKind
from umai.register.people import Child


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

    protected_by = RowSecurity(of_lists="families at risk are found by what schools say")

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="schooling")
    """Child of whom it is said whether and where they go to school."""
    attendance = models.CharField(_("attendance"), max_length=12, choices=Attendance)
    """Whether the child goes to school, irregularly, no more, never, or is too young."""
    school = WordsChar(_("school or kindergarten"), max_length=200, blank=True)
    """Name of the school or kindergarten; empty when there is none or it is not known."""
    grade = models.PositiveSmallIntegerField(_("grade"), null=True, blank=True)
    """Class that the child is in, 0 to 12; null when not known. It says nothing of the age."""
    school_year = models.PositiveSmallIntegerField(_("school year that began in"), null=True, blank=True)
    """Calendar year in which the school year began, 2026 for 2026/27; null: not known."""
    programme = models.CharField(_("programme"), max_length=2, choices=Programme, blank=True)
    """Whether the child is taught by 11 or by 12 years of school; empty when not known."""


class LeavingReason(models.TextChoices):
    """Why a child has left school."""

    WORK = "work", _("the child works, or looks after others at home")
    MONEY = "money", _("clothes, books or the way to school cost too much")
    DISTANCE = "distance", _("the school is too far away")
    HEALTH = "health", _("illness or disability")
    VIOLENCE = "violence", _("violence or bullying at school")
    MARRIAGE = "marriage", _("marriage, or a child of their own")
    MOVED = "moved", _("the family moved away")
    PAPERS = "papers", _("the school does not take the child without papers")
    OTHER = "other", _("another reason")


class SchoolLeaving(Fact):
    """Why a child has left school, and who sees to it that the child comes back."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="school_leavings")
    """Child who has left school."""
    reason = models.CharField(_("why the child has left school"), max_length=10, choices=LeavingReason)
    """Main reason, as the child, the family or the school says it."""
    words = models.CharField(_("what the child or the family says"), max_length=300, blank=True)
    """Reason in the words of the child or the family; empty when nobody asked them."""
    followed_by = models.CharField(_("who follows it up"), max_length=200, blank=True)
    """Person or office that sees to the return to school; empty when it is nobody yet."""


class SchoolingForm(FactForm):
    attendance = ChoiceField(label=_("Does the child go to school?"), choices=Attendance)
    school = TextField(label=_("School or kindergarten"), required=False, max_length=200)
    grade = WholeNumberField(label=_("Grade"), required=False, min_value=0, max_value=12)
    school_year = WholeNumberField(
        label=_("School year that began in"),
        required=False,
        min_value=1990,
        max_value=2199,
        help_text=_("For the school year 2026/27 write 2026."),
    )
    programme = ChoiceField(label=_("Programme"), choices=Programme, required=False)
    holds_from = PastDateField(label=SINCE, required=False)
    holds_to = PastDateField(label=UNTIL, required=False)

    def clean_school_year(self):
        year = self.cleaned_data["school_year"]
        if year and year > timezone.localdate().year + 1:
            raise ValidationError(gettext("This school year is too far ahead. Check the year."))
        return year


def schooling_in_words(row, _file=None):
    """School, grade and programme in one school year."""
    lines = [str(row.get_attendance_display())]
    if row.attendance in (Attendance.ATTENDS, Attendance.IRREGULAR) or row.school:
        lines.insert(0, row.school)
    if row.grade is not None:
        lines.append(gettext("Grade %(grade)d") % {"grade": row.grade})
    if row.programme:
        lines.append(str(row.get_programme_display()))
    if row.school_year:
        years = {"first": row.school_year, "second": row.school_year + 1}
        lines.append(gettext("School year %(first)d–%(second)d") % years)
    return "\n".join(filter(None, lines))


SCHOOL = FactKind(
    slug="school",
    model=Schooling,
    form=SchoolingForm,
    title=_("School"),
    question=_("School or kindergarten"),
    words=schooling_in_words,
    compared=lambda row: row.school,
)
SCHOOL_LEAVING = FactKind(
    slug="school-leaving",
    model=SchoolLeaving,
    title=_("Why the child has left school"),
    question=_("Why has the child left school, and who follows it up?"),
    expected=lambda file: any(row.attendance == Attendance.LEFT for row in file.schooling),
)
