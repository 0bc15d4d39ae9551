"""My day on a telephone: what is urgent stands open, the rest in folds whose lines say what is inside."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from umai.casefile.my_day import day
from umai.casefile.tests.test_my_day import group, mine, my_day, set_risk, villages
from umai.protection.emergency.actions import begin_protection
from umai.register.child.actions import add_adult, record_fact
from umai.register.models import Address, CareArrangement

__all__ = ["mine", "villages"]


def parts(html):
    """What of a group is open, the line of its fold, and what is folded, all without marks of HTML."""
    opened, _, fold = html.partition("<details")
    line, _, inside = fold.partition("</summary>")
    return tuple(" ".join(re.sub("<[^>]+>", " ", one).split()) for one in (opened, line, inside))


@pytest.fixture
def week(mine, owe, forget):
    """`week(days)`: a case of a child for each of these days, in which a visit is due then."""

    def make(*several):
        found = []
        for n, days in enumerate(several):
            one = mine(f"Бала{n}", days_ago=0)
            forget(one)
            owe(one, "visit", days)
            found.append(one)
        return found

    return make


def test_of_this_week_the_days_after_tomorrow_are_folded_by_what_they_are(client_of, week, owe):
    cases = week(3, 1, 2)
    owe(cases[2], "review", 5)
    opened, line, inside = parts(group(my_day(client_of("aigul")), "week"))
    assert "Бала1" in opened and "Бала0" not in opened and "Бала0" in inside
    assert inside.count("Асанов Бала2 Bel") == 2
    assert "3 more this week: Visit the child: 2, Review the plan: 1" in line and "danger" not in line


def test_the_line_of_the_week_says_who_is_in_danger(client_of, week, aigul):
    one, *_others = week(3, 4, 4, 5)
    set_risk(one, aigul, "urgent")
    _opened, line, _inside = parts(group(my_day(client_of("aigul")), "week"))
    assert line.endswith("Visit the child: 4 danger: 1")


def test_a_day_with_little_to_do_has_no_fold(client_of, week):
    week(2, 3, 4)
    opened, line, _inside = parts(group(my_day(client_of("aigul")), "week"))
    assert all(f"Бала{n}" in opened for n in range(3)) and line == ""


def test_where_nothing_of_the_week_stands_open_the_line_does_not_repeat_its_heading(client_of, week):
    week(3)
    assert "more this week" not in group(my_day(client_of("aigul")), "week")


def test_what_is_late_for_long_is_shown_while_there_is_room(client_of, week):
    week(-20, -21, -22, -23)
    opened, line, inside = parts(group(my_day(client_of("aigul")), "old"))
    assert [name in opened for name in ("Бала3", "Бала2", "Бала1", "Бала0")] == [True, True, True, False]
    assert "Show 1 more" in line and line.endswith("late: 1") and "Бала0" in inside


def test_on_a_day_full_of_what_is_urgent_the_line_says_what_is_late_for_long(client_of, week, monkeypatch):
    monkeypatch.setattr(day, "ROOM", 2)
    week(0, -1, -20, -21)
    text = my_day(client_of("aigul"))
    opened, line, inside = parts(group(text, "old"))
    assert "Бала" not in opened and inside.count("late by") >= 2
    assert "Show 2 " in line and line.endswith("late: 2") and "<details" not in group(text, "today")


def test_what_is_late_by_a_week_or_due_today_is_never_folded(client_of, week):
    week(*(0, -1, -2, -3, -4, -5, -6, -7))
    today = group(my_day(client_of("aigul")), "today")
    assert "<details" not in today and all(f"Бала{n}" in today for n in range(8))


def test_the_whole_of_a_group_is_open(client_of, week):
    week(*range(-29, -20))
    client = client_of("aigul")
    assert " open>" not in group(my_day(client), "old")
    assert " open>" in group(client.get("/?whole=old").content.decode(), "old")


def test_a_short_row_leads_to_where_it_is_done_and_to_whom_to_call(client_of, week, aigul, monkeypatch):
    monkeypatch.setattr(day, "IN_FULL", 0)
    (one,) = week(0)
    said = {"given": "Бермет", "phone": "0555 12-34-56"}
    carer = add_adult(one.child, by=aigul, identity=said, relation="aunt_m")
    record_fact(one.child, by=aigul, model=CareArrangement, carer_id=carer.adult_id, is_kin=True)
    row = group(my_day(client_of("aigul")), "today")
    assert f'<a href="/cases/{one.pk}/visits/new/">Visit the child<span' in row
    assert 'href="tel:0555123456"' in row and "0555 12-34-56" in row
    assert "govuk-button" not in row, "a short row has no buttons"


def test_a_short_row_shows_no_calm_risk(client_of, week, aigul, monkeypatch):
    (one,) = week(0)
    set_risk(one, aigul, "medium")
    client = client_of("aigul")
    assert "medium risk" in group(my_day(client), "today")
    monkeypatch.setattr(day, "IN_FULL", 0)
    assert "medium risk" not in group(my_day(client), "today")


def test_where_nobody_may_go_is_said_in_full_once_and_then_in_a_word_that_leads_there(week, monkeypatch):
    from umai.casefile.my_day.rows import DutyRow

    first, second, short = (
        DutyRow(None, None, f"Бала{n}", f"/cases/{n}/", "Visit", "", None, warning="Nobody goes there yet.")
        for n in range(3)
    )
    monkeypatch.setattr(day, "IN_FULL", 2)
    day.shorten([day.DutyGroup("today", "Today", timezone.localdate(), rows=[first, second, short])])
    assert "Nobody goes there yet." in first.html() and "do not go there yet" not in first.html()
    for n, row in ((1, second), (2, short)):
        assert "Nobody goes there yet." not in row.html()
        assert re.search(f'<a href="/cases/{n}/"><strong class="govuk-tag govuk-tag--red">do not', row.html())


def test_by_village_a_child_in_danger_is_not_folded(client_of, week, villages, aigul, monkeypatch):
    monkeypatch.setattr(day, "UNFOLDED_OF_VILLAGE", 0)
    one, other = week(0, -1)
    for case in (one, other):
        record_fact(case.child, by=aigul, model=Address, kind="actual", settlement_id=villages[0].pk)
    said = {"danger": "violence", "known_at": timezone.now() - timedelta(hours=1), "words": "Beaten."}
    begin_protection(one, by=aigul, id=uuid.uuid4(), **said)
    text = client_of("aigul").get("/?by=village").content.decode()
    opened, line, inside = parts(group(text, "village-0"))
    assert "Бала0" in opened and "Бала1" not in opened and "Бала1" in inside and "late: 1" in line


def test_how_it_goes_is_one_line(client_of, week):
    week(0, 20)
    text = my_day(client_of("aigul"))
    fold = re.search(
        "<details[^>]*><summary>How it goes: 1 thing to do later</summary>(.*?)</details>", text, re.S
    )
    assert 'href="#group-today"' in fold[1]
