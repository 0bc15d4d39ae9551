"""Evidence about an incident: sent in one piece or in parts, kept, and opened by two; a folder of its own."""

import dataclasses
import uuid
from hashlib import sha256

import pytest

from tests.looking import reading
from umai.justice.evidence.opening import answer_original, ask_original, download_original
from umai.justice.evidence.receiving import PART_SIZE, begin_upload, keep_as_evidence, receive_part
from umai.justice.tests.conftest import incident_of

VIDEO = b"\x00\x00\x00\x18ftypmp42" + b"\x07" * 5000
WORDS = "Терезенин алдындагы камерадан."
WHAT = {"kind": "video", "taken_on": None, "taken_by": "", "found": "", "words": WORDS}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    from django.conf import settings

    (tmp_path / "home").mkdir()
    place = dataclasses.replace(settings.MACHINE, home=tmp_path / "home")
    monkeypatch.setattr(settings, "MACHINE", place)
    return place.home


def digest(data):
    return sha256(data).hexdigest()


def begun(incident, by, size, *, id=None, name="видео.mp4"):
    return begin_upload(incident, by=by, id=id or uuid.uuid4(), name=name, size=size)


def part_of(data, number):
    return data[(number - 1) * PART_SIZE : number * PART_SIZE]


def send(upload, data, by, numbers=None):
    for number in numbers or range(1, upload.count + 1):
        part = part_of(data, number)
        receive_part(upload, number, part, digest(part), by=by)


def kept(incident, by, data=VIDEO, *, name="видео.mp4", **said):
    """Evidence with these bytes, sent in one piece."""
    upload = begin_upload(incident, by=by, id=uuid.uuid4(), name=name, size=len(data), data=data)
    return keep_as_evidence(upload, incident, by=by, **WHAT | said)


def asked(evidence, by):
    return ask_original(evidence, by=by, reason="Тергөөчү сурады.")


def opened(evidence, by, second):
    """A request for the original that another person agreed to."""
    request = asked(evidence, by)
    answer_original(request, by=second, agrees=True)
    return request


def taken_out(evidence, by, second):
    return download_original(opened(evidence, by, second), by=by)


def seen(model, by, **which):
    """The rows of a model that this worker reads, after a look at the file."""
    with reading(by):
        return list(model.objects.filter(**which))


@pytest.fixture
def evidence(incident, aigul):
    return kept(incident, aigul)


@pytest.fixture
def abuse(case, child, aigul):
    """An incident of a sexual kind, which only the head and those to whom it is opened read."""
    return incident_of(child, aigul, kinds=["sexual_abuse"])
