"""Suppression by tau-ARGUS, as a peer: which cells of one table it leaves to be printed.

`pytauargus` 0.6 (EUPL-1.2) is used as it comes and only here. It is no package of the project: `uv pip
install pytauargus` brings it. Groups of categories are left out: they would be one more table to protect.
"""

from contextlib import chdir
from importlib.util import find_spec
from itertools import product
from tempfile import TemporaryDirectory

import numpy

from umai.disclosure.tables.counts import CountedCell, CountTable
from umai.disclosure.tables.dimensions import TOTAL

RULE, METHOD = "FREQ(5,30)", "OPT(1)"  # fewer than five is unsafe, with a margin of 30 %; optimal suppression
PRINTED = ("S", "E")  # safe, and empty


def has_tau_argus() -> bool:
    return find_spec("pytauargus") is not None


def suppress(table: CountTable) -> tuple[list[CountedCell], list[CountedCell]]:
    """(the cells that are printed, those that are not) of the finest cells and the sums over whole axes."""
    import pytauargus

    names = [f"axis{at}" for at in range(table.counts.ndim)]
    labels = [{f"c{at:03}": one for at, one in enumerate(axis.finest)} for axis in table.axes]
    at = numpy.repeat(numpy.argwhere(table.counts), table.counts[table.counts > 0], axis=0)
    rows = {name: [f"c{one:03}" for one in at[:, along]] for along, name in enumerate(names)}
    with TemporaryDirectory() as folder, chdir(folder):  # it writes its logs where it stands
        done = pytauargus.protect(rows | {"one": [1] * len(at)}, [names], "one", RULE, METHOD, workdir=folder)
        status = {
            tuple({**of, "Total": TOTAL}[row[name]] for name, of in zip(names, labels, strict=True)): row[
                "status"
            ]
            for row in done.tables[0].rows
        }
    found = [(*axis.finest, TOTAL) for axis in table.axes]
    shown = {where: status.get(where, "E") in PRINTED for where in product(*found)}
    return (
        [table.cell(where) for where, is_shown in shown.items() if is_shown],
        [table.cell(where) for where, is_shown in shown.items() if not is_shown],
    )
