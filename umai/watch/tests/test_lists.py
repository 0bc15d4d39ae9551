"""What each watch list holds, from when on, and until when."""

import pytest
from django.db import Error
from django.utils import timezone

from tests.cast import COUNTRY, KOCHKOR, NOOKAT, OSH_OBLAST, id_of, place_of
from tests.second_person import merge_records
from umai.design.addresses import PageCursor
from umai.guardianship.tests.conftest import register
from umai.identification.inbox import actions as signals
from umai.identification.inbox import endings
from umai.identification.tests.conftest import reported
from umai.intake.tests.conftest import closed, proposed
from umai.justice.duties.models import DutyLetterSigning
from umai.justice.models import RepeatedNotice
from umai.justice.settled.kinds import ANSWER
from umai.justice.tests.conftest import DAY, incident_of, wall
from umai.justice.tests.duties.conftest import answered as question_answered
from umai.justice.tests.duties.conftest import overdue, signed
from umai.justice.tests.duties.conftest import proposed as letter_proposed
from umai.justice.tests.matters import prosecutor_of, settled_of_incident, written
from umai.justice.tests.near import answered as unfounded_answered
from umai.justice.tests.near import proposed as unfounded_proposed
from umai.justice.tests.repeated.test_notices import answer as repeated_answered
from umai.law.justice.proceedings import settled_letter_due_on
from umai.law.justice.watching import refused_since, repeated_since, unseen_times
from umai.law.terms.clock import today
from umai.law.terms.visits import visit_terms
from umai.machine.cluster.functions import fetch_rows
from umai.planning.tests.conftest import join
from umai.protection.emergency.actions import record_arrival
from umai.protection.tests.conftest import GOING, begun
from umai.register.models import Doubt
from umai.self_harm.tests import conftest as self_harm
from umai.staff.models import OfficeKind, Role
from umai.visits.tests.conftest import ago, record
from umai.watch.tests.conftest import aged, counted, owed, seen

__all__ = ["overdue"]

ANSWERED = {"answer": "lawful", "number": "", "words": "Каралды."}
CHECKED = {"how": "not_for_us", "findings": "The school was asked."}


class TestSettledAway:
    def test_owes_a_letter_by_the_day_of_the_law(self, incident, aigul, omurbek):
        matter = settled_of_incident(incident, aigul)
        (row,) = seen("settled", omurbek)
        assert (row.id, row.child, row.since_on) == (matter.line, incident.child_id, today() - DAY)
        assert row.owed_on == settled_letter_due_on(today() - DAY)
        assert owed("settled", omurbek) == ["a letter to the prosecutor"]

    def test_owes_the_answer_once_the_letter_is_written(self, incident, aigul, erlan, omurbek, prosecutor):
        letter = written(settled_of_incident(incident, aigul), erlan, prosecutor.office)
        (row,) = seen("settled", omurbek)
        assert (row.owed_on, row.owes) == (letter.due_on, prosecutor.office.pk)
        assert owed("settled", omurbek) == ["an answer to the letter"]

    def test_is_gone_once_it_is_answered(self, incident, aigul, erlan, omurbek):
        ANSWER.act(
            written(settled_of_incident(incident, aigul), erlan), by=erlan, happened_on=today(), **ANSWERED
        )
        assert seen("settled", omurbek) == []


class TestDeaths:
    @pytest.fixture
    def died(self, case, aigul, damira):
        return closed(proposed(case, aigul, reason="died"), damira)

    def test_of_a_closed_case_owes_a_review(self, died, child, begimai):
        (row,) = seen("deaths", begimai)
        assert (row.child, row.since_on, row.owed_on) == (child.pk, today(), today())
        assert owed("deaths", begimai) == ["a review by somebody outside the line"]

    def test_of_another_reason_stands_in_no_list(self, case, aigul, damira, begimai):
        closed(proposed(case, aigul), damira)
        assert seen("deaths", begimai) == []

    def test_after_self_harm_stands_there_once_also_where_the_case_was_closed(
        self, case, child, aigul, damira, begimai
    ):
        self_harm.opened(child, aigul, kind="died")
        assert len(seen("deaths", begimai)) == 1
        closed(proposed(case, aigul, reason="died"), damira)
        assert len(seen("deaths", begimai)) == 1

    def test_waits_for_the_conclusion_and_for_the_answer_of_the_body(
        self, died, child, farida, damira, omurbek
    ):
        review = self_harm.begun(child, farida)
        assert owed("deaths", omurbek) == ["the conclusion of the review"]
        assert seen("deaths", omurbek)[0].owed_on == review.due_on
        conclusion = self_harm.concluded(review, farida)
        assert owed("deaths", omurbek) == ["an answer to the review"]
        assert seen("deaths", omurbek)[0].owes == id_of("office", "nookat")
        self_harm.answered(conclusion, damira)
        assert seen("deaths", omurbek) == []

    def test_of_two_records_of_one_child_is_one_and_reviewed_in_either(
        self, died, child, aigul, erlan, farida, damira, begimai
    ):
        other = register(aigul)
        self_harm.opened(other, aigul, kind="died")
        assert len(seen("deaths", begimai)) == 2
        merge_records(child, by=erlan, other=other, reason="known", despite=list(Doubt.values))
        assert owed("deaths", begimai) == ["a review by somebody outside the line"]
        review = self_harm.begun(other, farida)
        assert owed("deaths", begimai) == ["the conclusion of the review"]
        self_harm.answered(self_harm.concluded(review, farida), damira)
        assert seen("deaths", begimai) == []

    def test_are_closed_to_a_prosecutor_also_by_raw_sql(self, died, prosecutor):
        with pytest.raises(Error, match="reads no deaths"):
            seen("deaths", prosecutor)


