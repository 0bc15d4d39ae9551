"""An application for guardianship, and each stage that it has reached."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.roles.words import WordsChar, WordsText
from umai.access.row_security import RowSecurity
from umai.law.guardianship.scheme import Arrangement

OF_LISTS = "which applications wait, and for what, is asked before any of them is shown"


class AppliedFor(models.TextChoices):
    """What somebody applies for, as `Arrangement` names it."""

    TEMPORARY = Arrangement.TEMPORARY_GUARDIANSHIP.value, _("temporary guardianship")
    GUARDIANSHIP = Arrangement.GUARDIANSHIP.value, _("guardianship")
    TRUSTEESHIP = Arrangement.TRUSTEESHIP.value, _("trusteeship")
    COURT = Arrangement.COURT_GUARDIANSHIP.value, _("guardianship by a decision of the court")


class GuardianshipApplication(FileRow):
    """An adult of the family applies to become the carer of this child by a paper of this kind.

    It is open until it is decided or withdrawn; each stage is a row of its own. One that was written wrongly
    is withdrawn and written anew.
    """

    protected_by = RowSecurity(of_lists=OF_LISTS)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child for whom somebody wants to become the carer."""
    applicant = models.ForeignKey("register.Adult", on_delete=models.PROTECT, related_name="+")
    """Adult of the child's family who applies."""
    arrangement = models.CharField(_("what is applied for"), max_length=24, choices=AppliedFor)
    """Kind of arrangement that is applied for."""
    received_on = models.DateField(_("received on"))
    """Day in Bishkek on which the office received the application."""
    wanted_until = models.DateField(_("asked for until"), null=True)
    """Last day until which it is asked for; null where none was said."""
    words = WordsText(_("why, in the applicant's words"), blank=True)
    """What the applicant says about it; may be empty."""
    due_on = models.DateField()
    """Last day, inclusive, on which the papers are complete, by the law of the day of receipt."""

    class Meta:
        indexes = [
            models.Index(fields=["child"], name="application_of_child"),
            models.Index(fields=["district"], name="application_of_district"),
            models.Index(fields=["municipality"], name="application_of_municipality"),
        ]

    def get_absolute_url(self):
        return reverse("guardianship:application", args=[self.pk])


class PaperKind(models.TextChoices):
    """The papers that the authority asks for in practice; no act with a list was read."""

    IDENTITY = "identity", _("passport of the applicant")
    BIRTH = "birth", _("birth certificate of the child")
    PARENTS = "parents", _("what shows why the parents do not care for the child")
    HEALTH = "health", _("health certificate of the applicant")
    POLICE = "police", _("certificate of the police about convictions")
    INCOME = "income", _("certificate of income")
    HOME = "home", _("papers of the home")
    HOUSEHOLD = "household", _("consent of the adults of the household")
    CHILD = "child", _("what the child says to it")


class PaperState(models.TextChoices):
    SEEN = "seen", _("it was seen")
    NOT_NEEDED = "not_needed", _("it is not needed here")
    MISSING = "missing", _("it is missing")


