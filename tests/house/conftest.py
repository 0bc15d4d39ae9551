import uuid

import pytest

from umai.register.child.actions import add_child
from umai.schema import apply


@pytest.fixture
def child(aigul):
    """A child in Aigul's municipality."""
    return add_child(
        aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"surname": "Асанов", "given": "Нурбек"}
    )


DRAFTS = {}


@pytest.fixture
def drafts(monkeypatch):
    """What is declared is printed by PostgreSQL once for all tests: what stands otherwise changes none of it."""
    make = apply.read_drafts

    def read(cursor, wanted):
        texts = tuple(thing.text for thing in wanted.values())
        if texts not in DRAFTS:
            DRAFTS[texts] = make(cursor, wanted)
        return DRAFTS[texts]

    monkeypatch.setattr(apply, "read_drafts", read)
