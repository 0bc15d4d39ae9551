"""A graph of one question against the number of children, as SVG."""

import altair
import vl_convert

COLOURS = ["#0b6e69", "#b3541e", "#4c5ba6", "#8a2f62", "#5f6b1f", "#444444"]


def draw(path, section, rows, stamp):
    """Write the SVG; `stamp` is kept in it, so that a test sees from which figures it was drawn."""
    children = altair.X(
        "children:Q", title="children in the register", scale=altair.Scale(type="log"),
        axis=altair.Axis(values=[10_000, 100_000, 1_000_000, 2_200_000], format="~s"),
    )  # fmt: skip
    order = list(dict.fromkeys(row["figure"] for row in rows))
    title = f"{section.unit}, 95th percentile" if section.unit == "ms" else section.unit
    colours = altair.Scale(domain=order, range=COLOURS[: len(order)])
    chart = (
        altair.Chart(altair.Data(values=rows))
        .mark_line(point=True, strokeWidth=2)
        .encode(
            x=children,
            y=altair.Y("value:Q", title=title, scale=altair.Scale(zero=True)),
            color=altair.Color("figure:N", title=None, sort=order, scale=colours),
            strokeDash=altair.StrokeDash("figure:N", title=None, sort=order, legend=None),
        )
        .properties(width=560, height=280, background="white")
        .configure_legend(orient="bottom", columns=2, labelLimit=320)
        .configure_axis(grid=True, gridColor="#dddddd")
    )
    svg = vl_convert.vegalite_to_svg(chart.to_json())
    path.write_text(svg.replace(">", f"><!-- {stamp} -->", 1) + "\n")
