"""A round of dwellings and one of a market in each of the two worlds, with who was found there."""

import uuid

from umai.law.terms.clock import today
from umai.outreach.territory import settlements_of
from umai.rounds import models as rounds
from umai.rounds.anew.actions import draw_anew
from umai.rounds.door.actions import ChildSaid
from umai.rounds.found.actions import say_who
from umai.rounds.market.matching import match_sighted_child, match_sightings
from umai.rounds.planning.actions import add_dwellings, add_member
from umai.rounds.sheet.actions import print_sheets
from umai.rounds.tests.conftest import answer, planned, stops
from umai.rounds.tests.market.test_sightings import stored
from umai.rounds.tests.sightings import market_round, see
from umai.rounds.typing.actions import TypedDwelling, type_sheet

LEFT = ChildSaid("both", "grandparents", age=9)
IN_DANGER = ChildSaid("both", "alone", age=9, danger_now=True)


def of_rounds(by, child) -> dict:
    """Rows of two rounds by their names; the child of the world was spoken of at a door and seen at the market."""
    village = settlements_of(by.office.place)[0]
    walk = planned(village, by)
    add_dwellings(walk, by=by, settlement=village, streets="Ленин: 1-3")
    member = add_member(walk, by=by, team=1, name="Осмонова Жибек", from_on=today())
    run = print_sheets(walk, by=by, first=1, last=1, language="ky")
    typed = TypedDwelling(1, "migrants", children=(LEFT,))
    said = {"sheet": 1, "team": 1, "walked_on": today(), "none_count": 2, "dwellings": [typed]}
    type_sheet(walk, by=by, id=uuid.uuid4(), **said)
    sent = answer(stops(walk)[1], by, "migrants", children=[IN_DANGER])
    draw_anew(walk, by=by)
    found = rounds.DoorChild.objects.using("owner").get(answer__stop__round=walk, danger_now=False)
    found._state.db = "default"
    say_who(found, by=by, id=uuid.uuid4(), who="known", child=child)
    market = market_round(village, by)
    first, second = stored(see(market, by)), stored(see(market, by))
    match = match_sightings(first, by=by, other=second)
    match_sighted_child(first, by=by, child=child)
    return {
        "round": walk.pk,
        "market": market.pk,
        "member": member.pk,
        "stop": stops(walk)[0].pk,
        "sheet_run": run.pk,
        "door_child": found.pk,
        "sent_answer": sent.pk,
        "anew_stop": rounds.AnewStop.objects.using("owner").filter(stop__round=walk).first().pk,
        "sighting": first.pk,
        "seen_child": first.seen_id,
        "other_sighting": second.pk,
        "sighting_match": match.pk,
    }
