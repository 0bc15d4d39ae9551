"""The pages of guidance: who reads them, that no text is missing on the list, and each on its own page."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from umai.access.policy.table import ROLES_OF_ACT
from umai.design.guidance import LANGUAGES, guidance_steps, read_guidance
from umai.lawbook.guidance.groups import FIRST, GROUPS
from umai.staff.models import Role

LIST, FIRST_WEEK = "/guidance/", "/guidance/field/first_week/"
LINK = re.compile(r'<li lang="\w+"><a href="(/guidance/[^"]+)">')


def address_of(name):
    return reverse("lawbook:guidance_text", args=name.split("/"))


def test_who_meets_children_or_answers_for_it_reads_them_and_nobody_else(client_of):
    meet = {Role.HEALTH_WORKER, Role.INSPECTOR, Role.HOTLINE_OPERATOR, Role.ROUND_MEMBER, Role.SCHOOL_WORKER}
    assert meet < ROLES_OF_ACT["lawbook.guidance.read"]
    client = client_of("kanykei")
    assert [client.get(address).status_code for address in (LIST, FIRST_WEEK)] == [403, 403]
    assert [Client().get(address).status_code for address in (LIST, FIRST_WEEK)] == [302, 302]


def test_every_text_stands_on_the_list_once_and_the_eight_stand_first(client_of):
    found = LINK.findall(client_of("aigul").get(LIST).text)
    steps = [step for step in guidance_steps() if step[0] != "cases"]  # those are decided in a course
    assert sorted(found) == sorted(address_of("/".join(step)) for step in steps)
    assert found[: len(FIRST)] == [address_of(name) for name in FIRST]


def test_every_text_of_the_field_is_among_the_first():
    assert {f"{room}/{step}" for room, step in guidance_steps() if room == "field"} == set(FIRST)


def test_each_room_belongs_to_one_occasion():
    rooms = [room for _label, rooms in GROUPS for room in rooms]
    assert len(rooms) == len(set(rooms))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_stand_there_with_their_first_sentence_in_the_reader_s_language(language, client_of):
    page = client_of("aigul", language).get(LIST)
    texts = [read_guidance(*name.split("/"), language) for name in FIRST]
    assert [(one.title, one.point, one.language) for one in page.context["first"]] == [
        (text.title, text.points[0], language) for text in texts
    ]
    assert all(label.lines for label in page.context["groups"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_the_first_has_a_page_with_all_its_sentences(language, client_of):
    client = client_of("bakyt", language)
    for name in FIRST:
        page = client.get(address_of(name)).text
        text = read_guidance(*name.split("/"), language)
        assert str(text.body) in page and page.count(f"<h1>{text.title.split(':')[0]}") == 1
        assert "{" not in text.body, "a number or a line to call that has no value"


def test_a_number_of_the_law_and_a_line_to_call_stand_there_with_their_values(client_of):
    page = client_of("aigul").get(FIRST_WEEK).text
    assert "10 calendar days" in page and "police 102" in page


def test_a_name_that_is_none_is_not_found(client_of):
    client = client_of("aigul")
    for name in ("field/none", "Field/first_week", "no_room/first_week", "field/first-week"):
        assert client.get(f"/guidance/{name}/").status_code == 404, name
