"""Invented examples of what people enter about figures: without them their pages would be drawn empty.

They are entered on the pages, as the analyst would, and by the two commands that keep what is computed. What
stands there already stays, and nothing is entered twice.
"""

import re
import subprocess
from datetime import date

from umai.machine.installation import CHECKOUT

DATA = CHECKOUT / "rehearsal" / "data"
HISTORIES, SERIES = DATA / "histories.csv", DATA / "harm_by_month.csv"
STARTS_ON = date(2023, 1, 1)
TO_REGISTER = re.compile(r"SHA-256 (?P<file_sha256>\w{64}), fall (?P<fall>[\d.]+) %, rise (?P<rise>[\d.]+) %")
CLAIM = {
    "said_by": "CABAR.asia",
    "published_in": "CABAR.asia",
    "sentence": "За два года число преступлений против несовершеннолетних выросло на 28,4 %.",
    "indicator": "crimes_against_minors",
    "measure": "percent",
    "figure": "28,4",
    "year": "2018",
    "base_year": "2016",
}
QUESTION = {
    "question": "Жалгыз калган балдардын жабыркашы азайдыбы?",
    "rule": "Баланы кароосуз калтыруу жөнүндө берене (ойдон чыгарылган мисал).",
    "method": "both",
    "series": "Жалгыз калганда жабыркаган балдар, айлар боюнча, реестр эсептегендей (ойдон чыгарылган).",
    "answer_means": "Аралыктын баары нөлдөн төмөн болсо — ооба; башкасы эч нерсе айтпайт.",
}
EXTRACT = {"purpose": "Багып жаткан адамынын документи бар чоңураак балдар канча.", "named": ("age", "sex")}


def enter_examples(page) -> None:
    """Enter what is not there yet; `page` is of the analyst, signed in, in any language."""
    today = date.today()
    if is_empty(page, "/figures/claims/"):
        fill(page, "/figures/claims/enter/", CLAIM, said_on=date(2019, 6, 1))
    if is_empty(page, "/figures/questions/"):
        before = umai("evaluate", SERIES, "--on", STARTS_ON, "--before")
        asked = QUESTION | TO_REGISTER.search(before).groupdict()
        fill(page, "/figures/questions/register/", asked, starts_on=STARTS_ON)
        page.goto("/figures/questions/")
        question = page.locator("main h2 a").first.get_attribute("href").split("/")[-2]
        umai("evaluate", SERIES, "--question", question)
    if is_empty(page, "/figures/estimates/"):
        about = "Эмгек мигранттарынын балдары (ойдон чыгарылган мисал)"
        umai("estimate", HISTORIES, "--keep", "Министрликтин аналитиги", "--about", about)
    if is_empty(page, "/figures/extracts/"):
        fill(page, "/figures/extracts/ask/", EXTRACT, until=today)


def is_empty(page, address) -> bool:
    page.goto(address)
    return not page.locator("main h2 a").count()


def fill(page, address, said, **days) -> None:
    """Fill the form of this page and send it. Raises ValueError where the page refuses it."""
    page.goto(address)
    for name, value in said.items():
        field = page.locator(f"main [name={name}]").first
        if isinstance(value, tuple):
            for one in value:
                page.locator(f'main [name={name}][value="{one}"]').check()
        elif field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        elif field.get_attribute("type") == "radio":
            page.locator(f'main [name={name}][value="{value}"]').check()
        else:
            field.fill(value)
    for name, day in days.items():
        for part in ("day", "month", "year"):
            page.fill(f"[name={name}_{part}]", str(getattr(day, part)))
    for empty in page.locator("main select").all():
        if not empty.input_value():
            empty.select_option(index=1)
    page.locator("main form button").last.click()
    page.wait_for_load_state()
    if page.locator("main .govuk-error-summary").count():
        raise ValueError(f"{address}: {page.locator('main .govuk-error-summary').inner_text()}")


def umai(*words) -> str:
    """What this command prints."""
    command = [CHECKOUT / "bin" / "umai", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
