"""An original is opened by two persons, for some hours, and whoever took it out answers for it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connections
from django.urls import reverse
from django.utils import timezone

from tests.looking import reading
from umai.access.requirements import AlreadyAnswered, Incomplete, NeedsAnotherPerson
from umai.guardianship.tests.conftest import last_entry
from umai.justice.evidence.kinds import EVIDENCE, HANDOVER
from umai.justice.evidence.opening import answer_original, ask_original, download_original, is_open
from umai.justice.evidence.reading import waiting_links
from umai.justice.evidence.sealed.envelope import EvidenceDoesNotOpen
from umai.justice.evidence.sealed.parts import identity_of, open_parts, parts_of
from umai.justice.models import (
    EvidenceDownload,
    EvidenceHandover,
    EvidenceKey,
    EvidenceOpening,
    EvidenceOpeningAnswer,
)
from umai.justice.reading import events_of
from umai.justice.tests.conftest import incident_of, wall
from umai.justice.tests.evidence.conftest import VIDEO, asked, kept, opened, seen, taken_out
from umai.justice.writing import strike_row
from umai.law.terms.clock import today
from umai.refusal import NotPermitted

GIVEN = {"to_whom": "Капитан Асанов, Ноокат РИИБ", "on_paper": "№ 12", "carrier": ""}


def later(answer_of, hours):
    """Move the instant until which a request is open, as the clock would."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter table justice_evidenceopeninganswer disable trigger keep")
        cursor.execute(
            "update justice_evidenceopeninganswer set open_until = now() + %s where opening_id = %s",
            [timedelta(hours=hours), answer_of.pk],
        )
        cursor.execute("alter table justice_evidenceopeninganswer enable trigger keep")


class TestAsking:
    def test_opens_nothing_says_why_and_waits(self, evidence, erlan):
        with pytest.raises(Incomplete):
            ask_original(evidence, by=erlan, reason="  ")
        asked(evidence, erlan)
        assert last_entry() == ("justice.ask_original", "done")
        assert not is_open(evidence, erlan)
        with pytest.raises(AlreadyAnswered, match="waits"):
            asked(evidence, erlan)

    def test_for_evidence_that_was_struck_out_is_refused(self, evidence, erlan):
        strike_row(evidence, by=erlan)
        with pytest.raises(IntegrityError, match="struck out"):
            asked(evidence, erlan)


class TestAgreeing:
    def test_opens_it_to_who_asked_once_and_to_nobody_else(self, evidence, erlan, damira, farida):
        request = opened(evidence, erlan, damira)
        assert last_entry() == ("justice.answer_original", "done")
        assert (is_open(evidence, erlan), is_open(evidence, damira)) == (True, False)
        assert (len(seen(EvidenceKey, erlan)), seen(EvidenceKey, damira)) == (1, [])
        lasts = EvidenceOpeningAnswer.objects.using("owner").get()
        lasts = lasts.open_until - lasts.recorded_at
        assert timedelta(hours=23, minutes=59) < lasts <= timedelta(hours=24)
        with pytest.raises(AlreadyAnswered):
            answer_original(request, by=farida, agrees=False, reason="Кереги жок.")

    def test_is_of_another_person_who_is_the_head_or_of_the_oblast(
        self, evidence, aigul, erlan, damira, farida
    ):
        waiting = asked(evidence, damira)
        for by in (aigul, erlan):
            with pytest.raises(NotPermitted):
                answer_original(waiting, by=by, agrees=True)
        with pytest.raises(NeedsAnotherPerson):
            answer_original(waiting, by=damira, agrees=True)
        for by in (erlan, damira):
            with pytest.raises(IntegrityError, match="another person"):
                self.raw_answer(waiting, by)
        answer_original(waiting, by=farida, agrees=True)
        assert is_open(evidence, damira)

    def test_for_longer_than_seven_days_is_refused_by_the_database(self, evidence, erlan, damira):
        with pytest.raises(IntegrityError, match="too long"):
            self.raw_answer(asked(evidence, erlan), damira, days=8)

    def raw_answer(self, waiting, by, days=1):
        said = {"child_id": waiting.child_id, "incident_id": waiting.incident_id, "agreed": True}
        said |= {"open_until": timezone.now() + timedelta(days=days), "evidence_id": waiting.evidence_id}
        with by.speaking():
            EvidenceOpeningAnswer.objects.create(opening=waiting, **said)

    def test_not_agreeing_says_why_and_opens_nothing(self, evidence, erlan, damira):
        request = asked(evidence, erlan)
        with pytest.raises(Incomplete):
            answer_original(request, by=damira, agrees=False, reason="")
        answer_original(request, by=damira, agrees=False, reason="Көчүрмөсү жетет.")
        assert not is_open(evidence, erlan)
        assert asked(evidence, erlan).pk != request.pk

    def test_waits_for_whoever_may_answer(self, evidence, erlan, damira, farida, cholpon):
        address = reverse("justice:answer_original", args=[asked(evidence, erlan).pk])
        for by, waits in ((damira, True), (farida, True), (erlan, False), (cholpon, False)):
            assert [one.url for one in waiting_links(by)] == ([address] if waits else [])

    def test_to_a_sealed_original_is_for_who_may_see_it(self, abuse, damira, farida):
        request = asked(kept(abuse, damira), damira)
        assert seen(EvidenceOpening, farida) == []
        with pytest.raises(IntegrityError, match="another person"):
            self.raw_answer(request, farida)


