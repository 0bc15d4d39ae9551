"""The pages of repeated violence: on the incident, on the child's page, on the list, and of an alarm."""

import pytest
from django.urls import reverse
from django.utils import timezone

from umai.justice.models import CarerAlarm, CarerAlarmAnswer, RepeatedAnswer, SuspectSame
from umai.justice.repeated.kinds import REPEATED_ANSWER, SUSPECT_SAME
from umai.justice.tests.conftest import incident_of, my_day_of, suspected
from umai.justice.tests.repeated.conftest import RARE, cares, found_for, named
from umai.justice.writing import strike_row
from umai.notices.calls.reading import subject_url
from umai.notices.models import Call
from umai.notices.sending.words import call_message
from umai.outreach.models import OfficeTelephone


def page(client, name, *args):
    return client.get(reverse(f"justice:{name}", args=args))


def text_of(answer):
    return answer.content.decode()


def telephone(office, number):
    place = {"district_id": office.place.district_id, "municipality_id": office.place.municipality_id}
    names = {one.attname for one in OfficeTelephone._meta.concrete_fields}
    row = {"office": office, "number": number, "called_on": "2026-01-05", "hours": "unknown"}
    OfficeTelephone.objects.using("owner").create(
        **row, **{name: value for name, value in place.items() if name in names}
    )


@pytest.fixture
def tied(incident, there, aigul, jyldyz):
    named(incident, aigul)
    named(there, jyldyz)
    return incident


@pytest.fixture
def alarm(there, other_uncle, child, jyldyz):
    suspected(there, jyldyz, other_uncle)
    cares(child, other_uncle.adult_id)
    return CarerAlarm.objects.using("owner").get()


class TestTheIncident:
    def test_shows_the_office_to_call_and_nothing_of_its_file(
        self, tied, there, other_child, client_of, jyldyz
    ):
        client = client_of("aigul")
        assert "No telephone is written down." in text_of(page(client, "incident", tied.line))
        telephone(jyldyz.office, "+996312000000")
        shown = text_of(page(client, "incident", tied.line))
        assert "Violence repeats: 1 more incident." in shown and str(jyldyz.office) in shown
        assert "tel:+996312000000" in shown and reverse("opens:emergency") in shown
        assert "Perhaps the same suspect, by the name" in shown
        for secret in (str(there.line), str(other_child.pk), "Сатыбалдиева", "Айбийке"):
            assert secret not in shown
        shown = text_of(page(client, "of_child", tied.child_id))
        assert "Violence repeats: 1 more incident." in shown
        own = f"Suspect: {RARE}, "  # of this child's own incident; what repeats elsewhere names nobody
        assert shown.count(RARE) == shown.count(own) == 1
        shown = text_of(page(client_of("farida"), "incident", tied.line))
        assert "Violence repeats" in shown and "/repeated/new/" not in shown and "/same/new/" not in shown

    def test_links_what_the_reader_may_open_once_something_repeats(self, incident, child, aigul, client_of):
        client = client_of("aigul")
        assert b'id="repeated"' not in page(client, "incident", incident.line).content
        second = incident_of(child, aigul)
        shown = text_of(page(client, "incident", incident.line))
        assert f"/incidents/{second.line}/" in shown and "stays closed" not in shown

    def test_shows_what_was_answered(self, tied, aigul, client_of):
        client, url = client_of("aigul"), reverse("justice:record_repeated", args=[tied.line])
        form = text_of(client.get(url))
        until = form.split('name="shown_until" value="')[1].split('"')[0]
        said = {"id": "0c7ad5a4-7f9c-4a28-9c5e-3f5fb64c7d01", "what": "called", "words": "Чалдык."}
        answer = client.post(url, said | {"shown_until": until})
        assert answer.status_code == 302, text_of(answer)
        assert RepeatedAnswer.objects.using("owner").get().what == "called"
        shown = text_of(page(client, "incident", tied.line))
        assert "Чалдык." in shown and "/repeated/new/" not in shown

    def test_shows_what_was_answered_when_nothing_repeats_any_more(
        self, tied, there, aigul, cholpon, client_of
    ):
        REPEATED_ANSWER.act(tied, by=aigul, what="known", words="Билебиз.", shown_until=None)
        strike_row(there, by=cholpon)
        shown = text_of(page(client_of("aigul"), "incident", tied.line))
        assert "Билебиз." in shown and "Violence repeats" not in shown

    def test_asks_whether_it_is_the_same_suspect(self, tied, client_of):
        client, url = client_of("aigul"), reverse("justice:record_same", args=[tied.line])
        assert "/same/new/" in text_of(page(client, "incident", tied.line))
        question = text_of(client.get(url)).split('name="question"')[1].split('value="')[1].split('"')[0]
        said = {"id": "0c7ad5a4-7f9c-4a28-9c5e-3f5fb64c7d02", "same": "yes", "words": "Жылы дал келет."}
        assert client.post(url, said).status_code == 422  # of which incident is not said
        assert client.post(url, said | {"question": question}).status_code == 302
        assert SuspectSame.objects.using("owner").get().same is True
        shown = text_of(page(client, "incident", tied.line))
        assert "/same/new/" not in shown and "The same suspect" in shown

    @pytest.mark.parametrize("slug", ["repeated", "same"])
    def test_answers_are_corrected(self, slug, tied, aigul, client_of):
        if slug == "repeated":
            row = REPEATED_ANSWER.act(tied, by=aigul, what="known", words="Билебиз.", shown_until=None)
        else:
            ((question,),) = [one.questions for one in found_for(tied, aigul)]
            row = SUSPECT_SAME.act(tied, by=aigul, question=question, same=True, words="Ошол.")
        client, url = client_of("aigul"), reverse(f"justice:correct_{slug}", args=[row.pk])
        assert client.get(url).status_code == 200
        said = {"seen": str(row.pk), "what": "called", "same": "no", "words": "Башка киши экен."}
        assert client.post(url, said).status_code == 302


