"""What an official's report adds to the signal: the answers of its body, and since when the body knew."""

import json
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.reach import ReachableQuerySet
from umai.access.row_security import RowSecurity
from umai.identification.signal.related_row import EXPUNGED, SEES_SIGNAL
from umai.identification.signal.sealing import ReportWords, open_words, seal_words
from umai.staff.models import Role
from umai.trail.rows.proven import ProvenRows


class ReportingBody(models.TextChoices):
    """The bodies whose officials must report."""

    SCHOOL = "school", _("school")
    CLINIC = "clinic", _("clinic")
    POLICE = "police", _("police")


BODY_OF = {
    Role.SCHOOL_WORKER: ReportingBody.SCHOOL,
    Role.HEALTH_WORKER: ReportingBody.CLINIC,
    Role.INSPECTOR: ReportingBody.POLICE,
}


class SignalRelatedQuerySet(ReachableQuerySet):
    """Rows that are seen by whoever sees their signal, as the policy of the table says."""

    def within_reach_of(self, by):
        signals = self.model.signal.field.related_model.objects  # type: ignore[attr-defined]  # of a row's model
        return self.filter(signal__in=signals.within_reach_of(by))


class OfficialReport(FileRow):
    """The report of a school, a clinic or the police: one row beside its signal.

    `learned_at` is when somebody of the body learned, as claimed; `late_at` the first instant at which
    the report was late, set once from it (`umai.law.duty.report_due_at`). Whether it is late is told by
    `recorded_at`, which the database stamps. `answers` holds what was chosen, by the names of the
    questions (`umai.identification.officials.questions`); what was typed is sealed like the words of the
    signal.
    """

    # Written in the hour in which the same person wrote the signal.
    protected_by = RowSecurity(
        reach=SEES_SIGNAL,
        writes="""exists (select 1 from identification_signal s where s.id = signal_id
        and s.recorded_by_id = (select access_worker()) and s.recorded_at > now() - interval '1 hour')""",
        kept_by="identification_keep_texts",
        moving=(),
    )
    proven_by = ProvenRows(erasable=("sealed_texts",), erased_by=EXPUNGED)

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: the report of an official is part of no child's file."""
    signal = models.OneToOneField("identification.Signal", on_delete=models.PROTECT, related_name="official")
    """Signal that was made of the report; the two are written together, one row each."""
    body = models.CharField(_("body"), max_length=10, choices=ReportingBody)
    """Kind of office that reports (school, clinic or police), taken from the writer's role."""
    learned_at = models.DateTimeField(_("when you learned of it"))
    """When somebody of the body learned of the danger, as claimed; the duty runs from there."""
    late_at = models.DateTimeField()
    """First instant at which the report is late, by the hours in force on the day of learning."""
    answers = models.JSONField(default=dict)
    """Answers chosen from lists, and days, by the names of the questions; nothing typed."""
    sealed_texts = models.BinaryField(editable=False)
    """Typed answers by the names of the questions, sealed; empty once made unreadable by rule."""
    texts_key = models.CharField(max_length=40, editable=False)
    """Id of the public key to which the typed answers were sealed."""

    objects = SignalRelatedQuerySet.as_manager()  # type: ignore[misc,assignment]  # its reach is not by territory

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(late_at__gte=models.F("learned_at")), name="duty_after_learning"
            )
        ]
        indexes = [models.Index(fields=["district", "learned_at"], name="official_of_district")]

    @property
    def is_late(self) -> bool:
        return self.recorded_at >= self.late_at

    @cached_property
    def texts(self) -> dict:
        """What was typed, by the names of the questions; nothing when it was made unreadable by rule.

        Raises `sealing.NoKey` where there is no key.
        """
        if not self.sealed_texts:
            return {}
        return json.loads(open_words(self.signal_id, self.sealed_texts).happened)


def seal_texts(signal_id, texts: dict) -> tuple[bytes, str]:
    """What was typed, sealed and bound to the signal, and the id of the key. Raises `NoKey`."""
    return seal_words(signal_id, ReportWords(happened=json.dumps(texts, ensure_ascii=False)))


class ReadReceipt(FileRow):
    """Whoever wrote the signal down has read this answer of the department."""

    protected_by = RowSecurity(
        reach="""(exists (select 1 from identification_reply r where r.id = reply_id)
        or recorded_by_id = (select access_worker()))""",
        writes="identification_may_hear(reply_id)",
    )

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: that an answer was read is part of no child's file."""
    reply = models.OneToOneField("identification.Reply", on_delete=models.PROTECT, related_name="heard")
    """Answer of the department that the writer of the report has read; noted once."""
