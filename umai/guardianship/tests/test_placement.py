"""A child comes to a carer: the first check visit, and brothers and sisters who live elsewhere."""

import re
from datetime import date, datetime, time

import pytest
from django.db import IntegrityError
from django.utils import timezone

from tests.looking import reading
from umai.access.models import Wall
from umai.access.requirements import AlreadyAnswered, AlreadyEnded, ImpossibleTime, Incomplete
from umai.design.addresses import NO_ID
from umai.guardianship.departure.actions import announce_departure, confirm_departure
from umai.guardianship.models import CarePlacement
from umai.guardianship.placement import actions
from umai.guardianship.tests.conftest import (
    DAY,
    WORDS,
    adult_of,
    announcement,
    ask_everybody,
    asked_of,
    last_entry,
    owner,
    placed,
    register,
)
from umai.law.terms.clock import BISHKEK, today
from umai.refusal import NotPermitted
from umai.register.child.actions import change_fact, correct_fact, link_adult, record_fact
from umai.register.merging.actions import merge_records
from umai.register.models import CareArrangement, Kinship, Merge
from umai.visits.tests.conftest import ago, make_case
from umai.visits.tests.conftest import record as visit


@pytest.fixture
def care(child, aunt, aigul):
    """By a paper: an arrangement, which may part brothers and sisters."""
    return placed(child, aunt, aigul, paper="court")


def checks(by, child=None):
    """The last days of the first check visits that wait."""
    return [one.on_day for one in asked_of(by, child) if one.what == "check"]


class TestPlacing:
    def test_the_first_check_visit_is_due_within_the_days_of_the_law(self, care, child, aigul):
        row = actions.place_child(care, by=aigul, placed_on=today() - DAY)
        assert row.check_due_on == today() + 6 * DAY
        assert checks(aigul) == checks(aigul, child) == [today() + 6 * DAY]
        assert last_entry() == ("guardianship.place", "done")

    def test_a_parent_a_day_to_come_and_a_second_time_are_refused(self, care, child, mother, aigul):
        with pytest.raises(ImpossibleTime):
            actions.place_child(care, by=aigul, placed_on=today() + DAY)
        with pytest.raises(NotPermitted, match="parent"):
            actions.place_child(placed(child, mother, aigul), by=aigul, placed_on=today())
        actions.place_child(care, by=aigul, placed_on=today())
        with pytest.raises(actions.AlreadyPlaced):
            actions.place_child(care, by=aigul, placed_on=today())

    def test_a_care_that_ended_and_a_day_before_any_rule_have_no_visit(self, care, child, aigul):
        with pytest.raises(ImpossibleTime, match="no rule asked"):
            actions.place_child(care, by=aigul, placed_on=date(2013, 9, 23))
        ended = change_fact(child, by=aigul, fact=care, changed_on=today(), holds_to=today() - DAY)
        with pytest.raises(AlreadyEnded):
            actions.place_child(ended, by=aigul, placed_on=today())

    def test_the_database_refuses_a_parent_and_a_row_that_was_replaced(self, care, child, mother, aigul):
        with aigul.speaking(), pytest.raises(IntegrityError, match="check_follows_the_placement"):
            CarePlacement.objects.create(
                child_id=care.child_id, care=care, placed_on=today(), check_due_on=today() - DAY
            )
        change_fact(child, by=aigul, fact=care, changed_on=today(), number="17")
        for row, said in ((care, "was replaced"), (placed(child, mother, aigul), "is a parent")):
            with aigul.speaking(), pytest.raises(IntegrityError, match=said):
                CarePlacement.objects.create(
                    child_id=row.child_id, care=row, placed_on=today(), check_due_on=today()
                )

    def test_confirming_a_departure_asks_for_the_visit_from_that_day_on(self, asked, aigul, erlan):
        confirm_departure(asked, by=erlan)
        assert checks(aigul) == [today() + 7 * DAY]

    def test_where_the_father_stays_the_departure_is_confirmed_and_no_visit_is_due(
        self, child, mother, aigul, erlan
    ):
        father = adult_of(child, aigul, "father", "Болот")
        departure = announce_departure(child, by=aigul, **announcement(mother, father))
        ask_everybody(departure, aigul)
        confirm_departure(departure, by=erlan)
        assert CareArrangement.objects.using("owner").get().carer_id == father.adult_id
        assert checks(aigul) == [] and not CarePlacement.objects.using("owner").exists()

    def test_a_parent_of_whom_only_a_record_out_of_reach_knows_is_a_carer_here(
        self, child, aunt, far, asked, aigul, erlan
    ):
        owner(Kinship, child_id=far.pk, adult_id=aunt.adult_id, relation="mother")
        owner(Merge, child_id=child.pk, other_id=far.pk, reason="known")
        confirm_departure(asked, by=erlan)
        assert checks(aigul) == [today() + 7 * DAY]

    def test_the_page_offers_it_until_it_is_written_and_not_anew_after_a_correction(
        self, care, child, aigul, client_of
    ):
        def offered():
            page = client_of("aigul").get(f"/children/{child.pk}/guardianship/").content.decode()
            return re.findall(r"/care/([0-9a-f-]+)/placed/", page)

        assert offered() == [str(care.pk)]
        actions.place_child(care, by=aigul, placed_on=today())
        row = correct_fact(child, by=aigul, fact=care, number="17")
        row = change_fact(child, by=aigul, fact=row, changed_on=today(), issuer="Сот")
        assert offered() == []
        uncle = adult_of(child, aigul, "uncle_m", "Мирбек")
        row = correct_fact(child, by=aigul, fact=row, carer_id=uncle.adult_id)
        assert offered() == [str(row.pk)]


