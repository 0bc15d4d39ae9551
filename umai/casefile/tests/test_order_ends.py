"""What the end of an order asks of a case: to decide, to visit before, and to judge a calm risk anew."""

from umai.casefile.tests.conftest import assess_whole
from umai.casefile.tests.test_case_page import visit
from umai.casefile.tests.test_near_danger import DAY, card_of
from umai.justice.tests.conftest import incident_of, suspected
from umai.justice.tests.orders.conftest import order_of
from umai.law.terms.clock import today


def test_the_end_of_an_order_is_the_first_that_is_owed(client_of, child, family, case, owe, aigul):
    owe(case, "visit", 1)
    order = order_of(child, aigul, family[1], ends_on=today() + 9 * DAY)
    owed = client_of("aigul").get(case.get_absolute_url()).text.split("What is owed")[1]
    first, then = owed.index("decide on prolonging it"), owed.index("Visit the child")
    assert first < then and order.get_absolute_url() in owed[:then] and "9 days left" in owed[:then]


def test_a_visit_that_is_due_after_the_order_is_asked_for_before(client_of, child, family, case, aigul):
    visit(case, aigul)
    order_of(child, aigul, family[1], ends_on=today() + DAY)
    parts = client_of("aigul").get(case.get_absolute_url()).text.split("The parts of this case")[1]
    assert "visit the child before" in parts.split("Referrals")[0]


def test_nobody_is_sent_to_a_household_to_which_nobody_may_go_yet(client_of, child, family, case, aigul):
    visit(case, aigul)
    suspected(incident_of(child, aigul), aigul, family[1])
    order_of(child, aigul, family[1], ends_on=today() + DAY)
    text = client_of("aigul").get(child.get_absolute_url()).text
    assert "Do not go to this household" in text and "visit the child before" not in text


def test_a_calm_risk_that_is_older_than_an_order_is_to_be_reviewed(client_of, child, family, case, aigul):
    assess_whole(case, aigul, risk="medium", on=today() - DAY)
    client = client_of("aigul")
    assert "medium risk" in card_of(client, case.get_absolute_url())
    order_of(child, aigul, family[1], happened_on=today())
    for url in (case.get_absolute_url(), child.get_absolute_url()):
        assert "risk to be reviewed" in card_of(client, url) and "medium risk" not in card_of(client, url)


def test_a_high_risk_stays_what_it_is(client_of, child, family, case, aigul):
    assess_whole(case, aigul, risk="high", on=today() - DAY)
    order_of(child, aigul, family[1], happened_on=today())
    assert "high risk" in card_of(client_of("aigul"), case.get_absolute_url())


def test_a_visit_after_the_order_reviews_the_risk(client_of, child, family, case, aigul):
    assess_whole(case, aigul, risk="medium", on=today() - DAY)
    order_of(child, aigul, family[1], happened_on=today())
    visit(case, aigul, risk="medium")
    assert "risk to be reviewed" not in card_of(client_of("aigul"), case.get_absolute_url())
