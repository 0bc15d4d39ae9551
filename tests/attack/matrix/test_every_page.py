"""Every page of every address, in each language: its HTML is valid, and axe finds nothing on either screen.

For every role it is drawn in English, for the first who gets it in the other two languages as well.

Typed by `bin/test --long`. Beside what those tests need, it needs Java and npm, which brings the checker of
the W3C's validator, pinned.
"""

import json
import subprocess
from collections import defaultdict
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings

from tests.attack.matrix.drawn import drawn_pages

CHECKER = "vnu-jar@26.9.27"
SCREENS = ({"width": 1280, "height": 900}, {"width": 360, "height": 740})
SITE = "http://umai.test"
FOUND_BY_AXE = "axe.run({resultTypes: ['violations']}).then(found => found.violations)"

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def checker(tmp_path_factory):
    """The file of the checker, as npm gives it."""
    folder = tmp_path_factory.mktemp("checker")
    subprocess.run(["npm", "pack", "--silent", CHECKER], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.glob("*.tgz")
    subprocess.run(["tar", "-xzf", archive], cwd=folder, check=True)
    return folder / "package/build/dist/vnu.jar"


def test_every_page_is_valid_html_without_a_warning(world, checker, tmp_path):
    pages = 0
    drawn = chain(
        drawn_pages(world, languages=["en"]), drawn_pages(world, to_all=False, languages=["ky", "ru"])
    )
    for page in drawn:
        (tmp_path / page.name).write_bytes(page.html)
        pages += 1
    said = subprocess.run(
        ["java", "-Xss2m", "-jar", checker, "--stdout", "--format", "json", "--exit-zero-always", tmp_path],
        check=True,
        capture_output=True,
    )
    found = defaultdict(list)
    for one in json.loads(said.stdout)["messages"]:
        if one["type"] == "error" or one.get("subType") == "warning":
            found[one["message"]].append(f"{one['url'].rsplit('/', 1)[-1]} line {one.get('lastLine')}")
    print(f"{pages:,} pages")
    assert pages > 1_000
    told = [f"{message} ({len(places)} times, as in {places[0]})" for message, places in found.items()]
    assert "\n".join(sorted(told)) == ""


def test_axe_finds_nothing_on_any_page_and_nothing_overflows(world, browser):
    found, pages = [], 0
    context = browser.new_context(viewport=SCREENS[0])
    page = context.new_page()
    shown, missing = {}, set()
    page.route("**/*", lambda route: answer(route, shown, missing))
    for one in drawn_pages(world, to_all=False):
        shown[urlsplit(one.path).path] = one.html
        pages += 1
        page.set_viewport_size(SCREENS[0])
        page.goto(SITE + one.path)
        page.evaluate(AXE_SCRIPT)
        for screen in SCREENS:
            page.set_viewport_size(screen)
            found += [
                (rule["id"], screen["width"], one.name, rule["nodes"][0]["html"][:120])
                for rule in page.evaluate(FOUND_BY_AXE)
            ]
            if page.evaluate("document.documentElement.scrollWidth") > screen["width"]:
                found.append(("wider than the screen", screen["width"], one.name, ""))
    context.close()
    print(f"{pages:,} pages")
    assert missing == set()  # a page without its styles has every contrast
    assert "\n".join(map(str, found)) == ""


def answer(route, shown, missing):
    """What the browser asks for: the page itself, or a collected file of ours; nothing else is there."""
    path = urlsplit(route.request.url).path
    file = Path(settings.STATIC_ROOT) / path.removeprefix(settings.STATIC_URL)
    if route.request.resource_type == "document":
        route.fulfill(body=shown[path], content_type="text/html; charset=utf-8")
    elif path.startswith(settings.STATIC_URL) and file.is_file():
        route.fulfill(path=file)
    else:
        if path.startswith(settings.STATIC_URL):
            missing.add(path)
        route.fulfill(status=404)