class TestRepeated:
    def test_is_a_child_with_several_incidents(self, incident, child, aigul, omurbek):
        assert seen("repeated", omurbek) == []
        incident_of(child, aigul, happened_on=today())
        (row,) = seen("repeated", omurbek)
        assert (row.child, row.what, row.since_on) == (child.pk, "case|2", today())

    def test_is_one_child_also_by_two_records(self, incident, child, aigul, erlan, omurbek):
        other = register(aigul)
        incident_of(other, aigul, happened_on=today())
        assert seen("repeated", omurbek) == []
        merge_records(child, by=erlan, other=other, reason="known", despite=list(Doubt.values))
        (row,) = seen("repeated", omurbek)
        assert (row.child, row.what, row.since_on) == (other.pk, "case|2", today())

    def test_says_that_no_case_is_open(self, child, aigul, omurbek):
        incident_of(child, aigul)
        incident_of(child, aigul)
        assert owed("repeated", omurbek) == ["a case: none is open"]

    def test_counts_nothing_sealed(self, incident, child, aigul, omurbek):
        incident_of(child, aigul, kinds=["sexual_abuse"])
        assert seen("repeated", omurbek) == []

    def test_counts_nothing_that_two_persons_found_unfounded(self, incident, child, aigul, damira, omurbek):
        incident_of(child, aigul)
        unfounded_answered(unfounded_proposed(incident, aigul), damira)
        assert seen("repeated", omurbek) == []

    @pytest.mark.parametrize(("days", "shown"), [(0, 1), (1, 0)])
    def test_stands_there_for_the_days_of_the_law(self, days, shown, child, aigul, omurbek):
        day = repeated_since(today()) - days * DAY
        for _each in range(2):
            incident_of(child, aigul, happened_on=day, known_on=today())
        assert len(seen("repeated", omurbek)) == shown

    def test_holds_what_an_office_was_told_until_it_answers(self, incident, child, aigul, omurbek):
        said = {"district_id": child.district_id, "municipality_id": child.municipality_id}
        RepeatedNotice.objects.using("owner").create(
            child_id=child.pk,
            line=incident.line,
            other=id_of("incident", "elsewhere"),
            tie="suspect",
            told_at=timezone.now(),
            **said,
        )
        assert owed("repeated", omurbek) == ["an answer: what was done together"]
        repeated_answered(incident, aigul)
        assert seen("repeated", omurbek) == []


class TestUnseen:
    @pytest.fixture
    def late(self, case, superuser):
        """`late(days)`: the case was opened so many days ago."""
        return lambda days: aged(superuser, "intake_worklistrow", "opened_on", days)

    def limit(self, risk=""):
        return unseen_times(today()) * visit_terms(today())["every"][risk]

    def test_begins_after_so_many_intervals_and_not_on_the_day(self, late, child, omurbek):
        late(self.limit())
        assert seen("unseen", omurbek) == []
        late(1)
        (row,) = seen("unseen", omurbek)
        assert (row.child, row.since_on) == (child.pk, today() - (self.limit() + 1) * DAY)
        assert row.owed_on == row.since_on + visit_terms(today())["every"][""] * DAY

    def test_ends_with_a_visit_in_which_the_child_is_seen(self, late, case, aigul, omurbek):
        late(self.limit() + 1)
        record(case, aigul, seen=False, why_not_seen="Asleep.", alone="", childs_words="")
        assert len(seen("unseen", omurbek)) == 1
        record(case, aigul)
        assert seen("unseen", omurbek) == []

    def back(self, superuser, days):
        """The visits were made so many days earlier."""
        aged(superuser, "visits_visit", "at", days)
        superuser.execute("select visits_put_all_seen()")

    def test_counts_from_the_last_visit_at_the_risk_of_the_case(self, late, case, aigul, omurbek, superuser):
        late(400)
        record(case, aigul, risk="low", at=ago(hours=2))
        self.back(superuser, self.limit("high") + 1)
        assert seen("unseen", omurbek) == []
        self.back(superuser, self.limit("low") - self.limit("high"))
        (row,) = seen("unseen", omurbek)
        assert row.what == "low"

    def test_ends_where_the_child_was_seen_in_a_protection(self, late, case, aigul, omurbek):
        late(self.limit() + 1)
        protection = begun(case, aigul)
        assert len(seen("unseen", omurbek)) == 1
        record_arrival(protection, by=aigul, happened_at=ago(hours=1), **GOING)
        assert seen("unseen", omurbek) == []

    def test_knows_no_closed_case(self, late, case, aigul, damira, omurbek):
        late(400)
        closed(proposed(case, aigul), damira)
        assert seen("unseen", omurbek) == []


