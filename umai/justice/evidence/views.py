"""The pages on which evidence is sent, whole or in parts, and kept, and on which its safe copy is seen."""

import re
import uuid

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found, consult
from umai.access.pages import Page
from umai.access.permissions import may_do, require_right
from umai.access.requirements import already_received
from umai.documents.reading import shown_bytes
from umai.documents.views import ENDINGS, HARMLESS
from umai.justice.evidence import reading
from umai.justice.evidence.forms import ChooseEvidenceForm
from umai.justice.evidence.kinds import EVIDENCE, HANDOVER
from umai.justice.evidence.models import Evidence, EvidenceUpload
from umai.justice.evidence.opening import is_open
from umai.justice.evidence.receiving import (
    PART_SIZE,
    PartTooLarge,
    UnfitPart,
    begin_upload,
    keep_as_evidence,
    receive_part,
    received_parts,
    require_in_one_piece,
)
from umai.justice.incidents.models import Incident
from umai.justice.line import current_id
from umai.justice.page import JusticeActPage, RecordJustice
from umai.justice.sections import correct_url, section_of
from umai.register.child.page import FilePage
from umai.trail.entries import EntrySubject

DIGEST = re.compile("[0-9a-f]{64}")


def own_upload(pk, by):
    """What this worker is sending under this id; None where it was kept, or never begun."""
    with by.speaking():
        return EvidenceUpload.objects.filter(pk=pk, worker_id=by.pk).first()


class ChooseEvidence(JusticeActPage):
    """Choose the file. One of up to 20 megabytes comes with the form; a larger one is sent by the script."""

    kind = EVIDENCE
    of = Incident
    act = begin_upload
    makes = EvidenceUpload
    form_class = ChooseEvidenceForm
    refused_on = "upload"
    template = "justice/evidence/choose.html"

    def back(self):
        return self.record.get_absolute_url()

    def context(self):
        nothing = uuid.UUID(int=0)  # the script puts the id of what it sends in its place
        return {"part_size": PART_SIZE, "part_url": reverse("justice:evidence_part", args=[nothing, 0])}

    def perform(self):
        answers = self.form.cleaned_data
        file = answers.get("upload")
        if file is None:
            said = {"name": answers["name"], "size": answers["size"]}
        else:
            require_in_one_piece(file.size)
            said = {"name": file.name, "size": file.size, "data": file.read()}
        return self.act(self.record, by=self.by, id=answers["id"], **said)

    def destination(self, upload):
        return upload


class KeepEvidence(RecordJustice, kind=EVIDENCE):
    """What is being sent: the script sends what is missing; when all is here, what it is, and it is kept."""

    template = "justice/evidence/upload.html"
    message = gettext_lazy("It is kept as evidence.")

    def find(self):
        self.upload = own_upload(self.address["pk"], self.by)
        if self.upload is not None:
            line = self.upload.incident_id
            return consult(Incident, current_id(Incident, line, self.by), by=self.by)
        return consult(Evidence, current_id(Evidence, self.address["pk"], self.by), by=self.by)

    def form_id(self):
        """By what this form is recognised when it is sent twice; the form with the file had the id itself."""
        return uuid.uuid5(self.address["pk"], "kept") if self.form.is_bound else None

    def find_received(self, number):
        return Evidence.ever.within_reach_of(self.by).filter(pk=self.address["pk"]).first()

    def respond(self):
        if self.upload is None and self.request.method != "POST":
            return redirect(self.record)
        return super().respond()

    def perform(self):
        if self.upload is None:
            raise already_received()
        return keep_as_evidence(self.upload, self.record, by=self.by, **self.answers())

    def context(self):
        if self.upload is None:
            return {"kept": True}
        received = received_parts(self.upload, self.by)
        return {
            "kept": False,
            "state": reading.state_of(self.upload, self.by),
            "received": {str(number): digest for number, digest in received.items()},
            "part_url": reverse("justice:evidence_part", args=[self.upload.pk, 0]),
        }

    def destination(self, evidence):
        return evidence


class ReceivePart(Page):
    """Take in one part of what this worker is sending; the body is the part, as bytes."""

    methods = ("PUT",)

    def find(self):
        pk = self.address["pk"]
        require_right(self.by, "justice.begin_evidence")
        upload = own_upload(pk, self.by)
        if upload is None:
            answer_not_found("justice.begin_evidence", EntrySubject("justice.evidenceupload", pk), by=self.by)
        return upload

    def respond(self):
        digest = self.request.headers.get("X-Part-Sha256", "").lower()
        if not DIGEST.fullmatch(digest):
            raise UnfitPart(gettext_lazy("The part came without its hash. It was not kept."))
        data = self.request.read(PART_SIZE + 1)
        if len(data) > PART_SIZE:
            raise PartTooLarge(gettext_lazy("A part is larger than 8 megabytes. It was not kept."))
        receive_part(self.record, self.address["number"], data, digest, by=self.by)
        return JsonResponse({"received": self.address["number"]})


class AboutEvidence(FilePage):
    """A page about one piece of evidence, whichever row of it stands now."""

    of = Evidence
    look = "justice.read"

    def find(self):
        return consult(Evidence, current_id(Evidence, self.address["pk"], self.by), by=self.by)


class ShowEvidence(AboutEvidence):
    """What the evidence is, its safe copy or why there is none, and what became of the original."""

    template = "justice/evidence/evidence.html"

    def respond(self):
        return super().respond() if self.record.line == self.address["pk"] else redirect(self.record)

    def context(self):
        evidence, by = self.record, self.by
        handovers = section_of(evidence, HANDOVER, by, may_do(by, "justice.correct", evidence))
        opened = is_open(evidence, by)
        asks = not opened and may_do(by, "justice.ask_original", evidence)
        return {
            "evidence": evidence,
            "what": reading.evidence_in_words(evidence),
            "back": reverse("justice:incident", args=[evidence.incident_id]),
            "lines": reading.lines_of_evidence(evidence, by),
            "not_shown": reading.why_not_shown(evidence),
            "openings": reading.openings_of(evidence, by),
            "sections": [handovers if opened else handovers._replace(add_url="")],
            "print_of": handovers.rows,
            "correct_url": correct_url(EVIDENCE, evidence) if may_do(by, "justice.correct", evidence) else "",
            "ask_url": reverse("justice:ask_original", args=[evidence.line]) if asks else "",
        }


class SafeCopy(AboutEvidence):
    """The bytes of the safe copy, to be saved or to be a picture on a page."""

    def respond(self):
        evidence = self.record
        if evidence.unshown:
            raise Http404
        shown = shown_bytes(evidence.line, by=self.by)
        answer = HttpResponse(shown, content_type=evidence.shown_type, headers=HARMLESS)
        ending = ENDINGS[evidence.shown_type]
        answer["Content-Disposition"] = f'attachment; filename="{evidence.line}.{ending}"'
        return answer
