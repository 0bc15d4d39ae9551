"""The hours from an urgent call until the child is seen, and the children whom nobody has seen yet."""

import uuid
from datetime import datetime, time, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from tests.cast import id_of
from umai.identification.inbox import actions as signals
from umai.identification.tests.conftest import reported, wall
from umai.law.terms.clock import BISHKEK, today
from umai.oversight.board import hours_to_seen
from umai.oversight.board_query import BoardQuery
from umai.oversight.tests.conftest import ago, make_case
from umai.trail.models import Entry
from umai.urgency.models import Urgency

NOON = time(12, tzinfo=BISHKEK)


def at(days_ago, hours=0.0):
    """So many hours after noon of a day before today, in Bishkek."""
    return datetime.combine(ago(days_ago), NOON) + timedelta(hours=hours)


def call(district, days_ago, hours=None, *, by="aigul", **said):
    """An urgent call at noon of that day; the child was seen so many hours later, or nobody saw it."""
    called_at = at(days_ago)
    row = {"district_id": district.office.place_id, "signal_id": uuid.uuid4(), "called_at": called_at}
    if hours is not None:
        row |= {
            "seen_at": called_at + timedelta(hours=hours),
            "seen_by_id": id_of("worker", by),
            "is_safe": True,
            "ended_at": timezone.now(),
            "ended_how": "seen",
            "case_id": uuid.uuid4(),
        }
    return Urgency.objects.using("owner").create(**row | said)


def change(signal, **said):
    """What the database wrote of this signal, with another past."""
    Urgency.objects.using("owner").filter(signal_id=signal.pk).update(**said)


def seen_after(signal, hours, case, by, days_ago=3):
    called_at = at(days_ago)
    # First the case takes it in, whereupon the database asks whether the child was seen.
    change(signal, case_id=case.pk, child_id=case.child_id, municipality_id=case.municipality_id)
    change(
        signal,
        called_at=called_at,
        seen_at=called_at + timedelta(hours=hours),
        seen_by_id=by.pk,
        is_safe=True,
        ended_at=timezone.now(),
        ended_how="seen",
    )


def shown(by, **query):
    with by.speaking(), override("en"):
        return hours_to_seen.section(BoardQuery.of(query, by))


def board_of(client, address="/board/"):
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


