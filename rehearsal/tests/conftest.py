from datetime import date

import pytest

from tests.fillings import Fillings

TODAY = date(2026, 11, 24)


@pytest.fixture
def country(db):
    """The country with workers everywhere, known to the generator by invented ids: nothing is written."""
    from rehearsal.country import read_country
    from rehearsal.staff import shown_municipalities

    found = read_country("owner", shown_municipalities())
    for home in found.municipalities:
        home.workers, home.specialists, home.heads = ["worker"], ["specialist"], ["head"]
    return found


KEPT = []


@pytest.fixture
def told(country):
    """Twenty thousand children in memory, made once for all tests: nobody changes them."""
    from rehearsal.population import invent_population

    if not KEPT:
        KEPT.extend(invent_population(country, 20_000, seed=1, today=TODAY))
    return KEPT


@pytest.fixture(scope="session")
def fillings(wiping):
    return Fillings(wiping.connection)


@pytest.fixture
def filled_with(db, fillings):
    """`filled_with(900)`: a database with so many invented children, for tests that ask what was invented."""
    from rehearsal.load import fill_invented

    def fill(children, today=TODAY, **asked):
        return fillings.give(
            (children, today, *asked.items()), lambda: fill_invented(children, seed=1, today=today, **asked)
        )

    return fill
