"""`umai compile`: compile texts and program, on a server where who serves may not write the checkout."""

import argparse
import compileall
import sys
import sysconfig
from pathlib import Path

from umai.machine.installation import CHECKOUT
from umai.machine.translations import compile_translations, missing_translations

HELP = "compile texts and program once, as the owner of the checkout, for users who may not write it"


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes nothing."""


def run(args: argparse.Namespace) -> int:
    """0; 2 where the checkout cannot be written."""
    done = compile_translations()
    if missing_translations():
        print(f"umai compile: {CHECKOUT} cannot be written by this user", file=sys.stderr)
        return 2
    # Who serves may not write here, and would read every file of the program anew at each start.
    for folder in (CHECKOUT / "umai", Path(sysconfig.get_paths()["purelib"])):
        compileall.compile_dir(folder, quiet=2, workers=0)
    print(f"{done} files compiled." if done else "All texts are compiled.")
    return 0
