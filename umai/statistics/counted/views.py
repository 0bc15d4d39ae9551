"""The pages of figures that Umai counts itself."""

from functools import cached_property

from django.http import Http404

from umai.access.pages import Page
from umai.indicators.reading import INDICATORS
from umai.statistics.counted.reading import indicator_links, indicator_page, published
from umai.statistics.pictures.shown import PicturedPage


class Indicators(Page):
    """The list of indicators, each with what it counts."""

    look = "statistics.read"
    template = "statistics/indicators.html"

    def context(self):
        return {"indicators": indicator_links()}


class IndicatorPage(PicturedPage):
    """One indicator in one year: its table, its picture, and what its words mean."""

    look = "statistics.read"
    template = "statistics/indicator.html"
    pictures_at = "statistics:indicator_picture"

    def find(self):
        if self.address["name"] not in {one.name for one in published()}:
            raise Http404
        return None

    @cached_property
    def counted(self):
        return indicator_page(INDICATORS[self.address["name"]], self.request.GET, self.by)

    def pictures(self):
        return self.counted["pictures"]

    def context(self):
        return self.counted
