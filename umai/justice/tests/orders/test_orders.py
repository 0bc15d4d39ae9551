"""Orders are written, changed and broken; a breach calls; what ends soon is counted and warned of."""

import random
from functools import partial

import pytest
from django.db import IntegrityError

from tests.looking import reading
from tests.refusals import not_refused
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import adult_of, last_entry, register
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.tests.conftest import particulars
from umai.justice.orders.counts import orders_ending, orders_sql
from umai.justice.orders.kinds import BREACH, ORDER
from umai.justice.orders.models import OrderBreach, ProtectionOrder
from umai.justice.orders.reading import doubts_about_order, order_warnings, orders_of, state_of
from umai.justice.reading import events_of
from umai.justice.tests.conftest import BEATEN, DAY, incident_of, wall
from umai.justice.tests.orders.conftest import SAID, SOON, broken, changed, order_of
from umai.justice.writing import correct_row, strike_row
from umai.law.children.ages import months_after
from umai.law.terms.clock import today
from umai.notices.models import Call
from umai.refusal import NotPermitted
from umai.urgency.models import Urgency


def lines(by, child, on=None):
    with reading(by):
        return orders_of(child.pk, by, on or today())


def counted(by):
    return dict(zip(("orders_end", "courts_silent"), by.ask(orders_sql(by))[0], strict=True))


def warned(child, by):
    with reading(by):
        return order_warnings(child.pk, by)


class TestAnOrder:
    def test_stands_in_the_file_and_runs_as_long_as_the_law_of_its_day_lets_it(self, order, child, aigul):
        assert last_entry() == ("justice.record_order", "done")
        assert [one.state.code for one in lines(aigul, child)] == ["runs"]
        begins = today() - 5 * DAY
        assert (order.in_force_on, order.ends_on) == (begins, months_after(begins, 3) - DAY)

    def test_that_is_longer_than_the_law_knows_is_taken_and_asked_about(self, child, aigul):
        order = order_of(child, aigul, ends_on=today() + 200 * DAY)
        assert "at most" in doubts_about_order(order)[0]
        assert doubts_about_order(order_of(child, aigul)) == []
        assert order_of(child, aigul, kind="measure_of_restraint").ends_on is None

    def test_is_refused_where_an_answer_is_none(self, child, uncle, aigul):
        incomplete = [{"kind": "spell"}, {"body": " "}, {"change": "extend"}]
        incomplete += [{"kin": uncle, "against": "Кошуна"}]
        impossible = [{"happened_on": today() + DAY}, {"ends_on": today() - 30 * DAY}]
        assert not_refused(incomplete, Incomplete, partial(order_of, child, aigul)) == []
        assert not_refused(impossible, ImpossibleTime, partial(order_of, child, aigul)) == []
        assert lines(aigul, child) == []

    def test_is_against_nobody_and_names_no_incident_of_another_child(self, child, aigul):
        bermet = register(aigul, given="Бермет")
        with pytest.raises(NotPermitted):
            order_of(child, aigul, adult_of(bermet, aigul, "mother", "Чынар"))
        with pytest.raises(NotPermitted):
            order_of(child, aigul, incident_id=incident_of(bermet, aigul).line)

    def test_hides_behind_a_wall(self, order, child, erlan):
        wall(erlan.worker, child)
        assert lines(erlan, child) == []

    def test_is_refused_by_the_database_whoever_writes_it(self, child, uncle, aigul):
        said = SAID | {"adult_id": uncle.adult_id, "happened_on": today(), "in_force_on": today()}

        def write(**wrong):
            with aigul.speaking():
                ProtectionOrder.objects.create(child=child, **said | wrong)

        wrong = [{"change": "extend", "does": "extends"}, {"ends_on": today() - 9 * DAY}]
        wrong += [{"body": ""}, {"happened_on": None}, {"against": "Кошуна"}]
        assert not_refused(wrong, IntegrityError, write) == []


