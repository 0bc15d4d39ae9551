"""A carer is detained, dies, leaves or lies in hospital: the children who lose their carer are named at once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.looking import reading
from tests.tampering import without_triggers
from umai.guardianship.tests.conftest import adult_of, placed, register
from umai.justice.carers import views
from umai.justice.carers.reading import carer_losses, carer_losses_sql, loss_warnings
from umai.justice.reading import warnings_of
from umai.justice.tests.conftest import wall
from umai.justice.tests.near import linked, own_children
from umai.law.children.ages import minors_born_after
from umai.law.terms.clock import day_of, today
from umai.protection.tests.conftest import begun
from umai.register.child.actions import change_fact, correct_fact, record_fact, strike_fact
from umai.register.merging.actions import merge_records
from umai.register.models import Absence, CareArrangement, Inability, Membership

DAY = timedelta(days=1)


@pytest.fixture
def granny(child, aigul):
    """Who takes care of the child."""
    kin = adult_of(child, aigul, "grandmother_m", "Бурул")
    placed(child, kin, aigul)
    return kin


def unable(child, kin, by, kind="detention", **more):
    said = {"adult_id": kin.adult_id, "kind": kind, "document": "", "holds_from": today()}
    return record_fact(child, by=by, model=Inability, **said | more)


def away(child, kin, by, **more):
    said = {"adult_id": kin.adult_id, "kind": "external", "country": "RU", "holds_from": today()}
    return record_fact(child, by=by, model=Absence, **said | more)


def lost(by, child=None):
    by.forget("same")
    with by.speaking():
        return {one.child for one in carer_losses(by, child and child.pk)}


class TestACarer:
    @pytest.mark.parametrize("kind", ["detention", "died"])
    def test_who_cannot_care_any_more_is_lost(self, kind, child, granny, aigul):
        assert lost(aigul) == set()
        unable(child, granny, aigul, kind)
        assert lost(aigul) == {child.pk}

    def test_is_lost_by_whatever_keeps_from_care(self, aigul):
        kinds = ("declared_dead", "missing", "no_trace", "incapable", "prison", "hospital")
        children = {}
        for kind in kinds:
            child = register(aigul, given=kind)
            kin = adult_of(child, aigul, "aunt_m", "Сайра")
            placed(child, kin, aigul)
            unable(child, kin, aigul, kind)
            children[child.pk] = kind
        assert {children[pk] for pk in lost(aigul)} == {*kinds}

    def test_who_left_is_lost_from_that_day_on(self, child, granny, aigul):
        away(child, granny, aigul, holds_from=today() + DAY)
        assert lost(aigul) == set()
        away(child, granny, aigul)
        assert lost(aigul, child) == {child.pk}

    def test_of_an_unknown_day_is_lost_since_it_was_written(self, child, granny, aigul):
        unable(child, granny, aigul, holds_from=None)
        assert lost(aigul) == {child.pk}

    def test_of_four_children_is_lost_by_all_four(self, child, granny, aigul):
        others = own_children(granny, aigul, ["Айбек", "Бегимай", "Чынара"])
        unable(child, granny, aigul)
        assert lost(aigul) == {child.pk, *(one.pk for one in others)}

    def test_beside_whom_another_one_cares_is_a_loss_when_both_are_away(self, child, granny, aigul):
        other = adult_of(child, aigul, "grandfather_m", "Асан")
        placed(child, other, aigul)
        unable(child, granny, aigul)
        assert lost(aigul) == set()
        away(child, other, aigul)
        assert lost(aigul) == {child.pk}

    def test_who_is_released_or_whose_entry_was_wrong_is_there_again(self, child, granny, aigul, erlan):
        row = unable(child, granny, aigul)
        assert lost(aigul) == {child.pk}
        strike_fact(child, by=erlan, fact=row)
        assert lost(aigul) == set()
        row = unable(child, granny, aigul)
        change_fact(child, by=aigul, fact=row, changed_on=today(), holds_to=today())
        assert lost(aigul) == set()

    def test_whose_care_ended_with_it_is_lost_all_the_same(self, child, granny, aigul):
        care = CareArrangement.objects.using("owner").get()
        care._state.db = None
        unable(child, granny, aigul)
        correct_fact(child, by=aigul, fact=care, holds_to=today() - DAY)
        assert lost(aigul) == {child.pk}

    def test_whose_care_had_ended_long_before_or_of_who_is_grown_up_is_no_loss(self, child, aigul):
        grown = register(aigul, birth_date=date(2000, 1, 1))
        for one, ends in ((child, {"holds_to": today() - 9 * DAY}), (grown, {})):
            kin = adult_of(one, aigul, "aunt_m", "Сайра")
            placed(one, kin, aigul, **ends)
            unable(one, kin, aigul)
        assert lost(aigul) == set()


class TestAParentAtHome:
    @pytest.fixture
    def mother(self, child, aigul):
        return adult_of(child, aigul, "mother", "Гүл", lives_together=True)

    def test_is_a_carer_without_a_row_of_care_unless_the_other_is_there(self, child, mother, aigul):
        unable(child, mother, aigul, "died")
        assert lost(aigul) == {child.pk}
        adult_of(child, aigul, "father", "Эмил", lives_together=True)
        assert lost(aigul) == set()

    def test_who_moved_out_long_ago_is_no_loss(self, child, mother, aigul):
        row = Membership.objects.using("owner").get(adult_id=mother.adult_id)
        row._state.db = None
        correct_fact(child, by=aigul, fact=row, holds_to=today() - 30 * DAY)
        unable(child, mother, aigul)
        assert lost(aigul) == set()

    def test_takes_the_place_of_a_carer(self, child, mother, granny, aigul):
        unable(child, granny, aigul)
        assert lost(aigul) == set()


class TestAnAnswer:
    def test_is_who_cares_from_today_on(self, child, granny, aigul):
        unable(child, granny, aigul)
        placed(child, adult_of(child, aigul, "aunt_f", "Нура"), aigul, holds_from=today())
        assert lost(aigul) == set()

    def test_is_an_institution_or_immediate_protection(self, case, child, granny, aigul):
        (other,) = own_children(granny, aigul, ["Айбек"])
        unable(child, granny, aigul)
        said = {"carer_id": None, "institution": "Балдар үйү", "paper": "institution"}
        record_fact(other, by=aigul, model=CareArrangement, **said)
        assert lost(aigul) == {child.pk}
        begun(case, aigul)
        assert lost(aigul) == set()


class TestTwoRecords:
    def test_of_one_child_are_one_loss_and_the_carer_of_either_counts(self, child, granny, aigul, erlan):
        twice = register(aigul)
        merge_records(child, by=erlan, other=twice, reason="family")
        unable(child, granny, aigul)
        assert lost(erlan) == {child.pk}
        placed(twice, adult_of(twice, aigul, "aunt_f", "Нура"), aigul)
        assert lost(erlan) == set()

    def test_that_name_one_mother_twice_do_not_leave_a_second_one_at_home(self, child, aigul, erlan):
        mother = adult_of(child, aigul, "mother", "Гүл", lives_together=True)
        twice = register(aigul)
        adult_of(twice, aigul, "mother", "Гүл", lives_together=True)
        merge_records(child, by=erlan, other=twice, reason="family")
        unable(child, mother, aigul)
        assert lost(erlan) == {child.pk}


class TestWhoIsTold:
    def test_only_who_reaches_the_child_and_nobody_behind_a_wall(
        self, child, granny, aigul, erlan, cholpon, azamat, farida
    ):
        unable(child, granny, aigul)
        assert [lost(by) for by in (erlan, farida, cholpon, azamat)] == [{child.pk}, {child.pk}, set(), set()]
        wall(erlan.worker, child)
        erlan.__dict__.pop("reach", None)
        assert lost(erlan) == set()

    def test_nobody_of_an_adult_behind_the_wall_of_another_child(self, child, granny, aigul, erlan):
        other = register(aigul, given="Бермет")
        linked(other, granny, aigul, relation="grandmother_m")
        unable(child, granny, aigul)
        wall(erlan.worker, other)
        erlan.__dict__.pop("reach", None)
        assert lost(erlan) == set()

    def test_how_many_there_are_and_how_many_have_a_case(self, case, child, granny, aigul):
        own_children(granny, aigul, ["Айбек"])
        unable(child, granny, aigul)
        values = {"on": today(), "born_after": minors_born_after(today())}
        names, (row,) = aigul._asked(carer_losses_sql(aigul), values)
        assert dict(zip(names, row, strict=True)) == {"carer_losses": 2, "urgent_losses": 1}

    def test_in_a_sentence_and_on_the_page_of_the_child(self, child, granny, aigul, client_of):
        unable(child, granny, aigul)
        with reading(aigul):
            (said,) = loss_warnings(child.pk, aigul)
            assert [one for one in warnings_of(child.pk, aigul) if "Nobody takes care" in one]
        assert "Бурул" in said and "in detention" in said
        shown = client_of("aigul").get(reverse("justice:of_child", args=[child.pk])).content.decode()
        assert "Nobody takes care of this child on the register any more." in shown


def test_the_day_is_that_of_bishkek(child, granny, aigul):
    """At 20:00 of the day before in UTC the day has begun in Bishkek."""
    midnight = datetime.combine(today(), datetime.min.time(), tzinfo=UTC) - timedelta(hours=4)
    assert day_of(midnight) == today()
    with aigul.speaking():
        assert aigul.ask("select access_today()") == [(today(),)]
    assert day_of(timezone.now()) == today()


def test_what_was_written_at_night_was_written_that_day_in_bishkek(child, aigul, superuser):
    """Whose care ended two days before it was written that the carer cannot care is no loss."""
    kin = adult_of(child, aigul, "aunt_m", "Сайра")
    placed(child, kin, aigul, holds_to=today() - 2 * DAY)
    unable(child, kin, aigul, holds_from=None)
    with without_triggers(superuser):  # three in the morning here is the evening before in UTC
        night = [f"{today()} 03:00+06"]
        superuser.execute("update register_inability set recorded_at = %s::timestamptz", night)
    assert lost(aigul) == set()


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    cared_to=st.one_of(st.none(), st.integers(-3, 3)),
    gone_from=st.integers(-3, 3),
    gone_to=st.one_of(st.none(), st.integers(-3, 3)),
)
def test_whoever_cared_until_the_day_before_is_lost_while_it_lasts(db, aigul, cared_to, gone_from, gone_to):
    if gone_to is not None and gone_to < gone_from:
        gone_to = gone_from
    child = register(aigul)
    kin = adult_of(child, aigul, "aunt_m", "Сайра")
    on = lambda n: None if n is None else today() + n * DAY  # noqa: E731
    placed(child, kin, aigul, holds_to=on(cared_to))
    unable(child, kin, aigul, holds_from=on(gone_from), holds_to=on(gone_to))
    lasts = gone_from <= 0 and (gone_to is None or gone_to > 0)
    cared = cared_to is None or cared_to >= gone_from - 1
    assert (child.pk in lost(aigul)) == (lasts and cared)


class TestThePage:
    def shown(self, client_of, who="aigul"):
        return client_of(who).get(reverse("justice:carer_losses")).content.decode()

    def test_shows_each_child_by_name_with_the_answers(
        self, case, child, granny, aigul, client_of, monkeypatch
    ):
        assert "Every child within reach has a carer" in self.shown(client_of)
        unable(child, granny, aigul, holds_from=None)
        shown = self.shown(client_of)
        assert "Нурбек" in shown and "A case is open: today." in shown
        assert f"/children/{child.pk}/facts/care/new/" in shown
        assert f"/cases/{case.pk}/protection/new/" in shown
        shown = self.shown(client_of, "farida")  # who only reads
        assert "the day is not known" in shown and "/facts/care/new/" not in shown
        monkeypatch.setattr(views, "MAX_LOSSES", 0)
        assert "1 more waits" in self.shown(client_of)

    def test_leads_to_a_case_where_none_is_open(self, child, granny, aigul, client_of):
        away(child, granny, aigul)
        shown = self.shown(client_of)
        assert f"/children/{child.pk}/cases/new/" in shown and "is away" in shown
