"""Children who come into formal care and leave it, who are adopted, to whom a parent comes back: by raw rows."""

import uuid
from datetime import timedelta

import pytest

from tests.cast import place_of_file
from umai.indicators.reading import Cell, count_cells, shown_cells
from umai.indicators.tests.conftest import ago, at_hour, child_of, total
from umai.indicators.tests.test_children import live_with, merge
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, change_fact, correct_fact, record_fact, strike_fact
from umai.register.models import Absence, Adoption, CareArrangement

DAY = timedelta(days=1)


def cells(name, since, until, by, known_on=None):
    return {cell.categories[0]: cell.count for cell in count_cells(name, since, until, (by,), known_on)}


def in_care(child, paper, since, until=None):
    """Care without an adult of the family, as an institution has it."""
    return CareArrangement.objects.using("owner").create(
        child_id=child.pk,
        institution="Балдар үйү" if paper == "institution" else "",
        paper=paper,
        holds_from=since,
        holds_to=until,
        **place_of_file(child),
    )


def with_mother(child, by, since):
    """The child lives with its mother from this day on."""
    mother = add_adult(
        child, by=by, identity={"surname": "Асанова", "given": "Назгүл", "sex": "f"}, relation="mother"
    )
    return CareArrangement.objects.using("owner").create(
        child_id=child.pk, carer_id=mother.adult_id, is_kin=True, holds_from=since, **place_of_file(child)
    )


@pytest.fixture
def child(aigul):
    return child_of(aigul, "Нурбек", birth_date=ago(3000))


class TestPlacements:
    @pytest.mark.parametrize(
        ("paper", "kind"),
        [
            ("institution", "institution"),
            ("foster", "foster"),
            ("court", "guardianship"),
            ("preliminary", "guardianship"),
        ],
    )
    def test_a_child_counts_on_the_first_day_of_care_by_its_kind(self, paper, kind, child):
        in_care(child, paper, ago(20))
        for since, until, there in [(20, 20, 1), (30, 20, 1), (20, 10, 1), (30, 21, 0), (19, 0, 0)]:
            assert total("placements", ago(since), ago(until)) == there, (since, until)
        assert cells("placements", ago(30), today(), "placed") == {kind: 1}

    def test_care_that_goes_on_on_another_paper_is_no_second_placement(self, child):
        in_care(child, "preliminary", ago(90), ago(31))
        in_care(child, "court", ago(30))
        assert total("placements", ago(40), today()) == 0
        assert total("placements", ago(90), today()) == 1

    def test_one_who_came_back_after_a_day_counts_once_a_period(self, child):
        in_care(child, "foster", ago(90), ago(60))
        in_care(child, "foster", ago(50))
        assert total("placements", ago(100), today()) == 1
        assert total("placements", ago(55), today()) == 1

    def test_no_other_care_and_no_unknown_day_counts(self, child, aigul):
        live_with(child, aigul, "none", holds_from=ago(20))
        in_care(child, "institution", None)
        assert total("placements", ago(90), today()) == 0

    def test_a_child_with_two_records_counts_once(self, child, aigul):
        other = child_of(aigul, "Нурбек")
        for one in (child, other):
            in_care(one, "institution", ago(20))
        assert total("placements", ago(30), today()) == 2
        merge(child, other)
        assert total("placements", ago(30), today()) == 1

    def test_a_row_that_changed_holds_from_the_day_of_the_change(self, child, aigul):
        row = in_care(child, "institution", ago(60))
        row._state.db = "default"
        change_fact(child, by=aigul, fact=row, changed_on=ago(20), paper="foster", institution="")
        assert cells("placements", ago(30), today(), "placed") == {"foster": 1}
        assert cells("placements", ago(90), ago(31), "placed") == {"institution": 1}
        assert cells("left_care", ago(30), today(), "placed") == {"institution": 1}
        assert total("left_care", ago(21), ago(21)) == 1

    def test_what_was_wrong_never_counted_and_what_was_struck_does_not(self, child, aigul, erlan):
        row = in_care(child, "institution", ago(60))
        row._state.db = "default"
        corrected = correct_fact(child, by=aigul, fact=row, holds_from=ago(20))
        assert total("placements", ago(90), ago(30)) == 0
        assert total("placements", ago(20), ago(20)) == 1
        strike_fact(child, by=erlan, fact=corrected)
        assert total("placements", ago(90), today()) == 0

    def test_it_is_known_from_the_evening_on_which_it_was_written(self, child, write_at):
        row = in_care(child, "institution", ago(20))
        write_at("register_carearrangement", f"{ago(15)}T17:59:59Z", row.pk)
        known = [total("placements", ago(30), ago(10), on) for on in (ago(16), ago(15), None)]
        write_at("register_carearrangement", f"{ago(15)}T18:00Z", row.pk)
        assert known == [0, 1, 1]
        assert total("placements", ago(30), ago(10), ago(15)) == 0, "past midnight in Bishkek"


