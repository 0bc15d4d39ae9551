"""The pages that stop a lower risk, and those on which another person decides about it."""

import uuid
from datetime import timedelta

import pytest

from umai.intake.lowering import actions
from umai.intake.models import RiskLowering
from umai.intake.tests.conftest import closed, proposed
from umai.law.terms.clock import today
from umai.review.models import Review
from umai.review.tests.conftest import REVIEWED, at_risk
from umai.review.tests.test_lowered_risk import high, lowering_of, risk, urgent, waiting
from umai.review.tests.test_review_pages import day

__all__ = ["high", "urgent", "waiting"]
WHY = {"what_changed": "The aunt came to stay.", "who_saw": "Асанова Айгүл", "seen_how": "alone"}


@pytest.fixture
def lowered(high, aigul):
    at_risk(high, aigul, "medium")
    return lowering_of(high)


def review_form(**changes):
    return {"id": str(uuid.uuid4()), "change_plan": "no"} | day("held_on", today()) | REVIEWED | changes


def shown(answer):
    return answer.content.decode()


class TestTheReview:
    def send(self, client_of, case, **answers):
        return client_of("aigul").post(f"/cases/{case.pk}/reviews/new/", review_form(**answers))

    def test_a_lower_risk_is_asked_about_on_the_same_page_and_with_the_reasons_it_is_taken(
        self, high, client_of, aigul
    ):
        answer = self.send(client_of, high)
        assert answer.status_code == 422 and Review.objects.using("owner").count() == 0
        page = shown(answer)
        assert REVIEWED["words"] in page and REVIEWED["reasons"] in page
        for question in ("What changed for the child?", "Who saw the child?", "Was the child seen alone?"):
            assert question in page
        answer = self.send(client_of, high, held_on_day="99")
        assert answer.status_code == 422 and "What changed for the child?" in shown(answer)
        assert self.send(client_of, high, **WHY).status_code == 302
        row = lowering_of(high)
        assert (row.what_changed, row.who_saw, row.seen_how) == tuple(WHY.values())
        assert risk(high, aigul) == "medium"

    def test_of_one_that_waits_the_next_page_says_so(self, urgent, client_of):
        client = client_of("aigul")
        form = review_form(**WHY | {"risk": "low"})
        page = shown(client.post(f"/cases/{urgent.pk}/reviews/new/", form, follow=True))
        assert "Until then the higher risk stands." in page

    @pytest.mark.parametrize("level", ["high", "urgent"])
    def test_at_a_risk_that_is_not_lower_nothing_is_asked(self, high, client_of, level):
        assert self.send(client_of, high, risk=level).status_code == 302

    def test_nor_of_a_day_before_the_standing_level(self, case, aigul, client_of):
        at_risk(case, aigul, "high")
        assert self.send(client_of, case, **day("held_on", today() - timedelta(days=1))).status_code == 302


