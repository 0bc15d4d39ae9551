import uuid
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import psycopg
import pytest
from django.db import DatabaseError
from django.utils import timezone

from tests.cast import KOCHKOR
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.identification.inbox import actions
from umai.identification.models import OfficialReport, ReadReceipt, Signal
from umai.identification.officials import actions as officials
from umai.identification.tests.conftest import last_entry, nookat, standing, told
from umai.law.dated_values import Certainty, DatedValue
from umai.law.duty import HOURS
from umai.places.models import Place
from umai.refusal import NotPermitted
from umai.staff.models import Office, OfficeKind, Role, Term

ANSWERS = {"attendance": "stays_away", "absent_since": "2026-11-02", "marks": "yes"}
TEXTS = {"marks_words": "Көк так, сол колунда"}


def official(**changes):
    """What a school says: it learned two hours ago."""
    now = timezone.now()
    said = told(received_at=now, learned_at=now - timedelta(hours=2), answers=ANSWERS, texts=TEXTS)
    return said | changes


def reported(bakyt, **changes):
    made = officials.report_child(bakyt.office, by=bakyt, **official(**changes))
    return Signal.objects.using("owner").get(pk=made.pk)


class TestReporting:
    def test_the_department_reads_what_the_body_says(self, bakyt, erlan, superuser):
        signal = reported(bakyt)
        assert last_entry() == ("identification.report", "done")
        (row,) = standing(OfficialReport, erlan)
        assert (row.signal_id, row.body, row.answers, row.texts) == (signal.pk, "school", ANSWERS, TEXTS)
        kept = superuser.execute("select to_jsonb(o)::text from identification_officialreport o").fetchone()[
            0
        ]
        assert "stays_away" in kept and "Көк так" not in kept

    def test_other_roles_report_for_no_body_and_nobody_for_another_office(self, bakyt, erlan, request):
        for who in ("aigul", "erlan", "farida", "timur", "kanykei"):
            by = request.getfixturevalue(who)
            with pytest.raises(NotPermitted):
                officials.report_child(by.office, by=by, **official())
                pytest.fail(f"{who} reported")
            assert last_entry() == ("identification.report", "refused"), who
        with pytest.raises(NotPermitted):
            officials.report_child(erlan.office, by=bakyt, **official())
        assert standing(OfficialReport, erlan) == []

    def test_a_child_of_another_district_is_that_department_s_and_about_a_colleague_the_oblast_s(
        self, bakyt, erlan, cholpon, farida
    ):
        reported(bakyt, district_id=Place.objects.get(code=KOCHKOR).pk)
        assert standing(OfficialReport, erlan) == [] and len(standing(OfficialReport, cholpon)) == 1
        reported(bakyt, feared_works_here=True)
        assert standing(OfficialReport, erlan) == [] and len(standing(OfficialReport, farida)) >= 1

    def test_nobody_adds_to_a_report_of_somebody_else(self, signal, bakyt, erlan):
        now = timezone.now()
        row = OfficialReport(
            signal=signal,
            body="school",
            learned_at=now,
            late_at=now,
            sealed_texts=b"x",
            district_id=nookat().pk,
        )
        with pytest.raises(DatabaseError), erlan.speaking():
            row.save(force_insert=True)

    def test_it_becomes_unreadable_with_the_words_of_the_signal_and_is_changed_by_nothing_else(
        self, bakyt, erlan, superuser
    ):
        signal = reported(bakyt)
        with pytest.raises(psycopg.errors.RaiseException):
            superuser.execute("update identification_officialreport set answers = '{}', sealed_texts = ''")
        superuser.execute("alter table identification_signal disable trigger keep")
        superuser.execute("update identification_signal set sealed_words = ''")
        superuser.execute("alter table identification_signal enable trigger keep")
        (row,) = standing(OfficialReport, erlan)
        assert (row.signal_id, row.texts, row.answers) == (signal.pk, {}, ANSWERS)

    def test_many_reports_on_one_child_go_on_together(self, signal, bakyt, erlan):
        later = reported(bakyt)
        actions.gather_signals(signal, by=erlan, others=[later.pk])
        assert [one.pk for one in standing(Signal, erlan, waits=True)] == [signal.pk]


class TestTheClock:
    def test_it_runs_from_when_the_body_learned(self, bakyt):
        for at in (timezone.now() + timedelta(hours=1), datetime(1999, 5, 1, 12, tzinfo=UTC)):
            with pytest.raises(ImpossibleTime):  # later than they report, or before there was a duty
                reported(bakyt, learned_at=at)
                pytest.fail(f"learned at {at}")
        assert standing(Signal, bakyt) == []
        for hours, late in ((23, False), (25, True)):
            made = reported(bakyt, learned_at=timezone.now() - timedelta(hours=hours))
            (row,) = standing(OfficialReport, bakyt, signal=made)
            assert row.is_late is late, hours
            assert row.late_at - row.learned_at == timedelta(hours=HOURS["school"].on(row.learned_at.date()))


