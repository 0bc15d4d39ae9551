"""A source of school lists, a list of Nookat that was sent, and the worker of the Ministry."""

import uuid
from datetime import date

import pytest

from tests.cast import NOOKAT, PASSWORD, SINCE, id_of
from umai.linkage.candidates.matching import match_edition
from umai.linkage.lists import actions
from umai.linkage.lists.ingest import ListFile, ingest_list
from umai.linkage.models import ListSource
from umai.linkage.parsing.columns import ColumnMeaning
from umai.linkage.tests import files
from umai.places.models import Place

SAID = {
    "name": "Pupils of the district",
    "body": "school",
    "ground": "Agreement 12 of 3 September 2026",
    "whom": "Pupils of all schools of the district",
}
PERIOD = {"from_on": date(2026, 9, 1), "to_on": date(2026, 9, 30)}
LISTED = ["Номер дела", "Ф.И.О.", "Дата рождения", "Пол", "ПИН"]
COLUMNS = [
    ["№", ""],
    ["Ф.И.О.", ColumnMeaning.FULL_NAME.value],
    ["Дата рождения", ColumnMeaning.BIRTH_DATE.value],
    ["Пол", ColumnMeaning.SEX.value],
    ["ПИН", ColumnMeaning.PIN.value],
]


@pytest.fixture
def source(db):
    return ListSource.objects.using("owner").create(slug="schools", **SAID)


@pytest.fixture
def nookat(db):
    return Place.objects.get(code=NOOKAT)


@pytest.fixture
def file_of(source, nookat):
    """`file_of(data)`: what is to be taken in, expected in Nookat."""

    def make(data, ending="csv", **changes):
        said = {"source": source, "area": nookat, **PERIOD} | changes
        return ListFile(data, ending, **said)

    return make


@pytest.fixture
def on(file_of, db):
    """`on(slug, *lines)`: a list of this source with these lines, taken in and matched."""

    def make(slug, *lines, **changes):
        said = {"name": slug, "body": "clinic", "ground": "g", "whom": f"whom {slug} can contain"}
        source, _new = ListSource.objects.using("owner").get_or_create(slug=slug, defaults=said)
        data = files.csv(lines, header=LISTED)
        edition, _counted = ingest_list(file_of(data, source=source, **changes), using="owner")
        match_edition(edition, using="owner")
        return edition

    return make


@pytest.fixture
def upload(source, damira):
    return sent(source, damira)


def sent(source, by, data=None, name="list.csv"):
    return actions.send_list(
        source, by=by, id=uuid.uuid4(), name=name, data=files.csv() if data is None else data, **PERIOD
    )


@pytest.fixture
def ainura(db):
    """The supervisor at the Ministry, signed in."""
    from umai.access.sessions import Speaker, open_session
    from umai.staff.models import Particulars, Role, Term, Worker

    worker = Worker.objects.using("owner").create(surname="Осмонова", given="Айнура")
    Term.objects.using("owner").create(
        worker=worker, office_id=id_of("office", "ministry"), role=Role.MINISTRY_SUPERVISOR, from_on=SINCE
    )
    Particulars.objects.using("owner").create(worker=worker)
    return Speaker(open_session(worker))


@pytest.fixture
def signed_ainura(client_of, ainura):
    """The browser of the supervisor at the Ministry."""
    from umai.staff.models import Account, Worker

    account = Account(username="ainura", worker=Worker.objects.using("owner").get(pk=ainura.pk))
    account.set_password(PASSWORD)
    account.save(using="owner")
    return client_of("ainura")


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()
