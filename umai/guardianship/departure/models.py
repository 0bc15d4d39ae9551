"""What a parent announces, what the office asked about it, and from when it is in effect."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.access.roles.words import WordsChar, WordsText
from umai.access.row_security import RowSecurity
from umai.register.family.absence import AbsenceKind


class AnnouncementWay(models.TextChoices):
    """How the announcement reached the office. Most parents are away already when they are asked."""

    IN_PERSON = "in_person", _("the parent came to the office")
    TELEPHONE = "telephone", _("the parent by telephone or messenger")
    CONSULATE = "consulate", _("through a consulate")
    RELATIVE = "relative", _("a relative, for the parent")
    SITE = "site", _("by code, on the site")


class DepartureReason(models.TextChoices):
    WORK = "work", _("to work")
    STUDY = "study", _("to study")
    TREATMENT = "treatment", _("for treatment")
    FAMILY = "family", _("to the family elsewhere")
    OTHER = "other", _("for another reason")


class Departure(Fact):
    """A parent announces to leave this child, or to be away already: where, from when, until when, with whom.

    It is voluntary: no rule in force asks for it, nothing is punished by it, and it is in effect only when
    the office has confirmed it (`DepartureConfirmation`). One row for each child that stays.
    """

    protected_by = RowSecurity(
        of_lists="which announcements wait is asked before any of them is shown", plain=("country",)
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="departures")
    """Child who stays behind, and in whose file the announcement stands."""
    adult = models.ForeignKey("register.Adult", on_delete=models.PROTECT, related_name="departures")
    """Parent who leaves or is away; one of the adults of the child's family."""
    way = models.CharField(_("how it was announced"), max_length=10, choices=AnnouncementWay)
    """How the announcement reached the office."""
    announced_on = models.DateField(_("announced on"))
    """Day in Bishkek on which the office heard of it."""
    kind = models.CharField(_("where to"), max_length=10, choices=AbsenceKind)
    """Whether the parent goes abroad (external) or elsewhere in the country (internal)."""
    country = models.CharField(_("country"), max_length=2, blank=True)
    """ISO 3166-1 code of the country, two letters; empty within the country or when not known."""
    reason = models.CharField(_("why"), max_length=10, choices=DepartureReason)
    """What the parent leaves for."""
    leaves_on = models.DateField(_("leaves on"), null=True, blank=True)
    """First day away, in the future or the past; null when a parent who is away does not say it."""
    returns_on = models.DateField(_("comes back on"), null=True, blank=True)
    """Day on which the parent means to be back; null when that is not known."""
    contact = WordsChar(_("telephone or messenger there"), max_length=200, blank=True)
    """Telephone or messenger under which the parent is reached while away; may be empty."""
    carer = models.ForeignKey("register.Adult", on_delete=models.PROTECT, related_name="+")
    """Adult of the family with whom the child stays, by the word of the parent."""
    words = WordsText(_("what the parent said"), blank=True)
    """What the parent wants the office to know, in own words; may be empty."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(returns_on=None) | Q(leaves_on=None) | Q(returns_on__gte=models.F("leaves_on")),
                name="departure_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~Q(carer=models.F("adult")), name="who_leaves_does_not_care"),
        ]
        indexes = [
            models.Index(fields=["child"], name="departure_of_child"),
            models.Index(fields=["district"], condition=Q(current=True), name="departure_of_district"),
        ]

    def get_absolute_url(self):
        return reverse("guardianship:departure", args=[self.pk])


class CheckKind(models.TextChoices):
    """What the office asks before an announcement is in effect, in this order."""

    IDENTITY = "identity", _("Who the parent is")
    CARER = "carer", _("Talk with the carer")
    OTHER_PARENT = "other_parent", _("Talk with the other parent")


class CheckOutcome(models.TextChoices):
    """What came of it. The first is of the identity, the next two of the carer, the rest of the parent."""

    SEEN = "seen", _("the papers were seen, it is this person")
    AGREES = "agrees", _("agrees to take care of the child")
    DECLINES = "declines", _("does not agree")
    CONSENTS = "consents", _("has nothing against it")
    OBJECTS = "objects", _("is against it")
    NOT_REACHED = "not_reached", _("could not be reached")
    NOBODY = "nobody", _("there is no other parent who decides")


OUTCOMES = {
    CheckKind.IDENTITY: (CheckOutcome.SEEN,),
    CheckKind.CARER: (CheckOutcome.AGREES, CheckOutcome.DECLINES),
    CheckKind.OTHER_PARENT: (
        CheckOutcome.CONSENTS,
        CheckOutcome.OBJECTS,
        CheckOutcome.NOT_REACHED,
        CheckOutcome.NOBODY,
    ),
}
# Without words these do not say why.
SAY_WHY = (CheckOutcome.DECLINES, CheckOutcome.OBJECTS, CheckOutcome.NOT_REACHED, CheckOutcome.NOBODY)


def outcome_constraint():
    """The constraint that what came of a check is one of the outcomes of its kind."""
    valid = [Q(kind=kind, outcome__in=outcomes) for kind, outcomes in OUTCOMES.items()]
    return models.CheckConstraint(condition=reduce(or_, valid), name="outcome_of_its_check")


class DepartureCheck(Fact):
    """One thing that the office asked about an announcement, on which day, and what came of it."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the announcement; the row is part of this child's file."""
    departure = models.ForeignKey(Departure, on_delete=models.PROTECT, related_name="checks")
    """Announcement about which it was asked."""
    kind = models.CharField(max_length=12, choices=CheckKind)
    """What was asked: the papers of the parent, the carer, or the other parent."""
    outcome = models.CharField(_("what came of it"), max_length=12, choices=CheckOutcome)
    """What was found or said; each kind has its own outcomes."""
    asked_on = models.DateField(_("on which day"))
    """Day in Bishkek on which the papers were seen or the talk was held, as claimed."""
    words = models.TextField(_("which papers, or what was said"), blank=True)
    """Papers that were seen, what the person said, or why nobody could be asked."""

    class Meta(Fact.Meta):
        constraints = [
            outcome_constraint(),
            models.UniqueConstraint(
                fields=["departure", "kind"], condition=Q(current=True), name="one_check_a_kind"
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=[one.value for one in SAY_WHY]) | ~Q(words=""), name="check_says_why"
            ),
        ]


