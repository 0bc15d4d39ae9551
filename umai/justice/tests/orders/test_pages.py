"""The pages of orders and of the court's answers, in every branch."""

import uuid

import pytest
from django.urls import reverse

from tests.days import as_of_now
from tests.looking import reading
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.guardianship.tests.conftest import last_entry
from umai.justice.orders import ending_views
from umai.justice.orders.counts import courts_silent
from umai.justice.orders.courts import court_warnings
from umai.justice.orders.kinds import COURT_ANSWER
from umai.justice.orders.models import CourtAnswer, OrderBreach, ProtectionOrder
from umai.justice.orders.views import RecordOrder
from umai.justice.reading import events_of
from umai.justice.tests.conflict.test_matters import matter_of
from umai.justice.tests.conftest import DAY, incident_of, my_day_of
from umai.justice.tests.orders.conftest import SOON, broken, changed, order_of
from umai.law.terms.clock import today
from umai.protection.models import CourtApplication
from umai.protection.tests.conftest import begun
from umai.refusal import NotPermitted


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
        shown = page(client, "record_order", order.child_id, changes=str(order.line))
        assert f'value="{order.line}" selected' in shown.content.decode()
        said = typed(changes_id=str(order.line), change="suspend", kind="ban_approach")
        answer = client.post(reverse("justice:record_order", args=[order.child_id]), said)
        assert answer.headers["Location"] == f"/orders/{order.line}/"

    def test_begun_from_an_order_that_is_none_asks_everything(self, order, client_of):
        shown = page(client_of("aigul"), "record_order", order.child_id, changes="x")
        assert shown.status_code == 200

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
        changed(order, aigul, "extend", ends_on=today() + 300 * DAY)
        broken(order, aigul)
        shown = page(client_of("aigul"), "order", order.line).content.decode()
        assert "in force, last day" in shown and "at most" in shown and "Эшиктин алдында турду." in shown

    def test_shows_no_forms_to_who_may_not_write(self, order, aigul, farida, client_of):
        changed(order, aigul, "extend", ends_on=today() + 30 * DAY)
        broken(order, aigul)
        shown = page(client_of("farida"), "order", order.line)
        assert shown.status_code == 200
        assert b"/new/" not in shown.content and b"/correct/" not in shown.content

    def test_of_a_change_leads_to_the_order_that_it_changes(self, order, aigul, client_of):
        later = changed(order, aigul, "suspend")
        answer = page(client_of("aigul"), "order", later.line)
        assert answer.headers["Location"] == f"/orders/{order.line}/"

    def test_without_anything_else_is_shown_too(self, order, client_of):
        assert "Nothing is written down." in page(client_of("aigul"), "order", order.line).content.decode()

    def test_is_corrected_and_struck_out_by_pages(self, order, client_of):
        assert page(client_of("aigul"), "correct_order", order.pk).status_code == 200
        client = client_of("erlan")
        assert page(client, "strike_order", order.pk).status_code == 200
        assert client.post(reverse("justice:strike_order", args=[order.pk])).status_code == 302
        assert not ProtectionOrder.objects.using("owner").exists()

    def test_stands_on_the_page_of_the_child(self, order, client_of):
        shown = page(client_of("aigul"), "of_child", order.child_id).content.decode()
        assert f"/orders/{order.line}/" in shown and "in force" in shown

    def test_stands_on_the_first_page_when_it_ends_soon(self, case, child, aigul, client_of):
        order_of(child, aigul, ends_on=today() + 100 * DAY)
        assert "ends soon" not in my_day_of(client_of("aigul"))
        order_of(child, aigul, ends_on=today() + SOON)
        assert "1 order or placement ends soon" in my_day_of(client_of("aigul"))


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

    def test_that_is_silent_too_long_is_counted_and_warned_of(self, protection, child, aigul):
        assert courts_silent(aigul) == [(child.pk, protection.pk, today() - 40 * DAY)]
        assert "has not answered" in self.warned(child, aigul)

    def test_that_is_silent_stands_on_the_first_page(self, protection, aigul, client_of):
        assert "1 court has not answered" in my_day_of(client_of("aigul"))
        answered(protection, aigul, answer="refused")
        assert "has not answered" not in my_day_of(client_of("aigul"))

    def test_that_has_time_left_is_not(self, case, child, aigul):
        filed(begun(case, aigul), aigul, 30)
        assert (courts_silent(aigul), self.warned(child, aigul)) == ([], "")

    def test_that_left_it_without_movement_has_not_answered(self, protection, child, aigul):
        answered(protection, aigul, answer="unmoved")
        assert len(courts_silent(aigul)) == 1
        answered(protection, aigul, answer="refused")
        assert courts_silent(aigul) == []
        assert last_entry() == ("justice.record_court_answer", "done")

    def test_placement_that_ends_soon_asks_for_return_or_more(self, protection, child, aigul):
        answered(protection, aigul, place_until=today() + SOON)
        assert "return, or another place" in self.warned(child, aigul)
        with reading(aigul):
            titles = [str(one.title) for one in events_of(child, aigul)]
        assert titles == [str(COURT_ANSWER.title)]

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [
            ({"answer": "perhaps"}, Incomplete),
            ({"court": ""}, Incomplete),
            ({"answer": "refused", "place_until": today}, Incomplete),
            ({"place_until": lambda: today() - DAY}, ImpossibleTime),
        ],
    )
    def test_answers_something_that_can_be(self, changes, refusal, protection, aigul):
        with pytest.raises(refusal):
            answered(protection, aigul, **as_of_now(changes))
        assert not CourtAnswer.objects.using("owner").exists()

    def test_answer_is_written_by_nobody_else(self, protection, farida, cholpon):
        for by in (farida, cholpon):
            with pytest.raises(NotPermitted):
                answered(protection, by)

    def test_is_on_the_page_of_the_child_with_its_form(self, protection, child, client_of):
        client = client_of("aigul")
        url = reverse("justice:record_court_answer", args=[protection.pk])
        assert url in page(client, "of_child", child.pk).content.decode()
        assert client.get(url).status_code == 200
        said = ANSWERED | {"id": str(uuid.uuid4())} | day_typed("happened_on", today())
        answer = client.post(url, {name: value for name, value in said.items() if value is not None})
        assert answer.headers["Location"] == f"/children/{child.pk}/justice/"

    def test_that_has_time_left_says_until_when(self, case, child, aigul, client_of):
        filed(begun(case, aigul), aigul, 1)
        assert "is due by" in page(client_of("aigul"), "of_child", child.pk).content.decode()

    def test_shows_no_form_to_who_may_not_write(self, protection, child, client_of):
        shown = page(client_of("farida"), "of_child", child.pk).content.decode()
        assert "has not answered" in shown and "court_answer/new" not in shown


