"""The pages of estimates: all that were kept, one of them, its picture and its rows to download."""

from django.http import HttpResponse
from django.shortcuts import render

from umai.access.pages import Page
from umai.statistics.estimates.reading import (
    estimate_page,
    estimates_page,
    find_estimate,
    picture_of,
    rows_to_download,
)


class Estimates(Page):
    """What was kept, the latest first."""

    look = "statistics.read"
    template = "statistics/estimates/list.html"

    def context(self):
        return {"estimates": estimates_page(self.by)}


class OneEstimate(Page):
    """A page about the estimate that the address names."""

    look = "statistics.read"

    def find(self):
        return find_estimate(self.address["pk"], by=self.by)


class EstimatePage(OneEstimate):
    """The answer in a sentence, what the register knows of it, and everything beside it."""

    template = "statistics/estimates/estimate.html"

    def context(self):
        return estimate_page(self.record, by=self.by)


class EstimateRows(OneEstimate):
    """Every line of an estimate as CSV."""

    def respond(self):
        answer = HttpResponse(
            rows_to_download(self.record, by=self.by), content_type="text/csv; charset=utf-8"
        )
        answer["Content-Disposition"] = 'attachment; filename="estimate.csv"'
        return answer


class EstimatePicture(OneEstimate):
    """The picture of an estimate as SVG."""

    def respond(self):
        answer = render(
            self.request,
            "statistics/estimates/picture.svg",
            {"picture": picture_of(self.record, by=self.by), "alone": True},
            content_type="image/svg+xml",
        )
        answer["Content-Disposition"] = 'attachment; filename="estimate.svg"'
        return answer
