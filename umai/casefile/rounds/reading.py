"""Settlements in which a round found no child of migrants while the latest lists name some: counts alone."""

from typing import NamedTuple

from umai.law.children.ages import minors_born_after
from umai.law.options.choices import is_marked
from umai.law.options.rounds import FOUND_NOTHING_SHARE, NAMED_CHILDREN
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_rows
from umai.places.models import Place


class NamedElsewhere(NamedTuple):
    """A settlement: its dwellings, those that are done, and how many children lists name there."""

    place: Place
    dwellings: int
    done: int
    named: int


def found_nothing(round, *, by, on=None) -> list[NamedElsewhere]:
    """Where this round found nobody though lists name children; only a round of dwellings is asked."""
    on = on or today()
    if not is_marked("round_purposes", round.purpose, "dwellings"):
        return []
    asked = [round.pk, minors_born_after(on), FOUND_NOTHING_SHARE.on(on), NAMED_CHILDREN.on(on)]
    with by.speaking():
        rows = fetch_rows("select * from unseen_named_in_round(%s, %s, %s, %s)", asked)
        places = Place.objects.in_bulk([row[0] for row in rows])
    found = [NamedElsewhere(places[row[0]], *row[1:]) for row in rows]
    return sorted(found, key=lambda one: one.place.sort_ky)