class TestAChange:
    def test_is_of_the_kind_of_the_order_that_it_changes(self, order, child, aigul):
        later = changed(order, aigul, "extend", kind="contact", ends_on=today() + 200 * DAY)
        later = ProtectionOrder.objects.using("owner").get(pk=later.pk)
        assert (later.kind, later.changes_id, later.does) == ("ban_approach", order.line, "extends")
        (line,) = lines(aigul, child)
        assert line.state.ends_on == today() + 200 * DAY

    def test_of_a_change_is_one_of_the_first_order(self, order, aigul):
        later = changed(order, aigul, "suspend")
        said = SAID | {"changes_id": later.pk, "change": "revive", "does": "revives", "adult_id": None}
        with aigul.speaking():
            row = ProtectionOrder.objects.create(
                child_id=order.child_id, **said | {"happened_on": today(), "in_force_on": today()}
            )
        row.refresh_from_db(using="owner")
        assert row.changes_id == order.line

    def test_counts_when_its_day_has_come(self, order, child, aigul):
        with pytest.raises(ImpossibleTime, match="began later"):
            changed(order, aigul, "extend", happened_on=today() - 30 * DAY)
        changed(order, aigul, "discharge", in_force_on=today() + DAY)
        assert lines(aigul, child)[0].state.in_force
        assert not lines(aigul, child, today() + DAY)[0].state.in_force
        changed(order, aigul, "revoke")
        assert [one.state.code for one in lines(aigul, child)] == ["ended"]
        assert [one.state.code for one in lines(aigul, child, today() - DAY)] == ["runs"]

    def test_that_was_struck_counts_no_more_and_a_struck_order_takes_none(self, order, child, aigul, erlan):
        strike_row(changed(order, aigul, "revoke"), by=erlan)
        assert lines(aigul, child)[0].state.in_force
        said = SAID | {"changes_id": order.pk, "change": "extend", "does": "extends", "adult_id": None}
        said |= {"happened_on": today() - 20 * DAY, "in_force_on": today() - 20 * DAY}
        with aigul.speaking(), pytest.raises(IntegrityError):  # the order began later
            ProtectionOrder.objects.create(child_id=order.child_id, **said)
        strike_row(order, by=erlan)
        with pytest.raises(NotPermitted):
            changed(order, aigul, "extend")

    def test_is_no_order_that_others_change(self, order, child, uncle, aigul):
        first = order_of(child, aigul, happened_on=today() - 9 * DAY)
        changed(order, aigul, "suspend")
        said = SAID | {"adult_id": uncle.adult_id, "happened_on": order.happened_on}
        with pytest.raises(NotPermitted, match="cannot change another"):
            correct_row(order, by=aigul, **said | {"changes_id": first.line, "change": "extend"})

    def test_keeps_its_order_when_that_is_corrected(self, order, child, uncle, aigul):
        changed(order, aigul, "suspend")
        said = SAID | {"adult_id": uncle.adult_id, "happened_on": order.happened_on, "number": "13"}
        correct_row(order, by=aigul, **said)
        assert [one.state.code for one in lines(aigul, child)] == ["suspended"]


