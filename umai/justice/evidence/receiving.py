"""Evidence is received: begun, sent part by part in any order, and kept once all of it is here."""

from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.access.doors import act
from umai.access.requirements import Incomplete, already_received, raise_refusals
from umai.documents.inspection import LARGEST_FILE
from umai.justice.evidence.kinds import EVIDENCE
from umai.justice.evidence.models import EvidenceKey, EvidencePart, EvidenceUpload
from umai.justice.evidence.sealed import envelope
from umai.justice.evidence.sealed.looking import look_into
from umai.justice.evidence.sealed.parts import identity_of, keep_part
from umai.justice.line import first_id_of
from umai.refusal import Refusal

PART_SIZE = 8_000_000  # bytes of a part that is sent by itself
LARGEST_EVIDENCE = 500_000_000  # bytes of an original


class UnfitEvidence(Refusal):
    """The file cannot be received as evidence."""

    status = 422


class UnfitPart(Refusal):
    """A part is not the one that it should be."""

    status = 422


class PartTooLarge(Refusal):
    """A part is larger than the largest one."""

    status = 413


class OtherPart(Refusal):
    """Other bytes were received as this part before."""


@act("justice.begin_evidence", done=gettext_lazy("began to send evidence"))
def begin_upload(incident, *, by, id, name, size, data=None):
    """Begin to send evidence; with `data`, of a file that came in one piece, all its parts at once.

    The key of the record is made now: every part is sealed as it comes. Raises `UnfitEvidence`,
    `AlreadyReceived`.
    """
    require_size(size)
    identity, version = envelope.new_record_key(), envelope.newest_version()
    envelope.share_key_lock()
    upload = EvidenceUpload(
        pk=id,
        child_id=incident.child_id,
        incident_id=first_id_of(incident),
        worker_id=by.pk,
        name=envelope.seal(name.encode(), str(identity.to_public())),
        size=size,
        part_size=PART_SIZE,
    )
    with raise_refusals({"_pkey": already_received(), "upload_of_its_own": already_received()}):
        upload.save(force_insert=True)
        wrapped = envelope.wrap(identity, of=upload.pk, version=version)
        EvidenceKey.objects.create(of_id=upload.pk, version=version, wrapped=wrapped)
    for number in range(1, upload.count + 1) if data is not None else ():
        part = data[(number - 1) * PART_SIZE : number * PART_SIZE]
        keep_part(upload.pk, number, part, sha256(part).hexdigest(), str(identity.to_public()))
    return upload


def require_size(size):
    if size < 1:
        raise UnfitEvidence(
            _("The file is empty: nothing was sent. Choose it again, or look whether it opens.")
        )
    if size > LARGEST_EVIDENCE:
        raise UnfitEvidence(
            _(
                "The file is larger than 500 megabytes: nothing was sent. Keep the disk or telephone as it"
                " is, write down here where it is kept, and send the parts that matter."
            )
        )


def require_in_one_piece(size):
    """Refuse a file that is too large to come with a form, where the page's script does not run."""
    if size > LARGEST_FILE:
        raise UnfitEvidence(
            _(
                "The file is larger than 20 megabytes: nothing was sent. Such a file is sent in parts, for"
                " which this page needs JavaScript. Switch it on, or use another browser, and choose the"
                " file again."
            )
        )


def receive_part(upload, number, data, digest, *, by) -> EvidencePart:
    """Take one part in, in whichever order they come; the same part twice is received once.

    `digest` is the SHA-256 that the sender worked out. Raises `UnfitPart`, `OtherPart`.
    """
    expected = upload.size_of(number)
    if not expected:
        raise UnfitPart(_("This file has no such part. Nothing was kept. Choose the file again."))
    if len(data) != expected:
        raise UnfitPart(_("This part was cut off on the way, or is of another file. It was not kept."))
    if sha256(data).hexdigest() != digest:
        raise UnfitPart(_("This part was changed on the way. It was not kept. It is sent again."))
    with by.speaking():
        part = EvidencePart.objects.filter(of_id=upload.pk, number=number).first()
        if part is None:
            recipient = str(identity_of(upload.pk).to_public())
            part = keep_part(upload.pk, number, data, digest, recipient)
    if part.sha256 != digest:
        raise OtherPart(
            _("Another file was begun here: its parts differ. Nothing was overwritten. Choose that file.")
        )
    return part


def received_parts(upload, by) -> dict[int, str]:
    """The numbers of the parts that were received, each with its hash."""
    with by.speaking():
        return dict(EvidencePart.objects.filter(of_id=upload.pk).values_list("number", "sha256"))


def missing_parts(upload, by) -> int:
    """How many parts are still to be sent."""
    return upload.count - len(received_parts(upload, by))


def keep_as_evidence(upload, incident, *, by, whole="", **answers):
    """Keep as evidence what was received whole, with what was written about it; answers the evidence.

    `whole`: SHA-256 of the whole file as its sender worked it out; "" where no script ran. Raises
    `Incomplete` where a part is missing, `UnfitEvidence` where the whole is another file, and as `write_row`.
    """
    if n := missing_parts(upload, by):
        raise Incomplete(
            ngettext(
                "%(n)d part of the file is not here yet. Nothing was kept as evidence. Send it first.",
                "%(n)d parts of the file are not here yet. Nothing was kept as evidence. Send them first.",
                n,
            )
            % {"n": n}
        )
    with by.speaking():
        found = look_into(upload)
    if whole and whole != found.sha256:
        raise UnfitEvidence(
            _("What was received is another file than the one that was sent. Begin again with this file.")
        )
    return EVIDENCE.act(incident, by=by, id=upload.pk, upload=upload, found_in_it=found, **answers)
