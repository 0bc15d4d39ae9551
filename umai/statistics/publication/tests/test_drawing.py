"""Editions: what is kept of them, and how the next one is drawn beside them."""

import json
import subprocess
import sys

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.disclosure.release.audit import exposures
from umai.disclosure.release.publishing import WouldDisclose
from umai.disclosure.tables.counts import CountedCell, counts_of
from umai.machine.installation import CHECKOUT
from umai.statistics.publication.drawing import NOT_KEPT, as_release, key_id
from umai.statistics.publication.editions import UnusableEdition, as_plain, from_plain
from umai.statistics.publication.keeping import keep, kept_editions
from umai.statistics.publication.tests.samples import COUNTS, KEY, OBLAST, SEX, SOURCE, TITLE, draw, table

OTHER_KEY = b"another key of a test, 32 bytes.."


def as_kept(drawn):
    """The edition as it comes back from where it was kept."""
    return from_plain(json.loads(json.dumps(as_plain(drawn.edition))))


def test_an_edition_comes_back_as_it_was_kept(tmp_path):
    edition = draw().edition
    keep(tmp_path / "editions", edition)
    assert kept_editions(tmp_path / "editions") == [edition]


def test_no_count_is_kept():
    """For each cell what was printed, what it may stand for, and a mark that tells nothing without the key."""
    first = as_plain(draw(table([[12, 3], [8, 9], [30, 41]])).edition)
    assert {type(one) for cell in first["cells"] for one in cell} <= {str, list, int, bool, type(None)}
    for _measure, _of, printed, least, most, rounded, mark in first["cells"]:
        assert rounded and printed % 5 == 0
        assert (least, most) == (max(printed - 4, 0), printed + 4)
        assert len(mark) == 32
    texts = {"name", "period", "key_id", "method", "drawn_at", "known_on"}
    assert set(first) == texts | {"tables", "words", "cells", "known"} and first["known"] == []


def test_marks_of_one_count_in_two_editions_differ():
    first = draw()
    second = draw(period="2026", kept=[as_kept(first)])
    marks = [{cell.mark for cell in one.edition.cells.values()} for one in (first, second)]
    assert not marks[0] & marks[1]


def test_a_count_that_stayed_is_printed_as_before_and_others_are_not_known():
    first = as_kept(draw())
    counts = counts_of([table([[12, 3], [8, 9], [30, 47]])])
    release = as_release(first, counts, KEY)
    assert release.counts[CountedCell("children", (("oblast", "KG-B"), ("sex", "F")))] == 12
    assert release.counts[CountedCell("children", (("oblast", "KG-T"), ("sex", "M")))] == NOT_KEPT


@given(later=st.lists(st.integers(-2, 2), min_size=6, max_size=6))
@settings(max_examples=10, deadline=None)
def test_no_reader_of_two_editions_is_told_a_change_of_a_few(later):
    first = as_kept(draw())
    counts = [[max(COUNTS[row][at] + later[2 * row + at], 0) for at in range(2)] for row in range(3)]
    try:
        second = as_kept(draw(table(counts), period="2026", kept=[first]))
    except WouldDisclose:
        return
    stayed = [
        cell for cell, count in counts_of([table()]).items() if counts_of([table(counts)])[cell] == count
    ]
    assert all(second.cells[tuple(cell)].printed == first.cells[tuple(cell)].printed for cell in stayed)
    assert exposures([as_release(one, {}, KEY) for one in (first, second)]) == []


def test_the_same_counts_are_the_same_edition():
    first = draw()
    again = draw(kept=[as_kept(first)])
    assert again.drawn_before and again.edition == first.edition


def test_other_counts_of_a_period_are_its_second_edition():
    second = draw(table([[40, 3], [8, 9], [30, 41]]), kept=[as_kept(draw())])
    assert second.edition.name == "2025.2" and not second.drawn_before


@pytest.mark.parametrize("others", [[], [table([9, 7], SEX, name="signals")]])
def test_other_tables_of_a_published_period_are_refused(others):
    """Published apart, the two halves of one state are never read together as one."""
    first = as_kept(draw(table(), table([[3, 4]] * 3, name="cases")))
    with pytest.raises(UnusableEdition, match="2025 was published with other tables"):
        draw(table(), *others, kept=[first])
    assert draw(table(), *others, period="2026", kept=[first]).edition.name == "2026"


