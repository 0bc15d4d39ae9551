"""The pages of editions: all, ask, what became of a request, one with its files, the answer."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do, require_right
from umai.statistics.pictures.shown import PicturedPage
from umai.statistics.publication.periods import last_day_known
from umai.statistics.releases import actions, edition, reading
from umai.statistics.releases.forms import AnswerEditionForm, EditionForm, TakeBackForm
from umai.statistics.releases.models import EditionAnswer, EditionRequest


class PublishedEditions(Page):
    """The published editions, and what was asked for in the own office."""

    look = reading.READ
    template = "statistics/releases/list.html"

    def context(self):
        return reading.editions_page(self.by) | {"asks": may_do(self.by, "statistics.ask_edition")}


class AskEdition(ActPage):
    """Ask for the tables of a period."""

    act = actions.ask_edition
    makes = EditionRequest
    form_class = EditionForm
    template = "statistics/releases/ask.html"
    message = gettext_lazy("It is asked. It is drawn at night; then another person of the Ministry answers.")

    def perform(self):
        return self.act(self.by.office, by=self.by, **self.answers())

    def destination(self, asked):
        return asked

    def context(self):
        return {"known_on": last_day_known()}


class EditionRequestPage(Page):
    """A request, and why nothing could be drawn of it."""

    look = reading.READ
    template = "statistics/releases/request.html"

    def find(self):
        require_right(self.by, self.look)
        return reading.find_request(self.address["pk"], by=self.by)

    def context(self):
        return reading.request_page(self.record)


class OneEdition(Page):
    """A page about the edition or the candidate that the address names."""

    look = reading.READ

    def find(self):
        require_right(self.by, self.look)
        return reading.find_candidate(self.address["pk"], by=self.by)


class PublishedEdition(PicturedPage, OneEdition):
    """The tables as readers see them, with pictures; for the office also what was lost and audited."""

    template = "statistics/releases/edition.html"
    pictures_at = "statistics:edition_picture"

    def pictures(self):
        return edition.pictures_of(self.record)

    def context(self):
        found = edition.edition_page(self.record, by=self.by)
        return found | {
            "answers": reading.may_answer(self.record, by=self.by),
            "takes_back": reading.may_take_back(self.record, by=self.by),
        }

    def head(self):
        """Each table stands with its picture."""
        head = super().head()
        tables = edition.tables_in_page(self.record)
        return head | {"pairs": [(head["shown"][one["picture"]], one) for one in tables]}


class EditionFiles(OneEdition):
    """All files in one archive: of a candidate for the office, of an edition for who reads figures."""

    def respond(self):
        return file_named(edition.as_zip(self.record), "application/zip", f"{self.record.name}.zip")


class EditionYearbook(OneEdition):
    """The yearbook alone, in the reader's language."""

    def respond(self):
        return file_named(edition.as_pdf(self.record), "application/pdf", f"{self.record.name}.pdf")


def file_named(content: bytes, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


class CandidateAct(ActPage):
    """A page on which a candidate is answered."""

    makes = EditionAnswer

    def find(self):
        require_right(self.by, self.act.act)
        return reading.find_candidate(self.address["pk"], by=self.by)

    def belongs(self):
        return {"candidate_id": self.record.pk}

    def destination(self, _answer):
        return self.record

    def context(self):
        return {"candidate": self.record, "title": edition.title_of_edition(self.record)}


class AnswerEdition(CandidateAct):
    """The second person releases a candidate or refuses it."""

    act = actions.answer_edition
    form_class = AnswerEditionForm
    template = "statistics/releases/answer.html"
    message = gettext_lazy("Your answer stands.")

    def writes(self):
        return super().writes() and reading.may_answer(self.record, by=self.by)


class TakeBackEdition(CandidateAct):
    """Who asked takes a candidate back, and says why."""

    act = actions.take_back_edition
    form_class = TakeBackForm
    template = "statistics/releases/take_back.html"
    message = gettext_lazy("It is taken back. Other tables may be asked for.")

    def writes(self):
        return super().writes() and reading.may_take_back(self.record, by=self.by)
