"""Rounds where the demonstration people work and next to it: some are over, some run, one fell silent.

How many dwellings a village has here, who opens, and who lives there: judgement, no figure was read.
An invented village has fewer dwellings than a real one, in a small filling fewer still. Written by the owner,
whose own stamps stand; a day of a second visit is computed by the law.
"""

import uuid
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import NamedTuple

from django.db.models import F

from rehearsal.draw import Wheel
from rehearsal.names import NameBook
from rehearsal.signals import MUNICIPALITY_CODE
from umai.identification.signal.sealing import ReportWords, seal_words
from umai.law.options.rounds import again_on
from umai.law.terms.clock import BISHKEK
from umai.outreach.territory import settlements_of
from umai.places.models import Place
from umai.rounds.models import (
    DoorAnswer,
    DoorChild,
    Dwelling,
    MemberLeaving,
    Round,
    RoundEnding,
    RoundStop,
    Sighting,
    SightingMatch,
    TeamMember,
)
from umai.staff.models import Office, OfficeKind, Role, Term

MODELS = (Dwelling, RoundStop, TeamMember, MemberLeaving, DoorAnswer, DoorChild, Sighting, SightingMatch)
SPACE = uuid.UUID("5f1c2a7e-9b1d-4c55-8a21-726f756e6473")
# Everything below is an assumption.
DWELLINGS, FEW_DWELLINGS, SMALL = (40, 90), (10, 24), 2000  # of a village; children of a small filling
STREETS = ("Ленин", "Ош", "Манас", "Токтогул", "Жаштык")
HOUSES = 30  # of a street
FOUND = Wheel({"migrants": 15, "others": 41, "none": 27, "nobody": 10, "refused": 3, "abandoned": 4})
FOUND_AGAIN = Wheel({"migrants": 12, "others": 36, "none": 30, "nobody": 20, "refused": 2})
FOUND_NOWHERE = Wheel({"none": 80, "nobody": 12, "refused": 8})
AWAY = Wheel({"both": 44, "only": 10, "mother": 12, "father": 30, "unknown": 4})
LIVES_WITH = Wheel(
    {"parent": 38, "grandparents": 44, "relatives": 12, "siblings": 3, "strangers": 2, "alone": 1}
)
MIGRANTS = Wheel({1: 55, 2: 32, 3: 13})  # children of a dwelling
DAYS_FOR_AGAIN = 5  # at the end of a round that is over, for doors that nobody opened
NEIGHBOURS, VILLAGES = 4, 5  # municipalities with a round besides; villages of each that are walked
FINISHED, RUNNING = (68, 47), (12, -9)  # days before today: first and last


class Plan(NamedTuple):
    """One round: its days, how much of each village is walked (in the order of names, over and over)."""

    days: tuple[int, int]
    coverage: tuple[float, ...]
    ended: str | None = None
    """Why it ended; None: it runs."""
    nothing_at: int | None = None
    """The village in which no child was found, whom lists name there."""
    silent_days: int = 1
    """How long ago the last team walked, at the least."""


SNOW = "Кар жаап, айылга жетүү мүмкүн болбой калды."
OWN = (Plan(FINISHED, (0.98, 0.46), SNOW), Plan(RUNNING, (0.95, 0.25)))
OF_NEIGHBOURS = (
    Plan(FINISHED, (1.0,), "Эки жолу барганда да эшик ачылбаган үйлөр калды."),
    Plan(FINISHED, (0.93, 0.97, 0.9), "Калган үйлөрдүн ээлери жайлоодо.", nothing_at=0),
    Plan(RUNNING, (0.8, 0.5, 0.0)),
    Plan(RUNNING, (0.35, 0.0), silent_days=8),
)


def invent_rounds(*, children, today: date, seed, using="owner"):
    """Add the rounds where the demonstration worker works and next to it; nothing a second time.

    `children` is the size of the filling. Answers how many answers were added.
    """
    if Round.objects.using(using).filter(purpose="house").exists():
        return 0
    home = Place.objects.using(using).get(code=MUNICIPALITY_CODE)
    around = Place.objects.using(using).current().filter(district=home.district_id, municipality=F("pk"))
    places = [home, *around.exclude(pk=home.pk).order_by("code")[:NEIGHBOURS]]
    span = DWELLINGS if children >= SMALL else FEW_DWELLINGS
    added = 0
    for place, plans in zip(places, [OWN, *((one,) for one in OF_NEIGHBOURS)], strict=False):
        writer = RoundWriter(place, today, Random(f"rounds {seed} {place.code}"), using)
        if writer.planner is None:
            continue
        for one in plans:
            writer.walk(writer.plan("house", one.days), span, one)
        added += writer.write()
    return added


