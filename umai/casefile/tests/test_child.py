import re
import uuid
from datetime import date

from django.test import Client

from tests.looking import reading
from tests.tampering import without_triggers
from umai.access.models import Grant, GrantReason
from umai.casefile.child import page as child_page
from umai.casefile.child import timeline
from umai.casefile.child.trail import OPENED_SQL
from umai.casefile.tests.conftest import assess_whole, entries, make_case, make_child, wall
from umai.documents.actions import attach_document
from umai.documents.tests.conftest import said
from umai.intake.cases.actions import assign_worker
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, change_fact, correct_fact, link_adult, record_fact
from umai.register.child.file import file_of
from umai.register.family.representation import representation_of
from umai.register.models import Address, Adult, HealthDetail, Identity

TABS = ["", "family/", "cases/", "timeline/", "access/", "as-it-was/"]


def page(client, child, tab=""):
    return client.get(f"/children/{child.pk}/{tab}")


def test_every_tab_opens_in_every_language(client_of, child, family, case):
    for language in ("ky", "ru", "en"):
        client = client_of("aigul", language)
        for tab in TABS:
            answer = page(client, child, tab)
            assert answer.status_code == 200, (language, tab)
            assert "Асанов Нурбек" in answer.text and f'lang="{language}"' in answer.text, (language, tab)


def test_elsewhere_and_behind_a_wall_the_child_is_the_same_as_nobody(client_of, child, azamat, aigul):
    client = client_of("cholpon")
    nothing = client.get("/no/such/page/")
    for tab in [*TABS, "sealed/"]:
        there = page(client, child, tab)
        nobody = client.get(f"/children/{uuid.uuid4()}/{tab}")
        assert there.status_code == nobody.status_code == nothing.status_code == 404, tab
        assert there.content == nobody.content == nothing.content, tab
    wall(aigul, child)
    assert page(client_of("aigul"), child).status_code == 404


def test_a_visitor_is_sent_to_sign_in(child):
    for address in ("/", f"/children/{child.pk}/"):
        answer = Client().get(address)
        assert (answer.status_code, answer["Location"]) == (302, f"/account/sign-in/?next={address}")


def test_the_summary_tells_the_pin_by_its_tail_and_says_what_worries_and_who_may_act(
    client_of, child, family, aigul
):
    text = page(client_of("aigul"), child).content.decode()
    assert "…0123" in text
    assert "21204201600123" not in text
    assert "without any paper" in text
    assert "was expected back on" in text
    assert "out of school" in text
    assert "Child of labour migrants" in text
    assert "away abroad" in text and "practice, to be confirmed by the Ministry" in text
    assert "Probably may act for the child: Асанова Бурул" in text and "practice, to be confirmed" in text
    (care,) = file_of(child, by=aigul).care
    change_fact(child, by=aigul, fact=care, changed_on=today(), paper="court")
    found = representation_of(file_of(child, by=aigul))
    assert (found.reason, found.who) == ("guardian", ("Асанова Сайрагүл",))
    (care,) = file_of(child, by=aigul).care
    change_fact(child, by=aigul, fact=care, changed_on=today(), paper_to=date(2026, 1, 1))
    assert representation_of(file_of(child, by=aigul)).reason == "parent_reachable"


def test_one_look_is_written_for_one_page_and_a_refused_one_too(client_of, child, family, cholpon):
    client = client_of("aigul")
    before = len(entries(act="register.read", outcome="looked"))
    page(client, child)
    assert len(entries(act="register.read", outcome="looked")) == before + 1
    assert entries(act="register.read")[-1].child_id == child.pk
    page(client_of("cholpon"), child)
    last = entries(act="register.read")[-1]
    assert (last.outcome, last.worker_id) == ("refused", cholpon.pk)


