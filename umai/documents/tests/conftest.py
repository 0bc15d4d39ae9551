"""A child of Aigul's municipality."""

import uuid

import pytest

from umai.register.actions import add_child


@pytest.fixture
def child(aigul):
    identity = {"surname": "Асанов", "given": "Нурбек"}
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
