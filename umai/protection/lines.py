"""What a step says, as lines of a summary, and in a few words for a list."""

from django.db import models
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.facts import ReplacementReason
from umai.design.days import recorded_in_words
from umai.design.parts import SummaryRow
from umai.design.templatetags.design import day, moment
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.law.terms.clock import day_of
from umai.law.terms.protection import entry_late_after
from umai.protection.emergency.models import Arrival, ProtectionStep

NOT_SHOWN = {field.name for field in ProtectionStep._meta.fields} | {"shelter_id", "finding_id", "other"}


def lines_of(row, people):
    """All that a row says, with who wrote it and when; `people` are pairs of adult id and name."""
    if row is None:
        return []
    names = dict(people)
    lines = []
    for field in row._meta.concrete_fields:
        if field.name in NOT_SHOWN or field.primary_key:
            continue
        value = field_value(row, field, names)
        if value not in ("", None):
            lines.append(SummaryRow(capfirst(field.verbose_name), value))
    if isinstance(row, Arrival):
        lines += [
            SummaryRow(capfirst(one.get_body_display()), ", ".join(filter(None, [one.name, one.rank])))
            for one in row.companions.all()
        ]
    return [
        *lines,
        SummaryRow(_("When it was done"), moment(row.happened_at)),
        SummaryRow(_("Written down"), format_html("{}{}", by_whom(row), lateness_note(row, " "))),
    ]


def field_value(row, field, names):
    """One value of a row, in words."""
    value = getattr(row, field.attname)
    if field.choices and value:
        return capfirst(getattr(row, f"get_{field.name}_display")())
    match field:
        case models.BooleanField():
            return {True: _("Yes"), False: _("No"), None: ""}[value]
        case models.ForeignKey():
            return names.get(str(value), "") if value else ""
        case models.DateField():
            return day(value)
        case models.TextField():
            return as_paragraphs(value) if value else ""
    return value


def lateness_note(row, before=""):
    """A note that a row was written later than `protection_entry_hours` after the step; "" otherwise.

    Hours are counted and not days, because what is done at 23:50 is written down after midnight.
    """
    if row is None or row.recorded_at <= entry_late_after(row.happened_at):
        return ""
    return f"{before}{recorded_in_words(row.happened_on, day_of(row.recorded_at))}"


def step_summary(step, row):
    """What a row of a step says, in a few words."""
    words = capfirst(step.summary(row))
    if words and row.why == ReplacementReason.CORRECTION:
        return _("%(answer)s (corrected)") % {"answer": words}
    return words


def adult_name(adult_id, words, people):
    """The name of an adult of the family, else the words; `people` maps adult ids to names."""
    return people.get(str(adult_id), "") if adult_id else words
