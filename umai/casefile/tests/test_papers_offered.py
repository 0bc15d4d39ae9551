"""Papers are offered for whoever cares for the child, but for nobody from whom the child is to be protected."""

from django.urls import reverse

from tests.page_words import words_of
from umai.justice.tests.conftest import incident_of, suspected
from umai.justice.tests.orders.conftest import changed, order_of

HELP, NONE = "help the family to get the papers", "no papers for this person"


def text(client_of, child):
    return client_of("aigul").get(f"/children/{child.pk}/").content.decode()


def test_papers_are_offered_for_a_grandmother_until_an_order_keeps_her_away(client_of, child, family, aigul):
    said = text(client_of, child)
    assert HELP in said and NONE not in said
    order = order_of(child, aigul, family[1])
    said = text(client_of, child)
    assert NONE in said and HELP not in said
    changed(order, aigul, "revoke")
    assert HELP in text(client_of, child)


def test_they_are_not_for_a_suspect_and_are_when_somebody_else_is_it(client_of, child, family, case, aigul):
    suspected(incident_of(child, aigul), aigul, family[0])
    assert HELP in text(client_of, child)
    suspected(incident_of(child, aigul), aigul, family[1])
    said = text(client_of, child)
    assert NONE in said and HELP not in said


def test_papers_are_neither_asked_for_nor_called_complete_while_the_carer_is_one_of_them(
    client_of, child, family, case, aigul
):
    url = reverse("guardianship:of_child", args=[child.pk])
    assert "What is asked for now" in client_of("aigul").get(url).text
    order = order_of(child, aigul, family[1])
    said = words_of(client_of("aigul").get(url))
    assert "no papers for this person" in said and "What is asked for now" not in said
    assert "help the family to get it" not in said and "How to get it" not in said
    changed(order, aigul, "revoke")
    assert "What is asked for now" in client_of("aigul").get(url).text
