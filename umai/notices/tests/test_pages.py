"""The banner on every page, the page of calls, and the way to the signal."""

import html
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import KOCHKOR, id_of
from tests.tampering import without_triggers
from umai.access.models import Session
from umai.notices.calls.banner import CallAlarm
from umai.notices.calls.kinds import SUBJECT_OF_KIND
from umai.notices.calls.models import CallKind
from umai.notices.calls.reading import call_of, median_minutes, minutes_in_words, waiting_count
from umai.notices.models import Attempt, AttemptOutcome, AttemptResult, Call, CallAnswer, Keeper, NoticeWay
from umai.staff.models import Account
from umai.trail.models import Entry


@pytest.fixture
def told(noticed):
    """A call of which Erlan was told on screen and by SMS, the SMS sent."""
    notice = noticed("erlan", way=NoticeWay.SCREEN)
    sms = noticed("erlan", call=notice.call)
    attempt = Attempt.objects.using("owner").create(notice=sms, number=1)
    AttemptResult.objects.using("owner").create(attempt=attempt, outcome=AttemptOutcome.SENT)
    return notice.call


def banner_of(page):
    start = page.text.index('id="alarm"')
    return page.text[start : page.text.index("</div>", start)]


def test_who_was_told_sees_it_on_every_page_who_was_not_has_it_hidden_and_others_not_at_all(client_of, told):
    erlan = client_of("erlan")
    for page in ("/", "/cases/", "/children/", "/offices/duty/"):
        shown = banner_of(erlan.get(page))
        assert "Nobody has taken 1 urgent call" in shown and " hidden" not in shown.split(">")[0], page
    assert " hidden" in banner_of(client_of("damira").get("/")).split(">")[0]
    assert " hidden" in banner_of(client_of("aigul").get("/")).split(">")[0]
    assert 'id="alarm"' not in client_of("bakyt").get("/").text


def test_it_costs_one_question_and_only_those_who_may_be_called(client_of, told):
    for who, times in (("erlan", 1), ("bakyt", 0)):
        client = client_of(who)
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/referrals/").status_code == 200
        assert len([one for one in asked if "notices_call" in one["sql"]]) == times


def test_the_calls_that_are_counted_are_those_that_wait(told, called, noticed, request, superuser):
    noticed("farida", way=NoticeWay.SCREEN)
    called(kind="case", worker="aigul"), called(kind="case", worker="azamat")
    with without_triggers(superuser):
        superuser.execute("update notices_call set opened_at = now() - interval '3 minutes'")
    for worker in ("erlan", "damira", "cholpon", "farida", "aigul", "gulnara"):
        by = request.getfixturevalue(worker)
        with by.speaking():
            waiting = Call.objects.filter(taken=False).within_reach_of(by).waits_for(by)
            assert waiting_count(by) == waiting.count(), worker


def test_the_script_of_an_open_page_learns_of_a_call(client_of, told):
    assert client_of("erlan").get("/calls/waiting/").json() == {
        "count": 1,
        "words": "Nobody has taken 1 urgent call",
    }
    assert client_of("cholpon").get("/calls/waiting/").json()["count"] == 0
    assert client_of("aigul").get("/calls/waiting/").json()["count"] == 0
    assert client_of("bakyt").get("/calls/waiting/").status_code == 403


def test_what_a_page_asks_by_itself_keeps_nobody_signed_in(client_of):
    client = client_of("erlan")
    client.get("/calls/")
    soon = timezone.now() + timedelta(minutes=1)
    Session.objects.update(idle_at=soon)
    assert client.get("/calls/waiting/", headers={"X-Unattended": "1"}).status_code == 200
    assert Session.objects.get().idle_at == soon
    client.get("/calls/waiting/")
    assert Session.objects.get().idle_at > soon


def test_and_takes_nobody_away_from_a_page_with_typed_words(client_of):
    client = client_of("erlan")
    client.get("/calls/")
    Session.objects.update(idle_at=timezone.now() - timedelta(seconds=1))
    assert client.get("/calls/waiting/", headers={"X-Unattended": "1"}).status_code == 401
    assert client.get("/calls/").url == "/account/sign-in/?ended=1"


