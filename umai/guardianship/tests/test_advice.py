"""The texts about papers: each page, what the tab links to where something is missing, and no draft in any."""

import pytest

from tests.page_words import words_of
from umai.design.guidance import LANGUAGES, read_guidance
from umai.guardianship.advice import parts, views
from umai.law.guardianship.papers import LACKS
from umai.law.guardianship.scheme import Arrangement
from umai.law.terms.clock import today
from umai.register.child.actions import record_fact
from umai.register.models import Absence, CareArrangement, Inability

SANCTIONS = {Arrangement.FINE, Arrangement.CONSENT_OF_ONE, Arrangement.CONSENT_OF_BOTH}
ASKED = set(Arrangement) - SANCTIONS - {Arrangement.NOTHING, Arrangement.NOTICE}


def tab(child):
    return f"/children/{child.pk}/guardianship/"


@pytest.fixture
def away(child, mother, aigul):
    fact = {"model": Absence, "adult_id": mother.adult_id, "kind": "external"}
    return record_fact(child, by=aigul, **fact)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_a_page_with_its_source_and_the_other_texts(client_of, language):
    client = client_of("aigul", language)
    for part in parts.PARTS:
        answer = client.get(f"/guardianship/advice/{part}/")
        text = read_guidance("guardianship", part, language)
        assert answer.status_code == 200 and text.title in answer.text, part
        assert text.rests_on in words_of(answer) and "{" not in words_of(answer), part
        for other in set(parts.PARTS) - {part}:
            assert f'href="/guardianship/advice/{other}/"' in answer.text, part
    assert client.get("/guardianship/advice/none/").status_code == 404
    assert client_of("nuriya").get("/guardianship/advice/papers/").status_code == 200


def test_what_no_native_speaker_has_read_and_what_has_no_translation_is_marked(client_of, monkeypatch):
    client = client_of("aigul")
    marked, read = "not reviewed by a native speaker", parts.text_of("papers")._replace(reviewed=True)
    assert marked in client.get("/guardianship/advice/papers/").text
    with monkeypatch.context() as reviewed:
        reviewed.setattr(views, "text_of", lambda _part: read)
        assert marked not in words_of(client.get("/guardianship/advice/papers/"))
    text = read_guidance("guardianship", "papers", "ru")
    monkeypatch.setattr(parts, "read_guidance", lambda *step: text._replace(translated=False))
    page = client_of("aigul").get("/guardianship/advice/papers/").text
    assert '<div lang="ru">' in page and "has not been translated yet" in page
    assert '<a href="/guardianship/advice/court/" lang="ru">' in page


def test_the_tab_says_how_to_get_the_paper_that_is_missing(child, away, client_of):
    page = client_of("aigul").get(tab(child)).text
    after = page.partition("How to get it: where, what it costs")[2]
    assert 'href="/guardianship/advice/guardianship/"' in after.partition("</ul>")[0]
    assert "/guardianship/advice/court/" not in page and "/guardianship/advice/attorney/" not in page


def test_a_paper_that_ran_out_leads_to_its_renewal(child, away, aunt, aigul, client_of):
    paper = {"paper": "court", "paper_to": today()}
    record_fact(child, by=aigul, model=CareArrangement, carer_id=aunt.adult_id, **paper)
    assert 'href="/guardianship/advice/renewal/"' in client_of("aigul").get(tab(child)).text


def test_where_nothing_is_missing_only_the_general_texts_are_linked(child, mother, client_of):
    page = client_of("aigul").get(tab(child)).text
    assert "How to get it" not in page and 'href="/guardianship/advice/papers/"' in page
    assert 'href="/guardianship/advice/leaving/"' in page


def test_the_form_of_a_departure_has_what_to_say_beside_it_and_the_announcement_links_to_it(
    child, departure, client_of
):
    form = words_of(client_of("aigul").get(f"/children/{child.pk}/departures/new/"))
    assert "What to say to a parent who is about to leave" in form and "Which paper the carer needs" in form
    page = client_of("aigul").get(departure.get_absolute_url()).text
    assert 'href="/guardianship/advice/leaving/"' in page and 'href="/guardianship/advice/papers/"' in page


def test_each_arrangement_and_each_lack_has_a_text():
    assert set(parts.PART_OF_ARRANGEMENT) == ASKED
    for asks in ASKED:
        for lack in LACKS:
            assert parts.links_to(parts.parts_for(asks, lack))
    assert parts.parts_for(Arrangement.NOTICE, "no_paper") == ["papers"]
    assert parts.parts_for(Arrangement.GUARDIANSHIP, "") == []
    assert parts.parts_for(Arrangement.GUARDIANSHIP, "", renewal_due=True) == ["renewal"]
    assert parts.parts_for(Arrangement.TRUSTEESHIP, "paper_lapsed") == ["renewal", "trusteeship"]


def test_a_text_that_is_missing_is_no_link(monkeypatch):
    monkeypatch.setattr(parts, "read_guidance", lambda *step: None)
    assert parts.links_to(["papers"]) == []


def test_a_guardian_who_died_leads_to_another_paper(child, away, aunt, aigul, client_of):
    record_fact(child, by=aigul, model=CareArrangement, carer_id=aunt.adult_id, paper="court")
    record_fact(child, by=aigul, model=Inability, adult_id=aunt.adult_id, kind="died")
    after = client_of("aigul").get(tab(child)).text.partition("How to get it")[2]
    assert 'href="/guardianship/advice/guardianship/"' in after.partition("</ul>")[0]