class TestTheList:
    def test_has_what_waits(self, tied, alarm, client_of, jyldyz, monkeypatch):
        shown = text_of(page(client_of("aigul"), "repeated"))
        assert "Асанов Нурбек" in shown and str(jyldyz.office) in shown
        assert f"/incidents/{tied.line}/#repeated" in shown and alarm.get_absolute_url() in shown
        monkeypatch.setattr("umai.justice.repeated.views.MOST", 0)
        assert "2 more wait" in text_of(page(client_of("aigul"), "repeated"))

    def test_says_that_nothing_waits(self, client_of):
        assert "Nothing waits here" in text_of(page(client_of("aigul"), "repeated"))


class TestTheAlarm:
    def test_says_whom_to_call_and_not_about_whom(self, alarm, there, other_child, client_of, jyldyz):
        client = client_of("aigul")
        shown = text_of(page(client, "of_child", alarm.child_id))
        assert alarm.get_absolute_url() in shown
        assert "A suspect of violence takes care of this child." in shown
        shown = text_of(page(client, "carer_alarm", alarm.pk))
        assert str(jyldyz.office) in shown and "Call this office now" in shown
        for secret in (str(there.line), str(other_child.pk), "Айбийке"):
            assert secret not in shown
        shown = page(client_of("farida"), "carer_alarm", alarm.pk)
        assert shown.status_code == 200 and b"/alarm/new/" not in shown.content
        assert page(client_of("jyldyz"), "carer_alarm", alarm.pk).status_code == 404

    def test_stands_on_the_first_page_until_it_is_answered(self, alarm, client_of):
        client, url = client_of("aigul"), reverse("justice:record_alarm", args=[alarm.pk])
        assert "1 suspect takes care of a child here" in my_day_of(client)
        assert client.get(url).status_code == 200
        said = {"id": "0c7ad5a4-7f9c-4a28-9c5e-3f5fb64c7d04", "what": "seen_safe", "words": "Бала аман."}
        assert client.post(url, said).headers["Location"] == alarm.get_absolute_url()
        assert CarerAlarmAnswer.objects.using("owner").get().what == "seen_safe"
        shown = text_of(page(client, "carer_alarm", alarm.pk))
        assert "Бала аман." in shown and "/alarm/new/" not in shown
        assert "takes care of a child here" not in my_day_of(client)

    def test_says_that_it_was_struck_out(self, alarm, there, client_of, cholpon):
        strike_row(there, by=cholpon)
        assert "struck this out" in text_of(page(client_of("aigul"), "carer_alarm", alarm.pk))

    def test_says_where_no_office_is_known(self, there, uncle, child, client_of):
        row = {"child_id": child.pk, "adult_id": uncle.adult_id, "incident": there.line, "how": "care"}
        place = {name: getattr(child, name) for name in ("district_id", "municipality_id")}
        alarm = CarerAlarm.objects.using("owner").create(**row | place, told_at=timezone.now())
        assert "No office of that place" in text_of(page(client_of("aigul"), "carer_alarm", alarm.pk))


def test_a_call_leads_to_the_alarm_and_says_no_more(alarm):
    call = Call.objects.using("owner").get(kind="carer")
    assert (subject_url(call), call.about) == (alarm.get_absolute_url(), alarm.pk)
    assert "Look who takes care of a child" in call_message("en", "", "carer").short
