"""A closed case: which acts it takes all the same, and that its pages ask only for those."""

import uuid

import pytest

from umai.intake.cases.actions import CaseClosed
from umai.intake.cases.levels import risk_of
from umai.law.terms.clock import today
from umai.visits import jobs
from umai.visits.models import ChosenVersion, MissedVisit, Visit
from umai.visits.tests.conftest import answers, close, dues, planned, record, window_of
from umai.visits.tests.test_on_the_way import out
from umai.visits.tests.test_pages import address, text, typed
from umai.visits.visit import actions

FORM = '<form method="post" data-unsaved>'
TYPED = "Typed for long."


@pytest.fixture
def visit(case, aigul):
    return record(case, aigul)


@pytest.fixture
def conflict(visit, aigul):
    other = answers(at=visit.at, childs_words="Nothing.", risk="urgent")
    return actions.keep_both_versions(visit, by=aigul, answers=other)


@pytest.fixture
def missed(case, aigul, worker_role):
    planned(case, aigul, last=-1)
    jobs.update_windows(on=today(), using=worker_role)
    with aigul.speaking():
        return MissedVisit.objects.get()


class TestActs:
    def test_nobody_corrects_replans_or_goes_out(self, case, visit, aigul, erlan, damira):
        window = window_of(case, aigul)
        close(case, aigul, damira)
        with pytest.raises(CaseClosed):
            actions.correct_visit(visit, by=aigul, answers=answers(at=visit.at, carer="Ill."))
        with pytest.raises(CaseClosed):
            actions.replan_visit(window, by=erlan, earliest_on=today(), latest_on=today(), words="Snow.")
        with pytest.raises(CaseClosed):
            out(case, aigul)

    @pytest.mark.parametrize(("keeps", "says"), [("stored", "I miss my mother."), ("other", "Nothing.")])
    def test_two_texts_are_settled_and_nothing_is_planned(
        self, case, visit, conflict, aigul, erlan, damira, keeps, says
    ):
        close(case, aigul, damira)
        actions.settle_conflict(conflict, by=erlan, keeps=ChosenVersion(keeps), reason="She says so.")
        with erlan.speaking():
            assert says in Visit.objects.get(line=visit.line).childs_words
            assert risk_of(case) == visit.risk
        assert window_of(case, aigul) is None and not {owed for owed, _on in dues(case)} & {"visit"}

    def test_what_was_being_said_of_a_missed_visit_is_taken(self, case, missed, aigul, damira):
        close(case, aigul, damira)
        assert actions.explain_missed_visit(missed, by=aigul, reason="road", words="Snow.")


class TestPages:
    """What the act refuses is not asked for; what was typed when the case was closed stays on the page."""

    def test_a_form_is_not_shown_unless_it_was_sent(self, case, visit, aigul, damira, client_of):
        client, forms = (
            client_of("aigul"),
            {"not-made/": {"not_made": "refused"}, "out/": {"back_at": "17:30"}},
        )
        forms = {address(case, page): said for page, said in {**forms, f"{visit.line}/correct/": {}}.items()}
        assert [page for page in forms if FORM not in text(client.get(page))] == []
        close(case, aigul, damira)
        for page, said in forms.items():
            shown = text(client.get(page))
            assert "This case is closed." in shown and FORM not in shown, page
            typed_here = said | {"seen_row": str(visit.pk), "words": TYPED, "carer": TYPED}
            answer = client.post(page, typed(aigul) | typed_here)
            assert answer.status_code == 409 and TYPED in text(answer) and FORM in text(answer), page

    def test_no_other_days_are_asked_for_nor_why_a_visit_was_missed_and_nothing_typed_is_lost(
        self, case, aigul, damira, client_of, missed
    ):
        window, day = planned(case, aigul, last=9), today().isoformat()
        close(case, aigul, damira)
        client, page = client_of("aigul"), address(case, "plan/")
        assert FORM not in text(client.get(page))
        said = {"seen": window.pk, "earliest_on": day, "latest_on": day, "words": TYPED}
        answer = client.post(page, said)
        assert answer.status_code == 409 and TYPED in text(answer)
        client, page = client_of("aigul"), address(case, f"missed/{missed.pk}/")
        assert FORM not in text(client.get(page))
        answer = client.post(page, {"id": uuid.uuid4(), "reason": "", "words": TYPED})
        assert answer.status_code == 422 and TYPED in text(answer)

    def test_a_warning_is_written_and_lifted(self, case, aigul, damira, client_of):
        close(case, aigul, damira)
        client = client_of("erlan")
        assert "Warn of the dwelling" in text(client.get(address(case)))
        said = {"id": uuid.uuid4(), "go_in_two": "yes", "with_police": "no", "words": "A dog."}
        assert FORM in text(client.get(address(case, "warning/")))
        assert client.post(address(case, "warning/"), said).status_code == 302
        assert "The warning is over" in text(client.get(address(case)))
        assert FORM in text(client.get(address(case, "warning/over/")))
        lifted = {"warning": said["id"], "words": "Gone."}
        assert client.post(address(case, "warning/over/"), lifted).status_code == 302
