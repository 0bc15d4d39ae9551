from datetime import timedelta

import pytest

from tests.cast import id_of
from umai.offices.people.actions import TermOver, end_term
from umai.offices.staff import today
from umai.refusal import NotPermitted
from umai.staff.models import Account, Term
from umai.trail.models import Entry


@pytest.fixture
def aigul_term(db):
    return Term.objects.select_related("office__place").get(pk=id_of("term", "aigul"))


def test_a_head_ends_a_term_with_a_day(aigul_term, damira):
    last = today() + timedelta(days=14)
    assert end_term(aigul_term, by=damira, to_on=last).to_on == last
    assert Term.objects.get(pk=aigul_term.pk).ended_at is None


def test_the_end_is_on_the_trail(aigul_term, damira):
    end_term(aigul_term, by=damira)
    entry = Entry.objects.using("owner").get()
    assert (entry.act, entry.outcome, entry.record_id) == ("offices.end_term", "done", aigul_term.pk)


def test_a_head_does_not_end_a_term_in_another_district(damira):
    term = Term.objects.select_related("office").get(pk=id_of("term", "jyldyz"))
    with pytest.raises(NotPermitted):
        end_term(term, by=damira)
    assert Entry.objects.using("owner").get().outcome == "refused"


def test_nobody_ends_their_own_term(damira):
    with pytest.raises(NotPermitted):
        end_term(Term.objects.select_related("office").get(pk=id_of("term", "damira")), by=damira)


def test_a_term_does_not_end_in_the_past(aigul_term, damira):
    with pytest.raises(TermOver):
        end_term(aigul_term, by=damira, to_on=today() - timedelta(days=1))


def test_a_term_ends_at_once_only_once(aigul_term, damira, gulnara):
    end_term(aigul_term, by=damira)
    with pytest.raises(TermOver):
        end_term(aigul_term, by=gulnara)


def test_the_open_session_of_a_dismissed_person_dies_at_the_next_request(client_of, aigul_term):
    aigul, damira = client_of("aigul"), client_of("damira")
    assert aigul.get("/account/").status_code == 200
    address = f"/offices/terms/{aigul_term.pk}/end/"
    assert "opens no file any more" in damira.get(address).text
    assert damira.post(address, {"when": "now"}).status_code == 302
    answer = aigul.get("/account/")
    assert answer.url == "/account/sign-in/?ended=1"
    assert aigul.get("/account/").url.startswith("/account/sign-in/?next=")


def test_a_dismissed_person_who_signs_in_again_is_out_at_once(client_of, aigul_term, damira):
    end_term(aigul_term, by=damira)
    assert client_of("aigul").get("/account/").url == "/account/sign-in/?ended=1"


def test_a_term_whose_last_day_is_over_opens_nothing(client_of, aigul_term):
    aigul = client_of("aigul")
    assert aigul.get("/account/").status_code == 200
    Term.objects.using("owner").filter(pk=aigul_term.pk).update(to_on=today() - timedelta(days=1))
    assert aigul.get("/account/").url == "/account/sign-in/?ended=1"


def test_a_worker_s_page_says_which_posts_are_over_and_which_accounts_closed(client_of, aigul_term, damira):
    page = f"/offices/workers/{aigul_term.worker_id}/"
    assert f"/offices/terms/{aigul_term.pk}/end/" in client_of("damira").get(page).text
    end_term(aigul_term, by=damira)
    Account.objects.using("owner").filter(username="aigul").update(is_active=False)
    text = client_of("damira").get(page).text
    assert "(ended at once)" in text and "(closed)" in text
    assert f"/offices/terms/{aigul_term.pk}/end/" not in text


def test_the_page_asks_for_the_last_day(client_of, aigul_term):
    page = client_of("damira").post(f"/offices/terms/{aigul_term.pk}/end/", {"when": "on"})
    assert page.status_code == 422 and "Write the last day" in page.text


def test_a_head_ends_no_post_that_a_head_may_not_give(damira):
    kanykei_term = Term.objects.select_related("office").get(pk=id_of("term", "kanykei"))
    with pytest.raises(NotPermitted):
        end_term(kanykei_term, by=damira)
    kanykei_term.refresh_from_db()
    assert kanykei_term.to_on is None and kanykei_term.ended_at is None
