"""The words of the pages of this room: reasons as sentences; notes, talks and contacts in a line."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.design.days import date_in_words
from umai.design.law.certainty import CERTAINTY_WORDS, least_sure
from umai.law.children.ages import INFANT_UNDER
from umai.law.children.families import (
    CARER_OLD_FROM,
    CHILDREN_WITH_ONE_CARER,
    CLOSED_MONTHS,
    CRITERIA,
    DOCTOR_MONTHS,
    MISSED_PER_CENT,
    NOTES_MONTHS,
    SCHOOL_FROM,
    SCHOOL_UNTIL,
    UNREACHED_CONTACTS,
)
from umai.law.dated_values import Certainty
from umai.law.terms.clock import today
from umai.prevention.models import NoteKind

ZONES = {  # where parents from here work; the words are the choices of a list
    "Asia/Bishkek": gettext_lazy("the same time as here"),
    "Europe/Moscow": gettext_lazy("Moscow, Saint Petersburg, Krasnodar"),
    "Europe/Samara": gettext_lazy("Samara"),
    "Asia/Yekaterinburg": gettext_lazy("Yekaterinburg, Surgut"),
    "Asia/Novosibirsk": gettext_lazy("Novosibirsk, Krasnoyarsk"),
    "Asia/Yakutsk": gettext_lazy("Yakutsk"),
    "Asia/Vladivostok": gettext_lazy("Vladivostok"),
    "Asia/Almaty": gettext_lazy("Kazakhstan"),
    "Europe/Istanbul": gettext_lazy("Turkey"),
    "Asia/Dubai": gettext_lazy("Emirates"),
    "Asia/Seoul": gettext_lazy("Korea, Japan"),
    "Europe/Berlin": gettext_lazy("Germany, Poland, Italy"),
    "Europe/London": gettext_lazy("Britain"),
    "America/New_York": gettext_lazy("America, east"),
}


def reason_in_words(reason):
    """One reason of the list, in a sentence that can be checked in the file."""
    value = reason.value
    match reason.code:
        case "infant_left":
            return _("Under %(age)d years old, and every parent on record is away.") % {
                "age": INFANT_UNDER.on(today())
            }
        case "works":
            return _("Works in place of school.")
        case "stranger":
            return _("Lives with somebody who is not a relative, without a paper.")
        case "carer_young":
            return _("The carer is %(age)d years old: a child too.") % {"age": value}
        case "carer_old":
            return _("The carer is %(age)d years old.") % {"age": value}
        case "many_children":
            return _("The same carer looks after %(n)d children.") % {"n": value}
        case "not_enrolled":
            return _("%(age)d years old, and in no school.") % {"age": value}
        case "misses_school":
            return ngettext("Missed %(n)d day of school.", "Missed %(n)d days of school.", value) % {
                "n": value
            }
        case "no_doctor" if value is None:
            return _("A vaccination is overdue, and no doctor is on record.")
        case "no_doctor":
            return _("A vaccination is overdue. A doctor last saw the child on %(day)s.") % {
                "day": date_in_words(value)
            }
        case "unreachable":
            return _("A parent was not reached %(n)d times in a row.") % {"n": value}
    return _("An earlier case ended on %(day)s.") % {"day": date_in_words(value)}


def criteria_in_words(on=None):
    """Pairs of each criterion, with its numbers of this day, and how sure they are; "" for practice."""
    on = on or today()
    numbers = {
        "infant": INFANT_UNDER,
        "old": CARER_OLD_FROM,
        "many": CHILDREN_WITH_ONE_CARER,
        "missed": MISSED_PER_CENT,
        "from": SCHOOL_FROM,
        "until": SCHOOL_UNTIL,
        "doctor": DOCTOR_MONTHS,
        "notes": NOTES_MONTHS,
        "contacts": UNREACHED_CONTACTS,
        "closed": CLOSED_MONTHS,
    }
    values = {name: dated.on(on) for name, dated in numbers.items()}
    sentences = {
        "infant_left": _("Under %(infant)d years old, and every parent on record is away"),
        "works": _("Works in place of school (notes of %(notes)d months count)"),
        "stranger": _("Lives with somebody who is not a relative, and there is no paper"),
        "carer_young": _("The carer is a child"),
        "carer_old": _("The carer is %(old)d or older"),
        "many_children": _("One carer looks after more than %(many)d children"),
        "not_enrolled": _("From %(from)d to under %(until)d years old, and in no school"),
        "misses_school": _("Missed %(missed)d per cent of the school days or more"),
        "no_doctor": _("A vaccination is overdue, and no doctor saw the child for %(doctor)d months"),
        "unreachable": _("A parent was not reached %(contacts)d times in a row"),
        "case_before": _("A case ended less than %(closed)d months ago"),
    }
    return [(sentences[code] % values, _sure(criterion, on)) for code, criterion in CRITERIA.items()]


def _sure(criterion, on):
    """How sure the numbers of this criterion are, where they are more than practice."""
    sure = least_sure(*criterion.reads, on=on) if criterion.reads else Certainty.PRACTICE
    return "" if sure is Certainty.PRACTICE else CERTAINTY_WORDS[sure]


def note_in_words(row):
    """What a note says, in a line."""
    if row.kind == NoteKind.ATTENDANCE:
        return _("missed %(missed)d of %(held)d school days") % {
            "missed": row.missed_days,
            "held": row.school_days,
        }
    value = str(row.get_value_display())
    if row.due_on:
        return _("%(found)s; the next is due on %(day)s") % {"found": value, "day": date_in_words(row.due_on)}
    return value


def talk_title(row):
    """A talk, or that one was not held."""
    partner = str(row.get_partner_display())
    if row.made:
        return _("Preventive talk: %(partner)s") % {"partner": partner}
    return _("Preventive talk not held: %(reason)s") % {"reason": row.get_not_made_display()}


def contact_title(row):
    """A contact with a parent who is away."""
    if row.reached:
        return _("Parent reached: %(how)s") % {"how": row.get_way_display()}
    return _("Parent not reached: %(how)s") % {"how": row.get_way_display()}


def time_there(zone, instant: datetime):
    """What the clock shows where the parent is, as 14:05; "" where the place is not known."""
    return f"{instant.astimezone(ZoneInfo(zone)):%H:%M}" if zone in ZONES else ""