class TestFirstCheck:
    def test_a_visit_of_that_day_or_later_is_the_check(self, care, child, aigul):
        actions.place_child(care, by=aigul, placed_on=today())
        case = make_case(child, aigul)
        visit(case, aigul, at=ago(days=1))
        assert len(checks(aigul)) == 1
        visit(case, aigul, at=ago(minutes=1))
        assert checks(aigul) == []

    def test_a_visit_in_the_night_is_of_its_day_in_bishkek(self, care, child, aigul):
        """At one o'clock there it is still the day before in Greenwich."""
        day = today() - DAY
        actions.place_child(care, by=aigul, placed_on=day)
        visit(make_case(child, aigul), aigul, at=datetime.combine(day, time(1), BISHKEK))
        assert checks(aigul) == []

    def test_a_visit_to_another_record_of_the_child_is_offered_and_counts(
        self, care, child, aigul, erlan, client_of
    ):
        other = register(aigul)
        merge_records(child, by=erlan, other=other, reason="known")
        actions.place_child(care, by=aigul, placed_on=today())
        case = make_case(other, aigul)
        page = client_of("aigul").get("/arrangements/").content.decode()
        assert f"/cases/{case.pk}/visits/new/" in page and "open a case" not in page
        visit(case, aigul, at=ago(minutes=1))
        assert checks(aigul) == []

    def test_the_care_may_go_on_in_another_record_of_the_child(self, care, child, aunt, aigul, erlan):
        other = register(aigul)
        link_adult(other, by=aigul, adult=aunt.adult, relation="aunt_m")
        actions.place_child(care, by=aigul, placed_on=today())
        merge_records(child, by=erlan, other=other, reason="known")
        change_fact(child, by=aigul, fact=care, changed_on=today(), holds_to=today() - DAY)
        assert checks(aigul) == []
        placed(other, aunt, aigul)
        assert checks(aigul) == [today() + 7 * DAY]

    def test_of_somebody_who_is_grown_up_nothing_is_due(self, aigul):
        grown = register(aigul, birth_date=date(2000, 1, 1))
        row = placed(grown, adult_of(grown, aigul, "aunt_m", "Салкын"), aigul)
        actions.place_child(row, by=aigul, placed_on=today())
        assert checks(aigul) == []

    def test_each_coming_has_its_own(self, care, child, aigul):
        actions.place_child(care, by=aigul, placed_on=today() - 3 * DAY)
        uncle = placed(child, adult_of(child, aigul, "uncle_m", "Мирбек"), aigul)
        actions.place_child(uncle, by=aigul, placed_on=today())
        assert checks(aigul) == [today() + 4 * DAY, today() + 7 * DAY]
        visit(make_case(child, aigul), aigul, at=ago(days=2))
        assert checks(aigul) == [today() + 7 * DAY]

    def test_another_row_of_the_same_carer_changes_nothing_until_the_care_ends(self, care, child, aigul):
        actions.place_child(care, by=aigul, placed_on=today())
        row = change_fact(child, by=aigul, fact=care, changed_on=today(), number="15")
        assert len(checks(aigul)) == 1
        change_fact(child, by=aigul, fact=row, changed_on=today(), holds_to=today() - DAY)
        assert checks(aigul) == []

    def test_it_waits_on_my_day_and_on_the_list_and_late_it_is_red(self, care, child, aigul, client_of):
        actions.place_child(care, by=aigul, placed_on=today() - 20 * DAY)
        client = client_of("aigul")
        assert "1 first visit to a child with a new carer" in client.get("/").content.decode()
        page = client.get("/arrangements/").content.decode()
        assert "open a case for it first" in page and "umai-clock--late" in page
        case = make_case(child, aigul)
        page = client.get("/arrangements/").content.decode()
        assert f"/cases/{case.pk}/visits/new/" in page and "Асанов Нурбек" in page

    def test_another_district_sees_nothing_and_the_oblast_reads_and_answers_nothing(
        self, care, aigul, cholpon, client_of
    ):
        actions.place_child(care, by=aigul, placed_on=today())
        assert checks(cholpon) == []
        page = client_of("cholpon").get("/arrangements/").content.decode()
        assert "No question about a carer waits" in page
        page = client_of("farida").get("/arrangements/").content.decode()
        assert "Visit the child" in page and "cases/new/" not in page

    def test_the_rest_of_a_long_list_is_counted_and_stands_on_the_next_pages(
        self, child, aunt, sister, aigul, client_of, monkeypatch
    ):
        monkeypatch.setattr("umai.guardianship.worklist_views.MAX_WAITING", 1)
        care = placed(child, aunt, aigul, paper="court", holds_from=today() - 60 * DAY)
        actions.place_child(care, by=aigul, placed_on=today())
        url, pages = "", []
        while url is not None:
            pages.append(client_of("aigul").get(f"/arrangements/{url}").content.decode())
            found = re.search(r'href="([^"]+)" rel="next"', pages[-1])
            url = found and found[1]
        assert len(pages) == 3 and "2 more wait" in pages[0] and "1 more waits" in pages[1]
        assert "Visit the child at the carer" in pages[0]  # what has a last day stands first
        apart = "".join(pages[1:])
        assert "apart from Асанов Айжан" in apart and "apart from Асанов Нурбек" in apart
        assert 'rel="prev"' in pages[2] and 'rel="prev"' not in pages[0]

    def test_a_page_that_there_is_not_is_the_first(self, care, aigul, client_of):
        actions.place_child(care, by=aigul, placed_on=today())
        client = client_of("aigul")
        for after in ("x", "check..x", f"other..2026-01-01_{NO_ID}", f"check..2026-01-01T10:00_{NO_ID}"):
            page = client.get("/arrangements/", {"after": after}).content.decode()
            assert "Visit the child at the carer" in page, after


