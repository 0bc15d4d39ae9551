"""What waits, in the menu and on My day; and what came, on the page of a case."""

import re
import uuid
from datetime import timedelta

import pytest

from umai.casefile.tests.conftest import make_case, make_child
from umai.identification.inbox import actions as signals
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import reported
from umai.intake.from_signal import actions as from_signal


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


@pytest.fixture
def child(aigul):
    return make_child(aigul)


@pytest.fixture
def case(child, aigul):
    return make_case(child, aigul)


def test_the_menu_and_my_day_say_how_much_waits(client_of):
    reported(ReportWords("One"))
    reported(ReportWords("Two"), danger_now=True)
    page = text_of(client_of("erlan").get("/cases/"))
    assert "Inbox 2" in page
    page = text_of(client_of("erlan").get("/"))
    assert "2 signals wait, 1 of them is urgent" in page


def test_who_has_no_inbox_has_the_own_reports_and_others_neither(db, client_of, signal_of_nookat):
    page = text_of(client_of("erlan").get("/"))
    assert "signals wait" not in page and "Inbox" in page
    for who in ["aigul", "bakyt"]:
        page = text_of(client_of(who).get("/", follow=True))
        assert "My reports" in page and "Inbox" not in page, who
    for who in ["gulnara", "timur", "kanykei"]:
        page = text_of(client_of(who).get("/"))
        assert "My reports" not in page and "Inbox" not in page, who
    assert "signals wait" not in text_of(client_of("cholpon").get("/"))


@pytest.fixture
def signal_of_nookat(db):
    return reported()


def test_a_kept_signal_is_not_even_counted(db, client_of):
    reported(feared_works_here=True)
    assert "signals wait" not in text_of(client_of("damira").get("/"))
    assert "1 signal waits" in text_of(client_of("farida").get("/"))


def test_a_school_is_asked_to_write_down_what_it_fears(client_of):
    page = client_of("bakyt").get("/", follow=True).content.decode()
    assert "/inbox/report/" in page


class TestTheCase:
    @pytest.fixture
    def again(self, case, child, erlan):
        one = reported(ReportWords("Again."), concern="violence", ago=timedelta(minutes=3))
        signals.match_child(one, by=erlan, child=child)
        from_signal.add_signal(case, by=erlan, signal=one, wording="It was noticed again.")

    def test_it_says_that_another_signal_came_and_so_do_the_timeline_and_the_trail(
        self, again, case, client_of, child
    ):
        page = text_of(client_of("aigul").get(f"/cases/{case.pk}/"))
        assert "Somebody reported this child again" in page
        assert "Another signal came: violence against a child" in page and "Again." not in page
        page = text_of(client_of("aigul").get(f"/children/{child.pk}/timeline/"))
        assert "Another signal came: violence against a child" in page
        page = text_of(client_of("aigul").get(f"/children/{child.pk}/access/"))
        assert "went on with another signal in the case" in page and "found a signal" not in page

    def test_what_was_gathered_is_said_by_its_days_and_worded_once(self, case, child, erlan, client_of):
        first, later = (
            reported(ReportWords(words), ago=ago)
            for words, ago in (("First.", timedelta(days=1)), ("Later.", timedelta(minutes=3)))
        )
        signals.match_child(first, by=erlan, child=child)
        signals.gather_signals(first, by=erlan, others=[later.pk])
        from_signal.add_signal(case, by=erlan, signal=first, wording="It was noticed again.")
        page = text_of(client_of("aigul").get(f"/cases/{case.pk}/"))
        note = page.split("Somebody reported this child again")[1].split("Look again whether")[0]
        assert note.count("Another signal came: neglect") == 2 and note.count("It was noticed again.") == 1

    def test_it_says_whether_it_was_taken_in_in_time(self, child, erlan, client_of):
        late = reported(ReportWords("Late."), ago=timedelta(days=8))
        signals.match_child(late, by=erlan, child=child)
        case = from_signal.open_from_signal(
            child,
            by=erlan,
            id=uuid.uuid4(),
            signal=late,
            concern="neglect",
            channel="citizen",
            words="Alone.",
        )
        page = text_of(client_of("aigul").get(f"/cases/{case.pk}/"))
        assert "A signal came: neglect" in page and "taken in late" in page
        assert "reported this child again" not in page

    def test_without_a_signal_it_says_nothing(self, case, client_of):
        page = text_of(client_of("aigul").get(f"/cases/{case.pk}/"))
        assert "signal came" not in page
