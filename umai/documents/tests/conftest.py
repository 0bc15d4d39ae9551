"""A child of Aigul's municipality, a file that Aigul put there, and a folder of its own for what is stored."""

import dataclasses
import uuid
from datetime import date

import pytest

from umai.documents import actions
from umai.documents.actions import SentFile
from umai.documents.tests import samples
from umai.register.child.actions import add_child

PHOTO = samples.photo()


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    from django.conf import settings

    (tmp_path / "home").mkdir()
    place = dataclasses.replace(settings.MACHINE, home=tmp_path / "home")
    monkeypatch.setattr(settings, "MACHINE", place)
    return place.home


@pytest.fixture
def child(aigul):
    identity = {"surname": "Асанов", "given": "Нурбек"}
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)


def said(**changes):
    """What is said when a photo is put to a file."""
    usual = {
        "id": uuid.uuid4(),
        "upload": SentFile("a.jpg", PHOTO),
        "title": "Birth certificate",
        "kind": "certificate",
        "happened_on": date(2026, 3, 5),
    }
    return usual | changes


@pytest.fixture
def file(child, aigul):
    return actions.attach_document(child, by=aigul, **said())


@pytest.fixture
def sealed_file(child, damira):
    return actions.attach_document(child, by=damira, **said(kind="medical", title="Paper of the clinic"))
