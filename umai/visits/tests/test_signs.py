"""The rules that ask about visits: each at its boundary, and over a population that is honest."""

import random
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umai.visits.plausibility.rules import (
    Point,
    SignLimits,
    TextFingerprint,
    VisitValues,
    distance,
    sign_findings,
)

LIMITS = SignLimits.on(date(2026, 11, 1))
NOON = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
HOME = Point(40.26, 72.61, 10)
KNOWN = (HOME._replace(accuracy=0),) * 2


def told(at=NOON, child=None, **changes):
    said = {"recorded_at": at + timedelta(hours=2)} | changes
    return VisitValues(id=uuid.uuid4(), child=child or uuid.uuid4(), at=at, **said)


def asked(*visits, limits=LIMITS):
    return sign_findings(visits, [visit.id for visit in visits], limits)


def signs(*visits, limits=LIMITS):
    return [each.sign for each in asked(*visits, limits=limits)]


def later(minutes=0, **days):
    return NOON + timedelta(minutes=minutes, **days)


class TestSameText:
    @given(letters=st.integers(1, 400))
    def test_short_words_are_what_everybody_writes(self, letters):
        text = TextFingerprint("k", letters)
        found = signs(told(heard=text), told(later(days=3), heard=text))
        assert found == (["same_text"] if letters >= LIMITS.same_text_letters else [])

    def test_the_same_text_rests_on_the_earlier_visit_and_other_words_ask_nothing(self):
        first, second = (
            told(heard=TextFingerprint("k", 90)),
            told(later(days=3), heard=TextFingerprint("k", 90)),
        )
        (one,) = asked(first, second)
        assert (one.visit, one.others) == (second.id, (first.id,))
        assert one.numbers == {"letters": 90, "words": "heard"}
        assert (
            signs(told(heard=TextFingerprint("k", 90)), told(later(days=3), heard=TextFingerprint("l", 90)))
            == []
        )
        child, text = uuid.uuid4(), TextFingerprint("k", 90)
        assert signs(told(child=child, found=text), told(later(days=30), child, found=text)) == []
        assert signs(told(found=text), told(later(days=30), found=text)) == ["same_text"]
        text = TextFingerprint("k", 90)
        for small in ({"young": True}, {"alone": "observed"}):
            assert signs(told(heard=text, **small), told(later(days=3), heard=text, **small)) == [], small


class TestOneMinute:
    @given(minutes=st.integers(0, 30), homes=st.integers(1, 6))
    def test_children_of_several_homes_at_once(self, minutes, homes):
        last = told(later(minutes))
        found = signs(*[told() for _home in range(homes - 1)], last)
        at_once = minutes < LIMITS.at_once_minutes
        there = homes if at_once else homes - 1
        assert found == (["one_minute"] if there >= LIMITS.homes_at_once else [])

    def test_a_row_of_homes_is_asked_about_once_without_siblings_or_who_was_not_seen(self):
        (one,) = asked(*[told(later(minute)) for minute in range(4)])
        assert len(one.others) == 3 and one.numbers == {"homes": 4, "minutes": 3}
        home = frozenset({"home"})
        assert signs(*[told(homes=home) for _child in range(5)]) == []
        assert signs(told(), told(), told(seen=False)) == []


class TestFar:
    def at(self, metres, accuracy=0, earlier=KNOWN, **changes):
        north = Point(HOME.latitude + metres / 111_194.93, HOME.longitude, accuracy)
        return told(point=north, earlier=earlier, **changes)

    @given(metres=st.integers(0, 10_000), accuracy=st.integers(0, 5_000))
    def test_further_than_the_limit_and_what_the_device_does_not_know(self, metres, accuracy):
        beyond = metres - accuracy - LIMITS.far_metres
        if abs(beyond) > 2:  # metres that rounding may take or give
            assert signs(self.at(metres, accuracy)) == (["far"] if beyond > 0 else [])

    def test_far_is_only_from_where_the_home_is_known(self):
        assert signs(self.at(9000, earlier=(HOME,))) == []
        assert signs(told(point=None, earlier=(HOME, HOME))) == []
        assert signs(self.at(9000, at_home=False)) == []
        assert signs(self.at(9000, earlier=(HOME, self.at(9000).point))) == []
        assert distance(Point(40, 72), Point(41, 72)) == pytest.approx(111_195, abs=1)


class TestInBulk:
    def row(self, n, minutes=1, **changes):
        wrote = later(days=2)
        said = {"missed_at": wrote - timedelta(hours=5)} | changes
        return [
            told(later(minutes=40 * i), recorded_at=wrote + timedelta(minutes=minutes * i), **said)
            for i in range(n)
        ]

    @given(n=st.integers(1, 8))
    def test_many_that_were_missed_written_down_together(self, n):
        assert signs(*self.row(n)) == (["in_bulk"] if n >= LIMITS.in_bulk_visits else [])

    @given(minutes=st.integers(1, 20))
    def test_only_one_after_the_other(self, minutes):
        together = minutes * (LIMITS.in_bulk_visits - 1) <= LIMITS.in_bulk_minutes
        assert signs(*self.row(LIMITS.in_bulk_visits, minutes)) == (["in_bulk"] if together else [])

    def test_an_evening_of_writing_with_nothing_missed_is_no_sign(self):
        assert signs(*self.row(20, missed_at=None)) == []

    @given(hours=st.integers(0, 200))
    def test_only_soon_after_it_was_counted(self, hours):
        missed_at = later(days=2) - timedelta(hours=hours)
        found = signs(*self.row(LIMITS.in_bulk_visits, minutes=0, missed_at=missed_at))
        assert found == (["in_bulk"] if hours <= LIMITS.in_bulk_after_hours else [])


