"""A sign-in code or a post that was asked for: the holder and who stands above are told, also off the screen."""

import re
from datetime import timedelta

import pytest

from tests.cast import id_of
from tests.tampering import without_triggers
from umai.law.terms.clock import today
from umai.machine.ways import Ways
from umai.notices.models import Notice, NoticeWay
from umai.notices.sending.notices import write_staff_notices
from umai.notices.sending.outbox import send_waiting
from umai.notices.sending.words import staff_message
from umai.offices.requests.models import StaffRequest, StaffRequestKind
from umai.staff.models import Term

PHONE = "+996555000111"


@pytest.fixture
def asked(db):
    """`asked("aigul")`: Gulnara, the administrator, asked for a new sign-in code of that worker."""

    def ask(who, kind=StaffRequestKind.CODE, **more):
        return StaffRequest.objects.using("owner").create(
            kind=kind,
            worker_id=id_of("worker", who),
            account_id=1 if kind == StaffRequestKind.CODE else None,
            recorded_by_id=id_of("worker", "gulnara"),
            **more,
        )

    return ask


def told():
    rows = Notice.objects.using("owner").exclude(asked=None).values_list("worker_id", "way")
    return set(rows)


def on_screen(*people):
    return {(id_of("worker", one), NoticeWay.SCREEN) for one in people}


def test_the_holder_and_the_head_of_the_district_are_told(role, asked):
    asked("erlan")
    assert write_staff_notices(using=role["using"], ways=Ways()) == 2
    assert told() == on_screen("erlan", "damira")


def test_a_superior_at_another_office_is_told_too(role, asked, superuser):
    with without_triggers(superuser):
        superuser.execute(
            "update staff_term set superior_id = %s where worker_id = %s",
            [id_of("worker", "bakyt"), id_of("worker", "erlan")],
        )
    asked("erlan")
    write_staff_notices(using=role["using"], ways=Ways())
    assert told() == on_screen("erlan", "damira", "bakyt")


def test_a_head_who_left_is_told_of_nothing(role, asked):
    post = Term.objects.using("owner").get(worker_id=id_of("worker", "damira"))
    Term.objects.using("owner").filter(pk=post.pk).update(to_on=today() - timedelta(days=1))
    asked("erlan")
    write_staff_notices(using=role["using"], ways=Ways())
    assert told() == on_screen("erlan")


def test_a_head_is_told_on_the_last_day_of_the_post(role, asked):
    Term.objects.using("owner").filter(worker_id=id_of("worker", "damira")).update(to_on=today())
    asked("erlan")
    write_staff_notices(using=role["using"], ways=Ways())
    assert told() == on_screen("erlan", "damira")


def test_whoever_asked_is_not_told_of_it(role, asked, superuser):
    request = asked("damira")
    with without_triggers(superuser):
        superuser.execute(
            "update offices_staffrequest set recorded_by_id = %s, worker_id = %s where id = %s",
            [id_of("worker", "damira"), id_of("worker", "erlan"), request.pk],
        )
    write_staff_notices(using=role["using"], ways=Ways())
    assert told() == on_screen("erlan")


def test_nobody_is_told_twice(role, asked):
    asked("erlan")
    write_staff_notices(using=role["using"], ways=Ways())
    assert write_staff_notices(using=role["using"], ways=Ways()) == 0


def test_an_sms_reaches_a_holder_who_has_lost_the_account(role, asked, reachable, gateway):
    reachable("erlan", phone=PHONE, language="en")
    asked("erlan")
    ways = Ways(sms=gateway.way())
    write_staff_notices(using=role["using"], ways=ways)
    assert send_waiting(ways=ways, **role) == 1
    (one,) = gateway.sent.values()
    assert (
        one["data"]["to"] == PHONE and "a new sign-in code was asked for your account" in one["data"]["text"]
    )


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("kind", StaffRequestKind.values)
@pytest.mark.parametrize("mine", [True, False])
def test_the_message_says_nothing_of_anybody(language, kind, mine):
    message = staff_message(language, "https://umai.example.kg", kind, mine=mine)
    for text in (message.short, message.subject, message.long):
        assert re.findall(r"https?://\S+", text) in ([], ["https://umai.example.kg/"])
    assert not message.urgent and len(message.short) <= 268  # four parts of an SMS in Cyrillic
