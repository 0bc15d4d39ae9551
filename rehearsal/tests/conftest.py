import pytest

from tests.fillings import A_DAY as TODAY


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
