"""An erasure forgets the keys of evidence: what is left on the disk nobody can read, and the sweep takes it."""

import os

import pytest

from umai.documents.models import DataKey
from umai.documents.sealed import store
from umai.documents.sealed.jobs import delete_unclaimed_files
from umai.documents.tests import samples
from umai.guardianship.tests.conftest import register
from umai.justice.evidence.sealed.envelope import EvidenceDoesNotOpen
from umai.justice.evidence.sealed.parts import identity_of
from umai.justice.models import Evidence, EvidenceKey
from umai.justice.tests.conftest import incident_of
from umai.justice.tests.evidence.conftest import begun, home, kept, send
from umai.rights.erasure.actions import agree_to_erasure
from umai.rights.tests.conftest import proposed_erasure

__all__ = ["home"]


@pytest.fixture
def erased(aigul, erlan, damira):
    """A file with evidence, and with evidence that was begun, is erased; answers the evidence."""
    child = register(aigul)
    incident = incident_of(child, aigul)
    evidence = kept(incident, aigul, samples.photo(), name="a.jpg", taken_by="Асан", found="Үйдө")
    send(begun(incident, aigul, 10), bytes(10), aigul)
    agree_to_erasure(proposed_erasure(child, erlan), by=damira)
    return evidence


def test_no_key_is_left(erased):
    assert not EvidenceKey.objects.using("owner").exists()
    assert not DataKey.objects.using("owner").exists()
    with pytest.raises(EvidenceDoesNotOpen):
        identity_of(erased.line, using="owner")


def test_words_go_and_the_hash_stays(erased):
    row = Evidence.ever.using("owner").get(pk=erased.pk)
    assert (row.taken_by, row.found, row.words) == ("—", "—", "—")
    assert row.sha256 == erased.sha256


def test_the_sweep_takes_the_bytes(erased):
    for path, _name in store.stored_files():
        os.utime(path, (0, 0))
    assert delete_unclaimed_files(using="owner") == 3
    assert list(store.stored_files()) == []
