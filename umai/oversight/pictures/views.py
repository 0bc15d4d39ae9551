"""The pages of pictures: the map of the reader's area, and twelve months."""

from django.urls import reverse

from umai.design.parts import Link
from umai.oversight.board.views import BoardPage
from umai.oversight.pictures import map as area_map
from umai.oversight.pictures import months
from umai.oversight.pictures.territory import SUBJECTS


class AreaMap(BoardPage):
    """The area on a map: silent villages, what is late, or children in nobody's care, with a table."""

    template = "oversight/map.html"

    def context(self):
        show = self.request.GET.get("show", "")
        show = show if show in SUBJECTS else next(iter(SUBJECTS))
        here = reverse("oversight:map")
        tabs = [
            Link(one.title, here + self.asked.query(show=key), key == show) for key, one in SUBJECTS.items()
        ]
        _months, districts = self.choices()
        return area_map.page(self.asked, show) | {"tabs": tabs, "districts": districts}


class TwelveMonths(BoardPage):
    """Reports, terms, visits and children in nobody's care in each of the last twelve months."""

    template = "oversight/months.html"

    def context(self):
        _months, districts = self.choices()
        return months.page(self.asked) | {"districts": districts}
