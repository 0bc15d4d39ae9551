"""`umai trail verify`, `umai trail anchor` and `umai trail export`."""

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
        "--anchors",
        type=Path,
        metavar="PLACE",
        action="append",
        default=[],
        help="a folder or file of heads kept elsewhere; again for each; without it those of UMAI_ANCHORS",
    )
    check.add_argument(
        "--rows", action="store_true", help="also compare every recorded row with its proof (minutes)"
    )
    check.add_argument("--json", action="store_true", help="print the findings as JSON")
    check.set_defaults(act=verify_trail)
    keep = acts.add_parser(
        "anchor", help="keep the newest head in a folder or file", description=anchor_trail.__doc__
    )
    keep.add_argument(
        "--to",
        type=Path,
        metavar="PLACE",
        help="a folder, or a file with an ending, that this machine's administrator cannot change later"
        "; without it each place of UMAI_ANCHORS, which were begun before",
    )
    keep.add_argument(
        "--leaves", action="store_true", help="also keep every entry's hash, to name the first difference"
    )
    keep.set_defaults(act=anchor_trail)
    export = acts.add_parser(
        "export", help="write the trail into a file for a verifier", description=export_trail.__doc__
    )
    export.add_argument("file", type=Path, metavar="FILE", help="where the lines of JSON go")
    export.set_defaults(act=export_trail)


def run(args):
    return args.act(args)


def verify_trail(args):
    """Compute the whole trail again; answers 1, with the findings, when anything differs."""
    from django.conf import settings

    from umai.trail.anchors.keeping import own_file
    from umai.trail.anchors.places import UnusableAnchors
    from umai.trail.models import Entry
    from umai.trail.rows.verification import find_row_faults
    from umai.trail.verification import find_faults

    def seen(n):
        if sys.stderr.isatty():
            print(f"\r{n:,} entries", end="", file=sys.stderr)

    own = [own_file()] if own_file().exists() else []
    places = args.anchors or settings.UMAI_ANCHORS
    try:
        findings = list(find_faults(anchors=[*own, *places], seen=seen))
        if args.rows:
            findings += find_row_faults()
    except UnusableAnchors as error:
        print(f"umai trail verify: {error}", file=sys.stderr)
        return 2
    entries = Entry.objects.using("owner").count()
    limits = what_is_not_proven(places, entries)
    if args.json:
        said = {"entries": entries, "findings": [asdict(one) for one in findings], "not_proven": limits}
        print(json.dumps(said, indent=1))
    else:
        for one in findings:
            print(f"{one.what}: {one.where}: {one.words}")
        print(f"{entries:,} entries, {len(findings)} findings")
        for sentence in limits:
            print(f"Not proven: {sentence}")
    return 1 if findings else 0


def what_is_not_proven(anchors, entries) -> list[str]:
    """What the heads that were given leave open, as sentences for whoever reads the answer."""
    from umai.trail.anchors.places import read_place

    if not anchors:
        return [
            "no heads kept elsewhere were given (--anchors). Whoever owns this machine, and so the key, can"
            " have cut off the end of the trail, dated entries back, or written all of it anew."
        ]
    size = max(one.head.size for place in anchors for one in read_place(place))
    if size < entries:
        return [f"the last {entries - size:,} entries came after the newest head that was kept elsewhere."]
    return []


def anchor_trail(args):
    """Give every entry its place in the tree and write the signed head into PLACE.

    The first time this begins the place with the public key. Afterwards the worker keeps heads there
    every minute, where UMAI_ANCHORS names it. Without --to the newest head is kept in each place of
    UMAI_ANCHORS; answers 1 where one of them could not be written.
    """
    from umai.trail.anchors.keeping import keep_in_place
    from umai.trail.anchors.places import PlaceFailed, is_one_file

    if args.to is None:
        return anchor_where_named()
    folder = args.to.parent if is_one_file(args.to) else args.to
    if not folder.is_dir():
        print(f"umai trail anchor: {folder} is not a folder", file=sys.stderr)
        return 2
    try:
        head = keep_in_place(args.to, with_leaves=args.leaves)
    except PlaceFailed as failure:
        print(f"umai trail anchor: {failure}", file=sys.stderr)
        return 2
    if head is None:
        print("umai trail anchor: the trail is still empty", file=sys.stderr)
        return 1
    print(f"{head.size} entries, root {head.root.hex()}, signed {head.signed_at.isoformat()}")
    return 0


def anchor_where_named() -> int:
    """Do what the worker does every minute, which may stand still; it begins no place either."""
    from django.conf import settings

    from umai.trail.anchors.keeping import keep_heads

    if not settings.UMAI_ANCHORS:
        print("umai trail anchor: say --to PLACE, or name places in UMAI_ANCHORS", file=sys.stderr)
        return 2
    kept = keep_heads(using="owner")
    print(f"The newest head lies in {kept} of {len(settings.UMAI_ANCHORS)} places.")
    return 0 if kept == len(settings.UMAI_ANCHORS) else 1


def export_trail(args):
    """Write entries, leaves and heads as lines of JSON: ids and names of acts, no name of anybody.

    `umai/trail/standalone/verify_trail.py` verifies the file with nothing but Python.
    """
    from umai.trail.jobs import sequence_entries
    from umai.trail.standalone.export import write_export

    sequence_entries(using="owner")
    try:
        with args.file.open("w", encoding="utf-8") as file:
            lines = write_export(file)
    except OSError as error:
        print(f"umai trail export: {args.file.name} cannot be written: {error.strerror}", file=sys.stderr)
        return 2
    print(f"{args.file}: {lines:,} lines")
    return 0
