"""What the end of an order asks of a case: to decide, to visit before, and to judge a calm risk anew."""

import re

from django.urls import reverse

from umai.casefile.tests.conftest import assess_whole, make_case, make_child
from umai.casefile.tests.test_case_page import visit
from umai.casefile.tests.test_near_danger import DAY, card_of
from umai.design.days import date_in_words
from umai.intake.cases.actions import assign_worker
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
    assess_whole(case, aigul, risk="medium", on=today() - 2 * DAY)
    order_of(child, aigul, family[1], happened_on=today() - DAY)  # an hour ago may be yesterday
    visit(case, aigul, risk="medium")
    assert "risk to be reviewed" not in card_of(client_of("aigul"), case.get_absolute_url())


def row_of(client, url, case):
    """What the row of this case says in a list."""
    (row,) = (
        one
        for one in re.split("<tr>|<li>", client.get(url, follow=True).text)
        if case.get_absolute_url() in one
    )
    return row


def test_a_list_says_beside_the_risk_what_the_card_says(client_of, child, family, aigul, damira):
    case = make_case(child, aigul, days_ago=10)
    assign_worker(case, by=damira, worker_id=aigul.pk)
    assess_whole(case, aigul, risk="medium", on=today() - DAY)
    client, lists = client_of("aigul"), ("/cases/", "/")
    assert [url for url in lists if "medium risk" not in row_of(client, url, case)] == []
    suspected(incident_of(child, aigul), aigul, family[1], lives_with=False)
    order_of(child, aigul, family[1], happened_on=today(), ends_on=today() + 9 * DAY)
    for url in lists:
        row = row_of(client, url, case)
        assert "risk to be reviewed" in row and "medium risk" not in row, url
        assert "a suspect is near" in row and f"order until {date_in_words(today() + 9 * DAY)}" in row, url


def test_the_cases_of_the_child_say_it_too(client_of, child, family, case, aigul):
    assess_whole(case, aigul, risk="low", on=today() - DAY)
    order_of(child, aigul, family[1], happened_on=today())
    text = client_of("aigul").get(reverse("casefile:cases_of_child", args=[child.pk])).text
    assert "risk to be reviewed" in text and "low risk" not in text


def test_an_order_without_an_end_stands_in_the_list_beside_a_risk_that_nobody_judged(
    client_of, child, case, aigul
):
    order_of(child, aigul, ends_on=None, kind="measure_of_restraint")
    assert "order in force" in row_of(client_of("aigul"), "/cases/", case)


def test_the_list_asks_of_danger_once_however_many_children_are_in_it(client_of, aigul, asked):
    client = client_of("aigul")
    few = None
    for number in range(3):
        child = make_child(aigul, f"Бала{number}")
        assess_whole(make_case(child, aigul), aigul, risk="low", on=today() - DAY)
        suspected(incident_of(child, aigul), aigul)
        order_of(child, aigul, happened_on=today())
        few = few or asked(lambda: client.get("/cases/"))
    assert asked(lambda: client.get("/cases/")) <= few
