"""The pages of figures that Umai counts itself."""

from django.http import Http404

from umai.access.pages import Page
from umai.statistics.counted.reading import indicator_links, indicator_page, published


class Indicators(Page):
    """The list of indicators, each with what it counts."""

    look = "statistics.read"
    template = "statistics/indicators.html"

    def context(self):
        return {"indicators": indicator_links()}


class IndicatorPage(Page):
    """One indicator in one year: its table, its picture, and what its words mean."""

    look = "statistics.read"
    template = "statistics/indicator.html"

    def find(self):
        self.indicator = next((one for one in published() if one.name == self.address["name"]), None)
        if self.indicator is None:
            raise Http404
        return None

    def context(self):
        return indicator_page(self.indicator, self.request.GET, self.by)