class TestInARow:
    def tries(self, what, **changes):
        child = uuid.uuid4()
        kinds = {
            "home": {"made": False, "seen": False, "alone": "", "nobody_home": True},
            "not_home": {"made": False, "seen": False, "alone": ""},
            "alone": {},
            "others": {"alone": "no"},
            "observed": {"alone": "observed"},
            "unseen": {"seen": False, "alone": ""},
        }
        return [told(later(days=7 * i), child, **kinds[kind] | changes) for i, kind in enumerate(what)]

    @given(n=st.integers(1, 12))
    def test_nobody_home_is_asked_each_time_the_row_is_full(self, n):
        assert signs(*self.tries(["home"] * n)) == ["nobody_home"] * (n // LIMITS.nobody_home_visits)

    def test_a_row_begins_anew_or_stays_as_it_is(self):
        assert signs(*self.tries(["home", "home", "alone", "home", "home"])) == []
        assert signs(*self.tries(["others"] * 3 + ["alone"] + ["others"] * 3)) == []
        assert signs(*self.tries(["others"] * 3 + ["unseen", "home", "others"])) == ["never_alone"]
        assert signs(*self.tries(["others"] * 8, young=True)) == []
        assert signs(*self.tries(["observed"] * 8)) == []

    @given(n=st.integers(1, 12))
    def test_never_alone_is_asked_each_time_the_row_is_full(self, n):
        assert signs(*self.tries(["others"] * n)) == ["never_alone"] * (n // LIMITS.never_alone_visits)


def test_only_what_is_fresh_is_asked_about():
    old, new = told(heard=TextFingerprint("k", 90)), told(later(days=3), heard=TextFingerprint("k", 90))
    assert sign_findings([old, new], [], LIMITS) == []
    assert [each.visit for each in sign_findings([old, new], [new.id], LIMITS)] == [new.id]


def honest(chance, visits):
    """The visits of one honest worker: 40 children in 28 homes, three to six a day, written with haste.

    Hours are rounded to the quarter, siblings are seen together, a third of what children say is one of
    a few phrases, half of the visits carry a place, some are written late in the evening of another day.
    """
    homes = [Point(40 + chance.random() / 5, 72 + chance.random() / 5) for _home in range(28)]
    children = [(uuid.uuid4(), n % 28, chance.random() < 0.15, chance.random()) for n in range(40)]
    made, day, places = [], NOON, {}
    while len(made) < visits:
        day += timedelta(days=1)
        at = day.replace(hour=3, minute=chance.choice([0, 15, 30, 45]))
        wrote = day.replace(hour=12) + timedelta(days=chance.choice([0, 0, 0, 1, 2]))
        for home in chance.sample(range(28), chance.randint(3, 6)):
            at += timedelta(minutes=chance.choice([15, 30, 45, 60]))
            for child, _home, young, shy in [each for each in children if each[1] == home]:
                made.append(honest_visit(chance, child, homes[home], home, young, shy, at, wrote, places))
                wrote += timedelta(minutes=chance.randint(1, 6))
    return made[:visits]


def honest_visit(chance, child, point, home, young, shy, at, wrote, places):
    common = chance.random() < 0.33
    words = f"said {chance.randint(1, 6)}" if common else str(uuid.UUID(int=chance.getrandbits(128)))
    away = chance.random() < 0.08
    here = Point(point.latitude + chance.gauss(0, 0.0005), point.longitude + chance.gauss(0, 0.0005), 30)
    told = VisitValues(
        id=uuid.UUID(int=chance.getrandbits(128)),
        child=child,
        at=at,
        recorded_at=wrote,
        made=not away,
        nobody_home=away,
        seen=not away,
        homes=frozenset({home}),
        young=young,
        alone="" if away else "observed" if young else "yes" if chance.random() > shy / 2 else "no",
        heard=None
        if away
        else TextFingerprint(words, chance.randint(10, 50) if common else chance.randint(20, 300)),
        point=here if chance.random() < 0.5 else None,
        earlier=tuple(places.get(home, ())),
        missed_at=wrote - timedelta(hours=20) if chance.random() < 0.1 else None,
    )
    if told.point and told.made:
        places.setdefault(home, []).append(here)
    return told


def test_an_honest_population_is_asked_about_one_visit_in_a_hundred_at_most():
    chance = random.Random(20261124)
    found = [
        each for _worker in range(10) for each in asked(*honest(chance, 200))
    ]  # 2,000 visits of ten workers
    assert len(found) / 2000 <= 0.01, [each.sign for each in found]


def test_an_invented_afternoon_is_asked_about():
    """The same sentence for four children of four homes, at one time, from the office."""
    visits = [
        replace(told(later(n), heard=TextFingerprint("k", 120), point=HOME, earlier=(Point(40.4, 72.8),) * 2))
        for n in range(4)
    ]
    assert sorted(signs(*visits)) == sorted(["same_text"] * 3 + ["one_minute"] + ["far"] * 4)
