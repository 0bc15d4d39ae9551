"""The form in a real browser: without scripts on a small telephone, and with them for the quick way out."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from umai.identification.models import Signal
from umai.identification.report_form.tests.process import serving
from umai.identification.report_form.tests.walk import OSH_OBLAST, place
from umai.machine.keys import holders

OUTSIDE = "https://www.google.com/"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    from django.conf import settings

    holders.make_rehearsal_holders(settings.MACHINE.home)
    with serving(tmp_path_factory.mktemp("browser") / "report.log") as (one, _process):
        yield one


@pytest.fixture
def open_page(db, browser, address):
    """`open_page(width, javascript=…)`: a page that reaches nothing but this server."""
    contexts = []

    def opened(width=360, *, javascript=True):
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": 740}, java_script_enabled=javascript
        )
        contexts.append(context)
        context.asked = []
        context.route("**/*", lambda route: answer(route, address, context.asked))
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: refuse_violation(message))
        return page

    yield opened
    for one in contexts:
        one.close()


def answer(route, address, asked):
    """Let this server's own addresses through, and put an empty page in place of any other."""
    if route.request.url.startswith((address, "data:")):
        return route.continue_()
    asked.append(route.request.url)
    return route.fulfill(status=200, content_type="text/html", body="<title>Elsewhere</title>")


def refuse_violation(message):
    assert not re.search("Content Security Policy|Permissions-Policy|Cross-Origin", message.text), (
        message.text
    )


def go_on(page):
    page.locator("main form button[value=next]").first.click()
    page.wait_for_load_state()


def walk(page, language, each):
    """Every page of the form, from the start to the code; `each` looks at it."""
    page.goto(f"/report/{language}/")
    each(page)
    go_on(page)
    each(page)
    go_on(page)  # nothing chosen: the page with the error
    each(page)
    answers = {"who": "other", "danger": "yes", "concern": "violence", "oblast": place(OSH_OBLAST)}
    for name, value in answers.items():
        page.locator(f"main [name={name}][value='{value}']").check()
        go_on(page)
        each(page)
        if name == "danger":
            go_on(page)  # the numbers to call
            each(page)
    page.locator(f"main [name=district][value='{place('41706242000000')}']").check()
    go_on(page)
    each(page)
    page.select_option("main [name=settlement]", index=2)
    for typed in (
        {"where": "Көк дарбаза"},
        {"child_age": "6"},
        {"happened": "Ыйлаган үн"},
        {"feared": "Атасы"},
        {"name": "Айша"},
    ):
        for name, value in typed.items():
            page.fill(f"main [name={name}]", value)
        go_on(page)
        each(page)
    page.click("main button[value=send]")
    page.wait_for_load_state()
    each(page)


def fits(page):
    """Nothing reaches over the edge, every target is large enough for a thumb, one heading, one title."""
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    small = page.evaluate(
        "Array.from(document.querySelectorAll('main button, main select, .report-languages > *, #leave'))"
        ".filter(one => one.offsetHeight < 40).map(one => one.outerHTML.slice(0, 90))"
    )
    assert small == []
    assert page.locator("h1").count() == 1
    assert page.locator("#leave").is_visible()


@pytest.mark.parametrize(
    "language", ["ky", *(pytest.param(one, marks=pytest.mark.long) for one in ("ru", "en", "uz"))]
)
def test_it_works_without_scripts_on_a_small_telephone(open_page, language):
    page = open_page(360, javascript=False)
    walk(page, language, fits)

    assert Signal.objects.using("owner").get().said.happened == "Ыйлаган үн"
    assert re.fullmatch(r"(\w{4} ){4}\w{4}", page.locator(".report-code").inner_text())
    assert page.context.asked == [] and page.context.cookies() == []

    # A question without an answer moves to its summary and says so in the title.
    page.goto(f"/report/{language}/?place=41706242000000")
    go_on(page)
    title = page.title()
    go_on(page)  # nothing chosen
    assert page.title().endswith(f": {title}")
    assert page.locator(".govuk-error-summary:focus").count() == 1

    # Another language is chosen without losing a word; Enter in a box goes on and not back.
    page.locator("[name=who][value=other]").check()
    other, tag = ("ru", "ru") if language == "uz" else ("uz", "uz-Cyrl")
    page.click(f".report-languages [lang={tag}]")
    page.wait_for_load_state()
    assert page.url.endswith(f"/report/{other}/") and page.locator("html").get_attribute("lang") == tag
    assert page.locator("[name=who][value=other]").is_checked()
    page.locator("[name=who][value=other]").press("Enter")
    page.wait_for_load_state()
    assert page.locator("[name=danger]").count() == 3
    page.click("#leave")  # the quick way out is a link
    page.wait_for_url(OUTSIDE)


@pytest.mark.long
@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280), ("uz", 360)])
def test_it_can_be_used_by_everybody(open_page, language, width):
    axe, page = Axe(), open_page(width)

    def look(page):
        fits(page)
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []

    walk(page, language, look)
    page.goto(f"/report/{language}/answer/")
    look(page)


def test_nothing_stays_in_the_browser_and_the_quick_way_out_leaves_nothing_to_go_back_to(open_page):
    page = open_page()
    walk(page, "ky", lambda page: None)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0

    # Writing capital letters does not leave; three times Shift does, and so does the link.
    page.goto("/report/ky/answer/")
    page.locator("[name=code]").click()
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    page.keyboard.down("Shift")
    page.keyboard.up("Shift")
    assert page.locator("[name=code]").input_value() == "ABC"
    assert page.url.endswith("/answer/")
    for leave in (lambda: page.click("#leave"), lambda: [page.keyboard.press("Shift") for _ in range(3)]):
        page.context.asked.clear()
        page.goto("/report/ky/")
        go_on(page)
        before = page.evaluate("history.length")
        leave()
        page.wait_for_url(OUTSIDE)
        assert page.evaluate("history.length") == before
        assert "referrer" not in page.evaluate("document.referrer")
        assert page.context.asked == [OUTSIDE]

    # The page is gone before the other one comes: here an answer that brings no page.
    page.goto("/report/ky/")
    page.route(OUTSIDE, lambda route: route.fulfill(status=204))
    page.click("#leave", no_wait_after=True)
    assert page.locator("h1").is_hidden()
    assert "Баракча" not in page.title()