@pytest.fixture
def sister(child, mother, aigul):
    """A sister of one mother, who lives with a grandmother."""
    sister = register(aigul, given="Айжан", sex="f")
    link_adult(sister, by=aigul, adult=mother.adult, relation="mother")
    placed(sister, adult_of(sister, aigul, "grandmother_m", "Бүбүкан"), aigul, paper="court")
    return sister


def parted(by, child=None):
    """(child, sister) of the children who live apart for a reason that nobody wrote."""
    return {(one.child_id, one.other_id) for one in asked_of(by, child) if one.what == "parted"}


class TestParted:
    def test_children_of_one_mother_who_live_with_two_carers_are_seen_and_asked_about(
        self, care, child, sister, aigul, client_of
    ):
        assert parted(aigul, child) == {(child.pk, sister.pk)}
        assert parted(aigul) == {(child.pk, sister.pk), (sister.pk, child.pk)}
        page = client_of("aigul").get(f"/children/{child.pk}/guardianship/").content.decode()
        assert "The child lives with Асанова Салкын, apart from Асанов Айжан. Why?" in page

    def test_the_reason_is_written_once_and_then_nothing_is_asked(
        self, care, child, sister, aigul, client_of
    ):
        actions.explain_parting(care, by=aigul, reason="no_room", words=WORDS)
        assert last_entry() == ("guardianship.explain_parting", "done")
        assert parted(aigul, child) == set()
        change_fact(child, by=aigul, fact=care, changed_on=today(), paper="court")
        assert parted(aigul, child) == set()  # it is the same carer
        with pytest.raises(AlreadyEnded):
            actions.explain_parting(care, by=aigul, reason="school", words=WORDS)
        page = client_of("aigul").get(f"/children/{child.pk}/guardianship/").content.decode()
        assert "No carer can take all of them" in page

    def test_a_second_reason_and_one_without_words_are_refused(self, care, sister, aigul):
        with pytest.raises(Incomplete):
            actions.explain_parting(care, by=aigul, reason="no_room", words=" ")
        actions.explain_parting(care, by=aigul, reason="no_room", words=WORDS)
        with pytest.raises(AlreadyAnswered):
            actions.explain_parting(care, by=aigul, reason="school", words=WORDS)

    def test_another_carer_is_asked_about_anew(self, care, child, sister, aigul):
        actions.explain_parting(care, by=aigul, reason="no_room", words=WORDS)
        change_fact(child, by=aigul, fact=care, changed_on=today(), holds_to=today() - DAY)
        placed(child, adult_of(child, aigul, "uncle_m", "Мирбек"), aigul, paper="court")
        assert parted(aigul, child) == {(child.pk, sister.pk)}

    def test_with_one_carer_or_in_one_household_they_are_together(self, child, sister, aunt, aigul):
        with reading(aigul):
            grandmother = CareArrangement.objects.get(child=sister).carer
        kin = link_adult(child, by=aigul, adult=grandmother, relation="grandmother_m", lives_together=True)
        row = placed(child, kin, aigul)
        assert parted(aigul) == set()
        change_fact(child, by=aigul, fact=row, changed_on=today(), holds_to=today() - DAY)
        at_home = adult_of(child, aigul, "grandfather_m", "Жумабек", lives_together=True)
        placed(child, at_home, aigul)
        assert parted(aigul) == set()

    def test_a_sister_who_is_grown_up_or_out_of_reach_is_not_named(self, care, child, mother, aigul, azamat):
        grown = register(aigul, given="Айжан", birth_date=date(2000, 1, 1))
        link_adult(grown, by=aigul, adult=mother.adult, relation="mother")
        placed(grown, adult_of(grown, aigul, "grandmother_m", "Бүбүкан"), aigul)
        assert parted(aigul, child) == set()
        away = register(azamat, given="Айсулуу")
        owner(Kinship, child_id=away.pk, adult_id=mother.adult_id, relation="mother")
        placed(away, adult_of(away, azamat, "grandmother_f", "Зуура"), azamat)
        assert parted(aigul, child) == set()

    def test_a_sister_behind_a_wall_is_not_named_and_of_her_nothing_is_asked(
        self, care, child, sister, aigul
    ):
        owner(Wall, worker_id=aigul.pk, child_id=sister.pk, from_at=timezone.now(), tie="family")
        assert asked_of(aigul) == asked_of(aigul, child) == []

    def test_who_is_grown_up_is_not_asked_about(self, mother, aigul, sister):
        grown = register(aigul, given="Нуржан", birth_date=date(2000, 1, 1))
        link_adult(grown, by=aigul, adult=mother.adult, relation="mother")
        placed(grown, adult_of(grown, aigul, "aunt_m", "Салкын"), aigul, paper="court")
        assert parted(aigul) == set()

    def test_a_parent_in_another_record_of_the_child_is_a_parent(self, child, sister, mother, aigul, erlan):
        other = register(aigul)
        link_adult(other, by=aigul, adult=mother.adult, relation="mother")
        father = adult_of(other, aigul, "father", "Болот")
        merge_records(child, by=erlan, other=other, reason="known")
        placed(child, father, aigul, paper="court")
        assert parted(aigul, child) == set()

    def test_a_sister_who_lives_with_the_mother_is_apart(self, care, child, mother, aigul):
        sister = register(aigul, given="Айжан")
        link_adult(sister, by=aigul, adult=mother.adult, relation="mother")
        record_fact(sister, by=aigul, model=CareArrangement, carer_id=mother.adult_id)
        assert parted(aigul) == {(child.pk, sister.pk)}


def test_a_first_visit_that_is_not_late_waits_without_red(care, aigul, client_of):
    actions.place_child(care, by=aigul, placed_on=today())
    page = client_of("aigul").get("/").content.decode()
    assert "1 first visit to a child with a new carer" in page and "first visit late" not in page
