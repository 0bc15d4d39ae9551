"""Who answers for the Ministry, children of the last quarter that is over, and extracts of them."""

import uuid
from datetime import date, timedelta

import pytest

from tests.tampering import without_triggers
from umai.indicators.tests.conftest import at_hour, child_of, write_at
from umai.law.terms.clock import today
from umai.register.models import Identity
from umai.register.tests.conftest import ainura
from umai.statistics.extracts.actions import answer_extract, ask_extract
from umai.statistics.extracts.days import ends_of_quarters
from umai.trail.models import Entry

__all__ = ["ainura", "write_at"]

PURPOSE = "How many older children have a carer with a paper."


def last_quarter():
    """The last day of the last quarter that is over."""
    return ends_of_quarters(today())[0]


def quarter_before():
    return ends_of_quarters(today())[1]


def ask(by, **more):
    said = {"purpose": PURPOSE, "named": ["age", "sex"], "as_of": last_quarter(), "until": today()}
    return ask_extract(by.office, by=by, id=uuid.uuid4(), **said | more)


def allow(asked, by):
    return answer_extract(asked, by=by, allowed=True)


def entries_of(act):
    return Entry.objects.using("owner").filter(act=act)


@pytest.fixture
def children(aigul, write_at):
    """Of the last quarter that is over: 17 boys and 11 girls of 7 to 13, and 3 boys of 14 to 17."""
    day = last_quarter()
    small, big = date(day.year - 9, 1, 15), date(day.year - 15, 1, 15)
    born = [("m", small)] * 17 + [("f", small)] * 11 + [("m", big)] * 3
    found = [child_of(aigul, "Нурбек", sex, birth_date=birth) for sex, birth in born]
    named = [child.pk for child in found]
    identities = Identity.objects.using("owner").filter(child_id__in=named).values_list("pk", flat=True)
    write_at("register_child", at_hour(day, 12), *named)
    write_at("register_identity", at_hour(day, 12), *identities)
    return found


@pytest.fixture
def made(nuriya, ainura, children):
    """An extract by age and sex, which was allowed."""
    asked = ask(nuriya)
    allow(asked, ainura)
    return asked


@pytest.fixture
def over(superuser):
    """`over(asked)`: the last day of this request was yesterday."""

    def change(asked):
        with without_triggers(superuser):
            superuser.execute(
                "update statistics_microdatarequest set until = %s where id = %s",
                [today() - timedelta(days=1), asked.pk],
            )

    return change
