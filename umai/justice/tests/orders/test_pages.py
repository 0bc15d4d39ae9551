"""The pages of orders and of the court's answers, in every branch."""

import uuid
from functools import partial

import pytest
from django.urls import reverse

from tests.looking import reading
from tests.refusals import not_refused
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import last_entry
from umai.justice.orders import ending_views
from umai.justice.orders.counts import courts_silent, orders_ending
from umai.justice.orders.courts import court_warnings
from umai.justice.orders.kinds import COURT_ANSWER
from umai.justice.orders.models import CourtAnswer, OrderBreach, ProtectionOrder
from umai.justice.orders.views import RecordOrder
from umai.justice.reading import events_of
from umai.justice.tests.conflict.test_matters import matter_of
from umai.justice.tests.conftest import DAY, incident_of, my_day_of, wall
from umai.justice.tests.orders.conftest import SOON, broken, changed, order_of
from umai.law.terms.clock import today
from umai.protection.models import CourtApplication
from umai.protection.tests.conftest import begun


def day_typed(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def typed(**changes):
    said = {"id": str(uuid.uuid4()), "kind": "ban_contact", "body": "Ноокат соту", "words": "Чалбайт."}
    return said | day_typed("happened_on", today()) | changes


def page(client, name, *args, **query):
    return client.get(reverse(f"justice:{name}", args=args), query)


class TestTheForm:
    def test_leads_to_the_order(self, case, child, uncle, client_of):
        client, url = client_of("aigul"), reverse("justice:record_order", args=[child.pk])
        assert client.get(url).status_code == 200
        answer = client.post(url, typed(adult_id=str(uncle.adult_id)))
        order = ProtectionOrder.objects.using("owner").get()
        assert answer.headers["Location"] == f"/orders/{order.pk}/"

    def test_that_changes_an_order_is_begun_from_it(self, order, client_of):
        client = client_of("aigul")
        assert page(client, "record_order", order.child_id, changes="x").status_code == 200
        shown = page(client, "record_order", order.child_id, changes=str(order.line))
        assert f'value="{order.line}" selected' in shown.content.decode()
        said = typed(changes_id=str(order.line), change="suspend", kind="ban_approach")
        answer = client.post(reverse("justice:record_order", args=[order.child_id]), said)
        assert answer.headers["Location"] == f"/orders/{order.line}/"

    def test_leads_to_the_child_where_the_order_is_sealed_from_its_writer(self, child, damira, erlan):
        incident = incident_of(child, damira, kinds=["sexual_abuse"])
        order = order_of(child, damira, incident_id=incident.line)
        view = RecordOrder.__new__(RecordOrder)
        view.by, view.record = erlan, child
        assert view.destination(order) == f"/children/{child.pk}/justice/"

    def test_of_a_breach_says_that_somebody_is_called(self, order, client_of):
        client, url = client_of("aigul"), reverse("justice:record_breach", args=[order.line])
        assert client.get(url).status_code == 200
        said = {"id": str(uuid.uuid4()), "words": "Келди.", "told": ["police"]}
        answer = client.post(url, said | day_typed("happened_on", today()), follow=True)
        assert OrderBreach.objects.using("owner").count() == 1
        assert "is called until somebody has seen the child" in answer.content.decode()


class TestTheOrder:
    def test_shows_its_state_what_changed_it_and_what_broke_it(self, order, aigul, client_of):
        client = client_of("aigul")
        assert "Nothing is written down." in page(client, "order", order.line).content.decode()
        later = changed(order, aigul, "extend", ends_on=today() + 300 * DAY)
        broken(order, aigul)
        shown = page(client, "order", order.line).content.decode()
        assert "in force, last day" in shown and "at most" in shown and "Эшиктин алдында турду." in shown
        shown = page(client_of("farida"), "order", order.line)
        assert shown.status_code == 200
        assert b"/new/" not in shown.content and b"/correct/" not in shown.content
        assert page(client, "order", later.line).headers["Location"] == f"/orders/{order.line}/"

    def test_is_corrected_and_struck_out_by_pages(self, order, client_of):
        assert page(client_of("aigul"), "correct_order", order.pk).status_code == 200
        client = client_of("erlan")
        assert page(client, "strike_order", order.pk).status_code == 200
        assert client.post(reverse("justice:strike_order", args=[order.pk])).status_code == 302
        assert not ProtectionOrder.objects.using("owner").exists()

    def test_stands_on_the_page_of_the_child_and_on_the_first_when_it_ends_soon(
        self, case, child, aigul, client_of
    ):
        client, of_child = client_of("aigul"), reverse("justice:of_child", args=[child.pk])
        orders, done = "Orders that keep the child safe", "What was done to the child"
        text = client.get(of_child).text
        assert text.index(done) < text.index(orders)
        order = order_of(child, aigul, ends_on=today() + 100 * DAY)
        text = client.get(of_child).text
        assert f"/orders/{order.line}/" in text and "in force" in text
        assert text.index(orders) < text.index(done) and text.count(orders) == 1
        assert "ends soon" not in my_day_of(client)
        order_of(child, aigul, ends_on=today() + SOON)
        assert "1 order or placement ends soon" in my_day_of(client)


ANSWERED = {"answer": "granted", "court": "Ноокат соту", "number": "", "place_until": None, "words": ""}


@pytest.fixture
def protection(case, child, aigul):
    protection = begun(case, aigul)
    filed(protection, aigul, 40)
    return protection


def filed(protection, by, days):
    """The application to the court of so many days ago."""
    with by.speaking():
        return CourtApplication.objects.create(
            child_id=protection.child_id,
            protection=protection,
            court="Ноокат соту",
            happened_on=today() - days * DAY,
        )


def answered(protection, by, **changes):
    said = ANSWERED | {"happened_on": today()} | changes
    return COURT_ANSWER.act(protection, by=by, **said)


class TestTheCourt:
    def warned(self, child, by):
        with reading(by):
            return " ".join(court_warnings(child.pk, by))

    def test_that_is_silent_too_long_is_counted_and_warned_of(self, protection, child, aigul, client_of):
        assert courts_silent(aigul) == [(child.pk, protection.pk, today() - 40 * DAY)]
        assert "has not answered" in self.warned(child, aigul)
        shown = page(client_of("farida"), "of_child", child.pk).content.decode()
        assert "has not answered" in shown and "court_answer/new" not in shown
        assert "1 court has not answered" in my_day_of(client_of("aigul"))
        answered(protection, aigul, answer="unmoved")
        assert len(courts_silent(aigul)) == 1
        answered(protection, aigul, answer="refused")
        assert courts_silent(aigul) == []
        assert last_entry() == ("justice.record_court_answer", "done")
        assert "has not answered" not in my_day_of(client_of("aigul"))

    def test_that_has_time_left_is_not(self, case, child, aigul, client_of):
        filed(begun(case, aigul), aigul, 30)
        assert (courts_silent(aigul), self.warned(child, aigul)) == ([], "")
        assert "is due by" in page(client_of("aigul"), "of_child", child.pk).content.decode()

    def test_placement_that_ends_soon_asks_for_return_or_more(self, protection, child, aigul, erlan):
        answered(protection, aigul, place_until=today() + SOON)
        assert "return, or another place" in self.warned(child, aigul)
        assert orders_ending(aigul) == [(child.pk, protection.pk, today() + SOON)]
        wall(erlan.worker, child)
        erlan.__dict__.pop("reach", None)
        assert orders_ending(erlan) == []
        with reading(aigul):
            titles = [str(one.title) for one in events_of(child, aigul)]
        assert titles == [str(COURT_ANSWER.title)]

    def test_answers_something_that_can_be(self, protection, aigul):
        wrong = [{"answer": "perhaps"}, {"court": ""}, {"answer": "refused", "place_until": today()}]
        assert not_refused(wrong, Incomplete, partial(answered, protection, aigul)) == []
        with pytest.raises(ImpossibleTime):
            answered(protection, aigul, place_until=today() - DAY)
        assert not CourtAnswer.objects.using("owner").exists()

    def test_is_on_the_page_of_the_child_with_its_form(self, protection, child, client_of):
        client = client_of("aigul")
        url = reverse("justice:record_court_answer", args=[protection.pk])
        assert url in page(client, "of_child", child.pk).content.decode()
        assert client.get(url).status_code == 200
        said = ANSWERED | {"id": str(uuid.uuid4())} | day_typed("happened_on", today())
        answer = client.post(url, {name: value for name, value in said.items() if value is not None})
        assert answer.headers["Location"] == f"/children/{child.pk}/justice/"


class TestWhatRunsOut:
    def listed(self, client):
        return client.get(reverse("justice:running_out")).content.decode()

    def test_names_the_child_and_what_waits_to_who_may_read_it(self, case, child, damira, aigul, client_of):
        matter_of(child, damira, kind="runaway")
        assert "Nothing runs out soon" in self.listed(client_of("erlan"))
        filed(begun(case, aigul), aigul, 40)
        order_of(child, damira, ends_on=today() + SOON)
        shown = self.listed(client_of("damira"))
        assert "Асанов Нурбек" in shown and "has not answered" in shown
        assert "not found yet" in shown and "where is the child safe then" in shown

    def test_counts_what_does_not_fit_on_the_page(self, child, aigul, client_of, monkeypatch):
        monkeypatch.setattr(ending_views, "MOST", 1)
        for days in (1, 2):
            order_of(child, aigul, ends_on=today() + days * DAY)
        assert "1 more waits" in self.listed(client_of("aigul"))