class TestWhatRunsOut:
    def listed(self, client):
        return client.get(reverse("justice:running_out")).content.decode()

    def test_names_the_child_and_what_waits(self, protection, child, damira, client_of):
        order_of(child, damira, ends_on=today() + SOON)
        matter_of(child, damira, kind="runaway")
        shown = self.listed(client_of("damira"))
        assert "Асанов Нурбек" in shown and "has not answered" in shown
        assert "not found yet" in shown and "where is the child safe then" in shown

    def test_says_nothing_of_a_sealed_matter_to_who_may_not_read_it(self, case, child, damira, client_of):
        matter_of(child, damira, kind="runaway")
        assert "Nothing runs out soon" in self.listed(client_of("erlan"))

    def test_counts_what_does_not_fit_on_the_page(self, child, aigul, client_of, monkeypatch):
        monkeypatch.setattr(ending_views, "MOST", 1)
        for days in (1, 2):
            order_of(child, aigul, ends_on=today() + days * DAY)
        assert "1 more waits" in self.listed(client_of("aigul"))

    def test_is_for_nobody_of_another_body(self, client_of):
        assert client_of("bakyt").get(reverse("justice:running_out")).status_code == 403


def test_orders_stand_before_what_was_done_as_soon_as_there_is_one(client_of, child, case, aigul):
    url = reverse("justice:of_child", args=[child.pk])
    orders, done = "Orders that keep the child safe", "What was done to the child"
    text = client_of("aigul").get(url).text
    assert text.index(done) < text.index(orders)
    order_of(child, aigul)
    text = client_of("aigul").get(url).text
    assert text.index(orders) < text.index(done) and text.count(orders) == 1
