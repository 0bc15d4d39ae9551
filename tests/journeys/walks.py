"""The steps of a walk, in the words of whoever walks. Nothing here depends on the language of the page."""

import re
import time

import pytest
from playwright.sync_api import Error

from tests.cast import PASSWORD

PATIENCE = 60  # seconds that a page may take on a busy machine; past them it hangs

# Each walk is walked in Kyrgyz, on a telephone where it says so; with `--long` in Russian and at a desk too.
on_both_screens = pytest.mark.parametrize(
    ("language", "width"), [("ky", 360), pytest.param("ru", 1280, marks=pytest.mark.long)]
)
in_both_languages = pytest.mark.parametrize("language", ["ky", pytest.param("ru", marks=pytest.mark.long)])


def loaded(page):
    """Wait until the page is whole, as the page itself says.

    The event of the browser that says so is lost at times where a machine is busy: the page stands there
    and is waited for until the time is over.
    """
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if page.evaluate("document.readyState") == "complete":
                return
        except Error:  # the next page came just then
            if page.is_closed():
                raise
        page.wait_for_timeout(20)
    raise AssertionError(f"{page.url} was not whole after {PATIENCE} seconds")


def opened(page, act):
    """Do what opens another page, and wait for that page: a click alone does not."""
    with page.expect_navigation(wait_until="commit"):
        act()
    loaded(page)


def sign_in(page, username, code):
    """With the password, then the code of the app."""
    page.goto("/account/sign-in/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    opened(page, lambda: page.locator("form:has([name=password]) button").first.click())
    page.fill("[name=code]", code())
    page.locator("form:has([name=code]) button").first.click()
    # A page that is opened before this one has answered takes the answer away, and nobody is signed in.
    page.wait_for_url(lambda address: "/account/code/" not in address, wait_until="commit")
    loaded(page)


def follow_link(page, path):
    """Follow the first link to an address that ends like this, as a person would."""
    link = page.locator(f"a[href$='{path}']").first
    if not link.is_visible():
        fold = page.locator(f"main details:not([open]):has(a[href$='{path}']) > summary")
        if fold.count():
            fold.first.click()
        else:
            unfold_menu(page, path)
    opened(page, link.click)


def unfold_menu(page, path):
    """On a phone menu and tabs are folded; on a desk a link of another group is under the word of its group."""
    button = page.locator(f"nav:has(a[href$='{path}']) > button[popovertarget]").first
    if button.is_visible():
        button.click()
    else:
        opened(page, lambda: page.locator(f".umai-group:has(a[href$='{path}']) > a").first.click())


def id_in(page, kind):
    """The id in the page's address, as in /children/<id>/."""
    return re.search(rf"/{kind}/([0-9a-f-]{{36}})/", page.url)[1]


class Walk:
    """Somebody at a screen, whose every page is looked at and whose taps and pages are counted."""

    def __init__(self, page, look):
        self.page, self.look_at_it = page, look
        self.read = []
        self.begin()

    def begin(self):
        """Count from here."""
        self.taps, self.pages = 0, 1

    def look(self):
        self.read.append(self.look_at_it(self.page))

    def go(self, path):
        """To an address, as it is typed; that counts for nothing."""
        self.page.goto(path)
        self.look()
        return self

    def follow(self, link):
        """Tap the first link whose address ends like this, or the first that a selector finds."""
        if link.startswith(("/", "?")):
            follow_link(self.page, link)
        else:
            opened(self.page, lambda: self.page.locator(link).first.click())
        self._arrive()

    def menu(self, path):
        """To the page of this address by the menu: a tap unfolds it, and one chooses."""
        link = f"nav a[href='{path}']"
        if not self.page.locator(link).first.is_visible():
            unfold_menu(self.page, path)
            self.taps += 1
        self.follow(f"{link}:visible")

    def write(self, **answers):
        """Words are written, days put in their three fields, True ticks the first answer, others chosen.

        A tap each; three for a day, two for an entry of a list that did not stand there already.
        """
        for name, value in answers.items():
            field = self.page.locator(f"main [name={name}]").first
            kind = field.evaluate("one => one.type") if field.count() else ""
            if hasattr(value, "month"):
                for part in ("day", "month", "year"):
                    self.page.fill(f"main [name={name}_{part}]", str(getattr(value, part)))
                self.taps += 3
            elif kind == "select-one":
                self.taps += 2 * (field.input_value() != value)
                field.select_option(value)
            else:
                self.taps += 1
                if value is True:
                    field.check()
                elif kind in ("radio", "checkbox"):
                    self.page.check(f'main [name={name}][value="{value}"]')
                else:
                    field.fill(value)

    def press(self, button):
        """Tap a button that opens a page, whatever that page says."""
        opened(self.page, lambda: self.page.locator(button).first.click())
        self._arrive()

    def send(self, form="main form[data-unsaved]", name=None):
        """Send a form in which nothing is wrong; `name` chooses among its buttons by their value."""
        self.press(f"{form} button" + (f"[value={name}]" if name else ""))
        assert not self.errors(), (self.page.url, self.words())

    def errors(self):
        """How many things the page says are wrong."""
        return self.page.locator(".govuk-error-summary a").count()

    def words(self, where="main"):
        return self.page.locator(where).first.inner_text()

    def count(self, what):
        return self.page.locator(what).count()

    def is_refused(self, path):
        """Whether this person may not even know of the page at this address."""
        return self.page.request.get(path).status in (403, 404)

    def printed(self, path, **more):
        """The paper of the form that stands on this page: bytes of a PDF."""
        token = self.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
        form, headers = {"csrfmiddlewaretoken": token} | more, {"Referer": self.page.url}
        answer = self.page.request.post(path, form=form, headers=headers)
        assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
        return answer.body()

    def _arrive(self):
        self.taps, self.pages = self.taps + 1, self.pages + 1
        self.look()
