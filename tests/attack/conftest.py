import uuid

import pytest

from umai.register.child.actions import add_child


@pytest.fixture
def child(aigul):
    """A child in Aigul's municipality."""
    return add_child(
        aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"surname": "Асанов", "given": "Нурбек"}
    )