class RoundWriter:
    """Writes the rounds of one municipality; `rows` are by model, in the order in which they are written."""

    SPACE = SPACE

    def __init__(self, place, today, random, using):
        self.place, self.today, self.random, self.using = place, today, random, using
        self.rows: dict = {one: [] for one in MODELS}
        office = Office.objects.using(using).filter(place=place, kind=OfficeKind.MUNICIPALITY).first()
        terms = Term.objects.using(using).filter(office=office).select_related("worker")
        self.planner = terms.filter(role=Role.SOCIAL_WORKER).first()
        self.walker = terms.filter(role=Role.ROUND_MEMBER).first() or self.planner
        self.new_id = (uuid.uuid5(self.SPACE, f"{place.code}:{number}") for number in count())
        self.dwellings: dict = {}
        self.names = NameBook()

    def by(self, on, hour=16, term=None):
        """When a row was written, and by whom: the municipality's social worker unless said."""
        at = datetime.combine(on, time(hour, self.random.randrange(60)), tzinfo=BISHKEK)
        return {"recorded_at": at, "recorded_by": (term or self.planner).worker}

    def of_team(self, on, hour):
        """The same of a row that the member of a team wrote who has an account."""
        return self.by(on, hour, self.walker) | {"recorded_office_id": self.walker.office_id}

    def plan(self, purpose, days):
        """A round from one day to another (days before today), with two teams."""
        from_on, to_on = (self.today - timedelta(days=one) for one in days)
        row = Round.objects.using(self.using).create(
            id=next(self.new_id),
            place=self.place,
            purpose=purpose,
            from_on=from_on,
            to_on=to_on,
            **self.by(from_on - timedelta(days=9), 10),
        )
        self.teams(row)
        return row

    def teams(self, round):
        """Two teams of two without accounts, but who has one; one of them left after three days."""
        names = ("Токтобаева Гүлнара", "Мамытов Азиз", "Садырова Айсулуу", "Эргешов Бакыт")
        for place, name in enumerate(names):
            member = TeamMember(
                id=next(self.new_id),
                round=round,
                team=1 + place // 2,
                name=name,
                post=("мугалим", "айыл башчысы")[place % 2],
                from_on=round.from_on,
                **self.by(round.from_on - timedelta(days=8), 11),
            )
            self.rows[TeamMember].append(member)
        self.rows[TeamMember][-4].worker = self.walker.worker
        last_on = round.from_on + timedelta(days=2)
        self.rows[MemberLeaving].append(
            MemberLeaving(id=next(self.new_id), member=member, last_on=last_on, **self.by(last_on, 18))
        )

    def walk(self, round, span, plan):
        """Put the villages' dwellings into the round, and walk a share of each."""
        stops, last_on = 0, min(round.to_on, self.today - timedelta(days=plan.silent_days))
        again = 0 if plan.ended is None else DAYS_FOR_AGAIN
        days = (last_on - round.from_on).days + 1 - again
        for place, village in enumerate(settlements_of(self.place).using(self.using)[:VILLAGES]):
            here = self.dwellings_of(village, span, round)
            walked = int(plan.coverage[place % len(plan.coverage)] * len(here) + 0.5)
            found = FOUND_NOWHERE if place == plan.nothing_at else FOUND
            for number, dwelling in enumerate(here):
                stops += 1
                stop = RoundStop(
                    id=next(self.new_id),
                    district_id=village.district_id,
                    municipality_id=village.municipality_id,
                    settlement=village,
                    round=round,
                    dwelling=dwelling,
                    number=stops,
                )
                self.rows[RoundStop].append(stop)
                if number < walked:
                    self.ask(stop, found, round.from_on + timedelta(days=number * days // walked), last_on)
        if plan.ended is not None:
            self.end(round, plan.ended)

    def dwellings_of(self, village, span, round):
        """The dwellings of a village, written down once."""
        if village.pk not in self.dwellings:
            written = self.by(round.from_on - timedelta(days=9), 12)
            self.dwellings[village.pk] = [
                Dwelling(
                    id=next(self.new_id),
                    settlement=village,
                    number=number + 1,
                    words=f"{STREETS[number // HOUSES % len(STREETS)]} {number % HOUSES + 1}",
                    **written,
                )
                for number in range(self.random.randint(*span))
            ]
            self.rows[Dwelling] += self.dwellings[village.pk]
        return self.dwellings[village.pk]

    def ask(self, stop, found, on, last_on):
        """What was found at a door, and, where nobody opened, on the day of the second visit."""
        visits = 0
        while on is not None and on <= last_on:
            visits += 1
            result = (found if visits == 1 or found is FOUND_NOWHERE else FOUND_AGAIN).draw(
                self.random.random
            )
            on = self.answer(stop, result, on, visits)

    def answer(self, stop, result, on, visits):
        """One answer with its children; answers the day on which the team goes again."""
        team = 1 + stop.number % 2
        migrants = MIGRANTS.draw(self.random.random) if result == "migrants" else 0
        others = self.random.randint(0, 2) if result == "migrants" else 0
        row = DoorAnswer(
            id=next(self.new_id),
            stop=stop,
            team=team,
            result=result,
            migrants=migrants,
            others=self.random.randint(1, 4) if result == "others" else others,
            said_on=on,
            again_on=again_on(result, on, visits),
            **self.of_team(on, 9 + visits * 4),
        )
        self.rows[DoorAnswer].append(row)
        for number in range(1, migrants + 1):
            self.rows[DoorChild].append(self.child(row, number))
        return row.again_on

    def given_name(self, sex):
        """A given name of a child of this sex, of the list from which the register draws too."""
        return self.names.given[sex, "kyrgyz"].draw(self.random.random)

    def child(self, answer, number):
        pk, age, sex = next(self.new_id), self.random.randint(0, 17), self.random.choice("fm")
        sealed, key = seal_words(pk, ReportWords(child=self.given_name(sex)))
        return DoorChild(
            id=pk,
            answer=answer,
            number=number,
            age=age,
            sex=sex,
            away=AWAY.draw(self.random.random),
            lives_with=LIVES_WITH.draw(self.random.random),
            at_school=age > 6 if self.random.random() < 0.9 else None,
            sealed_words=sealed,
            words_key=key,
            recorded_at=answer.recorded_at,
            recorded_by=answer.recorded_by,
            recorded_office_id=answer.recorded_office_id,
        )

    def end(self, round, reason):
        RoundEnding.objects.using(self.using).create(
            id=next(self.new_id), round=round, ended_on=round.to_on, reason=reason, **self.by(round.to_on, 17)
        )

    def write(self):
        """Write all rows; answers how many answers there are."""
        for model, rows in self.rows.items():
            model._base_manager.using(self.using).bulk_create(rows)
        return len(self.rows[DoorAnswer])
