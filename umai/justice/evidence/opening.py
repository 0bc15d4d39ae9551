"""The acts by which two persons open an original: one asks, another agrees, and who asked takes it out."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import AlreadyAnswered, NeedsAnotherPerson, raise_refusals, require_text
from umai.intake.cases.actions import lock_file
from umai.justice.evidence.kinds import not_open
from umai.justice.evidence.models import EvidenceDownload, EvidenceOpening, EvidenceOpeningAnswer
from umai.justice.line import first_id_of
from umai.law.justice.evidence import open_until
from umai.machine.cluster.functions import fetch_value


@act("justice.ask_original", done=gettext_lazy("asked to open the original of evidence"))
def ask_original(evidence, *, by, reason):
    """Ask to open an original, and say why; nothing is open until another person agrees.

    Raises `Incomplete`, `AlreadyAnswered` where a request of this worker waits.
    """
    require_text(reason, _("Write why the original is needed. Nothing was saved."))
    lock_file(evidence.child_id)
    asked = EvidenceOpening.objects.filter(evidence_id=first_id_of(evidence), recorded_by_id=by.pk)
    if asked.exclude(pk__in=EvidenceOpeningAnswer.objects.values("opening_id")).exists():
        raise AlreadyAnswered(_("You asked for this already, and it waits for a second person."))
    return EvidenceOpening.objects.create(**named(evidence), reason=reason.strip())


@act("justice.answer_original", done=gettext_lazy("answered whether the original of evidence is opened"))
def answer_original(opening, *, by, agrees, reason=""):
    """Agree as another person that an original is opened, for the hours of the law; or not, and say why.

    Raises `Incomplete`, `NeedsAnotherPerson`, `AlreadyAnswered`.
    """
    if not agrees:
        require_text(reason, _("Write why you do not agree. Nothing was saved."))
    with raise_refusals({"opening_by_two": another_person(), "opening_answered_once": answered_before()}):
        return EvidenceOpeningAnswer.objects.create(
            **named(opening),
            opening=opening,
            agreed=agrees,
            reason="" if agrees else reason.strip(),
            open_until=open_until(timezone.now()) if agrees else None,
        )


@act("justice.download_original", done=gettext_lazy("took the original of evidence out"))
def download_original(opening, *, by):
    """Take an original out, by whoever asked for it, while it is open; each time is a row.

    Raises `NotPermitted`.
    """
    if opening.recorded_by_id != by.pk:
        raise not_open()
    with raise_refusals({"original_open": not_open()}):
        return EvidenceDownload.objects.create(**named(opening), opening=opening)


def named(record):
    """The columns by which a row names the evidence and the incident of this record."""
    of = first_id_of(record) if record._meta.model_name == "evidence" else record.evidence_id
    return {"child_id": record.child_id, "incident_id": record.incident_id, "evidence_id": of}


def is_open(evidence, by) -> bool:
    """Whether the original is open to this worker now."""
    with by.speaking():
        return fetch_value("select justice_original_open(%s)", [first_id_of(evidence)])


def another_person():
    return NeedsAnotherPerson(
        _(
            "Another person than who asked has to agree: the head of the department, or the supervisor of the"
            " oblast. Nothing was opened."
        )
    )


def answered_before():
    return AlreadyAnswered(_("Somebody answered this before; that answer stands."))
