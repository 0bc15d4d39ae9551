"""The states and words of a legal clock: of a term in days, and of one in hours."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.law.terms.clock import day_of, days_left


def clock_words(due_on: date, on: date, done_on: date | None) -> tuple[str, str]:
    """The state of a clock (late, today, soon, fair, done) and its words."""
    late = -days_left(due_on, done_on or on)
    if done_on and late <= 0:
        return "done", _("done, ahead of its term") if on < due_on else _("done in time")
    if done_on:
        return "late", ngettext("done %(days)d day late", "done %(days)d days late", late) % {"days": late}
    if late > 0:
        return "late", ngettext("late by %(days)d day", "late by %(days)d days", late) % {"days": late}
    if late == 0:
        return "today", _("due today")
    words = ngettext("%(days)d day left", "%(days)d days left", -late) % {"days": -late}
    return ("soon" if late >= -3 else "fair"), words


def clock_at_words(late_at: datetime, now: datetime, done_at: datetime | None) -> tuple[str, str]:
    """The state of a clock and its words: whole hours, and from 48 of them on the days of a calendar."""
    late = (done_at or now) >= late_at
    hours = int(abs((done_at or now) - late_at).total_seconds() // 3600)
    days = abs(days_left(day_of(late_at), day_of(done_at or now)))
    if done_at and late:
        return "late", done_late_words(hours, days)
    if done_at:
        return "done", _("done, ahead of its term") if now < late_at else _("done in time")
    if late:
        return "late", late_words(hours, days)
    if hours >= 48:
        return "fair", ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
    if hours == 0:
        return "today", _("less than an hour left")
    words = ngettext("%(hours)d hour left", "%(hours)d hours left", hours) % {"hours": hours}
    return ("today" if hours < 3 else "soon"), words


def late_words(hours: int, days: int) -> str:
    if hours == 0:
        return _("late by less than an hour")
    if hours < 48:
        return ngettext("late by %(hours)d hour", "late by %(hours)d hours", hours) % {"hours": hours}
    return ngettext("late by %(days)d day", "late by %(days)d days", days) % {"days": days}


def done_late_words(hours: int, days: int) -> str:
    if hours == 0:
        return _("done less than an hour late")
    if hours < 48:
        return ngettext("done %(hours)d hour late", "done %(hours)d hours late", hours) % {"hours": hours}
    return ngettext("done %(days)d day late", "done %(days)d days late", days) % {"days": days}
