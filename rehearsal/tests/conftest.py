import pytest

from tests.fillings import A_DAY as TODAY

TOLD = 8_000  # children in memory


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
    """Thousands of children in memory, made once for all tests: nobody changes them."""
    from rehearsal.population import invent_population

    if not KEPT:
        KEPT.extend(invent_population(country, TOLD, seed=1, today=TODAY))
    return KEPT


@pytest.fixture
def demonstration(filled_with):
    """What everybody meets who starts Umai for the first time, and the pages of the journeys."""
    from umai.law.terms.clock import today

    return filled_with(900, today())


@pytest.fixture
def often(monkeypatch):
    """What is rare happens often, so that each rule is asked of enough rows of few children."""
    from rehearsal.tests.often import RATES

    for name, rate in RATES.items():
        monkeypatch.setattr(f"rehearsal.{name}", rate)
