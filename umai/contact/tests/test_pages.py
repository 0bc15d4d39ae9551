"""The page of the card: what it warns of, what was decided and given, and who sees it."""

import pytest

from tests.cast import id_of
from tests.moves import move_across
from tests.second_person import merge_records
from umai.access.models import Wall
from umai.contact import texts
from umai.contact.actions import give_card, lose_card
from umai.contact.tests.conftest import FOUND, WHY, decided
from umai.documents.tests.text_of_pdf import text_of
from umai.justice.tests.conftest import incident_of, suspected
from umai.justice.tests.orders.conftest import order_of
from umai.law.terms.clock import today
from umai.outreach.actions import record_telephone
from umai.outreach.tests.conftest import office
from umai.prevention.tests.conftest import lives_with, register, years_old
from umai.register.models import Child, Doubt
from umai.staff.models import Particulars

WARNED = "Think of who may find the card on the child"


@pytest.fixture
def shown(child, client_of):
    def ask(username="aigul", address=None, language="en"):
        return client_of(username, language).get(address or f"/children/{child.pk}/cards/").content.decode()

    return ask


def test_where_nobody_is_near_it_asks_for_a_decision(shown, child, mother):
    page = shown()
    assert "Nobody has decided yet" in page and WARNED not in page
    assert f"/children/{child.pk}/cards/decide/" in page and "Print the card" not in page
    assert "Print: Кыргызча</button>" in page


def test_after_a_yes_it_is_printed_and_given(shown, decision):
    page = shown()
    assert FOUND in page and "It is safe, the child may carry the card" in page
    assert f"/cards/{decision.pk}/print/" in page and f"/cards/{decision.pk}/give/" in page
    assert "Decide anew" in page


def test_after_a_no_the_reason_stands_there_and_nothing_is_printed(shown, child, aigul):
    no = decided(child, aigul, "not_given")
    page = shown()
    assert WHY in page and "The card is not given" in page and str(no.pk) not in page


def test_a_suspect_at_home_stands_in_red_and_the_decision_before_does_not_hold(
    shown, child, case, decision, uncle, aigul
):
    suspected(incident_of(child, aigul), aigul, uncle)
    page = shown()
    assert WARNED in page and "the suspect lives in this home" in page
    assert "This was decided before the warning was known" in page
    assert str(decision.pk) not in page
    assert WARNED in shown(address=f"/children/{child.pk}/cards/decide/")


def test_an_order_stands_in_red(shown, child, case, uncle, aigul):
    order_of(child, aigul, uncle)
    page = shown()
    assert WARNED in page and "may not come near the child" in page


def test_a_suspect_who_takes_care_is_at_home_too(shown, child, case, uncle, aigul):
    lives_with(child, aigul, uncle.adult_id, is_kin=True, paper="none")
    suspected(incident_of(child, aigul), aigul, uncle, lives_with=False)
    assert "lives in this home or takes care of the child" in shown()


def test_what_was_given_stands_there_and_then_what_was_lost(shown, given, aigul):
    page = shown()
    assert "Cards that were given" in page and f"/cards/given/{given.pk}/lost/" in page
    lose_card(given, by=aigul, noticed_on=today(), words="Мектепте")
    page = shown()
    assert "<strong>Lost</strong>" in page and "Мектепте" in page
    assert f"/cards/given/{given.pk}/lost/" not in page


def test_to_which_adult_it_was_given_stands_there(shown, decision, aigul):
    give_card(decision, by=aigul, given_on=today(), to_whom="adult", words="Таенеси")
    lost = give_card(decision, by=aigul, given_on=today(), to_whom="child")
    lose_card(lost, by=aigul, noticed_on=today())
    assert "(Таенеси)" in shown()


def test_who_watches_over_the_district_reads_and_neither_writes_nor_prints(shown, given, mother):
    page = shown("farida")
    assert FOUND in page and "Cards that were given" in page
    for link in ("/print/", "/give/", "/decide/", "/lost/", "Print: "):
        assert link not in page


@pytest.mark.parametrize("username", ["bakyt", "omurbek", "kanykei"])
def test_other_roles_see_nothing(client_of, child, given, username):
    for address in (f"/children/{child.pk}/cards/", f"/cards/{given.decision_id}/print/"):
        assert client_of(username).get(address).status_code in (403, 404)


def test_behind_a_wall_there_is_nothing(client_of, child, given):
    said = {"child_id": child.pk, "from_at": "2020-01-01T00:00Z"}
    Wall.objects.using("owner").create(worker_id=id_of("worker", "aigul"), **said)
    client = client_of("aigul")
    addresses = ["print/", "give/"]
    for address in (
        f"/children/{child.pk}/cards/",
        *(f"/cards/{given.decision_id}/{one}" for one in addresses),
        f"/cards/given/{given.pk}/lost/",
    ):
        assert client.get(address).status_code == 404


