"""Until somebody has seen the child: a neighbour's report at night of a child without a name, to its end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import id_of
from tests.journeys.reporting import send_report
from tests.journeys.walks import Hand, fill_date, id_in, loaded, press, sign_in
from umai.identification.models import Signal
from umai.identification.tests.conftest import confirmed
from umai.notices.models import Call
from umai.register.models import Identity
from umai.urgency.models import Urgency

HAPPENED = "Түнү менен кыз ыйлап жатат, эркек киши урган үн угулат. Атын билбейм."
NIGHT = timedelta(hours=11)


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_from_a_report_at_night_of_a_child_without_a_name_until_it_was_seen(
    open_page, report_form, looked_at, enrolled, roster, telephone, aigul, erlan, superuser, language
):
    # A neighbour reports. Erlan is on duty and does not answer; Damira, the head, is called.
    phone = open_page("ky", 360)
    said = {"danger": "yes", "concern": "violence", "child": "", "happened": HAPPENED}
    send_report(phone, report_form, looked_at(phone), language="ky", **said)
    telephone()
    telephone(after=20)
    called(timedelta(minutes=20))
    told = "select count(*) from notices_notice where worker_id = %s and way = 'screen'"
    assert [superuser.execute(told, [id_of("worker", who)]).fetchone()[0] for who in ("erlan", "damira")] == [
        1,
        1,
    ]

    # Damira, at home: from her day to a child who is protected and whom Aigul goes to.
    page = open_page(language, 360)
    head = Hand(page, looked_at(page))
    sign_in(page, "damira", enrolled("damira"))
    page.locator("#alarm").wait_for(state="visible")
    page.goto("/")
    head.seen()
    head.begin()
    assert "20" in page.locator("#group-now ~ ul").inner_text()
    head.follow("#group-now ~ ul a[href^='/inbox/']")
    head.follow("main a[href$='/protect/']")
    head.write("words", "Кызды үйүндө сабап жатышат, бала ыйлап жатат.")
    head.pick("settlement", str(aigul.office.place_id))
    head.write("appearance", "Жетиге жакын, кызыл куртка.")
    head.pick("worker", str(aigul.pk))
    head.press("main form button.danger")
    protection = id_in(page, "protection")
    assert head.taps <= 9 and head.pages <= 4, (head.taps, head.pages)
    telephone()
    assert Call.objects.using("owner").get(kind="case").worker_id == aigul.pk

    # Erlan, the second person, says that the report is about this child.
    confirmed(Signal.objects.using("owner").get(), erlan)

    # Aigul: the call, the way, and nobody there.
    page = open_page(language, 360)
    worker = Hand(page, looked_at(page))
    sign_in(page, "aigul", enrolled("aigul"))
    page.locator("#alarm").wait_for(state="visible")
    page.goto("/")
    worker.seen()
    worker.begin()
    worker.follow(f"#group-now ~ ul a[href='/protection/{protection}/']")
    worker.follow("main a.protection-next")
    worker.tick("child_seen", "no")
    worker.write("findings", "Эшикти эч ким ачкан жок.")
    if not page.locator("main [name=who_went]").input_value():
        worker.write("who_went", "Айгүл, участкалык")
    half_an_hour_ago = timezone.localtime() - timedelta(minutes=30)  # what is written next comes later
    fill_date(page, "happened_on", half_an_hour_ago)
    page.fill("[name=happened_time]", f"{half_an_hour_ago:%H:%M}")
    worker.press("main form button")
    assert [one.ended_how for one in urgencies()] == ["", ""]

    # The next morning her name is known.
    called(NIGHT)
    page.goto("/")
    worker.seen()
    assert "11" in page.locator("#group-now ~ ul").inner_text()
    page.locator("#group-now ~ ul a[href^='/cases/']").first.click()
    loaded(page)
    page.locator("main a[href^='/children/']").first.click()
    loaded(page)
    worker.seen()
    page.locator("main a[href*='/facts/identity/']").first.click()
    loaded(page)
    worker.seen()
    page.fill("[name=surname]", "Асанова")
    page.fill("[name=given]", "Айпери")
    page.check("[name=why][value=correction]")
    press(page, "main form:has([name=given])")
    worker.seen()
    assert Identity.objects.using("owner").get(current=True).full_name() == "Асанова Айпери"

    # Somebody sees the child.
    page.goto("/")
    worker.begin()
    assert "Асанова Айпери" in page.locator("#group-now ~ ul").inner_text()
    worker.follow(f"#group-now ~ ul a[href='/protection/{protection}/']")
    worker.follow("main a[href$='/going/']")
    worker.tick("child_seen", "yes")
    worker.write("findings", "Бала үйдө экен, колунда көгала бар.")
    worker.press("main form button")
    assert not page.locator("main .govuk-error-summary").count(), page.locator("main").inner_text()
    assert worker.taps <= 5, worker.taps
    assert [(one.ended_how, one.is_safe) for one in urgencies()] == [("seen", False)] * 2
    page.goto("/")
    worker.seen()
    assert "11 " not in page.locator("main").inner_text()
    assert looked_at.faults == []


def called(ago):
    """Let the clock have gone on since the call: everything urgent was called so long ago."""
    Urgency.objects.using("owner").update(called_at=timezone.now() - ago)


def urgencies():
    return list(Urgency.objects.using("owner").order_by("called_at", "pk"))
