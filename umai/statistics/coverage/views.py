"""The page of coverage."""

from functools import cached_property

from umai.statistics.coverage.reading import coverage_page
from umai.statistics.pictures.shown import PicturedPage


class CoveragePage(PicturedPage):
    """Children on a register, divided by what surveys find, with the words of what is divided by what."""

    look = "statistics.read"
    template = "statistics/coverage.html"
    pictures_at = "statistics:coverage_picture"

    @cached_property
    def counted(self):
        return coverage_page(self.by)

    def pictures(self):
        return self.counted["pictures"]

    def context(self):
        return self.counted
