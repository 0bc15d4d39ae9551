"""Who dealt with a child before it was hurt and reported nothing, and what a person found."""

import uuid

import pytest
from django.db import DatabaseError
from django.utils import timezone

from tests.cast import id_of
from tests.tampering import without_triggers
from umai.access.doors import AlreadyReplaced
from umai.access.requirements import Incomplete
from umai.identification.models import SignalMatch
from umai.identification.tests.conftest import last_entry, reported
from umai.intake.cases import actions as intake
from umai.law.duty import LOOKBACK_DAYS
from umai.law.terms.clock import today
from umai.oversight.duty import evidence
from umai.oversight.duty.actions import BodyNotListed, judge_body
from umai.oversight.models import DutyJudgement
from umai.oversight.tests.conftest import ago
from umai.prevention.models import Note
from umai.protection.models import Protection
from umai.refusal import NotPermitted
from umai.register.child.actions import add_child, record_fact
from umai.register.models import HealthPoint, Schooling
from umai.staff.models import Office


def school():
    return Office.objects.using("owner").get(pk=id_of("office", "nookat_school"))


def case_of(by, concern="violence", given="Нурбек"):
    child = add_child(
        by.office.place, by=by, id=uuid.uuid4(), identity={"surname": "Асанов", "given": given, "sex": "m"}
    )
    return intake.open_case(
        child,
        by=by,
        id=uuid.uuid4(),
        concern=concern,
        channel="citizen",
        words="",
        received_at=timezone.now(),
        discovered_at=None,
    )


def told(case, *, days_ago=30):
    """The school told something of the child so many days ago."""
    return Note.objects.using("owner").create(
        child_id=case.child_id,
        district_id=case.child.district_id,
        municipality_id=case.child.municipality_id,
        kind="performance",
        value="falls_behind",
        noted_on=ago(days_ago),
        told_by=school(),
    )


@pytest.fixture
def case(aigul):
    """A boy who was beaten; his school told a month before that he falls behind."""
    case = case_of(aigul)
    told(case)
    return case


def bodies(by):
    harms, _more = evidence.page(by, on=today())
    return [body for harm in harms for body in harm.bodies]


def of_school(by):
    return [body.key for body in bodies(by)] == [str(id_of("office", "nookat_school"))]


class TestTheList:
    def test_it_names_the_body_that_knew_the_child_to_who_answers_for_it_and_notes_the_look(
        self, case, damira, farida, cholpon
    ):
        assert of_school(damira) and of_school(farida)
        assert last_entry() == ("oversight.duty", "looked")
        assert bodies(cholpon) == []

    @pytest.mark.parametrize(("more", "listed"), [(0, True), (1, False)])
    def test_it_looks_back_as_far_as_the_parameter_says(self, aigul, damira, more, listed):
        told(case_of(aigul), days_ago=LOOKBACK_DAYS.on(today()) + more)
        assert bool(bodies(damira)) is listed

    def test_who_reported_by_then_is_not_on_it(self, case, damira):
        self.report(case)
        assert bodies(damira) == []

    def test_who_reported_afterwards_is(self, case, damira, superuser):
        with without_triggers(superuser):
            superuser.execute("update intake_case set opened_on = opened_on - 3")
        self.report(case)
        assert of_school(damira)

    def report(self, case):
        other = reported(channel="school", recorded_office_id=id_of("office", "nookat_school"))
        SignalMatch.objects.using("owner").create(
            child_id=case.child_id,
            signal=other,
            district_id=case.child.district_id,
            municipality_id=case.child.municipality_id,
        )

    def test_a_child_that_was_not_hurt_is_not_on_it(self, aigul, damira):
        told(case_of(aigul, concern="no_papers"))
        assert bodies(damira) == []

    def test_a_child_that_had_to_be_protected_is(self, aigul, damira):
        case = case_of(aigul, concern="no_papers")
        told(case)
        Protection.objects.using("owner").create(
            case=case,
            child_id=case.child_id,
            district_id=case.child.district_id,
            municipality_id=case.child.municipality_id,
            danger="violence",
            known_at=timezone.now(),
            words="x",
        )
        assert of_school(damira)

    def test_the_school_and_the_clinic_of_the_record_stand_there_by_name(self, aigul, damira):
        case = case_of(aigul)
        record_fact(case.child, by=aigul, model=Schooling, attendance="irregular", school="№ 7")
        record_fact(case.child, by=aigul, model=HealthPoint, facility="ФАП Көк-Жар")
        assert {body.key for body in bodies(damira)} == {"school:№ 7", "clinic:ФАП Көк-Жар"}

    def test_a_school_that_the_child_never_went_to_does_not(self, aigul, damira):
        record_fact(case_of(aigul).child, by=aigul, model=Schooling, attendance="never", school="№ 7")
        assert bodies(damira) == []


