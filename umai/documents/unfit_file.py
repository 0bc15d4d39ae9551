"""Why a file is not accepted, in words: what is wrong with it, and what to send instead."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.refusal import Refusal


class UnfitFile(Refusal):
    """The file is not accepted; the sentence says why and what to do, `code` the reason in one word."""

    status = 422

    def __init__(self, sentence, code):
        super().__init__(sentence)
        self.code = code


SENTENCES = {
    "empty": _("The file is empty. Choose it again, or another one."),
    "too_large": _("The file is larger than 20 megabytes. Send a smaller one, or its pages one by one."),
    "not_allowed": _(
        "Only photos (JPEG, PNG), PDF, Word (DOCX), OpenDocument (ODT) and Excel (XLSX) are taken in."
    ),
    "heic": _(
        "Photos in the format HEIC are not taken in. Send the photo as JPEG. On an iPhone: Settings,"
        " Camera, Formats, Most Compatible; then take the photo again."
    ),
    "old_office": _(
        "The file has a password, or is of an old kind (DOC, XLS). Open it, take the password off, and"
        " save it as DOCX, XLSX or PDF."
    ),
    "ending": _(
        "The name of the file says one kind, and what is in it is another. Open it, and save it anew"
        " under its right kind."
    ),
    "two_in_one": _("Something else is hidden in this file. Open it, and save or print it anew as PDF."),
    "damaged": _(
        "The file is damaged or cut off. Open it to see whether it is whole, save it anew, and send that."
    ),
    "locked": _("The file has a password. Take the password off, and send it again."),
    "too_many_pixels": _("The picture is larger than 40 megapixels. Send it smaller."),
    "bomb": _("What is packed in this file is too large. Save it as PDF, and send that."),
    "macros": _("The document holds programs (macros). Save it as PDF, and send that."),
    "embedded": _("Other documents are embedded in this one. Save it as PDF, and send that."),
    "links": _("The document fetches something from elsewhere. Save it as PDF, and send that."),
    "holds_other": _("The document holds something that cannot be looked at. Save it as PDF, and send that."),
    "too_hard": _("The file could not be read in time. Save it as PDF or take a photo of it, and send that."),
}


def refusal_for(code):
    """The refusal for this reason."""
    kept = gettext("Nothing was attached. What you wrote is still here; the file must be chosen again.")
    return UnfitFile(f"{SENTENCES[code]} {kept}", code)
