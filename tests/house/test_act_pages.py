"""Every page that writes is declared, has an address, and is sent by the tests of its room."""

import importlib
from pathlib import Path

from tests.act_pages import ActPageTests, page_addresses
from umai.access.pages import ActPage

CHECKOUT = Path(__file__).resolve().parents[2]


def test_every_declared_page_is_sent_by_a_test_of_its_room():
    filled = set()
    for path in CHECKOUT.glob("umai/**/tests/**/test_act_pages.py"):
        module = importlib.import_module(".".join(path.relative_to(CHECKOUT).with_suffix("").parts))
        filled |= {page for each in vars(module).values() if is_tests(each) for page in each.PAGES}
    assert {page.__qualname__ for page in set(page_addresses()) & set(ActPage.declared) - filled} == set()


def test_every_declared_page_has_an_address():
    assert [page.__qualname__ for page in ActPage.declared if page not in page_addresses()] == []


def test_a_declared_page_is_two_items():
    """One whose world is written to, and one whose world is not: each item more is a world more, 380 times."""
    asked = [name for name in vars(ActPageTests) if name.startswith("test_")]
    assert len(asked) <= 2, asked


def is_tests(each):
    return isinstance(each, type) and issubclass(each, ActPageTests) and each is not ActPageTests