FOUND = {"found": "not_known", "words": "Директор менен сүйлөштүм: белги болгон эмес."}


class TestAFinding:
    def key(self):
        return str(id_of("office", "nookat_school"))

    def test_a_person_writes_what_they_found_and_may_change_their_mind(self, case, damira, farida):
        first = judge_body(case, by=damira, key=self.key(), **FOUND)
        assert last_entry() == ("oversight.judge", "done")
        assert [body.judgement.pk for body in bodies(damira)] == [first.pk]
        with pytest.raises(AlreadyReplaced):  # what somebody else found meanwhile is not overwritten
            judge_body(case, by=farida, key=self.key(), **FOUND | {"found": "knew"}, seen=None)
        judge_body(case, by=damira, key=self.key(), **FOUND | {"found": "knew"}, seen=first.pk)
        with damira.speaking():
            assert DutyJudgement.ever.count() == 2 and DutyJudgement.objects.get().found == "knew"

    def test_nobody_finds_anything_in_another_district(self, case, cholpon, superuser):
        superuser.execute("update staff_term set role = 'head' where worker_id = %s", [cholpon.pk])
        with pytest.raises(NotPermitted):
            judge_body(case, by=cholpon, key=self.key(), **FOUND)

    def test_words_and_a_body_that_is_listed_are_needed(self, case, damira):
        with pytest.raises(Incomplete):
            judge_body(case, by=damira, key=self.key(), found="knew", words=" ")
        with pytest.raises(BodyNotListed):
            judge_body(case, by=damira, key="school:№ 9", **FOUND)

    def test_the_village_does_not_see_it_nor_write_it(self, case, damira, aigul):
        judge_body(case, by=damira, key=self.key(), **FOUND)
        with aigul.speaking():
            assert list(DutyJudgement.objects.all()) == []
        row = DutyJudgement(child_id=case.child_id, case=case, body="school", key="x", name="x", **FOUND)
        with pytest.raises(DatabaseError), aigul.speaking():
            row.save(force_insert=True)


class TestThePages:
    def test_the_list_leads_to_the_finding_and_shows_it(self, case, client_of):
        client = client_of("damira")
        page = client.get("/board/duty/").content.decode()
        assert "falls behind" in page and "accuses nobody" in page
        address = f"/board/duty/{case.pk}/1/"
        assert address in page
        assert client.post(address, FOUND).status_code == 302
        assert "it did not know" in client.get("/board/duty/").content.decode()
        assert client.get(f"/board/duty/{case.pk}/2/").status_code == 404

    def test_what_was_found_stands_above_the_form_when_it_is_written_anew(self, case, damira, client_of):
        judge_body(case, by=damira, key=str(id_of("office", "nookat_school")), **FOUND)
        page = client_of("damira").get(f"/board/duty/{case.pk}/1/").content.decode()
        assert FOUND["words"] in page.split("<main")[1].split("<form")[0]

    def test_whoever_was_hurt_without_anybody_knowing_is_only_counted(self, case, aigul, client_of):
        case_of(aigul, given="Айбек")
        page = client_of("damira").get("/board/duty/").content.decode()
        assert "1 more child was hurt" in page and "Айбек" not in page

    def test_where_nobody_knew_the_page_says_so(self, client_of):
        assert "Nobody stands here" in client_of("damira").get("/board/duty/").content.decode()

    def test_others_have_no_such_page(self, client_of):
        assert {client_of(who).get("/board/duty/").status_code for who in ("aigul", "timur")} == {403}

    def test_it_does_not_exist_elsewhere(self, case, client_of, farida, superuser):
        superuser.execute(
            "update staff_term set role = 'head' where worker_id = %s", [id_of("worker", "cholpon")]
        )
        assert client_of("cholpon").get(f"/board/duty/{case.pk}/1/").status_code == 404
