"""The steps of somebody who reports, on the public form: one question a page, nothing but buttons."""

from tests.cast import NOOKAT, OSH_OBLAST
from tests.journeys.walks import loaded


def place_id(code):
    from umai.places.models import Place

    return str(Place.objects.using("owner").get(code=code).pk)


def press_next(page, value="next"):
    page.locator(f"main button[name=go][value={value}]").first.click()
    loaded(page)


def current_page(page):
    """The name of the page in hand."""
    field = page.locator("main [name=page]")
    return field.get_attribute("value") if field.count() else ""


def send_report(phone, address, *, language, danger, concern, child, happened, who="other", you=None):
    """Walk the form from its first page and send it; answers the code."""
    page = phone.page
    phone.go(f"{address}/report/{language}/")
    answers = {
        "who": lambda: page.check(f"[name=who][value={who}]"),
        "danger": lambda: page.check(f"[name=danger][value={danger}]"),
        "about": lambda: page.check(f"[name=concern][value={concern}]"),
        "oblast": lambda: page.check(f"[name=oblast][value='{place_id(OSH_OBLAST)}']"),
        "district": lambda: page.check(f"[name=district][value='{place_id(NOOKAT)}']"),
        "settlement": lambda: page.fill("[name=where]", "Кўк дарвоза, мактаб ёнида"),
        "child": lambda: (page.fill("[name=child_name]", child), page.fill("[name=child_age]", "8")),
        "happened": lambda: page.fill("[name=happened]", happened),
        "you": lambda: you and [page.fill(f"[name={name}]", value) for name, value in you.items()],
    }
    press_next(page)
    for _step in range(20):
        name = current_page(page)
        phone.look()
        if name == "check":
            break
        answers.get(name, lambda: None)()
        press_next(page)
    press_next(page, "send")
    phone.look()
    return page.locator(".report-code").inner_text()


def read_answer(phone, address, *, language, code):
    """Ask under the code what became of the report; answers the words of the page."""
    phone.go(f"{address}/report/{language}/answer/")
    phone.write(code=code.lower())
    phone.press("main form button")
    return phone.words()
