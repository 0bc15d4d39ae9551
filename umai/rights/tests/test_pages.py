"""What the pages of the room show, in each state that a request, a consent or an erasure may be in."""

import io

import pikepdf
import pytest
from django.urls import reverse

from umai.law.terms.clock import today
from umai.rights.consent.actions import withdraw_consent
from umai.rights.erasure.actions import agree_to_erasure, refuse_erasure
from umai.rights.extract.actions import hand_over, refuse_extract
from umai.rights.models import ErasureProposal
from umai.rights.tests.conftest import agreed_consent, asked, feared, released
from umai.rights.tests.test_erasure import held


@pytest.fixture
def page(client_of):
    """`page("aigul", row)`: the page of this row as one of the cast sees it."""

    def shown(username, row, language="en"):
        url = row if isinstance(row, str) else row.get_absolute_url()
        answer = client_of(username).get(url, headers={"accept-language": language})
        assert answer.status_code == 200
        return answer.content.decode()

    return shown


def rights(child):
    return reverse("rights:of_child", args=[child.pk])


class TestThePageOfTheFile:
    def test_it_is_linked_from_the_file(self, page, child):
        assert rights(child) in page("aigul", child)

    def test_an_empty_one_says_what_can_be_done(self, page, child):
        shown = page("aigul", rights(child))
        assert reverse("rights:ask_extract", args=[child.pk]) in shown
        assert reverse("rights:propose_erasure", args=[child.pk]) not in shown
        assert reverse("rights:propose_erasure", args=[child.pk]) in page("erlan", rights(child))

    def test_the_oblast_only_reads(self, page, child, consent):
        shown = page("farida", rights(child))
        assert reverse("rights:record_consent", args=[child.pk]) not in shown
        assert reverse("rights:withdraw_consent", args=[consent.pk]) not in shown

    def test_everything_that_was_written_stands_there(
        self, page, family, aigul, erlan, damira, school, client_of
    ):
        requests = [asked(family, aigul) for _ in range(3)]
        released(requests[0], erlan)
        refuse_extract(requests[1], by=erlan, refused_for="harm", words="x")
        agreed_consent(family.child, aigul, purpose="body", to_office=school)
        withdraw_consent(agreed_consent(family.child, aigul), by=aigul, who="x")
        held(family.child, erlan, to_on=today())
        refuse_erasure(proposed_erasure_past(family.child, erlan), by=damira, words="x")
        shown = page("aigul", rights(family.child))
        assert shown.count("/rights/extract/") >= 3
        assert shown.count("/withdraw/") == 1

    def test_a_strange_district_finds_nothing(self, child, client_of):
        assert client_of("cholpon").get(rights(child)).status_code == 404


def proposed_erasure_past(child, by):
    """A proposal from before the file was held."""
    with by.speaking():
        return ErasureProposal.objects.create(child_id=child.pk, ground="asked", words="x")


