"""Make a world and its lists: `python -m bench.world --help`."""

import argparse
import time
from pathlib import Path

from bench.world import lists, rates


def main():
    asking = argparse.ArgumentParser(prog="python -m bench.world", description=__doc__)
    asking.add_argument("--out", type=Path, required=True, metavar="DIR")
    asking.add_argument("--seed", type=int, default=1)
    asking.add_argument("--left", type=int, default=100_000, help="rows of A.csv, a school list (100000)")
    asking.add_argument("--right", type=int, default=30_000, help="rows of B.csv, a list of migrants (30000)")
    asking.add_argument("--people", type=int, help="children in the world (one and a half times --left)")
    asking.add_argument("--lists", type=int, choices=[4], help="four lists in place of A and B")
    asking.add_argument("--size", type=int, default=50_000, help="rows of each of four lists (50000)")
    asking.add_argument(
        "--style", choices=["plain", "raw"], default="plain", help="raw: as offices send them"
    )
    asking.add_argument(
        "--register", type=int, metavar="N", help="register.csv as well: about N of four lists' children"
    )
    asking.add_argument("--processes", type=int, default=2)
    args = asking.parse_args()
    begun = time.perf_counter()
    if args.lists:
        write_four_lists(args)
    else:
        write_two_lists(args.out, args.left, args.right, args.seed, args.people, args.processes)
    print(f"{args.out}: {time.perf_counter() - begun:.0f} s")


def write_two_lists(folder, left, right, seed, people=None, processes=2):
    """A.csv, B.csv, truth.csv and people.csv."""
    profiles = [rates.SCHOOL, rates.MIGRATION]
    world = lists.World(seed, people or round(left * 1.5), profiles, [left, right])
    lists.write_lists(world, folder, ["A.csv", "B.csv"], processes)


def write_four_lists(args):
    world = lists.World(args.seed, args.people or args.size * 3, rates.FOUR, [args.size] * 4)
    names = [f"{profile.name}.csv" for profile in rates.FOUR]
    lists.write_lists(world, args.out, names, args.processes)
    if args.style == "raw":
        from bench.world import raw

        raw.write_raw_lists(args.out, names)
    if args.register:
        from bench.world import register

        register.write_register(world, args.out, args.register)


if __name__ == "__main__":
    main()