class TestLeaving:
    def test_the_last_day_of_care_governs(self, child):
        in_care(child, "institution", ago(60), ago(20))
        for since, until, there in [(20, 20, 1), (60, 21, 0), (19, 0, 0), (90, 0, 1)]:
            assert total("left_institutions", ago(since), ago(until)) == there, (since, until)

    def test_who_lives_with_a_parent_the_day_after_came_back_to_the_family(self, child, aigul):
        in_care(child, "institution", ago(60), ago(20))
        with_mother(child, aigul, ago(19))
        assert cells("left_institutions", ago(30), today(), "went") == {"parents": 1}

    def test_who_comes_to_a_parent_later_was_nowhere_the_day_after(self, child, aigul):
        in_care(child, "institution", ago(60), ago(20))
        with_mother(child, aigul, ago(18))
        assert cells("left_institutions", ago(30), today(), "went") == {"unknown": 1}

    @pytest.mark.parametrize(
        ("paper", "went"), [("none", "relatives"), ("court", "guardianship"), ("foster", "foster")]
    )
    def test_relatives_and_formal_care_are_told_apart(self, paper, went, child, aigul):
        in_care(child, "institution", ago(60), ago(20))
        live_with(child, aigul, paper, holds_from=ago(19))
        assert cells("left_institutions", ago(30), today(), "went") == {went: 1}

    def test_who_goes_on_to_another_institution_did_not_leave(self, child):
        in_care(child, "institution", ago(60), ago(20))
        in_care(child, "institution", ago(19))
        assert total("left_care", ago(30), today()) == 0

    def test_a_family_knows_the_other_record_of_its_child(self, child, aigul):
        other = child_of(aigul, "Нурбек")
        in_care(child, "institution", ago(60), ago(20))
        with_mother(other, aigul, ago(19))
        merge(child, other)
        assert cells("left_institutions", ago(30), today(), "went") == {"parents": 1}

    def test_institutions_are_the_part_of_all_care_that_the_form_asks_for(self, child, aigul):
        in_care(child, "institution", ago(60), ago(20))
        in_care(child_of(aigul, "Айбек"), "foster", ago(60), ago(20))
        assert cells("left_care", ago(30), today(), "placed") == {"foster": 1, "institution": 1}
        assert total("left_institutions", ago(30), today()) == 1