class TestAnExtract:
    def test_who_took_it_down_is_told_that_another_judges(self, page, request_of_mother):
        assert "<textarea" not in page("aigul", request_of_mother)

    def test_another_person_is_asked_whether_it_is_safe(self, page, request_of_mother):
        assert "<textarea" in page("erlan", request_of_mother)

    def test_a_colleague_who_may_not_judge_reads_who_does(self, page, family, erlan, request_of_mother):
        request = asked(family, erlan)
        assert "<textarea" not in page("aigul", request)

    def test_nobody_is_offered_to_release_it_while_a_protection_runs(self, page, family, aigul):
        request = asked(family, aigul)
        feared(family, aigul)
        shown = page("erlan", request)
        assert "<textarea" not in shown
        assert reverse("rights:refuse_extract", args=[request.pk]) in shown

    def test_it_is_printed_as_a_pdf_then_handed_over(self, page, request_of_mother, client_of, erlan, aigul):
        released(request_of_mother, erlan)
        hand = reverse("rights:hand_over", args=[request_of_mother.pk])
        assert hand not in page("aigul", request_of_mother)
        url = reverse("rights:print_extract", args=[request_of_mother.pk])
        answer = client_of("aigul").post(url, {"language": "ky"})
        assert answer["Content-Type"] == "application/pdf"
        with pikepdf.open(io.BytesIO(answer.content)) as document:
            assert len(document.pages) >= 1
        assert hand in page("aigul", request_of_mother)
        hand_over(request_of_mother, by=aigul, to_whom="Апасы", handed_on=today())
        assert "Апасы" in page("aigul", request_of_mother)

    def test_it_is_printed_in_no_other_language_and_by_no_link(self, request_of_mother, client_of, erlan):
        released(request_of_mother, erlan)
        url = reverse("rights:print_extract", args=[request_of_mother.pk])
        assert client_of("aigul").get(url).status_code == 404
        assert client_of("aigul").post(url, {"language": "de"}).status_code == 404

    def test_a_refused_one_says_so_and_is_not_printed(self, page, request_of_mother, erlan):
        refuse_extract(request_of_mother, by=erlan, refused_for="harm", words="Коркунуч бар.")
        shown = page("aigul", request_of_mother)
        assert "Коркунуч бар." in shown
        assert reverse("rights:print_extract", args=[request_of_mother.pk]) not in shown

    def test_the_oblast_reads_a_released_one_and_does_not_print_it(self, page, request_of_mother, erlan):
        released(request_of_mother, erlan)
        shown = page("farida", request_of_mother)
        assert reverse("rights:print_extract", args=[request_of_mother.pk]) not in shown

    def test_of_a_paper_that_nobody_released_printing_is_refused_in_words(self, request_of_mother, client_of):
        url = reverse("rights:print_extract", args=[request_of_mother.pk])
        assert client_of("aigul").post(url, {"language": "ky"}).status_code == 409


class TestAnErasure:
    def test_the_head_is_asked(self, page, erasure_proposal):
        assert "danger" in page("damira", erasure_proposal)

    def test_who_proposed_it_waits(self, page, erasure_proposal):
        assert 'class="danger"' not in page("erlan", erasure_proposal)

    def test_what_holds_the_file_is_said_to_both(self, page, family, erasure_proposal, aigul, erlan):
        held(family.child, erlan)
        for username in ("damira", "erlan"):
            assert 'class="danger"' not in page(username, erasure_proposal)

    def test_the_page_that_proposes_says_what_holds_the_file(self, page, child, case):
        assert page("erlan", reverse("rights:propose_erasure", args=[child.pk]))

    def test_what_was_erased_says_so(self, page, erasure_proposal, damira, child):
        agree_to_erasure(erasure_proposal, by=damira)
        assert 'class="danger"' not in page("damira", erasure_proposal)
        assert "Нурбек" not in page("damira", child)

    def test_the_page_of_the_file_says_that_it_was_erased(self, page, erasure_proposal, damira, child):
        link = f'<a href="{erasure_proposal.get_absolute_url()}">Proposed for erasure</a>: '
        assert f"{link}waits for another person" in page("damira", rights(child))
        agree_to_erasure(erasure_proposal, by=damira)
        assert f"{link}erased</li>" in page("damira", rights(child))

    def test_what_was_kept_says_why(self, page, erasure_proposal, damira):
        refuse_erasure(erasure_proposal, by=damira, words="Керек болушу мүмкүн.")
        assert "Керек болушу мүмкүн." in page("damira", erasure_proposal)


class TestRetention:
    @pytest.mark.parametrize("worker", ["aigul", "farida"])
    def test_each_kind_says_how_long_and_how_sure(self, page, worker):
        shown = page(worker, reverse("rights:retention"))
        assert shown.count("govuk-summary-list__row") == 9

    def test_a_school_does_not_read_it(self, client_of):
        assert client_of("bakyt").get(reverse("rights:retention")).status_code == 403
