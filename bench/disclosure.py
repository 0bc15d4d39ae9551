"""Which way of printing counts tells a reader least, and does the audit find releases that are broken?

    .venv/bin/python -m bench.disclosure [--publications 500] [--part 0:500] [--places 40] [--seed 1]
        [--only "published, to 5"] [--behind] [--kept FILE] [--minutes 60] [--json DIR]

Invented publications (`bench.publications`): three linked tables in two editions, exact figures and zeros
that readers know. Each is printed in every way, and the reader of both editions attacks: true counts of 1 to
4, and true changes of 1 to 4, that are held to fewer than five whole numbers are disclosed. `published` is
what `umai.disclosure` prints, drawn anew where the audit asks; a refusal counts as a failure. tau-ARGUS
protects each table by itself, and runs where `pytauargus` is installed (`bench.suppression`). Then three
releases are broken on purpose: counts of 1 to 4 suppressed and no more, a margin too many printed exactly, a
ratio printed exactly. Ends with 1 where something published is disclosed, a publication is refused, or a
broken release is not found.

All 500 take hours. `--kept FILE` writes a line of JSON for each publication and goes on after those it holds;
`--minutes` ends before the next publication once they are over. A line made by other code is made anew.
"""

import contextlib
import json
import sys
import time
from collections import defaultdict
from copy import deepcopy
from hashlib import sha256
from itertools import batched, chain, islice
from pathlib import Path

from bench.publications import EDITIONS, invent_publication
from bench.results import CHECKOUT, Result, bench_parser
from bench.suppression import has_tau_argus, suppress
from umai.disclosure.attacker.reading import MOST, PrintedRatio
from umai.disclosure.release import editions
from umai.disclosure.release.audit import exposures
from umai.disclosure.release.editions import EditionReading, Release
from umai.disclosure.release.loss import information_loss
from umai.disclosure.release.publishing import WouldDisclose, publish
from umai.disclosure.release.rounding import Rounding

KEY = b"the key of an invented statistical office"
ROUNDINGS = [Rounding(base, keyed) for keyed in (False, True) for base in (5, 10)]
PUBLISHED = {"published, to 5": Rounding(5, keyed=True), "published, to 10": Rounding(10, keyed=True)}
TAU_ARGUS = "tau-argus"
SMALL = range(1, 5)
AT_ONCE = 20  # cells of which is asked together what others tell of them
LARGEST_WHOLE = 2_000  # of which a ratio with one decimal of a percent still tells a count


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--publications", type=int, default=500)
    asking.add_argument("--part", help="only these of them, as FROM:TO")
    asking.add_argument("--places", type=int, default=40, help="the most places of a table")
    asking.add_argument("--seed", type=int, default=1)
    asking.add_argument("--behind", action="store_true", help="attack cells that nobody prints as well")
    asking.add_argument("--only", action="append", default=[], help="a way of printing, in place of all")
    asking.add_argument("--kept", type=Path, metavar="FILE", help="a line for each; goes on after them")
    asking.add_argument("--minutes", type=float, default=float("inf"), help="how long to begin another")
    args = asking.parse_args()
    begin, end = map(int, (args.part or f"0:{args.publications}").split(":"))
    kept = KeptLines(args.kept, [args.seed, args.places, args.behind, sorted(args.only)])
    until = time.monotonic() + 60 * args.minutes
    for number in range(begin, end):
        if number not in kept.lines and time.monotonic() < until:
            with asked_once():
                kept.add(number, attack_all(invent_publication(args.seed, number, args.places), args))
            if len(kept.lines) % 10 == 0:
                tell(*kept.joined())
    scores, broken = kept.joined()
    tell(scores, broken)
    volume = {"publications": len(kept.lines), "first": begin, "places": args.places, "seed": args.seed}
    result = Result("disclosure", volume)
    add_figures(result, scores, broken)
    result.tell(args.json)
    failed = any(one["disclosed"] or one["refused"] for way in PUBLISHED for one in scores[way])
    sys.exit(failed or any(one is False for found in broken.values() for one in found))