class TestAdoptions:
    def adopted(self, child, since, **said):
        return Adoption.objects.using("owner").create(
            child_id=child.pk, words="Сот", holds_from=since, **place_of_file(child), **said
        )

    def test_it_counts_on_its_first_day_and_without_a_day_never(self, child, aigul):
        self.adopted(child, ago(20))
        self.adopted(child_of(aigul, "Айбек"), None)
        for since, until, there in [(20, 20, 1), (30, 21, 0), (19, 0, 0), (90, 0, 1)]:
            assert total("adoptions", ago(since), ago(until)) == there, (since, until)

    def test_a_child_with_two_records_was_adopted_once(self, child, aigul):
        other = child_of(aigul, "Нурбек")
        self.adopted(child, ago(20))
        self.adopted(other, ago(19))
        merge(child, other)
        assert total("adoptions", ago(30), today()) == 1

    def test_it_is_told_by_no_district_and_by_tens_alone(self, child, aigul, nuriya):
        with pytest.raises(ValueError, match="not told apart"):
            count_cells("adoptions", ago(30), today(), ("district",))
        self.adopted(child, today())
        assert shown_cells("adoptions", today(), ("oblast",), speaker=nuriya) == ([], 0, None)

    def test_it_is_known_from_the_day_on_which_it_was_written(self, child, write_at):
        row = self.adopted(child, ago(20))
        write_at("register_adoption", at_hour(ago(10), 23, 59), row.pk)
        assert [total("adoptions", ago(30), today(), on) for on in (ago(11), ago(10), None)] == [0, 1, 1]


class TestParentsBack:
    def away(self, child, by, relation, until, kind="external", country="RU", since=300):
        adult = add_adult(
            child,
            by=by,
            identity={"surname": "Асанов", "given": uuid.uuid4().hex[:6], "sex": "m"},
            relation=relation,
        )
        record_fact(
            child,
            by=by,
            model=Absence,
            adult_id=adult.adult_id,
            kind=kind,
            country=country,
            holds_from=ago(since),
            holds_to=until,
        )
        return adult.adult_id

    def test_the_day_on_which_the_parent_came_back_governs(self, child, aigul):
        self.away(child, aigul, "mother", ago(20))
        for since, until, there in [(20, 20, 1), (30, 21, 0), (19, 0, 0)]:
            assert total("parents_back", ago(since), ago(until)) == there, (since, until)
        assert cells("parents_back", ago(30), today(), "country") == {"RU": 1}

    def test_a_child_of_two_who_came_back_counts_once_by_the_last(self, child, aigul):
        self.away(child, aigul, "mother", ago(30))
        self.away(child, aigul, "father", ago(20), kind="internal", country="")
        assert cells("parents_back", ago(60), today(), "away_where") == {"internal": 1}
        assert cells("parents_back", ago(60), ago(25), "away_where") == {"external": 1}
        assert cells("parents_back", ago(24), today(), "country") == {"none": 1}

    def test_who_left_again_at_once_and_who_is_no_parent_did_not_come_back(self, child, aigul):
        mother = self.away(child, aigul, "mother", ago(20), country="")
        self.away(child, aigul, "aunt", ago(20))
        assert cells("parents_back", ago(30), today(), "country") == {"unknown": 1}
        record_fact(
            child, by=aigul, model=Absence, adult_id=mother, kind="external", country="RU", holds_from=ago(19)
        )
        assert total("parents_back", ago(30), today()) == 0

    def test_siblings_count_each(self, child, aigul):
        from umai.register.models import Kinship

        mother = self.away(child, aigul, "mother", ago(20))
        other = child_of(aigul, "Айбек")
        Kinship.objects.using("owner").create(
            child_id=other.pk, adult_id=mother, relation="mother", **place_of_file(other)
        )
        assert total("parents_back", ago(30), today()) == 2
        merge(child, other)
        assert total("parents_back", ago(30), today()) == 1


def test_children_in_institutions_are_those_of_formal_care(child, aigul):
    in_care(child, "institution", ago(60))
    in_care(child_of(aigul, "Айбек", sex="f"), "court", ago(60))
    assert cells("formal_care", today(), today(), "care_type") == {"family": 1, "institution": 1}
    assert cells("formal_care", today(), today(), "placed") == {"guardianship": 1, "institution": 1}
    assert count_cells("residential_care", today(), today(), ("sex", "age")) == [Cell(("m", "7_13"), 1)]