def test_the_page_says_who_was_told_when_and_how(client_of, told):
    page = client_of("erlan").get("/calls/")
    assert "Мамытов Эрлан" in page.text and "on duty" in page.text
    assert "On screen" in page.text and ">sent<" in page.text
    assert "I take this call" in page.text


def test_a_head_and_the_oblast_see_the_calls_of_their_districts(client_of, called, noticed):
    noticed("damira", call=called(minutes=20)), called(code=KOCHKOR)
    for who in ("damira", "farida"):
        page = client_of(who).get("/calls/")
        assert page.text.count("I take this call") == 1 and "20 minutes" in page.text
    assert "I take this call" not in client_of("erlan").get("/calls/").text  # was not told


def test_a_call_of_which_nobody_was_told_stands_on_the_pages_of_all_who_may_take_it(client_of, called):
    """Nothing calls people when the background worker is away, or when nobody holds the post."""
    called(minutes=3), called(minutes=1), called(minutes=3, code=KOCHKOR)
    called(minutes=3, keeper=Keeper.OBLAST)
    assert client_of("erlan").get("/calls/waiting/").json()["count"] == 1
    assert client_of("erlan").get("/calls/").text.count("I take this call") == 1
    assert client_of("farida").get("/calls/waiting/").json()["count"] == 2


def test_the_ministry_reads_who_was_told_and_neither_takes_a_call_nor_opens_the_signal(
    client_of, noticed, supervisor
):
    Account(username="baatyrova", worker_id=supervisor).save(using="owner")
    noticed(supervisor, way=NoticeWay.SCREEN)
    page = client_of("baatyrova").get("/calls/").text
    assert "nobody has taken the call. Telephone those who were told." in page
    assert "<strong>Баатырова Асел</strong>" in page
    assert "I take this call" not in page and "Read the signal" not in page


def test_a_flood_of_calls_is_one_page_and_says_how_many_more(client_of, called):
    calls = [called(minutes=minutes) for minutes in range(53)]
    page = client_of("damira").get("/calls/").text
    assert page.count("I take this call") == 50 and "3 more calls wait." in page
    shown = [page.find(f"/calls/{call.pk}/take/") for call in reversed(calls)]
    assert shown[:50] == sorted(shown[:50]) and shown[50:] == [-1] * 3, "the oldest first"


def test_a_call_kept_from_the_office_is_not_on_the_heads_page(client_of, called):
    called(keeper=Keeper.OBLAST)
    assert "I take this call" not in client_of("damira").get("/calls/").text
    assert "I take this call" in client_of("farida").get("/calls/").text


def test_how_soon_calls_were_taken_is_shown_to_those_who_watch(client_of, called):
    opened = called(minutes=47)
    CallAnswer.objects.using("owner").create(
        call=opened, worker_id=id_of("worker", "erlan"), answered_at=opened.opened_at + timedelta(minutes=12)
    )
    page = client_of("damira").get("/calls/")
    assert "Half of these calls were taken within 12 minutes." in page.text
    assert "Taken in the last 30 days" not in client_of("erlan").get("/calls/").text


def test_the_page_is_reached_from_the_roster_also_when_nothing_waits(client_of):
    for who in ("damira", "farida", "aigul"):
        assert 'href="/calls/"' in client_of(who).get("/offices/duty/").text.split("<main")[1], who


def test_taking_a_call_leads_to_the_signal(client_of, told):
    answer = client_of("erlan").post(f"/calls/{told.pk}/take/")
    assert answer.status_code == 302
    assert answer.url == f"/inbox/{told.about}/"
    assert CallAnswer.objects.using("owner").get().worker_id == id_of("worker", "erlan")


def test_taking_one_that_somebody_took_says_so(client_of, told):
    CallAnswer.objects.using("owner").create(call=told, worker_id=id_of("worker", "damira"))
    answer = client_of("erlan").post(f"/calls/{told.pk}/take/")
    assert answer.status_code == 409 and "Somebody else took this call" in answer.text


