"""The pages of those who watch from outside: their lists by place, and the rows of one list."""

from django.http import Http404
from django.urls import reverse

from umai.access.pages import Page
from umai.watch.lists import lists_of
from umai.watch.reading import board, query, rows_page
from umai.watch.territory import WatchedTerritory


class WatchPage(Page):
    """A page about the places that its address chooses among those that the reader watches over."""

    look = "watch.read"

    def permit(self):
        super().permit()
        self.territory = WatchedTerritory.of(self.by, self.request.GET.get("place", ""))

    def place_name(self):
        chosen = self.territory.chosen
        return self.territory.names[chosen] if chosen else ""


class WatchBoard(WatchPage):
    """The lists, how many rows each has by place, and since when the oldest is owed."""

    template = "watch/board.html"

    def context(self):
        with self.by.speaking():
            found = board(self.by, self.territory)
        back = reverse("watch:board") if self.territory.chosen else ""
        return found | {"place": self.place_name(), "back": back}


class WatchRows(WatchPage):
    """The rows of one list, the oldest owed first, a page at a time."""

    template = "watch/rows.html"

    def context(self):
        one = next((one for one in lists_of(self.by) if one.slug == self.address["which"]), None)
        if one is None:
            raise Http404
        with self.by.speaking():
            found = rows_page(self.by, one, self.territory, self.request.GET.get("after", ""))
        back = reverse("watch:board") + query(self.territory.chosen)
        return found | {"place": self.place_name(), "back": back}
