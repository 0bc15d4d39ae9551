"""The pages: three sentences in the child's language, what was said of two decisions, errors in words."""

import re

import pytest

from tests.page_words import words_of
from umai.feedback import texts
from umai.feedback.kinds import ToldLanguage
from umai.feedback.tests.conftest import NO, SAID, decision_of, state_of, tell
from umai.feedback.tests.test_acts import answer, excuse
from umai.intake.tests.conftest import closed, proposed
from umai.justice.tests.orders.conftest import changed, order_of
from umai.justice.writing import strike_row
from umai.law.terms.clock import today
from umai.outreach.models import OfficeTelephone
from umai.prevention.tests.conftest import DAY
from umai.prevention.tests.test_pages import day
from umai.register.child.actions import record_fact
from umai.register.models import Languages


def page_of(child, decision=None, what=""):
    return f"/children/{child.pk}/feedback/" + (f"{decision.pk}/{what}" if decision else "")


@pytest.fixture
def shown(child, client_of):
    def ask(decision=None, what="", *, username="aigul", language="en", query=""):
        return client_of(username, language).get(page_of(child, decision, what) + query).content.decode()

    return ask


@pytest.fixture
def sent(child, client_of):
    def send(decision, what="", **answers):
        return client_of("aigul").post(page_of(child, decision, what), answers)

    return send


class TestTelling:
    def test_the_form_suggests_three_sentences_and_who_says_them(self, shown, decision, aigul):
        page = shown(decision)
        for sentence in texts.suggested("opened", "ky", name="Айгүл", phone=""):
            assert sentence in page
        assert f'value="{aigul.worker}"' in page and len(re.findall(r'<textarea[^>]* lang="ky"', page)) == 3

    def test_the_telephone_of_the_office_stands_in_the_third(self, shown, decision, aigul):
        OfficeTelephone.objects.using("owner").create(
            office=aigul.office, number="+996322712345", called_on=today()
        )
        assert "+996322712345" in shown(decision)

    @pytest.mark.parametrize("language", ToldLanguage.values)
    def test_the_reader_chooses_another_language(self, shown, decision, language):
        page = shown(decision, query=f"?in={language}")
        assert texts.suggested("opened", language, name="Айгүл", phone="").decided_words in page

    @pytest.mark.parametrize(("spoken", "language"), [("өзбекче", "uz"), ("русский", "ru"), ("", "ky")])
    def test_it_begins_in_the_language_of_the_child(self, shown, child, decision, aigul, spoken, language):
        record_fact(child, by=aigul, model=Languages, of_child=spoken, of_carer="кыргызча")
        page = shown(decision, query="?in=xx")
        assert texts.suggested("opened", language, name="Айгүл", phone="").became_words in page

    def test_a_text_that_somebody_read_says_nothing_of_it(self, shown, decision, monkeypatch):
        said = "Nobody who grew up with this language has read this text yet"
        assert said in shown(decision)
        monkeypatch.setattr(texts, "is_reviewed", lambda _language: True)
        assert said not in shown(decision)

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"became_words": "Сен мындай дедиң: ____."}, "Write in place of ____"),
            ({"reaction": "disagrees"}, "Write what the child does not agree with"),
            ({"reaction": "disagrees", "reaction_words": "  "}, "Write what the child does not agree with"),
            ({"told_by": ""}, "error-summary"),
            ({"reaction": ""}, "Choose one from the list."),
        ],
    )
    def test_what_is_missing_is_said_on_the_form_and_what_was_typed_stays(
        self, sent, decision, changed, said
    ):
        answer = sent(decision, **SAID | day("told_on", today()) | {"id": NUMBER} | changed)
        page = answer.content.decode()
        assert answer.status_code == 422 and said in page and SAID["decided_words"] in page
        assert state_of(decision) == "waits"

    def test_a_day_before_the_decision_is_refused_in_words(self, sent, decision):
        answer = sent(decision, **SAID | day("told_on", today() - DAY) | {"id": NUMBER})
        assert answer.status_code == 409 and "Write that day or a later one" in answer.content.decode()

    def test_a_decision_about_another_child_is_not_found(self, child, other, client_of):
        for what in ("", "not-told/", "answer/"):
            assert client_of("aigul").get(page_of(child, decision_of(other), what)).status_code == 404

    def test_who_watches_over_the_district_reads_and_does_not_write(self, shown, child, decision, client_of):
        page = shown(username="farida")
        assert "A case was opened" in page and "Tell the child" not in page
        assert client_of("farida").get(page_of(child, decision)).status_code == 403


NUMBER = "7d5ab0b2-58e2-4f58-9f9f-0a7f6f0f3f11"


class TestNotTelling:
    def test_another_reason_without_words_is_asked_again(self, sent, decision):
        answer = sent(decision, "not-told/", id=NUMBER, reason="other")
        assert answer.status_code == 422 and "Write which reason it is." in answer.content.decode()
        assert state_of(decision) == "waits"

    @pytest.mark.parametrize(("language", "said"), [("ky", "тандаңыз"), ("ru", "Выберите")])
    def test_without_a_reason_what_was_typed_stays_and_the_error_is_in_the_language_of_the_worker(
        self, child, client_of, decision, language, said
    ):
        client, words = client_of("aigul", language), "Жайлоодо, эки жумадан кийин келет."
        answers = {"id": NUMBER, "reason": "", "reason_words": words}
        answer = client.post(page_of(child, decision, "not-told/"), answers)
        page = answer.content.decode()
        assert answer.status_code == 422 and words in page and said in page
        assert "Choose" not in page and "Nothing was saved" not in page
        assert state_of(decision) == "waits"

    def test_what_is_sent_of_the_other_form_is_not_written(self, sent, decision, shown):
        answer = sent(decision, "not-told/", id=NUMBER, reason="away", **SAID)
        assert answer.status_code == 302
        page = shown()
        assert "Not told" in page and SAID["decided_words"] not in page


