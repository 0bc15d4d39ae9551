import pytest

from tests.cast import id_of
from umai.staff.models import Office, Worker


@pytest.fixture
def office(db):
    """`office("nookat")`: one of the cast's offices."""
    return lambda key: Office.objects.select_related("place").get(pk=id_of("office", key))


@pytest.fixture
def person(db):
    """`person("aigul")`: the worker behind a sign-in name of the cast."""
    return lambda username: Worker.objects.get(pk=id_of("worker", username))
