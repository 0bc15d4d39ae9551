"""`umai publish --asked`, every night: what was released on screen, and what was asked for there."""

import argparse
from pathlib import Path

from umai.statistics.publication.keeping import one_at_a_time
from umai.statistics.releases.command import set_up_words, unusable


def publish_asked(args: argparse.Namespace, home: Path) -> int:
    """Take in what was released on screen, draw what was asked for there, and write what is released."""
    for name, given in {"--tables": args.tables, "--known": args.known, "--known-on": args.known_on}.items():
        if given:
            raise unusable(f"{name} is not for --asked: what is drawn was asked for on screen")
    if args.out is not None and not args.out.is_dir():
        raise unusable(f"--out: there is no folder {args.out}")
    set_up_words()
    from umai.statistics.releases.drawing import draw_asked
    from umai.statistics.releases.keeping import take_in_answers, write_released

    with one_at_a_time(home):
        for name in take_in_answers(home):
            print(f"Edition {name} was released on screen and is kept.")
        refused = False
        for one in draw_asked(home):
            print(one.says)
            refused = refused or one.refused
        for path in write_released(args.out) if args.out else ():
            print(f"Written: {path}")
    return 1 if refused else 0
