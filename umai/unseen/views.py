"""Children in nobody's care: the numbers by place, the rows behind each, and one child."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.linkage.models import ListSource
from umai.places.models import Place
from umai.unseen import actions, counts, worklist
from umai.unseen.answers import current_answers_of, is_signal
from umai.unseen.filters import NOWHERE, ListedChildFilter
from umai.unseen.models import ListedChild
from umai.unseen.words import name_of


class UnseenPage(Page):
    """A page of the children whom the address chooses."""

    look = "unseen.read"

    def head(self):
        self.chosen = ListedChildFilter.of(self.request.GET, self.by)
        return super().head() | {
            "chosen": self.chosen,
            "place": place_in_words(self.chosen),
            "acts": may_do(self.by, "unseen.make_signal"),
            "sources": ListSource.objects.order_by("name"),
        }


class UnseenBoard(UnseenPage):
    """How many children on lists are in nobody's care, by place; every number leads to its rows."""

    template = "unseen/board.html"

    def context(self):
        level, lines, whole = counts.counts_by_place(self.chosen)
        shown = {"level": level, "lines": lines, "whole": whole, "back": larger_place_url(self.chosen)}
        return shown | {"map": counts.country_map(lines)}


class UnseenRows(UnseenPage):
    """The children behind one number, the longest known first, a page at a time."""

    template = "unseen/rows.html"

    def context(self):
        return worklist.rows_page(self.chosen, self.request.GET.get("after")) | {
            "back": reverse("unseen:board")
            + self.chosen.query(settlement=None, state=None, kind=None, month=None),
            "here": self.request.get_full_path(),
        }


class ListedChildPage(Page):
    """A page about one child on lists; a child who is on none has no such page."""

    of = ListedChild
    right_to_find = "unseen.read"


class OneListedChild(ListedChildPage):
    """One child on lists: what each list says and under which ground it was given, and what was answered."""

    related = ("row",)
    template = "unseen/line.html"

    def context(self):
        one, by = self.record, self.by
        with by.speaking():
            found = worklist.list_rows_of(one, by)
            answers = worklist.answers_of(one, found, by)
            return {
                "line": one,
                "name": name_of(one.row),
                "rows": found,
                "answers": answers,
                "signal_url": worklist.signal_url(answers, by),
                "file_url": worklist.file_url(one, by),
                "acts": one.waits and may_do(by, "unseen.make_signal", one),
                "may_correct": one.answered
                and not one.in_care
                and may_do(by, "unseen.answer", one)
                and not is_signal(current_answers_of(one)),
            }


class TakeAnswerBack(ListedChildPage, ActPage):
    """Take back what was answered for this child: it stands on the list again."""

    act = actions.take_back_answer
    message = gettext_lazy("The answer was taken back. The child stands on the list again.")


def place_in_words(chosen):
    """The place that was chosen, with what it lies in; "" for the whole reach."""
    asked = [chosen.settlement, chosen.municipality, chosen.district]
    known = Place.objects.in_bulk([pk for pk in asked if pk and pk != NOWHERE])
    if len(chosen.by.reach.districts) == 1 and chosen.municipality is None:
        asked = asked[:2]
    named = [
        _("Place not known") if pk == NOWHERE else known[pk].name
        for pk in asked
        if pk == NOWHERE or pk in known
    ]
    return ", ".join(dict.fromkeys(named))


def larger_place_url(chosen):
    """The address of the next larger places; "" at the largest."""
    board = reverse("unseen:board")
    if chosen.municipality is not None:
        return board + chosen.query(municipality=None, settlement=None)
    if chosen.district is not None and len(chosen.by.reach.districts) > 1:
        return board + chosen.query(district=None)
    return ""
