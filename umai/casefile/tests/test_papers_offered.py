"""Papers are offered for whoever cares for the child, but for nobody from whom the child is to be protected."""

from umai.justice.tests.conftest import incident_of, suspected
from umai.justice.tests.orders.conftest import changed, order_of

HELP, NONE = "help the family to get the papers", "no papers for this person"


def text(client_of, child):
    return client_of("aigul").get(f"/children/{child.pk}/").content.decode()


def test_papers_are_offered_for_a_grandmother(client_of, child, family):
    said = text(client_of, child)
    assert HELP in said and NONE not in said


def test_they_are_not_for_whom_an_order_keeps_away_until_it_ends(client_of, child, family, aigul):
    order = order_of(child, aigul, family[1])
    said = text(client_of, child)
    assert NONE in said and HELP not in said
    changed(order, aigul, "revoke")
    assert HELP in text(client_of, child)


def test_they_are_not_for_a_suspect(client_of, child, family, case, aigul):
    suspected(incident_of(child, aigul), aigul, family[1])
    said = text(client_of, child)
    assert NONE in said and HELP not in said


def test_they_are_when_somebody_else_is_the_suspect(client_of, child, family, case, aigul):
    suspected(incident_of(child, aigul), aigul, family[0])
    assert HELP in text(client_of, child)
