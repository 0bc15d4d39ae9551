"""An order against the uncle, given five days ago."""

from datetime import timedelta

import pytest

from umai.guardianship.tests.conftest import DAY
from umai.justice.orders.kinds import BREACH, ORDER
from umai.law.terms.clock import today
from umai.register.models import Child

SAID = {
    "changes_id": None,
    "change": "",
    "kind": "ban_approach",
    "against": "",
    "body": "Ноокат райондук соту",
    "number": "12",
    "in_force_on": None,
    "ends_on": None,
    "is_final": False,
    "monitoring": True,
    "words": "100 метрден жакын барбайт.",
    "incident_id": None,
    "protection_id": None,
}


def order_of(child, by, kin=None, **changes):
    """An order that was given five days ago, a ban of a court unless it is said otherwise."""
    said = SAID | {"adult_id": kin.adult_id if kin else None, "happened_on": today() - 5 * DAY}
    return ORDER.act(child, by=by, **said | changes)


def changed(order, by, change, **more):
    """An order of today that changes this one."""
    said = SAID | {"adult_id": None, "changes_id": order.line, "change": change, "happened_on": today()}
    with by.speaking():
        child = Child.objects.get(pk=order.child_id)
    return ORDER.act(child, by=by, **said | more)


def broken(order, by, **changes):
    said = {"words": "Эшиктин алдында турду.", "told": ["police"], "told_words": "", "happened_on": today()}
    return BREACH.act(order, by=by, **said | changes)


@pytest.fixture
def order(case, child, uncle, aigul):
    return order_of(child, aigul, uncle)


SOON = timedelta(days=3)
