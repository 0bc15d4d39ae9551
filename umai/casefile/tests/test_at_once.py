"""Protection before anything else is known: of a signal without a child, of a child without a name."""

import uuid
from dataclasses import replace

import pytest

from tests.looking import reading
from tests.second_person import merge_records
from umai.casefile.tests.conftest import close, entries, make_child
from umai.identification.inbox.actions import match_child
from umai.identification.models import Signal
from umai.identification.tests.conftest import SAID, confirmed, reported
from umai.intake.cases.actions import assign_worker
from umai.intake.models import Assignment, Case, Origin, RiskLevel
from umai.law.terms.clock import today
from umai.notices.models import Call
from umai.protection.emergency.models import Protection
from umai.protection.tests.conftest import ago
from umai.protection.tests.test_act_pages import at
from umai.register.facts.appearance import Appearance
from umai.register.merges import Doubt
from umai.register.models import Address, Child, Identity
from umai.urgency.models import Urgency

SEEN = "About seven, a red jacket, speaks Kyrgyz; an old man was with her."


@pytest.fixture
def village(aigul):
    return str(aigul.office.place.pk)


def filled(village, **said):
    answers = {
        "id": str(uuid.uuid4()),
        "danger": "violence",
        "words": "A man beats her in the yard.",
        "sex": "f",
        "age": "7",
        "settlement": village,
        "where": "Behind the school",
        "appearance": SEEN,
    }
    return answers | at(ago(minutes=5)) | said


def text_of(answer):
    return " ".join(answer.content.decode().split())


def the(model, by):
    with reading(by):
        return model.objects.get()


def test_one_form_sent_twice_registers_a_child_without_a_name_opens_the_case_and_protects(
    client_of, aigul, village
):
    client, answers = client_of("aigul"), filled(village)
    first, second = (client.post("/protect/", answers) for _ in range(2))
    protection = the(Protection, aigul)
    assert first.headers["Location"] == second.headers["Location"] == f"/protection/{protection.pk}/"
    identity, case = the(Identity, aigul), the(Case, aigul)
    assert (identity.given, identity.sex, identity.birth_precision) == ("", "f", "year")
    assert identity.birth_date.year == today().year - 7
    assert (the(Appearance, aigul).words, the(Address, aigul).words) == (SEEN, "Behind the school")
    assert (case.concern, case.channel, protection.case_id) == ("violence", "visit", case.pk)
    assert the(Child, aigul).municipality_id == aigul.office.place.pk
    link = f'href="/children/{the(Child, aigul).pk}/"'
    born = {"born_year": str(today().year - 7)}
    assert link in client.post("/children/", born).content.decode()
    for text in ("Name not known", "Айпери"):
        assert link not in client.post("/children/", {"text": text}).content.decode()


def test_a_signal_without_a_child_goes_on_in_the_case_and_waits_for_a_second_person(
    client_of, erlan, damira, village
):
    signal = reported(danger_now=True)
    page = client_of("erlan").get(f"/inbox/{signal.pk}/protect/")
    assert "What was said" in text_of(page)
    client_of("erlan").post(f"/inbox/{signal.pk}/protect/", filled(village))
    protection = the(Protection, erlan)
    assert (the(Origin, erlan).signal_id, the(RiskLevel, erlan).risk) == (signal.pk, "urgent")
    with erlan.speaking():
        assert Signal.objects.get(pk=signal.pk).waits
    confirmed(signal, damira)
    with erlan.speaking():
        assert not Signal.objects.get(pk=signal.pk).waits
    opened = Urgency.objects.using("owner").filter(ended_at=None)
    assert {row.case_id for row in opened} == {protection.case_id}
    again = client_of("erlan").get(f"/inbox/{signal.pk}/protect/")
    assert again.headers["Location"] == f"/cases/{protection.case_id}/protection/"


def test_who_may_assign_names_who_goes_and_that_worker_is_called(client_of, erlan, aigul, village):
    signal = reported(danger_now=True)
    page = text_of(client_of("erlan").get(f"/inbox/{signal.pk}/protect/"))
    assert f'value="{aigul.pk}"' in page.split('name="worker"')[1].split("</select>")[0]
    client_of("erlan").post(f"/inbox/{signal.pk}/protect/", filled(village, worker=str(aigul.pk)))
    assert the(Assignment, erlan).worker_id == aigul.pk
    call = Call.objects.using("owner").get(kind="case", taken=False)
    assert call.worker_id == aigul.pk
    assert 'name="worker"' not in text_of(client_of("aigul").get("/protect/"))


