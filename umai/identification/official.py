"""What an official's report says besides: what its body must say, and since when it knew.

Imported by `models`, and importing nothing of it.
"""

import json
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Held
from umai.access.reach import ReachableQuerySet
from umai.identification.sealing import Words, open_words, seal_words
from umai.staff.models import Role


class Body(models.TextChoices):
    """The bodies whose officials must report."""

    SCHOOL = "school", _("school")
    CLINIC = "clinic", _("clinic")
    POLICE = "police", _("police")


BODY_OF = {
    Role.SCHOOL_WORKER: Body.SCHOOL,
    Role.HEALTH_WORKER: Body.CLINIC,
    Role.INSPECTOR: Body.POLICE,
}


class OfSignalQuerySet(ReachableQuerySet):
    """Seen by whoever sees the signal: the policy of the table says so, and the signal is asked first."""

    def within_reach_of(self, by):
        return self.filter(signal__in=self.model.signal.field.related_model.objects.within_reach_of(by))


class Official(Held):
    """The report of a school, a clinic or the police: one row beside its signal.

    `learned_at` is when somebody of the body learned, as claimed; `late_at` the first instant at which
    the report was late, set once from it (`umai.law.duty.report_by`). Whether it is late is told by
    `recorded_at`, which the database stamps. `answers` holds what was chosen, by the names of the
    questions (`umai.identification.questions`); what was typed is sealed like the words of the signal.
    """

    child_id = models.UUIDField(null=True, editable=False)  # always null: a signal is no part of a file
    signal = models.OneToOneField("identification.Signal", on_delete=models.PROTECT, related_name="official")
    body = models.CharField(_("body"), max_length=10, choices=Body)
    learned_at = models.DateTimeField(_("when you learned of it"))
    late_at = models.DateTimeField()
    answers = models.JSONField(default=dict)
    sealed_texts = models.BinaryField(editable=False)
    texts_key = models.CharField(max_length=40, editable=False)

    objects = OfSignalQuerySet.as_manager()

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

        Raises `sealing.NoKey` where the key is not.
        """
        if not self.sealed_texts:
            return {}
        return json.loads(open_words(self.signal_id, self.sealed_texts).happened)


def seal_texts(signal_id, texts: dict) -> tuple[bytes, str]:
    """What was typed, in a box that is bound to the signal, and the id of its key. Raises `NoKey`."""
    return seal_words(signal_id, Words(happened=json.dumps(texts, ensure_ascii=False)))


class Heard(Held):
    """Whoever wrote the signal down has read this answer of the department."""

    child_id = models.UUIDField(null=True, editable=False)
    reply = models.OneToOneField("identification.Reply", on_delete=models.PROTECT, related_name="heard")


class LineDraft(models.Model):
    """A report that was begun on the line and not sent: its writer's alone, all of it sealed.

    The id is that of the signal that it becomes. The caller's name and telephone are in a box of
    their own inside, which nobody here opens. Deleted when the report is sent, when its writer throws
    it away, and some days after it was last saved (`umai.law.messages.drafts_kept_since`).
    """

    id = models.UUIDField(primary_key=True, editable=False)
    worker = models.ForeignKey("staff.Worker", on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    key_id = models.CharField(max_length=40)
    saved_at = models.DateTimeField(db_index=True)


class Message(models.Model):
    """One message of the gateway: which signal it made or went on with. No role of a page reads this.

    `key` and `sender` are keyed digests, of the gateway's id of the message and of the number, made
    outside the database. `sender` is emptied when nothing can go on with the message any more.
    """

    key = models.BinaryField(primary_key=True)
    signal = models.ForeignKey("identification.Signal", on_delete=models.PROTECT, related_name="+")
    sender = models.BinaryField(null=True)
    goes_on = models.BooleanField()
    received_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["sender", "received_at"], name="message_of_sender",
                condition=models.Q(sender__isnull=False),
            )
        ]  # fmt: skip