class DepartureConfirmation(FileRow):
    """The office confirms an announcement: it is in effect, and the absence and the carer are recorded.

    The database refuses it until the papers were seen, the carer agreed and the other parent was asked.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the announcement; the row is part of this child's file."""
    departure = models.OneToOneField(Departure, on_delete=models.PROTECT, related_name="confirmation")
    """Announcement that is in effect from now on; each is confirmed once."""
    confirmed_on = models.DateField(_("confirmed on"))
    """Day in Bishkek on which the office confirmed it."""
    absence = models.ForeignKey("register.Absence", on_delete=models.PROTECT, related_name="+")
    """Absence of the parent as the register has it since then."""


class WithdrawalReason(models.TextChoices):
    STAYS = "stays", _("the parent does not leave")
    OTHERWISE = "otherwise", _("the parent arranges it in another way")
    MISTAKE = "mistake", _("it was announced by mistake or of another child")


class DepartureWithdrawal(FileRow):
    """An announcement that waits no more: the parent stays after all, or arranges it otherwise."""

    protected_by = RowSecurity(of_lists="which announcements wait is asked before any of them is shown")

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the announcement; the row is part of this child's file."""
    departure = models.OneToOneField(Departure, on_delete=models.PROTECT, related_name="withdrawal")
    """Announcement that was withdrawn before it was confirmed."""
    reason = models.CharField(_("why"), max_length=10, choices=WithdrawalReason)
    """Why it is withdrawn."""
    words = WordsText(_("what was said"), blank=True)
    """What the parent said about it; may be empty."""
