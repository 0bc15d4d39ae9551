from datetime import timedelta

from umai.identification.inbox import actions, endings, worklist
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import reported


def words(n):
    return ReportWords(happened=f"Report {n}")


def firsts(found, by):
    with by.speaking():
        return [line["first"] for line in found]


def hours(n):
    return timedelta(hours=n)


def test_urgent_first_then_the_unread_then_the_read_each_by_receipt(erlan):
    read = reported(words(1), ago=hours(30))
    late, early = reported(words(2), ago=hours(1)), reported(words(3), ago=hours(5))
    urgent = reported(words(4), ago=hours(0), danger_now=True)
    actions.screen_signal(read, by=erlan, outcome="concern")
    assert firsts(worklist.waiting_lines(erlan), erlan) == [urgent.pk, early.pk, late.pk, read.pk]


def test_of_the_urgent_those_come_first_that_nobody_has_read(erlan):
    read, unread = reported(words(1), ago=hours(5), danger_now=True), reported(words(2), danger_now=True)
    actions.screen_signal(read, by=erlan, outcome="urgent")
    assert firsts(worklist.urgent_lines(erlan), erlan) == [unread.pk, read.pk]


def test_a_threat_of_suicide_is_first_whatever_it_was_screened_as(erlan, superuser):
    calm = reported(words(1), ago=hours(9))
    threat = reported(words(2), concern="self_harm")
    assert firsts(worklist.urgent_lines(erlan), erlan) == [threat.pk]
    assert firsts(worklist.waiting_lines(erlan), erlan) == [threat.pk, calm.pk]


def test_screened_down_with_a_reason_it_is_urgent_no_more(erlan):
    danger = reported(danger_now=True)
    actions.screen_signal(danger, by=erlan, outcome="concern", reason="The father left.")
    assert firsts(worklist.urgent_lines(erlan), erlan) == []


def test_many_same_reports_are_one_line_and_lines_are_counted(erlan):
    same = [reported(ago=hours(n)) for n in range(4)]
    with erlan.speaking():
        (line,) = worklist.waiting_lines(erlan)
    assert (line["n"], line["first"]) == (4, same[-1].pk)
    for n in range(3):
        reported(words(n + 5), danger_now=True)
    with erlan.speaking():
        assert worklist.line_counts(erlan) == {"waiting": 4, "urgent": 3}


def test_crowded_ones_stand_behind_the_others(erlan):
    crowd = reported(words(1), ago=hours(20), crowded=True, danger_now=True)
    other = reported(words(2))
    assert firsts(worklist.waiting_lines(erlan), erlan) == [other.pk, crowd.pk]


def test_one_of_them_from_elsewhere_brings_the_line_to_the_front(erlan):
    reported(words(1), crowded=True)
    reported(words(1))
    with erlan.speaking():
        (line,) = worklist.waiting_lines(erlan)
    assert not line["crowded_"]


def test_what_was_gathered_is_no_line_of_its_own(signal, erlan):
    later = reported(words(2), ago=hours(0))
    actions.gather_signals(signal, by=erlan, others=[later.pk])
    assert firsts(worklist.waiting_lines(erlan), erlan) == [signal.pk]


def test_what_ended_waits_no_more_and_what_ended_last_is_first(erlan):
    old, new = reported(words(1)), reported(words(2))
    for one in (old, new):
        actions.screen_signal(one, by=erlan, outcome="information")
        endings.end_signal(one, by=erlan, how="no_need", findings="Telephoned.")
    assert firsts(worklist.waiting_lines(erlan), erlan) == []
    assert firsts(worklist.ended_lines(erlan), erlan) == [new.pk, old.pk]


def test_mine_are_those_that_i_screened(erlan, damira):
    own, other = reported(words(1)), reported(words(2))
    actions.screen_signal(own, by=erlan, outcome="concern")
    actions.screen_signal(other, by=damira, outcome="concern")
    assert firsts(worklist.waiting_lines(erlan, mine=True), erlan) == [own.pk]


def test_others_have_no_lines_and_kept_ones_are_the_oblast_s_alone(signal, kept, erlan, farida, request):
    for who in ("cholpon", "aigul", "bakyt"):
        by = request.getfixturevalue(who)
        assert firsts(worklist.waiting_lines(by), by) == [], who
    assert firsts(worklist.waiting_lines(erlan), erlan) == [signal.pk]
    assert set(firsts(worklist.waiting_lines(farida), farida)) == {signal.pk, kept.pk}


def test_page_after_page_shows_every_line_once(erlan):
    crowd = [reported(words(n), ago=hours(n % 3), crowded=True) for n in range(4)]
    calm = [reported(words(n + 10), ago=hours(n % 3)) for n in range(6)]
    hot = [reported(words(n + 20), ago=hours(1), danger_now=True) for n in range(3)]
    for page in (1, 2, 3, 7):
        seen, place = [], None
        with erlan.speaking():
            for _ in range(30):
                found = worklist.waiting_lines(erlan)
                found = list((worklist.lines_after(found, place) if place else found)[:page])
                if not found:
                    break
                seen += [line["first"] for line in found]
                last = found[-1]
                place = worklist.InboxPosition(last["crowded_"], last["rank"], last["at"], last["first"])
                assert worklist.InboxPosition.read(place.text()) == place
        assert len(seen) == 13 and set(seen[:3]) == {one.pk for one in hot}, page
        assert set(seen[3:9]) == {one.pk for one in calm}, page
        assert set(seen[9:]) == {one.pk for one in crowd}, page


def test_an_address_that_says_nothing_is_no_place():
    for text in ("", "1", "0_0_x_y", "0_0_20260101T000000000000Z_", "a_b_c_d", "0_0_0_0_0"):
        assert worklist.InboxPosition.read(text) is None, text
