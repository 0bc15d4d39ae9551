"""Which cells are the sum of which: everything that tables of one edition say about each other.

Tables of one measure share cells. Sums along the lines of every table are all there is to know as long as
the tables do not join in a circle (place by age, place by sex, age by sex): then any counts that agree on
what is shared belong to some children. For a circle the joint table, which nobody prints, is added; so is the
table of leaves where one dimension is cut in two ways that do not nest (overlapping areas).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import prod

from umai.disclosure.tables.counts import CountedCell, CountTable, all_labels, cell_of
from umai.disclosure.tables.dimensions import Dimension, TableAxis, UnusableTable

MOST_JOINT_CELLS = 20_000  # above this a circle of tables is refused: no audit of it would be complete

Grain = tuple[str, tuple[str, ...]]  # a dimension and the finest categories of it that a table counts by


@dataclass
class LinkedCells:
    """All cells of linked tables, and each line: one cell that is the sum of others.

    `behind` are the places of cells that only a joint table has, which nobody prints.
    """

    index: dict[CountedCell, int] = field(default_factory=dict)
    lines: dict[tuple[int, tuple[int, ...]], None] = field(default_factory=dict)
    behind: set[int] = field(default_factory=set)

    @property
    def cells(self) -> list[CountedCell]:
        return list(self.index)

    def at(self, cell: CountedCell) -> int:
        return self.index.setdefault(cell, len(self.index))


def link_tables(tables: Iterable[CountTable]) -> LinkedCells:
    """The cells of these tables and of the joint tables behind them, with every line. May refuse."""
    found = LinkedCells()
    by_measure: dict[str, list[tuple[TableAxis, ...]]] = {}
    for table in tables:
        by_measure.setdefault(table.measure, []).append(table.axes)
    for measure, shapes in by_measure.items():
        refuse_two_of_a_name(measure, shapes)
        hidden = joint_axes(shapes)
        named = {
            (axis.dimension.name, label)
            for axes in [*shapes, *hidden]
            for axis in axes
            for label in axis.printed
        }
        for axes in shapes:
            add_lines(found, measure, axes, named)
        own = len(found.index)
        for axes in hidden:
            add_lines(found, measure, axes, named)
        found.behind |= set(range(own, len(found.index)))
    return found


def refuse_two_of_a_name(measure: str, shapes: list[tuple[TableAxis, ...]]) -> None:
    known: dict[str, Dimension] = {}
    for axis in (axis for axes in shapes for axis in axes):
        if known.setdefault(axis.dimension.name, axis.dimension) != axis.dimension:
            raise UnusableTable(f"{measure}: two tables have different categories of {axis.dimension.name}")


def add_lines(
    found: LinkedCells, measure: str, axes: tuple[TableAxis, ...], named: set[tuple[str, str]]
) -> None:
    """Each cell of one table, with every category that any table names, as a sum along each axis."""
    labels = [
        tuple(
            label
            for label in axis.dimension.leaves_of
            if (label in axis.printed or (axis.dimension.name, label) in named) and axis.can_express(label)
        )
        for axis in axes
    ]
    below = [
        {one: axis.line_below(one, found_labels) for one in found_labels if one not in axis.finest}
        for axis, found_labels in zip(axes, labels, strict=True)
    ]
    for chosen in all_labels(axes, labels):
        whole = found.at(cell_of(measure, axes, chosen))
        for at, parts_of in enumerate(below):
            if parts := parts_of.get(chosen[at]):
                cells = [cell_of(measure, axes, (*chosen[:at], part, *chosen[at + 1 :])) for part in parts]
                found.lines[whole, tuple(sorted(found.at(cell) for cell in cells))] = None


def joint_axes(shapes: list[tuple[TableAxis, ...]]) -> list[tuple[TableAxis, ...]]:
    """The tables that nobody prints and that must exist: leaves of overlapping areas, and circles joined."""
    axes = {(axis.dimension.name, axis.finest): axis for shape in shapes for axis in shape}
    hidden: list[tuple[TableAxis, ...]] = [(TableAxis(one),) for one in overlapping(list(axes.values()))]
    edges = [grains_above(shape, list(axes.values())) for shape in [*shapes, *hidden]]
    core = circle(edges)
    if core:
        finest: dict[str, TableAxis] = {}
        leaves = {axes[0].dimension.name for axes in hidden}
        for name, categories in sorted(core):
            axis = axes.get((name, categories)) or hidden_axis(hidden, name)
            if name in leaves:
                axis = hidden_axis(hidden, name)
            if name not in finest or len(axis.finest) > len(finest[name].finest):
                finest[name] = TableAxis(axis.dimension, axis.finest)
        size = prod(len(axis.finest) + 1 for axis in finest.values())
        if size > MOST_JOINT_CELLS:
            raise UnusableTable(
                f"Tables by {', '.join(finest)} join in a circle of {size} cells, more than can be checked; "
                f"leave one out or merge categories"
            )
        hidden.append(tuple(finest.values()))
    return hidden


def hidden_axis(hidden: list[tuple[TableAxis, ...]], name: str) -> TableAxis:
    return next(axes[0] for axes in hidden if axes[0].dimension.name == name)


def overlapping(axes: list[TableAxis]) -> list[Dimension]:
    """The dimensions that tables cut in ways of which neither is finer."""
    found = {
        one.dimension.name: one.dimension
        for one in axes
        for other in axes
        if one.dimension == other.dimension and not is_finer(one, other) and not is_finer(other, one)
    }
    return list(found.values())


def is_finer(one: TableAxis, other: TableAxis) -> bool:
    """Whether every category of the other is a union of this one's."""
    return all(one.can_express(label) for label in other.finest)


def grains_above(shape: tuple[TableAxis, ...], axes: list[TableAxis]) -> set[Grain]:
    """The ways to cut each dimension that a table can tell of."""
    return {
        (other.dimension.name, other.finest)
        for axis in shape
        for other in [axis, *axes]
        if other.dimension == axis.dimension and is_finer(axis, other)
    }


def circle(edges: list[set[Grain]]) -> set[Grain]:
    """What is left where tables join in a circle (by the reduction of Graham and of Yu), else nothing."""
    left = [set(edge) for edge in edges]
    while True:
        shared = {grain for grain in set().union(*left) if sum(grain in edge for edge in left) > 1}
        fewer = [edge & shared for edge in left]
        kept: list[set[Grain]] = []
        for at, edge in enumerate(fewer):
            others = fewer[at + 1 :] + kept
            if edge and not any(edge <= other for other in others):
                kept.append(edge)
        if kept == left:
            return set().union(*kept)
        left = kept