class TestASealedOrder:
    @pytest.fixture
    def abuse(self, case, child, aigul):
        return incident_of(child, aigul, kinds=["sexual_abuse"])

    def test_is_hidden_with_what_changes_and_breaks_it(self, abuse, child, damira, erlan):
        order = order_of(child, damira, incident_id=abuse.line)
        changed(order, damira, "extend", ends_on=today() + 100 * DAY)
        broken(order, damira)
        for by, found in ((damira, (2, 1)), (erlan, (0, 0))):
            with reading(by):
                assert (ProtectionOrder.objects.count(), OrderBreach.objects.count()) == found
        assert lines(erlan, child) == []
        assert [one.state.code for one in lines(damira, child)] == ["runs"]

    def test_is_not_counted_for_who_may_not_read_it_nor_names_it(self, abuse, child, damira, erlan):
        order_of(child, damira, incident_id=abuse.line, ends_on=today() + SOON)
        assert (counted(damira)["orders_end"], counted(erlan)["orders_end"]) == (1, 0)
        with pytest.raises(NotPermitted):
            order_of(child, erlan, incident_id=abuse.line)

    def test_is_sealed_when_its_incident_turns_out_to_be_of_a_sexual_kind(self, incident, child, aigul):
        order = order_of(child, aigul, incident_id=incident.line)
        changed(order, aigul, "extend", ends_on=today() + 100 * DAY)
        broken(order, aigul)
        said = BEATEN | {"kinds": ["sexual_abuse"], "happened_on": today(), "known_on": today()}
        correct_row(incident, by=aigul, **said)
        assert set(ProtectionOrder.objects.using("owner").values_list("sealed", flat=True)) == {True}
        assert set(OrderBreach.objects.using("owner").values_list("sealed", flat=True)) == {True}

    def test_is_opened_when_it_names_the_incident_no_more(self, abuse, child, damira, erlan):
        order = order_of(child, damira, incident_id=abuse.line)
        broken(order, damira)
        correct_row(order, by=damira, **SAID | {"adult_id": None, "happened_on": today()})
        assert len(lines(erlan, child)) == 1
        assert set(OrderBreach.objects.using("owner").values_list("sealed", flat=True)) == {False}


class TestABreach:
    def test_calls_who_answers_for_the_case(self, order, case, child, aigul, erlan):
        assign_worker(case, by=erlan, worker_id=aigul.pk)
        broken(order, erlan)
        assert last_entry() == ("justice.record_breach", "done")
        urgent = Urgency.objects.using("owner").get(case_id=case.pk)
        assert (urgent.child_id, urgent.ended_at, urgent.taken_at) == (child.pk, None, None)
        call = Call.objects.using("owner").get(kind="case", taken=False)
        assert call.worker_id == aigul.pk

    def test_written_by_the_worker_of_the_case_is_taken(self, order, case, aigul, erlan):
        assign_worker(case, by=erlan, worker_id=aigul.pk)
        broken(order, aigul)
        assert Urgency.objects.using("owner").get().taken_by_id == aigul.pk

    def test_without_a_case_calls_who_is_on_duty_and_goes_on_in_the_case(self, child, uncle, aigul, erlan):
        broken(order_of(child, aigul, uncle), aigul)
        call = Call.objects.using("owner").get()
        assert (call.kind, call.about, call.worker_id, call.taken) == ("child", child.pk, None, False)
        case = open_case(child, by=erlan, **particulars())
        assert Urgency.objects.using("owner").get().case_id == case.pk
        assert Call.objects.using("owner").get(kind="child").taken

    def test_calls_nobody_twice_not_even_when_it_is_corrected(self, order, case, aigul):
        broken(order, aigul)
        row = broken(order, aigul)
        assert Urgency.objects.using("owner").count() == 1
        Urgency.objects.using("owner").all().delete()
        said = {"words": "Башкача.", "told": ["nobody"], "told_words": "", "happened_on": today()}
        correct_row(row, by=aigul, **said)
        assert not Urgency.objects.using("owner").exists()

    def test_says_which_bodies_were_told_or_that_nobody_was(self, order, aigul):
        both_or_none = [{"told": ["nobody", "police"]}, {"told": []}]
        assert not_refused(both_or_none, Incomplete, partial(broken, order, aigul)) == []
        with aigul.speaking(), pytest.raises(IntegrityError):
            OrderBreach.objects.create(child_id=order.child_id, order=order, words="", told=[])

    def test_of_a_change_is_one_of_its_order(self, order, aigul):
        later = changed(order, aigul, "extend", ends_on=today() + 100 * DAY)
        broken(later, aigul)
        assert OrderBreach.objects.using("owner").get().order_id == order.line


