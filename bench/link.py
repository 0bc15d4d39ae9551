"""How well, how fast and with how much memory are two lists matched, beside Splink's own library?

    .venv/bin/python -m bench.link --left 1000000 --right 300000 --seeds 1 2 [--json DIR]
    .venv/bin/python -m bench.link --dedupe 100000 --seeds 1 [--json DIR]

Makes a world by each seed (`bench.world`), runs `bin/umai link` on its lists as anybody would, and
`bench.link_baseline` on the same. Quality is counted over all true pairs, between the lists and within
them. The run counts only where the library comparisons on raw strings stay at an F1 of 0.80 or below:
a world in which they do better is too easy. `--tell FILE` writes the mistakes by kind, with examples,
for whoever mends them. Who is taken for whom among the surest pairs, where precision reaches 0.999, is
printed, and kept for all seeds together. UMAI_COMMAND names another `bin/umai`; UMAI_LINK gives it more
words.
"""

import os
import shlex
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from bench.matching import CLASSES, OWN_NAMES, PRECISIONS, JudgedPairs, calibration
from bench.peak import measure_run
from bench.results import CHECKOUT, Result, bench_parser, rounded
from bench.world import lists, rates
from bench.world.__main__ import write_two_lists

FIGURE_WORDS = {
    "f1": "F1 at probability 0.5",
    "f1_best": "the best F1 at any probability",
    "recall_99": "recall at precision 0.99",
    "recall_995": "recall at precision 0.995",
    "recall_999": "recall at precision 0.999",
    "recall_999_own_names": "the same, of rows in which no twin bears the other one's given name",
    "f1_clusters": "F1 of the clusters",
    "f1_twins": "F1, one of them a twin",
    "f1_siblings": "F1, with brothers or sisters",
    "f1_latin": "F1, one row in Latin",
    "f1_no_pin": "F1, a PIN missing",
    "f1_year_only": "F1, a date that is a year only",
    "f1_no_pin_year_only": "F1, a PIN missing and a date a year only",
    "f1_moved": "F1, the family moved",
    "f1_within": "F1, duplicates inside a list",
    "f1_between": "F1 between the lists",
}


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--left", type=int, default=100_000)
    asking.add_argument("--right", type=int, default=30_000)
    asking.add_argument(
        "--dedupe", type=int, metavar="N", help="deduplicate one list of so many rows instead"
    )
    asking.add_argument("--seeds", type=int, nargs="+", default=[1])
    asking.add_argument("--no-baseline", action="store_true", help="without Splink's library beside it")
    asking.add_argument("--tell", type=Path, metavar="FILE", help="write the mistakes by kind")
    asking.add_argument("--keep", type=Path, metavar="DIR", help="keep lists and pairs here")
    args = asking.parse_args()
    runs, people = [], 0
    for seed in args.seeds:
        with seed_folder(args.keep, seed) as where:
            names, people = make_world(where, args, seed)
            runs.append(run_seed(where, names, seed, args))
    result = Result("dedupe" if args.dedupe else "link", volume(args, people))
    add_figures(result, runs)
    result.tell(args.json)


def volume(args, people):
    rows = {"rows": args.dedupe} if args.dedupe else {"left_rows": args.left, "right_rows": args.right}
    return {"children": people, **rows, "seeds": len(args.seeds)}


@contextmanager
def seed_folder(keep, seed):
    """A folder for one seed's world, taken away afterwards unless it is to be kept."""
    where = (keep or Path(tempfile.mkdtemp(prefix="umai-link-"))) / f"seed-{seed}"
    where.mkdir(parents=True, exist_ok=True)
    try:
        yield where
    finally:
        if keep is None:
            shutil.rmtree(where.parent)


def make_world(where, args, seed):
    """The lists of this seed: (their names, how many children there are)."""
    if args.dedupe:
        people = round(args.dedupe * 1.5)
        lists.write_lists(lists.World(seed, people, [rates.SCHOOL], [args.dedupe]), where, ["A.csv"])
        return ["A.csv"], people
    write_two_lists(where, args.left, args.right, seed)
    return ["A.csv", "B.csv"], round(args.left * 1.5)


def run_seed(where, names, seed, args):
    """One seed: what both took and how good they were."""
    files = [where / name for name in names]
    umai = os.environ.get("UMAI_COMMAND", str(CHECKOUT / "bin" / "umai"))
    more = shlex.split(os.environ.get("UMAI_LINK", ""))
    ours = run_matcher(where, files, "ours", [umai, "link", *files, *more], seed, args.tell)
    if not args.no_baseline:
        words = [sys.executable, "-m", "bench.link_baseline", *files]
        ours["library"] = run_matcher(where, files, "library", words, seed)
    return ours