class KeptLines:
    """What was found of each publication, by its number; in a file as well, where there is one."""

    def __init__(self, file, asked):
        self.file, self.lines = file, {}
        self.made_by = sha256(json.dumps(asked).encode() + b"".join(map(Path.read_bytes, sources())))
        for line in file.read_text().splitlines() if file and file.exists() else []:
            one = json.loads(line)
            if one["made_by"] == self.made_by.hexdigest()[:16]:
                self.lines[one["number"]] = one

    def add(self, number, found):
        self.lines[number] = {"number": number, "made_by": self.made_by.hexdigest()[:16]} | found
        if self.file:
            with self.file.open("a") as file:
                file.write(json.dumps(self.lines[number]) + "\n")

    def joined(self):
        """The scores of each way, and whether each broken release was found, of all publications."""
        scores, broken = defaultdict(list), defaultdict(list)
        for _number, one in sorted(self.lines.items()):
            for way, score in one["ways"].items():
                scores[way].append(score)
            for name, is_found in one["broken"].items():
                broken[name].append(is_found)
        return scores, broken


def sources():
    """The files that decide what is found."""
    room = CHECKOUT / "umai" / "disclosure"
    return sorted(one for one in room.rglob("*.py") if "tests" not in one.parts) + [
        CHECKOUT / "bench" / name for name in ("disclosure.py", "publications.py", "suppression.py")
    ]


@contextlib.contextmanager
def asked_once():
    """Answer the same question about the same sums once: audit and attack of a publication ask alike."""
    search, known = editions.cell_intervals, {}

    def search_once(reading, lines, *, enough, targets):
        arrays = (lines.row, lines.cell, lines.sign, reading.low, reading.high, targets)
        asked = (enough, tuple(reading.ratios), *(one.tobytes() for one in arrays))
        if asked not in known:
            known[asked] = search(reading, lines, enough=enough, targets=targets)
        return deepcopy(known[asked])

    editions.cell_intervals = search_once
    try:
        yield
    finally:
        editions.cell_intervals = search


def attack_all(publication, args) -> dict:
    """One publication printed in every way and attacked, and its broken releases."""
    scores = {}
    for way, release_all in ways(args.only).items():
        started = time.process_time()
        releases = release_all(publication)
        seconds = time.process_time() - started
        scores[way] = score(publication, releases, seconds, args.behind)
    return {"ways": scores, "broken": broken_releases(publication)}


def ways(only):
    """Each way of printing: a function from an invented publication to its releases, none where refused."""
    found = {
        str(rounding): lambda of, by=rounding: [rounded(of, one, by) for one in EDITIONS]
        for rounding in ROUNDINGS
    }
    if has_tau_argus():
        found[TAU_ARGUS] = lambda of: [suppressed(of, one) for one in EDITIONS]
    found |= {name: lambda of, by=rounding: published(of, by) for name, rounding in PUBLISHED.items()}
    return {name: way for name, way in found.items() if name in only or not only}


def rounded(publication, edition, rounding) -> Release:
    """Every count and margin rounded, and nothing else done."""
    release = Release(edition, publication.tables[edition], known=publication.known[edition])
    for cell, count in release.counts.items():
        release.printed[cell] = count
        if cell not in release.known:
            release.printed[cell] = rounding.printed(cell, count, KEY)
            release.windows[cell] = rounding.window(release.printed[cell])
    return release


def suppressed(publication, edition) -> Release:
    """Each table as tau-ARGUS leaves it; zeros are printed, so that what it hides is known not to be zero."""
    release = Release(edition, publication.tables[edition], known=publication.known[edition])
    for table in release.tables:
        shown, hidden = suppress(table)
        release.windows |= dict.fromkeys(hidden, (1, MOST)) | release.windows
        for cell in shown:
            release.windows[cell] = (release.counts[cell], release.counts[cell])
            release.printed[cell] = release.counts[cell]
    return release