class TestTheEnd:
    def test_that_comes_soon_is_counted_and_warned_of(self, child, uncle, aigul):
        order = order_of(child, aigul, uncle, ends_on=today() + SOON)
        assert counted(aigul) == {"orders_end": 1, "courts_silent": 0}
        assert orders_ending(aigul) == [(child.pk, order.line, today() + SOON)]
        said = " ".join(warned(child, aigul))
        assert "May not come near: Асанова Бакыт" in said and "Decide: extend it" in said
        changed(order, aigul, "discharge")
        assert warned(child, aigul) == []

    def test_counts_from_fourteen_days_before_until_the_last_day(self, child, aigul):
        soon = {order_of(child, aigul, ends_on=today() + days * DAY).line for days in (0, 14)}
        for days in (15, -1):
            order_of(child, aigul, ends_on=today() + days * DAY)
        assert {line for _child, line, _on in orders_ending(aigul)} == soon
        assert counted(aigul)["orders_end"] == 2

    def test_is_counted_for_nobody_elsewhere_and_nobody_behind_a_wall(self, child, aigul, jyldyz, erlan):
        order_of(child, aigul, ends_on=today() + SOON)
        wall(erlan.worker, child)
        erlan.__dict__.pop("reach", None)
        assert (counted(jyldyz)["orders_end"], counted(erlan)["orders_end"]) == (0, 0)

    def test_of_a_placement_or_against_nobody_by_name_is_warned_of_in_words(self, child, aigul):
        order_of(child, aigul, kind="placement")
        assert "where the child lives" in warned(child, aigul)[0]
        order_of(child, aigul)
        assert "Somebody may not come near" in " ".join(warned(child, aigul))


# More that suspends and less that ends for good, so that most orders still have a last day to compare.
DRAWN = [*("extend", "renew", "suspend", "suspend", "revive") * 2, "revoke"]
WITHOUT_A_LINE = (4, 8, 9)  # of these seeds: over or ended


class TestTheDatabase:
    def test_counts_the_same_last_days_as_the_rule(self, child, aigul):
        found, expected = {}, {}
        for seed in range(12):
            line, ends_on = self.drawn_order(random.Random(seed), child, aigul)
            if ends_on is not None and ends_on <= today() + 14 * DAY:
                expected[line] = ends_on
        found = {line: ends_on for _child, line, ends_on in orders_ending(aigul)}
        assert found == expected
        assert len(expected) == 12 - len(WITHOUT_A_LINE)

    def drawn_order(self, drawn, child, by):
        """An order with drawn changes: its line, and its last day by the rule while it runs."""
        ends = today() + drawn.randint(0, 14) * DAY
        order = order_of(child, by, happened_on=today() - 40 * DAY, ends_on=ends)
        for change in drawn.choices(DRAWN, k=drawn.randint(0, 5)):
            begins = today() - drawn.randint(0, 39) * DAY
            ends = max(begins, today() + drawn.randint(-20, 14) * DAY)
            changed(order, by, change, happened_on=begins, ends_on=ends)
        rows = ProtectionOrder.objects.using("owner").filter(changes_id=order.line).order_by("recorded_at")
        state = state_of(order, list(rows), today())
        return order.line, state.ends_on if state.code in ("runs", "suspended") else None

    def test_counts_the_last_day_of_an_order_that_is_suspended(self, child, aigul):
        order = order_of(child, aigul, ends_on=today() + SOON)
        changed(order, aigul, "suspend", ends_on=today() + DAY)
        assert [one.state.code for one in lines(aigul, child)] == ["suspended"]
        assert orders_ending(aigul) == [(child.pk, order.line, today() + SOON)]
        changed(order, aigul, "revoke")
        assert orders_ending(aigul) == []


def test_the_timeline_tells_orders_changes_and_breaches(order, child, aigul):
    changed(order, aigul, "extend", ends_on=today() + 100 * DAY)
    broken(order, aigul)
    with reading(aigul):
        titles = [str(one.title) for one in events_of(child, aigul)]
    assert titles == [str(ORDER.title)] * 2 + [str(BREACH.title)]
