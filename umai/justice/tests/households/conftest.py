"""An incident whose suspect has four children of her own at home."""

import pytest

from umai.justice.tests import near


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    near.box_of_reports(tmp_path, monkeypatch)


@pytest.fixture
def woman(child, aigul):
    return near.woman_of(child, aigul)


@pytest.fixture
def four(woman, aigul):
    return near.own_children(woman, aigul)


@pytest.fixture
def suspect(incident, woman, aigul):
    return near.suspected(incident, aigul, woman)
