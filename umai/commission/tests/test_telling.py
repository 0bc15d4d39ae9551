"""Members are told of a session by message: the day and the hour, once, and no child."""

import re
import uuid
from datetime import date, time
from itertools import product

from umai.access.sessions import Speaker
from umai.commission.models import AgendaItem, Sitting
from umai.commission.proposing.actions import move_session
from umai.commission.session.actions import cancel_session
from umai.commission.tests.conftest import convened, later, members, opened, put
from umai.machine.ways import Ways
from umai.notices.models import Notice, NoticeWay
from umai.notices.sending.outbox import send_waiting, why_not_needed
from umai.notices.sending.sessions import ToldSession, session_message, write_session_notices
from umai.notices.tests.conftest import *  # noqa: F403
from umai.staff.contacts import change_contact

PHONE = "+996555000111"


def told():
    rows = Notice.objects.using("owner").exclude(sitting=None)
    return sorted(rows.values_list("told", "way", "worker__given"))


def write(role, **ways):
    return write_session_notices(using=role["using"], ways=Ways(**ways))


def test_members_with_an_account_are_told_once_of_a_session_and_that_it_is_not_held(session, sabira, role):
    assert write(role) == 2 and write(role) == 0
    assert told() == [("convened", "screen", "Асель"), ("convened", "screen", "Нурлан")]
    cancel_session(session, by=sabira, reason="Snow on the pass.")
    assert write(role) == 2 and write(role) == 0
    assert [one[0] for one in told()] == ["convened", "convened", "not_held", "not_held"]


def test_nobody_is_told_of_what_was_never_announced_or_has_begun(session, sabira, role):
    other = convened(sabira, later())
    cancel_session(other, by=sabira, reason="Snow on the pass.")
    opened(session, sabira)
    assert write(role) == 0


def test_an_sms_says_the_day_and_the_hour_and_no_child(session, item, member, role, gateway):
    change_contact(member.pk, phone=PHONE, email="", language="en")
    ways = Ways(sms=gateway.way())
    write_session_notices(using=role["using"], ways=ways)
    assert send_waiting(ways=ways, **role) == 1
    (one,) = gateway.sent.values()
    assert one["data"]["to"] == PHONE and "hour: 10:00" in one["data"]["text"]
    assert "Асанов" not in one["data"]["text"]


def test_what_is_not_true_any_more_is_not_sent(session, sabira, member, role):
    change_contact(member.pk, phone=PHONE, email="", language="ru")
    write_session_notices(using=role["using"], ways=Ways(sms=object()))
    notice = Notice.objects.using("owner").get(way=NoticeWay.SMS)
    assert why_not_needed(notice, role["using"]) == ""
    cancel_session(session, by=sabira, reason="Snow on the pass.")
    assert why_not_needed(notice, role["using"]) == "not_true_any_more"


def test_the_message_names_nobody_and_leads_to_the_first_page():
    session = ToldSession(date(2026, 12, 12), time(10), coming=True, cancelled=False)
    for language, news in product(("ky", "ru", "en"), ("convened", "not_held")):
        message = session_message(language, "https://umai.example.kg", news, session)
        assert re.findall(r"https?://\S+", message.short) == ["https://umai.example.kg/commission/"]
        assert "10:00" in message.short and "12" in message.short, (language, news)
        assert not message.urgent and len(message.short) <= 268  # four parts of an SMS in Cyrillic
    assert "http" not in session_message("ru", "", "not_held", session).short  # without an address


# Moved to another day.

TO = {"begins_at": time(14), "place": "Nookat, Lenin 1", "reason": "The chair is ill."}


def test_a_session_is_moved_with_its_agenda_and_whoever_was_named(
    session, submitted, request_row, sabira, role
):
    put(session, sabira)
    write(role)
    by = Speaker(sabira.token)
    moved = move_session(session, by=by, id=uuid.uuid4(), held_on=later(), **TO)
    with by.speaking():
        kinds = AgendaItem.objects.filter(session=moved).order_by("kind").values_list("kind", flat=True)
        assert list(kinds) == ["case", "plan"]
    assert [one.name for one in members(moved)] == [one.name for one in members(session)]
    assert write(role) == 4
    news = [one[0] for one in told()]
    assert (news.count("convened"), news.count("not_held")) == (4, 2)


def test_a_session_without_an_agenda_is_moved_too(session, sabira):
    moved = move_session(session, by=sabira, id=uuid.uuid4(), held_on=later(), **TO)
    assert Sitting.objects.using("owner").get(pk=moved.pk).held_on == later()
