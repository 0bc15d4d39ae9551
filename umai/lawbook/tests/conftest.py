"""Files that change the law, who proposes them, and a process that goes by the shipped law afterwards."""

import dataclasses
import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import translation

from tests.cast import id_of
from tests.second_person import speaker
from tests.tampering import without_triggers
from umai.law.editions.edition import SHIPPED, LawEdition, take_into_use
from umai.lawbook import following
from umai.lawbook.actions import propose_law, put_in_force
from umai.offices.staff import today
from umai.staff.models import Account, Role, Term, Worker

SEVEN_DAYS = """
[[visit_days_high.since]]
day = 2030-01-01
is = 7
certainty = "law"
cite = "Resolution 1 of 2 December 2029, point 3."
"""
EARLIER = SEVEN_DAYS.replace("2030-01-01", "2026-01-01")
SCHEME = """
[consent_2060]
subject = "exit"
says = "A child crosses the border with the consent of both parents after 15 days"
ru = "Через 15 дней ребёнок пересекает границу с согласия обоих родителей"
ky = "15 күндөн кийин бала чек арадан ата-эненин экөөнүн тең макулдугу менен өтөт"
day = 2060-01-01
certainty = "law"
cite = "An act."
parents = "one"
internal = true

[[consent_2060.steps]]
asks = "consent_of_both"
over = "15 days"
"""
FILES = {"parameters/visits_2030.toml": SEVEN_DAYS}
NAMES = {"asel": "Асель", "nurlan": "Нурлан"}
READ = {SHIPPED.digest: SHIPPED.memory}


@pytest.fixture(autouse=True)
def in_english():
    """The sentences that these tests compare are the English ones, whatever the test before activated."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def read_once(monkeypatch):
    """Files of one digest are read, and their cases run, once in a process."""
    begin_edition = LawEdition.__init__

    def begin(edition, laid_over=None):
        begin_edition(edition, laid_over)
        edition.memory = READ.setdefault(edition.digest, edition.memory)

    monkeypatch.setattr(LawEdition, "__init__", begin)


@pytest.fixture(autouse=True)
def shipped_law():
    """What a test takes into use ends with it."""
    yield
    following._known.clear()
    following._looked.clear()
    take_into_use(SHIPPED)


def supervisor(name):
    """A supervisor of the Ministry, who can sign in under this name."""
    worker = Worker.objects.using("owner").create(surname="Министров", given=NAMES[name])
    Term.objects.using("owner").create(
        worker=worker,
        office_id=id_of("office", "ministry"),
        role=Role.MINISTRY_SUPERVISOR,
        from_on=today() - timedelta(days=30),
    )
    Account.objects.using("owner").create(username=name, worker_id=worker.pk)
    return speaker(worker.pk)


@pytest.fixture
def asel(db):
    return supervisor("asel")


@pytest.fixture
def nurlan(db):
    return supervisor("nurlan")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """UMAI_HOME/law, with a file that changes a value from 2030 on."""
    monkeypatch.setattr(settings, "MACHINE", dataclasses.replace(settings.MACHINE, home=tmp_path))
    write(tmp_path / "law", FILES)
    return tmp_path / "law"


def write(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def proposed(by, files=FILES, reason="Resolution 1 of 2 December 2029."):
    return propose_law(by.office, by=by, id=uuid.uuid4(), files=files, reason=reason)


def agreed(by, other, files=FILES):
    return put_in_force(proposed(by, files), by=other)


def begin(superuser, answer):
    """Let the minute in which it begins be past."""
    with without_triggers(superuser):
        superuser.execute(
            "update lawbook_lawanswer set begins_at = now() - interval '1 second' where id = %s", [answer.pk]
        )


def tamper(superuser, files, proposal=None):
    """Let a proposal, or each, have other files than were proposed."""
    with without_triggers(superuser):
        superuser.execute(
            "update lawbook_lawproposal set files = %s::jsonb where id = coalesce(%s, id)", [files, proposal]
        )