def test_the_look_stays_when_the_page_fails(client_of, child, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("a bug")

    monkeypatch.setattr(child_page, "frame", fail)
    client = client_of("aigul")
    client.raise_request_exception = False
    assert page(client, child).status_code == 500
    assert entries(act="register.read")[-1].outcome == "looked"


def test_the_number_of_questions_does_not_grow_with_the_file(client_of, child, family, aigul, asked):
    client = client_of("aigul")
    few = asked(lambda: page(client, child))
    for number in range(3):
        add_adult(child, by=aigul, identity={"given": f"Адам{number}"}, relation="other_relative")
    assert asked(lambda: page(client, child)) <= few


def test_the_risk_that_was_found_stands_on_every_tab(client_of, child, case, aigul):
    client = client_of("aigul")
    assert "open case" in page(client, child).content.decode()
    assess_whole(case, aigul)
    for tab in TABS:
        assert "high risk" in page(client, child, tab).content.decode()


def test_buttons_are_there_only_for_those_who_may(client_of, child, family):
    mine = page(client_of("aigul"), child).content.decode()
    assert f"/children/{child.pk}/cases/new/" in mine
    assert f"/children/{child.pk}/facts/identity/" in mine
    seen = page(client_of("farida"), child).content.decode()
    assert f"/children/{child.pk}/cases/new/" not in seen
    assert "/facts/" not in seen
    text = page(client_of("farida"), child, "family/").content.decode()
    assert "Асанова Бурул" in text and "Add an adult" not in text and "/facts/" not in text
    assert f"/children/{child.pk}/move/" in page(client_of("damira"), child).content.decode()
    assert f"/children/{child.pk}/move/" not in page(client_of("aigul"), child).content.decode()


def test_the_timeline_brings_the_rooms_together_and_counts_what_it_leaves_out(
    client_of, child, case, aigul, family, monkeypatch
):
    assess_whole(case, aigul)
    text = page(client_of("aigul"), child, "timeline/").content.decode()
    for words in ("Case opened", "Assessment completed", "Absence: recorded", "Асанова Айгүл", "Москва"):
        assert words in text
    monkeypatch.setattr(timeline, "NEWEST", 1)
    assert re.search(r"\d+ older entr", page(client_of("aigul"), child, "timeline/").content.decode())


def test_what_was_replaced_or_written_down_late_stays_on_the_timeline_and_says_so(client_of, child, aigul):
    with reading(aigul):
        identity = Identity.objects.get(child_id=child.pk)
    correct_fact(child, by=aigul, fact=identity, given="Нурлан")
    text = page(client_of("aigul"), child, "timeline/").content.decode()
    assert "corrected" in text
    assert "Replaced by a later entry." in text
    with reading(aigul):
        identity = Identity.objects.get(child_id=child.pk, current=True)
    change_fact(child, by=aigul, fact=identity, changed_on=date(2025, 1, 1), surname="Асанбеков")
    assert "Recorded late" in page(client_of("aigul"), child, "timeline/").content.decode()


def test_the_file_as_it_was_shows_the_old_name_and_before_anything_was_known_nothing(
    client_of, child, aigul, superuser
):
    with without_triggers(superuser):
        superuser.execute("update register_identity set recorded_at = '2024-01-01'")
        superuser.execute("update register_child set recorded_at = '2024-01-01'")
    with reading(aigul):
        identity = Identity.objects.get(child_id=child.pk)
    correct_fact(child, by=aigul, fact=identity, given="Нурлан")
    client = client_of("aigul")
    past = client.get(f"/children/{child.pk}/as-it-was/?on=2025-01-01&known_on=2025-01-01").content.decode()
    assert "Асанов Нурбек" in past.split("Who the child is")[1]
    now = client.get(f"/children/{child.pk}/as-it-was/?on=2025-01-01&known_on={date.today()}")
    assert "Асанов Нурлан" in now.content.decode().split("Who the child is")[1]
    text = client_of("aigul").get(f"/children/{child.pk}/as-it-was/?on=2001-01-01&known_on=2001-01-01")
    assert "Nothing was known of the child then." in text.content.decode()
    for query in (
        "on_day=31&on_month=2&on_year=2024&known_on=2024-01-01",
        "on=2999-01-01&known_on=2024-01-01",
    ):
        answer = client.get(f"/children/{child.pk}/as-it-was/?{query}")
        assert answer.status_code == 422, query
        assert "Show" in answer.content.decode(), query


def test_who_looked_is_said_in_words(client_of, child, damira):
    page(client_of("damira"), child)
    page(client_of("farida"), child)
    text = page(client_of("aigul"), child, "access/").content.decode()
    assert "registered the child" in text
    assert "Жумабаева Дамира, head of the district department: read the child" in text
    assert "Асанова Айгүл, social worker: read the child" in text
    assert "Каримова Фарида, supervisor at oblast level" in text


def test_what_people_typed_is_shown_as_text_and_in_lines(client_of, child, aigul):
    record_fact(child, by=aigul, model=Address, words="<b>Мира</b> 4\nуй 2")
    text = page(client_of("aigul"), child).content.decode()
    assert "&lt;b&gt;Мира&lt;/b&gt; 4<br>уй 2" in text


def test_brothers_and_sisters_stand_in_each_others_family(client_of, child, family, aigul):
    sister = make_child(aigul, "Айпери")
    link_adult(sister, by=aigul, adult=Adult(pk=family[0].adult_id), relation="mother")
    text = page(client_of("aigul"), child, "family/").content.decode()
    assert "Brothers and sisters" in text and f"/children/{sister.pk}/" in text


def test_what_is_sealed_is_there_for_the_head_and_whoever_had_it_opened_adds_nothing(
    client_of, child, farida, damira
):
    assert "Nothing sealed is written down" in page(client_of("damira"), child, "sealed/").content.decode()
    assert "Add" in page(client_of("damira"), child, "sealed/").text.split("<h1>")[1]
    Grant.objects.using("owner").create(worker_id=farida.pk, child_id=child.pk, reason=GrantReason.UNSEALED)
    text = page(client_of("farida"), child, "sealed/").text.split("<h1>")[1]
    assert "Nothing sealed is written down" in text and "Add" not in text and "/facts/" not in text
    record_fact(child, by=damira, model=HealthDetail, words="Asthma, inhaler at school.")
    assert "Asthma" in page(client_of("damira"), child, "sealed/").content.decode()
    assert page(client_of("aigul"), child, "sealed/").status_code == 404
    assert page(client_of("azamat"), child, "sealed/").status_code == 404


def test_a_document_without_a_day_has_a_dash_and_is_added_by_whoever_may(client_of, child, aigul):
    attach_document(child, by=aigul, **said(title="A drawing", happened_on=None))
    address = f"/children/{child.pk}/documents/"
    mine, read = (client_of(who).get(address).text for who in ("aigul", "farida"))
    assert "Day: </span>—</td>" in mine and "A drawing" in mine and "A drawing" in read
    assert "Add a document" in mine and "Add a document" not in read


def test_the_cases_of_a_child_name_who_answers_and_say_where_nobody_was_needed(
    client_of, child, aigul, damira
):
    tab = page(client_of("aigul"), child, "cases/").content.decode()
    assert "No case was ever opened for this child" in tab
    case = make_case(child, aigul)
    assert "No worker is assigned yet" in page(client_of("aigul"), child, "cases/").content.decode()
    assign_worker(case, by=damira, worker_id=aigul.pk)
    assert "Worker: Асанова Айгүл" in page(client_of("aigul"), child, "cases/").content.decode()


def test_the_query_goes_by_the_index_of_the_child(child, superuser):
    superuser.execute("set enable_seqscan = off")
    plan = superuser.execute(f"explain {OPENED_SQL}", {"ids": [child.pk], "most": 25}).fetchall()
    superuser.execute("reset enable_seqscan")
    assert any("trail_of_child" in line for (line,) in plan)


def test_who_the_child_is_is_folded_unless_its_name_is_to_be_asked_for(client_of, child, case, aigul):
    fold = re.compile(r'<details class="umai-fold umai-rest umai-desk"( open)?><summary>Who the child is')
    assert fold.search(page(client_of("aigul"), child).text)[1] is None
    with aigul.speaking():
        named = Identity.objects.within_reach_of(aigul).get(child_id=child.pk, current=True)
    correct_fact(child, by=aigul, fact=named, surname="", given="", patronymic="")
    assert fold.search(page(client_of("aigul"), child).text)[1] == " open"
