"""The tables of an agenda: what is asked to be heard, what is heard, who steps back, the child's view."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow, StampedForeignKey
from umai.access.policy.roles import SITTING_ROLES
from umai.access.reach import ReachableQuerySet
from umai.access.roles.words import WordsChar, WordsText
from umai.access.row_security import REACH_SQL, RowSecurity
from umai.commission.session.models import Member, Sitting

COMMISSION_REACH = f"{REACH_SQL}\n    or commission_id = (select commission_office())"
SECRETARY_WRITES = (
    "commission_id = (select commission_office()) and (select access_role()) = 'commission_secretary'"
)
BOTH_WRITE = f"{REACH_SQL}\n    or {SECRETARY_WRITES}"
MEMBER_WRITES = (
    "commission_id = (select commission_office()) and ((select access_role()) = 'commission_secretary'\n"
    "    or member_id in (select m.id from commission_member m where m.worker_id = (select access_worker())))"
)
OF_LISTS = "what waits, and what is on an agenda, is asked before any of it is shown"


class RowForCommissionQuerySet(ReachableQuerySet):
    """Rows of a file that the Commission sees that hears it."""

    def within_reach_of(self, by):
        """Rows within reach, and for whoever sits on a Commission those of its own agenda."""
        found = super().within_reach_of(by)
        if not settings.UMAI_OWN_FILTER or by.role not in SITTING_ROLES:
            return found
        own = self.filter(commission=by.reach.office_id)
        return found | (own.exclude(child_id__in=by.reach.walled) if by.reach.walled else own)


class RowForCommission(FileRow):
    """A row of a child's file that one Commission sees; the same rule is the policy of its table."""

    protected_by = RowSecurity(of_lists=OF_LISTS, reach=COMMISSION_REACH, writes=SECRETARY_WRITES)

    commission = StampedForeignKey("staff.Office")
    """Commission that hears it, stamped by the database; it stays when the file moves."""

    objects: ClassVar = RowForCommissionQuerySet.as_manager()  # type: ignore[assignment]  # makes a class

    class Meta:
        abstract = True

    def open_to(self, by):
        """Whether the speaker sits on the Commission that hears it."""
        return by.role in SITTING_ROLES and self.commission_id == by.reach.office_id


class HearingRequest(RowForCommission):
    """The department asks the Commission to hear a case; it goes with the file until it is heard."""

    protected_by = RowSecurity(
        of_lists=OF_LISTS, reach=COMMISSION_REACH, writes=REACH_SQL, derived=("commission_id",)
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whose case is to be heard; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    """Case that is to be heard."""
    name = WordsChar(max_length=200)
    """Name of the child as it stood then; all of the file that the Commission sees of it."""
    words = WordsText(_("why the Commission is asked"))
    """Why the case has to be heard, and what the department proposes; without who reported."""
    asked_on = models.DateField()
    """Day in Bishkek on which the Commission was asked."""
    due_on = models.DateField()
    """Last day, inclusive, on which it is heard by the law of the day of the request."""

    class Meta:
        indexes = [models.Index(fields=["commission", "asked_on"], name="hearing_of_commission")]


class ItemKind(models.TextChoices):
    PLAN = "plan", _("a plan to agree to")
    CASE = "case", _("a case to hear")
    DECISION = "decision", _("an earlier decision that is not carried out")


class AgendaItem(RowForCommission):
    """One child's matter stands on the agenda of one session, under a number."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom the matter is about; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    """Case of the child in which it is decided."""
    session = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="+")
    """Session on whose agenda it stands."""
    number = models.PositiveSmallIntegerField()
    """Number on the agenda, counted from 1; a number that was taken out is not given again."""
    kind = models.CharField(_("what is decided"), max_length=10, choices=ItemKind)
    """Whether it is a plan, a case, or an earlier decision; says which column below is set."""
    edition = models.ForeignKey("planning.PlanEdition", on_delete=models.PROTECT, null=True, related_name="+")
    """Plan edition that waits for agreement; null where it is no plan."""
    request = models.ForeignKey(HearingRequest, on_delete=models.PROTECT, null=True, related_name="+")
    """Request of the department that is heard; null where it is none."""
    earlier = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="later")
    """Matter whose decision was not carried out and is looked at again; null where it is none."""
    name = WordsChar(max_length=200)
    """Name of the child as it stood then, which the minutes keep."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="one_item_a_number"),
            models.CheckConstraint(
                condition=Q(kind="plan", edition__isnull=False, request=None, earlier=None)
                | Q(kind="case", edition=None, request__isnull=False, earlier=None)
                | Q(kind="decision", edition=None, request=None, earlier__isnull=False),
                name="item_names_what_is_heard",
            ),
        ]

    def get_absolute_url(self):
        return reverse("commission:item", args=[self.pk])


class AgendaRemoval(RowForCommission):
    """A matter is taken from the agenda before it is decided; it waits again."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom the matter is about; the row is part of this child's file."""
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="removal")
    """Matter that is taken out; this happens once at most."""
    reason = WordsText(_("why"))
    """Why it is taken from the agenda, as a missing paper or a family that is ill."""


class Recusal(RowForCommission):
    """A member steps back from one matter, and is not counted in it."""

    protected_by = RowSecurity(of_lists=OF_LISTS, reach=COMMISSION_REACH, writes=MEMBER_WRITES)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child whom the matter is about; the row is part of this child's file."""
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="recusals")
    """Matter in which the member is not counted."""
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    """Invited member who steps back."""
    reason = WordsText(_("which tie it is"))
    """Tie of the member to the child or the family: kin, work, a quarrel."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "member"], name="one_recusal_a_member")]


class HeardHow(models.TextChoices):
    SPOKE = "spoke", _("the child said it in a talk")
    DREW = "drew", _("the child drew or wrote it")
    OBSERVED = "observed", _("a young child was watched at play")
    NOT_HEARD = "not_heard", _("the child was not heard")


class HeardView(RowForCommission):
    """What the child says of a matter, told to one person beforehand and never to the table."""

    protected_by = RowSecurity(of_lists=OF_LISTS, reach=COMMISSION_REACH, writes=BOTH_WRITE)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who was heard; the row is part of this child's file."""
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="view")
    """Matter of which the child was asked; it is said once."""
    how = models.CharField(_("how the child was heard"), max_length=10, choices=HeardHow)
    """How the child was heard, or that it was not."""
    heard_on = models.DateField(_("day"), null=True)
    """Day on which one person heard the child; null where it was not heard."""
    heard_by = WordsChar(_("who heard the child"), max_length=200, blank=True)
    """The one person who heard the child, by name and post; empty where it was not heard."""
    words = WordsText(_("what the child says, or why it was not heard"))
    """What the child says in the child's words, or why it was not heard."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(how="not_heard", heard_on=None) | ~Q(how="not_heard") & Q(heard_on__isnull=False),
                name="heard_child_on_a_day",
            )
        ]