class TestTakingOut:
    def test_gives_the_original_and_is_a_row_each_time_until_the_hours_end(self, evidence, erlan, damira):
        request = asked(evidence, erlan)
        with pytest.raises(NotPermitted):
            download_original(request, by=erlan)
        answer_original(request, by=damira, agrees=True)
        download_original(request, by=erlan)
        download_original(request, by=erlan)
        assert last_entry() == ("justice.download_original", "done")
        assert EvidenceDownload.objects.using("owner").count() == 2
        with erlan.speaking():
            identity = identity_of(evidence.line)
            assert b"".join(open_parts(parts_of(evidence.line), identity)) == VIDEO
        for hours, still in ((1, True), (0, False), (-1, False)):
            later(request, hours)
            assert is_open(evidence, erlan) is still, hours
        with pytest.raises(NotPermitted):
            download_original(request, by=erlan)
        with erlan.speaking(), pytest.raises(EvidenceDoesNotOpen):
            identity_of(evidence.line)

    def test_of_somebody_else_s_is_refused_and_by_the_database_too(self, evidence, aigul, erlan, damira):
        request = opened(evidence, erlan, damira)
        with pytest.raises(NotPermitted):
            download_original(request, by=damira)
        opened(evidence, aigul, damira)
        said = {"child_id": evidence.child_id, "incident_id": evidence.incident_id, "evidence": evidence}
        with aigul.speaking(), pytest.raises(IntegrityError, match="somebody else"):
            EvidenceDownload.objects.create(opening=request, **said)

    def test_ends_with_a_wall(self, evidence, child, erlan, damira):
        opened(evidence, erlan, damira)
        wall(erlan.worker, child)
        assert not is_open(evidence, erlan)
        assert seen(EvidenceKey, erlan) == []

    def test_ends_when_it_is_struck_out(self, evidence, erlan, damira):
        opened(evidence, erlan, damira)
        strike_row(evidence, by=damira)
        assert not is_open(evidence, erlan)


class TestHandingOver:
    def test_is_a_row_of_the_incident_and_on_the_trail(self, evidence, erlan, damira):
        taken_out(evidence, erlan, damira)
        row = HANDOVER.act(evidence, by=erlan, happened_on=today(), **GIVEN)
        assert last_entry() == ("justice.record_handover", "done")
        assert (row.evidence_id, row.incident_id) == (evidence.line, evidence.incident_id)

    def test_of_what_is_not_open_is_refused(self, evidence, erlan):
        with pytest.raises(NotPermitted, match="not open"):
            HANDOVER.act(evidence, by=erlan, happened_on=today(), **GIVEN)
        assert not EvidenceHandover.objects.using("owner").exists()

    def test_names_the_incident_of_its_evidence_whatever_is_said(self, evidence, child, erlan, damira):
        other = incident_of(child, erlan)
        opened(evidence, erlan, damira)
        said = {"child_id": child.pk, "incident": other, "evidence": evidence, "happened_on": today()}
        with erlan.speaking():
            row = EvidenceHandover.objects.create(**said, **GIVEN)
        assert EvidenceHandover.objects.using("owner").get(pk=row.pk).incident_id == evidence.incident_id


class TestTheTimeline:
    def test_tells_who_asked_what_was_answered_and_what_was_taken_out(self, evidence, child, erlan, damira):
        answer_original(asked(evidence, erlan), by=damira, agrees=False, reason="Көчүрмө жетет.")
        taken_out(evidence, erlan, damira)
        with reading(erlan):
            events = list(events_of(child, erlan))
        told = {str(one.title): one.text for one in events if one.url}
        assert "Тергөөчү сурады." in told["An original of evidence was asked for"]
        assert "Көчүрмө жетет." in told["The original was not opened"]
        assert "Open until" in told["The original was opened by two persons"]
        assert told["The original was taken out"] == "Video"
        assert [str(one.title) for one in events].count(str(EVIDENCE.title)) == 1
