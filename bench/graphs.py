"""Pictures as SVG: a question against the number of children, precision against recall, weights, overlap.

    .venv/bin/python -m bench.graphs overlap HISTORIES.csv OUT.svg
    .venv/bin/python -m bench.graphs weights PAIRS.csv OUT.svg

HISTORIES.csv is what `umai histories` writes: a column of 0 and 1 for each list, and `count`. PAIRS.csv is
what `umai link` writes.
"""

import csv
import math
import sys
from collections import Counter
from html import escape
from pathlib import Path

import altair
import vl_convert

COLOURS = ["#0b6e69", "#b3541e", "#4c5ba6", "#8a2f62", "#5f6b1f", "#444444"]
NOWHERE = "#e2e2e2"


def draw_graph(path, section, rows, stamp):
    """Write the SVG; `stamp` is kept in it, so that a test sees from which figures it was drawn."""
    chart = precision_recall_chart(rows) if section.curves else children_chart(section, rows)
    write_svg(path, chart, stamp)


def write_svg(path, chart, stamp="", title="", says=""):
    """The drawing, on white for light pages and dark ones; `title` and `says` for who hears it read."""
    chart = chart.configure_axis(grid=True, gridColor="#dddddd")
    svg = vl_convert.vegalite_to_svg(chart.to_json())
    inside = f"<!-- {stamp} -->" if stamp else ""
    if title:
        inside += f"<title>{escape(title)}</title><desc>{escape(says)}</desc>"
        svg = svg.replace("<svg ", '<svg role="img" ', 1)
    path.write_text(svg.replace(">", f">{inside}", 1) + "\n")


def children_chart(section, rows):
    """Figures over the size of the register."""
    children = altair.X(
        "children:Q",
        title="children in the register",
        scale=altair.Scale(type="log"),
        axis=altair.Axis(values=[10_000, 100_000, 1_000_000, 2_200_000], format="~s"),
    )
    title = f"{section.unit}, 95th percentile" if section.unit == "ms" else section.unit
    return (
        altair.Chart(altair.Data(values=rows))
        .mark_line(point=True, strokeWidth=2)
        .encode(
            x=children,
            y=altair.Y("value:Q", title=title, scale=altair.Scale(zero=True)),
            **colour_encoding(rows),
        )
        .properties(width=560, height=280, background="white")
        .configure_legend(orient="bottom", columns=2, labelLimit=320)
    )


def precision_recall_chart(rows):
    """Precision against recall, both from 0 to 1, in the order of the recall."""
    inside = altair.Scale(domain=[0, 1])
    return (
        altair.Chart(altair.Data(values=rows))
        .mark_line(strokeWidth=2)
        .encode(
            x=altair.X("recall:Q", title="recall: true pairs found", scale=inside),
            y=altair.Y("precision:Q", title="precision: found pairs that are true", scale=inside),
            order="recall:Q",
            **colour_encoding(rows),
        )
        .properties(width=360, height=300, background="white")
        .configure_legend(orient="bottom", labelLimit=320)
    )


def colour_encoding(rows):
    """One colour and one dash for each figure, in the order in which they come."""
    order = list(dict.fromkeys(row["figure"] for row in rows))
    colours = altair.Scale(domain=order, range=COLOURS[: len(order)])
    return {
        "color": altair.Color("figure:N", title=None, sort=order, scale=colours),
        "strokeDash": altair.StrokeDash("figure:N", title=None, sort=order, legend=None),
    }


def overlap_chart(histories):
    """How lists overlap: a bar for each combination of lists, and below it which lists those are.

    `histories`: (names of lists, number of children on exactly these), in any order.
    """
    histories = sorted(histories, key=lambda one: -one[1])
    lists = sorted({name for names, _ in histories for name in names})
    bars = [{"at": at, "children": count, "words": f"{count:,}"} for at, (_, count) in enumerate(histories)]
    dots = [
        {"at": at, "list": name, "there": name in names}
        for at, (names, _) in enumerate(histories)
        for name in lists
    ]
    place = altair.X("at:O", axis=None)
    width = 36 * len(histories)
    bar = altair.Chart(altair.Data(values=bars)).encode(
        x=place, y=altair.Y("children:Q", title="children on exactly these lists")
    )
    shown = bar.mark_bar(color=COLOURS[0]) + bar.mark_text(dy=-6, fontSize=10).encode(text="words:N")
    dot = altair.Chart(altair.Data(values=dots)).encode(x=place, y=altair.Y("list:N", title=None))
    there = altair.Scale(domain=[True, False], range=[COLOURS[0], NOWHERE])
    matrix = dot.mark_circle(size=140, opacity=1).encode(
        color=altair.Color("there:N", legend=None, scale=there)
    )
    return altair.vconcat(
        shown.properties(width=width, height=220),
        matrix.properties(width=width, height=26 * len(lists)),
        spacing=6,
        background="white",
    )


def read_histories(path):
    """(names of lists, count) of each row of a file as `umai histories` writes it."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            count = int(row.pop("count"))
            names = tuple(name for name, there in row.items() if there == "1")
            if names and count:
                yield names, count


def weights_chart(bits):
    """How many pairs have which weight; `bits`: log2 of the odds of being one child, to pairs."""
    shown = [
        {"from": at, "to": at + 1, "pairs": pairs, "told": "one child" if at >= 0 else "not"}
        for at, pairs in sorted(bits.items())
    ]
    colours = altair.Scale(domain=["one child", "not"], range=[COLOURS[0], COLOURS[5]])
    return (
        altair.Chart(altair.Data(values=shown))
        .mark_bar()
        .encode(
            x=altair.X("from:Q", bin="binned", title="match weight in bits; 0: as likely one child as two"),
            x2="to:Q",
            y=altair.Y("pairs:Q", title="pairs of rows", scale=altair.Scale(type="sqrt")),
            color=altair.Color("told:N", title=None, scale=colours),
        )
        .properties(width=560, height=280, background="white")
        .configure_legend(orient="bottom")
    )


def read_bits(path, most=25):
    """Whole bits, rounded down, to the number of pairs of a file as `umai link` writes it."""
    found = Counter()
    with Path(path).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            probability = min(max(float(row["probability"]), 2.0**-most), 1 - 2.0**-most)
            found[math.floor(math.log2(probability / (1 - probability)))] += 1
    return found


def overlap_in_words(found):
    """The longest bars in words."""
    longest = sorted(found, key=lambda one: -one[1])[:4]
    return "Children on exactly these lists: " + "; ".join(
        f"{' and '.join(names)} {number:,}" for names, number in longest
    )


def weights_in_words(bits):
    likely = sum(pairs for at, pairs in bits.items() if at >= 0)
    return f"Of {sum(bits.values()):,} pairs that were written down, {likely:,} weigh 0 bits or more."


def main(what, source, target):
    if what == "overlap":
        found = list(read_histories(source))
        write_svg(
            Path(target), overlap_chart(found), title="How the lists overlap", says=overlap_in_words(found)
        )
    else:
        bits = read_bits(source)
        write_svg(
            Path(target), weights_chart(bits), title="Match weights of the pairs", says=weights_in_words(bits)
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
