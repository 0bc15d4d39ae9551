import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from tests.cast import NOOKAT
from tests.second_person import merge_records
from umai.assessment import actions as assess
from umai.casefile.frame import beside_frame
from umai.casefile.my_day import day, duties
from umai.casefile.tests.conftest import assess_whole, close, entries, make_case, make_child, wall
from umai.design.days import date_in_words
from umai.feedback.tests.conftest import tell
from umai.intake.cases import actions as intake
from umai.intake.cases import levels
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.protection.emergency.actions import begin_protection, record_arrival, record_decision
from umai.protection.ending.actions import agree_end, propose_end
from umai.referrals.tests.conftest import arrive
from umai.register.child.actions import add_adult, record_fact
from umai.register.merges import Doubt
from umai.register.models import Address, CareArrangement
from umai.staff.models import OfficeKind, Role


def my_day(client):
    answer = client.get("/", follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def set_risk(case, by, risk):
    with by.speaking():
        levels.set_risk(case, risk, "As the visit found.", on=today())


def in_words(days):
    with translation.override("en"):
        return date_in_words(today() + timedelta(days=days))


@pytest.fixture
def late(child, aigul):
    return make_case(child, aigul, days_ago=13)


def test_an_empty_day_says_so(client_of):
    for language in ["ky", "ru", "en"]:
        text = my_day(client_of("aigul", language))
        assert "Айгүл" in text, language
        assert "umai-empty" in text, language


@pytest.fixture
def villages(aigul):
    """Two villages of Aigul's aiyl aimak."""
    return Place.objects.filter(municipality=aigul.office.place, level="village").order_by("code")[:2]


@pytest.fixture
def mine(aigul, damira):
    """`mine(given, days_ago=…)`: a case of a new child that Aigul answers for; the child was told of it."""

    def make(given, **said):
        one = make_case(make_child(aigul, given), aigul, **said)
        intake.assign_worker(one, by=damira, worker_id=aigul.pk)
        tell(one.child, aigul)
        return one

    return make


def group(text, slug):
    """The rows of one group of the day, as text."""
    part = text.split(f'id="group-{slug}"')
    return " ".join(part[1].split("</section>")[0].split()) if len(part) > 1 else ""


def test_the_day_is_grouped_by_until_when_and_noted_as_a_list(client_of, mine):
    for given, days in (("Темир", 40), ("Нурбек", 13), ("Айбек", 10), ("Медер", 5), ("Эркин", 0)):
        mine(given, days_ago=days)
    text = my_day(client_of("aigul"))
    assert [title in text for title in (">Today ", ">This week ", ">Late for long ")] == [True] * 3
    assert "Нурбек" in group(text, "today") and "late by 3 days" in group(text, "today")
    assert group(text, "today").index("Нурбек") < group(text, "today").index("Айбек")
    assert "Медер" in group(text, "week") and "How it goes: 1 thing to do later" in text
    assert "Темир" in group(text, "old") and "Эркин" not in text
    (noted,) = entries(act="casefile.my_day")
    assert len(noted.shown) == 4


def test_what_is_late_for_long_is_counted_by_age(client_of, mine, owe):
    one = mine("Нурбек", days_ago=18)
    for days in (-31, -183):
        owe(one, "review", days)
    old = group(my_day(client_of("aigul")), "old")
    words = ["1 late by up to a month", "1 late by up to half a year", "1 late by more than half a year"]
    assert ", ".join(words) in old


def test_each_group_ends_on_its_last_day(client_of, mine, owe, forget):
    ends = {-7: "today", -8: "old", 0: "today", 1: "week", 7: "week", 8: ""}
    for n, days in enumerate(ends):
        one = mine(f"Бала{n}", days_ago=0)
        forget(one)
        owe(one, "visit", days)
    text = my_day(client_of("aigul"))
    found = {name: group(text, name) for name in ("now", "today", "week", "old")}
    stands = {days: [name for name in found if f"Бала{n}" in found[name]] for n, days in enumerate(ends)}
    assert stands == {days: [slug] if slug else [] for days, slug in ends.items()}


def test_what_is_late_for_a_child_at_urgent_risk_is_now_and_never_folded(client_of, mine, owe, aigul):
    one = mine("Нурбек", days_ago=0)
    for kind, days in (("visit", -300), ("review", 0), ("measure", 3)):
        owe(one, kind, days)
    set_risk(one, aigul, "urgent")
    text = my_day(client_of("aigul"))
    now = group(text, "now")
    assert now.index("Visit the child") < now.index("Review the plan") and "urgent risk" in now
    assert "A measure of the plan" in group(text, "week") and not group(text, "old")


def test_in_a_group_risk_comes_before_the_day(client_of, mine, owe, aigul):
    for given, risk, days in (("Медер", "low", -6), ("Айбек", "", -2), ("Нурбек", "high", -1)):
        one = mine(given, days_ago=0)
        owe(one, "visit", days)
        if risk:
            set_risk(one, aigul, risk)
    today = group(my_day(client_of("aigul")), "today")
    assert today.index("Нурбек") < today.index("Айбек") < today.index("Медер")


def test_a_case_has_a_row_for_each_thing_that_is_owed(client_of, mine, owe):
    one = mine("Нурбек", days_ago=10)
    owe(one, "visit", 0)
    for _ in range(2):
        owe(one, "measure", 0)
    today = group(my_day(client_of("aigul")), "today")
    assert today.count("Асанов Нурбек</strong>") == 3
    assert all(words in today for words in ("Begin the assessment", "Visit the child", "is to be done × 2"))


def test_each_row_leads_to_where_it_is_done(client_of, mine, owe):
    pages = {
        "visit": "/cases/{case}/visits/new/",
        "review": "/cases/{case}/reviews/new/",
        "returned": "/cases/{case}/plan/",
        "measure": "/cases/{case}/plan/",
        "referral": "/cases/{case}/referrals/",
        "ten_days": "/cases/{case}/assessment/",
    }
    one, client = mine("Нурбек", days_ago=10), client_of("aigul")
    for kind in pages.keys() - {"ten_days"}:
        owe(one, kind, 0)
    today = group(my_day(client), "today")
    for kind, page in pages.items():
        url = page.format(case=one.pk)
        assert f'href="{url}"' in today and client.get(url).status_code == 200, kind


def test_what_others_do_is_no_duty_of_the_worker(client_of, mine, owe, forget):
    one = mine("Нурбек", days_ago=0)
    forget(one)
    for kind in ("agreement", "approval", "transfer", "closing"):
        owe(one, kind, -20)
    assert "Нурбек" not in my_day(client_of("aigul"))


def test_a_closing_waits_for_the_head_whoever_has_the_case(client_of, mine, owe):
    one = mine("Нурбек", days_ago=0)
    owe(one, "closing", 0)
    today = group(my_day(client_of("damira")), "today")
    assert "Decide about closing the case" in today and "Асанова Айгүл" in today
    assert f'href="/cases/{one.pk}/closing/agree/"' in today


def test_the_ten_days_say_how_far_the_assessment_has_come_until_the_plan(client_of, mine, aigul):
    one, client = mine("Нурбек", days_ago=10), client_of("aigul")
    assert "Begin the assessment" in group(my_day(client), "today")
    assessment = assess.begin_assessment(one, by=aigul)
    assess.record_finding(assessment, by=aigul, domain="health", worry="some", words="Coughs.")
    today = group(my_day(client), "today")
    assert "Assessment: 1 of 14 parts done" in today and "Continue the assessment" in today
    one = mine("Нурбек", days_ago=10)
    assess_whole(one, aigul)
    today = group(my_day(client_of("aigul")), "today")
    assert "write the plan and hand it in" in today and f'href="/cases/{one.pk}/plan/"' in today


def test_a_row_says_the_village_and_whom_to_call(client_of, mine, aigul):
    child = mine("Нурбек", days_ago=10).child
    carer = add_adult(
        child, by=aigul, identity={"given": "Бермет", "phone": "0555 12-34-56"}, relation="aunt_m"
    )
    record_fact(child, by=aigul, model=CareArrangement, carer_id=carer.adult_id, is_kin=True)
    record_fact(child, by=aigul, model=Address, kind="actual", settlement_id=aigul.office.place.pk)
    today = group(my_day(client_of("aigul")), "today")
    assert 'href="tel:0555123456"' in today and "aunt (mother&#x27;s side): 0555 12-34-56" in today


def test_nobody_is_sent_to_call_whoever_may_be_dangerous(client_of, mine, aigul, damira):
    case, client = mine("Нурбек", days_ago=10), client_of("aigul")
    carer = add_adult(
        case.child, by=aigul, identity={"given": "Асан", "phone": "0555123456"}, relation="father"
    )
    record_fact(case.child, by=aigul, model=CareArrangement, carer_id=carer.adult_id, is_kin=True)
    assert "tel:0555123456" in my_day(client)
    said = {"danger": "violence", "known_at": timezone.now() - timedelta(hours=1), "words": "Beaten."}
    protection = begin_protection(case, by=aigul, id=uuid.uuid4(), **said)
    assert "tel:" not in my_day(client)
    went = {"happened_at": timezone.now(), "who_went": "Айгүл", "child_seen": True, "findings": "A bruise."}
    record_arrival(protection, by=aigul, **went)
    assert "tel:" not in my_day(client)
    said = {"reason": "x", "childs_view": "x", "lives_with": "x", "ends_on": today()}
    agree_end(propose_end(protection, by=aigul, id=uuid.uuid4(), how="relatives", **said), by=damira)
    assert "tel:0555123456" in my_day(client)


def test_a_protection_in_another_record_of_the_child_counts(client_of, mine, aigul, damira):
    case, client = mine("Нурбек", days_ago=10), client_of("aigul")
    leading = make_child(aigul, "Нурбекбай")
    father = add_adult(leading, by=aigul, identity={"given": "Асан", "phone": "01"}, relation="father")
    record_fact(leading, by=aigul, model=CareArrangement, carer_id=father.adult_id, is_kin=True)
    merge_records(leading, by=damira, other=case.child, reason="known", despite=list(Doubt.values))
    assert "tel:01" in my_day(client)
    said = {"danger": "violence", "known_at": timezone.now() - timedelta(hours=1), "words": "Beaten."}
    begin_protection(case, by=aigul, id=uuid.uuid4(), **said)
    assert "tel:" not in my_day(client)


def test_whoever_was_dangerous_is_not_called_afterwards_either(client_of, mine, aigul, damira):
    case, client = mine("Нурбек", days_ago=10), client_of("aigul")
    father, mother = (
        add_adult(case.child, by=aigul, identity={"given": "Асан", "phone": f"0{n}"}, relation=relation)
        for n, relation in ((1, "father"), (2, "mother"))
    )
    record_fact(case.child, by=aigul, model=CareArrangement, carer_id=father.adult_id, is_kin=True)
    said = {"danger": "violence", "known_at": timezone.now() - timedelta(hours=1), "words": "Beaten."}
    protection = begin_protection(case, by=aigul, id=uuid.uuid4(), **said)
    went = {"happened_at": timezone.now(), "who_went": "Айгүл", "child_seen": True, "findings": "A bruise."}
    record_arrival(protection, by=aigul, **went)
    left = {"decided": "suspect_leaves", "reason": "He drinks.", "adult_id": mother.adult_id}
    record_decision(protection, by=aigul, happened_at=timezone.now(), suspect_id=father.adult_id, **left)
    said = {"reason": "x", "childs_view": "x", "lives_with": "x", "ends_on": today()}
    agree_end(propose_end(protection, by=aigul, id=uuid.uuid4(), how="relatives", **said), by=damira)
    text = my_day(client)
    assert "tel:02" in text and "tel:01" not in text


def test_by_village_the_rows_stand_where_the_worker_walks(client_of, mine, villages, aigul):
    for given, village, days in (("Темир", 1, 40), ("Медер", 1, 10), ("Нурбек", 0, 5), ("Айбек", 1, 5)):
        child = mine(given, days_ago=days).child
        record_fact(child, by=aigul, model=Address, kind="actual", settlement_id=villages[village].pk)
    client = client_of("aigul")
    assert '<a href="?by=village">By village</a>' in my_day(client)
    text = client.get("/?by=village").content.decode()
    with_one, with_two = sorted([group(text, "village-0"), group(text, "village-1")], key=len)
    assert "Нурбек" in with_one and "Медер" not in with_one
    assert "Медер" in with_two and "Айбек" in with_two and "Темир" not in text


def test_the_whole_of_a_group_is_one_step_away_with_what_the_post_decides(
    client_of, mine, owe, monkeypatch, damira
):
    for given in ("Айбек", "Нурбек", "Медер"):
        owe(mine(given, days_ago=0), "closing", -1)
    monkeypatch.setattr(day, "SHOWN", 1)
    client = client_of("damira")
    assert group(my_day(client), "today").count("Look and decide") == 1
    whole = group(client.get("/?whole=today").content.decode(), "today")
    assert whole.count("Look and decide") == 3 and "more" not in whole
    monkeypatch.setattr(duties, "MOST_OF_WHOLE", 2)
    rest = client.get("/?whole=today").content.decode()
    assert "1 more" in group(rest, "today") and "?whole" not in group(rest, "today")


def test_by_village_says_how_many_stand_in_no_row(client_of, late, aigul, monkeypatch):
    make_case(make_child(aigul, "Айбек"), aigul)
    client = client_of("damira")
    assert "By hour</a></p>" in client.get("/?by=village").content.decode()
    monkeypatch.setattr(day, "SHOWN", 1)
    assert "By hour</a>: 1 more</p>" in client.get("/?by=village").content.decode()


def test_what_a_colleague_has_is_not_in_my_day(client_of, late, aigul, damira, erlan):
    intake.assign_worker(late, by=damira, worker_id=erlan.pk)
    assert "Нурбек" not in my_day(client_of("aigul"))
    assert "Нурбек" in my_day(client_of("erlan"))


def test_who_assigns_sees_the_cases_without_a_worker_and_others_how_many_they_are(
    client_of, late, aigul, monkeypatch
):
    make_case(make_child(aigul, "Айбек"), aigul, days_ago=0)
    set_risk(late, aigul, "low")
    without = group(my_day(client_of("damira")), "unassigned")
    assert without.index("Айбек") < without.index("Нурбек")
    assert f'href="/cases/{late.pk}/assign/"' in without and "Nobody answers for this child yet" in without
    text = my_day(client_of("aigul"))
    assert "2 cases here have no worker; the department assigns one" in text and "Нурбек" not in text
    monkeypatch.setattr(day, "SHOWN", 1)
    without = group(my_day(client_of("damira")), "unassigned")
    assert "Нурбек" not in without and "1 more" in without and "?state=unassigned" in without


def test_the_head_sees_what_is_late_with_whom(client_of, mine, owe, forget, aigul):
    set_risk(mine("Нурбек", days_ago=13), aigul, "high")
    mine("Медер", days_ago=40)
    forget(mine("Айбек"))
    one = mine("Эркин", days_ago=0)
    forget(one)
    owe(one, "agreement", -3)
    late = text_of(group(my_day(client_of("damira")), "late"))
    assert f"Асанова Айгүл Late cases: 3 of urgent or high risk: 1 Late since: {in_words(-30)}" in late
    assert "Nothing planned: 1" in late and "The Commission Late cases: 1" in late
    assert late.index("Асанова Айгүл") < late.index("The Commission")
    assert "group-late" not in my_day(client_of("aigul"))


def test_what_is_due_today_is_late_with_nobody_yet(client_of, mine, owe, forget):
    for given, days in (("Айбек", 0), ("Эркин", -1)):
        one = mine(given, days_ago=0)
        forget(one)
        owe(one, "agreement", days)
    late = text_of(group(my_day(client_of("damira")), "late"))
    assert "The Commission Late cases: 1 " in late and "Асанова Айгүл Late cases: 1 " in late


def test_who_has_nothing_late_and_something_unplanned_has_no_day_since(client_of, mine, forget):
    forget(mine("Айбек"))
    late = text_of(group(my_day(client_of("damira")), "late"))
    assert "Late cases: 0" in late and "Late since: —" in late and "Nothing planned: 1" in late
    forget(mine("Нурбек", days_ago=13))
    today = group(my_day(client_of("aigul")), "today")
    assert "nothing is planned" in today and "plan what comes next" in today and "late by" not in today


def test_the_lists_of_what_is_late_hold_those_cases(client_of, mine, owe, forget, aigul):
    mine("Нурбек", days_ago=13)
    one = mine("Эркин", days_ago=0)
    forget(one)
    owe(one, "agreement", -3)
    for who, named in (("damira", "Асанова Айгүл"), ("farida", "Nookat")):
        client = client_of(who)
        late = group(my_day(client), "late")
        (url,) = re.findall(rf'href="([^"]+)">{named}', late)
        page = client.get(url.replace("&amp;", "&")).content.decode()
        assert "Нурбек" in page and named in page.split("<table")[0]
    commission = re.findall(r'href="([^"]+)">The Commission', group(my_day(client_of("damira")), "late"))[0]
    page = client_of("damira").get(commission.replace("&amp;", "&")).content.decode()
    assert "Эркин" in page and "Нурбек" not in page


def test_a_filter_of_nobody_is_an_empty_list_and_no_error(client_of, mine):
    client = client_of("damira")
    for query in ("district=999999", f"worker={uuid.UUID(int=7)}", "district=x", "worker=x"):
        assert client.get(f"/cases/?state=overdue&{query}").status_code == 200, query


def test_what_is_closed_or_walled_or_elsewhere_is_not_there(client_of, mine, aigul, damira):
    one = mine("Нурбек", days_ago=13)
    assert "Нурбек" not in my_day(client_of("cholpon"))
    wall(aigul, one.child)
    assert "Нурбек" not in my_day(client_of("aigul"))
    other = mine("Айбек")
    close(other, aigul, damira)
    assert "Айбек" not in my_day(client_of("damira"))


def test_the_number_of_questions_grows_neither_with_cases_nor_with_what_is_to_be_told(
    client_of, mine, superuser, asked
):
    def questions():
        return {who: asked(lambda: client.get("/")) for who, client in clients.items()}  # noqa: B023

    clients = {who: client_of(who) for who in ("aigul", "damira")}
    mine("Нурбек", days_ago=13)
    few = questions()
    assert "A line home" not in my_day(clients["aigul"])
    superuser.execute("update feedback_childdecision set state = 'waits'")
    assert questions() == few and "A line home" in my_day(clients["aigul"])
    for number in range(3):
        mine(f"Бала{number}", days_ago=13)
    more = questions()
    assert {who: (few[who], n) for who, n in more.items() if n > few[who]} == {}


def test_search_stands_on_top_of_each_page_of_whoever_may_search_and_finds(client_of, child):
    for who in ["aigul", "damira", "farida"]:
        client = client_of(who)
        top = client.get("/").content.decode().split("<main")[0]
        assert 'role="search"' in top and 'action="/children/"' in top, who
        found = client.post("/children/", {"text": "Асанов Нурбек"}).content.decode()
        assert "Асанов Нурбек" in found and 'role="search"' not in found, who
    assert 'role="search"' not in my_day(client_of("kanykei"))


def test_those_without_a_territory_see_what_they_can_do_and_no_child(client_of, late):
    for username in ["bakyt", "kanykei", "gulnara", "timur", "nuriya", "omurbek", "begimai"]:
        for language in ["ky", "ru"]:
            text = my_day(client_of(username, language))
            assert "Нурбек" not in text, language
            assert ("/offices/" in text) == (username == "gulnara"), language


def test_another_body_begins_with_what_waits_for_it(client_of, db):
    for username, front in [("kanykei", "/commission/desk/"), ("bakyt", "/referrals/")]:
        client = client_of(username)
        assert client.get("/").headers["Location"] == front, username
        text = client.get(front).content.decode()
        assert f'href="{front}"' in text.split("<main")[0] and "My day" not in text, username
    arrive("nargiza", OfficeKind.MUNICIPALITY, Role.ROUND_MEMBER, NOOKAT)
    assert client_of("nargiza").get("/").headers["Location"] == "/rounds/"


def test_who_is_on_duty_is_one_step_away_for_those_in_the_field(client_of):
    assert "/offices/duty/" in my_day(client_of("aigul"))
    assert "/offices/duty/" not in my_day(client_of("bakyt"))
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


def test_no_value_of_a_page_hides_another_of_the_same_name(damira):
    """Who had to be called to a child in danger stood once as a parent who asks to be called."""
    with pytest.raises(ValueError, match="two columns have one name, of n, n"):
        damira.ask_at_once(["select 1 as n", "select 2 as n"])
    with pytest.raises(ValueError, match="on one of them: calls"):
        beside_frame(damira, {"calls": 1})
