"""Draw pages of a rehearsal that runs, in three languages, on a phone and on a desk."""

import os
import re
import subprocess
import sys
from functools import cache
from io import BytesIO
from itertools import product

from PIL import Image

from rehearsal.looks.figure_examples import enter_examples
from rehearsal.looks.table import LANGUAGES, PHONE, SCREENS, looks, picture_file
from umai.machine.development.chromium import run_chromium
from umai.machine.installation import CHECKOUT, REPORT_PORT_OFFSET

COLOURS = 64  # a page has few; a picture is then a third as large
SCREENS_OF_PHONE = 2
# Pages of this group are empty until somebody has entered examples.
FIGURES, ANALYST = "Figures", "elnura"


def draw_looks(names):
    """Draw the pages of these names, or all; answers 0, or 2 for an unknown name."""
    asked = [one for one in looks() if not names or one.name in names]
    if unknown := set(names) - {one.name for one in asked}:
        print(f"umai docs: there is no picture {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    port = int(os.environ.get("UMAI_PORT", "8000"))
    report_port = int(os.environ.get("UMAI_REPORT_PORT", port + REPORT_PORT_OFFSET))
    site, form = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{report_port}"
    with run_chromium() as browser:
        session_of = cache(lambda who: sign_in(browser.new_context(base_url=site).new_page(), who))
        if any(look.group == FIGURES for look in asked):
            examples = browser.new_context(base_url=site, storage_state=session_of(ANALYST))
            enter_examples(examples.new_page())
            examples.close()
        for look in asked:
            for language, (width, height) in product(LANGUAGES, SCREENS.items()):
                page = browser.new_context(
                    base_url=site if look.who else form,
                    locale=language,
                    viewport={"width": width, "height": height},
                    extra_http_headers={"Accept-Language": language},
                    storage_state=session_of(look.who) if look.who else None,
                ).new_page()
                draw(page, look, language, picture_file(look, language, width))
                page.context.close()
            print(look.name, flush=True)
    return 0


def draw(page, look, language, path):
    """Open the page, follow the links from there, and keep the first screens of where they lead."""
    address, *links = look.way
    page.goto(address.format(language=language))
    for link in links:
        below = link.startswith("./")
        page.goto(page.url + link[2:] if below else page.locator(link).first.get_attribute("href"))
    width, height = page.evaluate(
        "[document.documentElement.clientWidth, document.documentElement.scrollHeight]"
    )
    screen = page.viewport_size
    most = screen["height"] * (SCREENS_OF_PHONE if screen["width"] == PHONE else 1)
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, most)}
    drawn = page.screenshot(full_page=True, clip=clip)
    path.parent.mkdir(parents=True, exist_ok=True)
    few = Image.open(BytesIO(drawn)).convert("RGB").quantize(COLOURS).convert("RGB")
    few.save(path, lossless=True, quality=100, method=4)


def sign_in(page, who):
    """Sign in with the password and the code of this minute, which serves once; answers the session."""
    said = subprocess.run(
        [CHECKOUT / "bin" / "umai", "rehearse", "--code"], capture_output=True, text=True, check=True
    ).stdout
    password, code = re.fullmatch(r"password (\S+), code (\d+)\s*", said).groups()
    page.goto("/account/sign-in/")
    page.fill("[name=login]", who)
    page.fill("[name=password]", password)
    page.click("main form:has([name=password]) button")
    page.fill("[name=code]", code)
    page.click("main form:has([name=code]) button")
    page.wait_for_url(lambda url: "/account/" not in url)
    kept = page.context.storage_state()
    page.context.close()
    return kept | {"cookies": [one for one in kept["cookies"] if "language" not in one["name"]]}
