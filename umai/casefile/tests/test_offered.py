"""What the first pages and a child's file offer to everybody who has them: each link opens."""

from django.urls import reverse

from umai.identification.tests.test_lines import operator

__all__ = ["operator"]
TIE = "I am tied to a child: close the file to me"


def opens(client, page, label):
    """Whether the page has a link with this label, and the link opens."""
    before, found, _after = client.get(page).text.partition(f'">{label}</a>')
    return bool(found) and client.get(before.rpartition('href="')[2]).status_code == 200


def test_my_day_and_the_file_lead_each_to_what_they_may_open(client_of, child):
    for who in ["aigul", "erlan", "damira", "farida"]:
        client = client_of(who)
        assert opens(client, "/", TIE), who
        assert opens(client, "/", "A child is here whose file is kept elsewhere: open it in an emergency")
        label = "Rights: who asked what is kept, consents, how long it is kept"
        assert opens(client, f"/children/{child.pk}/", label), who
    for who in ["gulnara", "timur", "nuriya", "omurbek"]:
        assert reverse("walls:say") not in client_of(who).get("/").text, who


def test_whoever_takes_reports_alone_says_a_tie_and_calls_the_police_right_under_the_button(
    operator, client_of
):
    client = client_of("nuriza")
    assert opens(client, "/", TIE) and "When you fear for a child, write it down here" in client.get("/").text
    page = client_of("nuriza").get("/").text.partition("<main")[2]
    button, called = page.index("Somebody is on the line"), page.index('call <a href="tel:102">102</a> too')
    assert 0 < called - button < 200
