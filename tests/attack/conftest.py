"""A child of the register, and the doors of the report form's process as its own tests have them."""

import json
import os
import uuid

import pytest

from umai.identification.report_form.tests.conftest import client, of_report, reporter, send
from umai.machine.cluster.database import DatabaseAddress
from umai.register.child.actions import add_child

__all__ = ["client", "of_report", "reporter", "send"]


@pytest.fixture
def child(aigul):
    """A child in Aigul's municipality."""
    return add_child(
        aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"surname": "Асанов", "given": "Нурбек"}
    )


@pytest.fixture
def where():
    """The address of this test's database, with the passwords of all roles."""
    return DatabaseAddress(**json.loads(os.environ["UMAI_CREDENTIALS"]))
