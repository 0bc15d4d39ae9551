"""The list that the night derives, and of what a worker is asked in a week."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connections
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.first_page import waits
from tests.looking import reading
from tests.second_person import merge_records, unmerge_records
from umai.contradictions.actions import answer_contradiction
from umai.contradictions.jobs import monday_of, renew_contradictions
from umai.contradictions.models import Contradiction
from umai.contradictions.reading import asked_of, found_of
from umai.contradictions.rules import RANKS
from umai.contradictions.tests.conftest import (
    CASES,
    Household,
    days_ago,
    found,
    listed,
    nobody_cares,
    parent_here_and_away,
    renew,
    second_municipality,
    send_file,
    two_carers,
    village_of,
)
from umai.intake.tests.conftest import closed, proposed
from umai.law.contradictions import A_WEEK
from umai.law.terms.clock import today
from umai.register.child import actions
from umai.register.facts.address import Address
from umai.register.models import Doubt, Identity, Membership


def monday():
    """The first day of the week to come."""
    return monday_of(today()) + timedelta(7)


def rows():
    return Contradiction.objects.using("owner")


def test_a_row_says_where_the_file_is_held_and_who_answers_for_the_case(nobody, erlan):
    home, _mend = nobody
    home.case(erlan)
    renew()
    row = rows().get()
    assert (row.rank, row.found_on) == (RANKS["nobody_cares"], today())
    assert (row.district_id, row.municipality_id) == (home.child.district_id, home.child.municipality_id)
    assert row.worker_id == home.by.pk


def test_the_day_of_finding_stays_while_some_of_the_rows_stand(nobody):
    renew(on=days_ago(5))
    renew()
    assert rows().get().found_on == days_ago(5)


def test_what_comes_back_is_found_anew(nobody):
    home, mend = nobody
    renew(on=days_ago(5))
    care = mend()
    renew(on=days_ago(4))
    assert not listed()
    home.end(care)
    renew()
    assert rows().get().found_on == today()


def test_a_second_time_changes_nothing(aigul):
    for make in CASES.values():
        make(aigul)
    renew()
    before = list(rows().order_by("pk").values())
    renew()
    assert list(rows().order_by("pk").values()) == before


def test_the_clock_s_own_role_derives_the_list(nobody, worker_role):
    assert renew_contradictions(on=today(), using=worker_role) == 1
    assert listed() == {(nobody[0].child.pk, "nobody_cares")}


def test_two_records_that_are_one_child_are_one_row(aigul, erlan):
    (one, _mend), (two, _too) = nobody_cares(aigul), nobody_cares(aigul)
    row = merge_records(one.child, by=erlan, other=two.child, reason="known", despite=list(Doubt.values))
    renew()
    assert rows().count() == 1
    assert len(rows().get().records) == 2
    assert len(found_of(one.child.pk, aigul)) == len(found_of(two.child.pk, aigul)) == 1
    unmerge_records(row, by=erlan, words="They are cousins.")
    renew()
    assert listed() == {(one.child.pk, "nobody_cares"), (two.child.pk, "nobody_cares")}


def test_what_one_record_says_mends_what_the_other_lacks(aigul, erlan):
    (one, _mend), (two, mend) = nobody_cares(aigul), nobody_cares(aigul)
    mend()
    merge_records(one.child, by=erlan, other=two.child, reason="known", despite=list(Doubt.values))
    renew()
    assert not listed() and not found_of(one.child.pk, aigul)


def test_a_file_on_its_way_to_where_the_child_lives_fits(aigul, erlan, jyldyz):
    home = Household(aigul)
    with aigul.speaking():
        Address.objects.create(child=home.child, settlement=village_of(jyldyz.office.place))
    assert found(home) == {"lives_elsewhere"}
    send_file(home.child, by=erlan, id=uuid.uuid4(), place=jyldyz.office.place, words="With the aunt.")
    assert found(home) == set()


def test_a_parent_who_is_back_since_this_day_is_not_away(aigul):
    home = Household(aigul)
    gone = [home.away(home.adult(relation)) for relation in ("mother", "father")]
    assert found(home) == {"nobody_cares"}
    home.change(gone[0], holds_to=today())
    assert found(home) == set()


def test_two_carers_of_one_household_fit(aigul):
    home = Household(aigul)
    for relation in ("grandmother_m", "grandfather_m"):
        home.care(home.adult(relation, here=True))
    assert found(home) == set()


@pytest.mark.parametrize(
    ("of_one", "of_other", "rules"),
    [
        ({}, {}, set()),
        ({"born": None}, {}, set()),
        ({}, {"born": date(1990, 1, 1)}, {"two_carers"}),
        ({}, {"given": "Айнура"}, {"two_carers"}),
    ],
    ids=["one name", "one birth not known", "other birth", "other name"],
)
def test_one_carer_in_both_records_of_a_child_is_one_person(aigul, erlan, of_one, of_other, rules):
    one, two = Household(aigul), Household(aigul)
    for home, identity in ((one, of_one), (two, of_other)):
        home.care(home.adult("grandmother_m", **identity))
    merge_records(one.child, by=erlan, other=two.child, reason="known", despite=list(Doubt.values))
    assert found(one) == rules


def test_a_grown_person_has_only_the_rule_that_says_so(aigul):
    home = Household(aigul, born=days_ago(18 * 366))
    home.case()
    home.care(home.adult("grandmother_m"))
    home.care(home.adult("aunt_f"))
    assert found(home) == {"grown_up"}


def test_a_birth_known_to_the_year_makes_nobody_grown_before_the_year_ends(aigul):
    home = Household(aigul, born=date(today().year - 18, 1, 1))
    home.case()
    with aigul.speaking():
        identity = Identity.objects.get(child=home.child)
    assert found(home) == {"grown_up"}
    actions.correct_fact(home.child, by=aigul, fact=identity, birth_precision="year")
    assert found(home) == set()


def asked_on(by, on):
    """Of what this worker is asked on the first page of this day."""
    ids = waits(by, "asked", on)
    with reading(by):
        return asked_of(ids or [], by, on)


class TestWeek:
    @pytest.fixture
    def seven(self, aigul, erlan):
        """Seven children with an open case and one contradiction each; the last is the gravest."""
        made = [two_carers(aigul) for _ in range(6)] + [parent_here_and_away(aigul)]
        for home, _mend in made:
            home.case(erlan)
        return made

    def asked(self, by, on=None):
        return [one.child_id for one in asked_on(by, on or monday())]

    def test_a_worker_is_asked_of_the_gravest_and_of_no_more_than_the_law_says(self, seven, aigul):
        renew(on=monday())
        asked = self.asked(aigul)
        assert len(asked) == A_WEEK.on(monday()) == 5
        assert asked[0] == seven[-1][0].child.pk

    def test_of_equally_grave_ones_a_worker_is_asked_of_those_found_first(self, aigul, erlan):
        homes = [two_carers(aigul)[0] for _ in range(7)]
        renew()
        for days, row in enumerate(rows().order_by("pk")):  # the greatest id was found first
            rows().filter(pk=row.pk).update(found_on=days_ago(days))
        for home in homes:
            home.case(erlan)
        renew(on=monday())
        first = rows().order_by("found_on")[: A_WEEK.on(monday())]
        assert set(self.asked(aigul)) == {row.child_id for row in first}

    def test_nobody_is_asked_of_what_rests_until_that_day(self, aigul, erlan):
        home, _mend = two_carers(aigul)
        home.case(erlan)
        said = {"rule": "two_carers", "what": "not_known", "words": "The neighbours do not know."}
        last = answer_contradiction(home.child, by=aigul, **said).holds_to
        renew(on=last)
        assert not rows().filter(asked_on__isnull=False).exists()
        renew(on=last + timedelta(1))
        assert rows().filter(asked_on__isnull=False).count() == 1

    def test_what_is_mended_or_answered_brings_no_other_before_the_next_week(self, seven, aigul):
        renew(on=monday())
        first, second, *rest = self.asked(aigul)
        mends = {home.child.pk: (home, mend) for home, mend in seven}
        mends[first][1]()
        answer_contradiction(
            mends[second][0].child, by=aigul, rule="two_carers", what="both_true", words="They take turns."
        )
        assert self.asked(aigul) == rest
        renew(on=monday() + timedelta(2))
        assert self.asked(aigul, monday() + timedelta(2)) == rest
        renew(on=monday() + timedelta(7))
        assert len(self.asked(aigul, monday() + timedelta(7))) == 5
        assert set(rest) <= set(self.asked(aigul, monday() + timedelta(7)))

    def test_nobody_is_asked_of_a_child_without_an_open_case(self, aigul, erlan, damira):
        home, _mend = two_carers(aigul)
        case = home.case(erlan)
        renew(on=monday())
        assert self.asked(aigul) == [home.child.pk]
        closed(proposed(case, aigul), damira)
        renew(on=monday() + timedelta(7))
        assert self.asked(aigul, monday() + timedelta(7)) == []

    def test_it_is_said_who_and_what(self, aigul, erlan):
        home, _mend = two_carers(aigul)
        home.case(erlan)
        renew(on=monday())
        (one,) = asked_on(aigul, monday())
        with override("en"):
            assert str(one.sentence).startswith("Two people")
        assert one.url == f"/children/{home.child.pk}/#contradictions"


FACTS = st.lists(
    st.tuples(
        st.sampled_from(["away", "care", "home", "place", "institution", "end", "minor"]), st.integers(0, 3)
    ),
    max_size=9,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(lives=st.lists(FACTS, min_size=2, max_size=3), merged=st.booleans())
def test_one_child_alone_is_found_as_the_night_finds_all(aigul, erlan, lives, merged):
    """Whatever is written of children, in whichever order, and whether two of them are one."""
    homes = [live(aigul, facts) for facts in lives]
    if merged:
        doubts = list(Doubt.values)
        merge_records(homes[0].child, by=erlan, other=homes[1].child, reason="known", despite=doubts)
    renew()
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select child_id, rule, records, rows from contradictions_contradiction where mended_on is null"
        )
        night = {(child, rule, frozenset(records), frozenset(rows)) for child, rule, records, rows in cursor}
    alone = {
        (one.child_id, one.rule.slug, frozenset(one.records), frozenset(one.rows))
        for home in homes
        for one in found_of(home.child.pk, erlan)
    }
    children = {home.child.pk for home in homes}
    assert {one for one in night if one[0] in children} == alone


def live(by, facts):
    """A child of whom these things were recorded, one after the other."""
    home, written = Household(by), []
    home.case()
    adults = [home.adult(one) for one in ("mother", "father", "grandmother_m")]
    adults.append(home.adult("sibling", born=days_ago(15 * 365)))
    places = [by.office.place, second_municipality()]
    for what, which in facts:
        if what == "away":
            written.append(home.away(adults[which]))
        elif what == "care":
            written.append(home.care(adults[which]))
        elif what == "home":
            home.record(Membership, adult_id=adults[which])
        elif what == "place":
            with by.speaking():
                written.append(
                    Address.objects.create(child=home.child, settlement=village_of(places[which % 2]))
                )
        elif what == "institution":
            written.append(home.care(institution=f"№ {which}"))
        elif what == "end" and written:
            home.end(written.pop())
    return home


def test_a_wrong_year_of_birth_in_one_of_two_records_hides_nothing(aigul, erlan):
    one, two = Household(aigul), Household(aigul, born=date(1990, 1, 1))
    merge_records(one.child, by=erlan, other=two.child, reason="known", despite=list(Doubt.values))
    for home, name in ((one, "Гүлнара"), (two, "Айнура")):
        home.care(home.adult("aunt_m", given=name))
    assert "two_carers" in found(one)


def test_a_child_without_a_name_is_named_as_such_in_both_lists(aigul, erlan, client_of):
    home, _mend = two_carers(aigul)
    home.case(erlan)
    identity = Identity.objects.using("owner").get(child_id=home.child.pk, current=True)
    with aigul.speaking():
        actions.correct_fact(home.child, by=aigul, fact=identity, surname="", given="")
    renew(on=today())
    assert "Name not known</a>" in asked_on_first_page(client_of("aigul"))
    assert "Name not known" in client_of("damira").get("/contradictions/").content.decode()


def test_my_day_ends_with_what_a_worker_is_asked_of(aigul, erlan, client_of):
    home, mend = two_carers(aigul)
    home.case(erlan)
    renew(on=today())
    asked = asked_on_first_page(client_of("aigul"))
    assert f'href="/children/{home.child.pk}/#contradictions">Асанов Нурбек</a>' in asked
    assert asked_on_first_page(client_of("erlan")) == ""
    mend()
    assert asked_on_first_page(client_of("aigul")) == ""


def asked_on_first_page(client):
    """The fold of My day that says what does not fit together and asks its reader; else nothing."""
    page = client.get("/").content.decode().partition("What does not fit together: 1")[2]
    return page.partition("</details>")[0]
