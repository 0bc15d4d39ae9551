"""Invented publications: three linked tables of one measure, in two editions, and what others know exactly.

    circle    place by age, place by kind, age by kind: a joint table that nobody prints stands behind them
    star      place by age, place by kind, place by path: they share the places alone
    overlap   two tables by district and one by zones that cut across districts

At most 40 places and 12 ages; districts lie in oblasts, which are printed too. Counts are small in many
cells and large in few. From one edition to the next a share of children is gone and others came. Others
have published some exact figures (often the total, oblasts, ages, now and then a single cell), and readers
know some cells that can only be zero.
"""

from dataclasses import dataclass

import numpy

from umai.disclosure.release.editions import Bounds
from umai.disclosure.tables.counts import CountedCell, CountTable, counts_of
from umai.disclosure.tables.dimensions import Dimension, TableAxis

FAMILIES = ("circle", "star", "overlap")
EDITIONS = ("first", "second")
MEASURE = "children"


@dataclass
class InventedPublication:
    """The tables of both editions, the true counts of every cell behind them, and what is known of each."""

    family: str
    tables: dict[str, list[CountTable]]
    counts: dict[str, dict[CountedCell, int]]
    known: dict[str, dict[CountedCell, Bounds]]


def invent_publication(seed: int, number: int, places: int = 40) -> InventedPublication:
    rng = numpy.random.default_rng([seed, number])
    family = FAMILIES[number % len(FAMILIES)]
    axes = invent_axes(family, places, rng)
    first = invent_counts([len(axis.dimension.leaves) for axis in axes], rng)
    stay, come = 1 - rng.choice([0.01, 0.05, 0.3]), rng.choice([0.01, 0.05, 0.3])
    second = rng.binomial(first, stay) + rng.poisson(first.mean() * come * (first > 0))
    tables = {
        edition: cut_tables(family, axes, joint)
        for edition, joint in zip(EDITIONS, (first, second), strict=True)
    }
    behind = {
        edition: counts_of([*tables[edition], *joint_tables(family, axes, joint)])
        for edition, joint in zip(EDITIONS, (first, second), strict=True)
    }
    return InventedPublication(
        family, tables, behind, invent_knowledge({one: counts_of(tables[one]) for one in EDITIONS}, rng)
    )


def invent_axes(family: str, most: int, rng: numpy.random.Generator) -> list[TableAxis]:
    places = int(rng.integers(2, most + 1))
    sizes = [int(rng.integers(2, 13)), int(rng.integers(2, 7)), int(rng.integers(2, 5))]
    place = invent_places(places, family == "overlap", rng)
    districts = tuple(label for label in place.leaves_of if label.startswith("district"))
    oblasts = tuple(label for label, _leaves in place.groups if label.startswith("oblast"))
    found = [TableAxis(place, districts, oblasts)]
    for name, size in zip(("age", "kind", "path"), sizes, strict=True):
        found.append(TableAxis(Dimension(name, tuple(f"{name} {at}" for at in range(size)))))
    return found if family == "star" else found[:3]


def invent_places(places: int, overlapping: bool, rng: numpy.random.Generator) -> Dimension:
    """Districts in oblasts; overlapping: districts of two halves, and zones made of halves of neighbours."""
    groups: dict[str, tuple[str, ...]] = {}
    leaves = tuple(f"district {at}" for at in range(places))
    if overlapping:
        leaves = tuple(f"half {at}" for at in range(2 * places))
        groups |= {f"district {at}": (leaves[2 * at], leaves[2 * at + 1]) for at in range(places)}
        turned = leaves[1:] + leaves[:1]
        groups |= {f"zone {at}": (turned[2 * at], turned[2 * at + 1]) for at in range(places)}
    oblasts = min(7, places // 3)
    if oblasts > 1:
        of = rng.permutation(places) % oblasts
        each = len(leaves) // places
        groups |= {
            f"oblast {one}": tuple(
                leaves[at * each + half] for at in range(places) if of[at] == one for half in range(each)
            )
            for one in range(oblasts)
        }
    return Dimension("place", leaves, tuple(groups.items()))


def invent_counts(sizes: list[int], rng: numpy.random.Generator) -> numpy.ndarray:
    """Counts by all leaves together: a share for each category of each dimension, and much that is uneven."""
    mean = numpy.exp(rng.uniform(numpy.log(0.1), numpy.log(20)))
    shares = numpy.ones(sizes)
    for at, size in enumerate(sizes):
        along = [1] * len(sizes)
        along[at] = size
        shares = shares * rng.gamma(2, 0.5, size).reshape(along)
    return rng.poisson(mean * shares * rng.gamma(0.7, 1 / 0.7, sizes))


def cut_tables(family: str, axes: list[TableAxis], joint: numpy.ndarray) -> list[CountTable]:
    """The three tables that are published."""
    place, age, kind = axes[:3]
    if family == "star":
        return [cut(f"by {axis.dimension.name}", axes, joint, (place, axis)) for axis in axes[1:]]
    if family == "circle":
        pairs = [(place, age), (place, kind), (age, kind)]
        return [cut(f"table {at}", axes, joint, pair) for at, pair in enumerate(pairs, 1)]
    zones = TableAxis(
        place.dimension, tuple(label for label, _leaves in place.dimension.groups if label.startswith("zone"))
    )
    shapes = [(place, age), (place, kind), (zones, age)]
    return [cut(f"table {at}", axes, joint, pair) for at, pair in enumerate(shapes, 1)]


def joint_tables(family: str, axes: list[TableAxis], joint: numpy.ndarray) -> list[CountTable]:
    """The tables that nobody prints, as far as an attack has cells of them."""
    place = TableAxis(axes[0].dimension, (), tuple(label for label, _leaves in axes[0].dimension.groups))
    behind = {"star": (), "circle": (place, *axes[1:3]), "overlap": (place, axes[1])}[family]
    return [cut("behind", axes, joint, behind)] if behind else []


def cut(name: str, axes: list[TableAxis], joint: numpy.ndarray, shape: tuple[TableAxis, ...]) -> CountTable:
    """One table of the joint counts."""
    letters = "abcd"[: len(axes)]
    at = [next(i for i, axis in enumerate(axes) if axis.dimension == one.dimension) for one in shape]
    counts = numpy.einsum(f"{letters}->{''.join(letters[i] for i in at)}", joint)
    for along, axis in enumerate(shape):
        leaves = axis.dimension.leaves
        inside = numpy.array(
            [[leaf in axis.dimension.leaves_of[one] for leaf in leaves] for one in axis.finest]
        )
        counts = numpy.moveaxis(numpy.tensordot(inside.astype(int), counts, axes=(1, along)), 0, along)
    return CountTable(name, MEASURE, shape, counts)


def invent_knowledge(
    counts: dict[str, dict[CountedCell, int]], rng: numpy.random.Generator
) -> dict[str, dict[CountedCell, Bounds]]:
    """What others have published of each edition: the same cells of both, and cells that can only be zero."""
    share = {0: rng.choice([0, 1]), 1: rng.choice([0, 0.1, 0.5]), 2: rng.choice([0, 0.01])}
    zeros = rng.choice([0, 0.1])
    found: dict[str, dict[CountedCell, Bounds]] = {edition: {} for edition in counts}
    for cell in counts[EDITIONS[0]]:
        exact, impossible = rng.random() < share[len(cell.categories)], rng.random() < zeros
        impossible = impossible and not any(of[cell] for of in counts.values())
        for edition, of in counts.items():
            if exact or impossible:
                found[edition][cell] = (of[cell], of[cell])
    return found
