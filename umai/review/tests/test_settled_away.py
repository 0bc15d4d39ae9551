"""A case does not close while something was settled away and nobody wrote to the prosecutor."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from umai.intake.cases.closing import StepElsewhere
from umai.intake.models import Closure
from umai.justice.tests.conftest import incident_of
from umai.justice.tests.matters import settled_of_incident, written
from umai.law.terms.clock import today
from umai.register.models import Child
from umai.review.closing import actions as closing
from umai.review.closing import checks
from umai.review.tests.conftest import proposed


@pytest.fixture
def settled(case, aigul):
    child = Child.objects.using("owner").get(pk=case.child_id)
    return settled_of_incident(incident_of(child, aigul), aigul)


class TestACase:
    def test_is_closed_when_the_letter_was_written_and_not_proposed_before(
        self, case, settled, aigul, erlan, damira
    ):
        with pytest.raises(checks.SettledWithoutLetter):
            proposed(case, aigul)
        written(settled, erlan)
        proposal = proposed(case, aigul)
        assert closing.agree_to_closing(proposal, by=damira).case_id == case.pk

    def test_is_not_closed_when_it_was_settled_since_by_any_way(self, case, aigul, damira, monkeypatch):
        proposal = proposed(case, aigul)
        child = Child.objects.using("owner").get(pk=case.child_id)
        settled_of_incident(incident_of(child, aigul), aigul)
        with pytest.raises(checks.SettledWithoutLetter):
            closing.agree_to_closing(proposal, by=damira)
        with damira.speaking(), pytest.raises(IntegrityError, match="nobody wrote to the prosecutor"):
            Closure.objects.create(child_id=case.child_id, case=case, proposal=proposal, closed_on=today())
        monkeypatch.setattr(checks, "letters_missing", lambda child_id, by: [])  # out of the head's reach
        with pytest.raises(StepElsewhere):
            closing.agree_to_closing(proposal, by=damira)


def test_the_pages_lead_to_the_proceedings_that_wait_for_the_letter(case, settled, client_of, erlan):
    shown = client_of("aigul").get(f"/children/{case.child_id}/").content.decode()
    assert "The department writes to the prosecutor until" in shown
    client, link = client_of("aigul"), f'href="/justice/proceedings/{settled.line}/"'
    assert link in client.get(f"/cases/{case.pk}/closing/").content.decode()
    written(settled, erlan)
    assert link not in client.get(f"/cases/{case.pk}/closing/").content.decode()


def test_the_page_of_the_second_person_leads_there_too(case, aigul, damira, client_of):
    proposed(case, aigul)
    child = Child.objects.using("owner").get(pk=case.child_id)
    settled = settled_of_incident(incident_of(child, aigul), aigul)
    shown = client_of("damira").get(reverse("review:agree_closing", args=[case.pk])).content.decode()
    assert f'href="/justice/proceedings/{settled.line}/"' in shown and "cannot be closed now" in shown
