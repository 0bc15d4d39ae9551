"""The year after: which contact is due when, what one in vain changes, and what a closing asks."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.db import DatabaseError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.looking import reading
from tests.page_words import words_of
from tests.refusals import not_refused
from umai.access.models import Wall
from umai.access.requirements import AlreadyEnded, ImpossibleTime, Incomplete
from umai.law.justice.self_harm import contact_days, followed_until, next_contact_on
from umai.law.terms.clock import today
from umai.self_harm.following.actions import record_following
from umai.self_harm.following.state import following_state
from umai.self_harm.models import FollowingContact
from umai.self_harm.path.actions import end_path
from umai.self_harm.path.steps import TALK
from umai.self_harm.reading import blocks_or_warns, following_sql
from umai.self_harm.tests.conftest import DAY, WORDS, ago, done, last_entry, long_ago, opened, owner, register

OPENED = date(2026, 3, 1)
MADE = {"made": True, "says_again": "no", "words": WORDS}
IN_VAIN = {"made": False, "why_not": "no_answer", "words": WORDS}


class TestDays:
    def test_they_are_near_at_first_and_every_thirty_days_later(self):
        days = [(day - OPENED).days for day in contact_days(OPENED)]
        assert days[:8] == [1, 3, 7, 14, 30, 60, 90, 120] and days[-2:] == [360, 365]

    @given(st.dates(date(2020, 1, 1), date(2100, 1, 1)))
    def test_they_rise_and_end_with_the_year(self, on):
        days = contact_days(on)
        assert days == sorted(set(days)) and days[0] > on and days[-1] == followed_until(on)

    @given(st.integers(0, 500), st.none() | st.integers(0, 500))
    def test_the_next_one_comes_after_the_last_and_is_never_put_off(self, made, agreed):
        made_on = OPENED + made * DAY
        usual = next_contact_on(OPENED, made_on)
        due = next_contact_on(OPENED, made_on, None if agreed is None else OPENED + agreed * DAY)
        if usual is None:
            assert due is None and made_on >= followed_until(OPENED)
        else:
            assert due is not None and made_on < due <= usual

    def test_a_contact_answers_every_day_until_its_own(self):
        expected = {0: 1, 1: 3, 2: 3, 3: 7, 364: 365, 365: None}
        found = {made: next_contact_on(OPENED, OPENED + made * DAY) for made in expected}
        assert {made: day and (day - OPENED).days for made, day in found.items()} == expected


def contact(path, by, days=0, **more):
    return record_following(path, by=by, **MADE | {"contact_on": today() - days * DAY} | more)


def due(path, by):
    return following_state(path, by).due_on


def counted(by):
    return by.ask(following_sql(by), on=today())[0][:2]


def unspoken(by):
    return by.ask(following_sql(by), on=today())[0][2]


class TestContacts:
    def test_a_contact_is_written_and_the_next_one_follows_unless_it_was_in_vain(self, child, aigul):
        path = long_ago(child, 2)
        record_following(path, by=aigul, contact_on=today(), **IN_VAIN)
        assert due(path, aigul) == today() - DAY and following_state(path, aigul).is_late
        contact(path, aigul)
        assert last_entry() == ("self_harm.record_contact", "done")
        assert due(path, aigul) == today() + DAY and not following_state(path, aigul).is_late

    @pytest.mark.parametrize(("agreed", "days"), [(2, 2), (90, 20)])
    def test_an_earlier_day_that_was_agreed_comes_first_and_a_later_one_puts_nothing_off(
        self, agreed, days, child, aigul
    ):
        path = long_ago(child, 40)
        contact(path, aigul, next_on=today() + agreed * DAY)
        assert due(path, aigul) == today() + days * DAY

    def test_one_that_is_written_late_puts_nothing_back(self, child, aigul):
        path = long_ago(child, 20)
        contact(path, aigul)
        contact(path, aigul, days=10)
        assert due(path, aigul) == today() + 10 * DAY

    def test_whoever_says_it_again_stands_out(self, child, aigul):
        path = long_ago(child, 20)
        contact(path, aigul, says_again="yes")
        record_following(path, by=aigul, contact_on=today(), **IN_VAIN)
        assert following_state(path, aigul).says_again

    def test_after_the_last_contact_the_year_waits_for_its_end(self, child, aigul):
        path = long_ago(child, 365)
        contact(path, aigul)
        assert (due(path, aigul), following_state(path, aigul).year_over) == (today(), True)

    def test_what_cannot_be_is_refused_and_by_the_database_too(self, path, aigul):
        incomplete = [{"words": " "}, {"says_again": ""}, {"made": False}]
        to_come = [{"contact_on": today() + 2 * DAY}, {"next_on": today() - DAY}]
        assert not_refused(incomplete, Incomplete, partial(contact, path, aigul)) == []
        assert not_refused([*to_come, {"days": 1}], ImpossibleTime, partial(contact, path, aigul)) == []

        def write(**wrong):
            said = MADE | {"contact_on": today(), "child_id": path.child_id, "path": path}
            with aigul.speaking():
                FollowingContact.objects.create(**said | wrong)

        wrong = [{"made": False}, {"why_not": "moved"}, {"says_again": ""}, {"words": ""}, *to_come]
        assert not_refused(wrong, DatabaseError, write) == []

    def test_of_a_path_that_ended_or_a_death_nothing_is_written(self, child, path, aigul, erlan):
        end_path(path, by=erlan, outcome="not_so", words=WORDS)
        with pytest.raises(AlreadyEnded):
            contact(path, aigul)
        with pytest.raises(AlreadyEnded):
            contact(opened(child, aigul, kind="died"), aigul)


class TestList:
    def test_it_counts_what_is_due_and_what_is_late_until_it_ended(self, child, aigul, erlan):
        path = long_ago(child, 2)
        long_ago(register(aigul, given="Айжан"), 1)
        opened(register(aigul, given="Бакыт"), aigul)
        assert counted(aigul) == counted(erlan) == (2, 1)
        end_path(path, by=erlan, outcome="away", words=WORDS)
        assert counted(aigul) == (1, 0)

    def test_a_contact_with_whoever_was_spoken_with_is_due_on_its_own_day(self, child, aigul):
        done(TALK, long_ago(child, 1), aigul)
        assert counted(aigul) == (1, 0)

    def test_it_names_what_is_late_before_what_is_due(self, child, aigul, client_of):
        client, url = client_of("aigul"), reverse("self_harm:following")
        assert "Nothing is late." in words_of(client.get(url))
        path = long_ago(child, 5)
        contact(path, aigul, days=4)
        shown = client.get(url).content.decode()
        assert path.get_absolute_url() in shown.partition("Today and in the next days")[0]
        assert "contact until" in shown and "Nothing is late." not in shown

    def test_nothing_of_another_place_or_behind_a_wall(self, child, aigul, cholpon, azamat):
        long_ago(child, 2)
        assert counted(cholpon) == counted(azamat) == (0, 0)
        owner(Wall, worker_id=aigul.pk, child_id=child.pk, from_at=ago(days=1), tie="family")
        assert counted(aigul) == (0, 0)

    def test_the_database_says_the_same_as_the_page(self, child, aigul):
        path = long_ago(child, 400)
        for days in (399, 350, 36, 35):
            contact(path, aigul, days=days)
            rows = aigul.ask(
                "select path_id, due_on from self_harm_following(%(day)s) where due_on <= %(day)s",
                day=today(),
            )
            assert rows == [(path.pk, due(path, aigul))]

    def test_a_child_with_whom_nobody_has_spoken_waits_from_the_first_hour(self, child, path, aigul, azamat):
        assert unspoken(aigul) == 1 and unspoken(azamat) == 0
        done(TALK, path, aigul, way="telephone")
        assert unspoken(aigul) == 0

    def test_a_contact_in_vain_is_no_talk_and_one_that_was_made_is(self, child, aigul):
        path = long_ago(child, 3)
        record_following(path, by=aigul, contact_on=today() - DAY, **IN_VAIN)
        assert unspoken(aigul) == 1
        contact(path, aigul)
        assert unspoken(aigul) == 0


class TestClosing:
    def test_a_closing_is_warned_while_the_year_is_not_over(self, child, case, path, aigul):
        with reading(aigul):
            (warning,) = blocks_or_warns(case, aigul)
        assert str((today() + timedelta(days=365)).year) in warning

    def test_where_nothing_runs_it_is_not(self, child, case, aigul):
        with reading(aigul):
            assert blocks_or_warns(case, aigul) == []
        opened(child, aigul, kind="died")
        with reading(aigul):
            assert blocks_or_warns(case, aigul) == []
