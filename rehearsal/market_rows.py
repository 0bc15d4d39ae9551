"""A market where the demonstration people work, monitored twice: some children are seen both times.

How many children work there, what they do and how many come again: judgement, no figure was read. A person
at the office found most of those who were seen twice; the others wait among the suggestions. Nobody is in
danger, so no signal is made here.
"""

import uuid
from datetime import date, time, timedelta
from random import Random

from rehearsal.draw import Wheel
from rehearsal.round_rows import RoundWriter
from rehearsal.signals import MUNICIPALITY_CODE
from umai.identification.signal.sealing import ReportWords, seal_words
from umai.places.models import Place
from umai.rounds.models import MedicalCare, Round, Sighting, SightingMatch

# Everything below is an assumption.
FIRST_DAYS, SECOND_DAYS = (75, 73), (6, -1)  # days before today: first and last
CHILDREN, FIRST_TIME, AGAIN, FOUND_AGAIN = 70, 48, 30, 24  # seen the first time, again, and matched
NAMELESS = 0.25  # children of whom nobody says a name
WORK = Wheel(
    {
        "sells": 34,
        "cart": 20,
        "carries": 14,
        "cooks": 8,
        "washes_cars": 7,
        "begs": 8,
        "collects": 6,
        "lives": 3,
    }
)
COMPANY = Wheel({"parent": 38, "relatives": 16, "alone": 18, "children": 16, "employer": 9, "unknown": 3})
CARE = Wheel({"unknown": 70, "has": 18, "needs": 12})
AGES, GIRLS, AT_SCHOOL, SCHOOL_SAID = (5, 15), 0.35, 0.7, 0.9
LOOKS = ("көк куртка", "кызыл шапка", "кара көйнөк", "жашыл баштык", "сары кепка", "ак кроссовка")
ROWS = ("1-катар", "3-катар", "2-дарбаза", "4-дарбаза", "тамак катары", "жүк түшүрүүчү жер")


def invent_market(*, today: date, seed, using="owner"):
    """Add the two rounds of the market; nothing a second time. Answers how many sightings were added."""
    if Round.objects.using(using).filter(purpose="market").exists():
        return 0
    place = Place.objects.using(using).get(code=MUNICIPALITY_CODE)
    writer = MarketWriter(place, today, Random(f"market {seed}"), using)
    first, second = writer.plan("market", FIRST_DAYS), writer.plan("market", SECOND_DAYS)
    children = [writer.child_of_market() for _number in range(CHILDREN)]
    seen = [writer.see(first, one) for one in children[:FIRST_TIME]]
    again = [writer.see(second, one) for one in children[FIRST_TIME - AGAIN :]]
    for earlier, later in list(zip(seen[-AGAIN:], again, strict=False))[:FOUND_AGAIN]:
        writer.match(earlier, later)
    writer.end(first, "")
    writer.write()
    return len(seen) + len(again)


class MarketWriter(RoundWriter):
    """Writes who was seen at a market."""

    SPACE = uuid.UUID("5f1c2a7e-9b1d-4c55-8a21-6d61726b6574")

    def child_of_market(self):
        """A child who works there, as it is seen each time."""
        draw, happens = self.random.random, lambda share: self.random.random() < share
        nameless, looks = happens(NAMELESS), LOOKS[self.random.randrange(len(LOOKS))]
        sex = "f" if happens(GIRLS) else "m"
        name = "" if nameless else f"{self.given_name(sex)}, "
        return {
            "age": self.random.randint(*AGES),
            "sex": sex,
            "work": WORK.draw(draw),
            "company": COMPANY.draw(draw),
            "hours": self.random.randint(2, 9),
            "from_hour": time(self.random.randint(6, 14)),
            "at_school": happens(AT_SCHOOL) if happens(SCHOOL_SAID) else None,
            "care": MedicalCare(CARE.draw(draw)),
            "nameless": nameless,
            "words": ReportWords(child=name + looks, where=ROWS[self.random.randrange(len(ROWS))]),
        }

    def see(self, round, child):
        """One sighting of this child, on a day of the round that has come."""
        last_on = min(round.to_on, self.today - timedelta(days=1))
        on = round.from_on + timedelta(days=self.random.randint(0, (last_on - round.from_on).days))
        seen, pk = dict(child), next(self.new_id)
        sealed, key = seal_words(pk, seen.pop("words"))
        row = Sighting(
            id=pk,
            round=round,
            team=self.random.randint(1, 2),
            seen_on=on,
            sealed_words=sealed,
            words_key=key,
            **seen,
            **self.of_team(on, 15),
        )
        self.rows[Sighting].append(row)
        return row

    def match(self, earlier, later):
        """Say that two sightings are one child, in the evening of the later one."""
        by = self.by(later.seen_on, 18) | {"recorded_office_id": self.planner.office_id}
        self.rows[SightingMatch].append(
            SightingMatch(id=next(self.new_id), sighting=later, same_as=earlier, **by)
        )
