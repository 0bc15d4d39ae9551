"""A worker gives a parent a code, the parent asks abroad to be called, and the call is made and written down."""

from tests.journeys.walks import Walk, on_both_screens
from umai.call_back.models import CallTry
from umai.guardianship.tests.conftest import adult_of, register


@on_both_screens
def test_a_parent_asks_for_a_call_and_is_called(walks, open_page, report_form, look_at, aigul, language):
    child = register(aigul)
    mother = adult_of(child, aigul, "mother", "Гүлзат")

    worker = walks("aigul", at=f"/children/{child.pk}/")
    worker.follow("/call-backs/")
    worker.follow("/call-backs/new/")
    worker.write(adult_id=str(mother.adult_id), language=language, wished="phone")
    worker.send()
    code = worker.words(".inbox-code")
    assert f"/report/{language}/call/" in worker.words(".govuk-inset-text")

    # The mother in Moscow, on a telephone without scripts, mistypes the code first.
    phone = Walk(open_page(javascript=False), look_at)
    phone.go(f"{report_form}/report/{language}/call/")
    for typed in ("2222", code.lower().replace(" ", "")):
        phone.write(code=typed)
        phone.press("main form button")
    phone.write(zone="Europe/Moscow", speaks=language, hours="17-20", reason="child")
    phone.press("main form button[value=send]")  # the number is missing
    assert phone.count(".govuk-error-summary") == 1
    phone.write(phone="+7 912 345 67 89")
    phone.press("main form button[value=send]")
    assert "9123456789" not in phone.page.url
    receipt = phone.words(".report-code")

    # The worker finds it on My day, calls twice, and writes what came of it.
    worker.go("/")
    worker.follow("/call-backs/")
    worker.follow("main ul a")
    for outcome in ("again", "reached"):
        assert receipt in worker.words()
        assert worker.count("a[href='tel:+79123456789']") == 1
        worker.write(outcome=outcome, words="Апасы менен сүйлөштүк.")
        worker.send()
        assert worker.page.url.endswith(f"/children/{child.pk}/call-backs/")
        worker.follow("main ul a")
    assert worker.count("main form[data-unsaved]") == 0
    assert worker.go("/").count("a[href='/call-backs/']") == 0
    tries = CallTry.objects.using("owner").order_by("recorded_at")
    assert [one.outcome for one in tries] == ["again", "reached"]
