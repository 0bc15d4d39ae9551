"""Whether somebody is on duty is said before anything is sent, and after; nothing else is promised."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import id_of
from tests.tampering import without_triggers
from umai.identification.report_form.tests.walk import Reporter
from umai.staff.models import Term, Turn

NOBODY, ABOVE, BEING_TOLD = (
    "Nobody is on duty now",
    "Nobody is on duty at the oblast now",
    "Somebody is on duty now",
)


@pytest.fixture
def on_duty(db):
    """`on_duty("erlan", "nookat")`: a turn that runs now."""

    def turn(username, office, *, begins=-1, ends=8, **more):
        now = timezone.now()
        return Turn.objects.using("owner").create(
            worker_id=id_of("worker", username),
            office_id=id_of("office", office),
            from_at=now + timedelta(hours=begins),
            to_at=now + timedelta(hours=ends),
            **more,
        )

    return turn


def said(reporter, **answers):
    """The words of the check page and of the last page."""
    before = reporter.walk_to("check", **answers).words
    return before, reporter.press("send").words


def test_nobody_on_duty_is_said_before_and_after_with_the_numbers(reporter):
    before, after = said(reporter)

    for words in (before, after):
        assert NOBODY in words and "has to be read within 24 hours" in words
        assert words.index("102") < words.index("103") < words.index("111")
        assert "If nobody answers, call 102." in words


def test_with_somebody_on_duty_nothing_alarms_and_an_urgent_report_says_that_somebody_is_told(
    client, on_duty
):
    on_duty("erlan", "nookat")
    before, after = said(Reporter(client, "en"))
    assert NOBODY not in before and NOBODY not in after
    assert BEING_TOLD not in after  # only urgent reports call somebody
    assert BEING_TOLD in said(Reporter(client, "en"), danger="yes")[1]


def test_whoever_stands_in_counts(reporter, on_duty):
    on_duty("azamat", "nookat", substitute_id=id_of("worker", "damira"))

    assert NOBODY not in said(reporter)[0]


def test_a_turn_at_another_time_of_another_district_or_of_somebody_dismissed_does_not_count(
    client, on_duty, superuser
):
    handed_over = on_duty("azamat", "nookat")
    with without_triggers(superuser):
        superuser.execute("update staff_turn set current = false where id = %s", [handed_over.pk])
    on_duty("erlan", "nookat", begins=-9, ends=-1)
    on_duty("erlan", "nookat", begins=9, ends=17)
    on_duty("cholpon", "kochkor")
    assert NOBODY in Reporter(client, "en").walk_to("check").words
    on_duty("erlan", "nookat")
    assert NOBODY not in Reporter(client, "en").walk_to("check").words
    Term.objects.using("owner").filter(worker_id=id_of("worker", "erlan")).update(ended_at=timezone.now())
    assert NOBODY in Reporter(client, "en").walk_to("check").words


def test_about_a_colleague_the_oblast_is_asked_and_not_the_district(reporter, on_duty):
    on_duty("erlan", "nookat")
    reporter.walk_to("check", works_here="yes")
    assert ABOVE in reporter.words

    on_duty("farida", "osh_oblast")
    assert ABOVE not in reporter.press("stay").words