def test_whoever_held_the_file_before_reads_what_they_wrote_and_does_nothing(
    client_of, child, given, aigul, jyldyz
):
    move_across(child.pk, by=aigul, to=jyldyz)
    with jyldyz.speaking():
        there = Child.objects.get(pk=child.pk)
    decided(there, jyldyz, "not_given")
    client = client_of("aigul")
    page = client.get(f"/children/{child.pk}/cards/").content.decode()
    assert FOUND in page and WHY not in page
    for link in ("/print/", "/give/", "/decide/", "/lost/", "Print: "):
        assert link not in page
    for address in (f"/cards/{given.decision_id}/print/", f"/cards/given/{given.pk}/lost/"):
        assert client.get(address).status_code == 403
    assert WHY in client_of("jyldyz").get(f"/children/{child.pk}/cards/").content.decode()


def test_a_merged_child_has_one_page_and_one_decision(client_of, child, decision, aigul, erlan):
    other = register(aigul, given="Нурбэк")
    merge_records(other, by=erlan, other=child, reason="known", despite=list(Doubt.values))
    client = client_of("aigul")
    answer = client.get(f"/children/{child.pk}/cards/")
    assert answer.status_code == 302 and answer.url == f"/children/{other.pk}/cards/"
    page = client.get(answer.url).content.decode()
    assert FOUND in page and f"/cards/{decision.pk}/give/" in page
    decided(other, aigul, "not_given")
    assert f"/cards/{decision.pk}/give/" not in client.get(answer.url).content.decode()


def test_somebody_who_has_come_of_age_gets_no_card(client_of, aigul):
    grown = register(aigul, born_on=years_old(19))
    client = client_of("aigul")
    assert "has come of age" in client.get(f"/children/{grown.pk}/cards/").content.decode()
    sent = {"outcome": "not_given", "why": WHY, "id": "6a9a6f6e-1111-4222-8333-444455556666"}
    answer = client.post(f"/children/{grown.pk}/cards/decide/", sent)
    assert answer.status_code == 409 and "has come of age" in answer.content.decode()


def test_without_a_telephone_it_says_where_to_write_one(shown, decision):
    page = shown(address=f"/cards/{decision.pk}/print/")
    assert "There is no telephone to print" in page and "/account/contact/" in page


def test_only_a_telephone_that_is_there_is_offered(shown, decision, own_telephone, damira):
    page = shown(address=f"/cards/{decision.pk}/print/")
    assert 'value="own"' in page and 'value="office"' not in page
    record_telephone(office("nookat"), by=damira, number="+996323029999", hours="always", called_on=today())
    Particulars.objects.using("owner").update(phone="")
    page = shown(address=f"/cards/{decision.pk}/print/")
    assert 'value="own"' not in page and 'value="office"' in page


def test_hours_that_nobody_knows_or_that_never_end_are_said_so(client_of, decision, damira):
    sent = {"whose": "office", "name": "", "lines": "no", "language": "ru", "many": "one"}
    for hours, ends in (("always", "круглосуточно"), ("unknown", "0323 029 999")):
        called = {"number": "+996323029999", "called_on": today()}
        record_telephone(office("nookat"), by=damira, hours=hours, **called)
        answer = client_of("aigul").post(f"/cards/{decision.pk}/print/", sent)
        assert " ".join(text_of(answer.content)[0].split()).endswith(ends)


def test_texts_that_somebody_read_are_not_said_to_be_unread(shown, mother, monkeypatch, tmp_path):
    assert "has read this text yet" in shown()
    for language in texts.LANGUAGES:
        text = (texts.FOLDER / f"papers.{language}.toml").read_text(encoding="utf-8")
        path = tmp_path / f"papers.{language}.toml"
        path.write_text(text.removeprefix(texts.UNREVIEWED), encoding="utf-8")
    monkeypatch.setattr(texts, "FOLDER", tmp_path)
    assert "has read this text yet" not in shown()


def test_the_file_leads_there(client_of, child):
    page = client_of("aigul").get(f"/children/{child.pk}/").content.decode()
    assert f'href="/children/{child.pk}/cards/"' in page


@pytest.mark.parametrize(("language", "title"), [("ky", "Балага телефон"), ("ru", "Телефон для ребёнка")])
def test_it_speaks_the_language_of_the_worker(shown, language, title):
    assert title in shown(language=language)