class TestReports:
    @pytest.fixture
    def ended(self, db, erlan):
        one = reported()
        signals.screen_signal(one, by=erlan, outcome="information")
        return endings.end_signal(one, by=erlan, **CHECKED)

    def test_that_ended_without_a_case_stand_there_without_a_child(self, ended, begimai):
        (row,) = seen("refused", begimai)
        assert (row.id, row.child, row.owed_on) == (ended.signal_id, None, today())
        assert row.what == "not_for_us|neglect|district"

    def test_that_still_wait_do_not(self, db, begimai):
        reported()
        assert seen("refused", begimai) == []

    @pytest.mark.parametrize(("days", "shown"), [(0, 1), (1, 0)])
    def test_stand_there_for_the_days_of_the_law(self, days, shown, ended, begimai, superuser):
        aged(superuser, "identification_signal", "ended_at", (today() - refused_since(today())).days + days)
        assert len(seen("refused", begimai)) == shown

    def test_are_hidden_by_a_wall_before_the_child(self, child, erlan, omurbek, begimai):
        one = reported()
        signals.screen_signal(one, by=erlan, outcome="information")
        signals.match_child(one, by=erlan, child=child)
        endings.end_signal(one, by=erlan, **CHECKED)
        wall(omurbek.worker, child)
        assert (len(seen("refused", omurbek)), len(seen("refused", begimai))) == (0, 1)

    def test_are_closed_to_a_prosecutor_also_by_raw_sql(self, ended, prosecutor):
        with pytest.raises(Error, match="reads no reports"):
            seen("refused", prosecutor)


class TestSilentBodies:
    def test_owe_an_answer_to_a_question_past_its_day(self, overdue, omurbek, superuser):
        aged(superuser, "justice_dutyquestion", "due_on", -1)
        assert seen("silent", omurbek) == []
        aged(superuser, "justice_dutyquestion", "due_on", 1)
        (row,) = seen("silent", omurbek)
        assert (row.id, row.owes) == (overdue.pk, id_of("office", "nookat_school"))
        assert row.owed_on == today() - DAY

    def test_are_gone_once_they_answered(self, overdue, bakyt, omurbek):
        question_answered(overdue, bakyt)
        assert seen("silent", omurbek) == []

    @pytest.mark.parametrize(("to", "owes"), [("head", "nookat_school"), ("prosecutor", None)])
    def test_owe_an_answer_to_a_signed_letter(
        self, to, owes, overdue, aigul, damira, omurbek, bakyt, superuser
    ):
        signed(letter_proposed(overdue, aigul, to), damira)
        question_answered(overdue, bakyt)
        assert seen("silent", omurbek) == []
        days = (DutyLetterSigning.objects.using("owner").get().due_on - today()).days
        aged(superuser, "justice_dutylettersigning", "signed_on", days + 1)
        aged(superuser, "justice_dutylettersigning", "due_on", days)
        assert seen("silent", omurbek) == []
        aged(superuser, "justice_dutylettersigning", "due_on", 1)
        (row,) = seen("silent", omurbek)
        assert row.what == f"letter|{to}" and row.owes == (owes and id_of("office", owes))

    def test_owe_an_answer_to_the_letter_about_what_was_settled_away(
        self, incident, aigul, erlan, prosecutor, begimai, superuser
    ):
        letter = written(settled_of_incident(incident, aigul), erlan, prosecutor.office)
        aged(superuser, "justice_settledletter", "due_on", (letter.due_on - today()).days)
        assert seen("silent", begimai) == []
        aged(superuser, "justice_settledletter", "due_on", 1)
        (row,) = seen("silent", begimai)
        assert (row.id, row.owes) == (letter.line, prosecutor.office.pk)
        assert owed("silent", begimai) == ["an answer to the prosecutor's letter"]


