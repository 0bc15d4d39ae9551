"""`umai trail verify` and `umai trail anchor`."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

HELP = "prove that the trail is whole, or keep its newest head elsewhere"


def arguments(parser):
    acts = parser.add_subparsers(title="acts", metavar="ACT", required=True)
    check = acts.add_parser(
        "verify", help="find every changed, inserted or missing entry", description=verify_trail.__doc__
    )
    check.add_argument(
        "--anchors", type=Path, metavar="DIR", help="heads kept elsewhere, by `umai trail anchor`"
    )
    check.add_argument(
        "--rows", action="store_true", help="also compare every recorded row with its proof (minutes)"
    )
    check.add_argument("--json", action="store_true", help="print the findings as JSON")
    check.set_defaults(act=verify_trail)
    keep = acts.add_parser("anchor", help="keep the newest head in a folder", description=keep_head.__doc__)
    keep.add_argument(
        "--to",
        type=Path,
        metavar="DIR",
        required=True,
        help="a folder that this machine's administrator cannot change later",
    )
    keep.add_argument(
        "--leaves", action="store_true", help="also keep every entry's hash, to name the first difference"
    )
    keep.set_defaults(act=keep_head)


def run(args):
    return args.act(args)


def verify_trail(args):
    """Compute the whole trail again; answers 1, with the findings, when anything differs."""
    from umai.trail.models import Entry
    from umai.trail.rows.verification import find_row_faults
    from umai.trail.verification import UnusableAnchors, find_faults

    def seen(n):
        if sys.stderr.isatty():
            print(f"\r{n:,} entries", end="", file=sys.stderr)

    try:
        findings = list(find_faults(anchors=args.anchors, seen=seen))
        if args.rows:
            findings += find_row_faults()
    except UnusableAnchors as error:
        print(f"umai trail verify: {error}", file=sys.stderr)
        return 2
    entries = Entry.objects.using("owner").count()
    if args.json:
        print(json.dumps({"entries": entries, "findings": [asdict(one) for one in findings]}, indent=1))
    else:
        for one in findings:
            print(f"{one.what}: {one.where}: {one.words}")
        held = "" if args.anchors else " (not held against heads kept elsewhere: use --anchors)"
        print(f"{entries:,} entries, {len(findings)} findings{held}")
    return 1 if findings else 0


def keep_head(args):
    """Give every entry its place in the tree and write the signed head into DIR."""
    from umai.trail.jobs import sequence_entries
    from umai.trail.verification import write_anchor

    if not args.to.is_dir():
        print(f"umai trail anchor: {args.to} is not a folder", file=sys.stderr)
        return 2
    sequence_entries(using="owner")
    head = write_anchor(args.to, with_leaves=args.leaves)
    if head is None:
        print("umai trail anchor: the trail is still empty", file=sys.stderr)
        return 1
    print(f"{head.size} entries, root {head.root.hex()}")
    return 0
