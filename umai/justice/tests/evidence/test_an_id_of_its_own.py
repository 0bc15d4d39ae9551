"""Nobody begins to send something under the id of evidence that is kept: its key would be read by one person."""

import pytest
from django.db import IntegrityError

from umai.guardianship.tests.conftest import register
from umai.justice.models import EvidenceKey, EvidencePart, EvidenceUpload
from umai.justice.tests.conftest import incident_of
from umai.justice.tests.evidence.conftest import begun, kept, seen


def again(number, incident, by):
    said = {"id": number, "incident_id": incident.line, "child_id": incident.child_id, "name": b"x"}
    return EvidenceUpload.objects.create(worker_id=by.pk, size=1, part_size=1, **said)


def test_what_is_kept_cannot_be_begun_again(incident, aigul):
    evidence = kept(incident, aigul)
    with aigul.speaking(), pytest.raises(IntegrityError, match="kept under this id"):
        again(evidence.line, incident, aigul)
    assert seen(EvidenceKey, aigul, of_id=evidence.line) == []


def test_not_even_by_somebody_of_another_file(incident, aigul, jyldyz):
    evidence, other = kept(incident, aigul), incident_of(register(jyldyz), jyldyz)
    with jyldyz.speaking(), pytest.raises(IntegrityError, match="kept under this id"):
        again(evidence.line, other, jyldyz)


def test_what_is_being_sent_keeps_its_key(incident, aigul, erlan):
    upload = begun(incident, aigul, 10)
    with erlan.speaking(), pytest.raises(IntegrityError):
        again(upload.pk, incident, erlan)
    assert EvidencePart.objects.using("owner").count() == 0