class TestCommissions:
    @pytest.fixture
    def asleep(self, db):
        """The Commission of Nookat never met, and nobody wrote since when there is one."""
        return join("sabira", "Сабира", OfficeKind.COMMISSION, NOOKAT, Role.COMMISSION_SECRETARY).office

    @pytest.mark.parametrize("who", ["omurbek", "begimai", "prosecutor"])
    def test_that_sleep_stand_there(self, asleep, who, request, nookat):
        (row,) = seen("sleeping", request.getfixturevalue(who))
        assert (row.id, row.child, row.district) == (asleep.pk, None, nookat.pk)

    def test_of_elsewhere_a_prosecutor_does_not_see(self, asleep, far_prosecutor):
        assert seen("sleeping", far_prosecutor) == []

    def test_that_met_this_month_do_not(self, asleep, superuser, omurbek):
        superuser.execute("update staff_office set from_on = %s where id = %s", [today(), asleep.pk])
        assert seen("sleeping", omurbek) == []


class TestWhere:
    def test_a_prosecutor_sees_the_own_district_alone_and_one_above_those_below(
        self, incident, child, aigul, prosecutor, far_prosecutor
    ):
        incident_of(child, aigul)
        assert len(seen("repeated", prosecutor)) == 1
        assert seen("repeated", far_prosecutor) == []
        for place in (OSH_OBLAST, COUNTRY):
            assert len(seen("repeated", prosecutor_of(place, f"above-{place[:6]}"))) == 1

    def test_a_place_cuts_the_list_and_one_out_of_reach_is_left_out(
        self, incident, child, aigul, omurbek, prosecutor, nookat
    ):
        incident_of(child, aigul)
        assert [len(seen("repeated", omurbek, place)) for place in (nookat.pk, nookat.parent_id)] == [1, 1]
        assert seen("repeated", omurbek, place_of(KOCHKOR).pk) == []
        assert len(seen("repeated", prosecutor, place_of(KOCHKOR).pk)) == 1

    def test_the_counts_are_those_of_the_rows(self, incident, child, aigul, omurbek, nookat):
        incident_of(child, aigul, known_on=today() - 2 * DAY)
        (one,) = counted("repeated", omurbek)
        assert tuple(one) == (nookat.pk, 1, today() - 2 * DAY)

    @pytest.mark.parametrize("slug", ["settled", "repeated", "silent", "unseen", "deaths"])
    def test_a_wall_hides_the_child_from_one_watcher(
        self, slug, incident, child, aigul, overdue_here, omurbek, begimai, superuser
    ):
        incident_of(child, aigul)
        settled_of_incident(incident, aigul)
        aged(superuser, "intake_worklistrow", "opened_on", 400)
        self_harm.opened(child, aigul, kind="died")
        assert len(seen(slug, omurbek)) == 1
        wall(omurbek.worker, child)
        assert seen(slug, omurbek) == []
        assert len(seen(slug, begimai)) == 1

    @pytest.fixture
    def overdue_here(self, overdue):
        return overdue


def test_the_oldest_owed_stands_first_and_a_page_goes_on_where_the_last_ended(child, aigul, omurbek):
    for number, one in enumerate([child, register(aigul, given="Бермет"), register(aigul, given="Чолпон")]):
        for _each in range(2):
            incident_of(one, aigul, known_on=today() - number * DAY)
    every = seen("repeated", omurbek)
    assert [row.owed_on for row in every] == [today() - 2 * DAY, today() - DAY, today()]
    first = seen("repeated", omurbek, limit=2)
    assert seen("repeated", omurbek, after=PageCursor(first[-1].owed_on, first[-1].id)) == every[2:]


ASKED = [
    "watch_over(null)",
    "watch_settled('{}', '[]', null)",
    "watch_deaths('{}', null)",
    "watch_repeated('2020-01-01', null)",
    "watch_unseen('{}', 2, null)",
    "watch_refused('2020-01-01', null)",
    "watch_silent(null)",
]


@pytest.mark.parametrize("question", ASKED)
def test_no_other_role_asks_by_raw_sql_and_nobody_who_does_not_speak(question, request):
    for who in ("aigul", "damira", "farida", "bakyt", "kanykei", "gulnara", "timur", "nuriya"):
        by = request.getfixturevalue(who)
        with pytest.raises(Error, match="watches over nobody"), by.speaking():
            by.ask(f"select * from {question}")
    with pytest.raises(Error, match="watches over nobody"):
        fetch_rows(f"select * from {question}")
