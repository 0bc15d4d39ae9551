"""The Chromium of this machine, for tests that look at pages as people do."""

import os
import shutil

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium():
    """The program; bin/test names one that runs here."""
    return os.environ.get("UMAI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
