"""What the first pages and a child's file offer to everybody who has them: each link opens."""

import pytest
from django.urls import reverse

from umai.identification.tests.test_lines import operator

__all__ = ["operator"]
TIE = "I am tied to a child: close the file to me"


def opens(client, page, label):
    """Whether the page has a link with this label, and the link opens."""
    before, found, _after = client.get(page).text.partition(f'">{label}</a>')
    return bool(found) and client.get(before.rpartition('href="')[2]).status_code == 200


@pytest.mark.parametrize("who", ["aigul", "erlan", "damira", "farida"])
def test_my_day_leads_each_to_a_file_in_an_emergency_and_to_say_a_tie(client_of, who):
    client = client_of(who)
    assert opens(client, "/", TIE)
    assert opens(client, "/", "A child is here whose file is kept elsewhere: open it in an emergency")


@pytest.mark.parametrize("who", ["aigul", "erlan", "damira", "farida"])
def test_the_file_leads_each_who_reads_it_to_the_rights(client_of, child, who):
    label = "Rights: who asked what is kept, consents, how long it is kept"
    assert opens(client_of(who), f"/children/{child.pk}/", label)


def test_whoever_takes_reports_alone_says_a_tie_on_the_first_page(operator, client_of):
    client = client_of("nuriza")
    assert opens(client, "/", TIE) and "When you fear for a child, write it down here" in client.get("/").text


@pytest.mark.parametrize("who", ["gulnara", "timur", "nuriya", "omurbek"])
def test_whoever_works_with_no_child_is_not_asked_for_ties(client_of, who):
    assert reverse("walls:say") not in client_of(who).get("/").text


def test_whoever_takes_reports_calls_the_police_by_a_link_right_under_the_button(operator, client_of):
    page = client_of("nuriza").get("/").text.partition("<main")[2]
    button, called = page.index("Somebody is on the line"), page.index('call <a href="tel:102">102</a> too')
    assert 0 < called - button < 200
