import pytest

from umai.casefile.tests.conftest import assess_whole, close, entries, make_case, make_child, wall
from umai.intake.cases import actions as intake


def my_day(client):
    answer = client.get("/", follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def late(child, aigul):
    return make_case(child, aigul, days_ago=13)


def test_a_visitor_is_sent_to_sign_in(db):
    from django.test import Client

    answer = Client().get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/sign-in/?next=/")


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_an_empty_day_says_so(client_of, language):
    text = my_day(client_of("aigul", language))
    assert "Айгүл" in text
    assert "umai-empty" in text


def test_the_day_is_grouped_by_the_last_day(client_of, aigul, late):
    make_case(make_child(aigul, "Айбек"), aigul, days_ago=10)
    make_case(make_child(aigul, "Медер"), aigul, days_ago=5)
    make_case(make_child(aigul, "Темир"), aigul, days_ago=0)
    text = my_day(client_of("aigul"))
    order = ["Overdue", "Асанов Нурбек", "late by 3 days", "Due today", "Асанов Айбек", "due today"]
    places = [text.index(words) for words in [*order, "This week", "Асанов Медер", "Later: 1 case"]]
    assert places == sorted(places)
    assert "Асанов Темир" not in text


def test_each_row_says_what_comes_next(client_of, late, aigul, damira):
    client = client_of("aigul")
    assert "Assign a worker" in my_day(client)
    intake.assign_worker(late, by=damira, worker_id=aigul.pk)
    assert "Begin the assessment" in my_day(client)
    from umai.assessment import actions as assess

    assessment = assess.begin_assessment(late, by=aigul)
    assess.record_finding(assessment, by=aigul, domain="health", worry="some", words="Coughs.")
    assert "Assessment: 1 of 14 parts done" in my_day(client)


def test_a_complete_assessment_still_lacks_the_plan(client_of, late, aigul, damira):
    intake.assign_worker(late, by=damira, worker_id=aigul.pk)
    assess_whole(late, aigul)
    assert "the plan is to be submitted" in my_day(client_of("aigul"))


@pytest.mark.parametrize(
    "kind, words",
    [
        ("visit", "Visit the child"),
        ("review", "Review the plan"),
        ("agreement", "The Commission&#x27;s agreement to the plan is awaited"),
        ("approval", "Approval of the plan by the local administration is awaited"),
        ("returned", "The plan was sent back: change it and hand it in again"),
        ("measure", "A measure of the plan is to be done"),
        ("referral", "The answer to a referral is awaited"),
        ("transfer", "The other office has to accept the file"),
        ("closing", "Decide about closing the case"),
    ],
)
def test_the_day_says_what_is_owed_first(client_of, late, aigul, damira, owe, kind, words):
    intake.assign_worker(late, by=damira, worker_id=aigul.pk)
    owe(late, kind, -20)
    text = my_day(client_of("aigul"))
    assert words in text and "late by 20 days" in text


def test_a_long_group_counts_the_cases_it_leaves_out(client_of, late, aigul, monkeypatch):
    from umai.casefile.my_day import day

    make_case(make_child(aigul, "Айбек"), aigul, days_ago=13)
    monkeypatch.setattr(day, "SHOWN", 1)
    assert "1 more case" in my_day(client_of("aigul"))


def test_a_case_in_which_nothing_is_planned_has_a_heading_of_its_own(client_of, late, aigul, damira, forget):
    intake.assign_worker(late, by=damira, worker_id=aigul.pk)
    forget(late)
    text = my_day(client_of("aigul"))
    assert "Nothing is planned" in text and "plan what comes next" in text
    assert "Overdue" not in text and "late by" not in text


def test_what_a_colleague_has_is_not_in_my_day(client_of, late, aigul, damira, erlan):
    intake.assign_worker(late, by=damira, worker_id=erlan.pk)
    assert "Нурбек" not in my_day(client_of("aigul"))
    assert "Нурбек" in my_day(client_of("erlan"))


def test_the_head_sees_the_district_and_first_those_without_a_worker(client_of, late, aigul, damira):
    intake.assign_worker(late, by=damira, worker_id=aigul.pk)
    make_case(make_child(aigul, "Айбек"), aigul)
    text = my_day(client_of("damira"))
    assert text.index("Without a worker") < text.index("Асанов Айбек") < text.index("Overdue")
    assert "Асанова Айгүл" in text


def test_what_is_closed_or_walled_or_elsewhere_is_not_there(client_of, late, child, aigul, damira):
    assert "Нурбек" not in my_day(client_of("cholpon"))
    wall(aigul, child)
    assert "Нурбек" not in my_day(client_of("aigul"))
    other = make_case(make_child(aigul, "Айбек"), aigul)
    close(other, aigul, damira)
    assert "Айбек" not in my_day(client_of("damira"))


def test_the_day_is_noted_as_a_list(client_of, late):
    my_day(client_of("aigul"))
    assert [entry.shown for entry in entries(act="casefile.my_day")] == [[late.pk]]


def test_the_number_of_questions_does_not_grow(client_of, late, aigul, asked):
    client = client_of("aigul")
    few = asked(lambda: client.get("/"))
    for number in range(6):
        make_case(make_child(aigul, f"Бала{number}"), aigul, days_ago=13)
    assert asked(lambda: client.get("/")) <= few


@pytest.mark.parametrize("username", ["bakyt", "kanykei", "gulnara", "timur", "nuriya", "omurbek"])
@pytest.mark.parametrize("language", ["ky", "ru"])
def test_those_without_a_territory_see_what_they_can_do_and_no_child(client_of, late, username, language):
    text = my_day(client_of(username, language))
    assert "Нурбек" not in text
    assert ("/offices/" in text) == (username == "gulnara")


@pytest.mark.parametrize("username, front", [("kanykei", "/plans/"), ("bakyt", "/referrals/")])
def test_another_body_begins_with_what_waits_for_it(client_of, username, front):
    client = client_of(username)
    assert client.get("/").headers["Location"] == front
    text = client.get(front).content.decode()
    assert f'href="{front}"' in text.split("<main")[0] and "My day" not in text


def test_who_is_on_duty_is_one_step_away_for_those_in_the_field(client_of):
    assert "/offices/duty/" in my_day(client_of("aigul"))
    assert "/offices/duty/" not in my_day(client_of("bakyt"))


def test_the_oblast_sees_who_is_on_duty_too(client_of):
    assert "/offices/duty/" in my_day(client_of("farida"))


def test_the_menu_follows_the_role(client_of):
    menus = {
        "aigul": ("/cases/", "/children/"),
        "damira": ("/cases/", "/children/", "/offices/", "/plans/", "/referrals/"),
        "farida": ("/cases/", "/children/"),
        "kanykei": ("/plans/",),
        "bakyt": ("/referrals/",),
        "gulnara": ("/offices/", "/referrals/services/"),
        "timur": (),
    }
    for username, menu in menus.items():
        text = my_day(client_of(username)).split("<main")[0]
        for address in (
            "/cases/",
            "/children/",
            "/offices/",
            "/plans/",
            "/referrals/",
            "/referrals/services/",
        ):
            assert (f'href="{address}"' in text) == (address in menu), (username, address)
