"""`umai labels`: write down what readers said of pairs, for `umai train`."""

import argparse
import sys
from pathlib import Path

HELP = "write what readers said of pairs as labelled pairs, for umai train"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell argparse what `umai labels` takes."""
    parser.add_argument("--out", metavar="FILE", required=True, type=Path, help="where to write the pairs")


def run(args: argparse.Namespace) -> int:
    """Write them; no name, number or date of a child is among them."""
    from umai.machine.cluster.functions import fetch_rows
    from umai.matching.training.labels import write_labels
    from umai.trail.anchors.guard import require_kept_heads

    require_kept_heads(using="owner")
    columns = "model, same, weight, probability, levels::text"
    rows = fetch_rows(f"select {columns} from linkage_labelled()", using="owner")
    with args.out.open("w", encoding="utf-8", newline="") as file:
        number = write_labels(file, rows)
    print(f"{args.out}: {number} pairs", file=sys.stderr)
    return 0