class TestOfChild:
    def test_it_says_what_was_said_and_what_the_child_answered(self, shown, child, decision, aigul):
        tell(child, aigul)
        page = words_of_html(shown())
        for said in (
            SAID["decided_words"],
            SAID["became_words"],
            SAID["call"],
            SAID["told_by"],
            "calm, agrees",
            "Whoever cares for the child was told: yes",
        ):
            assert said in page
        assert "Nothing waits to be told." in page and "Told again" in page

    def test_a_calm_answer_about_one_decision_hides_no_disagreement_about_another(
        self, shown, child, case, aigul, damira
    ):
        first = order_of(child, aigul, happened_on=today())
        against = decision_of(child, "order")
        tell(child, aigul, against, **NO)
        changed(first, aigul, "extend", ends_on=today() + 9 * DAY)
        tell(child, aigul, decision_of(child, "order"))
        page = shown()
        before, after = page.split("Other decisions")
        assert f'id="d-{against.pk}"' in before and NO["reaction_words"] in before
        assert "the child does not agree" in before and "the child does not agree" not in after
        excuse(child, aigul, against, reason="away")
        assert f'id="d-{against.pk}"' in shown().split("Other decisions")[0]
        answer(child, aigul, against)
        page = shown()
        assert f'id="d-{against.pk}"' in page.split("Other decisions")[1] and "Done about it" in page

    def test_of_two_decisions_each_has_an_address_and_no_two_share_a_name(self, shown, child, case, aigul):
        order_of(child, aigul, happened_on=today())
        main = shown().split("<main")[1].split("</main>")[0]
        ids, links = re.findall(r' id="([^"]+)"', main), re.findall(r'href="([^"]+/feedback/[^"]+)"', main)
        assert not re.findall(r"<(?:input|select|textarea)", main)
        assert len(set(ids)) == len(ids) and len(set(links)) == len(links) == 4
        for kind in ("opened", "order"):
            assert f'id="d-{decision_of(child, kind).pk}"' in main

    def test_what_the_child_does_not_agree_with_stands_first(self, shown, child, case, decision, aigul):
        order_of(child, aigul, happened_on=today())
        later, page = decision_of(child, "order"), shown()
        assert page.index(f'id="d-{later.pk}"') < page.index(f'id="d-{decision.pk}"')
        tell(child, aigul, decision, **NO)
        page = shown()
        assert page.index(f'id="d-{decision.pk}"') < page.index(f'id="d-{later.pk}"')

    def test_it_says_why_the_child_was_not_told_and_when_somebody_tries_again(
        self, shown, child, decision, aigul
    ):
        excuse(child, aigul, reason="away", reason_words="Жайлоодо.")
        page = words_of_html(shown())
        assert "the child is away now. Жайлоодо." in page and "Nothing waits" not in page
        excuse(child, aigul, reason="too_small")
        page = words_of_html(shown())
        assert "the child is too small to understand" in page and "Nothing waits to be told." in page

    def test_of_what_was_struck_out_nothing_is_to_be_said(self, shown, child, case, aigul, erlan):
        strike_row(order_of(child, aigul, happened_on=today()), by=erlan)
        page = shown()
        assert "nothing is to be said of it" in page
        assert page.count("Tell the child") == 1  # of the case that was opened

    def test_a_closed_case_has_its_line_too(self, shown, child, case, aigul, damira):
        closed(proposed(case, aigul), damira)
        assert "The case was closed" in shown()

    def test_whoever_disagrees_is_answered_on_a_page_that_says_what_it_said(
        self, shown, child, decision, aigul
    ):
        tell(child, aigul, **NO)
        page = shown(decision, "answer/")
        assert NO["reaction_words"] in page and "any more" not in page
        answer(child, aigul)
        assert "The child does not disagree with this any more." in shown(decision, "answer/")

    def test_without_a_disagreement_the_page_says_so(self, shown, decision):
        page = shown(decision, "answer/")
        assert "The child does not disagree with this any more." in page and "blockquote" not in page


def words_of_html(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_file_and_the_case_say_what_is_owed_and_lead_there(child, case, aigul, client_of):
    client = client_of("aigul")
    for address in (f"/children/{child.pk}/", f"/cases/{case.pk}/"):
        page = client.get(address).content.decode()
        assert f'href="/children/{child.pk}/feedback/"' in page and "<li>A case was opened" in page
    tell(child, aigul)
    for address in (f"/children/{child.pk}/", f"/cases/{case.pk}/"):
        page = client.get(address).content.decode()
        assert f'href="/children/{child.pk}/feedback/"' in page and "<li>A case was opened" not in page


def test_the_timeline_has_every_word_of_it(child, decision, aigul, client_of):
    excuse(child, aigul, reason="other", reason_words="Ооруканада.")
    tell(child, aigul, **NO)
    answer(child, aigul)
    page = words_of(client_of("aigul").get(f"/children/{child.pk}/timeline/"))
    for said in (
        "The child was not told: a case was opened",
        "The child was told: a case was opened",
        NO["reaction_words"],
        "Done about what the child does not agree with",
    ):
        assert said in page


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_the_pages_speak_the_language_of_the_worker(shown, child, decision, aigul, language):
    for page in (shown(language=language), shown(decision, language=language)):
        assert "A line home" not in page and "Tell the child" not in page
