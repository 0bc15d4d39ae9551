"""A child of Aigul's municipality, and those who watch: a prosecutor of Nookat, Omurbek, Begimai."""

import pytest

from tests.cast import NOOKAT, place_of
from tests.tampering import without_triggers
from umai.guardianship.tests.conftest import in_english, register
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.justice.tests.conftest import incident_of
from umai.justice.tests.matters import prosecutor_of
from umai.watch.lists import WATCH_LISTS
from umai.watch.territory import WatchedTerritory

__all__ = ["in_english"]

BY_SLUG = {one.slug: one for one in WATCH_LISTS}
FAR = "41704220000000"


def seen(slug, by, place=None, after=None, limit=50):
    """The rows of this list that somebody is shown, with what is owed in words."""
    one = BY_SLUG[slug]
    with by.speaking():
        territory = WatchedTerritory.of(by, str(place or ""))
        return one.rows(by, territory.within, after, limit)


def owed(slug, by):
    """What is owed by the rows of this list, in words."""
    return [str(BY_SLUG[slug].in_words(row)[1]) for row in seen(slug, by)]


def counted(slug, by):
    """The counts of this list by district."""
    with by.speaking():
        return BY_SLUG[slug].counts(by, WatchedTerritory.of(by, "").within)


def aged(superuser, table, column, days, where="true"):
    """What stands in this column lies so many days back."""
    with without_triggers(superuser):
        superuser.execute(
            f"update {table} set {column} = {column} - make_interval(days => %s) where {where}", [days]
        )


@pytest.fixture
def child(aigul):
    return register(aigul)


@pytest.fixture
def case(child, aigul):
    return open_case(child, by=aigul, **particulars())


@pytest.fixture
def incident(case, child, aigul):
    return incident_of(child, aigul)


@pytest.fixture
def beaten(incident, child, aigul):
    """A child with two incidents, which stands in the list of violence that repeats."""
    incident_of(child, aigul)
    return child


@pytest.fixture
def prosecutor(db):
    return prosecutor_of()


@pytest.fixture
def far_prosecutor(db):
    return prosecutor_of(FAR, "far")


@pytest.fixture
def nookat(db):
    return place_of(NOOKAT)
