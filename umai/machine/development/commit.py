"""Which commit this checkout is."""

import subprocess

from umai.machine.installation import CHECKOUT


def commit_here() -> str:
    """The commit of this checkout, with a mark where files differ from it; "" outside of a checkout."""
    try:
        return git("rev-parse", "HEAD") + ("+changes" if git("status", "--porcelain") else "")
    except (OSError, subprocess.CalledProcessError):
        return ""


def git(*words: str) -> str:
    # Whoever runs this program trusts its checkout, which on a server belongs to root.
    command = ["git", "-c", f"safe.directory={CHECKOUT}", *words]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    return done.stdout.strip()
