"""A visit that finds a lower risk says on the same page what changed, and who saw the child."""

import uuid
from datetime import timedelta

import pytest

from umai.intake.cases.levels import LoweredWithoutReasons
from umai.intake.models import RiskLowering
from umai.law.terms.clock import today
from umai.visits.models import Visit, VisitDraft
from umai.visits.tests.conftest import ago, answers, make_case, make_child, record
from umai.visits.tests.test_keep import risk
from umai.visits.tests.test_pages import address, typed
from umai.visits.visit import actions

CHANGED = "The aunt lives with them now."
UNSEEN = {"seen": "no", "why_not_seen": "At school.", "alone": "", "childs_words": ""}
BY_OTHERS = {"who_saw": "The feldsher, on Monday", "seen_how": "others"}


@pytest.fixture
def urgent(case, aigul):
    """A case at urgent risk since long ago."""
    risk(case, aigul, "urgent", on=today() - timedelta(days=30))
    return case


def lowering():
    return RiskLowering.objects.using("owner").get()


def visits():
    return Visit.objects.using("owner").count()


def shown(answer):
    return answer.content.decode()


class TestThePage:
    def test_it_asks_what_changed_and_keeps_what_was_typed(self, urgent, aigul, client_of):
        answer = client_of("aigul").post(address(urgent, "new/"), typed(aigul))
        page = shown(answer)
        assert answer.status_code == 422 and visits() == 0
        assert "What changed for the child?" in page and "I am hungry." in page and "No food." in page
        assert "Who saw the child?" not in page, "the visit says it"

    def test_who_saw_the_child_and_how_are_taken_from_the_visit(self, urgent, aigul, client_of):
        sent = typed(aigul, what_changed=CHANGED, with_whom="The feldsher")
        assert client_of("aigul").post(address(urgent, "new/"), sent).status_code == 302
        row = lowering()
        assert (row.what_changed, row.seen_how) == (CHANGED, "alone")
        assert row.who_saw == f"{aigul.worker}, The feldsher"

    def test_so_is_whether_it_was_alone(self, urgent, aigul):
        record(urgent, aigul, alone="no", why_not_alone="The aunt stayed.")
        assert lowering().seen_how == "others"

    def test_of_a_child_whom_the_visit_did_not_see_it_asks_who_did(self, urgent, aigul, client_of):
        client = client_of("aigul")
        answer = client.post(address(urgent, "new/"), typed(aigul, **UNSEEN))
        assert answer.status_code == 422 and "Who saw the child?" in shown(answer)
        sent = typed(aigul, **UNSEEN, **BY_OTHERS, what_changed=CHANGED)
        assert client.post(address(urgent, "new/"), sent).status_code == 302
        assert (lowering().who_saw, lowering().seen_how) == tuple(BY_OTHERS.values())

    def test_an_infant_is_observed(self, aigul, client_of):
        case = make_case(make_child(aigul, birth_date=today() - timedelta(days=200)), aigul)
        risk(case, aigul, "urgent", on=today() - timedelta(days=30))
        sent = typed(aigul, marks="None.", awake="yes")
        answer = client_of("aigul").post(address(case, "new/"), sent)
        assert answer.status_code == 422 and "What changed for the child?" in shown(answer)
        client_of("aigul").post(address(case, "new/"), sent | {"what_changed": CHANGED})
        assert lowering().seen_how == "observed"

    def test_the_draft_keeps_what_changed_and_at_the_same_risk_nothing_is_asked(
        self, urgent, aigul, client_of
    ):
        client = client_of("aigul")
        client.post(address(urgent, "new/"), typed(aigul, what_changed=CHANGED, then="keep"))
        assert VisitDraft.objects.using("owner").get().answers["what_changed"] == CHANGED
        assert CHANGED in shown(client.get(address(urgent, "new/")))
        sent = typed(aigul, risk="urgent")
        assert client_of("aigul").post(address(urgent, "new/"), sent).status_code == 302
        assert RiskLowering.objects.using("owner").count() == 0

    def test_the_next_page_says_that_it_waits(self, urgent, aigul, client_of):
        sent = typed(aigul, risk="low", what_changed=CHANGED)
        page = shown(client_of("aigul").post(address(urgent, "new/"), sent, follow=True))
        assert "Until then the higher risk stands." in page
        assert lowering().why_two == "levels"

    def test_the_visit_shows_what_it_said(self, urgent, aigul, client_of):
        visit = record(urgent, aigul)
        page = shown(client_of("aigul").get(address(urgent, f"{visit.line}/")))
        assert CHANGED in page and "What changed" in page

    def test_the_next_visit_is_planned_by_the_risk_that_stands(self, urgent, aigul):
        visit = record(urgent, aigul, risk="low")
        with aigul.speaking():
            assert visit.case.visit_windows.filter(current=True, open=True).get().risk == "urgent"


class TestCorrecting:
    def test_a_correction_to_a_lower_risk_asks_too(self, urgent, aigul, client_of):
        visit = record(urgent, aigul, risk="urgent")
        page = address(urgent, f"{visit.line}/correct/")
        sent = typed(aigul, id=str(visit.line), seen_row=str(visit.pk))
        answer = client_of("aigul").post(page, sent | {"what_changed": ""})
        assert answer.status_code == 422 and "What changed for the child?" in shown(answer)
        answer = client_of("aigul").post(page, sent | {"what_changed": CHANGED}, follow=True)
        assert "Until then the higher risk stands." not in shown(answer)
        assert lowering().why_two == ""

    def test_of_a_visit_before_the_standing_level_nothing_is_asked(self, case, aigul, client_of):
        visit = record(case, aigul, at=ago(days=9), risk="low", risk_words="Fed.")
        record(case, aigul, risk="urgent")
        page = shown(client_of("aigul").get(address(case, f"{visit.line}/correct/")))
        assert "What changed for the child?" not in page

    def test_which_of_two_accounts_stands_says_what_changed_where_the_account_does_not(
        self, urgent, aigul, erlan
    ):
        visit = record(urgent, aigul, risk="urgent")
        other = answers(risk="high", what_changed="", who_saw="", seen_how="")
        conflict = actions.keep_both_versions(visit, by=aigul, answers=other)
        actions.settle_conflict(conflict, by=erlan, keeps="other", reason="The aunt was there.")
        assert lowering().what_changed == "The aunt was there."


class TestThePhone:
    def test_a_lower_risk_without_reasons_is_not_taken(self, urgent, aigul):
        with pytest.raises(LoweredWithoutReasons):
            record(urgent, aigul, what_changed="")
        assert visits() == 0

    def test_by_the_api_it_is_refused_in_words(self, urgent, client_of):
        from umai.visits.tests.conftest import SAID

        body = {"at": ago(hours=1).isoformat(), "made": True} | SAID | {"what_changed": ""}
        url = f"/api/cases/{urgent.pk}/visits/{uuid.uuid4()}"
        client = client_of("aigul")
        answer = client.put(url, body, content_type="application/json")
        assert answer.status_code == 409 and "what changed" in answer.json()["error"]
        answer = client.put(url, body | {"what_changed": CHANGED}, content_type="application/json")
        assert answer.status_code == 201 and lowering().what_changed == CHANGED