def test_a_call_of_another_district_answers_like_none(client_of, told):
    client = client_of("cholpon")
    hidden = client.post(f"/calls/{told.pk}/take/")
    unknown = client.post(f"/calls/{told.about}/take/")
    assert hidden.status_code == unknown.status_code == 404 and hidden.content == unknown.content
    assert Entry.objects.using("owner").filter(act="notices.read", outcome="refused").count() == 2


def test_looking_at_the_page_takes_no_call(client_of, told):
    assert client_of("erlan").get(f"/calls/{told.pk}/take/").status_code == 405
    assert not CallAnswer.objects.using("owner").exists()


def test_a_look_is_on_the_trail_and_the_banner_is_none(client_of, told):
    client_of("erlan").get("/calls/")
    client_of("erlan").get("/calls/waiting/")
    looks = Entry.objects.using("owner").filter(outcome="looked")
    assert list(looks.values_list("act", "shown")) == [("notices.calls", [told.pk])]


@pytest.mark.parametrize(
    ("outcome", "reason", "words"),
    [
        (AttemptOutcome.SENT, "", "sent"),
        (AttemptOutcome.FAILED, "http_500", "not sent, tried once"),
        (AttemptOutcome.NO_WAY, "not_set_up", "not sent, sending is not set up: call by telephone"),
        (AttemptOutcome.NO_WAY, "no_address", "not sent, no number is known: call by telephone"),
        (AttemptOutcome.NOT_NEEDED, "taken", "not needed any more"),
        (None, "", "is being sent"),
    ],
)
def test_what_became_of_a_notice_is_said_in_words(noticed, erlan, outcome, reason, words):
    notice = noticed("erlan")
    attempt = Attempt.objects.using("owner").create(notice=notice, number=1)
    if outcome:
        AttemptResult.objects.using("owner").create(attempt=attempt, outcome=outcome, reason=reason)
    with erlan.speaking():
        (told,) = call_of("signal", notice.call.about, by=erlan).told
    (way,) = told.ways
    assert ", ".join(filter(None, [way.word, way.more])) == words


def test_only_the_round_that_runs_is_shown_and_the_earlier_are_counted(noticed, erlan):
    call = noticed("erlan", way=NoticeWay.SCREEN).call
    noticed("damira", way=NoticeWay.SCREEN, call=call, turn=1)
    with erlan.speaking():
        shown = call_of("signal", call.about, by=erlan)
    assert [one.who for one in shown.told] == ["Жумабаева Дамира"] and shown.earlier == 1


def test_the_page_says_what_was_not_sent_and_how_many_rounds_there_were(noticed, client_of):
    call = noticed("erlan").call
    notice = noticed("damira", call=call, turn=1)
    attempt = Attempt.objects.using("owner").create(notice=notice, number=1)
    AttemptResult.objects.using("owner").create(
        attempt=attempt, outcome=AttemptOutcome.NO_WAY, reason="no_address"
    )
    page = client_of("damira").get("/calls/").content.decode()
    assert "There was 1 round of calls before this one." in page
    assert "no number is known: call by telephone" in page


def test_a_long_wait_is_said_in_hours():
    assert [minutes_in_words(1), minutes_in_words(179), minutes_in_words(180)] == [
        "1 minute",
        "179 minutes",
        "3 hours",
    ]
    assert median_minutes([]) is None


def test_the_words_of_the_banner_count():
    assert CallAlarm(1).words == "Nobody has taken 1 urgent call"
    assert CallAlarm(3).words == "Nobody has taken 3 urgent calls"


def test_a_call_of_each_kind_says_what_to_do_and_leads_there(client_of, called, noticed):
    for kind in CallKind:
        noticed("erlan", call=called(kind=kind), way=NoticeWay.SCREEN)
    shown = html.unescape(client_of("erlan").get("/calls/").text)
    for kind in CallKind:
        subject = SUBJECT_OF_KIND[kind]
        assert str(subject.link) in shown and str(subject.to_do) in shown, kind