def test_where_a_social_worker_protects_whoever_is_on_duty_is_called_until_somebody_is_named(
    client_of, aigul, damira, village
):
    client_of("aigul").post("/protect/", filled(village))
    case = the(Case, aigul)
    call = Call.objects.using("owner").get(kind="case")
    assert (call.worker_id, call.district_id, call.taken) == (None, aigul.office.place.district_id, False)
    page = text_of(client_of("damira").get(f"/cases/{case.pk}/"))
    assert "Nobody answers for this child yet" in page and "Nobody answers any more" not in page
    assert client_of("damira").get(f"/assignments/{call.about}/", follow=True).status_code == 200
    assert f'href="/cases/{case.pk}/assign/"' in text_of(client_of("damira").get("/"))
    assign_worker(case, by=damira, worker_id=aigul.pk)
    assert Call.objects.using("owner").get(pk=call.pk).taken


def test_who_of_the_department_protects_and_names_nobody_goes_there(client_of, erlan, village):
    client_of("erlan").post(f"/inbox/{reported(danger_now=True).pk}/protect/", filled(village))
    assert the(Assignment, erlan).worker_id == erlan.pk


def test_the_child_of_a_matched_signal_is_not_asked_for_again(client_of, aigul, erlan):
    child, signal = make_child(aigul), reported(danger_now=True)
    match_child(signal, by=erlan, child=child)
    page = text_of(client_of("erlan").get(f"/inbox/{signal.pk}/protect/"))
    assert 'name="appearance"' not in page and "The case is opened with it." in page
    said = {"id": str(uuid.uuid4()), "danger": "violence", "words": "He is beaten."} | at(ago(minutes=5))
    client_of("erlan").post(f"/inbox/{signal.pk}/protect/", said)
    assert the(Protection, erlan).child_id == child.pk and the(Child, erlan).pk == child.pk


def test_a_child_with_an_open_case_is_protected_in_that_case(client_of, case, child, erlan):
    signal = reported(danger_now=True)
    match_child(signal, by=erlan, child=child)
    said = {"id": str(uuid.uuid4()), "danger": "violence", "words": "He is beaten."} | at(ago(minutes=5))
    client_of("erlan").post(f"/inbox/{signal.pk}/protect/", said)
    assert (the(Protection, erlan).case_id, the(Origin, erlan).case_id) == (case.pk, case.pk)


def test_a_child_whose_case_was_closed_before_is_protected_in_a_new_one(
    client_of, case, child, aigul, damira, erlan
):
    close(case, aigul, damira)
    signal = reported(danger_now=True)
    match_child(signal, by=erlan, child=child)
    said = {"id": str(uuid.uuid4()), "danger": "violence", "words": "He is beaten."} | at(ago(minutes=5))
    client_of("erlan").post(f"/inbox/{signal.pk}/protect/", said)
    with erlan.speaking():
        assert Protection.objects.get().case.follows_id == case.pk


def test_what_is_missing_is_asked_and_what_was_typed_is_kept(client_of, cholpon, aigul, village):
    for who, status in [("farida", 403), ("kanykei", 403), ("aigul", 200)]:
        assert client_of(who).get("/protect/").status_code == status, who
    assert client_of("cholpon").post("/protect/", filled(village)).status_code == 422
    for missing in ["danger", "words", "settlement"]:
        answer = client_of("aigul").post("/protect/", filled(village) | {missing: ""})
        assert answer.status_code == 422 and SEEN in answer.content.decode(), missing
        with aigul.speaking():
            assert not Child.objects.exists(), missing
    answer = client_of("aigul").post("/protect/", filled(village, appearance=""))
    assert answer.status_code == 422 and "how the child can be recognised, or the given name" in text_of(
        answer
    )
    client_of("aigul").post("/protect/", filled(village, appearance="", given="Айпери"))
    assert the(Identity, aigul).given == "Айпери"


def test_words_copied_from_the_report_are_refused_wherever_they_stand_and_nothing_is_begun(
    client_of, erlan, village
):
    happened = "Every night the uncle beats the girl with a belt until she screams aloud."
    signal = reported(replace(SAID, happened=happened), danger_now=True)
    url, client = f"/inbox/{signal.pk}/protect/", client_of("erlan")
    for who, status in (("aigul", 404), ("cholpon", 404), ("farida", 403)):
        assert client_of(who).get(url).status_code == status, who
    for field in ("words", "appearance", "where"):
        answer = client.post(url, filled(village, **{field: happened}))
        assert answer.status_code == 409 and "copies the report" in text_of(answer), field
        with erlan.speaking():
            assert not Child.objects.exists() and Signal.objects.get(pk=signal.pk).waits, field


