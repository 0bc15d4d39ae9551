"""Print docs/performance.md and its graphs from the figures in bench/measured.

    .venv/bin/python -m bench.performance [--check]

Nothing is measured here: `bench.pages` and the others do that, with `--json bench/measured`.
"""

import argparse
import json
import sys
from hashlib import sha256
from pathlib import Path

from bench.results import asked_again, number_as_text
from bench.targets import SECTIONS, TARGETS

CHECKOUT = Path(__file__).resolve().parent.parent
MEASURED = CHECKOUT / "bench" / "measured"
PAGE = CHECKOUT / "docs" / "performance.md"
GRAPHS = CHECKOUT / "docs" / "performance"
PART = ":"  # in the key of a share of a part, as `recall_date:swapped`: too many to be read on a page
MANY_CASES = 200_000  # open, from which on a run is held against the targets


def main():
    asking = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asking.add_argument("--check", action="store_true", help="write nothing; exit 1 when something is stale")
    args = asking.parse_args()
    found = read_results()
    stale = stale_files(found)
    if args.check:
        for path in stale:
            print(
                f"{path.relative_to(CHECKOUT)} is out of date: run .venv/bin/python -m bench.performance",
                file=sys.stderr,
            )
        return 1 if stale else 0
    GRAPHS.mkdir(exist_ok=True)
    PAGE.write_text(page(found))
    for question, runs in found.items():
        if is_drawn(question, runs) and graph_of(question) in stale:
            from bench.graphs import draw_graph

            draw_graph(
                graph_of(question),
                SECTIONS[question],
                graph_points(question, runs),
                graph_stamp(question, runs),
            )
            print(graph_of(question).relative_to(CHECKOUT))
    return 0


