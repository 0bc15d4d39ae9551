"""The pages of a past handover: the list of each worker, on the screen and as PDF."""

from django.http import Http404, HttpResponse

from umai.access.doors import answer_not_found, consult_list
from umai.access.pages import Page
from umai.casefile.my_day import handover_page
from umai.documents.papers import LANGUAGES
from umai.intake.models import Handover
from umai.law.terms.clock import today
from umai.trail.entries import EntrySubject


class HandoverPage(Page):
    """Who was given which children, and what each worker must know of them."""

    right_to_find = "intake.read"
    template = "casefile/handover.html"

    def find(self):
        """A handover of the reader's district, or one that gave the reader children; else 404, noted."""
        rows = Handover.objects.within_reach_of(self.by).filter(pk=self.address["pk"])
        found = self.listed("casefile.handover", rows, "office", "from_worker", "recorded_by")
        if not found:
            answer_not_found(
                "casefile.handover", EntrySubject("intake.handover", self.address["pk"]), by=self.by
            )
        return found[0]

    def listed(self, name, rows, *related):
        """Read these rows and note the look on the trail."""
        return consult_list(name, rows, by=self.by, read=lambda found: found.select_related(*related))

    def context(self):
        given = handover_page.assignments_of(self.record, self.by)
        rows = self.listed("casefile.handover", given, "worker")
        return {
            "handover": self.record,
            "shares": handover_page.worker_lists_of(rows, self.by, on=today()),
            "languages": LANGUAGES.items(),
        }


class HandoverPdf(HandoverPage):
    """The list of one worker as PDF, in Kyrgyz or Russian."""

    def find(self):
        if self.address["language"] not in LANGUAGES:
            raise Http404
        return super().find()

    def respond(self):
        given = handover_page.assignments_of(self.record, self.by)
        own = given.filter(worker_id=self.address["worker"])
        rows = self.listed("casefile.handover_printed", own, "worker")
        if not rows:
            raise Http404
        pdf = handover_page.worker_list_pdf(self.record, rows, self.by, self.address["language"], on=today())
        answer = HttpResponse(pdf, content_type="application/pdf")
        answer.headers["Content-Disposition"] = f'inline; filename="{self.record.pk}.pdf"'
        return answer
