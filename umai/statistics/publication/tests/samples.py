"""Invented tables of counts, and editions drawn from them."""

import numpy

from umai.disclosure.tables.counts import CountTable
from umai.disclosure.tables.dimensions import Dimension, TableAxis
from umai.statistics.publication.drawing import draw_edition

KEY = b"a key for tests, 32 bytes long.."
SEX = TableAxis(Dimension("sex", ("F", "M")))
OBLAST = TableAxis(Dimension("oblast", ("KG-B", "KG-O", "KG-T")))
SOURCE = TableAxis(Dimension("source", ("hotline", "school")))
COUNTS = [[12, 3], [8, 9], [30, 41]]
TITLE = {"ky": "Балдар", "ru": "Дети", "en": "Children"}


def table(counts=COUNTS, *axes, name="children"):
    return CountTable(name, name, axes or (OBLAST, SEX), numpy.array(counts))


def draw(*tables, period="2025", kept=(), **more):
    tables = tables or (table(),)
    given = {"key": KEY, **more}
    return draw_edition(tables, {"children": TITLE}, period=period, kept=kept, **given)
