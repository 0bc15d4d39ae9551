"""Draws pages of a running rehearsal as pictures: in Kyrgyz on a phone, in Russian on a desk."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
FOLDER = CHECKOUT / "docs" / "pictures"
SCREENS = (("ky", 360, 740), ("ru", 1280, 900))
# Name of the picture to who signs in, and which page.
PICTURES = {
    "commission-secretary": ("asel", "/"),
    "commission-member": ("sanjar", "/"),
    "commission-akim": ("kubanych", "/"),
    "commission-oblast": ("marat", "/"),
    "commission-ministry": ("talant", "/"),
    "commission-control": ("talant", "/commission/control/"),
}


def main(names) -> int:
    """Draw these pictures, or all; answers 0, or 2 for an unknown name."""
    if unknown := set(names) - set(PICTURES):
        print(f"pictures: there is no {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    from playwright.sync_api import sync_playwright

    address = f"http://127.0.0.1:{os.environ.get('UMAI_PORT', '8000')}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        for name in names or PICTURES:
            who, url = PICTURES[name]
            for language, width, height in SCREENS:
                page = browser.new_context(
                    base_url=address,
                    locale=language,
                    viewport={"width": width, "height": height},
                    extra_http_headers={"Accept-Language": language},
                ).new_page()
                sign_in(page, who)
                page.goto(url)
                page.screenshot(
                    path=FOLDER / f"{name}-{language}.png", full_page=True, clip=part_of(page, height)
                )
                print(f"{name}-{language}.png")
                page.context.close()
        browser.close()
    return 0


def part_of(page, height):
    """The page from its top, at most three screens of it."""
    size = page.evaluate("[document.documentElement.clientWidth, document.documentElement.scrollHeight]")
    return {"x": 0, "y": 0, "width": size[0], "height": min(size[1], 3 * height)}


def sign_in(page, who):
    """Sign in with the password and the code of this minute, in the language of the browser."""
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


def chromium():
    """The Chromium of this machine."""
    return os.environ.get("UMAI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