class TestAnswers:
    @pytest.fixture
    def answered(self, bakyt, erlan):
        signal = reported(bakyt)
        actions.reply_to_reporter(signal, by=erlan, said="looked_into")
        return signal

    def test_whoever_reported_reads_the_answer_once_without_a_code(self, answered, bakyt):
        assert officials.unread_answer_count(bakyt) == 1
        officials.mark_answers_read(bakyt.office, by=bakyt, signal=answered.pk)
        assert last_entry() == ("identification.hear", "done")
        assert officials.unread_answer_count(bakyt) == 0
        with pytest.raises(Incomplete):
            officials.mark_answers_read(bakyt.office, by=bakyt, signal=answered.pk)

    def test_nobody_hears_for_whoever_reported_nor_by_sql(self, answered, bakyt, erlan, request):
        for who in ("gulnara", "timur", "kanykei", "aigul", "cholpon", "erlan"):
            by = request.getfixturevalue(who)
            with pytest.raises(NotPermitted):
                officials.mark_answers_read(by.office, by=by, signal=answered.pk)
                pytest.fail(f"{who} heard")
        with bakyt.speaking():
            reply = officials.answers_to_reports()[0]["id"]
        with pytest.raises(DatabaseError), erlan.speaking():
            ReadReceipt(reply_id=reply, district_id=nookat().pk).save(force_insert=True)
        assert standing(ReadReceipt, erlan) == []

    def test_the_answer_to_the_signal_it_goes_on_with_is_heard_too(self, signal, bakyt, erlan):
        later = reported(bakyt)
        actions.gather_signals(signal, by=erlan, others=[later.pk])
        actions.reply_to_reporter(signal, by=erlan, said="helped")
        with bakyt.speaking():
            assert [row["said"] for row in officials.answers_to_reports(later.pk)] == ["helped"]


FORM = {
    "danger_now": "no",
    "self_harm": "no",
    "concern": "violence",
    "child": "Нурбек, 3-класс",
    "child_age": "9",
    "words": "Он боится идти домой.",
    "learned_on_day": "",
    "feared_works_here": "no",
    "attendance": "misses",
    "performance": "falls_behind",
    "marks": "yes",
    "marks_words": "Синяк на руке",
    "brings": "relative",
    "away": "both",
}


class TestThePage:
    def form(self, client, **changes):
        import re

        page = client.get("/inbox/report/").content.decode()
        token = re.search(r'name="token" value="([^"]*)"', page)[1]
        now = timezone.localtime() - timedelta(hours=1)
        when = {"learned_on_day": now.day, "learned_on_month": now.month, "learned_on_year": now.year}
        when["learned_time"] = f"{now:%H:%M}"
        return FORM | when | {"token": token, "district": str(nookat().pk)} | changes

    def test_a_school_reports_and_is_told_that_it_was_in_time(self, client_of, bakyt, erlan):
        client = client_of("bakyt")
        answer = client.post("/inbox/report/", self.form(client))
        assert "done, ahead of its term" in answer.content.decode()
        signal = standing(Signal, erlan)[0]
        page = client_of("erlan").get(f"/inbox/{signal.pk}/").content.decode()
        assert "falls behind" in page and "Синяк на руке" in page and "done, ahead of its term" in page

    def test_a_clinic_is_asked_all_of_it_at_once(self, client_of, bakyt):
        assert "What else you know" in client_of("bakyt").get("/inbox/report/").content.decode()
        Office.objects.using("owner").filter(pk=bakyt.office.pk).update(kind=OfficeKind.CLINIC)
        Term.objects.using("owner").filter(worker_id=bakyt.pk).update(role=Role.HEALTH_WORKER)
        page = client_of("bakyt").get("/inbox/report/").content.decode()
        assert "What else you know" not in page and 'name="self_harm"' in page

    def test_until_the_hours_are_law_the_form_says_that_they_are_practice(self, client_of, monkeypatch):
        client, practice = client_of("bakyt"), "these hours are practice"
        assert practice in client.get("/inbox/report/").content.decode()
        law = SimpleNamespace(certainty=Certainty.LAW)
        monkeypatch.setattr(DatedValue, "source_on", lambda hours, day: law)
        page = client.get("/inbox/report/").content.decode()
        assert "Article 41" in page and practice not in page

    def test_what_the_body_said_of_a_report_that_goes_on_with_another_is_read_there(
        self, client_of, bakyt, erlan, signal
    ):
        later = reported(bakyt)
        actions.gather_signals(signal, by=erlan, others=[later.pk])
        page = client_of("erlan").get(f"/inbox/{signal.pk}/").content.decode()
        assert "Көк так, сол колунда" in page and "What the body that reports says" not in page

    def test_sent_twice_it_is_one_and_with_more_said_a_second(self, client_of, erlan):
        client = client_of("bakyt")
        answer = client.post("/inbox/report/", self.form(client, attendance=""))
        assert answer.status_code == 422 and "Синяк на руке" in answer.content.decode()
        form = self.form(client)
        for said in (form, form, form | {"marks": "no", "marks_words": ""}):
            assert client.post("/inbox/report/", said).status_code == 200
        assert len(standing(Signal, erlan)) == 2

    def test_the_answer_is_read_and_said_to_be_read(self, client_of, bakyt, erlan):
        signal = reported(bakyt)
        assert 'name="said"' in client_of("erlan").get(f"/inbox/{signal.pk}/reply/").content.decode()
        actions.reply_to_reporter(signal, by=erlan, said="helped")
        client = client_of("bakyt")
        assert "Somebody went there" in client.get("/inbox/mine/").content.decode()
        client.post(f"/inbox/mine/{signal.pk}/read/")
        assert "I have read it" not in client.get("/inbox/mine/").content.decode()
        assert client_of("aigul").post(f"/inbox/mine/{uuid.uuid4()}/read/").status_code == 404
