"""What a person says is wrong stands beside the fact, and is corrected by a new row or kept with a reason."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from umai.access.requirements import AlreadyAnswered, ImpossibleTime, Incomplete
from umai.intake.cases.actions import assign_worker
from umai.intake.models import Due
from umai.intake.tests.conftest import closed
from umai.intake.tests.conftest import proposed as closing_proposed
from umai.law.terms.clock import today
from umai.law.terms.retention import DISPUTE_DAYS
from umai.register.child.actions import correct_fact
from umai.register.models import Schooling
from umai.rights.dispute.actions import NotCorrected, decide_dispute, dispute_fact
from umai.rights.dispute.reading import facts_of, waiting_links
from umai.rights.tests.conftest import disputed_fact, last_entry


@pytest.fixture
def school_of(child, aigul):
    """The school of the file, as a dispute names it."""
    return next(about for about, _words in facts_of(child, aigul) if about.startswith("register.schooling:"))


class TestDisputing:
    def test_it_is_answered_within_the_term_and_stands_on_the_trail(self, disputed):
        assert disputed.due_on == today() + timedelta(days=DISPUTE_DAYS.on(today()))
        assert last_entry() == ("rights.dispute", "done")

    def test_nothing_is_left_out(self, child, aigul):
        with pytest.raises(Incomplete):
            disputed_fact(child, aigul, words=" ")
        with pytest.raises(Incomplete):
            disputed_fact(child, aigul, about="register.healthdetail:0")
        with pytest.raises(ImpossibleTime):
            disputed_fact(child, aigul, disputed_on=today() + timedelta(days=1))

    def test_what_is_sealed_is_not_offered(self, child, aigul):
        assert not [about for about, words in facts_of(child, aigul) if "Астма" in words]

    def test_the_words_stand_beside_the_fact_on_the_file(self, child, disputed, client_of):
        shown = client_of("aigul").get(child.get_absolute_url(), follow=True).content.decode()
        assert disputed.words in shown
        assert (
            disputed.words
            in client_of("farida").get(reverse("rights:of_child", args=[child.pk])).content.decode()
        )


def disputed_by(child, by, about):
    said = {"asker": "child", "words": "x", "disputed_on": today()}
    return dispute_fact(child, by=by, id=uuid.uuid4(), about=about, **said)


class TestSomebodyMustAnswer:
    def owed(self):
        return list(Due.objects.using("owner").filter(owed="dispute").values_list("case_id", "due_on"))

    def test_it_is_owed_in_the_open_case_until_it_is_answered(self, child, case, aigul, client_of):
        dispute = disputed_fact(child, aigul)
        assert self.owed() == [(case.pk, dispute.due_on)]
        page = reverse("rights:of_child", args=[child.pk])
        assert page in client_of("aigul").get(reverse("casefile:case", args=[case.pk])).content.decode()
        decide_dispute(dispute, by=aigul, outcome="kept", reason="The school wrote it.")
        assert self.owed() == []

    def test_what_is_late_stands_on_the_day_of_the_worker(self, child, case, aigul, damira, client_of):
        assign_worker(case, by=damira, worker_id=aigul.pk)
        disputed_fact(child, aigul, disputed_on=today() - timedelta(days=60))
        assert reverse("rights:of_child", args=[child.pk]) in client_of("aigul").get("/").content.decode()

    def test_without_a_case_it_stands_on_the_first_page_of_the_department(self, disputed, client_of):
        url = reverse("rights:decide_dispute", args=[disputed.pk])
        for username, sees in (("erlan", True), ("damira", True), ("aigul", False), ("cholpon", False)):
            assert (url in client_of(username).get("/").content.decode()) == sees

    def test_without_a_case_it_waits_for_the_department(self, child, disputed, aigul, erlan, damira, cholpon):
        url = reverse("rights:decide_dispute", args=[disputed.pk])
        assert self.owed() == []
        for by, sees in ((erlan, True), (damira, True), (aigul, False), (cholpon, False)):
            assert [one.url for one in waiting_links(by)] == [url] * sees
        decide_dispute(disputed, by=damira, outcome="kept", reason="The school wrote it.")
        assert waiting_links(damira) == []

    def test_when_the_case_is_closed_it_waits_for_the_department(self, child, case, aigul, damira, erlan):
        dispute = disputed_fact(child, aigul)
        assert waiting_links(erlan) == []
        closed(closing_proposed(case, aigul), damira)
        assert [one.url for one in waiting_links(erlan)] == [
            reverse("rights:decide_dispute", args=[dispute.pk])
        ]

    def test_a_wall_hides_that_one_waits(self, child, disputed, erlan, wall):
        wall(erlan, child)
        assert waiting_links(erlan) == []


class TestDeciding:
    def test_it_is_kept_with_a_reason_and_on_the_trail(self, child, disputed, aigul, client_of):
        decide_dispute(disputed, by=aigul, outcome="kept", reason="Күбөлүктө ушундай.")
        assert last_entry() == ("rights.decide_dispute", "done")
        shown = client_of("aigul").get(reverse("rights:of_child", args=[child.pk])).content.decode()
        assert "Күбөлүктө ушундай." in shown

    def test_it_is_corrected_only_by_a_new_row(self, child, aigul, school_of):
        disputed = disputed_fact(child, aigul, about=school_of)
        with pytest.raises(NotCorrected):
            decide_dispute(disputed, by=aigul, outcome="corrected", reason="x")
        with aigul.speaking():
            fact = Schooling.objects.get(child_id=child.pk)
        correct_fact(child, by=aigul, fact=fact, school="№ 7 мектеп")
        assert decide_dispute(disputed, by=aigul, outcome="corrected", reason="x")

    def test_one_answer_stands(self, disputed, aigul):
        decide_dispute(disputed, by=aigul, outcome="kept", reason="x")
        with pytest.raises(AlreadyAnswered):
            decide_dispute(disputed, by=aigul, outcome="kept", reason="y")

    def test_why_is_written(self, disputed, aigul):
        with pytest.raises(Incomplete):
            decide_dispute(disputed, by=aigul, outcome="kept", reason="")
