"""Editions that the analyst asked for, drawn in a home of the test from a short list of tables."""

import uuid

import pytest

from umai.disclosure.release import publishing
from umai.indicators.tests.conftest import write_at
from umai.machine.keys.secrets import write_secret
from umai.register.tests.conftest import ainura
from umai.statistics.extracts.tests.conftest import children, entries_of, last_quarter, quarter_before
from umai.statistics.publication import from_records
from umai.statistics.publication.from_records import as_listed
from umai.statistics.publication.tests.samples import KEY
from umai.statistics.releases.actions import answer_edition, ask_edition
from umai.statistics.releases.drawing import draw_asked
from umai.statistics.releases.models import EditionCandidate

__all__ = ["ainura", "children", "entries_of", "write_at"]

ROW = {"indicator": "registered_children", "by": ["oblast", "sex"], "first": 2020}


def as_period(day):
    """The quarter that ends on this day, as an edition is called."""
    return f"{day.year}-Q{day.month // 3}"


def last_period():
    return as_period(last_quarter())


def period_before():
    return as_period(quarter_before())


def ask(by, period=None):
    return ask_edition(by.office, by=by, id=uuid.uuid4(), period=last_period() if period is None else period)


def release(candidate, by):
    return answer_edition(candidate, by=by, released=True)


def refuse(candidate, by, words="The sums are not explained."):
    return answer_edition(candidate, by=by, released=False, words=words)


def draw(home):
    """Draw what was asked for; what the command would print of each."""
    return list(draw_asked(home))


def candidate_of(asked):
    """The candidate, as a page of the web role has it."""
    found = EditionCandidate.objects.using("owner").select_related("drawing").get(drawing__asked=asked)
    found._state.db = found.drawing._state.db = "default"
    return found


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An installation with a key of its own, which publishes one table: children by oblast and sex."""
    (tmp_path / "secrets").mkdir()
    write_secret(tmp_path / "secrets" / "publication", KEY.decode())
    monkeypatch.setenv("UMAI_HOME", str(tmp_path))
    monkeypatch.setattr(from_records, "listed_tables", lambda: [as_listed("children", ROW)])
    return tmp_path


@pytest.fixture
def telling(home, monkeypatch):
    """Numbers to the nearest three, of a table with three children in a cell: readers could tell of them."""
    nearest = publishing.Rounding(3, keyed=False)
    monkeypatch.setitem(publishing.publish.__kwdefaults__, "rounding", nearest)
    by_age = ROW | {"by": ["oblast", "age"]}
    monkeypatch.setattr(from_records, "listed_tables", lambda: [as_listed("children", by_age)])


@pytest.fixture
def candidate(nuriya, home):
    """A candidate of the last quarter that is over, when no child was on the register."""
    asked = ask(nuriya)
    draw(home)
    return candidate_of(asked)