def published(publication, rounding) -> list[Release]:
    done = []
    for edition in EDITIONS:
        try:
            done.append(
                publish(
                    publication.tables[edition],
                    edition=edition,
                    key=KEY,
                    earlier=done,
                    known=publication.known[edition],
                    rounding=rounding,
                )
            )
        except WouldDisclose:
            return []
    return done


def score(publication, releases, seconds, behind) -> dict:
    """What a reader is told of these releases, and what they lost."""
    told = disclosed(publication, releases, behind)
    losses = [information_loss(one) for one in releases]
    numbers = sum(one.cells - one.withheld for one in losses)
    return {
        "refused": not releases,
        "disclosed": len(told),
        "changes": sum(bool(one.since) for one in told),
        "small": sum(count in SMALL for of in publication.counts.values() for count in of.values()),
        "cells": sum(one.cells for one in losses),
        "withheld": sum(one.withheld for one in losses),
        "altered": sum(one.altered for one in losses),
        "numbers": numbers,
        "apart": sum(one.deviation * (one.cells - one.withheld) for one in losses),
        "sums": sum(one.sums for one in losses),
        "broken_sums": sum(one.broken_sums for one in losses),
        "seconds": seconds,
    }


def disclosed(publication, releases, behind=False, among=()):
    """The exposures that are true: whose count, or whose change, is 1 to 4."""
    counts = publication.counts
    return [
        one
        for one in exposures(releases, behind=behind, among=among)
        if abs(counts[one.edition][one.cell] - (counts[one.since][one.cell] if one.since else 0)) in SMALL
    ]


def broken_releases(publication) -> dict:
    """Whether each broken release is found; None where this publication cannot be broken so."""
    return {
        "naive suppression": suppressed_naively(publication),
        "a margin too many": with_a_margin_too_many(publication),
        "an exact ratio": with_an_exact_ratio(publication),
    }


def suppressed_naively(publication):
    """All printed exactly but counts of 1 to 4, of which readers are told that this is what is hidden."""
    release = Release(EDITIONS[0], publication.tables[EDITIONS[0]], known=publication.known[EDITIONS[0]])
    release.windows = {
        cell: (1, 4) if count in SMALL else (count, count) for cell, count in release.counts.items()
    }
    small = small_cells(publication, release)
    # One that is found is enough, and all take a hundred times as long; of the first, others may know some.
    asked = (small[:10], small)
    return any(disclosed(publication, [release], among=some) for some in asked) if small else None


def with_a_margin_too_many(publication):
    """All rounded but a small margin; if there is none, a margin of both editions whose change is small."""
    releases = [rounded(publication, edition, ROUNDINGS[2]) for edition in EDITIONS]
    finest = {cell for table in releases[0].tables for cell in table.finest_cells()}
    first, second = (one.counts for one in releases)
    small = [cell for cell in small_cells(publication, releases[0]) if cell not in finest]
    changed = [
        cell
        for cell, count in first.items()
        if abs(count - second[cell]) in SMALL
        and cell not in finest
        and cell not in publication.known[EDITIONS[0]]
    ]
    chosen = list(islice(chain(untold(releases, small), untold(releases, changed)), 1))
    for one in releases:
        one.windows |= {cell: (one.counts[cell], one.counts[cell]) for cell in chosen}
    return is_found(publication, releases, chosen)


def with_an_exact_ratio(publication):
    """All rounded, and the ratio of a small count to a sum printed exactly: a percent with one decimal."""
    release = rounded(publication, EDITIONS[0], ROUNDINGS[2])
    for cell in untold([release], small_cells(publication, release)):
        for whole in wholes(cell, release.counts):
            share = round(100 * release.counts[cell] / release.counts[whole], 1) / 100
            ratio = PrintedRatio(cell, whole, share - 0.0005, share + 0.0005)
            if is_telling(ratio, release.windows):
                release.ratios = (ratio,)
                return is_found(publication, [release], [cell])
    return None


