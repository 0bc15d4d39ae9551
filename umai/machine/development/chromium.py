"""The Chromium of this machine, for what looks at pages as people do: tests, pictures and measurements."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """The program; `bin/test` names one that runs here."""
    return os.environ.get("UMAI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def run_chromium() -> Iterator:
    """A browser without a screen while the block lasts. A process has one: a second does not start."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        yield browser
        browser.close()
