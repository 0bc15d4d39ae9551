"""Rows of lists are seen where their place lies, whatever the program does."""

import pytest
from django.db import DatabaseError, connection
from django.test import override_settings

from umai.linkage.lists.ingest import ingest_list
from umai.linkage.models import ListRow
from umai.linkage.tests import files

HEADER = ["Ф.И.О.", "Дата рождения", "Область", "Район"]
LINES = [
    ["Асанов Бакыт", "2015", "Ошская область", "Ноокатский район"],
    ["Асанов Улан", "2014", "Ошская область", "Араванский район"],
    ["Бекова Асел", "2013", "Нарынская область", "Кочкорский район"],
    ["Маматова Айгүл", "2013", "Ошская область", "Нигде"],
    ["Садыков Тимур", "2013", "Нигде", ""],
]


@pytest.fixture
def taken(file_of):
    from umai.places.models import Place

    country = Place.objects.get(level="country")
    return ingest_list(file_of(files.csv(LINES, header=HEADER), area=country), using="owner")[0]


SEEN = {
    "damira": {"Бакыт"},
    "erlan": {"Бакыт"},
    "cholpon": {"Асел"},
    "farida": {"Бакыт", "Улан", "Айгүл"},
    "ainura": {"Айгүл", "Тимур"},
    "aigul": set(),
    "gulnara": set(),
    "bakyt": set(),
    "timur": set(),
}


def test_a_row_is_seen_where_its_place_lies(taken, request):
    """The application's filter and row security agree, each by itself."""
    seen = {}
    for who in SEEN:
        by = request.getfixturevalue(who)
        with by.speaking():
            seen[who] = {row.given for row in ListRow.objects.within_reach_of(by)}
            assert {row.given for row in ListRow.objects.all()} == SEEN[who], who
    assert seen == SEEN


def test_the_web_role_writes_no_row_of_a_list(taken, damira):
    for statement in (
        "insert into linkage_listrow (id, edition_id, number)"
        " select gen_random_uuid(), edition_id, 99 from linkage_listrow",
        "update linkage_listrow set given = 'x'",
        "delete from linkage_listrow",
        "select * from linkage_incoming",
        "insert into linkage_listedition (id) values (gen_random_uuid())",
        "select linkage_keep(gen_random_uuid())",
    ):
        with pytest.raises(DatabaseError), damira.speaking():
            connection.cursor().execute(statement)
            pytest.fail(statement)


def test_a_row_that_is_a_walled_child_is_hidden(taken, child, damira):
    from umai.access.models import Wall
    from umai.access.sessions import Speaker
    from umai.linkage.models import Resolution

    row = ListRow.objects.using("owner").get(given="Бакыт")
    with damira.speaking():
        Resolution.objects.create(row=row, child=child, what="child")
    Wall.objects.using("owner").create(worker_id=damira.pk, child_id=child.pk, from_at="2020-01-01T00:00Z")
    walled = Speaker(damira.token)
    with walled.speaking(), override_settings(UMAI_OWN_FILTER=False):
        assert not ListRow.objects.filter(pk=row.pk).exists()


@pytest.fixture
def child(aigul):
    import uuid

    from umai.register.child.actions import add_child

    return add_child(
        aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"surname": "Асанов", "given": "Бакыт"}
    )
