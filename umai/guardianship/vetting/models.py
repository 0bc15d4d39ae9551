"""What was asked about a household before a carer is accepted, who was heard, and who accepts a warning."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.roles.words import WordsText
from umai.access.row_security import RowSecurity
from umai.guardianship.applications.models import GuardianshipApplication


class HouseholdAnswer(models.TextChoices):
    """What a check says, and nothing more. It is never a no."""

    NOTHING = "nothing", _("nothing known here")
    NOT_CHECKED = "not_checked", _("not checked: ask the police")
    SPEAK = "speak", _("speak with")


class HouseholdCheck(FileRow):
    """The adults of an applicant's household were looked for in the files of all districts.

    The database looks, answers, and refuses to where the look does not stand on the trail: whatever the
    program says of the answer is ignored. It says neither of whom it speaks nor of what.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the application; the row is part of this child's file."""
    application = models.ForeignKey(
        GuardianshipApplication, on_delete=models.PROTECT, related_name="household_checks"
    )
    """Application inside which it was looked; outside of one nobody is looked for."""
    answer = models.CharField(max_length=12, choices=HouseholdAnswer)
    """Which of the three answers it was, filled in by the database."""
    offices = ArrayField(models.UUIDField(), default=list)
    """Offices to speak with, filled in by the database; empty for the other two answers."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer=HouseholdAnswer.SPEAK, offices__len__gt=0)
                | ~Q(answer=HouseholdAnswer.SPEAK) & Q(offices__len=0),
                name="spoken_with_somebody",
            )
        ]


class ApplicantHearing(FileRow):
    """The applicant was heard about what is known, or was not, because that endangers the child."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the application; the row is part of this child's file."""
    application = models.ForeignKey(
        GuardianshipApplication, on_delete=models.PROTECT, related_name="hearings"
    )
    """Application whose applicant was heard or not."""
    heard = models.BooleanField(_("the applicant was heard"))
    """True if the applicant was heard, false if hearing them would endanger the child."""
    heard_on = models.DateField(_("on which day"))
    """Day in Bishkek on which they were heard, or on which it was decided not to."""
    words = models.TextField(_("what was said, or why not"))
    """What the applicant said, or why hearing them would endanger the child."""


class AcceptanceProposal(FileRow):
    """One person proposes to accept an applicant though a check said with whom to speak, and says why.

    Another person agrees or refuses; without that the authority does not grant the application.
    """

    protected_by = RowSecurity(
        of_lists="which proposals wait for a second person is asked for the first page"
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the application; the row is part of this child's file."""
    application = models.ForeignKey(
        GuardianshipApplication, on_delete=models.PROTECT, related_name="proposals"
    )
    """Application that is to be granted against the warning."""
    household_check = models.ForeignKey(HouseholdCheck, on_delete=models.PROTECT, related_name="proposals")
    """Check whose answer is the warning; it has to be the latest of the application."""
    reason = WordsText(_("why the child is safe there"))
    """What the office that was asked said, what was seen, and why the child is safe there."""

    def get_absolute_url(self):
        return reverse("guardianship:answer_acceptance", args=[self.pk])


class AcceptanceAnswer(FileRow):
    """Another person agrees that an applicant is accepted against a warning, or does not."""

    protected_by = RowSecurity(
        of_lists="which proposals wait for a second person is asked for the first page"
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the application; the row is part of this child's file."""
    proposal = models.OneToOneField(AcceptanceProposal, on_delete=models.PROTECT, related_name="answer")
    """Proposal that was answered; each is answered once."""
    agreed = models.BooleanField(_("agreed"))
    """True if the second person agrees, false if not."""
    reason = WordsText(_("why"))
    """Why the second person agrees or does not, in their own words."""