class TestTheHours:
    def test_of_few_children_the_quickest_and_the_longest_are_said(self, damira):
        for hours in (1, 4, 4, 4, 50):  # three are equal
            call(damira, 10, hours)
        ((name, url, called, seen, same_day, decided, unseen, longest, hours),) = shown(damira)["lines"]
        assert (name, url) == (damira.office.place.name_en, "")
        assert (called, seen, same_day, decided, unseen, longest) == (5, 5, 4, 0, 0, "")
        assert hours == "the quickest 60 minutes, the longest 50 hours"

    def test_of_ten_children_the_times_are_those_within_which_so_many_were_seen(self, damira):
        for hours in (1, 2, 3, 4, 4.5, 6, 7, 8, 9.2, 50):
            call(damira, 10, hours)
        (line,) = shown(damira)["lines"]
        assert line.hours == "half within 5 hours, nine of ten within 10 hours"  # rounded up

    def test_a_child_who_is_not_seen_makes_no_time_shorter(self, damira):
        for hours in (1, 2, 3, 4, 5, 6, 7, 8):
            call(damira, 10, hours)
        call(damira, 1)
        call(damira, 1)
        (line,) = shown(damira)["lines"]
        assert line.hours == "half within 5 hours; fewer than nine of ten were seen yet"

    def test_where_most_or_all_are_not_seen_no_time_is_said(self, damira):
        call(damira, 1)
        (line,) = shown(damira)["lines"]
        assert line.hours == "nobody was seen yet"
        for hours in (1, 2, 3, 4):
            call(damira, 10, hours)
        for _each in range(5):
            call(damira, 1)
        (line,) = shown(damira)["lines"]
        assert line.hours == "fewer than half were seen yet"

    def test_a_child_seen_at_the_very_call_was_seen_after_no_minute(self, damira):
        call(damira, 10, 0)
        (line,) = shown(damira)["lines"]
        assert (line.same_day, line.hours) == (1, "0 minutes")

    def test_several_calls_about_a_child_whom_one_visit_saw_count_once_from_the_first(self, damira):
        case = uuid.uuid4()
        first = call(damira, 10, 5, case_id=case)
        call(
            damira,
            10,
            case_id=case,
            called_at=at(10, 2),
            seen_at=first.seen_at,
            seen_by_id=first.seen_by_id,
            is_safe=True,
            ended_at=first.ended_at,
            ended_how="seen",
        )
        for hours in (1, 2):
            call(damira, 3, case_id=case, called_at=at(3, hours))
        (line,) = shown(damira)["lines"]
        assert (line.called, line.seen, line.unseen) == (2, 1, 1)
        assert shown(damira)["whole"].unseen_now == 1

    def test_the_day_is_a_day_in_bishkek(self, damira):
        call(damira, 10, 11.9)
        call(damira, 10, 12.1)  # after midnight, and still the same day in Greenwich
        (line,) = shown(damira)["lines"]
        assert (line.called, line.seen, line.same_day) == (2, 2, 1)

    def test_a_child_who_is_not_seen_stands_with_the_hours_so_far(self, damira):
        call(damira, 4, 1)
        call(damira, 3)
        (line,) = shown(damira)["lines"]
        so_far = int((timezone.now() - at(3)).total_seconds() // 3600)
        assert (line.called, line.seen, line.unseen, line.longest) == (2, 1, 1, f"{so_far} hours")
        assert line.hours == "60 minutes"  # of the one who was seen

    def test_what_two_persons_ended_has_no_hours_and_stands_apart(self, damira):
        call(damira, 3, ended_at=timezone.now(), ended_how="decided")
        assert [line.hours for line in shown(damira)["lines"]] == [""]
        call(damira, 4, 5)
        (line,) = shown(damira)["lines"]
        assert (line.called, line.seen, line.decided, line.unseen, line.hours) == (2, 1, 1, 0, "5 hours")

    def test_only_the_calls_of_the_period_are_counted(self, damira):
        call(damira, 100, 5)
        call(damira, 0, ended_at=timezone.now(), ended_how="decided")
        assert shown(damira)["lines"] == []
        month = ago(100).isoformat()[:7]
        assert [line.called for line in shown(damira, month=month)["lines"]] == [1]

    def test_no_other_district_is_counted(self, damira, cholpon):
        call(cholpon, 4, 5)
        call(cholpon, 4)
        assert shown(damira)["lines"] == shown(damira)["worst"] == []

    def test_what_a_wall_hides_is_not_counted(self, damira, aigul):
        case = make_case(aigul, "Нурбек", days_ago=20)
        of_file = {
            "case_id": case.pk,
            "child_id": case.child_id,
            "municipality_id": case.municipality_id,
            "signal_id": None,
        }
        call(damira, 4, **of_file)
        assert len(shown(damira)["worst"]) == 1
        wall(damira, case.child)
        found = shown(damira)
        assert (found["lines"], found["worst"], found["whole"].unseen_now) == ([], [], 0)

    def test_a_signal_about_a_walled_child_is_not_counted_either(self, damira, erlan, aigul):
        child = make_case(aigul, "Нурбек", days_ago=20).child
        one = reported(danger_now=True)
        signals.screen_signal(one, by=erlan, outcome="urgent")
        signals.match_child(one, by=erlan, child=child)
        change(one, called_at=at(3))
        assert (shown(damira)["whole"].called, len(shown(damira)["worst"])) == (1, 1)
        wall(damira, child)
        assert (shown(damira)["whole"].called, shown(damira)["worst"]) == (0, [])

    def test_what_the_oblast_keeps_is_not_the_district_s(self, damira, farida):
        call(damira, 4, keeper="oblast")
        assert shown(damira)["lines"] == shown(damira)["worst"] == []
        assert [line.unseen for line in shown(farida)["lines"]] == [1]

    def test_the_oblast_sees_a_line_for_each_district_that_was_called_and_one_of_all(self, damira, farida):
        other = next(pk for pk in farida.reach.districts if pk != damira.office.place_id)
        call(damira, 4, 5)
        assert [line.name for line in shown(farida)["lines"]] == [damira.office.place.name_en]
        call(damira, 4, 7, district_id=other)
        call(damira, 200, district_id=other)
        lines = {line.name: line for line in shown(farida)["lines"]}
        assert (len(lines), list(lines)[-1]) == (3, "All")
        nookat = lines[damira.office.place.name_en]
        assert (nookat.called, nookat.hours) == (1, "5 hours")
        assert (lines["All"].called, lines["All"].hours) == (2, "the quickest 5 hours, the longest 7 hours")
        assert nookat.url == f"/board/?district={damira.office.place_id}"
        (chosen,) = shown(farida, district=str(other))["lines"]
        assert (chosen.called, chosen.hours, chosen.url) == (1, "7 hours", "")


class TestWhetherTheyCanBeTrusted:
    def test_danger_that_was_screened_lower(self, damira, erlan):
        for outcome in ("concern", "urgent"):
            one = reported(danger_now=True)
            signals.screen_signal(one, by=erlan, outcome=outcome, reason="The neighbour was wrong.")
            change(one, called_at=at(2))
        change(reported(danger_now=True), called_at=at(2))
        calm = reported()
        signals.screen_signal(calm, by=erlan, outcome="urgent")
        change(calm, called_at=at(2))
        whole = shown(damira)["whole"]
        assert (whole.called, whole.lower, whole.said_urgent) == (4, 1, 3)

    def test_seen_by_whoever_wrote_the_report_down(self, damira, erlan, aigul):
        one, other, third = (make_case(aigul, name, days_ago=20) for name in ("Нурбек", "Азиз", "Эмил"))
        for who, case in ((erlan, one), (aigul, other)):
            seen_after(reported(danger_now=True, recorded_by_id=erlan.pk), 5, case, who)
        seen_after(reported(danger_now=True), 5, third, erlan)
        call(damira, 4, 5, signal_id=None)
        whole = shown(damira)["whole"]
        assert (whole.seen, whole.own_report, whole.reported) == (4, 1, 3)

    def test_a_new_urgent_signal_in_the_same_case_within_thirty_days(self, damira):
        first, second, third = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
        call(damira, 60, 5, case_id=first)
        call(damira, 29, 5, case_id=first)  # 31 days after the first
        call(damira, 60, 5, case_id=second)
        call(damira, 31, 5, case_id=second)
        call(damira, 60, 5, case_id=third)
        call(damira, 59, 5, case_id=third, signal_id=None)  # a protection, and no signal
        whole = shown(damira)["whole"]
        assert (whole.seen, whole.again) == (6, 1)

    def test_a_signal_that_the_reader_does_not_reach_is_in_no_count(self, damira, farida, aigul):
        case = make_case(aigul, "Нурбек", days_ago=20)
        seen_after(reported(danger_now=True, feared_works_here=True), 5, case, aigul)
        for who, reached in ((damira, 0), (farida, 1)):
            whole = shown(who)["whole"]
            assert (whole.seen, whole.said_urgent, whole.reported) == (1, reached, reached)


class TestTheList:
    def test_the_longest_open_come_first_whenever_they_were_called(self, damira):
        rows = [call(damira, days) for days in (1, 3, 200)]
        found = shown(damira)
        assert [one.url for one in found["worst"]] == [f"/inbox/{row.signal_id}/" for row in reversed(rows)]
        assert found["whole"].unseen_now == 3 and found["whole"].unseen == 2
        assert found["longest_now"].endswith(" hours")
        assert found["longest_now"] == found["worst"][0].since

    def test_it_has_ten_at_most_and_counts_all(self, damira):
        for days in range(1, 13):
            call(damira, days)
        found = shown(damira)
        assert (len(found["worst"]), found["whole"].unseen_now) == (10, 12)

    def test_it_says_where_and_who_took_the_call(self, damira, erlan, aigul):
        village = aigul.office.place
        one = reported(danger_now=True, settlement_id=village.pk)
        change(one, called_at=at(3), taken_at=at(2), taken_by_id=erlan.pk)
        case = make_case(aigul, "Нурбек", days_ago=20)
        of_file = {
            "case_id": case.pk,
            "child_id": case.child_id,
            "municipality_id": village.pk,
            "signal_id": None,
        }
        call(damira, 2, **of_file)
        call(damira, 1)
        district = damira.office.place.name_en
        assert [one[1:] for one in shown(damira)["worst"]] == [
            (village.name_en, district, "Мамытов Эрлан", f"/inbox/{one.pk}/", False),
            (village.name_en, district, "", f"/cases/{case.pk}/", True),
            (
                district,
                "",
                "",
                f"/inbox/{Urgency.objects.using('owner').latest('called_at').signal_id}/",
                False,
            ),
        ]

    def test_the_village_of_a_signal_that_the_reader_does_not_reach_is_not_said(self, damira, aigul):
        case = make_case(aigul, "Нурбек", days_ago=20)
        one = reported(danger_now=True, feared_works_here=True, settlement_id=aigul.office.place_id)
        change(one, called_at=at(3), case_id=case.pk, child_id=case.child_id)
        (line,) = shown(damira)["worst"]
        assert (line.place, line.lies_in) == (damira.office.place.name_en, "")

    def test_a_look_at_it_is_noted_with_what_it_showed(self, client_of, damira):
        rows = [call(damira, days) for days in (2, 3)]
        board_of(client_of("damira"))
        entry = Entry.objects.using("owner").get(act="oversight.unseen")
        assert (entry.worker_id, set(entry.shown)) == (damira.pk, {row.pk for row in rows})

    def test_where_nobody_waits_no_look_is_noted(self, client_of, damira):
        call(damira, 3, 5)
        board_of(client_of("damira"))
        assert not Entry.objects.using("owner").filter(act="oversight.unseen").exists()


class TestThePage:
    def test_each_count_of_trust_stands_with_what_it_is_of(self, client_of, damira, erlan, aigul):
        case = make_case(aigul, "Нурбек", days_ago=20)
        seen_after(reported(danger_now=True, recorded_by_id=erlan.pk), 5, case, erlan)
        trust = board_of(client_of("damira")).split("Can these hours be trusted?")[1].split("</dl>")[0]
        assert [trust.count(f">{text}</dd>") for text in ("1 of 1", "0 of 1")] == [1, 2]

    def test_where_there_is_nothing_to_count_it_says_so(self, client_of, damira):
        call(damira, 4, 5, signal_id=None)
        trust = board_of(client_of("damira")).split("Can these hours be trusted?")[1].split("</dl>")[0]
        assert [trust.count(f">{text}</dd>") for text in ("there was none", "0 of 1")] == [2, 1]

    def test_in_every_language_sentences_stand_for_the_table_and_the_list_until_there_are_calls(
        self, client_of, damira, erlan, aigul
    ):
        nobody = {
            "en": (
                "There was no urgent call in these days.",
                "No child waits to be seen after an urgent call.",
            ),
            "ru": ("В эти дни срочных вызовов не было.", "Нет детей, которых"),
            "ky": ("Бул күндөрү шашылыш чакыруу болгон эмес.", "Шашылыш чакыруудан кийин"),
        }
        clients = {language: client_of("damira", language) for language in nobody}
        for language, client in clients.items():
            page = board_of(client)
            assert [sentence for sentence in nobody[language] if sentence not in page] == []
        call(damira, 4, 5)
        call(damira, 3, taken_at=at(2), taken_by_id=erlan.pk)
        case = make_case(aigul, "Нурбек", days_ago=20)
        call(damira, 2, case_id=case.pk, child_id=case.child_id, municipality_id=case.municipality_id)
        for language, client in clients.items():
            page = board_of(client)
            assert "Мамытов Эрлан" in page and f'href="/cases/{case.pk}/"' in page, language
            assert "govuk-tag--red" in page, language

    def test_the_oblast_opens_a_district_from_its_line(self, client_of, damira, farida):
        call(damira, 4, 5)
        page = board_of(client_of("farida"))
        assert f'<a href="/board/?district={damira.office.place_id}">' in page.split("What is owed now")[0]

    def test_the_list_leads_to_pages_that_open(self, client_of, damira, aigul):
        one = reported(danger_now=True)
        case = make_case(aigul, "Нурбек", days_ago=20)
        call(damira, 2, case_id=case.pk, child_id=case.child_id, municipality_id=case.municipality_id)
        client = client_of("damira")
        urls = [f"/inbox/{one.pk}/", f"/cases/{case.pk}/"]
        page = board_of(client)
        assert all(f'href="{url}"' in page and client.get(url).status_code == 200 for url in urls)

    def test_the_number_of_questions_does_not_grow(self, damira):
        def asked():
            with damira.speaking(), CaptureQueriesContext(connection) as queries:
                hours_to_seen.section(BoardQuery.of({}, damira))
            return len(queries)

        call(damira, 3)
        few = asked()
        for days in range(1, 9):
            call(damira, days, days)
            call(damira, days)
        assert asked() == few <= 4


def test_it_is_today_s_call_that_is_in_the_list_and_not_yet_in_the_table(damira):
    call(damira, 0, called_at=timezone.now())
    found = shown(damira)
    assert (found["lines"], found["whole"].unseen_now, len(found["worst"])) == ([], 1, 1)
    assert today() > BoardQuery.of({}, damira).until