def test_each_act_is_on_the_trail(client_of, erlan, village):
    client_of("erlan").post(f"/inbox/{reported(danger_now=True).pk}/protect/", filled(village))
    done = [entry.act for entry in entries(outcome="done")]
    wanted = [
        *("register.add_child", "identification.screen", "identification.match"),
        *("intake.open_from_signal", "protection.begin"),
    ]
    assert [act for act in done if act in wanted] == wanted


def test_the_file_says_that_the_name_is_not_known_until_it_is_written(client_of, aigul, village):
    client = client_of("aigul")
    client.post("/protect/", filled(village))
    child = the(Child, aigul)
    page = text_of(client.get(f"/children/{child.pk}/"))
    assert "Name not known" in page and SEEN in page and "join the two records" in page
    identity = the(Identity, aigul)
    said = {"surname": "Асанова", "given": "Айпери", "sex": "f", "why": "correction"}
    client.post(f"/children/{child.pk}/facts/identity/{identity.pk}/", said)
    page = text_of(client.get(f"/children/{child.pk}/"))
    assert "Асанова Айпери" in page and "join the two records" not in page


def test_other_things_are_corrected_while_nobody_knows_the_name(client_of, aigul, village):
    client_of("aigul").post("/protect/", filled(village))
    identity = the(Identity, aigul)
    said = {"given": "", "sex": "m", "why": "correction"}
    url = f"/children/{identity.child_id}/facts/identity/{identity.pk}/"
    assert client_of("aigul").post(url, said).status_code == 302
    assert (the(Identity, aigul).sex, the(Identity, aigul).given) == ("m", "")


def test_the_board_counts_the_cases_of_children_without_a_name(client_of, case, aigul, village):
    client_of("aigul").post("/protect/", filled(village))
    with aigul.speaking():
        unnamed = Case.objects.exclude(pk=case.pk).get()
        identity = Identity.objects.get(given="")
    rows = client_of("damira").get("/board/unnamed/").content.decode()
    assert f"/cases/{unnamed.pk}/" in rows and str(case.pk) not in rows
    said = {"surname": "Асанова", "given": "Айпери", "sex": "f", "why": "correction"}
    client_of("aigul").post(f"/children/{identity.child_id}/facts/identity/{identity.pk}/", said)
    assert str(unnamed.pk) not in client_of("damira").get("/board/unnamed/").content.decode()


def test_it_becomes_a_known_child_by_a_merge_and_nothing_is_written_again(client_of, aigul, damira, village):
    client_of("aigul").post("/protect/", filled(village))
    nameless, known = the(Child, aigul), make_child(aigul, given="Айпери", sex="f")
    merge_records(known, by=damira, other=nameless, reason="known", despite=list(Doubt.values))
    page = text_of(client_of("aigul").get(f"/children/{known.pk}/"))
    assert "protection is running" in page and "Айпери" in page.split("</h1>")[0] and SEEN in page


def test_my_day_and_the_signal_lead_to_it(client_of, erlan):
    signal = reported(danger_now=True)
    assert f'class="button danger" href="/inbox/{signal.pk}/protect/"' in text_of(
        client_of("erlan").get(f"/inbox/{signal.pk}/")
    )
    calm = reported()
    page = text_of(client_of("erlan").get(f"/inbox/{calm.pk}/"))
    assert f'<a href="/inbox/{calm.pk}/protect/">Protect the child now</a>' in page
    assert 'href="/protect/"' in text_of(client_of("aigul").get("/"))
    assert 'href="/protect/"' not in text_of(client_of("farida").get("/"))


def test_a_child_without_a_name_is_registered_without_a_search(client_of, aigul, village):
    client = client_of("aigul")
    assert "Register without a name" in text_of(client.get("/children/new/"))
    page = client.post("/children/new/", {"step": "unnamed"}).content.decode()
    token = page.split('name="searched" value="')[1].split('"')[0]
    said = {"step": "register", "searched": token, "sex": "m", "settlement": village}
    answer = client.post("/children/new/", said)
    assert answer.status_code == 422 and "if nobody knows it, how the child can be recognised" in text_of(
        answer
    )
    client.post("/children/new/", said | {"appearance": SEEN})
    assert (the(Identity, aigul).given, the(Appearance, aigul).words) == ("", SEEN)