def read_results(folder=MEASURED):
    """Question to its runs, the smallest register first."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        one = json.loads(path.read_text())
        found.setdefault(one["question"], []).append(one)
    for runs in found.values():
        runs.sort(key=lambda one: one["volume"].get("children", 0))
    return {question: found[question] for question in SECTIONS if question in found}


def stale_files(found):
    """The page and the graphs that are not what the figures say."""
    stale = [] if PAGE.exists() and PAGE.read_text() == page(found) else [PAGE]
    for question, runs in found.items():
        path = graph_of(question)
        if is_drawn(question, runs) and not (
            path.exists() and graph_stamp(question, runs) in path.read_text()
        ):
            stale.append(path)
    return stale


def page(found):
    """The whole page as Markdown."""
    lines = [
        "# How fast it is",
        "Printed by `.venv/bin/python -m bench.performance` from the figures in `bench/measured`; do not"
        " edit.",
        "",
        "Measured on rehearsals: invented children, real processes, a real PostgreSQL with row security and"
        " durable writes. `.venv/bin/python -m bench.homes --children N` fills one in a country's"
        " proportions; each section names the command that measured it. Columns of one section may be of"
        " different machines and commits, named below it: compare down a column.",
        "",
    ]
    if any(not run["quiet"] for runs in found.values() for run in runs):
        lines += [
            "**Figures marked ~ are provisional: the machine had other work while they were taken.**",
            "",
        ]
    lines += against_targets(found)
    for question, runs in found.items():
        lines += section_lines(question, runs)
    return "\n".join(lines).rstrip() + "\n"


def against_targets(found):
    """The figures that something is asked of, from every register near the volume of the targets.

    Where a figure was measured on none of that size, from the largest it was measured on.
    """
    rows = []
    for runs in found.values():
        for figure, run in near_the_volume(runs):
            for target in TARGETS.get(figure["key"], ()):
                number = target.number(figure)
                which = f"{target.which} " if "p95" in figure else ""
                unit = "× bare SQL" if target.which == "ratio" else figure["unit"]
                bound, verdict = "≥" if target.least else "≤", target.verdict(number)
                volume = run["volume"]
                rows.append(
                    f"| {figure['says']} | {which}{bound} {number_as_text(target.limit)} {unit} |"
                    f" {provisional_mark(run)}{number_as_text(number)} {unit} | {verdict} |"
                    f" {volume.get('children', 0):,} | {volume.get('open_cases', 0):,} |"
                )
    measured = {figure["key"] for runs in found.values() for run in runs for figure in run["figures"]}
    rows += [
        f"| `{key}` | {'≥' if target.least else '≤'} {number_as_text(target.limit)} | |"
        f" {target.verdict(None)} | | |"
        for key, targets in TARGETS.items()
        for target in targets
        if key not in measured
    ]
    head = [
        "## Against the targets",
        "",
        "Targets are for 2,200,000 children. A row with fewer children in its last columns says nothing"
        " yet of the country.",
        "",
        "| what | target | measured | met | children | open cases |",
        "|---|---|---|---|---|---|",
    ]
    return [*head, *rows, ""] if rows else []


def near_the_volume(runs):
    """Each figure with the runs that have about as many open cases as the targets speak of."""
    big = [run for run in runs if run["volume"].get("open_cases", 0) >= MANY_CASES]
    for figure, run in largest(runs):
        same = [(one, each) for each in big for one in each["figures"] if one["key"] == figure["key"]]
        yield from same or [(figure, run)]


def largest(runs):
    """Each figure with the run on the largest register that has it, in the order of the fullest bench."""
    found = {}
    for run in runs:
        found |= {figure["key"]: (figure, run) for figure in run["figures"]}
    fullest = max(runs, key=lambda run: len(run["figures"]))
    order = [figure["key"] for figure in fullest["figures"]]
    return [found[key] for key in order + [key for key in found if key not in order]]


def section_lines(question, runs):
    """One question: its graph, its table by size of the register, and how it was measured."""
    about = SECTIONS[question]
    lines = [f"## {about.title}", "", about.about, ""]
    if is_drawn(question, runs):
        says = "precision against recall" if about.curves else "by number of children"
        lines += [f"![{about.title}, {says}](performance/{question}.svg)", ""]
    every = [figure for figure, _run in largest(runs)]
    figures = [figure for figure in every if PART not in figure["key"]]
    has_bare = any("bare" in figure for figure in figures)
    sizes = [provisional_mark(run) + size(run) for run in runs]
    head = ["figure", *sizes, *(["bare", "ratio"] if has_bare else [])]
    lines += [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    for figure in figures:
        cells = [figure["says"]]
        cells += [
            table_cell(next((f for f in run["figures"] if f["key"] == figure["key"]), None)) for run in runs
        ]
        if has_bare:
            cells += [number_as_text(figure.get("bare")), number_as_text(figure.get("ratio"))]
        lines.append(f"| {' | '.join(cells)} |")
    if left_out := len(every) - len(figures):
        lines += [
            "",
            f"{left_out} shares of parts (by date, hand, shape, slips) stand in `bench/measured` alone.",
        ]
    return [*lines, "", *measurement_lines(runs), ""]


def size(run):
    children = run["volume"].get("children")
    return "measured" if children is None else f"{children:,} children"


def measurement_lines(runs):
    """On what, when, with how much, and by which command."""
    lines = []
    for run in runs:
        machine, volume = run["machine"], run["volume"]
        amount = ", ".join(f"{number:,} {what.replace('_', ' ')}" for what, number in volume.items())
        memory, provisional = f"{machine['memory_gb']} GB", "" if run["quiet"] else "; provisional"
        if words := asked_again(run["figures"]):
            provisional += f"; {words}"
        lines.append(
            f"{run['day']}{amount and ', '}{amount}: `{run['command']}` at {machine['commit']} on"
            f" {machine['processor']}, {machine['cores']} cores, {memory}, {machine['system']}, PostgreSQL"
            f" {machine['postgres']}, Python {machine['python']}{provisional}.  "
        )
    return lines


def table_cell(figure):
    if figure is None:
        return ""
    if "value" in figure:
        return f"{number_as_text(figure['value'])} {figure['unit']}"
    return f"{number_as_text(figure['p50'])} / {number_as_text(figure['p95'])} {figure['unit']}"


def provisional_mark(run):
    return "" if run["quiet"] else "~"


def is_drawn(question, runs):
    """Whether there is something to draw: curves, or figures over at least two sizes."""
    return (SECTIONS[question].curves or len(runs) > 1) and bool(graph_points(question, runs))


def graph_points(question, runs):
    """What a graph shows: words, number of children, value; or the points of curves."""
    if SECTIONS[question].curves:
        return curve_points(question, runs)
    found = []
    for run in runs:
        for figure in run["figures"]:
            if figure["key"] in SECTIONS[question].drawn:
                value = figure.get("p95", figure.get("value"))
                found.append(
                    {"figure": figure["says"], "children": run["volume"]["children"], "value": value}
                )
    return found


def curve_points(question, runs):
    """Whose curve, recall and precision, from the run on the largest lists."""
    of = [figure for figure, _run in largest(runs) if figure["key"] in SECTIONS[question].drawn]
    return [
        {"figure": name, "recall": recall, "precision": precision}
        for figure in of
        for name, points in figure.get("more", {}).get("curves", {}).items()
        for recall, precision in points
    ]


def graph_of(question):
    return GRAPHS / f"{question}.svg"


def graph_stamp(question, runs):
    """What a graph carries to say which figures it was drawn from."""
    data = json.dumps(graph_points(question, runs), ensure_ascii=False, sort_keys=True)
    return sha256(data.encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
