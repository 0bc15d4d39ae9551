"""The pages of a file that is open in an emergency: read for the hour, written in by nobody, and then as of nothing."""

import pytest
from django.db import connections
from django.test import override_settings

from tests.attack.matrix.objects import SEEN_BY_ALL, every_pattern, filled, objects_of
from tests.attack.matrix.records import LINES, ROWS
from tests.histories import History, cast, home
from umai.access.roles.privileges import protected_tables
from umai.opens.tests.conftest import open_now, shift
from umai.referrals.tests.conftest import agreement, school, service

__all__ = ["agreement", "cast", "home", "school", "service"]
WHO = {"surname": "Асанов", "given": "Нурбек"}
# What a page shows of the file to who opened it, and would not show if a look were missing.
SHOWN = {
    "children/<uuid:pk>/": ["Асанов Нурбек"],
    "children/<uuid:pk>/family/": ["Асанова Бурул"],
    "children/<uuid:pk>/timeline/": ["Асанов Нурбек"],
    "children/<uuid:pk>/prevention/": ["Preventive talk"],
    "cases/<uuid:pk>/": ["Асанов Нурбек"],
    "cases/<uuid:case>/visits/": ["Асанов Нурбек"],
    "cases/<uuid:case>/plan/<slug:kind>/": ["Асанов Нурбек"],
    "cases/<uuid:pk>/assessment/": ["Асанов Нурбек"],
    "protection/<uuid:pk>/": ["Асанов Нурбек"],
}
# What no life has in which a file is still open: it comes when the file is to be erased.
NOT_WRITTEN = {"erasure"}


@pytest.fixture
def life(cast):
    """A child with rows in every room."""
    history = History(cast, **WHO, birth_date="2015-03-27")
    history.write()
    return history


@pytest.fixture
def pages(life):
    """Each address of the file with the ids of it."""
    ids = {"child": life.child.pk, "case": life.case.pk}
    for name, model in ROWS.items():
        row = model.objects.using("owner").filter(child_id=life.child.pk).first()
        if row is not None:
            ids[name] = row.pk
    assert set(ROWS) - set(ids) == NOT_WRITTEN
    for name, model in LINES.items():
        ids[name] = model.objects.using("owner").filter(child_id=life.child.pk).first().line
    found = {}
    for address in every_pattern():
        named = objects_of(address)
        records = {name for name in named.values() if not name.startswith("=")}
        if records and records <= set(ids) and address not in SEEN_BY_ALL:
            found[address] = filled(address, named, lambda _part, name: ids[name])
    return found


def counted(tables):
    with connections["owner"].cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"select count(*) from {table}")
            found[table] = cursor.fetchone()[0]
        return found


@pytest.mark.parametrize("own_filter", [True, False], ids=["own filter", "row security alone"])
def test_they_are_shown_for_the_hour_and_then_no_more(pages, cholpon, client_of, superuser, own_filter):
    opening = open_now(cholpon, WHO | {"year": "2015"})
    browser = client_of("cholpon")
    with override_settings(UMAI_OWN_FILTER=own_filter):
        for address, texts in SHOWN.items():
            page = browser.get(pages[address])
            assert page.status_code == 200, address
            assert [text for text in texts if text not in page.text] == [], address
            assert "You have a file open in an emergency" in page.text, address
        shift(superuser, opening, 1)
        later = client_of("cholpon")
        shown = {address: later.get(path).status_code for address, path in pages.items()}
    assert {address: status for address, status in shown.items() if status not in (403, 404, 405)} == {}


def test_no_form_of_them_writes_anything(pages, cholpon, client_of):
    open_now(cholpon, WHO | {"year": "2015"})
    browser, tables = client_of("cholpon"), protected_tables()
    before = counted(tables)
    for path in pages.values():
        browser.post(path)
    assert counted(tables) == before
