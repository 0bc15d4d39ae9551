"""The page of coverage."""

from umai.access.pages import Page
from umai.statistics.coverage.reading import coverage_page


class CoveragePage(Page):
    """Children on a register, divided by what surveys find, with the words of what is divided by what."""

    look = "statistics.read"
    template = "statistics/coverage.html"

    def context(self):
        return coverage_page(self.by)