def test_other_categories_of_a_published_period_are_refused():
    first = as_kept(draw(table([12, 3, 8], OBLAST)))
    with pytest.raises(UnusableEdition, match="children is not as it was"):
        draw(table([12, 3], SEX), kept=[first])


def test_an_edition_beside_one_of_another_key_is_refused():
    with pytest.raises(UnusableEdition, match=key_id(OTHER_KEY)):
        draw(period="2026", kept=[as_kept(draw())], key=OTHER_KEY)


def test_the_id_of_a_key_is_not_the_key():
    assert key_id(KEY) != key_id(OTHER_KEY) and KEY.hex() not in key_id(KEY)


def test_an_edition_that_would_tell_beside_a_broken_one_is_refused():
    """A kept edition with exact numbers, as nobody should ever have published it, is found by the audit."""
    plain = as_plain(draw().edition)
    exact = {tuple(cell): count for cell, count in counts_of([table()]).items()}
    for cell in plain["cells"]:
        count = exact[cell[0], tuple(tuple(both) for both in cell[1])]
        cell[2:5] = [count, count, count]
    with pytest.raises(WouldDisclose):
        draw(period="2026", kept=[from_plain(plain)])


def test_figures_of_others_are_printed_exactly_and_kept_as_theirs():
    edition = draw(known={CountedCell("children", ()): (103, 103)}).edition
    cell = edition.cells["children", ()]
    assert (cell.printed, cell.least, cell.most, cell.rounded) == (103, 103, 103, False)
    assert edition.known == {("children", ()): (103, 103)}


def test_a_figure_of_others_behind_a_circle_of_tables_is_kept_and_compared():
    """Three tables by two of three dimensions join in a table that nobody prints; others may have one cell of it."""
    joint = numpy.arange(30, 42).reshape(3, 2, 2)
    circle = [
        table(
            joint.sum(axis=at),
            *(axis for n, axis in enumerate((OBLAST, SEX, SOURCE)) if n != at),
            name="children",
        )
        for at in range(3)
    ]
    for at, one in enumerate(circle):
        one.name = f"children__{at}"
    behind = CountedCell("children", (("oblast", "KG-B"), ("sex", "F"), ("source", "school")))
    first = as_kept(draw(*circle, known={behind: (31, 31)}))
    assert first.known == {tuple(behind): (31, 31)}
    assert as_release(first, {}, KEY).known == {behind: (31, 31)}
    assert draw(*circle, kept=[first], known={behind: (31, 31)}).drawn_before
    assert not draw(*circle, kept=[first]).drawn_before


def test_what_is_lost_is_reported_and_not_kept():
    drawn = draw()
    assert drawn.loss.altered > 0 and "not the count" in str(drawn.loss)
    assert "altered" not in json.dumps(as_plain(drawn.edition))


def test_a_title_is_kept_with_its_table():
    assert draw().edition.tables[0].words == TITLE


KEEP = """
from pathlib import Path
from umai.statistics.publication.keeping import keep
from umai.statistics.publication.tests.samples import draw
keep(Path("editions"), draw().edition)
"""


def test_an_edition_is_kept_in_utf_8_whatever_the_machine_speaks(tmp_path):
    """Its words are in Kyrgyz, and a machine of old settings writes ASCII."""
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(CHECKOUT)}
    subprocess.run([sys.executable, "-c", KEEP], cwd=tmp_path, env=plain, check=True)
    assert "Балдар" in (tmp_path / "editions" / "2025.json").read_text(encoding="utf-8")
    assert kept_editions(tmp_path / "editions")


def test_an_edition_is_never_written_over(tmp_path):
    keep(tmp_path, draw().edition)
    with pytest.raises(UnusableEdition, match="kept already"):
        keep(tmp_path, draw(table([[9, 9]] * 3)).edition)


@pytest.mark.parametrize("broken", ["", "{}", '{"tables": 3}', "[1]"])
def test_a_broken_kept_edition_is_named(broken, tmp_path):
    (tmp_path / "2024.json").write_text(broken)
    with pytest.raises(UnusableEdition, match=r"2024\.json"):
        kept_editions(tmp_path)


def test_a_kept_edition_without_one_of_its_cells_is_refused():
    plain = as_plain(draw(table([9, 7], SEX)).edition)
    plain["cells"].pop()
    with pytest.raises(UnusableEdition, match="no cell"):
        from_plain(plain)
