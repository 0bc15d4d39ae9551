import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from umai.access.requirements import ImpossibleTime, Incomplete
from umai.notices.jobs import call_people
from umai.notices.models import Call, CallKind, Notice
from umai.refusal import NotPermitted
from umai.visits import jobs
from umai.visits.models import DwellingWarning, Outing
from umai.visits.safety import actions

WARNED = {"go_in_two": True, "with_police": False, "words": "A dog without a chain."}


def soon(**time):
    return timezone.now() + timedelta(**time)


def out(case, by, back=None, words="To the upper village, on foot."):
    return actions.go_out(case, by=by, id=uuid.uuid4(), back_by_at=back or soon(hours=2), words=words)


class TestWarnings:
    def test_a_warning_says_how_to_go_there_and_a_later_one_stands_in_its_place(self, case, aigul):
        for changes in ({"words": " "}, {"go_in_two": False}):
            with pytest.raises(Incomplete):
                actions.warn_of_dwelling(case, by=aigul, **WARNED | changes)
        actions.warn_of_dwelling(case, by=aigul, **WARNED)
        later = actions.warn_of_dwelling(case, by=aigul, **WARNED | {"with_police": True})
        with aigul.speaking():
            assert actions.current_warning_of(case.child_id).pk == later.pk

    def test_what_was_lifted_is_not_lifted_twice_and_one_may_warn_again(self, case, aigul, erlan):
        warning = actions.warn_of_dwelling(case, by=aigul, **WARNED)
        actions.lift_warning(warning, by=erlan, words="Gone.")
        with pytest.raises(actions.LiftedAlready):
            actions.lift_warning(warning, by=erlan, words="Gone.")
        actions.lift_warning(actions.warn_of_dwelling(case, by=aigul, **WARNED), by=erlan, words="Gone.")
        assert actions.warn_of_dwelling(case, by=aigul, **WARNED).holds_to is None

    def test_a_warning_stands_until_it_is_lifted_once_by_the_department_of_the_place(
        self, case, aigul, request, erlan
    ):
        warning = actions.warn_of_dwelling(case, by=aigul, **WARNED)
        for who in ("aigul", "cholpon"):
            with pytest.raises(NotPermitted):
                actions.lift_warning(warning, by=request.getfixturevalue(who), words="Gone.")
        with aigul.speaking():
            assert actions.current_warning_of(case.child_id).pk == warning.pk
        actions.lift_warning(warning, by=erlan, words="The dog is gone.")
        with aigul.speaking():
            assert actions.current_warning_of(case.child_id) is None
            assert DwellingWarning.ever.count() == 2


class TestOutings:
    def test_nobody_is_out_twice_at_once_and_coming_back_twice_is_coming_back_once(self, case, aigul):
        outing = out(case, aigul)
        with pytest.raises(actions.StillOut) as refusal:
            out(case, aigul)
        assert refusal.value.outing.pk == outing.pk
        first = actions.come_back(outing, by=aigul)
        assert actions.come_back(outing, by=aigul).pk == first.pk

    def test_whoever_goes_out_says_where_to_and_that_they_are_back_within_a_day(self, case, aigul):
        for back in (timedelta(minutes=-1), timedelta(hours=25)):
            with pytest.raises(ImpossibleTime):
                out(case, aigul, back=timezone.now() + back)
        with pytest.raises(Incomplete):
            out(case, aigul, words=" ")
        outing = out(case, aigul)
        with aigul.speaking():
            assert actions.current_outing_of(aigul).pk == outing.pk
        actions.come_back(outing, by=aigul)
        with aigul.speaking():
            assert actions.current_outing_of(aigul) is None


class TestAlarms:
    @pytest.fixture
    def late(self, case, aigul):
        return out(case, aigul, back=soon(minutes=5))

    def alarms(self, worker_role, **time):
        return jobs.raise_alarms(at=soon(**time), using=worker_role)

    def test_who_is_not_back_in_time_is_looked_after_by_one_call_to_the_head(
        self, late, worker_role, aigul, damira
    ):
        assert self.alarms(worker_role, minutes=4) == 0
        assert self.alarms(worker_role, minutes=6) == 1
        call = Call.objects.using("owner").get()
        assert (call.kind, call.about, call.district_id) == (CallKind.OUTING, late.pk, late.district_id)
        self.alarms(worker_role, minutes=6)
        assert self.alarms(worker_role, minutes=7) == 0
        call_people(at=soon(minutes=7), using=worker_role)
        assert set(Notice.objects.using("owner").values_list("worker", flat=True)) == {damira.pk}

    def test_who_comes_back_late_ends_the_call(self, late, worker_role, aigul):
        self.alarms(worker_role, minutes=6)
        actions.come_back(late, by=aigul)
        assert Call.objects.using("owner").get().taken

    def test_who_came_back_in_time_or_last_week_calls_nobody(self, late, worker_role, aigul):
        assert self.alarms(worker_role, days=7) == 0
        actions.come_back(late, by=aigul)
        assert self.alarms(worker_role, minutes=6) == 0

    def test_the_message_and_the_page_name_no_child(self, late, worker_role, client_of, damira):
        from umai.notices.sending.words import call_message

        said = call_message("en", "https://umai.example", CallKind.OUTING)
        assert "worker" in said.short and "child" not in said.short.lower()
        self.alarms(worker_role, minutes=6)
        client = client_of("damira")
        page = client.get("/calls/").content.decode()
        assert "A worker is not back" in page and "Нурбек" not in page
        page = client.get(f"/outings/{late.pk}/").content.decode()
        assert "upper village" in page and "Асанова Айгүл" in page and "Нурбек" not in page
        assert Outing.objects.using("owner").get().pk == late.pk
