"""A column of numbers has its heading over its numbers, at the right."""

from pathlib import Path

import pytest

import umai

TEMPLATES = sorted(
    path
    for path in Path(umai.__file__).parent.rglob("templates/**/*.html")
    if 'td class="number"' in path.read_text()
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_column_of_numbers_has_its_heading_at_the_right(path):
    assert '<th scope="col" class="number"' in path.read_text()
