"""The pages on which two records are found to be one child, and the file that is read of both."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.looking import reading
from tests.second_person import merge_records, unmerge_records
from umai.access.sessions import Speaker
from umai.casefile.tests.conftest import entries, make_case, make_child, wall
from umai.intake.cases.actions import AlreadyOpen, CannotTakeCase, assign_worker
from umai.register import merge_groups
from umai.register.child import actions
from umai.register.child.file import file_of
from umai.register.merging import actions as merging
from umai.register.models import Address, Child, Doubt, Identity, Languages, Schooling
from umai.visits.safety import actions as on_the_way

SAYS = {"leads": "first", "reason": "paper", "words": "The mother brought both certificates."}


@pytest.fixture
def other(aigul):
    """The same child, written down a second time by a misheard name."""
    return make_child(aigul, "Нурбег", birth_date=date(2016, 4, 1), birth_precision="month")


@pytest.fixture
def erlans(client_of):
    return client_of("erlan")


@pytest.fixture
def joined(child, other, erlan):
    return merge_records(child, by=erlan, other=other, reason="known", despite=["twins"])


def words(answer):
    return answer.content.decode()


class TestAsking:
    def test_the_department_is_asked_in_the_file_and_the_village_is_not(self, child, erlans, client_of):
        path = f"/children/{child.pk}/"
        assert f"{path}same/" in words(erlans.get(path))
        assert f"{path}same/" not in words(client_of("aigul").get(path))
        assert client_of("aigul").get(f"{path}same/").status_code == 403
        page = words(erlans.post(f"/children/{child.pk}/same/", {"text": "Кадыров Эсен"}))
        assert "Nobody else is found within your reach" in page

    def test_whoever_is_alike_is_shown_before_anything_is_typed(self, child, other, erlans, client_of, erlan):
        page = words(erlans.get(f"/children/{child.pk}/same/"))
        assert f"/children/{child.pk}/same/{other.pk}/" in page
        assert f"/same/{child.pk}/" not in page
        answer = erlans.post(f"/children/{child.pk}/same/", {"text": ""})
        assert answer.status_code == 422 and "Write a name, a date of birth or a PIN." in words(answer)
        assert str(other.pk) not in words(answer) and "Nobody else is found" not in words(answer)
        answer = client_of("farida").get(f"/children/{child.pk}/same/{other.pk}/")
        assert answer.status_code == 200
        assert "For two records of one district its department says whether" in words(answer)
        assert "data-unsaved" not in words(answer)
        wall(erlan, other)
        assert erlans.get(f"/children/{child.pk}/same/{other.pk}/").status_code == 404

    def test_both_stand_side_by_side_with_what_differs(self, child, case, other, aigul, erlans):
        make_case(other, aigul)
        for record, school in ((child, "№ 4"), (other, "№ 7")):
            actions.record_fact(record, by=aigul, model=Schooling, attendance="attends", school=school)
        page = words(erlans.get(f"/children/{child.pk}/same/{other.pk}/"))
        assert all(said in page for said in ("Асанов Нурбек", "Асанов Нурбег", "№ 4", "№ 7"))
        assert page.count('<tr class="umai-pairs__differs">') == 2  # the name, the school
        assert "Both have an open case" in page
        assert {entry.child_id for entry in entries(act="register.read")} == {child.pk, other.pk}

    def test_one_on_the_register_before_the_other_was_born_is_another_child(self, child, aigul, erlans):
        unborn = make_child(aigul, birth_date=timezone.localdate() + timedelta(days=1))
        page = words(erlans.get(f"/children/{child.pk}/same/{unborn.pk}/"))
        assert "One of these was on the register before the other was born" in page
        assert "data-unsaved" not in page


class TestSaying:
    def send(self, client, child, other, **more):
        return client.post(f"/children/{child.pk}/same/{other.pk}/", SAYS | more)

    def test_a_good_answer_leads_to_the_file_which_says_it(self, child, other, erlans):
        answer = self.send(erlans, child, other, leads="second")
        assert answer["Location"] == f"/children/{other.pk}/"
        page = words(erlans.get(answer["Location"]))
        assert "Two records are one child since" in page and "Нурбек" in page and "/not-same/" in page

    def test_what_speaks_against_it_is_ticked_first_and_nothing_typed_is_lost(
        self, child, other, aigul, erlans
    ):
        with reading(aigul):
            identity = Identity.objects.get(child=other)
        actions.correct_fact(other, by=aigul, fact=identity, sex="f", pin="11204201600131")
        for ticked, status in (([], 422), (["pin"], 409)):
            answer = self.send(erlans, child, other, despite=ticked)
            assert answer.status_code == status and SAYS["words"] in words(answer)
        assert self.send(erlans, child, other, despite=["pin", "sex"]).status_code == 302

    def test_undoing_shows_why_it_was_said_and_what_stays_joined(
        self, joined, child, other, aigul, erlan, erlans
    ):
        third = make_child(aigul, "Нурбе")
        said = {"reason": "known", "words": "The nurse knows them.", "despite": ["twins"]}
        second = merge_records(child, by=Speaker(erlan.token), other=third, **said)
        page = words(erlans.get(f"/children/{child.pk}/not-same/{second.pk}/"))
        assert "The nurse knows them." in page and "Another record stays joined to this child" in page

    def test_undoing_asks_how_it_was_found(self, joined, child, client_of, other, erlans):
        path = f"/children/{child.pk}/not-same/{joined.pk}/"
        assert client_of("aigul").post(path, {"words": "No."}).status_code == 403
        assert client_of("cholpon").get(path).status_code == 404
        assert "Нурбег" in words(erlans.get(path))
        assert erlans.post(path, {"words": " "}).status_code == 422
        assert erlans.post(path, {"words": "They are cousins."}).status_code == 302
        assert erlans.get(f"/children/{other.pk}/").status_code == 200
        page = words(erlans.get(f"/children/{other.pk}/timeline/"))
        assert "found to be two children" in page and "They are cousins." in page


class TestReading:
    def test_either_address_leads_to_one_page_and_both_records_were_read(
        self, joined, child, other, client_of
    ):
        aiguls = client_of("aigul")
        assert aiguls.get(f"/children/{other.pk}/family/")["Location"] == f"/children/{child.pk}/family/"
        before = len(entries(act="register.read"))
        aiguls.get(f"/children/{child.pk}/")
        looks = entries(act="register.read")[before:]
        assert [entry.child_id for entry in looks] == [child.pk, other.pk]
        for name in ("Асанов Нурбек", "Асанов Нурбег"):
            page = words(client_of("aigul").post("/children/", {"text": name}))
            assert f"/children/{child.pk}/" in page and f"/children/{other.pk}/" not in page
        rows = client_of("aigul").get("/api/children").json()["children"]
        assert {row["id"]: row["led_by"] for row in rows} == {
            str(child.pk): None,
            str(other.pk): str(child.pk),
        }

    def test_what_stands_is_changed_in_its_own_record_and_what_is_new_goes_to_the_leading_one(
        self, joined, child, other, aigul, client_of
    ):
        fact = actions.record_fact(other, by=aigul, model=Languages, of_child="узбекче")
        page = words(client_of("aigul").get(f"/children/{child.pk}/"))
        assert f"/children/{other.pk}/facts/languages/{fact.pk}/" in page
        assert f"/children/{child.pk}/facts/school/new/" in page
        assert "From the other record: Асанов Нурбег" in page

    def test_a_danger_and_a_second_open_case_of_either_record_are_said(
        self, joined, case, other, aigul, client_of, child
    ):
        second = make_case_past(other, aigul)
        on_the_way.warn_of_dwelling(
            second, by=aigul, go_in_two=True, with_police=False, words="A dog without a chain."
        )
        assert "A dog without a chain." in words(client_of("aigul").get(f"/cases/{case.pk}/"))
        page = words(client_of("aigul").get(f"/children/{child.pk}/"))
        assert f"/cases/{case.pk}/" in page and f"/cases/{second.pk}/" in page

    def test_lists_call_the_child_by_one_name(self, case, other, child, erlan, client_of):
        merge_records(other, by=erlan, other=child, reason="known", despite=["twins"])
        for page in ("/", "/cases/", f"/cases/{case.pk}/"):
            assert "Нурбег" in words(client_of("damira").get(page)), page

    def test_as_it_was_known_before_it_is_the_one_record(self, child, other, erlan, aigul):
        actions.record_fact(other, by=aigul, model=Schooling, attendance="attends", school="№ 7")
        before = timezone.now()
        merge_records(child, by=erlan, other=other, reason="known", despite=["twins"])
        by = Speaker(aigul.token)
        assert file_of(child, by=by).schooling and not file_of(child, by=by, known_at=before).schooling

    def test_a_wall_around_one_hides_the_whole_child(self, joined, child, other, aigul, client_of):
        wall(aigul, other)
        assert client_of("aigul").get(f"/children/{child.pk}/").status_code == 404


def make_case_past(child, by):
    """A case of a record whose child has another open one: it was opened before they were found to be one."""
    from umai.intake.models import Case, Clock
    from umai.law.terms.clock import assessment_due_on, today

    held = {name: getattr(child, name) for name in ("district_id", "municipality_id", "office_id")}
    case = Case.objects.using("owner").create(
        id=uuid.uuid4(), child_id=child.pk, concern="other", channel="school", opened_on=today(), **held
    )
    Clock.objects.using("owner").create(
        child_id=child.pk,
        case=case,
        received_at=timezone.now(),
        started_on=today(),
        due_on=assessment_due_on(today()),
        **held,
    )
    case._state.db = None
    return case


class TestWriting:
    def test_a_child_with_an_open_case_on_one_record_gets_no_second_nor_a_worker_walled_from_another(
        self, joined, case, other, aigul, azamat, erlan
    ):
        with pytest.raises(AlreadyOpen):
            make_case(other, Speaker(aigul.token))
        wall(azamat, other)
        with pytest.raises(CannotTakeCase):
            assign_worker(case, by=Speaker(erlan.token), worker_id=azamat.pk)

    def test_the_records_of_a_district_move_together(self, joined, child, other, erlan, azamat):
        actions.move_file(child, by=Speaker(erlan.token), municipality=azamat.office.place)
        by = Speaker(azamat.token)
        assert merge_groups.ids_of(other.pk, by) == (child.pk, other.pk)
        moved = entries(act="register.move_file")
        assert {entry.child_id for entry in moved} == {child.pk, other.pk}

    def test_undone_what_was_written_stays_where_it_was_written(self, joined, child, other, aigul, erlan):
        actions.record_fact(child, by=aigul, model=Address, words="Манас көч., 5")
        unmerge_records(joined, by=erlan, words="They are cousins.")
        assert not file_of(other, by=Speaker(aigul.token)).addresses


def test_two_in_two_districts_are_read_by_whoever_sees_both(
    child, other, farida, erlan, superuser, client_of
):
    place = superuser.execute(
        "select id from places_place where district_id = id and id <> %s and parent_id ="
        " (select parent_id from places_place where id = %s) limit 1",
        [child.district_id] * 2,
    ).fetchone()[0]
    for table in ("register_child", "register_identity"):
        statement = f"update {table} set district_id = %s, municipality_id = null where child_id = %s"
        superuser.execute(statement, [place, other.pk])
    merge_records(child, by=farida, other=Child(pk=other.pk), reason="family", despite=["twins"])
    assert "Нурбег" in words(client_of("farida").get(f"/children/{child.pk}/"))
    page = words(client_of("erlan").get(f"/children/{child.pk}/"))
    assert "Нурбег" not in page and "one child" not in page


class TestBySecondPerson:
    """The child has a case, so another person agrees."""

    @pytest.fixture
    def page(self, child, case, other, erlans):
        """The address of what Erlan proposed on the page."""
        answer = erlans.post(f"/children/{child.pk}/same/{other.pk}/", SAYS | {"despite": ["twins"]})
        assert answer.url.startswith("/merges/")
        return answer.url

    def test_who_proposed_reads_that_it_waits_and_another_who_may_not_who_decides(
        self, page, erlans, client_of
    ):
        said = words(erlans.get(page))
        assert "You proposed it, so another person has to agree." in said
        assert "The mother brought both certificates." in said
        assert "Nothing is to be answered here." in words(erlans.get(f"{page}no/"))
        assert "Another person of the office that keeps both" in words(client_of("farida").get(page))
        client = client_of("damira")
        client.post(f"{page}no/", {"words": "They are cousins."})
        for shown in (words(erlans.get(page)), words(client.get(f"{page}no/"))):
            assert "They are cousins." in shown
        assert "Another person did not agree." in words(erlans.get(page))

    def test_what_was_looked_at_in_spite_stands_there(self, child, case, aigul, erlan, erlans):
        said = {"reason": "known", "despite": list(Doubt.values)}
        proposal = merging.merge_records(child, by=erlan, other=make_child(aigul, "Айбек"), **said)
        assert "twins, or siblings?" in words(erlans.get(f"/merges/{proposal.pk}/"))

    def test_my_day_of_another_leads_to_it_and_the_button_joins_them(self, page, child, other, client_of):
        client = client_of("damira")
        assert f'href="{page}"' in words(client.get("/"))
        assert "Agree: it is one child" in words(client.get(page))
        client.post(page)
        assert "Another person agreed." in words(client.get(page))
        assert f'href="{page}"' not in words(client.get("/"))
        assert "Нурбег" in words(client.get(f"/children/{child.pk}/"))

    def test_that_they_are_two_is_agreed_to_as_well(self, child, case, other, erlan, erlans, client_of):
        merge = merge_records(child, by=erlan, other=other, reason="known", despite=["twins"])
        said = {"words": "They are cousins."}
        page = erlans.post(f"/children/{merge.child_id}/not-same/{merge.pk}/", said).url
        client = client_of("damira")
        assert "Agree: they are two children" in words(client.get(page))
        client.post(page)
        assert "Another person agreed." in words(erlans.get(page))
