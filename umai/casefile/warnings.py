"""Warnings about a child's file, in sentences. They decide nothing: a person does."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.casefile.facts import known_day
from umai.law.children.ages import INFANT_UNDER, is_infant, is_minor
from umai.law.dated_values import NoLawInForce
from umai.register.facts.school import Attendance
from umai.register.family.care import CarePaper
from umai.register.family.members import adult_name_of
from umai.register.family.representation import representation_in_words
from umai.visits.safety.reading import warnings_of


def file_warnings(file, card_warning=None):
    """The warnings of this file on its day, the most urgent first.

    No help to papers is offered where the `card_warning` of the page says something in its place.
    """
    offers = not (card_warning and card_warning.instead_of_papers)
    return [*_care(file, offers), *_parents(file), *_school(file), *_identity(file)]


def dwelling_warnings(child_id, by):
    """The warnings of the dwelling of this child, in sentences."""
    return [dwelling_in_words(one) for one in warnings_of(child_id, by)]


def dwelling_in_words(found):
    """The warning of a dwelling, in a sentence."""
    how = [
        _("Never go there alone.") if found.go_in_two else "",
        _("Go with the police.") if found.with_police else "",
    ]
    return " ".join(filter(None, [*how, found.words]))


def _care(file, offers):
    away = [one for one in file.parents if one.away]
    if not file.care:
        if away:
            yield _("A parent is away, and nobody has written down with whom the child lives.")
        return
    for row in file.care:
        if row.is_kin is False and not row.institution:
            yield _("The child lives with somebody who is not a relative. This is a higher risk.")
        if row.paper == CarePaper.NONE and not _is_parent_at_home(file, row):
            if offers:
                yield _no_paper(file, row)
            yield representation_in_words(file)
        if row.paper_to and row.paper_to < file.on:
            yield _("The paper of the care ran out on %(day)s.") % {"day": known_day(row.paper_to)}


def _no_paper(file, care):
    return _("The child lives with %(who)s without any paper: help the family to get the papers.") % {
        "who": care.institution or adult_name_of(file.person(care.carer_id))
    }


def _is_parent_at_home(file, care):
    return any(one.kinship.adult_id == care.carer_id and not one.away for one in file.parents)


def _parents(file):
    away = [one for one in file.parents if one.away]
    gone, home = _parents_of(file)
    born = file.identity.birth_date if file.identity else None
    if gone > 1 and not home and born and born <= file.on and _infant(born, file.on):
        years = INFANT_UNDER.on(file.on)
        yield ngettext(
            "Under %(years)s year old and left by both parents: a stated sign of risk.",
            "Under %(years)s years old and left by both parents: a stated sign of risk.",
            years,
        ) % {"years": years}
    elif gone > 1 and not home:
        yield _("Both parents are away.")
    for parent in away:
        for row in parent.away:
            if row.return_expected_on and row.return_expected_on < file.on:
                yield _("%(who)s was expected back on %(day)s and is still away.") % {
                    "who": str(parent.kinship.get_relation_display()).capitalize(),
                    "day": known_day(row.return_expected_on),
                }


def _parents_of(file):
    """The number of parents away, and the number at home.

    With several records each parent can be recorded twice: parents are counted by relation, and one is
    away when one of the records says so.
    """
    away = [one for one in file.parents if one.away]
    home = [one for one in file.parents if not one.away]
    if len(file.ids) == 1:
        return len(away), len(home)
    gone = {one.kinship.relation for one in away}
    return len(gone), len({one.kinship.relation for one in home} - gone)


def _infant(born, on):
    try:
        return is_infant(born, on)
    except NoLawInForce:
        return False


def _school(file):
    for row in file.schooling:
        if row.attendance in (Attendance.LEFT, Attendance.NEVER):
            yield _("The child is out of school: %(what)s.") % {"what": row.get_attendance_display()}
        elif row.attendance == Attendance.IRREGULAR:
            yield _("The child attends school irregularly.")


def _identity(file):
    identity = file.identity
    if identity is None:
        yield _("Nobody has written down who this child is.")
        return
    if not identity.given:
        yield _(
            "Nobody knows the name of this child yet. Write it when it is known; if the child turns out to be"
            " on the register already, join the two records: nothing has to be written again."
        )
    if identity.pin and identity.pin_doubt:
        yield _(
            "The PIN contradicts the sex or the date of birth. It was kept for a reason: see the identity."
        )
    born = identity.birth_date
    try:
        if born and born <= file.on and not is_minor(born, file.on):
            yield _("This person has come of age and is no longer a child in law.")
    except NoLawInForce:
        return