def is_telling(ratio, windows) -> bool:
    """Whether fewer than five counts fit a ratio and both windows; 4 of 8 may be anything from 3 of 6."""
    above, below = windows[ratio.numerator], windows.get(ratio.denominator, (0, 0))
    fitting = {
        count
        for whole in range(max(below[0], 1), below[1] + 1)
        for count in range(above[0], above[1] + 1)
        if ratio.low <= count / whole <= ratio.high
    }
    return 0 < len(fitting) < 5


def small_cells(publication, release):
    """The cells of 1 to 4 children that others have not published."""
    known = publication.known[release.edition]
    return [cell for cell, count in release.counts.items() if count in SMALL and cell not in known]


def untold(releases, cells):
    """Each of these cells that exact figures of others leave wide: only they can be told by a release."""
    readings = [EditionReading(one.edition, [one]) for one in releases]
    for some in batched(cells, AT_ONCE):
        for one in readings:
            one.know_exactly(some)
        for cell in some:
            if all(one.known_width[one.places([cell])[0]] == MOST for one in readings):
                yield cell


def wholes(cell, counts):
    """The margins of which a cell's ratio would be printed: without one of its categories."""
    for left_out in cell.categories:
        whole = cell._replace(categories=tuple(one for one in cell.categories if one != left_out))
        if cell.categories[1:] and 0 < counts.get(whole, 0) <= LARGEST_WHOLE:
            yield whole


def is_found(publication, releases, cells):
    """Whether the audit names these cells; None where there are none."""
    told = {one.cell for one in disclosed(publication, releases, among=cells)} if cells else set()
    return set(cells) <= told if cells else None


def tell(scores, broken):
    heads = f"{'publications':>12} {'disclosed':>10} {'changes':>8} {'withheld':>9} {'apart':>6} {'sums':>6}"
    print(f"{'':18} {heads} {'s':>6}")
    for way, found in scores.items():
        total = totals(found)
        print(
            f"{way:18} {total['told']:4} of {len(found):4} {total['disclosed']:10} {total['changes']:8} "
            f"{total['withheld_share']:8.2f}% {total['deviation']:6.2f} {total['broken_share']:5.1f}% "
            f"{total['seconds']:6.2f}" + (f", {total['refused']} refused" if total["refused"] else "")
        )
    for name, found in broken.items():
        tried = [one for one in found if one is not None]
        print(f"broken: {name}: found {sum(tried)} of {len(tried)}", flush=True)


def totals(found) -> dict:
    """The scores of all publications together, as shares."""
    total = {key: sum(one[key] for one in found) for key in found[0]}
    return total | {
        "told": sum(one["disclosed"] > 0 for one in found),
        "withheld_share": 100 * total["withheld"] / max(total["cells"], 1),
        "deviation": total["apart"] / max(total["numbers"], 1),
        "broken_share": 100 * total["broken_sums"] / max(total["sums"], 1),
        "seconds": total["seconds"] / len(found),
    }


def add_figures(result, scores, broken):
    for way, found in scores.items():
        total = totals(found)
        kept = (
            "told",
            "changes",
            "small",
            "refused",
            "withheld_share",
            "deviation",
            "broken_share",
            "seconds",
        )
        result.add(
            way,
            f"{way}: small counts and changes disclosed",
            unit="",
            value=total["disclosed"],
            more={key: round(total[key], 3) for key in kept},
        )
    for name, found in broken.items():
        tried = [one for one in found if one is not None]
        share = round(100 * sum(tried) / max(len(tried), 1), 1)
        result.add(name, f"broken: {name}: found", unit="%", value=share, more={"releases": len(tried)})


if __name__ == "__main__":
    main()
