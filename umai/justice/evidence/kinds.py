"""The kinds of rows about evidence: what was kept, and to whom an original was handed."""

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.requirements import Incomplete, already_received
from umai.design.law.choices import choice_label
from umai.documents.models import DataKey, FileVariant
from umai.documents.sealed import envelope as safe_copies
from umai.documents.sealed import store
from umai.justice.evidence.forms import EvidenceQuestions
from umai.justice.evidence.models import Evidence, EvidenceHandover, EvidenceUpload
from umai.justice.incidents.models import Incident
from umai.justice.kind import JusticeKind
from umai.refusal import NotPermitted


def not_whole():
    return Incomplete(
        _("Not every part of the file is here yet. Nothing was kept as evidence. Send the others first.")
    )


def not_open():
    return NotPermitted(
        _("The original is not open to you now. Nothing was written. Ask for it, and another person agrees.")
    )


def of_the_original(record, answers, by):
    """What was found in the original, with its safe copy stored; nothing where an entry is corrected."""
    found, upload = answers.get("found_in_it"), answers.get("upload")
    if found is None:
        return {}
    if not EvidenceUpload.objects.filter(pk=upload.pk).exists():  # kept by the same form a moment ago
        raise already_received()
    if found.shown:
        keep_safe_copy(upload.pk, found.shown)
    return {
        "name": bytes(upload.name),
        "size": upload.size,
        "media_type": found.media_type,
        "sha256": found.sha256,
        "parts": found.parts,
        "recipient": found.recipient,
        "shown_type": found.shown_type,
        "shown_size": len(found.shown) or None,
        "unshown": found.unshown,
    }


def keep_safe_copy(of, shown):
    """Store the safe copy as the copy of a document is stored."""
    form = FileVariant.SHOWN
    safe_copies.share_key_lock()
    key, name, version = safe_copies.new_file_key(), store.new_name(), safe_copies.newest_version()
    store.keep(name, safe_copies.seal(shown, key, of=of, form=form))
    wrapped = safe_copies.wrap(key, of=of, form=form, version=version)
    # Not read back: the row of the evidence, by which its key is seen, is not written yet.
    DataKey.objects.bulk_create([DataKey(of_id=of, form=form, name=name, version=version, wrapped=wrapped)])


def evidence_in_words(row):
    return capfirst(choice_label("evidence_kinds", row.kind))


def of_the_incident(record, answers, by):
    return {"incident_id": record.incident_id} if isinstance(record, Evidence) else {}


EVIDENCE = JusticeKind(
    model=Evidence,
    of=Incident,
    title=_("Evidence"),
    question=_("What is this evidence?"),
    done=_("kept something as evidence"),
    past=("taken_on",),
    unasked=(
        *("name", "size", "media_type", "sha256", "parts", "recipient"),
        *("shown_type", "shown_size", "unshown"),
    ),
    hints={
        "taken_by": _("Never who reported. Leave it empty where that would say who did."),
        "words": _("What is to be seen or heard. Nobody has to look at pictures of harm to write this."),
    },
    form=EvidenceQuestions,
    derived=of_the_original,
    refusals={"evidence_whole": not_whole},
    summary=evidence_in_words,
)
HANDOVER = JusticeKind(
    model=EvidenceHandover,
    of=Evidence,
    slug="handover",
    unasked=("incident",),
    title=_("Handed over"),
    question=_("To whom was the original handed over?"),
    done=_("handed an original over"),
    day=_("On which day?"),
    hints={
        "to_whom": _("As the paper says it: name, rank, body."),
        "on_paper": _("For example: request no. 12 of 3 March 2026."),
        "carrier": _("For example: a disk with its number."),
    },
    derived=of_the_incident,
    refusals={"original_open": not_open},
    summary=lambda row: gettext("The original was handed over."),
)
