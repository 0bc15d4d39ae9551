"""A worker gives a parent a code, the parent asks abroad to be called, and the call is made and written down."""

import uuid

import pytest

from tests.journeys.test_a_parent_announces_by_code import looks_right, send
from tests.journeys.test_a_wall import shot
from tests.journeys.walks import choose, follow_link, loaded, press, sign_in
from umai.call_back.models import CallTry
from umai.register.child.actions import add_adult, add_child


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_a_parent_asks_for_a_call_and_is_called(
    open_page, report_form, accessible, enrolled, aigul, language, width
):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2016-05-04"}
    child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    mother = add_adult(child, by=aigul, identity={"surname": "Асанова", "given": "Гүлзат"}, relation="mother")

    page = open_page(language, width)
    sign_in(page, "aigul", enrolled("aigul"))
    page.goto(f"/children/{child.pk}/")
    follow_link(page, "/call-backs/")
    accessible(page)
    follow_link(page, "/call-backs/new/")
    accessible(page)
    choose(page, "adult_id", str(mother.adult_id))
    choose(page, "language", language)
    choose(page, "wished", "phone")
    shot(page, f"call-give-{language}")
    press(page, "main form[data-unsaved]")
    accessible(page)
    shot(page, f"call-code-{language}")
    code = page.locator(".inbox-code").inner_text()
    assert f"/report/{language}/call/" in page.locator(".govuk-inset-text").inner_text()

    # The mother in Moscow, on a telephone without scripts, mistypes the code first.
    phone = open_page(language, width, javascript=False)
    phone.goto(f"{report_form}/report/{language}/call/")
    looks_right(phone, accessible)
    shot(phone, f"call-site-{language}")
    for typed in ("2222", code.lower().replace(" ", "")):
        phone.fill("[name=code]", typed)
        phone.locator("main form button").first.click()
        loaded(phone)
        looks_right(phone, accessible)
    phone.select_option("[name=zone]", "Europe/Moscow")
    for name, value in (("speaks", language), ("hours", "17-20"), ("reason", "child")):
        phone.check(f"[name={name}][value='{value}']")
    send(phone)  # the number is missing
    assert phone.locator(".govuk-error-summary").count() == 1
    phone.fill("[name=phone]", "+7 912 345 67 89")
    shot(phone, f"call-ask-{language}")
    send(phone)
    looks_right(phone, accessible)
    shot(phone, f"call-sent-{language}")
    assert "9123456789" not in phone.url
    receipt = phone.locator(".report-code").inner_text()

    # The worker finds it on My day, calls twice, and writes what came of it.
    page.goto("/")
    shot(page, f"call-my-day-{language}")
    follow_link(page, "/call-backs/")
    accessible(page)
    page.locator("main ul a").first.click()
    for outcome in ("again", "reached"):
        loaded(page)
        accessible(page)
        shot(page, f"call-{outcome}-{language}")
        assert receipt in page.locator("main").inner_text()
        assert page.locator("a[href='tel:+79123456789']").count() == 1
        choose(page, "outcome", outcome)
        page.fill("[name=words]", "Апасы менен сүйлөштүк.")
        press(page, "main form[data-unsaved]")
        assert page.url.endswith(f"/children/{child.pk}/call-backs/")
        accessible(page)
        page.locator("main ul a").first.click()
    loaded(page)
    accessible(page)
    assert page.locator("main form[data-unsaved]").count() == 0
    page.goto("/")
    assert page.locator("a[href='/call-backs/']").count() == 0
    tries = CallTry.objects.using("owner").order_by("recorded_at")
    assert [one.outcome for one in tries] == ["again", "reached"]
