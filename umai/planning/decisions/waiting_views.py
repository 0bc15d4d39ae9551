"""The plans that wait for somebody: the list, and the same on paper."""

from django.http import Http404

from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.documents.papers import LANGUAGES, as_pdf_response
from umai.law.terms.clock import today
from umai.planning import waiting_list
from umai.planning.reading import waiting_editions


class WaitingPlans(Page):
    """The plans that wait for this worker or body, by due day; then those that wait for others."""

    look = "planning.read"
    template = "planning/waiting.html"

    def context(self):
        rows = waiting_editions(self.by)
        return {
            "mine": [one for one in rows if one.mine],
            "elsewhere": [one for one in rows if not one.mine],
            "prints": may_do(self.by, "planning.waiting.read"),
            "languages": LANGUAGES.items(),
        }


class PrintWaitingPlans(Page):
    """The plans that wait for this body as a PDF in Kyrgyz or Russian; the trail notes the look."""

    look = "planning.waiting.read"

    def respond(self):
        language = self.address["language"]
        if language not in LANGUAGES:
            raise Http404
        rows = [one for one in waiting_editions(self.by, noted="planning.waiting_printed") if one.mine]
        return as_pdf_response(waiting_list.pdf(rows, self.by, language, on=today()), f"plans-{language}")
