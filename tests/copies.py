"""A copy of the house, for tests that change its files."""

import os
import shutil
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]


def copy_house(house: Path) -> Path:
    """The files of the checkout in another folder, with the packages and tools of this one."""
    for name in run(CHECKOUT, "git", "ls-files", "-co", "--exclude-standard").splitlines():
        if (CHECKOUT / name).is_file():
            (house / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(CHECKOUT / name, house / name)
    for made in (".venv", ".tools"):
        (house / made).symlink_to(CHECKOUT / made)
    return house


def run(folder, *words, answers=(0,), **more):
    """What a command in this folder says, without the settings of this run of the tests."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("UMAI_", "DJANGO_", "PYTEST_"))
    }
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, env=clean | more)
    assert done.returncode in answers, (words, done.stdout[-3000:], done.stderr[-3000:])
    return done.stdout
