"""The pages of search and registration: nothing typed is lost, nothing leaks."""

import re
import uuid
from datetime import date

import pytest

from tests.looking import reading
from umai.register.child import actions
from umai.register.models import Address, Child, Identity, Languages
from umai.register.search import proof

PIN = "22703201500123"
BORN = {"born_day": "27", "born_month": "3", "born_year": "2015"}


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())[1]


def search_first(client, text="Асанов Нурбек", **more):
    return client.post("/children/new/", {"step": "search", "text": text} | more)


def registration(client, village_id, token=None, **answers):
    token = hidden(search_first(client), "searched") if token is None else token
    typed = {"given": "Нурбек", "surname": "Асанов", "sex": "m", "settlement": village_id}
    return client.post("/children/new/", {"step": "register", "searched": token} | typed | answers)


def test_a_search_shows_who_was_found_why_and_where(child, aiguls, aigul, village, caplog):
    page = aiguls.post("/children/", {"text": "Asanov Nurbek"})
    assert page.status_code == 200
    assert "Асанов Нурбек Болотович" in page.content.decode()
    assert "given name spelled another way" in page.content.decode()
    assert child.get_absolute_url() in page.content.decode()
    page = aiguls.get("/children/").text
    assert page.count("Fill in only what you know.") == 1 and "umai-optional" not in page
    home = village(aigul.office)
    actions.record_fact(child, by=aigul, model=Address, kind="actual", settlement=home)
    page = aiguls.post("/children/", {"text": "Asanov Nurbek"}).content.decode()
    assert f" · {home.name_en}, {aigul.office.place.name_en}</p>" in page
    page = aiguls.post("/children/", {"text": "<script>alert(1)</script> Асан"})
    assert page.status_code == 200 and "<script>alert" not in page.content.decode()
    page = aiguls.post("/children/", {"text": "Асанов", "pin": PIN} | BORN)
    links = re.findall(r'(?:href|action)="([^"]*)"', page.content.decode())
    assert not [link for link in links if PIN in link or "text=" in link or "%D0" in link]
    assert PIN not in caplog.text
    assert 'method="post"' in page.content.decode()


def test_others_find_nobody_and_a_supervisor_is_not_offered_to_register(child, client_of):
    for who in ("cholpon", "azamat"):
        page = client_of(who).post("/children/", {"text": "Асанов Нурбек"})
        assert page.status_code == 200 and "Болотович" not in page.content.decode(), who
    client = client_of("farida")
    page = client.post("/children/", {"text": "Асанов Нурбек"}).content.decode()
    assert "Болотович" in page and "register a new child" not in page
    assert client.get("/children/new/").status_code == 403
    for who in ("gulnara", "timur", "bakyt"):
        assert client_of(who).get("/children/").status_code == 403, who


def test_a_search_that_serves_another_room_goes_on_there(aigul, aiguls, village):
    token = proof.sign_proof({"born": None}, [], by=aigul, then="/somewhere/")
    answer = registration(aiguls, village(aigul.office).pk, token)
    assert answer.status_code == 302
    with aigul.speaking():
        assert answer.headers["Location"] == f"/somewhere/{Child.objects.get().pk}/"


def test_first_a_search_then_the_form_with_what_was_typed(aiguls, aigul, village):
    assert 'name="given"' not in aiguls.get("/children/new/").content.decode()
    found = search_first(aiguls, "Асанов Нурбек Болотович", **BORN)
    page = aiguls.post("/children/new/", {"step": "none", "searched": hidden(found, "searched")})
    text = page.content.decode()
    for name, value in {"surname": "Асанов", "given": "Нурбек", "patronymic": "Болотович"}.items():
        assert re.search(rf'name="{name}" value="{value}"', text)
    assert re.search(r'name="born_day"[^>]*value="27"', text)


def test_a_child_is_registered_with_place_and_language(aiguls, aigul, village):
    there = village(aigul.office)
    page = registration(aiguls, there.pk, words="Ленин, 5", of_child="кыргызча", **BORN)
    with reading(aigul):
        child = Child.objects.get()
        assert (page.status_code, page.url) == (302, child.get_absolute_url())
        identity = Identity.objects.get()
        assert (identity.given, identity.birth_date) == ("Нурбек", date(2015, 3, 27))
        assert Address.objects.get().settlement_id == there.pk
        assert Languages.objects.get().of_child == "кыргызча"


def test_only_a_year_of_birth_is_kept_as_a_year(aiguls, aigul, village):
    registration(aiguls, village(aigul.office).pk, born_year="2015")
    with reading(aigul):
        identity = Identity.objects.get()
    assert (identity.birth_date, identity.birth_precision) == (date(2015, 1, 1), "year")


def test_nobody_is_registered_without_a_search_of_the_own(aiguls, aigul, village, client_of):
    for token in ("", "forged", "eyJ.x:y:z"):
        page = registration(aiguls, village(aigul.office).pk, token=token)
        assert page.status_code == 409, token
        assert 'value="Нурбек"' in page.content.decode(), token
        with aigul.speaking():
            assert not Child.objects.exists(), token
    token = hidden(search_first(client_of("erlan")), "searched")
    assert registration(aiguls, village(aigul.office).pk, token=token).status_code == 409


def test_an_old_search_does_not_count(aiguls, aigul, village, monkeypatch):
    token = hidden(search_first(aiguls), "searched")
    monkeypatch.setattr("umai.register.search.proof.GOOD_FOR_SECONDS", -1)
    page = aiguls.post("/children/new/", {"step": "none", "searched": token})
    assert "Search once more" in page.content.decode()


