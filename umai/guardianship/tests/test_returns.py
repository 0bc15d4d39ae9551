"""A child comes back from abroad, and a parent does: what follows, and what is asked."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.looking import reading
from tests.reactions import confirmed
from umai.access.models import Wall
from umai.access.requirements import AlreadyAnswered, AlreadyReceived, ImpossibleTime, Incomplete
from umai.guardianship.models import CarePlacement, ChildReturn, ReturnAnswer
from umai.guardianship.returns import actions
from umai.guardianship.tests.conftest import (
    DAY,
    WORDS,
    adult_of,
    asked_of,
    kinds_asked,
    last_entry,
    owner,
    placed,
    register,
)
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.register.child.actions import change_fact, link_adult, record_fact
from umai.register.merging.actions import merge_records
from umai.register.models import Absence, CareArrangement, Merge

RECEIVED = {"country": "RU", "way": "deported", "met_by": "Айбек, border post"}
RECEIVED |= {"goes_to": "Gülistan, house 4", "papers": "A certificate of return, no birth certificate."}


def receive(child, by, **more):
    return actions.receive_child(child, by=by, **RECEIVED | {"returned_on": today()} | more)


class TestReceiving:
    def test_the_care_and_the_first_visit_follow(self, child, aunt, aigul):
        row = receive(child, aigul, carer_id=aunt.adult_id)
        assert last_entry() == ("guardianship.receive_child", "done")
        assert (row.care.carer_id, row.care.holds_from, row.care.is_kin) == (aunt.adult_id, today(), True)
        assert [one.on_day for one in asked_of(aigul)] == [today() + 7 * DAY]

    def test_an_institution_is_visited_and_a_parent_is_not_and_nobody_who_cares_is_accepted(
        self, child, mother, aigul
    ):
        assert receive(child, aigul).care is None
        assert kinds_asked(aigul) == []
        receive(child, aigul, carer_id=mother.adult_id)
        assert kinds_asked(aigul) == []
        receive(child, aigul, institution="Балдар үйү")
        assert kinds_asked(aigul) == ["check"]

    def test_each_coming_to_the_same_carer_is_visited(self, child, aunt, aigul):
        receive(child, aigul, carer_id=aunt.adult_id, returned_on=today() - 30 * DAY)
        receive(child, aigul, carer_id=aunt.adult_id)
        with reading(aigul):
            assert CarePlacement.objects.count() == 2
            assert CareArrangement.objects.filter(child=child).count() == 1

    def test_what_is_missing_is_asked_in_words(self, child, aigul):
        for name in ("met_by", "goes_to", "papers"):
            with pytest.raises(Incomplete):
                receive(child, aigul, **{name: " "})
        with pytest.raises(ImpossibleTime):
            receive(child, aigul, returned_on=today() + DAY)
        outside = adult_of(register(aigul), aigul, "aunt_m", "Жамал")
        with pytest.raises(NotPermitted):
            receive(child, aigul, carer_id=outside.adult_id)

    def test_a_day_before_any_rule_asked_for_the_visit_is_refused_in_words(self, aigul):
        child = register(aigul, birth_date=date(2012, 1, 1))
        with pytest.raises(ImpossibleTime, match="no rule asked"):
            receive(child, aigul, institution="Балдар үйү", returned_on=date(2013, 9, 23))

    def test_the_same_is_not_received_twice(self, child, aunt, aigul):
        number = uuid.uuid4()
        receive(child, aigul, id=number, carer_id=aunt.adult_id)
        with pytest.raises(AlreadyReceived):
            receive(child, aigul, id=number, carer_id=aunt.adult_id)

    def test_the_database_refuses_a_day_to_come_and_empty_words(self, child, aigul):
        said = {"child": child, "returned_on": today(), **RECEIVED}
        for more, name in (({"returned_on": today() + DAY}, "has not come"), ({"met_by": ""}, "who_where")):
            with aigul.speaking(), pytest.raises(IntegrityError, match=name):
                ChildReturn.objects.create(**said | more)

    def test_who_cared_before_is_ended_after_a_look(self, child, mother, aunt, aigul, client_of):
        placed(child, aunt, aigul)
        answers = RECEIVED | {"id": str(uuid.uuid4()), "carer_id": str(mother.adult_id), "words": WORDS}
        answers |= {f"returned_on_{part}": getattr(today(), part) for part in ("day", "month", "year")}
        client, url = client_of("aigul"), f"/children/{child.pk}/received/new/"
        assert client.post(url, answers).status_code == 409
        assert confirmed(client, url, answers).status_code == 302
        page = client.get(f"/children/{child.pk}/guardianship/").content.decode()
        assert "Met by: Айбек, border post" in page and "Papers: A certificate of return" in page
        page = client.get(f"/children/{child.pk}/timeline/").content.decode()
        assert "The child came back from abroad" in page


@pytest.fixture
def paper(child, mother, aunt, aigul):
    """The mother was away, the aunt has a paper; the mother is back since yesterday."""
    away = {"adult_id": mother.adult_id, "kind": "external", "holds_from": today() - 90 * DAY}
    record_fact(child, by=aigul, model=Absence, holds_to=today() - DAY, **away)
    return placed(child, aunt, aigul, paper="court", holds_from=today() - 80 * DAY)


def answer(child, by, mother, **more):
    said = {"adult_id": mother.adult_id, "outcome": "stays", "decided_by": "Order 7", "words": WORDS}
    return actions.answer_return(child, by=by, **said | more)


class TestParentIsBack:
    def test_who_comes_back_today_is_asked_about_today(self, child, mother, aunt, aigul):
        away = {"adult_id": mother.adult_id, "kind": "external", "holds_from": today() - 9 * DAY}
        record_fact(child, by=aigul, model=Absence, holds_to=today(), **away)
        placed(child, aunt, aigul, paper="court", holds_from=today() - 8 * DAY)
        assert [(one.what, one.on_day) for one in asked_of(aigul)] == [("return", today())]

    def test_it_is_asked_what_becomes_of_the_paper(self, child, paper, mother, aigul, client_of):
        (one,) = asked_of(aigul)
        assert (one.what, one.other_id, one.on_day) == ("return", mother.adult_id, today() - DAY)
        client = client_of("erlan")
        page = client.get(f"/children/{child.pk}/guardianship/").content.decode()
        assert "Асанова Гүлзат came back on" in page and "What becomes of it?" in page
        assert f"/children/{child.pk}/returned/{mother.adult_id}/" in page
        page = client.get(f"/children/{child.pk}/returned/{mother.adult_id}/").content.decode()
        assert "Umai ends no paper by itself" in page
        page = client_of("aigul").get("/arrangements/").content.decode()
        assert "What becomes of it?" in page and "/returned/" not in page  # the department answers

    def test_it_stays_with_a_reason(self, child, paper, mother, aigul, erlan, client_of):
        answer(child, erlan, mother)
        assert last_entry() == ("guardianship.answer_return", "done")
        with pytest.raises(AlreadyAnswered):
            answer(child, erlan, mother)
        assert asked_of(aigul) == []
        page = client_of("aigul").get(f"/children/{child.pk}/guardianship/").content.decode()
        assert "It stays for now" in page and "Decided by: Order 7" in page

    def test_it_ends_on_a_day_and_the_care_with_it(self, child, paper, mother, aigul, erlan, client_of):
        answer(child, erlan, mother, outcome="ends", ends_on=today() - DAY)
        assert asked_of(aigul) == []
        with reading(aigul):
            assert CareArrangement.objects.get(replaces=paper).holds_to == today() - DAY
        page = client_of("aigul").get(f"/children/{child.pk}/timeline/").content.decode()
        assert "It ends, last day:" in page

    def test_an_end_needs_a_day_and_every_answer_its_words(self, child, paper, mother, erlan):
        wrong = [
            ({"outcome": "ends"}, Incomplete),
            ({"outcome": "perhaps"}, Incomplete),
            ({"words": ""}, Incomplete),
            ({"decided_by": " "}, Incomplete),
            ({"outcome": "ends", "ends_on": today() - 90 * DAY}, ImpossibleTime),
        ]
        for more, refusal in wrong:
            with pytest.raises(refusal):
                answer(child, erlan, mother, **more)

    def test_who_is_away_again_or_no_parent_is_not_asked_about(
        self, child, paper, mother, aunt, aigul, erlan
    ):
        with pytest.raises(actions.NobodyIsBack):
            answer(child, erlan, aunt)
        record_fact(child, by=aigul, model=Absence, adult_id=mother.adult_id, kind="internal")
        assert asked_of(aigul) == []
        with pytest.raises(actions.NobodyIsBack):
            answer(child, erlan, mother)

    def test_a_care_without_a_paper_or_on_a_later_one_is_not_asked_about(
        self, child, paper, aigul, mother, erlan
    ):
        row = change_fact(child, by=aigul, fact=paper, changed_on=today(), paper_from=today())
        assert asked_of(aigul) == []
        with pytest.raises(actions.NobodyIsBack):
            answer(child, erlan, mother)
        change_fact(child, by=aigul, fact=row, changed_on=today(), paper="none", paper_from=None)
        assert asked_of(aigul) == []

    def test_in_another_record_of_the_child_it_is_answered_too(self, child, paper, mother, aigul, erlan):
        other = register(aigul)
        merge_records(other, by=erlan, other=child, reason="known")
        assert kinds_asked(aigul) == ["return"]
        answer(other, erlan, mother)
        assert kinds_asked(aigul) == []

    def test_a_wall_around_another_child_of_the_parent_hides_the_return(self, child, paper, mother, aigul):
        half = register(aigul, given="Айжан", birth_date=date(2020, 1, 1))
        link_adult(half, by=aigul, adult=mother.adult, relation="mother")
        assert kinds_asked(aigul) == ["return"]
        owner(Wall, worker_id=aigul.pk, child_id=half.pk, from_at=timezone.now(), tie="family")
        assert asked_of(aigul) == asked_of(aigul, child) == []

    def test_a_parent_whom_only_a_record_out_of_reach_names_is_not_asked_about(
        self, child, aunt, far, aigul, jyldyz
    ):
        placed(child, aunt, aigul, paper="court", holds_from=today() - 80 * DAY)
        father = adult_of(far, jyldyz, "father", "Темир")
        away = {"adult_id": father.adult_id, "kind": "internal", "holds_from": today() - 90 * DAY}
        record_fact(far, by=jyldyz, model=Absence, holds_to=today() - DAY, **away)
        owner(Merge, child_id=child.pk, other_id=far.pk, reason="known")
        assert asked_of(aigul) == asked_of(aigul, child) == []

    def test_who_is_grown_up_is_not_asked_about(self, mother, paper, aigul):
        grown = register(aigul, given="Айжан", birth_date=date(2000, 1, 1))
        link_adult(grown, by=aigul, adult=mother.adult, relation="mother")
        aunt = adult_of(grown, aigul, "aunt_m", "Салкын")
        placed(grown, aunt, aigul, paper="court", holds_from=today() - 80 * DAY)
        assert [one.child_id for one in asked_of(aigul)] == [paper.child_id]

    def test_many_are_said_with_as_many_queries_as_one(self, child, paper, aigul):
        from umai.guardianship.worklist import lines_of

        father = adult_of(child, aigul, "father", "Болот")
        away = {"adult_id": father.adult_id, "kind": "internal", "holds_from": today() - 90 * DAY}
        record_fact(child, by=aigul, model=Absence, holds_to=today() - DAY, **away)
        matters = asked_of(aigul)

        def queries(found):
            with CaptureQueriesContext(connection) as asked:
                lines = lines_of(found, aigul)
            return len(lines), len(asked)

        with reading(aigul):
            queries(matters)
            (one, asked), (two, asked_of_two) = queries(matters[:1]), queries(matters)
        assert (one, two) == (1, 2) and asked == asked_of_two

    def test_the_database_refuses_an_answer_without_a_return(self, child, paper, mother, aunt, erlan):
        said = {"child": child, "outcome": "stays", "decided_by": "x", "words": "x", "returned_on": today()}
        for adult, day in ((mother, today()), (aunt, today() - DAY)):
            with erlan.speaking(), pytest.raises(IntegrityError, match="nobody came back"):
                ReturnAnswer.objects.create(**said | {"adult_id": adult.adult_id, "returned_on": day})
        with erlan.speaking(), pytest.raises(IntegrityError, match="answer_ends_on_a_day"):
            ReturnAnswer.objects.create(
                **said | {"adult_id": mother.adult_id, "returned_on": today() - DAY, "ends_on": today()}
            )

    def test_of_a_parent_who_is_not_back_there_is_no_page(self, child, aunt, mother, client_of):
        assert client_of("erlan").get(f"/children/{child.pk}/returned/{mother.adult_id}/").status_code == 404
        assert client_of("erlan").get(f"/children/{child.pk}/returned/{aunt.adult_id}/").status_code == 404

    def test_an_end_without_a_day_is_asked_on_the_page(self, child, paper, mother, client_of):
        answers = {"id": str(uuid.uuid4()), "outcome": "ends", "decided_by": "Order 7", "words": WORDS}
        page = client_of("erlan").post(f"/children/{child.pk}/returned/{mother.adult_id}/", answers)
        assert page.status_code == 422 and "Write the last day of the paper." in page.content.decode()
        answers |= {f"ends_on_{part}": getattr(today(), part) for part in ("day", "month", "year")}
        page = client_of("erlan").post(f"/children/{child.pk}/returned/{mother.adult_id}/", answers)
        assert page.url.startswith(f"/children/{child.pk}/facts/care/new/?after=absence")
        assert "Who takes care of the child now?" in client_of("erlan").get(page.url).content.decode()
