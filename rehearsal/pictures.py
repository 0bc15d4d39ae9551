"""Draws pages of a running rehearsal as pictures: in Kyrgyz on a phone, in Russian on a desk."""

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

from rehearsal.figure_examples import enter_examples
from umai.machine.development.chromium import run_chromium
from umai.machine.installation import REPORT_PORT_OFFSET

CHECKOUT = Path(__file__).resolve().parents[1]
FOLDER = CHECKOUT / "docs" / "pictures"
SCREENS = (("ky", 360, 740), ("ru", 1280, 900))
PHONE, DESK = SCREENS
COLOURS = 64  # a page has few; a picture is then a third as large
# Name of the picture to who signs in, which page, and which links lead on from there.
PICTURES = {
    "commission-secretary": ("asel", "/"),
    "commission-member": ("sanjar", "/"),
    "commission-akim": ("kubanych", "/"),
    "commission-oblast": ("marat", "/"),
    "commission-ministry": ("talant", "/"),
    "commission-control": ("talant", "/commission/control/"),
    "rounds-member": ("begimai", "/"),
    "rounds-door": ("begimai", "/rounds/", "main a[href*='/next/']"),
    "rounds-child": ("begimai", "/rounds/", "main a[href*='/next/']", "main a[href*='result=migrants']"),
    "rounds-head": ("gulzat", "/rounds/"),
    "rounds-coverage": ("gulzat", "/rounds/", "main tr:has(.govuk-tag) a"),
    "rounds-questions": ("gulzat", "/rounds/", "main tr:has(.govuk-tag) a", "main a[href$='/questions/']"),
    "rounds-typing": ("gulzat", "/rounds/", "main tr:has(.govuk-tag) a", "main a[href$='/type/']"),
    "rounds-found": ("gulzat", "/rounds/found/"),
    "rounds-market": (
        "gulzat",
        "/rounds/",
        "main td[data-label]:empty >> xpath=.. >> a",
        "main a[href$='/market/']",
    ),
    "rounds-oblast": ("marat", "/rounds/"),
    "rounds-ministry": ("talant", "/rounds/"),
    "figures": ("elnura", "/figures/"),
    "figures-analyst": ("elnura", "/"),
    "figures-ministry": ("talant", "/"),
    "figures-ombudsman": ("jamilya", "/"),
    "figures-commissioner": ("sezim", "/"),
    "figures-crimes": ("elnura", "/figures/table/crimes/"),
    "figures-sexual-crimes": ("elnura", "/figures/table/sexual_crimes/"),
    "figures-suicides": ("talant", "/figures/table/suicides/"),
    "figures-suicides-by-oblast": ("talant", "/figures/table/suicides_by_oblast/"),
    "figures-left-behind": ("jamilya", "/figures/table/left_behind/"),
    "figures-found": ("talant", "/figures/table/found_by_ministry/"),
    "figures-by-family": ("jamilya", "/figures/table/violence_by_family/"),
    "figures-all": ("elnura", "/figures/all/"),
    "figures-coverage": ("jamilya", "/figures/coverage/"),
    "figures-indicators": ("elnura", "/figures/indicators/"),
    "figures-registered": ("elnura", "/figures/indicators/registered_children/"),
    "figures-ages": ("elnura", "/figures/indicators/registered_children/?by=age"),
    "figures-districts": ("elnura", "/figures/indicators/registered_children/?by=district"),
    "figures-years": ("elnura", "/figures/indicators/registered_children/?by=year"),
    "figures-chain": ("talant", "/figures/indicators/chain/"),
    "figures-claims": ("elnura", "/figures/claims/"),
    "figures-claim": ("elnura", "/figures/claims/", "main h2 a"),
    "figures-enter-claim": ("jamilya", "/figures/claims/enter/"),
    "figures-estimates": ("talant", "/figures/estimates/"),
    "figures-estimate": ("talant", "/figures/estimates/", "main h2 a"),
    "figures-questions": ("jamilya", "/figures/questions/"),
    "figures-question": ("jamilya", "/figures/questions/", "main h2 a"),
    "figures-register-question": ("jamilya", "/figures/questions/register/"),
    "figures-extracts": ("talant", "/figures/extracts/"),
    "figures-extract": ("talant", "/figures/extracts/", "main h2 a"),
    "figures-ask-extract": ("elnura", "/figures/extracts/ask/"),
}
# Pictures of the README, one screen each: the screen, who signs in (nobody at the report form), and the way.
FRONT = {
    "report": (PHONE, None, "/report/ky/"),
    "my-day": (PHONE, "meerim", "/"),
    "case": (DESK, "gulzat", "/cases/", "main tbody a[href^='/cases/']"),
}


def main(names) -> int:
    """Draw these pictures, or all; answers 0, or 2 for an unknown name."""
    if unknown := set(names) - {*PICTURES, *FRONT}:
        print(f"pictures: there is no {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    port = int(os.environ.get("UMAI_PORT", "8000"))
    report_port = int(os.environ.get("UMAI_REPORT_PORT", port + REPORT_PORT_OFFSET))
    address = f"http://127.0.0.1:{port}"
    with run_chromium() as browser:
        signed_in = {}
        names = names or [*PICTURES, *FRONT]
        if any(name.startswith("figures") for name in names):
            signed_in["elnura"] = sign_in(browser.new_context(base_url=address).new_page(), "elnura")
            examples = browser.new_context(base_url=address, storage_state=signed_in["elnura"])
            enter_examples(examples.new_page())
            examples.close()
        for name in names:
            screens = [FRONT[name][0]] if name in FRONT else SCREENS
            who, url, *links = FRONT[name][1:] if name in FRONT else PICTURES[name]
            if who and who not in signed_in:
                signed_in[who] = sign_in(browser.new_context(base_url=address).new_page(), who)
            for language, width, height in screens:
                page = browser.new_context(
                    base_url=address if who else f"http://127.0.0.1:{report_port}",
                    locale=language,
                    viewport={"width": width, "height": height},
                    extra_http_headers={"Accept-Language": language},
                    storage_state=signed_in.get(who),
                ).new_page()
                file = f"{name}.png" if name in FRONT else f"{name}-{language}.png"
                draw(page, url, links, FOLDER / file, screens=1 if name in FRONT else 3)
                print(file)
                page.context.close()
    return 0


def draw(page, url, links, path, *, screens):
    """Open the page, follow the links from there, and keep at most so many screens of where they lead."""
    page.goto(url)
    for link in links:
        page.locator(link).first.click()
        page.wait_for_load_state()
    width, height = page.evaluate(
        "[document.documentElement.clientWidth, document.documentElement.scrollHeight]"
    )
    height = min(height, screens * page.viewport_size["height"])
    drawn = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    Image.open(BytesIO(drawn)).convert("RGB").quantize(COLOURS).save(path, optimize=True)


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
