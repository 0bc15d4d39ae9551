"""What other pages read of prevention."""

from django.utils import timezone
from django.utils.translation import override

from umai.law.terms.clock import today
from umai.prevention.child import actions
from umai.prevention.reading import count_entries, events_of
from umai.prevention.tests.conftest import DAY, WORDS, attendance


def titles(child, by):
    with by.speaking(), override("en"):
        return sorted(str(event.title) for event in events_of(child, by))


def test_the_timeline_tells_what_was_noted_said_and_tried(child, mother, aigul):
    actions.record_note(child, by=aigul, **attendance())
    actions.record_talk(child, by=aigul, made=False, partner="parents", not_made="road", talked_on=today())
    actions.record_contact(
        child, by=aigul, adult_id=mother, way="telephone", reached=False, contacted_at=timezone.now()
    )
    assert titles(child, aigul) == [
        "Attendance: missed 8 of 40 school days",
        "Parent not reached: telephone",
        "Preventive talk not held: the road",
    ]


def test_what_was_corrected_or_struck_is_told_too(child, aigul, erlan):
    row = actions.record_note(child, by=aigul, **attendance())
    actions.strike_row(actions.correct_row(row, by=aigul, missed_days=4), by=erlan)
    assert titles(child, aigul) == ["Corrected: attendance", "Struck out: attendance"]


def test_what_stands_is_counted_with_the_day_of_the_next_talk(child, mother, aigul):
    with aigul.speaking():
        assert count_entries(child.pk, aigul) == (0, None)
    for days in (2, 1):
        actions.record_talk(
            child,
            by=aigul,
            made=True,
            partner="carer",
            words=WORDS,
            talked_on=today() - days * DAY,
            next_on=today() + days * DAY,
        )
    actions.correct_row(actions.record_note(child, by=aigul, **attendance()), by=aigul, missed_days=4)
    actions.record_contact(
        child, by=aigul, adult_id=mother, way="telephone", reached=False, contacted_at=timezone.now()
    )
    with aigul.speaking():
        assert count_entries(child.pk, aigul) == (4, today() + DAY)
