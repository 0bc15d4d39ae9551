"""Services of other bodies: what there is, what may be passed on, who was asked, what came of it."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Held
from umai.access.reach import ReachableQuerySet
from umai.referrals.exchange import Terms
from umai.staff.models import OfficeKind, Role

# Bodies that can be asked. Schools, clinics and the police sign in and answer; the others by letter.
BODIES = (
    OfficeKind.SCHOOL, OfficeKind.CLINIC, OfficeKind.POLICE, OfficeKind.PROSECUTION,
    OfficeKind.ADMINISTRATION, OfficeKind.MUNICIPALITY,
)  # fmt: skip
RECEIVERS = {Role.SCHOOL_WORKER, Role.HEALTH_WORKER, Role.INSPECTOR}
KINDS = [(kind.value, kind.label) for kind in BODIES]


class DatedQuerySet(models.QuerySet):
    """Rows that hold from one day to another, and may be ended before."""

    def on(self, day):
        """Those in force on this day; the first and the last day count."""
        not_over = Q(until_on=None) | Q(until_on__gte=day)
        not_ended = Q(ending=None) | Q(ending__until_on__gte=day)
        return self.filter(not_over, not_ended, from_on__lte=day)

    def not_over(self, day):
        """Those in force on this day or from a later one."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day)).filter(
            Q(ending=None) | Q(ending__until_on__gte=day)
        )


class Recorded(models.Model):
    """A row of no child's file: when it was recorded and by whom, as the database stamps it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, db_index=False, editable=False, related_name="+"
    )

    class Meta:
        abstract = True


class Dated(Recorded):
    """What one body or a kind of bodies does, from one day to another. Ended and added, never changed."""

    body = models.CharField(_("kind of body"), max_length=20, choices=KINDS)
    office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField(_("first day"))
    until_on = models.DateField(_("last day"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def last_day(self):
        """The last day, the earlier of what was said at first and of an ending; None while it is open."""
        ended = self.ending.until_on if hasattr(self, "ending") else None
        return min((day for day in (self.until_on, ended) if day), default=None)


class Service(Dated):
    """Something that a body does for children of a place: a line of the catalogue, which names no child.

    Given by `office`, or by every body of the kind `body` that serves the child's district.
    """

    code = models.SlugField(_("short code"), max_length=30)
    name_ky = models.CharField(_("name in Kyrgyz"), max_length=200)
    name_ru = models.CharField(_("name in Russian"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "place", "from_on"], name="service_code_once"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="service_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return getattr(self, f"name_{(get_language() or 'ky')[:2]}", self.name_ky)


class Agreement(Dated):
    """What the department of a district may pass on to a body, or to all of a kind there, and on what paper.

    `place` is the district. `fields` are names of `umai.referrals.exchange.Field`; `cite` says what
    the exchange rests on.
    """

    fields = ArrayField(models.CharField(max_length=20))
    cite = models.TextField(_("what the exchange rests on"))
    number = models.CharField(_("number of the signed paper"), max_length=60)
    signed_on = models.DateField(_("signed on"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="agreement_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(fields__contains=["child_name"]), name="agreement_names_child"
            ),
        ]

    def terms(self):
        """The agreement as the rule takes it."""
        return Terms(
            self.pk,
            self.place_id,
            self.office_id,
            self.body,
            frozenset(self.fields),
            self.from_on,
            self.last_day,
        )


class Ending(Recorded):
    """A service or an agreement ends on this day, earlier than was said; the day still counts."""

    service = models.OneToOneField(Service, on_delete=models.PROTECT, null=True, related_name="ending")
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, null=True, related_name="ending")
    until_on = models.DateField()
    words = models.TextField(_("why"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(service=None, agreement__isnull=False) | Q(agreement=None, service__isnull=False),
                name="ending_is_of_one",
            )
        ]


class SentQuerySet(ReachableQuerySet):
    """Rows of a file that the body which was asked sees too."""

    def within_reach_of(self, by):
        """As everywhere; and those sent to the office of somebody who answers for a body."""
        found = super().within_reach_of(by)
        if not settings.UMAI_OWN_FILTER or by.role not in RECEIVERS:
            return found
        return found | self.sent_to(by)

    def sent_to(self, by):
        """Only those sent to this worker's office."""
        if by.role not in RECEIVERS:
            return self.none()
        found = self.filter(to_office=by.reach.office_id)
        return found.exclude(child_id__in=by.reach.walled) if by.reach.walled else found


class ToOffice(Held):
    """A row that the body sees that was asked; the same rule stands in the policy of its table."""

    objects = SentQuerySet.as_manager()

    class Meta:
        abstract = True

    def open_to(self, by):
        """Whether this worker answers for the body that was asked."""
        return by.role in RECEIVERS and self.to_office_id == by.reach.office_id


class Referral(ToOffice):
    """One body is asked to do one thing for one child, in a case; the id is made by the writer.

    `sent` is all that the body was told, by names of `Field`, frozen when it was sent: what the record
    says later changes nothing in it. The body sees this row and no other of the file, so nothing that
    is not for it stands here: why it is asked is in `Reason`. `measure` is the measure of the plan that
    it serves, as it stood then, and `measure_line` its line, which stays when the measure is changed.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    to_office = models.ForeignKey("staff.Office", on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, db_index=False, related_name="+")
    measure = models.ForeignKey(
        "planning.Measure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    measure_line = models.UUIDField(null=True, blank=True, editable=False)
    sent = models.JSONField()
    urgent = models.BooleanField(_("urgent"), default=False)
    sent_on = models.DateField()
    due_on = models.DateField()  # the last day to answer

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("sent_on")), name="answer_due_after_it_was_sent")
        ]
        indexes = [models.Index(fields=["district", "sent_on"], name="referral_of_district")]

    def get_absolute_url(self):
        return reverse("referrals:referral", args=[self.case_id, self.pk])


class Reason(Held):
    """Why the body was asked, in the words of the file; it is not sent."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="reason")
    words = models.TextField(_("why this body is asked"))


class AnswerKind(models.TextChoices):
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    DONE = "done", _("done")
    NOT_DONE = "not_done", _("not done")


class Answer(ToOffice):
    """What the body said, or what it did. Each kind once: accepted, then done or not done; or refused.

    `answered_on` is the day of the answer, `recorded_at` when it was written down. On paper: which
    letter, who signed it, and its scan where there is one. `service_due_on` is the day until when an
    accepted service is to be given. `child` and `to_office` are the referral's, by the database.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, db_index=False, related_name="answers"
    )  # found by the constraint below
    to_office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, db_index=False, editable=False, related_name="+"
    )
    kind = models.CharField(_("answer"), max_length=10, choices=AnswerKind)
    answered_on = models.DateField(_("day of the answer"))
    words = models.TextField(_("in words"), blank=True)
    service_due_on = models.DateField(_("to be done by"), null=True, blank=True)
    on_paper = models.BooleanField(default=False)
    paper_number = models.CharField(_("number of the letter"), max_length=60, blank=True)
    paper_on = models.DateField(_("day on the letter"), null=True, blank=True)
    decided_by = models.CharField(_("who signed it"), max_length=200, blank=True)
    scan = models.ForeignKey(
        "documents.File", on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )

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


class Withdrawal(ToOffice):
    """The referral is taken back before it was done: the body need not do it any more."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="withdrawal")
    to_office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, db_index=False, editable=False, related_name="+"
    )
    words = models.TextField(_("why it is taken back"))
    withdrawn_on = models.DateField()
