import shutil

import pytest

# Models are imported inside the fixtures: this file may be read before Django is ready.


@pytest.fixture
def places(db):
    """The loaded country, as its owner sees it; what a test changes is undone."""
    from django.db import transaction

    from umai.places.models import Place

    with transaction.atomic(using="owner"):
        yield Place.objects.using("owner")
        transaction.set_rollback(True, using="owner")


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped classifier that a test may edit."""
    from umai.places.classifier import COUNTRY_FOLDER

    return shutil.copytree(COUNTRY_FOLDER, tmp_path / "classifier")


@pytest.fixture
def edit(folder):
    """Replace words in one file of the copy."""

    def edit(file, old, new):
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


@pytest.fixture
def in_force_in_2027(folder):
    """The copy, as a newer version with a day."""
    words = 'name = "Newer"\nsource = "A test"\nin_force_on = 2027-01-01\n'
    (folder / "classifier.toml").write_text(words, encoding="utf-8")
    return folder
