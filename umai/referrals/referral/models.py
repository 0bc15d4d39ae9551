"""The tables of referrals: what was asked of which body and why, its answers, the withdrawal."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.reach import ReachableQuerySet
from umai.access.roles.words import WordsChar, WordsJSON, WordsText
from umai.access.row_security import REACH_SQL, RowSecurity
from umai.referrals.catalogue.models import Agreement, Service
from umai.staff.models import Role

BODY_REACH = f"{REACH_SQL}\n    or to_office_id = (select referrals_office())"

RECEIVER_ROLES = {Role.SCHOOL_WORKER, Role.HEALTH_WORKER, Role.INSPECTOR}


class RowForBodyQuerySet(ReachableQuerySet):
    """Rows of a file that the body which was asked sees too."""

    def within_reach_of(self, by):
        """Rows within reach, and for somebody who answers for a body those sent to that office."""
        found = super().within_reach_of(by)
        if not settings.UMAI_OWN_FILTER or by.role not in RECEIVER_ROLES:
            return found
        return found | self.sent_to(by)

    def sent_to(self, by):
        """Only those sent to this worker's office."""
        if by.role not in RECEIVER_ROLES:
            return self.none()
        found = self.filter(to_office=by.reach.office_id)
        return found.exclude(child_id__in=by.reach.walled) if by.reach.walled else found


class RowForBody(FileRow):
    """A row that the body sees that was asked; the same rule stands in the policy of its table."""

    to_office_id: Any  # the concrete model names the office
    objects: ClassVar = RowForBodyQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() makes a class

    class Meta:
        abstract = True

    def open_to(self, by):
        """Whether this worker answers for the body that was asked."""
        return by.role in RECEIVER_ROLES and self.to_office_id == by.reach.office_id


class Referral(RowForBody):
    """One body is asked to do one thing for one child, in a case; the id is made by the writer.

    `sent` is all that the body was told, by names of `ExchangeField`, frozen when it was sent: what
    the record says later changes nothing in it. The body sees this row and no other of the file, so
    nothing that is not for it stands here: why it is asked is in `ReferralReason`. `measure` is the
    measure of the plan that it serves, as it stood then, and `measure_line` its line, which stays when
    the measure is changed.
    """

    protected_by = RowSecurity(
        of_lists="what a body was asked is counted before any of it is shown",
        reach=BODY_REACH,
        writes=REACH_SQL,
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child for whom help is asked; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    """Case in which the help is asked for."""
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    """Service of the catalogue that is asked for."""
    to_office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    """Office that is asked; its workers see the row."""
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, db_index=False, related_name="+")
    """Agreement, in force on sent_on, that allows to pass on what is sent."""
    measure = models.ForeignKey(
        "planning.Measure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Row of the plan's measure that it serves, as it stood then; null where it serves none."""
    measure_line = models.UUIDField(null=True, blank=True, editable=False)
    """Line of that measure, which stays when it is changed; null where it serves none."""
    sent = WordsJSON()
    """All that the body was told, by name of the field, as it was when sent; never changed."""
    urgent = models.BooleanField(_("urgent"), default=False)
    """True if the writer said so or the risk in the case is urgent; shortens the term."""
    sent_on = models.DateField()
    """Day in Bishkek on which the body was asked."""
    due_on = models.DateField()
    """Last day, inclusive, for the body to accept or refuse."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("sent_on")), name="answer_due_after_it_was_sent")
        ]
        indexes = [models.Index(fields=["district", "sent_on"], name="referral_of_district")]

    def get_absolute_url(self):
        return reverse("referrals:referral", args=[self.case_id, self.pk])


class ReferralReason(FileRow):
    """Why the body was asked, in the words of the file; it is not sent."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child for whom help is asked; the row is part of this child's file."""
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="reason")
    """Referral that is explained; the body that is asked does not see this row."""
    words = models.TextField(_("why this body is asked"))
    """Why this body is asked; it stays in the file and is not sent."""


class AnswerKind(models.TextChoices):
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    DONE = "done", _("done")
    NOT_DONE = "not_done", _("not done")


class ReferralAnswer(RowForBody):
    """What the body said, or what it did. Each kind once: accepted, then done or not done; or refused.

    `answered_on` is the day of the answer, `recorded_at` when it was written down. On paper: which
    letter, who signed it, and its scan where there is one. `service_due_on` is the day until when an
    accepted service is to be given. `child` and `to_office` are the referral's, by the database.
    """

    protected_by = RowSecurity(
        of_lists="answers are counted, and the body reads its own without the file", reach=BODY_REACH
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child for whom help was asked, copied from the referral by the database."""
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, db_index=False, related_name="answers"
    )  # found by the constraint below
    """Referral that is answered; each kind of answer comes once."""
    to_office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, db_index=False, editable=False, related_name="+"
    )
    """Office that was asked, copied from the referral by the database; it sees the row."""
    kind = models.CharField(_("answer"), max_length=10, choices=AnswerKind)
    """What the body says: accepted, then done or not done; or refused."""
    answered_on = models.DateField(_("day of the answer"))
    """Day in Bishkek of the answer; of a letter, the day on which it came."""
    words = WordsText(_("in words"), blank=True)
    """What the body says; required as the reason where it refused or did not do it."""
    service_due_on = models.DateField(_("to be done by"), null=True, blank=True)
    """Last day, inclusive, to give the accepted help; null for all other answers."""
    on_paper = models.BooleanField(default=False)
    """True if the answer came by letter and whoever keeps the file wrote it down."""
    paper_number = WordsChar(_("number of the letter"), max_length=60, blank=True)
    """Number of the letter; empty where it has none or no letter came."""
    paper_on = models.DateField(_("day on the letter"), null=True, blank=True)
    """Date that stands on the letter; null where it has none or no letter came."""
    decided_by = WordsChar(_("who signed it"), max_length=200, blank=True)
    """Who signed the letter, by name and post; empty where no letter came."""
    scan = models.ForeignKey(
        "documents.Document",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
    )
    """File with the scan or photo of the letter; null where there is none."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral", "kind"], name="one_answer_of_a_kind"),
            models.CheckConstraint(
                condition=Q(kind="accepted", service_due_on__isnull=False)
                | ~Q(kind="accepted") & Q(service_due_on=None),
                name="accepted_says_until_when",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["accepted", "done"]) | ~Q(words=""), name="refusal_says_why"
            ),
            models.CheckConstraint(
                condition=Q(on_paper=False) | ~Q(decided_by=""), name="paper_says_who_signed"
            ),
        ]


class Withdrawal(RowForBody):
    """The referral is taken back before it was done: the body need not do it any more."""

    protected_by = RowSecurity(
        of_lists="referrals are counted, and the body reads its own without the file",
        reach=BODY_REACH,
        writes=REACH_SQL,
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child for whom help was asked, copied from the referral by the database."""
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="withdrawal")
    """Referral that is taken back; this happens once at most."""
    to_office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, db_index=False, editable=False, related_name="+"
    )
    """Office that was asked, copied from the referral by the database; it sees the row."""
    reason = WordsText(_("why it is taken back"))
    """Why the referral is taken back; the body reads it."""
    withdrawn_on = models.DateField()
    """Day in Bishkek on which the referral was taken back."""
