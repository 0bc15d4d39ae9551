"""The facts of a file in words: an absence, an arrangement of care, a school, an address."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.design.days import in_words
from umai.register.facts.circumstances import Attendance, Paper
from umai.register.fields.countries import country_name


def in_record(words, child_id, file):
    """These words, and from which record they are where the child has several and this one does not lead."""
    if child_id in (None, file.ids[0]) or len(file.ids) == 1:
        return words
    name = next((row.full_name() for row in file.others if row.child_id == child_id), _("Name not known"))
    return "\n".join(filter(None, [words, _("From the other record: %(name)s") % {"name": name}]))


def known_day(day: date | None, precision="day"):
    """A day in words, no more exactly than it is known; "" when nobody knows it."""
    if day is None:
        return ""
    return in_words(day, precision if precision in ("day", "month") else "year")


def names_of(identity):
    """The name first as it is on file, then each other form that somebody wrote down."""
    return "\n".join(identity.all_written())


def pin_tail(identity):
    """The last four digits, which tell two children apart and identify nobody; "" without a PIN."""
    return f"…{identity.pin[-4:]}" if identity.pin else ""


def address(row):
    """Street and house, then the settlement with all it lies in."""
    place = row.settlement.path_in(get_language() or "ky") if row.settlement else ""
    return ", ".join(filter(None, [row.words, place]))


def person(identity):
    """An adult's name; a sentence when this reader may not see who it is."""
    return identity.full_name() if identity else _("an adult of another office's files")


def absence(row):
    """Where a parent is, since when, until when, and when they were last heard of: a sentence a line."""
    where = ", ".join(filter(None, [row.place, country_name(row.country)]))
    lines = [f"{row.get_kind_display()}: {where}" if where else str(row.get_kind_display())]
    if row.holds_from:
        lines.append(_("Away since %(day)s") % {"day": known_day(row.holds_from)})
    else:
        lines.append(_("Nobody knows since when"))
    if row.holds_to:
        lines.append(_("Came back on %(day)s") % {"day": known_day(row.holds_to)})
    elif row.return_expected_on:
        lines.append(_("Expected back on %(day)s") % {"day": known_day(row.return_expected_on)})
    else:
        lines.append(_("No day of return is known"))
    if row.contact:
        lines.append(_("Contact: %(contact)s") % {"contact": row.contact})
    if row.last_contact_on:
        lines.append(_("Last contact on %(day)s") % {"day": known_day(row.last_contact_on)})
    return "\n".join(lines)


def care(row, file):
    """With whom the child lives, since when, and on what paper."""
    who = row.institution or (
        person(file.person(row.carer_id)) if row.carer_id else _("carer not written down")
    )
    kin = {True: _("a relative"), False: _("not a relative")}.get(row.is_kin, "")
    lines = [", ".join(filter(None, [who, kin]))]
    if row.holds_from:
        lines.append(_("Since %(day)s") % {"day": known_day(row.holds_from)})
    if row.paper == Paper.NONE:
        lines.append(_("No paper: nobody can sign for the child in law"))
        return "\n".join(lines)
    paper = str(row.get_paper_display())
    if row.number:
        paper = _("%(paper)s, number %(number)s") % {"paper": paper, "number": row.number}
    lines.append(", ".join(filter(None, [paper, row.issuer])))
    if row.paper_to:
        lines.append(_("Paper valid through %(day)s") % {"day": known_day(row.paper_to)})
    return "\n".join(lines)


def schooling(row):
    """School, grade and programme in one school year."""
    lines = [str(row.get_attendance_display())]
    if row.attendance in (Attendance.ATTENDS, Attendance.IRREGULAR) or row.school:
        lines.insert(0, row.school)
    if row.grade is not None:
        lines.append(_("Grade %(grade)d") % {"grade": row.grade})
    if row.programme:
        lines.append(str(row.get_programme_display()))
    if row.school_year:
        years = {"first": row.school_year, "second": row.school_year + 1}
        lines.append(_("School year %(first)d–%(second)d") % years)
    return "\n".join(filter(None, lines))


def languages(row):
    """What the child and the carer speak, and whether an interpreter is needed."""
    lines = []
    if row.of_child:
        lines.append(_("Child: %(language)s") % {"language": row.of_child})
    if row.of_carer:
        lines.append(_("Carer: %(language)s") % {"language": row.of_carer})
    if row.interpreter:
        lines.append(_("Interpreter needed: %(language)s") % {"language": row.interpreter})
    return "\n".join(lines)
