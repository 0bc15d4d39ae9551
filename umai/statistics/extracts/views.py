"""The pages of extracts: all requests, ask, one with its answer, and the two files to download."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do, require_right
from umai.law.terms.clock import today
from umai.statistics.extracts import actions, reading
from umai.statistics.extracts.forms import AnswerMicrodataForm, MicrodataForm
from umai.statistics.extracts.limits import least_children
from umai.statistics.extracts.models import MicrodataAnswer, MicrodataRequest


class MicrodataList(Page):
    """What was asked for in the own office, the latest first."""

    look = reading.READ
    template = "statistics/extracts/list.html"

    def context(self):
        found = reading.requests_page(self.by)
        return {"lines": found, "asks": may_do(self.by, "statistics.ask_extract")}


class AskMicrodata(ActPage):
    """Ask for columns of a day, and say what for."""

    act = actions.ask_extract
    makes = MicrodataRequest
    form_class = MicrodataForm
    template = "statistics/extracts/ask.html"
    message = gettext_lazy("It is asked. Another person of the Ministry answers.")

    def perform(self):
        return self.act(self.by.office, by=self.by, **self.answers())

    def destination(self, asked):
        return asked

    def context(self):
        return {"least": least_children(today())}


class MicrodataPage(ActPage):
    """A request, what was answered and made; here the second person answers."""

    act = actions.answer_extract
    look = reading.READ
    makes = MicrodataAnswer
    form_class = AnswerMicrodataForm
    template = "statistics/extracts/extract.html"
    message = gettext_lazy("Your answer stands.")

    def find(self):
        require_right(self.by, self.look)
        return reading.find_request(self.address["pk"], by=self.by)

    def writes(self):
        return super().writes() and reading.may_answer(self.record, by=self.by)

    def belongs(self):
        return {"asked_id": self.record.pk}

    def context(self):
        asked = self.record
        made = reading.made_of(asked, by=self.by)
        own = asked.recorded_by_id == self.by.pk and may_do(self.by, reading.TAKE)
        stands, colour = reading.STANDS[reading.state_of(asked)]
        return {
            "asked": asked,
            "rows": reading.request_rows(asked),
            "made": reading.made_in_words(made, asked.least) if made else [],
            "downloads": own and reading.state_of(asked) == "allowed",
            "stands": str(stands),
            "colour": colour,
        }


class MicrodataFile(Page):
    """A file of an extract, for who asked for it, up to its last day; each download is on the trail."""

    look = reading.TAKE
    kind = "text/csv; charset=utf-8"
    name = "extract.csv"

    def find(self):
        require_right(self.by, self.look)
        return reading.find_request(self.address["pk"], by=self.by, look=self.look)

    def respond(self):
        made = reading.made_of(self.record, by=self.by)
        if made is None or made.groups is None:
            raise Http404
        answer = HttpResponse(self.text(made), content_type=self.kind)
        answer["Content-Disposition"] = f'attachment; filename="{self.name}"'
        return answer

    def text(self, made):
        return reading.rows_as_csv(self.record, made)


class MicrodataText(MicrodataFile):
    """What the extract is for, what was generalised and left out, and what its codes mean."""

    kind = "text/plain; charset=utf-8"
    name = "extract.txt"

    def text(self, made):
        return reading.text_beside(self.record, made)
