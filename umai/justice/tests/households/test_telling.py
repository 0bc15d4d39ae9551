"""Other offices are told of children near a suspect, once and without a name; nothing reaches the household."""

import pytest
from django.db import connection
from django.urls import reverse

from tests.looking import reading
from umai.access.requirements import AlreadyAnswered
from umai.guardianship.tests.conftest import last_entry, register
from umai.identification.models import Signal, SignalEnding, SignalMatch
from umai.justice.households import telling
from umai.justice.households.hush import hush_warnings
from umai.justice.households.telling import children_elsewhere, tell_offices
from umai.justice.models import HouseholdSignal
from umai.justice.tests.conftest import incident_of, wall
from umai.justice.tests.near import HOURS, child_elsewhere, decided, homes, linked, no_visit, suspected
from umai.refusal import Refusal


@pytest.fixture
def away(woman, suspect, jyldyz):
    return child_elsewhere(woman, jyldyz)


def elsewhere(incident, by):
    with by.speaking():
        return children_elsewhere(incident, by)


class TestAnOfficeThatHoldsTheFile:
    def test_is_told_once_by_an_urgent_signal_that_names_nobody_of_the_first_file(
        self, incident, away, aigul, erlan, cholpon, client_of
    ):
        (one,) = elsewhere(incident, aigul)
        assert away.pk not in one and one.district_id == away.district_id
        assert elsewhere(incident, cholpon) == []
        for who, tells in (("aigul", True), ("farida", False)):
            page = client_of(who).get(reverse("justice:incident", args=[incident.line])).content.decode()
            assert "were not told yet" in page and ("Tell these offices now" in page) is tells, who
        row = tell_offices(incident, by=aigul)
        assert last_entry() == ("justice.tell_offices", "done")
        with reading(cholpon):
            (signal,) = Signal.objects.within_reach_of(cholpon)
            assert (signal.urgent, signal.channel) == (True, "other_office")
            assert SignalMatch.objects.get().child_id == away.pk
            said = str(signal.said)
        assert "Нурбек" not in said and "Асанов" not in said and "Сайра" not in said
        with reading(aigul):
            assert SignalMatch.objects.count() == 0
        assert [one.told for one in elsewhere(incident, erlan)] == [True]
        with pytest.raises(AlreadyAnswered):
            tell_offices(incident, by=erlan)
        assert HouseholdSignal.objects.using("owner").count() == 1
        with cholpon.speaking(), pytest.raises(Exception, match="told nobody"):
            cholpon.ask("select justice_match_told(%(row)s, null)", row=row.pk)

    def test_is_asked_for_by_nobody_behind_a_wall(self, incident, away, child, erlan):
        wall(erlan.worker, child)
        erlan.__dict__.pop("reach", None)
        assert elsewhere(incident, erlan) == []


class TestWritingASuspectDown:
    SAID = {"relation": "relative", "lives_with": "no", "had_care": "yes", "name": ""}

    def test_tells_the_other_offices_at_once(self, incident, woman, jyldyz, client_of):
        child_elsewhere(woman, jyldyz)
        said = self.SAID | {"id": "0d1c2b3a-4958-4677-8695-a4b3c2d1e0f8", "adult_id": str(woman.adult_id)}
        client = client_of("aigul")
        answer = client.post(reverse("justice:record_suspect", args=[incident.line]), said)
        assert answer.status_code == 302
        assert HouseholdSignal.objects.using("owner").count() == 1
        shown = client.get(reverse("justice:incident", args=[incident.line])).content.decode()
        assert "They were told, without a name of this file" in shown and "Жаркын" not in shown

    def test_keeps_the_suspect_where_nobody_could_be_told(
        self, incident, woman, jyldyz, client_of, monkeypatch
    ):
        child_elsewhere(woman, jyldyz)

        def refuse(*_args, **_more):
            raise Refusal("no key")

        monkeypatch.setattr(telling, "create_signal", refuse)
        said = self.SAID | {"id": "0d1c2b3a-4958-4677-8695-a4b3c2d1e0f7", "adult_id": str(woman.adult_id)}
        client = client_of("aigul")
        assert client.post(reverse("justice:record_suspect", args=[incident.line]), said).status_code == 302
        shown = client.get(reverse("justice:incident", args=[incident.line])).content.decode()
        assert "were not told yet" in shown and "Tell these offices now" in shown
        monkeypatch.undo()


def not_to_call(by, *children):
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute("select child, adult from justice_not_to_call(%s)", [[one.pk for one in children]])
        return {*cursor.fetchall()}


class TestNothingReachesTheHousehold:
    def test_before_anything_is_decided_and_before_the_hour_that_was_agreed(
        self, incident, four, suspect, aigul
    ):
        assert not_to_call(aigul, four[0]) == {(four[0].pk, None)}
        with reading(aigul):
            assert "not decided who goes" in hush_warnings(four[0].pk, aigul)[0]
        assert not_to_call(aigul, register(aigul, given="Бермет")) == set()  # no suspect is near
        (home,) = homes(incident, aigul)
        decided(incident, aigul, home.home)
        assert not_to_call(aigul, four[0]) == {(four[0].pk, None)}
        with reading(aigul):
            assert "before" in hush_warnings(four[0].pk, aigul)[0]

    @pytest.mark.parametrize("ends", [no_visit, lambda *args: decided(*args, ahead=-HOURS)])
    def test_until_the_hour_is_over_or_nobody_goes(self, ends, incident, four, suspect, aigul):
        (home,) = homes(incident, aigul)
        ends(incident, aigul, home.home)
        assert not_to_call(aigul, four[0]) == set()
        with reading(aigul):
            assert hush_warnings(four[0].pk, aigul) == []

    def test_also_by_way_of_a_child_who_lives_elsewhere(self, incident, woman, four, suspect, aigul):
        nephew = register(aigul, given="Талант")
        kin = linked(nephew, woman, aigul, relation="aunt_m")
        assert not_to_call(aigul, nephew) == {(nephew.pk, kin.adult_id)}

    def test_and_a_sealed_incident_is_told_to_nobody_by_a_warning(
        self, child, case, woman, four, damira, erlan
    ):
        abuse = incident_of(child, damira, kinds=["sexual_abuse"], risk="high")
        suspected(abuse, damira, woman)
        assert not_to_call(erlan, four[0]) == {(four[0].pk, None)}
        with reading(erlan):
            assert hush_warnings(four[0].pk, erlan) == []
        with reading(damira):
            assert hush_warnings(four[0].pk, damira)

    def test_in_another_district_until_the_signal_is_answered_there(self, incident, away, aigul, cholpon):
        assert not_to_call(cholpon, away) == {(away.pk, None)}
        with reading(cholpon):
            assert hush_warnings(away.pk, cholpon) == []
        row = tell_offices(incident, by=aigul)
        assert not_to_call(cholpon, away) == {(away.pk, None)}
        said = {"how": "passed_on", "body": "Бишкек", "findings": "x", "district_id": away.district_id}
        SignalEnding.objects.using("owner").create(signal_id=row.signal_id, **said)
        assert not_to_call(cholpon, away) == set()
