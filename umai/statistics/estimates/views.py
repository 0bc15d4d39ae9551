"""The pages of estimates: all that were kept, one of them, its picture and its rows to download."""

from django.http import HttpResponse

from umai.access.pages import Page
from umai.statistics.estimates.reading import (
    estimate_page,
    estimates_page,
    find_estimate,
    is_invented,
    pictures_of,
    rows_to_download,
)
from umai.statistics.pictures.downloads import BYTE_ORDER
from umai.statistics.pictures.shown import PicturedPage


class Estimates(Page):
    """What was kept, the latest first."""

    look = "statistics.read"
    template = "statistics/estimates/list.html"

    def context(self):
        return {"estimates": estimates_page(self.by), "invented": is_invented()}


class OneEstimate(Page):
    """A page about the estimate that the address names."""

    look = "statistics.read"

    def find(self):
        return find_estimate(self.address["pk"], by=self.by)


class EstimatePage(PicturedPage, OneEstimate):
    """The answer in a sentence, what the register knows of it, and everything beside it."""

    template = "statistics/estimates/estimate.html"
    pictures_at = "statistics:estimate_picture"

    def pictures(self):
        return pictures_of(self.record, by=self.by)

    def context(self):
        return estimate_page(self.record, by=self.by)


class EstimateRows(OneEstimate):
    """Every line of an estimate as CSV."""

    def respond(self):
        rows = BYTE_ORDER + rows_to_download(self.record, by=self.by)
        answer = HttpResponse(rows, content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="estimate.csv"'
        return answer
