"""Until somebody has seen the child: a neighbour's report at night of a child without a name, to its end."""

from datetime import timedelta

from django.utils import timezone

from tests.cast import id_of
from tests.journeys.reporting import send_report
from tests.journeys.walks import Walk, id_in, in_both_languages
from umai.identification.models import Signal
from umai.identification.tests.conftest import confirmed
from umai.notices.models import Call
from umai.register.models import Identity
from umai.urgency.models import Urgency

HAPPENED = "Түнү менен кыз ыйлап жатат, эркек киши урган үн угулат. Атын билбейм."
NIGHT = timedelta(hours=11)


@in_both_languages
def test_from_a_report_at_night_of_a_child_without_a_name_until_it_was_seen(
    walks, look_at, open_page, report_form, roster, telephone, aigul, erlan, superuser, language
):
    # A neighbour reports. Erlan is on duty and does not answer; Damira, the head, is called.
    phone = Walk(open_page("ky"), look_at)
    said = {"danger": "yes", "concern": "violence", "child": "", "happened": HAPPENED}
    send_report(phone, report_form, language="ky", **said)
    telephone()

    # Damira, at home, writes something else: her open page learns of the call, and nothing typed is lost.
    head = walks("damira", at="/children/")
    page = head.page
    page.fill("[name=text]", "Асанов Нурбек")
    assert not page.locator("#alarm").is_visible()
    telephone(after=20)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.locator("#alarm").wait_for(state="visible")
    assert page.input_value("[name=text]") == "Асанов Нурбек"
    called(timedelta(minutes=20))
    told = "select count(*) from notices_notice where worker_id = %s and way = 'screen'"
    assert [superuser.execute(told, [id_of("worker", who)]).fetchone()[0] for who in ("erlan", "damira")] == [
        1,
        1,
    ]

    # From her day to a child who is protected and whom Aigul goes to.
    head.go("/").begin()
    assert "20" in head.words("#group-now ~ ul")
    head.follow("#group-now ~ ul a[href^='/inbox/']")
    head.follow("main a[href$='/protect/']")
    head.write(
        words="Кызды үйүндө сабап жатышат, бала ыйлап жатат.",
        settlement=str(aigul.office.place_id),
        appearance="Жетиге жакын, кызыл куртка.",
        worker=str(aigul.pk),
    )
    head.press("main form button.danger")
    protection = id_in(head.page, "protection")
    assert head.taps <= 9 and head.pages <= 4, (head.taps, head.pages)
    telephone()
    assert Call.objects.using("owner").get(kind="case").worker_id == aigul.pk

    # Erlan, the second person, says that the report is about this child.
    confirmed(Signal.objects.using("owner").get(), erlan)

    # Aigul: the call, the way, and nobody there.
    worker = walks("aigul")
    page = worker.page
    page.locator("#alarm").wait_for(state="visible")
    worker.follow(f"#group-now ~ ul a[href='/protection/{protection}/']")
    worker.follow("main a.protection-next")
    worker.write(child_seen="no", findings="Эшикти эч ким ачкан жок.")
    if not page.locator("main [name=who_went]").input_value():
        worker.write(who_went="Айгүл, участкалык")
    half_an_hour_ago = timezone.localtime() - timedelta(minutes=30)  # what is written next comes later
    worker.write(happened_on=half_an_hour_ago, happened_time=f"{half_an_hour_ago:%H:%M}")
    worker.press("main form button")
    assert [one.ended_how for one in urgencies()] == ["", ""]

    # The next morning her name is known.
    called(NIGHT)
    assert "11" in worker.go("/").words("#group-now ~ ul")
    worker.follow("#group-now ~ ul a[href^='/cases/']")
    worker.follow("main a[href^='/children/']")
    worker.follow("main a[href*='/facts/identity/']")
    worker.write(surname="Асанова", given="Айпери", why="correction")
    worker.send("main form:has([name=given])")
    assert Identity.objects.using("owner").get(current=True).full_name() == "Асанова Айпери"

    # Somebody sees the child.
    worker.go("/").begin()
    assert "Асанова Айпери" in worker.words("#group-now ~ ul")
    worker.follow(f"#group-now ~ ul a[href='/protection/{protection}/']")
    worker.follow("main a[href$='/going/']")
    worker.write(child_seen="yes", findings="Бала үйдө экен, колунда көгала бар.")
    worker.press("main form button")
    assert not worker.errors(), worker.words()
    assert worker.taps <= 5, worker.taps
    assert [(one.ended_how, one.is_safe) for one in urgencies()] == [("seen", False)] * 2
    assert "11 " not in worker.go("/").words()


def called(ago):
    """Let the clock have gone on since the call: everything urgent was called so long ago."""
    Urgency.objects.using("owner").update(called_at=timezone.now() - ago)


def urgencies():
    return list(Urgency.objects.using("owner").order_by("called_at", "pk"))
