"""The steps of a walk, in the words of whoever walks. Nothing here depends on the language of the page."""

import re
import time

from playwright.sync_api import Error

from tests.cast import PASSWORD

MAIN = "main"
PATIENCE = 60  # seconds that a page may take on a busy machine; past them it hangs


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
    press(page, "form:has([name=password])")
    page.fill("[name=code]", code())
    press(page, "form:has([name=code])")
    # A page that is opened before this one has answered takes the answer away, and nobody is signed in.
    page.wait_for_url(lambda address: "/account/code/" not in address, wait_until="commit")
    loaded(page)


def press(page, form=f"{MAIN} form", name=None):
    """Send the form; `name` chooses among its buttons by name=value."""
    button = f"{form} button" + (f"[value={name}]" if name else "")
    page.locator(button).first.click()
    loaded(page)


def choose(page, name, value):
    """A radio button or an entry of a list, whichever the field is."""
    field = page.locator(f"{MAIN} [name={name}]").first
    if field.evaluate("element => element.tagName") == "SELECT":
        field.select_option(value)
    else:
        page.locator(f'{MAIN} [name={name}][value="{value}"]').check()


def fill_date(page, name, day):
    page.fill(f"[name={name}_day]", str(day.day))
    page.fill(f"[name={name}_month]", str(day.month))
    page.fill(f"[name={name}_year]", str(day.year))


def follow_link(page, path):
    """Follow the first link to an address that ends like this, as a person would."""
    link = page.locator(f"a[href$='{path}']").first
    if not link.is_visible():
        fold = page.locator(f"main details:not([open]):has(a[href$='{path}']) > summary")
        if fold.count():
            fold.first.click()
        else:
            unfold_menu(page, path)
    link.click()
    loaded(page)


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


class Hand:
    """A person with a telephone, whose taps and pages are counted."""

    def __init__(self, page, seen):
        self.page, self.seen, self.taps, self.pages = page, seen, 0, 1

    def begin(self):
        """Count from here."""
        self.taps, self.pages = 0, 1

    def _open(self, target):
        opened(self.page, lambda: self.page.locator(target).first.click())
        self.taps, self.pages = self.taps + 1, self.pages + 1
        self.seen()

    def follow(self, link):
        self._open(link)

    def menu(self, path):
        """To the page of this address by the menu: a tap unfolds it, and one chooses."""
        link = f"nav a[href='{path}']"
        if not self.page.locator(link).first.is_visible():
            unfold_menu(self.page, path)
            self.taps += 1
        self._open(f"{link}:visible")

    def press(self, button):
        self._open(button)

    def write(self, name, words):
        """One tap into the box; then it is typed."""
        self.page.locator(f"main [name={name}]").first.fill(words)
        self.taps += 1

    def tick(self, name, value):
        self.page.locator(f"main [name={name}][value={value}]").check()
        self.taps += 1

    def pick(self, name, value):
        """One tap opens the list and one chooses; none where it stands already."""
        field = self.page.locator(f"main select[name={name}]")
        if field.input_value() != value:
            field.select_option(value)
            self.taps += 2
