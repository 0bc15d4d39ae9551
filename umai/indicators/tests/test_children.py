"""A child is counted once: with several records, several sightings, several arrangements; and who is of age by law."""

import uuid
from datetime import timedelta

import pytest

from tests.cast import place_of_file
from tests.tampering import without_triggers
from umai.indicators.reading import Cell, count_cells, shown_cells
from umai.indicators.tests.conftest import ago, child_of, total
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, record_fact
from umai.register.models import Absence, CareArrangement, Merge
from umai.rounds.market.matching import match_sighted_child, match_sightings
from umai.rounds.tests.conftest import jibek, village
from umai.rounds.tests.market.test_sightings import stored
from umai.rounds.tests.sightings import market_round, see
from umai.situations.tests.conftest import derive

__all__ = ["jibek", "village"]


def merge(one, other):
    return Merge.objects.using("owner").create(
        child_id=one.pk, other_id=other.pk, reason="known", **place_of_file(one)
    )


class TestRecords:
    @pytest.mark.parametrize(
        "pairs", [[(0, 1), (1, 2), (2, 3)], [(0, 3), (2, 1), (0, 2)], [(0, 1), (0, 2), (0, 3)]]
    )
    def test_a_child_of_many_records_counts_once_as_the_record_that_no_merge_put_second(self, pairs, aigul):
        found = [child_of(aigul, f"Бала{n}", sex="f" if n == 0 else "m") for n in range(4)]
        for one, other in pairs:
            merge(found[one], found[other])
        assert count_cells("registered_children", today(), today(), ("sex",)) == [Cell(("f",), 1)]

    def test_an_undone_merge_makes_two_again(self, aigul):
        one, other = child_of(aigul, "Айбек"), child_of(aigul, "Айбек")
        made = merge(one, other)
        assert total("registered_children", today(), today()) == 1
        Merge.objects.using("owner").create(
            child_id=one.pk,
            other_id=other.pk,
            reason="known",
            replaces_id=made.pk,
            why="struck",
            words="They are cousins.",
            **place_of_file(one),
        )
        assert total("registered_children", today(), today()) == 2


@pytest.mark.parametrize(("of_age", "counted"), [(18, 1), (17, 0), (21, 1)])
def test_who_is_of_age_the_law_of_the_day_says(of_age, counted, aigul, nuriya, monkeypatch):
    class Law:
        def on(self, day):
            return of_age

    child_of(aigul, "Медер", birth_date=ago(365 * 17 + 60))
    monkeypatch.setattr("umai.indicators.reading.CHILD_UNTIL", Law())
    assert total("registered_children", today(), today()) == counted
    for n in range(5):
        child_of(aigul, f"Бала{n}", birth_date=ago(365 * 17 + 60))
    assert shown_cells("registered_children", today(), speaker=nuriya).whole == 10 * counted


class TestSightings:
    @pytest.fixture
    def three(self, village, aigul, jibek, superuser):
        """One boy, seen long ago and on two days of this month, by three rounds."""
        found = [stored(see(market_round(village, aigul), jibek)) for _round in range(3)]
        with without_triggers(superuser):
            for one, day in zip(found, (ago(80), ago(5), today()), strict=True):
                superuser.execute("update rounds_sighting set seen_on = %s where id = %s", [day, one.pk])
        return [stored(one) for one in found]

    def test_sightings_that_nobody_matched_are_so_many_children(self, three):
        assert total("working_children", ago(10), today()) == 2

    def test_two_that_were_matched_with_an_earlier_one_are_one_child(self, three, aigul):
        first, second, third = three
        match_sightings(first, by=aigul, other=second)
        match_sightings(first, by=aigul, other=third)
        assert total("working_children", ago(10), today()) == 1
        assert total("working_children", ago(90), today()) == total("working_children", ago(90), ago(70)) == 1

    def test_two_that_were_matched_with_one_child_of_the_register_are_one_child(self, three, aigul):
        child = child_of(aigul, "Нурбек")
        for one in three[1:]:
            match_sighted_child(one, by=aigul, child=child)
        assert total("working_children", ago(10), today()) == 1

    def test_the_match_counts_from_the_day_on_which_it_was_written(self, three, aigul, write_at):
        write_at("rounds_sighting", f"{ago(3)}T06:00Z", *[one.pk for one in three])
        match_sightings(three[1], by=aigul, other=three[2])
        assert total("working_children", ago(10), today(), ago(1)) == 2
        assert total("working_children", ago(10), today(), today()) == 1


def live_with(child, by, paper, **said):
    adult = add_adult(
        child, by=by, identity={"surname": "Асанова", "given": "Айша", "sex": "f"}, relation="aunt"
    )
    return CareArrangement.objects.using("owner").create(
        child_id=child.pk, carer_id=adult.adult_id, is_kin=True, paper=paper, **place_of_file(child), **said
    )


class TestCare:
    def test_a_child_in_formal_care_counts_once(self, aigul):
        child = child_of(aigul, "Нурбек")
        live_with(child, aigul, "foster", holds_from=ago(90))
        live_with(child, aigul, "court", holds_from=ago(30))
        live_with(child_of(aigul, "Айбек"), aigul, "none", holds_from=ago(30))
        assert total("care", today(), today()) == 3
        assert count_cells("formal_care", today(), today(), ("arrangement",)) == [Cell(("court",), 1)]

    def test_so_does_one_with_two_records(self, aigul):
        one, other = child_of(aigul, "Айбек"), child_of(aigul, "Айбек")
        for child in (one, other):
            live_with(child, aigul, "court", holds_from=ago(30))
        assert total("formal_care", today(), today()) == 2
        merge(one, other)
        assert total("formal_care", today(), today()) == 1


def away(child, by, relation, country):
    identity = {"surname": "Асанов", "given": relation, "sex": "f" if relation == "mother" else "m"}
    adult = add_adult(child, by=by, identity=identity, relation=relation)
    record_fact(
        child,
        by=by,
        model=Absence,
        adult_id=adult.adult_id,
        kind="external",
        country=country,
        holds_from=ago(300),
    )


@pytest.mark.parametrize(
    ("countries", "told"),
    [
        (["RU"], "RU"),
        (["RU", "RU"], "RU"),
        (["RU", "KZ"], "several"),
        (["RU", ""], "RU"),
        ([""], "unknown"),
        (["FI"], "FI"),
    ],
)
def test_parents_in_two_countries_are_in_several_and_in_neither(countries, told, aigul):
    child = child_of(aigul, f"Бала{uuid.uuid4().hex[:4]}", birth_date=today() - timedelta(days=3000))
    for relation, country in zip(("mother", "father"), countries, strict=False):
        away(child, aigul, relation, country)
    derive()
    assert count_cells("children_of_migrants", today(), today(), ("country",)) == [Cell((told,), 1)]
