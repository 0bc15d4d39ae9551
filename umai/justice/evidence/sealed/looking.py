"""Looks into an original that was received: is it whole, what is it, and can a safe copy be made of it?"""

from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from umai.documents.clean import file_kinds
from umai.documents.inspection import LARGEST_FILE, MEDIA_TYPES, clean_in_process
from umai.documents.unfit_file import UnfitFile
from umai.justice.evidence.sealed import found
from umai.justice.evidence.sealed.parts import digest_of, identity_of, open_part, open_parts, parts_of

CAN_BE_SAFE = (file_kinds.JPEG, file_kinds.PNG, file_kinds.PDF, file_kinds.ZIP)
# Why there is no safe copy, by its code; the codes are those of documents, and four of evidence alone.
NOT_SHOWN = {
    "program": _("A program is never run or shown here."),
    "media": _("Of video and sound no safe copy can be made."),
    "packed": _("What is packed in an archive is not opened here."),
    "unknown": _("Of this kind of file no safe copy can be made."),
    "too_large": _("It is too large for a safe copy."),
    "two_in_one": _("Something else is hidden in this file, so it is not shown."),
    "damaged": _("The file is damaged or was cut off, so it cannot be shown."),
    "locked": _("The file has a password, so it cannot be shown."),
    "too_many_pixels": _("The picture is too large for a safe copy."),
    "bomb": _("What is packed in this file is too large to be opened: it may be meant to do harm."),
    "macros": _("The document holds programs (macros), so it is not shown."),
    "embedded": _("Other documents are embedded in this one, so it is not shown."),
    "links": _("The document fetches something from elsewhere, so it is not shown."),
    "holds_other": _("The document holds something that cannot be looked at, so it is not shown."),
    "too_hard": _("The file could not be read in time, so it is not shown."),
}


@dataclass(frozen=True)
class FoundOriginal:
    """What was found in an original: it is whole, this is its hash, and this its safe copy."""

    sha256: str
    parts: int
    media_type: str
    recipient: str
    unshown: str
    shown: bytes = b""
    shown_type: str = ""


def look_into(upload) -> FoundOriginal:
    """Open an original whose parts are all here, one after the other. Raises `EvidenceDoesNotOpen`."""
    identity, parts = identity_of(upload.pk), parts_of(upload.pk)
    head = open_part(parts[0], identity)[: found.HEAD]
    media_type = found.media_type_of(head)
    seen = FoundOriginal(
        sha256=digest_of(parts, identity),
        parts=len(parts),
        media_type=media_type,
        recipient=str(identity.to_public()),
        unshown=why_not_shown(media_type),
    )
    kind = file_kinds.kind_of(head)
    if kind not in CAN_BE_SAFE:
        return seen
    if upload.size > LARGEST_FILE:
        return replace(seen, unshown="too_large")
    try:
        kind, shown = clean_in_process(b"".join(open_parts(parts, identity)), kind)
    except UnfitFile as unfit:
        return replace(seen, unshown="packed" if unfit.code == "not_allowed" else unfit.code)
    return replace(seen, unshown="", shown=shown, media_type=MEDIA_TYPES[kind], shown_type=MEDIA_TYPES[kind])


def why_not_shown(media_type) -> str:
    """The code of the reason for which a kind of file is never shown."""
    if found.acts_by_itself(media_type):
        return "program"
    if media_type.startswith(("video/", "audio/")):
        return "media"
    return "packed" if media_type in found.ARCHIVES else "unknown"
