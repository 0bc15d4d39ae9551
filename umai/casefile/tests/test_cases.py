import re
import uuid
from itertools import product

import pytest

from tests.tampering import without_triggers
from umai.casefile import queries
from umai.casefile.my_day import views
from umai.casefile.my_day.filters import CaseFilter
from umai.casefile.tests.conftest import assess_whole, close, entries, make_case, make_child, wall
from umai.intake.cases import actions as intake
from umai.law.terms.clock import today


def listed(client, query=""):
    answer = client.get(f"/cases/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def shown(text):
    return re.findall(r'<th scope="row"><a href="/cases/([0-9a-f-]{36})/"', text)


@pytest.fixture
def three(aigul, child):
    """Three cases: one long overdue, one due today, one begun yesterday."""
    children = [child, make_child(aigul, "Айбек"), make_child(aigul, "Медер")]
    days = (30, 10, 1)
    concerns = ("left_behind", "neglect", "left_behind")
    return [
        make_case(one, aigul, days_ago=ago, concern=concern)
        for one, ago, concern in zip(children, days, concerns, strict=True)
    ]


def test_the_list_opens_in_every_language_with_the_nearest_last_day_first_and_is_noted(client_of, three):
    for language in ["ky", "ru", "en"]:
        assert len(shown(listed(client_of("aigul", language)))) == 3, language
    assert shown(listed(client_of("aigul"))) == [str(case.pk) for case in three]
    listed(client_of("aigul"), "?state=overdue")
    assert entries(act="casefile.cases")[-1].shown == [three[0].pk]
    text = listed(client_of("aigul"))
    assert text.index('<details class="govuk-details umai-desk"><summary') < text.index('name="concern"')
    assert text.index('name="says"') < text.index("</details>") < text.index("casefile-cards")


def test_each_state_shows_its_cases(client_of, three, aigul, damira):
    late, today, early = (str(case.pk) for case in three)
    intake.assign_worker(three[1], by=damira, worker_id=aigul.pk)
    close(three[2], aigul, damira)
    client = client_of("aigul")
    assert shown(listed(client)) == [late, today]
    assert shown(listed(client, "?state=overdue")) == [late]
    assert shown(listed(client, "?state=unassigned")) == [late]
    assert shown(listed(client, "?state=mine")) == [today]
    assert shown(listed(client, "?state=closed")) == [early]


def test_filters_choose_and_each_can_be_removed(client_of, three, aigul):
    assess_whole(three[0], aigul, risk="urgent")
    text = listed(client_of("aigul"), "?concern=left_behind&risk=urgent")
    assert shown(text) == [str(three[0].pk)]
    assert 'href="?risk=urgent"' in text
    assert 'href="?concern=left_behind"' in text
    assert "urgent risk" in text


def test_closed_cases_are_filtered_by_the_risk_they_had(client_of, three, aigul, damira):
    for case, risk in zip(three, ("high", "low", "high"), strict=True):
        assess_whole(case, aigul, risk=risk)
        close(case, aigul, damira)
    text = listed(client_of("damira"), "?state=closed&risk=low")
    assert shown(text) == [str(three[1].pk)]
    assert "low risk" in text and "1 case" in text


def test_the_list_is_filtered_by_what_is_owed_first_and_what_is_unplanned_stands_out(
    client_of, three, owe, forget, aigul, damira
):
    owe(three[2], "visit", 0)
    client = client_of("aigul")
    text = listed(client, "?owed=visit")
    assert shown(text) == [str(three[2].pk)]
    assert "Visit the child" not in text and "Assign a worker" in text
    assert shown(listed(client, "?owed=ten_days")) == [str(case.pk) for case in three[:2]]
    intake.assign_worker(three[2], by=damira, worker_id=aigul.pk)
    forget(three[2])
    client = client_of("aigul")
    text = listed(client, "?state=unplanned")
    assert shown(text) == [str(three[2].pk)]
    assert "nothing is planned" in text and "plan what comes next" in text
    assert str(three[2].pk) not in listed(client, "?state=overdue")


def test_an_unknown_filter_is_passed_over(client_of, three, cholpon, azamat):
    for query in [
        "?state=everything&concern=witchcraft&risk=9&municipality=1&owed=money",
        "?municipality=x&after=yesterday",
        "?after=2026-99-99_00000000-0000-0000-0000-000000000000",
        "?concern=%00&state=%27%3B--",
    ]:
        text = listed(client_of("aigul"), query)
        assert len(shown(text)) == 3, query
        assert "umai-chips" not in text, query
    text = listed(client_of("damira"), f"?municipality={cholpon.office.place_id}")
    assert len(shown(text)) == 3
    other = make_case(make_child(azamat, "Темир"), azamat)
    client = client_of("damira")
    text = listed(client, f"?municipality={azamat.office.place_id}")
    assert shown(text) == [str(other.pk)]
    assert len(shown(listed(client))) == 4


def test_pages_together_show_every_case_once(client_of, aigul, three, monkeypatch):
    monkeypatch.setattr(views, "PAGE", 2)
    for number in range(4):  # several with the same last day
        make_case(make_child(aigul, f"Бала{number}"), aigul)
    client, query, seen = client_of("aigul"), "", []
    for _page in range(4):
        text = listed(client, query)
        seen += shown(text)
        following = re.search(r'href="(\?[^"]*after=[^"]*)" rel="next"', text)
        query = following and following[1].replace("&amp;", "&")
        if not following:
            break
        assert "Асанов" not in query
    assert len(seen) == len(set(seen)) == 7


CHOSEN = [
    CaseFilter(),
    CaseFilter(state="overdue"),
    CaseFilter(state="unassigned"),
    CaseFilter(state="unplanned"),
    CaseFilter(state="mine"),
    CaseFilter(concern="neglect"),
    CaseFilter(risk="urgent"),
    CaseFilter(owed="ten_days", concern="left_behind"),
    CaseFilter(municipality=-1),
]


def test_in_plain_words_the_list_is_the_same(three, aigul, damira, forget, monkeypatch):
    assess_whole(three[0], aigul, risk="urgent")
    intake.assign_worker(three[1], by=damira, worker_id=aigul.pk)
    forget(three[2])
    for own_filter, chosen, by in product((True, False), CHOSEN, (aigul, damira)):
        monkeypatch.setattr("django.conf.settings.UMAI_OWN_FILTER", own_filter)
        with by.speaking():
            rows = list(queries.row_reader_of(chosen)(queries.chosen_cases(by, chosen, on=today())))
        ids = queries.first_ids(by, chosen, 10, on=today())
        assert ids == [row["id"] for row in rows], chosen
        assert queries.id_reader_of(by, chosen)(ids) == rows, chosen
        if len(rows) > 1:
            after = (rows[0]["due_on"], rows[0]["id"])
            assert queries.first_ids(by, chosen, 1, on=today(), after=after) == [rows[1]["id"]], chosen


def test_closed_cases_stand_the_latest_first_and_page_by_page(
    client_of, aigul, damira, three, superuser, monkeypatch
):
    monkeypatch.setattr(views, "PAGE", 2)
    for case in three:
        close(case, aigul, damira)
    # A day is only ever today's, so two of them are put into the past as nobody in the house can.
    with without_triggers(superuser):
        for case, ago in ((three[0], 2), (three[1], 9)):
            superuser.execute(
                "update intake_closure set closed_on = closed_on - %s::int where case_id = %s", [ago, case.pk]
            )
    client = client_of("damira")
    first = listed(client, "?state=closed")
    assert shown(first) == [str(three[2].pk), str(three[0].pk)]
    following = re.search(r'href="(\?[^"]*after=[^"]*)" rel="next"', first)[1].replace("&amp;", "&")
    assert shown(listed(client, following)) == [str(three[1].pk)]
    assert "3 cases" in first


def test_only_reachable_cases_are_listed(client_of, three, child, aigul):
    answer = client_of("gulnara").get("/cases/")
    assert answer.status_code == 403
    assert shown(listed(client_of("cholpon"))) == []
    wall(aigul, child)
    assert len(shown(listed(client_of("aigul")))) == 2


def test_the_room_asks_eight_questions_however_long_the_list(client_of, three, aigul, asked_of_cases):
    client = client_of("aigul")
    few = asked_of_cases(lambda: client.get("/cases/"))
    for number in range(8):
        assess_whole(make_case(make_child(aigul, f"Бала{number}"), aigul), aigul)
    assert asked_of_cases(lambda: client.get("/cases/")) <= few <= 8


@pytest.fixture
def asked_of_cases(asked):
    """The questions of this room: not those of signing in, of reach and of the top of the page."""
    return lambda work: asked(work, only=("intake_", "assessment_", "register_", "places_"))


# One case.


def test_a_case_says_which_part_is_missing(client_of, three, aigul):
    client, url = client_of("aigul"), f"/cases/{three[1].pk}/"
    text = client.get(url).content.decode()
    assert "due today" in text
    assert "0 of 14 parts done" in text
    assert "Individual protection plan of the child" in text and "Not begun" in text
    assert f'href="/cases/{three[1].pk}/plan/child/"' in text
    assert "No other body was asked yet" in text
    assert "The assessment and the plan are missing" in text
    assess_whole(three[1], aigul)
    text = client.get(url).content.decode()
    assert "The assessment is complete. The plan is missing" in text
    assert "high risk" in text


def test_a_case_says_whose_it_is_and_what_happened_and_closed_offers_nothing(client_of, three, aigul, damira):
    intake.assign_worker(three[0], by=damira, worker_id=aigul.pk)
    text = client_of("damira").get(f"/cases/{three[0].pk}/").content.decode()
    assert "Assigned to Асанова Айгүл" in text
    assert "Case opened" in text
    assert f"/cases/{three[0].pk}/assign/" in text
    close(three[0], aigul, damira)
    text = client_of("damira").get(f"/cases/{three[0].pk}/").content.decode()
    assert "This case is closed" in text
    assert "/assign/" not in text


def test_one_case_is_looked_at_once_opens_in_every_language_and_elsewhere_is_the_same_as_none(
    client_of, three
):
    client_of("aigul").get(f"/cases/{three[0].pk}/")
    looks = entries(act="intake.read", outcome="looked")
    assert [look.record_id for look in looks] == [three[0].pk]
    for language in ["ky", "ru", "en"]:
        assert client_of("aigul", language).get(f"/cases/{three[0].pk}/").status_code == 200, language
    text = client_of("aigul").get(f"/cases/{three[0].pk}/").content.decode()
    assert "/assign/" not in text
    assert "/closing/" in text
    client = client_of("cholpon")
    there, nobody = client.get(f"/cases/{three[0].pk}/"), client.get(f"/cases/{uuid.uuid4()}/")
    assert there.status_code == nobody.status_code == 404
    assert there.content == nobody.content == client.get("/no/such/page/").content


def test_all_parts_are_the_domains_the_view_and_the_risk():
    assert queries.PARTS == 14
