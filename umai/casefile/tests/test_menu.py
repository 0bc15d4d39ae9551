"""The links of the menu and of My day that lead to guidance, and to what waits about justice and deaths."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from tests.cast import id_of
from tests.tampering import without_triggers
from umai.casefile.navigation import IN_ONE_ROW
from umai.guardianship.tests.conftest import register
from umai.justice.tests.conflict.test_matters import became
from umai.justice.tests.conflict.test_matters import matter_of as conflict_of
from umai.justice.tests.duties.conftest import answered as told_why
from umai.justice.tests.duties.conftest import asked
from umai.justice.tests.matters import prosecutor_of
from umai.law.terms.clock import today
from umai.law.training import NEW_POST_DAYS
from umai.self_harm.tests.conftest import answered, begun, concluded
from umai.staff.models import Office


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def menu(client, url):
    """The links of the menu by their addresses, with their counts."""
    return {one.url: one.count for one in client.get(url).context["navigation"]}


def my_day(client):
    return client.get(reverse("casefile:my_day")).content.decode()


PEOPLE = ("aigul", "bakyt", "damira", "farida", "gulnara")
SHOWN = {
    "lawbook:guidance": {"aigul": True, "bakyt": True, "gulnara": False},
    "justice:my_shield": {"aigul": True, "farida": True, "gulnara": False},
    "self_harm:reviews": {"aigul": True, "damira": True, "bakyt": False},
}


def test_each_finds_in_the_menu_what_is_for_them_and_one_district_in_the_singular(client_of):
    pages = {who: client_of(who).get(reverse("lawbook:rules")).context for who in PEOPLE}
    urls = {who: {one.url for one in page["navigation"]} for who, page in pages.items()}
    found = {name: {who: reverse(name) in urls[who] for who in people} for name, people in SHOWN.items()}
    assert found == SHOWN
    for who, group in (("damira", "District"), ("aigul", "District"), ("farida", "Districts")):
        assert group in [one.label for one in pages[who]["navigation_groups"]], who


def test_a_menu_has_the_same_groups_in_every_language_and_no_group_is_long(client_of):
    for who in ("aigul", "bakyt", "damira", "gulnara", "nuriya", "omurbek"):
        pages = [
            client_of(who).get(reverse("lawbook:rules"), headers={"accept-language": language}).context
            for language in ("ky", "ru", "en")
        ]
        groups = {tuple(len(one.links) for one in page["navigation_groups"]) for page in pages}
        assert len(groups) == 1, who
        assert all(
            bool(page["navigation_groups"]) is (len(page["navigation"]) > IN_ONE_ROW) for page in pages
        ), who
        assert len(*groups) <= 7, who


FROM_THE_BOARD = (
    *("intake:caseload", "intake:transfers", "visits:questions", "visits:callbacks", "offices:duty"),
    *("oversight:known", "outreach:places", "unseen:board", "contradictions:rows", "oversight:duty"),
    *("oversight:intervals", "oversight:board"),
)


def test_who_has_a_board_finds_what_it_leads_to_in_the_menu_and_no_group_is_long(client_of):
    for who in ["damira", "farida"]:
        client = client_of(who)
        page = client.get(reverse("lawbook:rules")).context
        urls = [one.url for one in page["navigation"]]
        assert {
            reverse(name) for name in FROM_THE_BOARD if who == "damira" or name not in OF_A_DEPARTMENT
        } <= {*urls}, who
        assert len(urls) == len({*urls}), who
        assert max(len(one.links) for one in page["navigation_groups"]) <= 7, who


OF_A_DEPARTMENT = ("intake:caseload", "intake:transfers")


def test_one_link_of_the_menu_is_marked_on_a_page_of_the_board(client_of):
    for name in ["oversight:board", "oversight:known", "oversight:duty", "oversight:intervals"]:
        page = client_of("damira").get(reverse(name)).context
        assert [one.url for one in page["navigation"] if one.current] == [reverse(name)], name
    main = client_of("damira").get(reverse("oversight:board")).text.split("How each number is counted")[1]
    assert reverse("visits:callbacks") not in main.split("</main>")[0]


def test_a_post_that_began_a_short_time_ago_is_offered_the_first_week(client_of, superuser):
    offered = reverse("lawbook:guidance_text", args=["field", "first_week"])
    for days, shown in ((NEW_POST_DAYS.on(today()), False), (NEW_POST_DAYS.on(today()) - 1, True), (0, True)):
        with without_triggers(superuser):
            superuser.execute(
                "update staff_term set from_on = %s where worker_id = %s",
                [today() - timedelta(days=days), id_of("worker", "aigul")],
            )
        page = my_day(client_of("aigul"))
        assert (offered in page, "Courses done: 0 of 8" in page) == (shown, shown), days


def test_a_prosecutor_finds_the_letters_in_the_menu(db, client_of):
    prosecutor_of(name="prosecutor")
    found = menu(client_of("prosecutor"), reverse("lawbook:rules"))
    assert reverse("justice:prosecutor_front") in found


def test_what_the_body_was_asked_is_counted_in_the_menu(aigul, bakyt, client_of):
    url, here = reverse("justice:asked_of_us"), reverse("lawbook:rules")
    assert menu(client_of("bakyt"), here)[url] is None
    question = asked(register(aigul), aigul)
    assert menu(client_of("bakyt"), here)[url] == 1
    told_why(question, bakyt)
    assert menu(client_of("bakyt"), here)[url] is None


def test_the_office_that_owes_an_answer_to_a_review_is_told_on_my_day(aigul, damira, farida, client_of):
    conclusion = concluded(begun(register(aigul), farida), farida)
    said = "1 review after a death waits for your answer"
    assert said in my_day(client_of("damira"))
    assert said not in my_day(client_of("aigul"))  # another office than the one that owes it
    answered(conclusion, damira)
    assert said not in my_day(client_of("damira"))


def test_a_municipality_that_owes_it_is_told_too_and_when_it_is_late(aigul, farida, client_of, superuser):
    body = Office.objects.get(pk=id_of("office", "nookat_first"))
    conclusion = concluded(begun(register(aigul), farida), farida, body=body)
    assert "1 review after a death waits" in my_day(client_of("aigul"))
    assert "1 late" not in my_day(client_of("aigul"))
    with without_triggers(superuser):
        superuser.execute(
            "update self_harm_deathconclusion set answer_due_on = '2026-01-01' where id = %s", [conclusion.pk]
        )
    assert "1 late" in my_day(client_of("aigul"))


def test_a_child_who_is_away_stands_on_my_day_until_it_is_found(aigul, damira, client_of):
    matter = conflict_of(register(aigul), damira, kind="runaway")
    assert "1 child is away and not found" in my_day(client_of("damira"))
    assert reverse("justice:running_out") in my_day(client_of("damira"))
    became(matter, damira, "found")
    assert "child is away" not in my_day(client_of("damira"))
