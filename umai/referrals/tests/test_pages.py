"""The pages of referrals, as a browser without JavaScript sees them."""

import re
import uuid
from datetime import timedelta

from tests.tampering import without_triggers
from umai.intake.cases.levels import set_risk
from umai.intake.tests.conftest import closed, proposed
from umai.law.terms.clock import today
from umai.referrals.models import Agreement, Referral, ReferralAnswer, Service, Withdrawal
from umai.referrals.referral import actions
from umai.referrals.tests.conftest import agree, answer, arrive, refer
from umai.trail.models import Entry


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def hidden(response, name):
    """What a hidden box of the form holds."""
    return re.search(rf'name="{name}"[^>]*value="([^"]*)"', response.content.decode())[1]


def on(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def address(case, part=""):
    return f"/cases/{case.pk}/referrals/{part}"


def new(case, service, office):
    return address(case, f"new/{service.pk}/{office.pk}/")


SAID = {
    "need": "Talks once a week.",
    "fields_sent": ["birth_date"],
    "urgent": "no",
    "words": "Silent since May.",
}


def test_the_catalogue_says_with_whom_nothing_is_agreed(case, service, school, client_of):
    client = client_of("aigul")
    page = client.get(address(case, "new/"))
    assert "Help of a psychologist" in text(page) and "No agreement is in force" in text(page)
    page = client.get(new(case, service, school))
    assert "What is missing" in text(page) and "The head of the department signs it" in text(page)
    assert '<form method="post" data-unsaved' not in page.content.decode()


def test_bodies_where_the_child_lives_come_first_and_the_others_are_folded(
    case, service, agreement, client_of
):
    from tests.cast import NOOKAT
    from umai.staff.models import OfficeKind, Role

    arrive("far-school", OfficeKind.SCHOOL, Role.SCHOOL_WORKER, (NOOKAT, 1))
    page = client_of("aigul").get(address(case, "new/")).content.decode()
    near, _fold, folded = page.partition("Elsewhere: 1 body")
    assert "far-school" in folded and "far-school" not in near and "/new/" in near


def test_the_page_shows_what_would_be_sent_and_what_would_not_and_cannot_be_ticked(
    case, service, agreement, school, client_of, aigul
):
    page = text(client_of("aigul").get(new(case, service, school)))
    assert "Асанов Нурбек" in page and "2 March 2015" in page and "Школа № 4, class 5" in page
    assert "20203201512345" not in page and "The agreement with this body does not name it" in page
    client = client_of("aigul")
    page = client.get(new(case, service, school))
    said = SAID | {"id": hidden(page, "id"), "shown": hidden(page, "shown"), "fields_sent": ["pin"]}
    page = client.post(new(case, service, school), said)
    assert page.status_code == 422 and "Silent since May." in page.content.decode()
    with aigul.speaking():
        assert not Referral.objects.exists()
    with aigul.speaking():
        set_risk(case, "urgent", "Beaten.", on=today())
    assert "so this is urgent" in text(client_of("aigul").get(new(case, service, school)))


def test_a_body_is_asked_and_the_list_says_so(case, service, agreement, school, client_of, aigul):
    client = client_of("aigul")
    page = client.get(new(case, service, school))
    said = SAID | {"id": hidden(page, "id"), "shown": hidden(page, "shown")}
    answer = client.post(new(case, service, school), said)
    with aigul.speaking():
        sent = Referral.objects.get()
    assert answer.status_code == 302 and answer["Location"] == sent.get_absolute_url()
    assert sent.sent == {
        "child_name": "Асанов Нурбек",
        "birth_date": "2015-03-02",
        "need": "Talks once a week.",
    }
    assert "no answer yet" in text(client.get(address(case)))
    page = text(client.get(sent.get_absolute_url()))
    assert "Silent since May." in page and "Talks once a week." in page and "Order 12" in page


def test_when_the_record_changed_the_page_is_shown_again_and_nothing_typed_is_lost(
    case, child, service, agreement, school, client_of, aigul
):
    from umai.register.child.actions import record_fact
    from umai.register.models import Address

    client = client_of("aigul")
    page = client.get(new(case, service, school))
    said = SAID | {"id": hidden(page, "id"), "shown": hidden(page, "shown")}
    record_fact(child, by=aigul, model=Address, settlement=aigul.office.place)
    page = client.post(new(case, service, school), said)
    assert (
        page.status_code == 409 and "The record changed" in text(page) and "Silent since May." in text(page)
    )
    assert client.post(new(case, service, school), said | {"shown": hidden(page, "shown")}).status_code == 302


def test_a_measure_of_the_plan_is_carried_along(case, service, damira, school, client_of, aigul):
    from umai.planning.tests import conftest as planning

    agree(damira, fields=["child_name", "need", "measure"])
    plan = planning.actions.begin_plan(case, by=aigul, kind="child")
    measure = planning.measure(plan, aigul, words="Talks with a psychologist.")
    client = client_of("aigul")
    assert "Talks with a psychologist." in text(client.get(address(case, "new/")))
    page = client.get(address(case, "new/"), {"measure": measure.line})
    where = f"{new(case, service, school)}?measure={measure.line}"
    assert f'href="{where}"' in page.content.decode()
    page = client.get(where)
    said = SAID | {"id": hidden(page, "id"), "shown": hidden(page, "shown"), "fields_sent": ["measure"]}
    answer = client.post(where, said)
    assert answer.status_code == 302 and "Talks with a psychologist." in text(client.get(answer["Location"]))
    with aigul.speaking():
        assert Referral.objects.get().measure_line == measure.line


def test_a_referral_is_taken_back_with_a_reason_and_whoever_was_asked_is_told(
    referral, case, client_of, aigul
):
    client = client_of("aigul")
    where = address(case, f"{referral.pk}/withdraw/")
    assert client.post(where, {"words": "The family moved."}).status_code == 302
    with aigul.speaking():
        assert Withdrawal.objects.get().reason == "The family moved."
    assert "Taken back on" in text(client.get(referral.get_absolute_url()))
    page = client_of("bakyt").get(f"/referrals/{referral.pk}/")
    assert "Nothing more has to be done." in text(page) and "The family moved." in text(page)
    assert "<form method" not in page.content.decode().split("<h1>")[1]


def test_a_letter_is_written_down(referral, case, client_of, aigul):
    client = client_of("aigul")
    where = address(case, f"{referral.pk}/answer/")
    said = {
        "id": uuid.uuid4(),
        "kind": "refused",
        "words": "No place.",
        "decided_by": "Director",
        "paper_number": "14",
    }
    said |= on("answered_on", today())
    assert client.post(where, said | {"words": ""}).status_code == 422
    assert client.post(where, said).status_code == 302
    with aigul.speaking():
        assert ReferralAnswer.objects.get().on_paper
    page = text(client.get(referral.get_absolute_url()))
    assert "Director" in page and "No. 14" in page and "Write down an answer" not in page


def test_a_closed_case_asks_nobody_and_takes_a_letter_all_the_same(
    referral, case, service, school, client_of, aigul, damira
):
    client, form = client_of("aigul"), '<form method="post" data-unsaved>'
    shown = client.get(new(case, service, school))
    asked = SAID | {"id": hidden(shown, "id"), "shown": hidden(shown, "shown")}
    closed(proposed(case, aigul), damira)
    for where, said in [
        (new(case, service, school), asked),
        (address(case, f"{referral.pk}/withdraw/"), {"words": "Silent since May."}),
    ]:
        page = client.get(where)
        assert "This case is closed." in text(page) and form not in page.content.decode()
        page = client.post(where, said)
        assert page.status_code == 409 and "Silent since May." in text(page)
    page = text(client.get(referral.get_absolute_url()))
    assert "Write down an answer that came by letter" in page and "Take it back" not in page
    where = address(case, f"{referral.pk}/answer/")
    assert form in client.get(where).content.decode()
    said = {"id": uuid.uuid4(), "kind": "refused", "words": "No place.", "decided_by": "Director"}
    assert client.post(where, said | on("answered_on", today())).status_code == 302


def test_a_scan_of_the_letter_is_chosen_among_the_files_of_the_referral(referral, case, client_of, aigul):
    from umai.documents.models import Document

    with aigul.speaking():
        scan = Document.objects.create(
            child_id=case.child_id,
            about_kind="referrals.referral",
            about_id=referral.pk,
            title="Letter 14",
            kind="letter",
            media_type="image/png",
            size=1,
            sha256="",
            shown_size=1,
        )
    client = client_of("aigul")
    where = address(case, f"{referral.pk}/answer/")
    assert "Letter 14" in text(client.get(where))
    said = {"id": uuid.uuid4(), "kind": "accepted", "decided_by": "Director", "scan": scan.pk}
    client.post(where, said | on("answered_on", today()))
    with aigul.speaking():
        assert ReferralAnswer.objects.get().scan_id == scan.pk


def test_the_school_answers_in_one_form(referral, client_of, bakyt):
    client = client_of("bakyt")
    page = client.get("/referrals/")
    assert "Асанов Нурбек" in text(page) and f"/referrals/{referral.pk}/" in page.content.decode()
    where = f"/referrals/{referral.pk}/"
    page = client.get(where)
    assert "Talks with the psychologist" in text(page) and "since May" not in text(page)
    assert "/cases/" not in page.content.decode() and "/children/" not in page.content.decode()
    said = {"id": hidden(page, "id"), "kind": "refused", "words": ""}
    page = client.post(where, said)
    assert page.status_code == 422 and "Write why it cannot be done." in text(page)
    assert client.post(where, said | {"kind": "accepted"}).status_code == 302
    page = client.get(where)
    assert "Was it done?" in text(page)
    client.post(where, {"id": hidden(page, "id"), "kind": "done", "words": "Four talks."})
    with bakyt.speaking():
        assert ReferralAnswer.objects.filter(kind="done").get().words == "Four talks."
    page = text(client.get("/referrals/"))
    assert "No referral waits for your answer" in page and "Over" in page


def test_the_school_answers_on_the_card_of_the_child_and_reads_how_it_answers(
    referral, client_of, bakyt, other_teacher
):
    client = client_of("bakyt")
    page = text(client.get("/referrals/"))
    where = f'href="/referrals/{referral.pk}/"'
    html = client.get("/referrals/").content.decode().split("<tbody>")[1].split("</th>")[0]
    assert f"<a {where}>Асанов Нурбек</a>" in html and f'<a class="button" {where}>Answer' in html
    assert page.index("Open each one and answer") < page.rindex("Report a child")
    assert "Asked 1" in page and "Answered" not in page
    answer(referral, bakyt)
    assert "Asked 1 Answered 1 of 1 Accepted 1 of 1" in text(client.get("/referrals/"))
    elsewhere = text(client_of("other-teacher").get("/referrals/"))
    assert "Asked 0" in elsewhere and "Answered" not in elsewhere


def test_the_school_opens_no_page_of_the_case_and_each_look_is_on_the_trail(
    referral, client_of, bakyt, case, other_teacher
):
    client_of("bakyt").get(f"/referrals/{referral.pk}/")
    looks = Entry.objects.using("owner").filter(outcome="looked", worker_id=bakyt.pk)
    assert list(looks.values_list("act", "record_id")) == [("referrals.read", referral.pk)]
    client = client_of("bakyt")
    for page in ("{case}", "{case}/referrals/", "{case}/referrals/{referral}/", "{case}/plan/"):
        path = f"/cases/{page.format(case=case.pk, referral=referral.pk)}/".replace("//", "/")
        answer = client.get(path)
        assert answer.status_code == 404 and "Нурбек" not in text(answer), page
    client = client_of("other-teacher")
    hidden_one, unknown = client.get(f"/referrals/{referral.pk}/"), client.get(f"/referrals/{uuid.uuid4()}/")
    assert hidden_one.status_code == unknown.status_code == 404 and hidden_one.content == unknown.content
    assert "Нурбек" not in text(client.get("/referrals/"))
    for page in ("", "withdraw/", "answer/"):
        for who in ("cholpon", "azamat"):
            client = client_of(who)
            hidden_one = client.get(address(case, f"{referral.pk}/{page}"))
            unknown = client.get(f"/cases/{uuid.uuid4()}/referrals/{uuid.uuid4()}/{page}")
            assert hidden_one.status_code == unknown.status_code == 404, (who, page)
            assert hidden_one.content == unknown.content, (who, page)


def test_a_referral_is_not_opened_under_another_case(referral, client_of, aigul):
    from django.utils import timezone

    from umai.intake.cases.actions import open_case
    from umai.register.child.actions import add_child

    other = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Айбек"})
    case = open_case(
        other,
        by=aigul,
        id=uuid.uuid4(),
        concern="left_behind",
        channel="school",
        words="Alone.",
        received_at=timezone.now(),
        discovered_at=None,
    )
    assert client_of("aigul").get(address(case, f"{referral.pk}/")).status_code == 404


def test_two_people_of_a_school_at_one_form(referral, client_of, bakyt):
    client = client_of("bakyt")
    where = f"/referrals/{referral.pk}/"
    page = client.get(where)
    answer(referral, bakyt, "done", words="Done before.")
    page = client.post(where, {"id": hidden(page, "id"), "kind": "refused", "words": "Nobody here."})
    assert (
        page.status_code == 409
        and "The last word on this came" in text(page)
        and "Nobody here." in text(page)
    )


def test_a_head_adds_a_service_and_ends_it(damira, client_of):
    client = client_of("damira")
    said = {
        "name_ky": "Тамак",
        "name_ru": "Питание",
        "name_en": "Meals",
        "who": "school",
        "code": "school-meals",
        "place": damira.office.place_id,
    } | on("holds_from", today())
    assert client.post("/referrals/services/new/", said | {"code": "Meals!"}).status_code == 422
    assert client.post("/referrals/services/new/", said).status_code == 302
    with damira.speaking():
        service = Service.objects.get()
    assert "Meals" in text(client.get("/referrals/services/"))
    where = f"/referrals/services/{service.pk}/end/"
    assert client.post(where, {"words": "No cook."} | on("holds_to", today())).status_code == 302
    assert client.get(where).status_code == 200


def test_a_head_records_an_agreement(damira, client_of):
    client = client_of("damira")
    said = {"who": "school", "fields_sent": ["need"], "number": "7", "cite": "Order 12"}
    said |= on("signed_on", today()) | on("holds_from", today())
    assert client.post("/referrals/agreements/new/", said).status_code == 302
    with damira.speaking():
        assert Agreement.objects.get().fields == ["child_name", "need"]
    page = client.get("/referrals/agreements/")
    assert "the child&#x27;s name" in page.content.decode() and "No. 7" in text(page)
    assert client.post("/referrals/agreements/new/", said).status_code == 409


def test_what_is_recorded_is_ended_and_stands_under_its_name(agreement, damira, client_of, school):
    client, where = client_of("damira"), f"/referrals/agreements/{agreement.pk}/end/"
    assert "After the last day nothing is passed on by it." in text(client.get(where))
    client.post(where, {"words": "Nobody needs it."} | on("holds_to", today()))
    assert "No. 7" in text(client.get("/referrals/agreements/"))
    agree(damira, office=school, body="")
    page = text(client.get("/referrals/agreements/"))
    assert str(school) in page or school.name_en in page


def test_an_urgent_referral_is_marked_for_both_sides(case, aigul, service, agreement, school, client_of):
    one = refer(case, aigul, service, school, urgent=True)
    for who, page in (
        ("aigul", one.get_absolute_url()),
        ("aigul", "/referrals/"),
        ("bakyt", "/referrals/"),
        ("bakyt", f"/referrals/{one.pk}/"),
    ):
        assert "urgent" in text(client_of(who).get(page)), page


def test_the_referrals_of_a_case_say_what_is_late_and_what_is_over(
    referral, case, aigul, service, school, client_of, superuser
):
    actions.withdraw_referral(referral, by=aigul, words="Twice.")
    refer(case, aigul, service, school)
    with without_triggers(superuser):
        superuser.execute("update referrals_referral set sent_on = sent_on - 60, due_on = due_on - 60")
    page = text(client_of("aigul").get(address(case)))
    assert "One body is late. Call it." in page and "Over" in page


def test_who_only_reads_a_referral_answers_nothing_and_of_many_the_earliest_are_shown(
    referral, case, client_of, monkeypatch
):
    page = text(client_of("farida").get(referral.get_absolute_url()))
    assert "Take it back" not in page and "Write down an answer" not in page
    monkeypatch.setattr("umai.referrals.referral.body_views.MAX_OPEN", 1)
    for who in ("erlan", "bakyt"):
        assert "Those with the earliest days are shown." in text(client_of(who).get("/referrals/"))


def test_where_nothing_is_offered_the_page_says_so(case, client_of):
    assert "The catalogue is empty here" in text(client_of("aigul").get(address(case, "new/")))


def test_an_administrator_chooses_a_district_first(gulnara, damira, client_of):
    client = client_of("gulnara")
    assert f"?place={damira.office.place_id}" in client.get("/referrals/services/").content.decode()
    assert "Add a service" in text(client.get(f"/referrals/services/?place={damira.office.place_id}"))
    for strange in ("x", "-1", "999999999999", "²"):
        assert "Choose a district" in text(client.get(f"/referrals/services/?place={strange}"))


def test_the_ledger_leads_to_the_rows(referral, client_of):
    client = client_of("damira")
    page = client.get("/referrals/ledger/")
    assert "0 of 1" in text(page)
    for link in sorted(set(re.findall(r'href="(/referrals/ledger/[^"]+/[^"]+)"', page.content.decode()))):
        assert client.get(link.replace("&amp;", "&")).status_code == 200
    rows = client.get(f"/referrals/ledger/{referral.to_office_id}/asked/")
    assert "Асанов Нурбек" in text(rows)
    for year in ("0", "99999", "²", "2026'"):
        assert client.get("/referrals/ledger/", {"year": year}).status_code == 200
    assert client.get(f"/referrals/ledger/{referral.to_office_id}/nonsense/").status_code == 404


PAGES = {
    "/referrals/": {"bakyt", "aigul", "erlan", "damira", "farida"},
    "/referrals/ledger/": {"aigul", "erlan", "damira", "farida"},
    "/referrals/services/": {"aigul", "erlan", "damira", "farida", "gulnara"},
    "/referrals/agreements/": {"aigul", "erlan", "damira", "farida", "gulnara"},
    "/referrals/services/new/": {"damira", "gulnara"},
    "/referrals/agreements/new/": {"damira", "gulnara"},
}


def test_each_page_is_for_its_roles(client_of):
    for who in ("bakyt", "aigul", "erlan", "damira", "farida", "gulnara", "timur", "kanykei"):
        client = client_of(who)
        found = {page: client.get(page).status_code for page in PAGES}
        assert found == {page: 200 if who in PAGES[page] else 403 for page in PAGES}, who


def test_a_late_letter_is_marked_late(referral, case, client_of, superuser):
    with without_triggers(superuser):
        superuser.execute("update referrals_referral set sent_on = sent_on - 5")
    client = client_of("aigul")
    said = {"id": uuid.uuid4(), "kind": "accepted", "decided_by": "Director"}
    client.post(
        address(case, f"{referral.pk}/answer/"), said | on("answered_on", today() - timedelta(days=4))
    )
    assert "4 days after it happened" in text(client.get(referral.get_absolute_url()))
