"""The year after: which contact is due when, what one in vain changes, and what a closing asks."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.days import as_of_now
from tests.looking import reading
from tests.page_words import words_of
from umai.access.models import Wall
from umai.access.requirements import AlreadyEnded, ImpossibleTime, Incomplete
from umai.law.justice.self_harm import contact_days, followed_until, next_contact_on
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
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

    @pytest.mark.parametrize(("made", "due"), [(0, 1), (1, 3), (2, 3), (3, 7), (364, 365), (365, None)])
    def test_a_contact_answers_every_day_until_its_own(self, made, due):
        expected = due and OPENED + due * DAY
        assert next_contact_on(OPENED, OPENED + made * DAY) == expected


def contact(path, by, days=0, **more):
    return record_following(path, by=by, **MADE | {"contact_on": today() - days * DAY} | more)


def due(path, by):
    return following_state(path, by).due_on


def counted(by):
    return by.ask(following_sql(by), on=today())[0][:2]


def unspoken(by):
    return by.ask(following_sql(by), on=today())[0][2]


class TestContacts:
    def test_a_contact_is_written_and_the_next_one_follows(self, child, aigul):
        path = long_ago(child, 2)
        assert due(path, aigul) == today() - DAY and following_state(path, aigul).is_late
        contact(path, aigul)
        assert last_entry() == ("self_harm.record_contact", "done")
        assert due(path, aigul) == today() + DAY and not following_state(path, aigul).is_late

    def test_one_in_vain_answers_nothing(self, child, aigul):
        path = long_ago(child, 2)
        record_following(path, by=aigul, contact_on=today(), **IN_VAIN)
        assert due(path, aigul) == today() - DAY

    def test_an_earlier_day_that_was_agreed_comes_first(self, child, aigul):
        path = long_ago(child, 40)
        contact(path, aigul, next_on=today() + 2 * DAY)
        assert due(path, aigul) == today() + 2 * DAY

    def test_a_later_day_that_was_agreed_puts_nothing_off(self, child, aigul):
        path = long_ago(child, 40)
        contact(path, aigul, next_on=today() + 90 * DAY)
        assert due(path, aigul) == today() + 20 * DAY

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

    @pytest.mark.parametrize("who", ["farida", "cholpon", "bakyt"])
    def test_another_role_and_another_place_may_not(self, path, who, request):
        with pytest.raises(NotPermitted):
            contact(path, request.getfixturevalue(who))

    @pytest.mark.parametrize(
        ("wrong", "refusal"),
        [
            ({"words": " "}, Incomplete),
            ({"says_again": ""}, Incomplete),
            ({"made": False}, Incomplete),
            ({"contact_on": lambda: today() + 2 * DAY}, ImpossibleTime),
            ({"days": 1}, ImpossibleTime),
            ({"next_on": lambda: today() - DAY}, ImpossibleTime),
        ],
    )
    def test_what_cannot_be_is_refused(self, path, aigul, wrong, refusal):
        with pytest.raises(refusal):
            contact(path, aigul, **as_of_now(wrong))

    def test_of_a_path_that_ended_nothing_is_written(self, path, aigul, erlan):
        end_path(path, by=erlan, outcome="not_so", words=WORDS)
        with pytest.raises(AlreadyEnded):
            contact(path, aigul)

    def test_of_a_death_nothing_is_written(self, child, aigul):
        with pytest.raises(AlreadyEnded):
            contact(opened(child, aigul, kind="died"), aigul)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"made": False},
            {"why_not": "moved"},
            {"says_again": ""},
            {"words": ""},
            {"contact_on": lambda: today() + 2 * DAY},
            {"next_on": lambda: today() - DAY},
        ],
    )
    def test_the_database_refuses_it_too(self, path, aigul, wrong):
        said = MADE | {"contact_on": today(), "child_id": path.child_id, "path": path}
        with aigul.speaking(), pytest.raises(DatabaseError):
            FollowingContact.objects.create(**said | as_of_now(wrong))


class TestList:
    def test_it_counts_what_is_due_and_what_is_late(self, child, aigul, erlan):
        long_ago(child, 2)
        long_ago(register(aigul, given="Айжан"), 1)
        opened(register(aigul, given="Бакыт"), aigul)
        assert counted(aigul) == counted(erlan) == (2, 1)

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

    def test_what_has_ended_is_not_followed(self, child, aigul, erlan):
        path = long_ago(child, 2)
        end_path(path, by=erlan, outcome="away", words=WORDS)
        assert counted(aigul) == (0, 0)


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
