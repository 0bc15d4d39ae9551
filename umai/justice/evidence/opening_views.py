"""The pages on which an original is asked for, opened by another person, taken out and handed over."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import consult
from umai.documents.actions import print_paper
from umai.documents.inspection import LARGEST_FILE
from umai.documents.papers import as_pdf_response
from umai.documents.reading import StoredFileMissing
from umai.documents.views import HARMLESS
from umai.justice.evidence import handover, reading
from umai.justice.evidence.forms import AnswerOriginalForm, AskOriginalForm
from umai.justice.evidence.kinds import not_open
from umai.justice.evidence.models import Evidence, EvidenceDownload, EvidenceHandover, EvidenceOpening
from umai.justice.evidence.opening import answer_original, ask_original, download_original, is_open
from umai.justice.evidence.sealed.envelope import EvidenceDoesNotOpen, unseal
from umai.justice.evidence.sealed.parts import identity_of, open_part, open_parts, parts_of
from umai.justice.line import current_id
from umai.register.child.page import FileActPage, FilePage

LANGUAGES = ("ky", "ru", "en")
# Whatever the original claims to be, a browser only saves it.
AS_BYTES = "application/octet-stream"


def evidence_now(line, by):
    """The row of evidence that stands now for this line, noted as looked at."""
    return consult(Evidence, current_id(Evidence, line, by), by=by)


class OriginalPage(FileActPage):
    """A page on which something is written about an original; it leads back to the evidence."""

    @property
    def evidence(self):
        return self.record

    def head(self):
        return super().head() | {
            "evidence": self.evidence,
            "what": reading.evidence_in_words(self.evidence),
            "lines": reading.lines_of_evidence(self.evidence, self.by),
        }

    def destination(self, outcome):
        return self.evidence


class AskOriginal(OriginalPage):
    """Ask to open the original, and say why."""

    act = ask_original
    form_class = AskOriginalForm
    template = "justice/evidence/ask.html"
    message = gettext_lazy("It waits for the head of the department or the supervisor of the oblast.")

    def find(self):
        return evidence_now(self.address["pk"], self.by)


class OfOpening(OriginalPage):
    """A page about one request for an original."""

    of = EvidenceOpening

    def find(self):
        opening = consult(EvidenceOpening, self.address["pk"], by=self.by, related=("recorded_by",))
        self.about = evidence_now(opening.evidence_id, self.by)
        return opening

    @property
    def evidence(self):
        return self.about

    def context(self):
        states = reading.openings_of(self.evidence, self.by)
        return {"asked": next(one.lines for one in states if one.opening.pk == self.record.pk)}


class AnswerOriginal(OfOpening):
    """Another person agrees, or does not and says why."""

    act = answer_original
    form_class = AnswerOriginalForm
    template = "justice/evidence/answer.html"
    message = gettext_lazy("Your answer stands in the file.")


class DownloadOriginal(OfOpening):
    """Take the original out: what this means, and a button."""

    act = download_original
    template = "justice/evidence/download.html"

    def permit(self):
        super().permit()
        if self.record.recorded_by_id != self.by.pk or not is_open(self.evidence, self.by):
            raise not_open()

    def destination(self, download):
        return reverse("justice:downloaded", args=[download.pk])


class Downloaded(FilePage):
    """The original that was taken out: a small one in one piece, else in parts that the script joins."""

    of = EvidenceDownload
    look = "justice.read"
    template = "justice/evidence/downloaded.html"

    def permit(self):
        super().permit()
        self.evidence = evidence_now(self.record.evidence_id, self.by)
        if self.record.recorded_by_id != self.by.pk or not is_open(self.evidence, self.by):
            raise not_open()
        try:
            self.identity = identity_of(self.evidence.line)
        except EvidenceDoesNotOpen:
            raise missing() from None
        self.parts = parts_of(self.evidence.line)

    def context(self):
        return {
            "evidence": self.evidence,
            "download": self.record,
            "name": unseal(bytes(self.evidence.name), self.identity).decode(),
            "lines": reading.lines_of_evidence(self.evidence, self.by),
            "in_one_piece": self.evidence.size <= LARGEST_FILE,
            "not_shown": reading.why_not_shown(self.evidence)[:-1],
        }


class OriginalContent(Downloaded):
    """The bytes of a small original, part after part."""

    def respond(self):
        if self.evidence.size > LARGEST_FILE:
            raise Http404
        answer = StreamingHttpResponse(
            open_parts(self.parts, self.identity), content_type=AS_BYTES, headers=HARMLESS
        )
        answer["Content-Length"] = str(self.evidence.size)
        answer["Content-Disposition"] = f'attachment; filename="{self.evidence.line}.bin"'
        return answer


class OriginalPart(Downloaded):
    """The bytes of one part of an original, for the script that joins them."""

    def respond(self):
        part = next((one for one in self.parts if one.number == self.address["number"]), None)
        if part is None:
            raise Http404
        try:
            data = open_part(part, self.identity)
        except (FileNotFoundError, EvidenceDoesNotOpen):
            raise missing() from None
        return HttpResponse(data, content_type=AS_BYTES, headers=HARMLESS)


def missing():
    return StoredFileMissing(
        _("The original cannot be opened: a part is missing or was changed. Tell the administrator.")
    )


class PrintHandover(FilePage):
    """Print the sheet on which an original is handed over, with its hash; printing is an act."""

    of = EvidenceHandover
    look = "justice.read"
    methods = ("POST",)

    def respond(self):
        language = self.request.POST.get("language")
        if language not in LANGUAGES:
            raise Http404
        evidence = evidence_now(self.record.evidence_id, self.by)
        printed = print_paper(
            self.record,
            by=self.by,
            paper="justice.handover",
            template=handover.TEMPLATE,
            values=handover.values_of(self.record, evidence, language),
            language=language,
        )
        return as_pdf_response(printed.pdf, f"handover-{self.record.pk}-{language}")
