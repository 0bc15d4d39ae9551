"""Invented tables of counts, and editions drawn from them."""

import numpy

from umai.disclosure.tables.counts import CountTable
from umai.disclosure.tables.dimensions import Dimension, TableAxis
from umai.statistics.publication.code_lists import words_of_file
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
    words = {axis.dimension.name: words_of_file(axis.dimension.name) for one in tables for axis in one.axes}
    given = {"key": KEY, **more}
    return draw_edition(tables, {"children": TITLE}, words, period=period, kept=kept, **given)