class ApplicationPaper(Fact):
    """One paper of an application: seen, not needed here, or missing and asked for."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the application; the row is part of this child's file."""
    application = models.ForeignKey(
        GuardianshipApplication, on_delete=models.PROTECT, related_name="application_papers"
    )
    """Application that the paper belongs to."""
    kind = models.CharField(max_length=10, choices=PaperKind)
    """Which paper it is."""
    state = models.CharField(_("how it is with this paper"), max_length=10, choices=PaperState)
    """Whether the paper was seen, is not needed in this case, or is missing."""
    looked_on = models.DateField(_("on which day"))
    """Day in Bishkek on which somebody looked or asked."""
    words = models.TextField(_("in a few words"), blank=True)
    """Number of the paper, why it is not needed, or who was asked for it."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["application", "kind"], condition=Q(current=True), name="one_paper_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(state=PaperState.SEEN) | ~Q(words=""), name="application_paper_says_why"
            ),
        ]


class StageKind(models.TextChoices):
    PAPERS = "papers", _("the papers are complete")
    HOME = "home", _("the home was examined")
    COURT = "court", _("sent to the court")


class HomeFound(models.TextChoices):
    """What was found in the home of the applicant."""

    GOOD = "good", _("the child can live there well")
    WITH_HELP = "with_help", _("the child can live there if the family gets help")
    NOT_GOOD = "not_good", _("the child cannot live there")


class ApplicationStage(FileRow):
    """A stage that an application has reached, on which day, and by when the next one is due."""

    protected_by = RowSecurity(of_lists=OF_LISTS)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the application; the row is part of this child's file."""
    application = models.ForeignKey(GuardianshipApplication, on_delete=models.PROTECT, related_name="stages")
    """Application that reached the stage."""
    kind = models.CharField(max_length=10, choices=StageKind)
    """Which stage was reached."""
    reached_on = models.DateField(_("on which day"))
    """Day in Bishkek on which it was reached, as claimed."""
    found = models.CharField(_("what was found"), max_length=10, choices=HomeFound, blank=True)
    """What was found in the home; empty for the other stages."""
    words = WordsText(_("in words"), blank=True)
    """Who looked at the home and what they saw, or the court and the number of the letter to it."""
    due_on = models.DateField()
    """Last day, inclusive, of what comes next, by the law of the day on which this stage was reached."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "kind"], name="one_stage_a_kind"),
            models.CheckConstraint(
                condition=Q(kind=StageKind.HOME) & ~Q(found="") | ~Q(kind=StageKind.HOME) & Q(found=""),
                name="only_a_home_has_findings",
            ),
        ]


class DecidingBody(models.TextChoices):
    AUTHORITY = "authority", _("the guardian authority")
    COURT = "court", _("the court")


class ApplicationDecision(FileRow):
    """The guardian authority or the court decided about an application: granted, or refused.

    A grant names the paper and the care of the child as the register has it since then; a refusal names its
    reason, and where and until when it can be appealed.
    """

    protected_by = RowSecurity(of_lists=OF_LISTS)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the application; the row is part of this child's file."""
    application = models.OneToOneField(
        GuardianshipApplication, on_delete=models.PROTECT, related_name="decision"
    )
    """Application that was decided; it is decided once."""
    body = models.CharField(max_length=10, choices=DecidingBody)
    """Whether the guardian authority or the court decided."""
    granted = models.BooleanField(_("granted"))
    """True if the applicant became guardian or trustee, false if it was refused."""
    decided_on = models.DateField(_("decided on"))
    """Day of the decision, as it stands on the paper."""
    in_force_on = models.DateField(_("in force since"), null=True)
    """First day on which the decision holds; null for a refusal."""
    number = WordsChar(_("number of the decision"), max_length=60, blank=True)
    """Number on the decision; empty only where a refusal has none."""
    issuer = WordsChar(_("issued by"), max_length=200)
    """Body or court that decided, as it stands on the paper."""
    ends_on = models.DateField(_("valid through"), null=True)
    """Last day, inclusive, of the paper that was granted; null where it has no end, and for a refusal."""
    reason = WordsText(_("reason"), blank=True)
    """Why it was refused; empty for a grant."""
    appeal_to = WordsChar(_("where it can be appealed"), max_length=300, blank=True)
    """Body or court to which the applicant can appeal; empty for a grant."""
    appeal_until = models.DateField(null=True)
    """Last day, inclusive, of an appeal; null for a grant."""
    care = models.ForeignKey(
        "register.CareArrangement", on_delete=models.PROTECT, null=True, related_name="+"
    )
    """Care with this paper as the register has it since the grant; null for a refusal."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(granted=True, care__isnull=False, in_force_on__isnull=False, appeal_until=None)
                & ~Q(number="")
                | Q(granted=False, care=None, in_force_on=None, ends_on=None, appeal_until__isnull=False)
                & ~Q(reason="")
                & ~Q(appeal_to=""),
                name="granted_or_refused",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("in_force_on")),
                name="granted_term_ends_after_it_begins",
            ),
        ]


class ApplicationWithdrawalReason(models.TextChoices):
    APPLICANT = "applicant", _("the applicant does not want it any more")
    PARENT = "parent", _("a parent takes care of the child again")
    ELSEWHERE = "elsewhere", _("the child lives elsewhere now")
    MISTAKE = "mistake", _("it was written by mistake or for another child")


class ApplicationWithdrawal(FileRow):
    """An application that waits no more, though nobody decided about it."""

    protected_by = RowSecurity(of_lists=OF_LISTS)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the application; the row is part of this child's file."""
    application = models.OneToOneField(
        GuardianshipApplication, on_delete=models.PROTECT, related_name="withdrawal"
    )
    """Application that was withdrawn before it was decided."""
    reason = models.CharField(_("why"), max_length=10, choices=ApplicationWithdrawalReason)
    """Why it waits no more."""
    words = WordsText(_("in a few words"), blank=True)
    """What was said about it; may be empty."""
