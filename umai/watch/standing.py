"""A row that stands in a watch list now, for the pages that begin with it: a letter, an opening."""

from typing import NamedTuple

from django.http import Http404
from django.utils.translation import gettext as _

from umai.access.doors import note_shown
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.watch.lists import WatchList, lists_of
from umai.watch.reading import ShownRow, in_words
from umai.watch.rows import WatchRow
from umai.watch.territory import WatchedTerritory


class StandingRow(NamedTuple):
    """A row, its list and the places over which the reader watches."""

    one: WatchList
    row: WatchRow
    territory: WatchedTerritory

    def shown_to(self, by) -> ShownRow:
        """The row in words; the look is on the trail before anything is shown."""
        children = list(filter(None, [self.row.child]))
        note_shown(f"watch.{self.one.slug}", [self.row.id], children, by=by)
        (shown,) = in_words(self.one, [self.row], self.territory, by)
        return shown


def standing_row(slug, pk, by) -> StandingRow | None:
    """The row of this id, as far as it stands now in a list that the reader reads."""
    one = next((one for one in lists_of(by) if one.slug == slug), None)
    if one is None:
        return None
    with by.speaking():
        territory = WatchedTerritory.of(by, "")
        row = one.row(by, territory.within, pk)
    return StandingRow(one, row, territory) if row else None


def require_standing(slug, pk, by) -> StandingRow:
    """The same; 404 where there is none."""
    found = standing_row(slug, pk, by)
    if found is None:
        raise Http404
    return found


def row_facts(shown: ShownRow, who) -> list[SummaryRow]:
    """What is owed, and by whom, as lines of a summary."""
    return [
        SummaryRow(_("Number"), shown.row.number),
        SummaryRow(_("District"), shown.district),
        SummaryRow(_("What"), shown.what),
        SummaryRow(_("What is owed"), shown.owed),
        SummaryRow(_("Owed on"), date_in_words(shown.row.owed_on)),
        SummaryRow(_("By whom"), str(who)),
    ]