class TestDeciding:
    def page(self, client_of, case, who="damira", also=""):
        return shown(client_of(who).get(f"/cases/{case.pk}/risk/{also}"))

    def test_the_head_reads_the_reasons_and_who_lowered_it_who_has_to_agree(self, waiting, urgent, client_of):
        page = self.page(client_of, urgent)
        assert "Is the risk for this child lower?" in page and waiting.what_changed in page
        assert "The risk falls by two levels or more." in page and "Agree: the lower risk stands" in page
        assert "You judged it, so another person" in self.page(client_of, urgent, "aigul")
        page = self.page(client_of, urgent, "farida")
        assert "The head or a specialist of the department has to agree." in page
        assert "Agree: the lower risk stands" not in page

    def test_without_one_the_page_says_so(self, case, client_of):
        assert "No lower risk waits in this case" in self.page(client_of, case)
        assert "No lower risk waits in this case" in self.page(client_of, case, also="refuse/")

    def test_afterwards_it_says_what_became_of_it(self, waiting, urgent, damira, client_of):
        assert "See him first." not in self.page(client_of, urgent, also="refuse/")
        actions.refuse_lowering(waiting, by=damira, words="See him first.")
        for also in ("", "refuse/"):
            page = self.page(client_of, urgent, also=also)
            assert "did not agree: the higher risk stands." in page and "See him first." in page

    def test_whoever_lowered_it_reads_it_in_the_case(self, waiting, urgent, damira, client_of):
        actions.refuse_lowering(waiting, by=damira, words="See him first.")
        page = shown(client_of("aigul").get(f"/cases/{urgent.pk}/"))
        assert "Risk judged lower: from urgent to low" in page and "See him first." in page

    def test_of_what_was_agreed_or_judged_again_too(self, waiting, urgent, aigul, damira, client_of):
        at_risk(urgent, aigul, "low")
        assert RiskLowering.objects.using("owner").count() == 2
        actions.agree_to_lowering(lowering_of(urgent), by=damira)
        for also in ("", "refuse/"):
            assert "agreed: the lower risk stands." in self.page(client_of, urgent, also=also), also

    def test_the_one_that_was_shown_and_judged_again_meanwhile_is_not_agreed_to(
        self, waiting, urgent, aigul, client_of
    ):
        at_risk(urgent, aigul, "urgent")
        sent = {"lowering": str(waiting.pk)}
        answer = client_of("damira").post(f"/cases/{urgent.pk}/risk/", sent)
        assert answer.status_code == 409 and "The risk was judged again since" in shown(answer)
        assert risk(urgent, aigul) == "urgent"

    def test_words_that_were_typed_stay_when_somebody_was_faster(self, waiting, urgent, damira, client_of):
        actions.agree_to_lowering(waiting, by=damira)
        sent = {"lowering": str(waiting.pk), "words": "See him alone."}
        answer = client_of("erlan").post(f"/cases/{urgent.pk}/risk/refuse/", sent)
        assert answer.status_code == 409 and "See him alone." in shown(answer)

    def test_one_of_another_case_is_not_found(self, waiting, urgent, aigul, client_of):
        from umai.visits.tests.conftest import make_case, make_child

        other = make_case(make_child(aigul, "Бала"), aigul)
        at_risk(other, aigul, "urgent")
        at_risk(other, aigul, "low")
        answer = client_of("damira").post(f"/cases/{other.pk}/risk/", {"lowering": str(waiting.pk)})
        assert answer.status_code == 404 and risk(urgent, aigul) == "urgent"

    def test_in_a_closed_case_nobody_decides(self, high, aigul, damira, client_of):
        at_risk(high, aigul, "low")
        closed(proposed(high, aigul), damira)
        page = self.page(client_of, high)
        assert "This case is closed." in page and "Agree: the lower risk stands" not in page
        assert "This case is closed." in self.page(client_of, high, also="refuse/")


class TestTheHeadsDay:
    def test_what_waits_is_decided_from_the_heads_day_and_the_list(self, waiting, urgent, client_of):
        head = client_of("damira")
        day_of_head = shown(head.get("/"))
        assert "Decide about a lower risk" in day_of_head and f"/cases/{urgent.pk}/risk/" in day_of_head
        assert "1 lowered risk to look at" in day_of_head
        assert "A second person decides about a lower risk" in shown(head.get(f"/cases/{urgent.pk}/"))
        assert "Decide about a lower risk" not in shown(client_of("aigul").get("/"))
        page = shown(client_of("damira").get("/lowered/"))
        assert "Look and decide" in page and "I have looked at it" not in page
        assert "from urgent to low" in page

    def test_the_list_has_both_kinds_with_links_to_the_case(self, lowered, waiting, aigul, client_of):
        page = shown(client_of("damira").get("/lowered/"))
        assert f"/cases/{lowered.case_id}/" in page and lowered.what_changed in page

    def test_the_list_has_what_stands_and_a_look_takes_it_off(self, lowered, client_of):
        page = shown(client_of("erlan").get("/lowered/"))
        assert "The head looks at it." in page and "I have looked at it" not in page
        assert client_of("aigul").get("/lowered/").status_code == 403
        assert "No lowered risk waits" in shown(client_of("cholpon").get("/lowered/"))
        head = client_of("damira")
        assert "I have looked at it" in shown(head.get("/lowered/"))
        page = shown(head.post(f"/lowered/{lowered.pk}/seen/", follow=True))
        assert "No lowered risk waits" in page