def test_searching_for_somebody_else_does_not_hide_the_child(child, aiguls, aigul, village):
    token = hidden(search_first(aiguls, "Кубат Сатыбалдиев"), "searched")
    there = village(aigul.office).pk
    page = registration(aiguls, there, token=token)
    assert page.status_code == 409 and child.get_absolute_url() in page.content.decode()
    again = registration(aiguls, there, token=hidden(page, "searched"))
    assert again.status_code == 302


CONTRADICTIONS = [
    ({"sex": "f"}, "The first digit of the PIN does not fit the sex."),
    ({"born_day": "28", "born_month": "3", "born_year": "2015"}, "The PIN does not fit the date of birth."),
    ({"born_year": "2014"}, "The PIN does not fit the date of birth."),
]


@pytest.mark.parametrize(("answers", "sentence"), CONTRADICTIONS)
def test_a_contradicting_pin_is_kept_with_a_reason(answers, sentence, aiguls, aigul, village):
    there = village(aigul.office).pk
    page = registration(aiguls, there, pin=PIN, **answers)
    assert page.status_code == 422 and sentence in page.content.decode()
    assert "Keep this PIN, because" in page.content.decode() and PIN in page.content.decode()
    kept = registration(aiguls, there, pin=PIN, pin_doubt="Күбөлүктө ушундай", **answers)
    assert kept.status_code == 302
    with reading(aigul):
        identity = Identity.objects.get()
    assert (identity.pin, identity.pin_doubt) == (PIN, "Күбөлүктө ушундай")


def test_a_pin_that_is_taken_is_said_beside_the_pin(aiguls, aigul, cholpon, village):
    actions.add_child(
        cholpon.office.place, by=cholpon, id=uuid.uuid4(), identity={"given": "Эркин", "pin": PIN}
    )
    page = registration(aiguls, village(aigul.office).pk, pin=PIN, **BORN)
    text = page.content.decode()
    assert page.status_code == 409 and "This PIN is recorded for somebody else." in text
    assert "Эркин" not in text and 'value="Нурбек"' in text


TOO_LONG = "а" * 301
BAD = [
    ({"given": ""}, "Write the given name; or, if nobody knows it"),
    ({"given": TOO_LONG}, "Shorten this"),
    ({"given": "Нур\x00бек"}, "signs that cannot be seen"),
    ({"given": "Нур\u202eбек"}, "signs that cannot be seen"),
    ({"given": "<b>Нурбек</b>"}, "letters only"),
    ({"given": "محمد"}, "Cyrillic or Latin"),
    ({"given": "Nурбек"}, "mixes Cyrillic and Latin"),
    ({"written_latin": "Асанов"}, "in Latin letters"),
    ({"written_ky": "Asanov"}, "in Cyrillic letters"),
    ({"born_day": "1", "born_month": "1", "born_year": "2199"}, "not in the future"),
    ({"born_day": "1", "born_month": "1", "born_year": "1899"}, "not before 1900"),
    ({"born_day": "31", "born_month": "2", "born_year": "2015"}, "no such day"),
    ({"born_day": "31", "born_month": "", "born_year": "2015"}, "Add the month."),
    ({"born_day": "31", "born_month": "2", "born_year": ""}, "at least the year"),
    ({"born_year": "15"}, "four digits"),
    ({"pin": "2270320150012A"}, "digits only"),
    ({"pin": "123"}, "14 digits"),
    ({"sex": ""}, "Choose one of the answers."),
    ({"settlement": ""}, "Choose one from the list."),
    ({"settlement": "1 or 1=1"}, "Choose one that is on the list."),
    ({"words": TOO_LONG}, "Shorten this"),
    ({"of_child": TOO_LONG}, "Shorten this"),
    ({"birth_certificate": TOO_LONG}, "Shorten this"),
]


def test_a_wrong_answer_gets_a_sentence_and_nothing_is_lost(aiguls, aigul, village, jyldyz):
    from django.utils.html import escape

    token, here = hidden(search_first(aiguls), "searched"), village(aigul.office).pk
    for answers, sentence in BAD:
        answers = {"words": "Кыргыз көчөсү, 5"} | answers
        page = registration(aiguls, here, token, **answers)
        text = page.content.decode()
        assert page.status_code == 422 and sentence in text, answers
        assert 'value="Асанов"' in text, answers
        for value in filter(None, answers.values()):
            assert escape(value) in text or "\x00" in value or value == "1 or 1=1", answers
        assert "<b>Нурбек" not in text, answers
        with aigul.speaking():
            assert not Child.objects.exists(), answers
    page = registration(aiguls, village(jyldyz.office).pk, token)
    assert page.status_code == 422 and "Choose one that is on the list." in page.content.decode()


def test_a_search_that_cannot_be_made_says_why(aiguls):
    for typed, sentence in (
        ({}, "Write a name, a date of birth or a PIN."),
        ({"text": "محمد"}, "Cyrillic or Latin"),
        ({"text": TOO_LONG}, "Shorten this"),
        ({"text": "Нур\x07бек"}, "signs that cannot be seen"),
        ({"pin": "12AB"}, "digits only"),
        ({"born_day": "1", "born_month": "1", "born_year": "2199"}, "not in the future"),
        ({"born_day": "1", "born_month": "1", "born_year": "1899"}, "not before 1900"),
    ):
        for address in ("/children/", "/children/new/"):
            page = aiguls.post(address, {"step": "search"} | typed)
            assert page.status_code == 422 and sentence in page.content.decode(), address