def run_matcher(where, files, name, words, seed, tell=None):
    """Run one matcher and judge it."""
    spent = measure_run([*words, "--out", where / name], cwd=CHECKOUT)
    judged = JudgedPairs(where / "truth.csv", where / "people.csv", where / name / "pairs.csv")
    found = {
        "seed": seed,
        "seconds": spent.seconds,
        "processor": spent.processor,
        "memory": spent.peak / 2**30,
    }
    curve = judged.curve()
    found |= {"f1": curve.at(0.5).f1, "f1_best": curve.best().f1, "curve": curve.drawn()}
    found |= {f"recall_{str(wanted)[2:]}": curve.recall_at(wanted) for wanted in PRECISIONS}
    found["recall_999_own_names"] = judged.curve(OWN_NAMES).recall_at(max(PRECISIONS))
    found |= {f"f1_{name}": judged.curve(holds).at(0.5).f1 for name, holds in CLASSES.items()}
    if (where / name / "clusters.csv").exists():
        found["f1_clusters"] = judged.clusters(where / name / "clusters.csv").f1
    found |= {"false": judged.false_pairs(), "calibration": calibration(judged.steps())}
    found["surest_false"] = judged.surest_false(max(PRECISIONS))
    print(
        f"seed {seed}, {name}: F1 {curve.at(0.5).f1:.4f}, best {curve.best().f1:.4f}, {spent.seconds:.0f} s"
    )
    print(f"  taken for one where precision reaches {max(PRECISIONS)}: {in_words(found['surest_false'])}")
    if tell:
        with tell.open("a", encoding="utf-8") as file:
            file.write(mistakes_as_markdown(judged, files, seed))
    return found


def mistakes_as_markdown(judged, files, seed) -> str:
    """The mistakes at 0.5 of one run, as Markdown: who was taken for whom, what was missed, examples."""
    curve, lines = judged.curve(), [f"\n# Seed {seed}: {judged.there():,} true pairs\n"]
    at, best = curve.at(0.5), curve.best()
    lines += [
        f"At 0.5: F1 {at.f1:.4f}, precision {at.precision:.4f}, recall {at.recall:.4f}; best F1 {best.f1:.4f}"
        f" at {best.probability:.4f}; recall at precision {', '.join(map(str, PRECISIONS))}:"
        f" {', '.join(f'{curve.recall_at(wanted):.4f}' for wanted in PRECISIONS)}."
        f" Never compared, or below 0.01: {judged.not_compared():,}.",
        "\n| class | true pairs | F1 | precision | recall |\n|---|---|---|---|---|",
    ]
    for name, holds in CLASSES.items():
        point = judged.curve(holds).at(0.5)
        lines.append(
            f"| {name} | {point.there:,} | {point.f1:.4f} | {point.precision:.4f} | {point.recall:.4f} |"
        )
    lines.append("\nFalse pairs: " + in_words(judged.false_pairs()))
    lines.append(
        f"\nFalse pairs where precision reaches {max(PRECISIONS)}: "
        + in_words(judged.surest_false(max(PRECISIONS)))
    )
    lines.append("\n| missed with | true pairs | missed | share |\n|---|---|---|---|")
    for kind, (there, missed) in judged.missed_by_kind().items():
        lines.append(f"| {kind} | {there:,} | {missed:,} | {missed / there:.3f} |")
    lines.append("\n| predicted from | to | pairs | predicted | observed |\n|---|---|---|---|---|")
    for low, high, pairs, predicted, observed in calibration(judged.steps()):
        lines.append(f"| {low} | {high} | {pairs:,} | {predicted:.3f} | {observed:.3f} |")
    for false in (True, False):
        lines.append(f"\n## {'False' if false else 'Missed'} pairs, some\n")
        for probability, rows in judged.examples(files, false=false):
            lines.append(f"- {'none' if probability is None else f'{probability:.3f}'}")
            lines += ["      " + " | ".join(str(cell or "") for cell in row) for row in rows]
    return "\n".join(lines) + "\n"


def in_words(kinds) -> str:
    return ", ".join(f"{who} {number:,}" for who, number in kinds.items()) or "none"


def add_figures(result, runs):
    """The mean over the seeds, with the lowest; *bare* is the same of Splink's library."""
    seeds = [found["seed"] for found in runs]
    what = result.question
    for key, says in FIGURE_WORDS.items():
        values = [100 * found[key] for found in runs if key in found]
        if not values or (what == "dedupe" and key in ("f1_between", "f1_moved")):
            continue
        theirs = [100 * found["library"][key] for found in runs if key in found.get("library", {})]
        more = {"lowest": round_share(min(values)), "seeds": seeds}
        if key == "recall_999":
            more |= {"mistaken": sum_kinds(found["surest_false"] for found in runs)}
        if key == "f1":
            more |= {"mistaken": runs[0]["false"], "calibration": runs[0]["calibration"]}
            more["curves"] = {"Umai": runs[0]["curve"]} | (
                {"Splink's library": runs[0]["library"]["curve"]} if theirs else {}
            )
        result.add(
            f"{what}_{key}",
            says,
            unit="%",
            value=round_share(statistics.mean(values)),
            bare=round_share(statistics.mean(theirs)) if theirs else None,
            more=more,
        )
    libraries = [found["library"] for found in runs if "library" in found]
    if libraries:
        value = round_share(max(100 * found["f1_best"] for found in libraries))
        result.add(
            f"{what}_library",
            "the best F1 of Splink's library at any probability, the highest of the seeds",
            unit="%",
            value=value,
        )
    for key, says, unit in (
        ("seconds", "from files to files", "s"),
        ("memory", "the most memory held", "GB"),
    ):
        values, theirs = [found[key] for found in runs], [found[key] for found in libraries]
        more = {"highest": rounded(max(values))}
        if key == "seconds":
            more["processor"] = rounded(statistics.median(found["processor"] for found in runs))
        result.add(
            f"{what}_{key}",
            says,
            unit=unit,
            value=rounded(statistics.median(values)),
            bare=rounded(statistics.median(theirs)) if theirs else None,
            more=more,
        )


def sum_kinds(kinds):
    """How many of each kind in all runs together, the most frequent first."""
    return dict(sum(map(Counter, kinds), Counter()).most_common())


def round_share(number):
    return round(number, 2)


if __name__ == "__main__":
    main()
