"""The pages of those who watch: counts by place, rows without names, each look on the trail."""

import pytest
from django.urls import reverse

from tests.page_words import words_of
from umai.justice.settled.watching import file_number
from umai.justice.tests.conftest import incident_of
from umai.justice.tests.matters import settled_of_incident
from umai.trail.models import Entry
from umai.watch import reading
from umai.watch.tests.conftest import BY_SLUG, aged

NAMES = ("Асанов", "Нурбек")


@pytest.fixture
def beaten_twice(incident, child, aigul, prosecutor):
    incident_of(child, aigul)
    return child


def shown(client, name, *args, query=""):
    answer = client.get(reverse(f"watch:{name}", args=args) + query)
    assert answer.status_code == 200
    return words_of(answer)


@pytest.mark.parametrize("who", ["omurbek", "begimai", "prosecutor"])
def test_the_board_counts_by_place_and_names_nobody(who, beaten_twice, client_of):
    said = shown(client_of(who), "board")
    assert "Violence that repeats 1" in said and not any(name in said for name in NAMES)


def test_the_board_says_that_nothing_is_owed(client_of, db, superuser):
    superuser.execute("delete from staff_office where kind = 'commission'")
    assert "Nothing is owed here" in shown(client_of("omurbek"), "board")


def test_a_place_leads_to_its_districts_and_a_number_to_its_rows(beaten_twice, client_of, nookat):
    client = client_of("omurbek")
    oblast = client.get(reverse("watch:board")).content.decode()
    assert f"/watch/?place={nookat.parent_id}" in oblast
    assert f"/watch/repeated/?place={nookat.parent_id}" in oblast
    district = client.get(reverse("watch:board") + f"?place={nookat.parent_id}").content.decode()
    assert f"/watch/repeated/?place={nookat.pk}" in district


@pytest.mark.parametrize("who", ["omurbek", "begimai", "prosecutor"])
def test_the_rows_hold_the_number_of_the_file_and_no_name(who, beaten_twice, client_of, nookat):
    said = shown(client_of(who), "rows", "repeated", query=f"?place={nookat.pk}")
    assert file_number(beaten_twice.pk) in said and "2 incidents" in said
    assert "protection in the open case" in said and "the department of the district" in said
    assert not any(name in said for name in NAMES)


def test_what_ended_without_a_court_is_counted_in_three_ways(incident, aigul, client_of):
    settled_of_incident(incident, aigul, "nobody_complains_2021")
    settled_of_incident(incident, aigul)
    settled_of_incident(incident, aigul)
    said = shown(client_of("omurbek"), "rows", "settled")
    assert (
        "By reconciliation: 2. Refused because nobody complained: 1. The statement was taken back: 0." in said
    )
    assert "Ended without a court" in shown(client_of("omurbek"), "board")


def test_the_rows_that_were_shown_are_on_the_trail_with_the_child(beaten_twice, client_of, begimai):
    shown(client_of("begimai"), "rows", "repeated")
    one = Entry.objects.using("owner").get(act="watch.repeated")
    assert (one.worker_id, one.outcome, one.children) == (begimai.pk, "looked", [beaten_twice.pk])


@pytest.mark.parametrize("slug", BY_SLUG)
def test_a_list_that_is_empty_says_so(slug, client_of, db):
    if slug != "sleeping":
        assert "Nothing is owed here" in shown(client_of("omurbek"), "rows", slug)


def test_what_is_late_is_marked(case, client_of, superuser):
    aged(superuser, "intake_worklistrow", "opened_on", 400)
    said = shown(client_of("omurbek"), "rows", "unseen")
    assert "nobody judged the risk" in said.lower() and "late" in said


def test_a_list_has_pages(beaten_twice, aigul, client_of, monkeypatch):
    from umai.guardianship.tests.conftest import register

    other = register(aigul, given="Бермет")
    for _each in range(2):
        incident_of(other, aigul)
    monkeypatch.setattr(reading, "PAGE", 1)
    client, found = client_of("omurbek"), set()
    url = reverse("watch:rows", args=["repeated"])
    for _page in range(2):
        answer = client.get(url)
        found |= {
            number for one in (beaten_twice, other) if (number := file_number(one.pk)) in words_of(answer)
        }
        url = answer.context["next_url"]
    assert found == {file_number(beaten_twice.pk), file_number(other.pk)} and url is None


@pytest.mark.parametrize("slug", ["deaths", "refused", "unknown"])
def test_a_list_that_a_prosecutor_may_not_read_is_like_none(slug, prosecutor, client_of):
    assert client_of("prosecutor").get(reverse("watch:rows", args=[slug])).status_code == 404


@pytest.mark.parametrize("who", ["omurbek", "begimai"])
def test_the_first_page_of_who_watches_are_the_lists(who, client_of):
    assert client_of(who).get("/").headers["Location"] == reverse("watch:board")


def test_a_prosecutor_finds_the_lists_in_the_menu(prosecutor, client_of):
    assert reverse("watch:board") in client_of("prosecutor").get("/", follow=True).content.decode()
